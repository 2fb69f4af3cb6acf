"""Read a picture out of a graph: simple questions (``rq/*.rq``), and plain Python to put the answers together.

A line ``said``, ``denied`` or ``accuses`` is drawn only where the article's own graph has the plain triple, so that the
picture is never bolder than the graph. What stands inside somebody else's words is ``reported``; a question is
``asked``; a headline that only repeats the body draws nothing of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.export.passages import Part, passages
from onrecord.export.picture import RELATIONS, Cited, Edge, EdgeRelation, Evidence, Node, Party, Picture, most_connected
from onrecord.query.fill import fill

if TYPE_CHECKING:
    from onrecord.graph import Graph

# Properties go by their last word; none of those asked for here share one.
Properties = dict[str, list[str]]
# The first that fits: an actor may have been taken for several things in several articles.
TYPES = (
    ("Person", "person"),
    ("Organization", "organisation"),
    ("Group", "group"),
    ("Place", "place"),
    ("UnnamedSource", "unnamed"),
)


@dataclass(frozen=True, slots=True)
class _Link:
    """A line of the picture while it still goes by IRIs."""

    source: str
    target: str
    relation: EdgeRelation


@dataclass(frozen=True, slots=True)
class _Facts:
    """The answers to the questions about all of the graph, by IRI."""

    articles: dict[str, Properties]
    found: dict[str, Properties]
    names: dict[str, Properties]
    plain: frozenset[tuple[str, str, str, str]]


def gather(graph: "Graph", *, max_nodes: int | None = None) -> Picture:
    """Return a graph's actors and claims, and what stands between them, as a picture.

    The same graph gives the same picture. Actors of whom nothing is on record are left out. With more than
    ``max_nodes`` nodes it is reduced, see `most_connected`; the words are read for what is left only.
    """
    facts = _Facts(
        articles=_properties(_rows(graph, "articles")),
        found=_properties(_rows(graph, "found")),
        names=_properties(_rows(graph, "names")),
        plain=frozenset((article, actor, _last(name), other) for article, actor, name, other in _rows(graph, "plain")),
    )
    links: dict[_Link, list[str]] = defaultdict(list)
    loose: dict[str, list[str]] = defaultdict(list)
    relations: dict[str, EdgeRelation] = {}
    for thing in sorted(facts.found, key=lambda thing: _place(facts, thing)):
        relation = _relation(facts, thing)
        if relation is None:
            continue
        relations[thing] = relation
        drawn = list(_links(facts, thing, relation))
        for link in drawn:
            links[link].append(thing)
        if all(link.relation == "about" for link in drawn):
            for node in _loose(facts, thing):
                loose[node].append(thing)
    evidence_id = {thing: f"e{index}" for index, thing in enumerate(relations)}
    picture = _nodes_and_edges(facts, links, loose, evidence_id)
    if max_nodes is not None:
        picture = most_connected(picture, max_nodes)
    return _with_evidence(graph, facts, picture, relations, evidence_id)


def _rows(graph: "Graph", question: str, thing: str | None = None) -> Iterator[tuple[str, ...]]:
    """Yield the answers to one of our questions, perhaps about one thing, as text; nothing is the empty text."""
    from rdflib import URIRef

    text = files("onrecord.export").joinpath("rq", f"{question}.rq").read_text("utf-8")
    for row in graph.query(fill(text, {"thing": URIRef(thing)}) if thing else text).rows:
        yield tuple("" if term is None else str(term) for term in row)


def _last(iri: str) -> str:
    """Return the last word of an IRI: the name of a term, the id of a thing."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _properties(rows: Iterable[tuple[str, ...]]) -> dict[str, Properties]:
    """Return the values of each thing's properties, sorted, so that the order of the store does not matter."""
    things: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for thing, name, value in rows:
        things[thing][_last(name)].add(value)
    return {
        thing: {name: sorted(values) for name, values in properties.items()} for thing, properties in things.items()
    }


def _one(properties: Properties, name: str) -> str:
    """Return the value of a property, or the empty text."""
    return properties.get(name, [""])[0]


