"""Whom a judgement is about, by the words that a user gives; whom that is now, and which judgements count."""

from typing import TYPE_CHECKING

from onrecord.cli.common import clean
from onrecord.cli.judging import Signature, local
from onrecord.errors import ActorError

if TYPE_CHECKING:
    from rdflib import URIRef

    from onrecord.actors.assignment import Assignment
    from onrecord.actors.judgement import Judgement
    from onrecord.graph import Graph


def pair(graph: "Graph", first: str, second: str) -> tuple[str, str]:
    """Return the two nodes that a judgement is about: two actors, or two names of what is one actor by now.

    Raises:
        ActorError: both are the same node.
    """
    from onrecord.query.lookup import actor

    actors_ = actor(graph, first), actor(graph, second)
    if actors_[0] != actors_[1]:
        return f"actor/{local(actors_[0])}", f"actor/{local(actors_[1])}"
    nodes = _own(graph, first, actors_[0]), _own(graph, second, actors_[1])
    if nodes[0] == nodes[1]:
        raise ActorError(
            f"{clean(first)} and {clean(second)} are one already, by one name: {local(nodes[0])}. "
            f"To split it, say which articles are somebody else's: onrecord actors split {local(nodes[0])} --article ID"
        )
    return nodes


def _own(graph: "Graph", text: str, meant: "URIRef") -> str:
    """Return the node for the part of an actor that a word names: an old id, or the id that a name has by itself."""
    from onrecord import ids
    from onrecord.query.lookup import actor
    from onrecord.query.names import find
    from onrecord.query.who import card

    matches = find(graph, text)
    if len(matches) == 1 and matches[0].how in ("id", "old id"):
        return f"actor/{matches[0].name}"
    called = {a.local for a in card(graph, meant).appearances if ids.slug(a.label) == ids.slug(text)}
    called = {id_ for id_ in called if actor(graph, id_) == meant}  # of namesakes, another may go by the plain id
    return f"actor/{called.pop()}" if len(called) == 1 else f"actor/{local(meant)}"


def apart(graph: "Graph", name: str, articles: tuple[str, ...], signature: Signature) -> list["Judgement"]:
    """Return the judgements that set an actor's appearances in some articles apart from the others."""
    from onrecord.query.lookup import actor, article
    from onrecord.query.who import card

    found = card(graph, actor(graph, name))
    chosen = {local(article(graph, text)): text for text in articles}
    theirs = [a for a in found.appearances if a.article.id in chosen]
    missing = [text for id_, text in chosen.items() if id_ not in {a.article.id for a in theirs}]
    if missing:
        raise ActorError(f"{found.label} is not in {clean(missing[0])}. See where: onrecord ask who {found.id}")
    if len(theirs) == len(found.appearances):
        raise ActorError(
            f"{found.label} ({found.id}) is in no other article, so there is nothing to split off. "
            "Leave one --article out, or use: onrecord actors rename"
        )
    nodes = [f"appearance/{a.id}" for a in theirs]
    together = [signature.judgement("same", nodes[0], node) for node in nodes[1:]]
    return [*(signature.judgement("different", node, f"actor/{found.id}") for node in nodes), *together]


def now_of(graph: "Graph", node: str) -> "URIRef":
    """Return the actor that a node of a judgement belongs to now."""
    from rdflib import URIRef

    from onrecord import ids
    from onrecord.query.lookup import successor
    from onrecord.query.who import owner

    kind, _, id_ = node.partition("/")
    it = URIRef(ids.iri(kind, id_))
    return successor(graph, it) if kind == "actor" else owner(graph, it)


def named(graph: "Graph", node: "URIRef") -> str:
    """Return what to call an actor: the label, and the id that tells it from its namesakes."""
    from onrecord.query.who import brief

    found = brief(graph, node)
    return f"{clean(found.label)} ({found.id})"


def undone(graph: "Graph") -> dict[str, str]:
    """Return which judgements were taken back, by which."""
    from onrecord.actors.journal import order

    taken: dict[str, str] = {}
    for judgement in sorted(graph.judgements(), key=order, reverse=True):
        if judgement.verdict == "undo" and judgement.id not in taken:
            taken[judgement.value] = judgement.id
    return taken


def effects(graph: "Graph", assignment: "Assignment | None") -> dict[str, str]:
    """Return why judgements have no effect; those that count are left out."""
    found = {id_: f"taken back by {by}" for id_, by in undone(graph).items()}
    if assignment is not None:
        found |= {id_: "nobody here has that id" for id_ in assignment.dormant if id_ not in found}
        found |= {o.judgement: f"overruled by {o.by}: {o.detail}" for o in assignment.overruled}
    return found
