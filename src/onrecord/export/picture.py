"""What the interactive page shows, as plain frozen data: nodes, edges, and for each edge the words it rests on.

`onrecord.export.gather` fills a picture from a graph, `onrecord.export.html` makes the page of it; neither knows how
the other works. Ids are opaque (``n0``, ``x0``, ``e0``), so that nothing that an article says ever serves as a key, a
CSS selector or an option of the drawing library.
"""

import heapq
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, get_args

NodeKind = Literal["actor", "claim"]
# What a line to or from a claim says, and what one between actors says; `onrecord.model.RelationType` as in IRIs.
Saying = Literal["about", "asked", "reported", "said", "denied"]
Act = Literal[
    "promises",
    "warns",
    "demands",
    "agrees-with",
    "thanks",
    "apologises",
    "supports",
    "defends",
    "distances-from",
    "questions",
    "denies",
    "threatens",
    "criticises",
    "accuses",
]
EdgeRelation = Saying | Act
Manner = Literal["plain", "told", "supposed", "negative"]
Role = Literal["source", "cue", "content", "target", "qualifier"]

# In the order of drawing: what comes later lies on top.
ACTS: tuple[Act, ...] = get_args(Act)
RELATIONS: tuple[EdgeRelation, ...] = (*get_args(Saying), *ACTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The article that some evidence stands in.

    Attributes:
        published: ISO 8601 date, full or partial (``2017``, ``2017-06``); None when it is not known.
        url: as the article gave it; the page links it only if it is http or https.
    """

    id: str
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a passage and the parts they play; a word may play two (the target inside the content)."""

    text: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence or more, cut where a part begins or ends, with a little of what stands around it."""

    pieces: tuple[Piece, ...]
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """Return the words of the passage, as the article has them."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part in some evidence; ``node`` is None when the picture has left that node out."""

    label: str
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One place where one article has somebody say, deny or ask something, or accuse, thank, warn … somebody.

    Attributes:
        article: id of the article, see `Cited`.
        quotation: the content or matter, word for word; empty for a relation without a matter.
        speaker: who speaks or does it; None when that is not known.
        targets: to whom it is done.
        teller: who tells it, where it stands inside somebody else's words ("Rowe said that Ode had agreed").
        source, cue: as written; empty where nothing is.
        kind: direct, indirect or mixed; empty for a relation.
        manner: plain where the article itself puts it forward; only that is drawn solid.
        reasons: why it is not plain, or what the words put forward, for a reader: see `onrecord.export.manner`.
        answers: ids of the evidence that this denial answers.
        origin: id of the evidence of the attribution that it comes from.
        within: id of the evidence of the attribution inside whose content it stands.
        confidence: 0 to 1.
    """

    id: str
    article: str
    relation: EdgeRelation
    quotation: str
    passages: tuple[Passage, ...]
    speaker: Party | None = None
    targets: tuple[Party, ...] = ()
    teller: Party | None = None
    source: str = ""
    cue: str = ""
    kind: str = ""
    manner: Manner = "plain"
    reasons: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    origin: str | None = None
    within: str | None = None
    headline: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor or a claim.

    Attributes:
        type: what an actor is (person, organisation, group, place, unnamed, unknown); empty for a claim.
        names: the other forms of an actor's name.
        weight: pieces of evidence that it takes part in.
        evidence: ids of evidence that stands on no edge, as when nobody is named as the speaker.
        iri: its name in the graph.
    """

    id: str
    kind: NodeKind
    label: str
    type: str = ""
    names: tuple[str, ...] = ()
    weight: int = 0
    evidence: tuple[str, ...] = ()
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line of the picture: every one has evidence."""

    id: str
    source: str
    target: str
    relation: EdgeRelation
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that a page shows.

    Attributes:
        left_out: nodes that the graph has beyond these, when the picture is only its most connected part.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    articles: tuple[Cited, ...] = ()
    left_out: int = 0


def most_connected(picture: Picture, limit: int) -> Picture:
    """Return the part of a picture with at most ``limit`` nodes that hangs together best.

    It grows from the node with the most links, always by the neighbour that has the most, so that it stays in one piece
    for as long as the graph is. Edges keep their evidence; evidence that is on no node and edge is left out.
    """
    if limit < 1:
        raise ValueError(f"a picture needs at least one node, not {limit}")
    if len(picture.nodes) <= limit:
        return picture
    kept = _grow(picture, limit)
    edges = tuple(edge for edge in picture.edges if edge.source in kept and edge.target in kept)
    nodes = tuple(node for node in picture.nodes if node.id in kept)
    used = {found for edge in edges for found in edge.evidence} | {found for node in nodes for found in node.evidence}
    evidence = tuple(
        replace(
            without_loose_ends(found, used),
            speaker=_within(found.speaker, kept) if found.speaker else None,
            teller=_within(found.teller, kept) if found.teller else None,
            targets=tuple(_within(party, kept) for party in found.targets),
        )
        for found in picture.evidence
        if found.id in used
    )
    cited = {found.article for found in evidence}
    return Picture(
        nodes=nodes,
        edges=edges,
        evidence=evidence,
        articles=tuple(article for article in picture.articles if article.id in cited),
        left_out=picture.left_out + len(picture.nodes) - len(nodes),
    )


def without_loose_ends(found: Evidence, shown: Collection[str]) -> Evidence:
    """Return evidence that points at none that is not shown."""
    return replace(
        found,
        answers=tuple(other for other in found.answers if other in shown),
        origin=found.origin if found.origin in shown else None,
        within=found.within if found.within in shown else None,
    )


def _within(party: Party, kept: set[str]) -> Party:
    """Return a party that points at no node that is left out; the name stays."""
    return party if party.node in kept else replace(party, node=None)


def _grow(picture: Picture, limit: int) -> set[str]:
    """Return the ids of the ``limit`` nodes to keep."""
    rank = {node.id: place for place, node in enumerate(picture.nodes)}
    around: dict[str, set[str]] = {node.id: set() for node in picture.nodes}
    for edge in picture.edges:
        around[edge.source].add(edge.target)
        around[edge.target].add(edge.source)

    def key(node: str) -> tuple[int, int, str]:
        return -len(around[node]), rank[node], node

    kept: set[str] = set()
    for start in sorted(around, key=key):
        edge_of_kept = [key(start)]
        while edge_of_kept and len(kept) < limit:
            node = heapq.heappop(edge_of_kept)[2]
            if node in kept:
                continue
            kept.add(node)
            for other in around[node] - kept:
                heapq.heappush(edge_of_kept, key(other))
        if len(kept) == limit:
            break
    return kept
