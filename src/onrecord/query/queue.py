"""The questions that wait for a person: actors who may be one, and items that a service offered for an actor."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import URIRef

from onrecord import ids
from onrecord.query.lookup import successor
from onrecord.query.names import WIKIDATA
from onrecord.query.roster import redirects, roster
from onrecord.query.who import brief

if TYPE_CHECKING:
    from onrecord.actors.service import Candidate
    from onrecord.graph import Graph
    from onrecord.graph.inquiries import Inquiry


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two actors who may be one.

    Attributes:
        nodes: as a judgement names them.
        reasons: what speaks for and against, in words.
    """

    nodes: tuple[str, str]
    names: tuple[str, str]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a service offers for an actor; nothing follows from it until somebody judges."""

    node: str
    name: str
    inquiry: "Inquiry"

    @property
    def wikidata(self) -> bool:
        """Say whether the items are Wikidata's, so that one of them can be accepted."""
        return self.inquiry.identifier_space == WIKIDATA

    @property
    def candidates(self) -> "tuple[Candidate, ...]":
        """The items, best first."""
        return self.inquiry.candidates


def pairs(graph: "Graph", limit: int) -> list[Pair]:
    """Return the pairs that nobody could tell, most useful first."""
    everybody, moved = roster(graph), redirects(graph)

    def name(node: str) -> str:
        id_ = node.removeprefix("actor/")
        found = everybody.get(moved.get(id_, id_))
        return found.label if found else id_

    return [
        Pair(
            nodes=(unsure.first, unsure.second),
            names=(name(unsure.first), name(unsure.second)),
            score=unsure.score,
            reasons=tuple(map(str, unsure.reasons)),
        )
        for unsure in graph.assignment().unsure[:limit]
    ]


def offers(graph: "Graph", limit: int) -> list[Offer]:
    """Return what services offered for actors whom nobody has identified, those in most articles first."""
    everybody, moved = roster(graph), redirects(graph)
    found: list[tuple[int, Offer]] = []
    for inquiry in graph.inquiries():
        about = everybody.get(moved.get(inquiry.actor, inquiry.actor))
        if about is not None and inquiry.candidates and not about.wikidata:
            offer = Offer(node=f"actor/{about.id}", name=about.label, inquiry=inquiry)
            found.append((-about.articles, offer))
    found.sort(key=lambda pair: (pair[0], pair[1].node, pair[1].inquiry.service))
    return [offer for _, offer in found[:limit]]


def identified(graph: "Graph", node: str) -> bool:
    """Say whether it is settled which item of Wikidata an actor is."""
    return bool(brief(graph, actor_of(graph, node)).wikidata)


def same_now(graph: "Graph", pair: Pair) -> bool:
    """Say whether two have become one meanwhile."""
    return len({actor_of(graph, node) for node in pair.nodes}) == 1


def actor_of(graph: "Graph", node: str) -> URIRef:
    """Return the actor that ``actor/<id>`` means now."""
    return successor(graph, URIRef(ids.BASE + node))
