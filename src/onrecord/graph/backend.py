"""What a store must be able to do, and what an answer looks like. The rest is in `onrecord.graph.store`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import rdflib
from pyoxigraph import NamedNode, Quad

from onrecord.graph.terms import Term

Cell = rdflib.URIRef | rdflib.Literal | rdflib.BNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to a question, complete: it holds nothing of the store.

    Attributes:
        kind: ``select`` (variables and rows), ``ask`` (answer) or ``graph`` (graph: of CONSTRUCT and DESCRIBE).
        variables: names without question marks, as the question orders them.
        rows: a term, or None where a variable is unbound, for each variable.
    """

    kind: Literal["select", "ask", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    answer: bool | None = None
    graph: rdflib.Graph | None = None


class Backend(Protocol):
    """A place for quads. Registered in the entry-point group ``onrecord.stores`` by a function that opens one.

    The function takes the configuration (what follows ``name:``) and ``read_only``, and raises `StoreError`.
    """

    def match(
        self, subject: NamedNode | None, predicate: NamedNode | None, object_: Term | None, graph: NamedNode | None, /
    ) -> Iterator[Quad]:
        """Yield the quads that fit a pattern; None fits anything."""
        ...

    def change(self, removed: Collection[Quad], added: Collection[Quad], /) -> None:
        """Remove and add quads: all of them or, whatever happens, none."""
        ...

    def query(self, sparql: str, prefixes: Mapping[str, str], /) -> Result:
        """Answer a question over the union of all graphs.

        Raises:
            QueryError: the question is not well formed.
        """
        ...

    def dataset(self) -> rdflib.Dataset:
        """Return the same quads through rdflib, with the union of all graphs as the default one."""
        ...

    def size(self) -> int:
        """Return how many quads there are."""
        ...

    def flush(self) -> None:
        """Make what was written safe and fast to read: called after a batch."""
        ...

    def close(self) -> None:
        """Let go of files and locks. Nothing else may be called afterwards."""
        ...


class Opener(Protocol):
    """Opens a store; what an entry point of ``onrecord.stores`` names."""

    def __call__(self, configuration: str, /, *, read_only: bool = False) -> Backend:
        """Open a store.

        Raises:
            StoreError: it cannot be opened; the message says why and what to do.
        """
        ...
