"""When articles were published, for people: each with the date that counts, all that says so, and where it differs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.actors.judgement import ARTICLES, Judgement
from onrecord.readers.publication import contradictions, is_set, ordered

if TYPE_CHECKING:
    from rdflib import URIRef

    from onrecord.graph import Graph
    from onrecord.model import PublicationDate

LATE = "9999"  # articles without a date come last


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One article in a list; what is not known is empty.

    Attributes:
        published, basis: the date that counts, and who says so.
        differ: sources name different days, and nobody has settled it.
    """

    id: str
    published: str
    basis: str
    outlet: str
    title: str
    url: str
    differ: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing that says when an article was published.

    Attributes:
        counts: it is the publication date of the article.
        judgement: the decision behind it, if it is a user's.
    """

    said: "PublicationDate"
    counts: bool
    judgement: Judgement | None = None


def listed(graph: "Graph") -> tuple[Listed, ...]:
    """Return all articles, by publication date, those without one last."""
    from onrecord.graph.articles import read_dates
    from onrecord.query.library import run_internal

    found = []
    for article, *cells in run_internal(graph, "article-list").rows:
        published, basis, outlet, title, url = ("" if cell is None else str(cell) for cell in cells)
        id_ = str(article).rpartition("/")[2]
        found.append(
            Listed(
                id=id_,
                published=published,
                basis=basis.rpartition("basis-")[2].replace("-", " "),
                outlet=outlet,
                title=title,
                url=url,
                differ=bool(contradictions(read_dates(graph.match, id_))),
            )
        )
    return tuple(sorted(found, key=lambda article: (article.published or LATE, article.outlet, article.id)))


def sources(graph: "Graph", article: "URIRef") -> tuple[Source, ...]:
    """Return all that says when an article was published, the best first."""
    from onrecord.graph.articles import read_dates

    id_ = str(article).rpartition("/")[2]
    chosen, ranked = ordered(read_dates(graph.match, id_))
    made = {judgement.value: judgement for judgement in in_force(graph, id_)}
    return tuple(
        Source(said=date, counts=date == chosen, judgement=made.get(date.date) if is_set(date) else None)
        for date in ranked
    )


def in_force(graph: "Graph", id_: str) -> tuple[Judgement, ...]:
    """Return the judgements about the date of an article that were not taken back, oldest first; the last counts."""
    from onrecord.actors.journal import fold

    nodes = (f"article/{id_}",)
    return tuple(j for j in fold(graph.judgements()) if j.is_about(ARTICLES) and j.nodes == nodes)


def resolved(graph: "Graph", id_: str) -> tuple[int, int]:
    """Return how many time expressions of an article are known to lie between two days, and how many there are."""
    from onrecord import ids
    from onrecord.graph.happenings import EARLIEST, LATEST
    from onrecord.graph.page import A, R
    from onrecord.graph.terms import node, parts

    graph_node = node(ids.iri("graph", id_))
    every = [parts(quad)[0] for quad in graph.match(None, A, R["TimeExpression"], graph_node)]
    known = [
        one for one in every if any(any(graph.match(one, bound, None, graph_node)) for bound in (EARLIEST, LATEST))
    ]
    return len(known), len(every)
