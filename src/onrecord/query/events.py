"""Tell which events several articles tell of, why they are taken for one, and whom or what an id means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord import ids
from onrecord.actors.journal import fold
from onrecord.actors.judgement import EVENTS, Judgement
from onrecord.errors import QueryError
from onrecord.occurrences.account import Account, Linked, Occurrence
from onrecord.occurrences.explain import against
from onrecord.query.card import Printed
from onrecord.query.library import run_internal
from onrecord.query.mentioned import local, printed

if TYPE_CHECKING:
    from onrecord.graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Where an event is told: the sentence, and its article."""

    article: Printed
    sentence: str


class Events:
    """What the articles of a graph tell of events, as it is now."""

    def __init__(self, graph: "Graph") -> None:
        self._graph = graph
        accounts, linked = graph.linked()
        self.accounts: Mapping[str, Account] = {account.id: account for account in accounts}
        self.linked: Linked = linked

    @cached_property
    def names(self) -> dict[str, str]:
        """What actors are called, by id."""
        from onrecord.graph.occurrences import names

        who = {id_ for a in self.accounts.values() for id_ in (*a.actors, *a.doers, a.place or "")}
        return names(self._graph.match, who - {""})

    def occurrences(self) -> list[Occurrence]:
        """Return what several accounts tell of, earliest first; those whose dates differ last."""
        return sorted(self.linked.occurrences, key=lambda one: (one.earliest or "9999", one.id))

    def articles(self, one: Occurrence) -> list[str]:
        """Return the ids of the articles that tell of an occurrence, in the order of its accounts."""
        return list(dict.fromkeys(self.accounts[id_].article for id_ in one.accounts))

    def find(self, text: str) -> Account | Occurrence:
        """Return what an id, or an IRI, means: what one article tells of an event, or an event that several tell of.

        Raises:
            QueryError: neither has that id.
        """
        wanted = text.strip()
        for kind in ("event", "occurrence"):
            wanted = wanted.removeprefix(ids.iri(kind, "")).removeprefix(f"{kind}/")
        if wanted in self.accounts:
            return self.accounts[wanted]
        for one in self.linked.occurrences:
            if one.id == wanted:
                return one
        raise QueryError(
            f"{text!r}: no event has this id in this store. Those of several articles: onrecord events list; "
            "all others: onrecord ask timeline"
        )

    def account(self, text: str) -> Account:
        """Return the account that an id means: of an event that several tell of, the earliest."""
        found = self.find(text)
        return found if isinstance(found, Account) else self.accounts[found.accounts[0]]

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements on events that count, oldest first."""
        return tuple(judgement for judgement in fold(self._graph.judgements()) if judgement.is_about(EVENTS))

    def why_not(self, one: str, other: str) -> str:
        """Return in words why the machine does not take two accounts for one event."""
        return against(self.accounts[one], self.accounts[other], self.linked, self.names)

    def tellings(self, accounts: Iterable[str]) -> dict[str, Telling]:
        """Return where some accounts stand, by id."""
        from rdflib import URIRef

        wanted = tuple(URIRef(ids.iri("event", id_)) for id_ in accounts)
        result = run_internal(self._graph, "event-tellings", event=wanted)
        rows = [dict(zip(result.variables, map(_text, row), strict=True)) for row in result.rows]
        return {local(row["event"]): Telling(article=printed(row), sentence=row["sentence"]) for row in rows}


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
