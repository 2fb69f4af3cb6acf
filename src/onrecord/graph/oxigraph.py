"""Oxigraph, on disk and in memory: the store that we ship with.

One process writes, or several read. Oxigraph leaves reading beside a writer undefined, and its own lock stops only
writers, so we hold one more lock (``flock`` on ``onrecord.lock`` in the folder): exclusive to write, shared to read.
"""

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import pyoxigraph as ox
import rdflib

from onrecord.errors import QueryError, StoreError
from onrecord.graph.backend import Result
from onrecord.graph.sparql import names_dataset, syntax_error
from onrecord.graph.terms import Term, to_rdflib
from onrecord.graph.vocab import PREFIXES

if sys.platform != "win32":
    import fcntl

SHARES = sys.platform != "win32"  # on Windows readers take Oxigraph's own lock, one at a time

LOCK = "onrecord.lock"
FLUSH_AT = 120_000  # changed quads; unflushed, RocksDB's buffers take 0.7 MB an article: 2 GB after 3,000 of them
OPTIMISE_FROM = 50_000  # changed quads; a tidy file answers up to 3 times faster, but tidying rewrites all of it (4 s
OPTIMISE_SHARE = 4  # for a million quads), so it waits until every fourth quad is new


class Oxigraph:
    """A `Backend` on one Oxigraph store."""

    def __init__(self, store: ox.Store, *, folder: Path | None = None, lock: int | None = None) -> None:
        self._store: ox.Store | None = store
        self._folder = folder
        self._lock = lock
        self._readers = 0
        self._guard = Lock()
        self._changed = self._unflushed = 0
        self._dataset: rdflib.Dataset | None = None

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise StoreError("the store is closed. Open it again with open_store")
        return self._store

    def match(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object_: Term | None,
        graph: ox.NamedNode | None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that fit a pattern."""
        with self._reading() as store:
            yield from store.quads_for_pattern(subject, predicate, object_, graph)

    def change(self, removed: Collection[ox.Quad], added: Collection[ox.Quad]) -> None:
        """Remove and add quads as one transaction of Oxigraph."""
        try:
            if removed:
                # Only an update can remove and add at once; an extend is three times faster.
                self._open.update(_update(removed, added))
            elif added:
                self._open.extend(added)
            self._changed += len(removed) + len(added)
            self._unflushed += len(removed) + len(added)
            if self._unflushed >= FLUSH_AT:
                self._shrink()
        except (OSError, RuntimeError) as error:
            raise _unwritable(error) from error

    def query(self, sparql: str, prefixes: Mapping[str, str]) -> Result:
        """Answer a question; the rows are read here and now, since Oxigraph ties them to this thread."""
        try:
            # Asked for the union, Oxigraph would overrule the graphs that the question itself names.
            union = not names_dataset(sparql)
            with self._reading() as store:
                return _result(store.query(sparql, use_default_graph_as_union=union, prefixes=dict(prefixes)))
        except SyntaxError as error:
            raise syntax_error(sparql, str(error.msg)) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the question cannot be answered: {error}") from error

    @contextmanager
    def _reading(self) -> Iterator[ox.Store]:
        """Hold the store open while something is read from it."""
        with self._guard:
            store = self._open
            self._readers += 1
        try:
            yield store
        finally:
            del store
            with self._guard:
                self._readers -= 1

    def _shrink(self) -> None:
        """Empty the buffers, and the caches too, which only opening anew can do, if nobody holds on to the store."""
        self._open.flush()
        self._unflushed = 0
        with self._guard:
            # Two references are ours and that of the call: a third one would keep the files open, and locked.
            held = self._dataset is not None or self._readers > 0 or sys.getrefcount(self._store) > 2
            if self._folder is not None and not held:
                self._store = None  # Oxigraph closes its files; our own lock stays
                self._store = ox.Store(str(self._folder))

    def dataset(self) -> rdflib.Dataset:
        """Return rdflib's view of the store."""
        if self._dataset is None:
            from oxrdflib import OxigraphStore

            self._dataset = rdflib.Dataset(store=OxigraphStore(store=self._open), default_union=True)
            for prefix, namespace in PREFIXES.items():
                self._dataset.bind(prefix, namespace, replace=True)
        return self._dataset

    def size(self) -> int:
        """Return how many quads there are."""
        return len(self._open)

    def flush(self) -> None:
        """Write everything to disk, and tidy the files after many changes."""
        try:
            if self._unflushed:
                self._open.flush()
                self._unflushed = 0
            if self._changed >= OPTIMISE_FROM and self._changed * OPTIMISE_SHARE >= self.size():
                self._open.optimize()
                self._changed = 0
        except (OSError, RuntimeError) as error:
            raise _unwritable(error) from error

    def close(self) -> None:
        """Close the files: Oxigraph does so when the last reference is gone."""
        if self._dataset is not None:
            self._dataset.store.close()
        self._dataset = self._store = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _unwritable(error: Exception) -> StoreError:
    """Say that the disk failed us."""
    return StoreError(f"the store cannot be written: {error}. Check the disk; what was stored before is kept")


def open_memory(configuration: str = "", /, *, read_only: bool = False) -> Oxigraph:
    """Open an empty store that lives as long as it is referred to.

    Raises:
        StoreError: a configuration is given, or the empty store is to be read only.
    """
    if configuration or read_only:
        raise StoreError(
            "a store in memory is new and empty: it takes no configuration and cannot be opened to read only"
        )
    return Oxigraph(ox.Store())


def open_(configuration: str, /, *, read_only: bool = False) -> Oxigraph:
    """Open a folder as a store; make one where there is none, unless it is only to be read.

    Raises:
        StoreError: the folder is something else, another process uses it, or it is damaged.
    """
    folder = Path(configuration)
    _refuse_what_is_no_store(folder, read_only=read_only)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _take_lock(folder, read_only=read_only)
    except OSError as error:
        raise StoreError(
            f"{folder}: cannot be used as a store: {error.strerror or error}. Name another folder"
        ) from error
    try:
        shared = read_only and SHARES
        store = ox.Store.read_only(str(folder)) if shared else ox.Store(str(folder))
        return Oxigraph(store, folder=folder, lock=lock)
    except (OSError, RuntimeError, ValueError) as error:
        if lock is not None:
            os.close(lock)
        if "lock" in str(error).lower() and "corrupt" not in str(error).lower():
            raise StoreError(_busy(folder, read_only=read_only)) from error
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"{folder}: the store is damaged or was made by another version: {reason}. "
            "Move it away and build it again, or put back a copy"
        ) from error


