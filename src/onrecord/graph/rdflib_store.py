"""Any store that rdflib knows, by its plug-in name: ``rdflib:Memory``, ``rdflib:SPARQLUpdateStore=<address>``.

Slower than Oxigraph by an order of magnitude, and only as safe as the store behind it: where that has no transactions,
a failed change is undone here, but that of a killed process is not.
"""

import warnings
from collections.abc import Collection, Iterator, Mapping
from typing import cast

import rdflib
import rdflib.query
from pyoxigraph import NamedNode, Quad
from rdflib.query import ResultRow

from onrecord.errors import QueryError, StoreError
from onrecord.graph.backend import Result
from onrecord.graph.sparql import is_update, names_dataset
from onrecord.graph.terms import Term, Triple, from_rdflib, parts, readable, to_rdflib
from onrecord.graph.vocab import PREFIXES


class RdflibStore:
    """A `Backend` on a `rdflib.Dataset`."""

    def __init__(self, dataset: rdflib.Dataset) -> None:
        self._dataset = dataset
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace, replace=True)

    def match(
        self, subject: NamedNode | None, predicate: NamedNode | None, object_: Term | None, graph: NamedNode | None
    ) -> Iterator[Quad]:
        """Yield the quads that fit a pattern; read beforehand, since rdflib forbids changes while it yields."""
        pattern = tuple(None if term is None else to_rdflib(term) for term in (subject, predicate, object_))
        where = None if graph is None else rdflib.URIRef(graph.value)
        found = list(self._dataset.quads(cast("tuple[None, None, None, None]", (*pattern, where))))  # any may be a term
        for *triple, name in found:
            # rdflib tells all the graphs that a triple is in, also when it was asked about one.
            if isinstance(name, rdflib.URIRef) and where in (None, name):
                yield Quad(*cast("Triple", tuple(map(from_rdflib, triple))), NamedNode(str(name)))

    def change(self, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """Remove and add quads; what was done is undone when the store raises."""
        done: list[tuple[bool, Quad]] = []
        try:
            for add, quads in ((False, removed), (True, added)):
                for quad in quads:
                    self._set(quad, add=add)
                    done.append((add, quad))
            self._dataset.commit()
        except Exception as error:
            self._dataset.rollback()
            for add, quad in reversed(done):
                self._set(quad, add=not add)
            raise StoreError(f"the store cannot be written: {error}. What was stored before is kept") from error

    def _set(self, quad: Quad, *, add: bool) -> None:
        """Add or remove one quad. Not through ``Dataset.graph``, which sends CREATE GRAPH to remote stores."""
        subject, predicate, object_, name = map(to_rdflib, parts(quad))
        graph = rdflib.Graph(store=self._dataset.store, identifier=name)
        (graph.add if add else graph.remove)((subject, predicate, object_))

    def query(self, sparql: str, prefixes: Mapping[str, str]) -> Result:
        """Answer a question with rdflib's evaluator, or the store's own."""
        if is_update(sparql):
            raise QueryError(
                "this is an update, and questions change nothing. Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"
            )
        if names_dataset(sparql):
            raise QueryError("FROM would fetch data from outside with this store. Use GRAPH <name> { … } instead")
        try:
            with warnings.catch_warnings():
                # rdflib's own evaluator uses what rdflib deprecates.
                warnings.filterwarnings(
                    "ignore", message=r"Dataset\.(default_context|contexts) is", category=DeprecationWarning
                )
                return _result(self._dataset.query(sparql, initNs=dict(prefixes)))
        except Exception as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise QueryError(f"the question cannot be answered: {reason}") from error

    def dataset(self) -> rdflib.Dataset:
        """Return the dataset itself."""
        return self._dataset

    def size(self) -> int:
        """Return how many quads there are."""
        return sum(1 for _ in self.match(None, None, None, None))

    def flush(self) -> None:
        """Commit, where the store knows how."""
        self._dataset.commit()

    def close(self) -> None:
        """Close the store."""
        self._dataset.close()


def _result(found: rdflib.query.Result) -> Result:
    """Return rdflib's answer as ours, read to its end."""
    if found.type == "SELECT":
        rows = tuple(tuple(None if t is None else readable(t) for t in cast("ResultRow", row)) for row in found)
        return Result(kind="select", variables=tuple(map(str, found.vars or ())), rows=rows)
    if found.type == "ASK":
        return Result(kind="ask", answer=bool(found.askAnswer))
    return Result(kind="graph", graph=found.graph)


def open_(configuration: str, /, *, read_only: bool = False) -> RdflibStore:
    """Open ``plug-in name`` or ``plug-in name=its configuration``.

    Raises:
        StoreError: rdflib has no such store, or cannot open it.
    """
    name, _, place = configuration.partition("=")
    try:
        dataset = rdflib.Dataset(store=name or "Memory", default_union=True)
        if place:
            dataset.open(place, create=not read_only)
    except Exception as error:
        raise StoreError(f"rdflib cannot open the store {name!r}: {error}. Write rdflib:NAME=CONFIGURATION") from error
    return RdflibStore(dataset)
