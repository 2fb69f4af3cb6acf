"""Open a graph, put records in, ask it: the same for every store behind it.

One article is one transaction, its share of the shared graphs included. A graph has one writer.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import rdflib
from pyoxigraph import NamedNode, Quad

from onrecord.actors.assignment import Assignment
from onrecord.actors.journal import about
from onrecord.actors.judgement import ARTICLES, Judgement
from onrecord.actors.profile import Profile
from onrecord.errors import StoreError
from onrecord.graph.articles import ARTICLE, holds
from onrecord.graph.backend import Backend, Opener, Result
from onrecord.graph.build import BuildOptions, quads
from onrecord.graph.evidence import checked
from onrecord.graph.facts import REFERENCE, fact_quads, read_facts
from onrecord.graph.identity import Changes, Update, who_is_who
from onrecord.graph.inquiries import CANDIDATES, Inquiry, answers, inquiry_quads, read_inquiries
from onrecord.graph.judgements import JUDGEMENTS, judgement_quads, read_judgements
from onrecord.graph.occurrences import linked
from onrecord.graph.page import GENERATED, A
from onrecord.graph.profiles import read_appearances
from onrecord.graph.remap import naming, remapped, successors
from onrecord.graph.run import Run, run_quads
from onrecord.graph.shared import changes, unused_run
from onrecord.graph.sparql import refuse_outside
from onrecord.graph.terms import Term, node, parts, to_rdflib
from onrecord.graph.vocab import PREFIXES, SHARED
from onrecord.ids import iri
from onrecord.model import Article, Problem, Record
from onrecord.occurrences.account import Account, Linked
from onrecord.plugins import load
from onrecord.reference import Reference, joined, shipped


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a record: true when the graph changed; yields what could not be stored.

    Attributes:
        changed: False when the graph already said exactly this.
        problems: parts that were left out because they do not re-read.
    """

    changed: bool
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return self.changed

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)


def open_store(location: str | Path = "onrecord.db", *, read_only: bool = False) -> "Graph":
    """Open a graph.

    Args:
        location: ``memory`` (new and empty), a folder for Oxigraph, which is made if it is missing, or
            ``name:configuration`` for a plug-in of ``onrecord.stores``, such as ``rdflib:Memory``.
        read_only: leave everything as it is. Several may read at once, but none while another process writes.

    Raises:
        StoreError: it cannot be opened.
        PluginError: there is no such plug-in.
    """
    name, configuration = "oxigraph", str(location)
    if location == "memory":
        name, configuration = "memory", ""
    elif isinstance(location, str):
        before, colon, after = location.partition(":")
        if colon and len(before) > 1 and before.isidentifier():  # one letter is a drive of Windows
            name, configuration = before, after
    if not str(location).strip():
        raise StoreError("the store has no name. Name a folder, such as onrecord.db")
    opener = cast("Opener", load("stores", name))
    return Graph(opener(configuration, read_only=read_only), read_only=read_only)


