"""Read a picture out of a graph: simple questions (``rq/*.rq``), and plain Python to put the answers together.

What one finding says is left to `onrecord.export.findings`; here they become the lines and nodes of one picture. A line
between actors rests on every finding of its type, plain or not; its card says which are which.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.export.findings import Places, evidence_of, relation_of
from onrecord.export.picture import (
    RELATIONS,
    Cited,
    Edge,
    EdgeRelation,
    Node,
    Picture,
)
from onrecord.export.reading import Known, Properties, is_actor, label, last, one, read
from onrecord.export.reduced import most_connected, without_loose_ends
from onrecord.export.timeline import MAX_EVENTS, timeline
from onrecord.export.timeline_reading import basis_of, other_dates
from onrecord.export.timeline_words import BASES

if TYPE_CHECKING:
    from onrecord.graph import Graph

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


def gather(graph: "Graph", *, max_nodes: int | None = None, max_events: int = MAX_EVENTS) -> Picture:
    """Return a graph's actors and claims, what stands between them, and when it was, as a picture.

    The same graph gives the same picture. Actors of whom nothing is on record are left out. With more than
    ``max_nodes`` nodes it is reduced, see `most_connected`; the words are read for what is left only. Of the dated
    events at most ``max_events`` are shown, see `onrecord.export.timeline`.
    """
    known = read(graph)
    links: dict[_Link, list[str]] = defaultdict(list)
    loose: dict[str, list[str]] = defaultdict(list)
    relations: dict[str, EdgeRelation] = {}
    for thing in sorted(known.found, key=lambda thing: _place(known, thing)):
        relation = relation_of(known, thing)
        if relation is None:
            continue
        relations[thing] = relation
        drawn = list(_links(known, thing, relation))
        for link in drawn:
            links[link].append(thing)
        if all(link.relation == "about" for link in drawn):
            for node in _loose(known, thing):
                loose[node].append(thing)
    evidence_id = {thing: f"e{index}" for index, thing in enumerate(relations)}
    picture = _nodes_and_edges(known, links, loose, evidence_id)
    if max_nodes is not None:
        picture = most_connected(picture, max_nodes)
    named = {id_ for edge in picture.edges for id_ in edge.evidence}
    named.update(id_ for node in picture.nodes for id_ in node.evidence)
    shown = {thing: id_ for thing, id_ in evidence_id.items() if id_ in named}
    places = Places(nodes={node.iri: node.id for node in picture.nodes}, evidence=shown)
    dated = replace(picture, timeline=timeline(graph, known, places, max_events))
    return _with_evidence(graph, known, dated, relations, replace(places, evidence=evidence_id), shown)


def _place(known: Known, thing: str) -> tuple[str, str, str]:
    """Return what sorts evidence: the date of publication, undated last, then the article."""
    article = one(known.found[thing], "article")
    return _published(known, article), article, thing


def _published(known: Known, article: str) -> str:
    """Return the day of publication; what sorts last where that is not known."""
    return one(known.articles.get(article, {}), "datePublished") or "9999"


def _links(known: Known, thing: str, relation: EdgeRelation) -> Iterator[_Link]:
    """Yield the lines that rest on one attribution or relation."""
    found = known.found[thing]
    if claim := one(found, "claim"):
        if speaker := one(found, "speaker"):
            yield _Link(speaker, claim, relation)
        for actor in found.get("about", []):
            yield _Link(claim, actor, "about")
    elif by := one(found, "by"):
        for target in found.get("toward", []):
            if target != by:
                yield _Link(by, target, relation)


def _loose(known: Known, thing: str) -> list[str]:
    """Return the nodes that show evidence which no line to a speaker shows."""
    found = known.found[thing]
    return found.get("claim") or list(dict.fromkeys([*found.get("by", []), *found.get("toward", [])]))


def _nodes_and_edges(
    known: Known,
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
    order = sorted(weight, key=lambda node: (not is_actor(known, node), -len(weight[node]), label(known, node), node))
    places = {node: index for index, node in enumerate(order)}
    rank = {relation: index for index, relation in enumerate(RELATIONS)}
    lines = sorted(links, key=lambda link: (rank[link.relation], places[link.source], places[link.target]))
    return Picture(
        nodes=tuple(
            _node(known, node, f"n{index}", len(weight[node]), tuple(evidence_id[thing] for thing in loose[node]))
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
    graph: "Graph",
    known: Known,
    picture: Picture,
    relations: dict[str, EdgeRelation],
    places: Places,
    shown: Mapping[str, str],
) -> Picture:
    """Read the words of the evidence that the picture names, and put them in."""
    named = set(shown.values())
    told = {account.article for row in picture.timeline.rows for account in row.accounts}
    cited = {one(known.found[thing], "article") for thing in shown} | {a for a in known.articles if last(a) in told}
    in_order = sorted(cited, key=lambda article: (_published(known, article), article))
    others = other_dates(graph, known)
    rank = {last(article): index for index, article in enumerate(in_order)}
    cards = [evidence_of(graph, known, thing, relations[thing], places) for thing in shown]
    cards.sort(key=lambda card: (rank[card[1].article], card[0], card[1].id))
    return replace(
        picture,
        evidence=tuple(without_loose_ends(card, named) for _, card in cards),
        articles=tuple(
            _cited(article, known.articles.get(article, {}), others.get(article, [])) for article in in_order
        ),
    )


def _node(known: Known, iri: str, id_: str, weight: int, evidence: tuple[str, ...]) -> Node:
    """Return an actor or claim as the picture has it."""
    names = known.names.get(iri, {})
    classes = {last(name) for name in names.get("type", [])}
    words = label(known, iri)
    if not is_actor(known, iri):
        return Node(id=id_, kind="claim", label=words, weight=weight, evidence=evidence, iri=iri)
    return Node(
        id=id_,
        kind="actor",
        label=words,
        type=next((type_ for name, type_ in TYPES if name in classes), "unknown"),
        names=tuple(name for name in names.get("altLabel", []) if name != words),
        weight=weight,
        evidence=evidence,
        iri=iri,
    )


def _cited(iri: str, known: Properties, others: Sequence[str]) -> Cited:
    """Return an article as the picture has it."""
    return Cited(
        id=last(iri),
        title=one(known, "headline") or None,
        outlet=one(known, "outlet") or None,
        byline=tuple(known.get("byline", [])),
        published=one(known, "datePublished") or None,
        basis=BASES.get(basis_of(one(known, "publishedBasis")), ""),
        others=tuple(others),
        url=one(known, "url") or one(known, "urlText") or None,
    )
