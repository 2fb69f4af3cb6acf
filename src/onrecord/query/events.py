"""Tell which events several articles tell of, why they are taken for one, and whom or what an id means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord import ids
from onrecord.actors.journal import fold, order
from onrecord.actors.judgement import EVENTS, Judgement
from onrecord.errors import QueryError
from onrecord.graph.occurrences import label, names
from onrecord.occurrences.account import Account, Link, Linked, Occurrence, Reason
from onrecord.occurrences.explain import against, contrast, explain, summary
from onrecord.occurrences.facts import obstacle
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why accounts are of one event, or are not.

    Attributes:
        id, label: of the event that several accounts tell of; empty where two accounts were asked about.
        accounts: ids.
        one: they are one event.
        links: why they are.
        words: why they are not.
        reasons: what speaks for and against it all the same.
    """

    id: str = ""
    label: str = ""
    accounts: tuple[str, ...]
    one: bool
    links: tuple[Link, ...] = ()
    words: str = ""
    reasons: tuple[Reason, ...] = ()


def decided(judgement: Judgement) -> str:
    """Return who decided when, and why."""
    because = f" ({judgement.why})" if judgement.why else ""
    return f"{judgement.by} decided on {judgement.at[:10]}{because}"


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

    def why(self, first: str, second: str | None = None) -> Why:
        """Return why the accounts of an event are one, or why two accounts are, or are not.

        Args:
            first: an id or IRI, see `find`.
            second: another.
        """
        found = self.find(first)
        if second is not None:
            return self._both(self.account(first), self.account(second))
        if isinstance(found, Account) and found.id not in self.linked.occurrence:
            return Why(accounts=(found.id,), one=False, words=self._alone(found))
        whole = self.linked.occurrence[found.id] if isinstance(found, Account) else found
        return Why(id=whole.id, label=label(whole, self.names), accounts=whole.accounts, one=True, links=whole.links)

    def _both(self, a: Account, b: Account) -> Why:
        accounts = tuple(dict.fromkeys((a.id, b.id)))
        if b.id in self._company(a.id):
            return Why(accounts=accounts, one=True, links=explain(self.linked, a.id, b.id))
        words = self._kept_apart(a.id, b.id)
        if words:
            return Why(accounts=accounts, one=False, words=words)
        words = against(a, b, self.linked, self.names)
        return Why(accounts=accounts, one=False, words=words, reasons=contrast(a, b))

    def _company(self, id_: str) -> tuple[str, ...]:
        """Return the accounts of the event that an account is of; for one that stands alone, itself."""
        return self.linked.occurrence[id_].accounts if id_ in self.linked.occurrence else (id_,)

    def _alone(self, account: Account) -> str:
        """Return in words why an account is linked to no other."""
        torn = self.linked.torn.get(account.id)
        if torn:
            return f"it fits {', '.join(torn)}, which do not all fit each other"
        return obstacle(account) or "nothing else fits it"

    def _kept_apart(self, a: str, b: str) -> str:
        """Return in words which judgement keeps two accounts, or their company, apart; empty where none does."""
        mine, theirs = ({f"event/{id_}" for id_ in self._company(one)} for one in (a, b))
        both = {f"event/{a}", f"event/{b}"}
        apart = [j for j in self.judgements() if j.verdict == "different" and {*j.nodes} & mine and {*j.nodes} & theirs]
        if not apart:
            return ""
        found = max(apart, key=lambda judgement: (both == {*judgement.nodes}, order(judgement)))
        what = "they" if both == {*found.nodes} else " and ".join(found.nodes)
        return f"{decided(found)} that {what} are not one event"

    def summary(self, step: Link) -> str:
        """Return the reasons of a link in words, or who decided it."""
        for judgement in self.judgements() if step.judgement else ():
            if judgement.id == step.judgement:
                return f"{decided(judgement)} that they are one event"
        return summary(step, self.names)

    def tellings(self, accounts: Iterable[str]) -> dict[str, Telling]:
        """Return where some accounts stand, by id."""
        from rdflib import URIRef

        wanted = tuple(URIRef(ids.iri("event", id_)) for id_ in accounts)
        result = run_internal(self._graph, "event-tellings", event=wanted)
        rows = [dict(zip(result.variables, map(_text, row), strict=True)) for row in result.rows]
        return {local(row["event"]): Telling(article=printed(row), sentence=row["sentence"]) for row in rows}


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