def _place(facts: _Facts, thing: str) -> tuple[str, str, str]:
    """Return what sorts evidence: the date of publication, undated last, then the article."""
    article = _one(facts.found[thing], "article")
    return _one(facts.articles.get(article, {}), "datePublished") or "9999", article, thing


def _relation(facts: _Facts, thing: str) -> EdgeRelation | None:
    """Return what an attribution or accusation says about its speaker, or None where it draws nothing."""
    found = facts.found[thing]
    speaker, claim = _one(found, "speaker"), _one(found, "claim")
    if not claim:
        return "accuses"
    if _one(found, "modality").endswith("/question"):
        return None if "inHeadline" in found else "asked"
    if "withholds" in found:
        return None
    said: EdgeRelation = "denied" if "denies" in found else "said"
    if speaker and (_one(found, "article"), speaker, said, claim) not in facts.plain:
        return None if "inHeadline" in found else "reported"
    if not speaker and "inHeadline" in found:
        return None
    parent = facts.found.get(_one(found, "parent"))
    if parent is not None and _one(parent, "speaker") != speaker:
        return "reported"
    return said


def _links(facts: _Facts, thing: str, relation: EdgeRelation) -> Iterator[_Link]:
    """Yield the lines that rest on one attribution or accusation."""
    found = facts.found[thing]
    speaker, claim = _one(found, "speaker"), _one(found, "claim")
    if relation == "accuses":
        article, accuser = _one(found, "article"), _one(found, "accuser")
        for accused in found.get("accused", []):
            # The same article may also report that the accusation was denied, or told by others.
            if (article, accuser, "accuses", accused) in facts.plain and _plainly(found) and accuser != accused:
                yield _Link(accuser, accused, "accuses")
        return
    if speaker:
        yield _Link(speaker, claim, relation)
    for actor in found.get("about", []):
        yield _Link(claim, actor, "about")


def _plainly(found: Properties) -> bool:
    """Say whether an accusation is made, not denied or supposed."""
    return _one(found, "polarity").endswith("/positive") and _one(found, "modality").endswith("/asserted")


def _loose(facts: _Facts, thing: str) -> list[str]:
    """Return the nodes that show evidence which no line to a speaker shows."""
    found = facts.found[thing]
    return found.get("claim") or [*found.get("accuser", []), *found.get("accused", [])]


def _nodes_and_edges(
    facts: _Facts,
    links: dict[_Link, list[str]],
    loose: dict[str, list[str]],
    evidence_id: dict[str, str],
) -> Picture:
    """Give nodes and edges their opaque ids, most on record first; the evidence is named, but not yet there."""
    weight: dict[str, set[str]] = defaultdict(set)
    for link, things in links.items():
        for node in (link.source, link.target):
            weight[node].update(things)
    for node, things in loose.items():
        weight[node].update(things)
    order = sorted(weight, key=lambda node: (not _is_actor(facts, node), -len(weight[node]), _label(facts, node), node))
    places = {node: index for index, node in enumerate(order)}
    rank = {relation: index for index, relation in enumerate(RELATIONS)}
    lines = sorted(links, key=lambda link: (rank[link.relation], places[link.source], places[link.target]))
    return Picture(
        nodes=tuple(
            _node(facts, node, f"n{index}", len(weight[node]), tuple(evidence_id[thing] for thing in loose[node]))
            for node, index in places.items()
        ),
        edges=tuple(
            Edge(
                id=f"x{index}",
                source=f"n{places[link.source]}",
                target=f"n{places[link.target]}",
                relation=link.relation,
                evidence=tuple(evidence_id[thing] for thing in links[link]),
            )
            for index, link in enumerate(lines)
        ),
    )