def _refuse_what_is_no_store(folder: Path, *, read_only: bool) -> None:
    """Keep our files out of folders that hold something else.

    A folder with nothing but our lock in it, or with one and no ``CURRENT``, is a store whose making was broken off.
    """
    if folder.is_dir():
        held = {path.name for path in folder.iterdir()}
        is_store = "CURRENT" in held and any(name.startswith("MANIFEST-") for name in held)
        if read_only and "CURRENT" not in held:
            raise StoreError(
                f"{folder}: there is no store in this folder. Make one with: onrecord build PATH --store {folder}"
            )
        if held and not is_store and LOCK not in held:
            raise StoreError(
                f"{folder}: the folder is not empty and holds no store; nothing was written. "
                f"Name a new folder, such as {folder / 'onrecord.db'}"
            )
    elif folder.exists():
        raise StoreError(f"{folder}: this is a file, and a store is a folder. Name a new folder, such as onrecord.db")
    elif read_only:
        raise StoreError(f"{folder}: there is no store. Make one with: onrecord build PATH --store {folder}")


def _take_lock(folder: Path, *, read_only: bool) -> int | None:
    """Lock the folder until the descriptor that is returned is closed; None where that cannot be done."""
    if sys.platform == "win32":
        return None
    try:
        descriptor = os.open(
            folder / LOCK, (os.O_RDONLY if read_only else os.O_RDWR) | os.O_CREAT | os.O_CLOEXEC, 0o644
        )
    except PermissionError:
        if read_only and not (folder / LOCK).exists():
            return None  # nobody could make the lock of a writer there either
        raise
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if read_only else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise StoreError(_busy(folder, read_only=read_only)) from error
    return descriptor


def _busy(folder: Path, *, read_only: bool) -> str:
    """Say who is in the way, and what can be done."""
    who = "writing to" if read_only else "using"
    return (
        f"{folder}: another process is {who} this store. Wait until it has finished, or name another store with --store"
    )


def _update(removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> str:
    """Return one request that removes and adds. Every term is written by Oxigraph itself, in its own safe notation."""
    return f"DELETE DATA {{ {_data(removed)} }} ;\nINSERT DATA {{ {_data(added)} }}"


def _data(quads: Iterable[ox.Quad]) -> str:
    """Return quads in the notation of SPARQL's quad data."""
    return "\n".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}" for q in quads)


def _result(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    """Return Oxigraph's answer as ours, read to its end."""
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(None if t is None else _cell(t) for t in row) for row in found)
        return Result(kind="select", variables=names, rows=rows)
    if isinstance(found, ox.QueryBoolean):
        return Result(kind="ask", answer=bool(found))
    return Result(kind="graph", graph=_graph(found))


def _cell(term: object) -> rdflib.URIRef | rdflib.Literal | rdflib.BNode:
    """Return a term of an answer as rdflib's."""
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.NamedNode | ox.Literal):
        return to_rdflib(term)
    raise QueryError("an answer holds a triple term of RDF 1.2, which rdflib cannot hold. Leave out TRIPLE(…)")


def _graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Return the answer to CONSTRUCT or DESCRIBE."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    for triple in triples:
        graph.add((_cell(triple.subject), _cell(triple.predicate), _cell(triple.object)))
    return graph
