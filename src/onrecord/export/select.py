"""Choose a part of the graph: what involves an actor, what stands in an article, what was published in a span of time.

A chosen attribution, relation or event brings all that it rests on: its article's description, its spans and
selectors, its claim, the actors it names, what it answers, the run that made it, and its plain triples. Nothing here
writes a file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import ids
from onrecord.query.library import run_internal
from onrecord.query.lookup import actor as find_actor
from onrecord.query.lookup import article as find_article
from onrecord.query.lookup import days, window

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad

    from onrecord.graph import Graph

SHARED = {"actor": "actors", "claim": "claims", "run": "runs", "agent": "runs"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A part of a graph, as IRIs.

    Attributes:
        articles: those whose graphs it is taken from.
        records: the attributions, relations and events in it.
        actor: whom it is about; None: the articles are taken whole.
        undated: how many articles were left out because a span of time was asked for and their date of publication is
            missing, or too coarse to tell on which side it lies.
    """

    articles: frozenset[str]
    records: frozenset[str]
    actor: str | None
    undated: int


def choose(
    graph: "Graph",
    *,
    actor: str | None = None,
    article: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Selection | None:
    """Return the selection that all the given conditions leave; None where no condition is given: all of it.

    Args:
        graph: what to choose from.
        actor: a name, id or IRI.
        article: an id, IRI, web address or title.
        since: a day, month or year.
        until: a day, month or year, included to its end.

    Raises:
        QueryError: nobody or several are meant, or a date is none.
    """
    if actor is None and article is None and since is None and until is None:
        return None
    who = None if actor is None else find_actor(graph, actor)
    rows = run_internal(graph, "records").rows if who is None else run_internal(graph, "involved", actor=who).rows
    records = {str(node): str(where) for node, where in rows}
    dates = {str(node): None if day is None else str(day) for node, day in run_internal(graph, "article-dates").rows}
    articles = set(dates) if who is None else set(records.values())
    if article is not None:
        articles &= {str(find_article(graph, article))}
    unsure = {one for one in articles if _within(dates.get(one), since, until) is None}
    articles = {one for one in articles if _within(dates.get(one), since, until)}
    return Selection(
        articles=frozenset(articles),
        records=frozenset(node for node, where in records.items() if where in articles),
        actor=None if who is None else str(who),
        undated=len(unsure),
    )


def _within(published: str | None, since: str | None, until: str | None) -> bool | None:
    """Say whether a date of publication certainly lies in a span of time, or certainly not; None: nobody knows."""
    if since is None and until is None:
        return True
    lower, upper = window(since, until)
    if published is None:
        return None
    first, last = days(published[:10], name="published")
    if (lower is None or first >= lower) and (upper is None or last <= upper):
        return True
    if (lower is not None and last < lower) or (upper is not None and first > upper):
        return False
    return None


def quads(graph: "Graph", chosen: Selection | None) -> "Iterator[Quad]":
    """Yield every quad of a selection, or of the whole graph; the same quad may come twice."""
    if chosen is None:
        yield from graph.match()
        return
    shared: set[NamedNode] = set()
    for article in sorted(chosen.articles):
        for quad in _article(graph, article, chosen):
            yield quad
            shared |= set(_shared_nodes(quad))
    yield from _described(graph, shared)


def _article(graph: "Graph", article: str, chosen: Selection) -> "Iterable[Quad]":
    from pyoxigraph import NamedNode

    where = ids.iri("graph", article.rsplit("/", 1)[-1])
    found = sorted(graph.match(graph=NamedNode(where)), key=str)
    return found if chosen.actor is None else _part(found, {article, where}, chosen)


def _part(found: "list[Quad]", whole: set[str], chosen: Selection) -> "Iterator[Quad]":
    """Yield of one article's quads what the chosen records rest on, and the plain triples that they stand for."""
    about: dict[str, list[Quad]] = {}
    for quad in found:
        about.setdefault(_value(quad.subject), []).append(quad)
    todo = [*whole, *(node for node in about if node in chosen.records)]
    seen: set[str] = set()
    named: set[str] = set()
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        for quad in about.get(node, ()):
            yield quad
            if kind(quad.object) in ("span", "selector", "attribution", "relation", "expression", "publication"):
                todo.append(_value(quad.object))
            elif node not in whole:
                named.add(_value(quad.object))
    for node, plain in about.items():
        if kind(plain[0].subject) == "actor":
            ends = named | {chosen.actor or ""}
            yield from (quad for quad in plain if node in ends and _value(quad.object) in ends)


def _described(graph: "Graph", nodes: "set[NamedNode]") -> "Iterator[Quad]":
    """Yield what the shared graphs say about nodes, and about what these name in turn (a run its software)."""
    from pyoxigraph import NamedNode

    todo, seen = list(nodes), set(nodes)
    while todo:
        node = todo.pop()
        where = NamedNode(ids.iri("graph", SHARED[kind(node) or ""]))
        for quad in graph.match(node, None, None, where):
            yield quad
            fresh = set(_shared_nodes(quad)) - seen
            seen |= fresh
            todo += fresh


def _shared_nodes(quad: "Quad") -> "Iterator[NamedNode]":
    """Yield the ends of a quad that the shared graphs describe."""
    from pyoxigraph import NamedNode

    for term in (quad.subject, quad.object):
        if isinstance(term, NamedNode) and kind(term) in SHARED:
            yield term


def kind(term: object) -> str | None:
    """Return the kind in one of our own instance IRIs.

    >>> from pyoxigraph import NamedNode
    >>> kind(NamedNode("https://w3id.org/onrecord/id/actor/ana-ruiz"))
    'actor'
    """
    value = _value(term)
    return value[len(ids.BASE) :].split("/", 1)[0] if value.startswith(ids.BASE) else None


def _value(term: object) -> str:
    """Return the IRI of a node; of a literal, something that is none."""
    from pyoxigraph import NamedNode

    return term.value if isinstance(term, NamedNode) else ""