def _with_evidence(
    graph: "Graph", facts: _Facts, picture: Picture, relations: dict[str, EdgeRelation], evidence_id: dict[str, str]
) -> Picture:
    """Read the words of the evidence that the picture names, and put them in."""
    named = {id_ for edge in picture.edges for id_ in edge.evidence}
    named.update(id_ for node in picture.nodes for id_ in node.evidence)
    nodes = {node.iri: node.id for node in picture.nodes}
    shown = [thing for thing in relations if evidence_id[thing] in named]
    cited = dict.fromkeys(_one(facts.found[thing], "article") for thing in shown)
    rank = {_last(article): index for index, article in enumerate(cited)}
    read = (_evidence(graph, facts, thing, relations[thing], evidence_id[thing], nodes) for thing in shown)
    in_order = sorted(read, key=lambda found: (rank[found[1].article], found[0], found[1].id))
    return replace(
        picture,
        evidence=tuple(found for _, found in in_order),
        articles=tuple(_cited(article, facts.articles.get(article, {})) for article in cited),
    )


def _is_actor(facts: _Facts, node: str) -> bool:
    """Say whether a node is an actor; all others are claims."""
    return any(_last(name) == "Actor" for name in facts.names.get(node, {}).get("type", []))


def _label(facts: _Facts, node: str) -> str:
    """Return the words of a claim, the name of an actor."""
    known = facts.names.get(node, {})
    return _one(known, "text") or _one(known, "label") or _last(node)


def _node(facts: _Facts, iri: str, id_: str, weight: int, evidence: tuple[str, ...]) -> Node:
    """Return an actor or claim as the picture has it."""
    known = facts.names.get(iri, {})
    classes = {_last(name) for name in known.get("type", [])}
    label = _label(facts, iri)
    if not _is_actor(facts, iri):
        return Node(id=id_, kind="claim", label=label, weight=weight, evidence=evidence, iri=iri)
    return Node(
        id=id_,
        kind="actor",
        label=label,
        type=next((type_ for name, type_ in TYPES if name in classes), "unknown"),
        names=tuple(name for name in known.get("altLabel", []) if name != label),
        weight=weight,
        evidence=evidence,
        iri=iri,
    )


def _evidence(
    graph: "Graph", facts: _Facts, thing: str, relation: EdgeRelation, id_: str, nodes: dict[str, str]
) -> tuple[tuple[int, int], Evidence]:
    """Return one attribution or accusation as the picture has it, and where its sentence and its words begin."""
    found = facts.found[thing]
    words: dict[str, str] = {_last(name): value for name, value in sorted(_rows(graph, "words", thing), reverse=True)}
    parts = [
        Part(int(start), int(end), _last(name), text, before, after)
        for name, start, end, text, before, after in _rows(graph, "spans", thing)
    ]

    def party(actor: str) -> Party:
        return Party(label=_label(facts, actor), node=nodes.get(actor))

    speaker = _one(found, "speaker") or _one(found, "accuser")
    teller = _one(facts.found.get(_one(found, "parent"), {}), "speaker") if relation == "reported" else ""
    accuser = " … ".join(part.words for part in sorted(parts) if part.name == "accuserSpan")
    sentence = min((part.start for part in parts if part.name == "evidence"), default=0)
    first = min((part.start for part in parts if part.name != "evidence"), default=0)
    return (sentence, first), Evidence(
        id=id_,
        article=_last(_one(found, "article")),
        relation=relation,
        quotation=words.get("text") or words.get("charge") or "",
        passages=passages(parts),
        speaker=party(speaker) if speaker else None,
        accused=tuple(party(actor) for actor in found.get("accused", [])),
        teller=party(teller) if teller else None,
        source=words.get("sourceText") or accuser,
        cue=words.get("cueText", ""),
        kind=_last(words.get("kind", "")),
        polarity=_last(_one(found, "polarity")) or "positive",
        modality=_last(_one(found, "modality")) or "asserted",
        headline="inHeadline" in found,
        confidence=float(words.get("confidence") or 1),
    )


def _cited(iri: str, known: Properties) -> Cited:
    """Return an article as the picture has it."""
    return Cited(
        id=_last(iri),
        title=_one(known, "headline") or None,
        outlet=_one(known, "outlet") or None,
        byline=tuple(known.get("byline", [])),
        published=_one(known, "datePublished") or None,
        url=_one(known, "url") or _one(known, "urlText") or None,
    )