class Graph:
    """All that articles have on record, in one store. Close it, or use it in a ``with`` statement."""

    def __init__(self, backend: Backend, *, read_only: bool = False) -> None:
        self._backend = backend
        self._read_only = read_only

    def replace(self, record: Record, run: Run, *, options: BuildOptions | None = None) -> Stored:
        """Make the graph say what a record says about its article, and no longer what it said before.

        Call `identify` after a batch: who of it is known from other articles is seen only then.

        Args:
            record: all that the article has on record.
            run: what made it.
            options: how it becomes triples; as the run has it if not given.

        Returns:
            Whether anything changed, with the parts of the record that could not be stored.

        Raises:
            StoreError: the article cannot be stored, or the store cannot be written; it is as it was.
        """
        known = len(record.problems)
        record = checked(record)
        if options is not None:
            run = replace(run, accuses_from=options.accuses_from)  # what was done otherwise was another run
        graph = node(iri("graph", record.article.id))
        changed = self._change(graph, quads(record, run, options), list(run_quads(run)))
        return Stored(changed, record.problems[known:])

    def remove(self, article: str) -> bool:
        """Forget an article, and whoever or whatever only it knew; False when it was not there.

        Call `identify` after a batch, so that nothing is left of what was found out about its actors.
        """
        return self._change(node(iri("graph", article)), [], [])

    def _change(self, graph: NamedNode, after: Collection[Quad], described: Collection[Quad]) -> bool:
        """Turn one article graph into ``after`` and let the shared graphs follow, in one transaction."""
        self._must_write()
        if graph.value in SHARED.values():
            raise StoreError(f"{graph.value} is no graph of an article")
        match = self._backend.match
        before = set(match(None, None, None, graph))
        # Whoever is known under another id stays so until everybody is looked at again.
        after = remapped(after, {**successors(match, after), **naming(before)})
        wanted = set(after) if before else before  # a new article, the usual case, is spared three look-ups a quad
        removed, added = changes(match, before, after, article=graph)
        added.update(quad for quad in described if not any(match(*quad)))
        for quad in before - wanted:
            if quad.predicate == GENERATED and quad.subject == graph:
                removed |= unused_run(match, cast("NamedNode", quad.object), article=graph).difference(described)
        # In an order of our own: a store in memory answers in the order in which it was told.
        dropped = sorted((before - wanted) | removed, key=str)
        new = [quad for quad in after if quad not in before] if before else list(after)
        new += sorted(added, key=str)
        if dropped or new:
            self._backend.change(dropped, new)
        return bool(dropped or new)

    def _must_write(self) -> None:
        if self._read_only:
            raise StoreError("the store is open to read only. Open it without read_only to write")

    def profiles(self) -> list[Profile]:
        """Return what each article tells about each of its actors, sorted."""
        return read_appearances(self._backend.match).profiles

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, also those that were undone, in the order in which they were made."""
        return read_judgements(self._backend.match(None, None, None, JUDGEMENTS))

    def judge(self, *judgements: Judgement) -> Changes:
        """Add judgements and bring the graph up to date; those that are known already add nothing.

        They are on disk before anything else happens: a process that ends in between has lost none, and the next
        `identify` completes what it began. Who is who does not depend on when articles were published, so that after
        judgements about that nothing else happens here, see `onrecord.pipeline.redate`.

        Raises:
            ActorError: one of them is not well formed; none was added.
            StoreError: the store cannot be written.
        """
        self._must_write()
        known = {judgement.id for judgement in self.judgements()}
        new = set(judgement_quads(judgements)) - set(self._backend.match(None, None, None, JUDGEMENTS))
        if self._swap(set(), new):
            self._backend.flush()
        made = {judgement.id for judgement in judgements}
        of_dates = made <= {judgement.id for judgement in about(self.judgements(), ARTICLES)}
        changes = Changes() if made and of_dates else self.identify()
        return replace(changes, judgements=len(made - known))

    def assignment(self) -> Assignment:
        """Return who is who, with reasons, as articles, judgements and facts have it; write nothing."""
        match = self._backend.match
        return who_is_who(match, read_appearances(match), joined(shipped(), self.reference()))

    def linked(self) -> tuple[list[Account], Linked]:
        """Return what each article tells of events, and which are one, with reasons; write nothing."""
        return linked(self._backend.match)

    def identify(self) -> Changes:
        """Bring the graph up to date with who is who, and which events are one, across its articles.

        Cheap where nothing changed.

        Raises:
            StoreError: the store cannot be written; call it again to go on.
        """
        self._must_write()
        update = Update(self._backend.match)
        for removed, added in update.steps():
            self._swap(removed, added)
        return update.changes

    def keep(self, reference: Reference) -> bool:
        """Keep facts that a user brings, in the place of all that were kept before; False where they are the same.

        To add to them, keep ``joined(graph.reference(), more)``.
        """
        self._must_write()
        stored, wanted = set(self._backend.match(None, None, None, REFERENCE)), fact_quads(reference)
        return self._swap(stored - wanted, wanted - stored)

    def reference(self) -> Reference:
        """Return the facts that users brought; those that come with the package are not among them."""
        return read_facts(self._backend.match(None, None, None, REFERENCE))

    def keep_inquiries(self, *inquiries: Inquiry) -> bool:
        """Keep what a service answered, in the place of its earlier answers about the same actors."""
        self._must_write()
        removed = set(answers(self._backend.match, inquiries))
        added = {quad for inquiry in inquiries for quad in inquiry_quads(inquiry)}
        return self._swap(removed - added, added - removed)

    def inquiries(self) -> tuple[Inquiry, ...]:
        """Return what services answered, with their candidates, by actor and service."""
        return read_inquiries(self._backend.match(None, None, None, CANDIDATES))

    def _swap(self, removed: set[Quad], added: set[Quad]) -> bool:
        """Remove and add, in one transaction and in an order of our own; False where there is nothing to do."""
        if removed or added:
            self._backend.change(sorted(removed, key=str), sorted(added, key=str))
        return bool(removed or added)

    def holds(self, article: Article, run: Run) -> bool:
        """Say whether the graph has this very article, with what its reader told about it, from an equal run."""
        return holds(self._backend.match, article, run)

    def articles(self) -> Iterator[str]:
        """Yield the ids of the articles in the graph, sorted."""
        prefix = iri("article", "")
        found = self._backend.match(None, node(str(A.value)), ARTICLE, None)
        yield from sorted(parts(quad)[0].value.removeprefix(prefix) for quad in found)

    def match(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object_: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that fit a pattern, as Oxigraph's terms: for those who read much."""
        return self._backend.match(subject, predicate, object_, graph)

    def query(self, sparql: str) -> Result:
        """Answer a question of SPARQL 1.1 (SELECT, ASK, CONSTRUCT, DESCRIBE) over all graphs; prefixes are declared.

        Raises:
            QueryError: it is not well formed, changes data, or would open a connection.
        """
        refuse_outside(sparql)
        return self._backend.query(sparql, PREFIXES)

    @property
    def dataset(self) -> rdflib.Dataset:
        """The graph through rdflib, one named graph an article, the union of all as the default graph."""
        return self._backend.dataset()

    def quads(self) -> Iterator[tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef | rdflib.Literal, rdflib.URIRef]]:
        """Yield all quads as rdflib's terms, in the order of the store."""
        for quad in self._backend.match(None, None, None, None):
            found = tuple(map(to_rdflib, parts(quad)))
            yield cast("tuple[rdflib.URIRef, rdflib.URIRef, rdflib.Literal, rdflib.URIRef]", found)

    def __len__(self) -> int:
        return self._backend.size()

    def flush(self) -> None:
        """Make what was written safe against a loss of power, and fast to read: call it after a batch."""
        self._backend.flush()

    def close(self) -> None:
        """Let go of the store. Closing twice does no harm."""
        self._backend.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
