"""Check a whole graph on demand: its shape (SHACL), and its evidence (`reread`). Nothing is repaired."""

from collections.abc import Iterator
from itertools import islice

import rdflib
from rdflib.namespace import RDF, SH

from onrecord.graph.ontology import ontology_file
from onrecord.graph.reread import reread
from onrecord.graph.shared import ACTORS, CLAIMS, RUNS
from onrecord.graph.store import Graph
from onrecord.graph.terms import node, parts, to_rdflib
from onrecord.graph.vocab import OA
from onrecord.ids import iri
from onrecord.model import Problem

__all__ = ["quotations", "reread", "shacl"]

EXACT = node(str(OA.exact))
AT_ONCE = 20  # articles in memory
REMEDY = "Build the article again, or report it if that does not help"


def shacl(graph: Graph, *, sample: int | None = None) -> list[Problem]:
    """Return what violates ``ontology/shapes.ttl``, sorted by node.

    It takes about 0.15 s an article (9,000 triples a second on one core). Articles are checked a few at a
    time, each with the actors, claims and runs that it names, so that memory stays flat.

    Args:
        graph: an open graph.
        sample: check only so many articles, spread evenly over their ids; None checks them all.
    """
    from pyshacl import validate

    shapes = rdflib.Graph().parse(data=ontology_file("shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    articles = list(graph.articles())
    if sample is not None and 0 < sample < len(articles):
        articles = [articles[i * len(articles) // sample] for i in range(sample)]
    waiting = iter(articles)
    found: dict[tuple[str, str], Problem] = {}
    while batch := list(islice(waiting, AT_ONCE)):
        _, report, _ = validate(_copy(graph, batch), shacl_graph=shapes, inference="none", inplace=True)
        found |= {(problem.location, problem.reason): problem for problem in _problems(report)}
    return [found[key] for key in sorted(found)]


def quotations(graph: Graph) -> int:
    """Return how many quotations the graph rests on: what `reread` reads."""
    return sum(1 for _ in graph.match(None, EXACT))


def _copy(graph: Graph, articles: list[str]) -> rdflib.Graph:
    """Return the graphs of some articles, with what the shared graphs say about the nodes in them, as one in memory."""
    copy = rdflib.Graph()
    named = set()
    for article in articles:
        for subject, predicate, value, _ in map(parts, graph.match(graph=node(iri("graph", article)))):
            copy.add((to_rdflib(subject), to_rdflib(predicate), to_rdflib(value)))
            named |= {subject, value}
    for shared in (ACTORS, CLAIMS, RUNS):
        described = {parts(quad)[0] for quad in graph.match(graph=shared)} if shared == RUNS else named
        for me in described:
            if not isinstance(me, type(shared)):
                continue
            for subject, predicate, value, _ in map(parts, graph.match(me, graph=shared)):
                copy.add((to_rdflib(subject), to_rdflib(predicate), to_rdflib(value)))
    return copy


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
