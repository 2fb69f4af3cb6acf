"""Check a whole graph on demand: its shape (SHACL), and its evidence (`reread`). Nothing is repaired."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

import rdflib
from pyoxigraph import NamedNode, Quad
from rdflib.namespace import RDF, SH

from onrecord.graph.facts import MEMBERSHIPS, REFERENCE
from onrecord.graph.inquiries import CANDIDATES
from onrecord.graph.judgements import JUDGEMENTS
from onrecord.graph.occurrences import OCCURRENCES
from onrecord.graph.ontology import ontology_file
from onrecord.graph.page import A, R
from onrecord.graph.remap import ACTOR_IRIS, local_id
from onrecord.graph.reread import reread
from onrecord.graph.shared import ACTORS, CLAIMS, IDENTITIES, RUNS
from onrecord.graph.store import Graph
from onrecord.graph.terms import Term, node, parts, to_rdflib
from onrecord.graph.vocab import OA
from onrecord.ids import iri
from onrecord.model import Problem

__all__ = ["quotations", "reread", "shacl"]

EXACT = node(str(OA.exact))
AT_ONCE = 20  # articles in memory
NODES_AT_ONCE = 500
Thing = TypeVar("Thing")
REMEDY = "Build the article again, or report it if that does not help"


def shacl(graph: Graph, *, sample: int | None = None) -> list[Problem]:
    """Return what violates ``ontology/shapes.ttl``, sorted by node.

    It takes about 0.15 s an article (9,000 triples a second on one core). Articles are checked a few at a
    time, each with the actors, claims and runs that it names and what is known of their identities, so that memory
    stays flat; then judgements, candidates, facts and occurrences.

    Args:
        graph: an open graph.
        sample: check only so many articles, spread evenly over their ids, and judgements and so on; None checks all.
    """
    from pyshacl import validate

    shapes = rdflib.Graph().parse(data=ontology_file("shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    articles = _some(list(graph.articles()), sample)
    batches = ((_copy(graph, batch), None) for batch in _batches(articles, AT_ONCE))
    asides = (
        (_described(graph, batch, where), {me.value for me in batch} if where == OCCURRENCES else None)
        for where in (JUDGEMENTS, CANDIDATES, REFERENCE, MEMBERSHIPS, OCCURRENCES)
        for batch in _batches(_some(_subjects(graph, where), sample), NODES_AT_ONCE)
    )
    found: dict[tuple[str, str], Problem] = {}
    for part, asked in chain(batches, asides):
        _, report, _ = validate(part, shacl_graph=shapes, inference="none", inplace=True)
        # Of the events that occurrences name only the type is there: they are checked with their articles.
        problems = (problem for problem in _problems(report) if asked is None or problem.location in asked)
        found |= {(problem.location, problem.reason): problem for problem in problems}
    return [found[key] for key in sorted(found)]


def _some(things: list[Thing], sample: int | None) -> list[Thing]:
    """Return so many things, spread evenly, or all of them."""
    if sample is None or not 0 < sample < len(things):
        return things
    return [things[i * len(things) // sample] for i in range(sample)]


def _batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    waiting = iter(things)
    while batch := list(islice(waiting, size)):
        yield batch


def quotations(graph: Graph) -> int:
    """Return how many quotations the graph rests on: what `reread` reads."""
    return sum(1 for _ in graph.match(None, EXACT))


def _copy(graph: Graph, articles: list[str]) -> rdflib.Graph:
    """Return the graphs of some articles, with what the shared graphs say about the nodes in them, as one in memory."""
    copy = rdflib.Graph()
    named: set[Term] = set()
    for article in articles:
        where = node(iri("graph", article))
        for quad in graph.match(graph=where):
            _add(copy, quad)
            named |= {parts(quad)[0], parts(quad)[2]}
            if quad.predicate == R["actor"]:
                seen = parts(quad)[0]
                named.add(node(ACTOR_IRIS + local_id(seen, where)))
                named.update(parts(found)[0] for found in graph.match(None, R["appearance"], seen, IDENTITIES))
    for shared in (ACTORS, CLAIMS, RUNS, IDENTITIES):
        described = _subjects(graph, shared) if shared == RUNS else named
        for me in described:
            for quad in graph.match(me, graph=shared) if isinstance(me, NamedNode) else ():
                _add(copy, quad)
    return copy


def _described(graph: Graph, nodes: list[NamedNode], where: NamedNode) -> rdflib.Graph:
    """Return what one graph says about some nodes, and about those that they name."""
    copy = rdflib.Graph()
    for quad in [quad for me in nodes for quad in graph.match(me, graph=where)]:
        _add(copy, quad)
        for further in graph.match(quad.object, graph=where) if isinstance(quad.object, NamedNode) else ():
            _add(copy, further)
        account = parts(quad)[2] if quad.predicate == R["account"] else None
        for type_ in graph.match(account, A) if isinstance(account, NamedNode) else ():
            _add(copy, type_)
    return copy


def _subjects(graph: Graph, where: NamedNode) -> list[NamedNode]:
    return sorted({parts(quad)[0] for quad in graph.match(graph=where)}, key=str)


def _add(copy: rdflib.Graph, quad: Quad) -> None:
    subject, predicate, value, _ = parts(quad)
    copy.add((to_rdflib(subject), to_rdflib(predicate), to_rdflib(value)))


def _problems(report: rdflib.Graph) -> Iterator[Problem]:
    """Yield the results of a validation report."""
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        said = " ".join(str(report.value(result, SH.resultMessage) or "violates its shape").split())
        where = f"{_short(path)}: " if path is not None else ""
        yield Problem(
            location=str(report.value(result, SH.focusNode)), stage="shapes", reason=f"{where}{said}", remedy=REMEDY
        )


def _short(path: object) -> str:
    """Return the last part of a property's name."""
    return str(path).replace("#", "/").rpartition("/")[2]
