"""Read a picture out of a graph: simple questions (``rq/*.rq``), and plain Python to put the answers together.

A line ``said``, ``denied`` or ``accuses`` is drawn only where the article's own graph has the plain triple, so that the
picture is never bolder than the graph. What stands inside somebody else's words is ``reported``; a question is
``asked``; a headline that only repeats the body draws nothing of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.export.passages import Part, passages
from onrecord.export.picture import RELATIONS, Cited, Edge, EdgeRelation, Evidence, Node, Party, Picture

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
    """The answers to all questions, by IRI."""

    articles: dict[str, Properties]
    found: dict[str, Properties]
    names: dict[str, Properties]
    parts: dict[str, list[Part]]
    plain: frozenset[tuple[str, str, str, str]]


def gather(graph: "Graph") -> Picture:
    """Return all of a graph's actors and claims, and what stands between them, as a picture.

    The same graph gives the same picture. Actors of whom nothing is on record are left out.
    """
    facts = _Facts(
        articles=_properties(_rows(graph, "articles")),
        found=_properties(_rows(graph, "found")),
        names=_properties(_rows(graph, "names")),
        parts=_parts(_rows(graph, "spans")),
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
    return _picture(facts, links, loose, relations)


def _rows(graph: "Graph", question: str) -> Iterator[tuple[str, ...]]:
    """Yield the answers to one of our questions as text; nothing is the empty text."""
    text = files("onrecord.export").joinpath("rq", f"{question}.rq").read_text("utf-8")
    for row in graph.query(text).rows:
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


def _parts(rows: Iterable[tuple[str, ...]]) -> dict[str, list[Part]]:
    """Return the spans of each attribution and accusation."""
    things: dict[str, list[Part]] = defaultdict(list)
    for thing, name, start, end, words, before, after in rows:
        things[thing].append(Part(int(start), int(end), _last(name), words, before, after))
    return things


def _one(properties: Properties, name: str) -> str:
    """Return the value of a property, or the empty text."""
    return properties.get(name, [""])[0]


def _place(facts: _Facts, thing: str) -> tuple[str, str, int, str]:
    """Return what sorts evidence: by date of publication, undated last, then as it stands in the article."""
    article = _one(facts.found[thing], "article")
    published = _one(facts.articles.get(article, {}), "datePublished") or "9999"
    first = min((part.start for part in facts.parts.get(thing, []) if part.name != "evidence"), default=0)
    return published, article, first, thing


def _relation(facts: _Facts, thing: str) -> EdgeRelation | None:
    """Return what an attribution or accusation says about its speaker, or None where it draws nothing."""
    found = facts.found[thing]
    speaker, claim = _one(found, "speaker"), _one(found, "claim")
    if not claim:
        return "accuses"
    if _one(found, "modality").endswith("/question"):
        return None if "inHeadline" in found else "asked"
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


def _picture(
    facts: _Facts,
    links: dict[_Link, list[str]],
    loose: dict[str, list[str]],
    relations: dict[str, EdgeRelation],
) -> Picture:
    """Give everything its opaque id, most on record first, and put the picture together."""
    weight: dict[str, set[str]] = defaultdict(set)
    for link, things in links.items():
        for node in (link.source, link.target):
            weight[node].update(things)
    for node, things in loose.items():
        weight[node].update(things)
    kinds = {
        node: "claim" if "Claim" in facts.names.get(node, {}).get("type", ["Claim"])[0] else "actor" for node in weight
    }
    order = sorted(weight, key=lambda node: (kinds[node], -len(weight[node]), _label(facts, node), node))
    node_id = {node: f"n{index}" for index, node in enumerate(order)}
    evidence_id = {thing: f"e{index}" for index, thing in enumerate(relations)}
    rank = {relation: index for index, relation in enumerate(RELATIONS)}
    places = {node: index for index, node in enumerate(order)}
    lines = sorted(links, key=lambda link: (rank[link.relation], places[link.source], places[link.target]))
    cited = dict.fromkeys(_one(facts.found[thing], "article") for thing in relations)
    return Picture(
        nodes=tuple(
            _node(facts, node, node_id[node], len(weight[node]), tuple(evidence_id[thing] for thing in loose[node]))
            for node in order
        ),
        edges=tuple(
            Edge(
                id=f"x{index}",
                source=node_id[link.source],
                target=node_id[link.target],
                relation=link.relation,
                evidence=tuple(evidence_id[thing] for thing in links[link]),
            )
            for index, link in enumerate(lines)
        ),
        evidence=tuple(
            _evidence(facts, thing, relation, evidence_id[thing], node_id) for thing, relation in relations.items()
        ),
        articles=tuple(_cited(article, facts.articles.get(article, {})) for article in cited),
    )


def _label(facts: _Facts, node: str) -> str:
    """Return the words of a claim, the name of an actor."""
    known = facts.names.get(node, {})
    return _one(known, "text") or _one(known, "label") or _last(node)


def _node(facts: _Facts, iri: str, id_: str, weight: int, evidence: tuple[str, ...]) -> Node:
    """Return an actor or claim as the picture has it."""
    known = facts.names.get(iri, {})
    classes = {_last(name) for name in known.get("type", [])}
    label = _label(facts, iri)
    if "Actor" not in classes:
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


def _evidence(facts: _Facts, thing: str, relation: EdgeRelation, id_: str, node_id: dict[str, str]) -> Evidence:
    """Return one attribution or accusation as the picture has it."""
    found, parts = facts.found[thing], facts.parts.get(thing, [])

    def party(actor: str) -> Party:
        return Party(label=_label(facts, actor), node=node_id.get(actor))

    speaker = _one(found, "speaker") or _one(found, "accuser")
    teller = _one(facts.found.get(_one(found, "parent"), {}), "speaker") if relation == "reported" else ""
    accuser = " … ".join(part.words for part in sorted(parts) if part.name == "accuserSpan")
    return Evidence(
        id=id_,
        article=_last(_one(found, "article")),
        relation=relation,
        quotation=_one(found, "text") or _one(found, "charge"),
        passages=passages(parts),
        speaker=party(speaker) if speaker else None,
        accused=tuple(party(actor) for actor in found.get("accused", [])),
        teller=party(teller) if teller else None,
        source=_one(found, "sourceText") or accuser,
        cue=_one(found, "cueText"),
        kind=_last(_one(found, "kind")),
        polarity=_last(_one(found, "polarity")) or "positive",
        modality=_last(_one(found, "modality")) or "asserted",
        headline="inHeadline" in found,
        confidence=float(_one(found, "confidence") or 1),
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
