"""Bring a store up to date with who is who, and which events are one.

Only those article graphs change in which an actor gets another id.

Everything that is written follows from the article graphs as the articles alone give them, the judgements and the known
facts; nothing from what stood there before. So it does not matter how often this runs or where it was broken off: each
step is one transaction that leaves every article whole, and the next run does what is left.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import NamedNode, Quad

from onrecord.actors.assignment import Assignment
from onrecord.actors.identity import assign
from onrecord.graph.facts import MEMBERSHIPS, REFERENCE, event_quads, known_ids, membership_quads, read_facts
from onrecord.graph.identities import identity_quads
from onrecord.graph.judgements import JUDGEMENTS, read_judgements
from onrecord.graph.occurrences import OCCURRENCES, moved, occurrence_quads
from onrecord.graph.page import R
from onrecord.graph.profiles import Appearances, read_appearances
from onrecord.graph.remap import remapped, unmapped
from onrecord.graph.shared import ACTORS, DECISIONS, IDENTITIES, NOTHING, TELLS, Match, View, decisions, describe
from onrecord.graph.terms import node, parts
from onrecord.ids import iri
from onrecord.reference import Reference, joined, shipped

AT_ONCE = 50  # articles in one transaction: what their actors have in common is written once

Step = tuple[set[Quad], set[Quad]]
"""What one transaction removes and adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of a graph when it was brought up to date.

    Attributes:
        judgements: how many were new.
        articles: how many article graphs changed.
        appearances: how many appearances got another actor.
        actors: how many actors there are now.
        unsure: how many pairs of actors wait for a judgement.
        events: how many dated events became or ceased to be accounts of an occurrence.
    """

    judgements: int = 0
    articles: int = 0
    appearances: int = 0
    actors: int = 0
    unsure: int = 0
    events: int = 0

    def __bool__(self) -> bool:
        return bool(self.judgements or self.articles or self.appearances or self.events)


class Update:
    """One pass over a store. Make the `steps` one by one, each before the next is asked for."""

    def __init__(self, match: Match) -> None:
        self._match = match
        self._imported = set(match(None, None, None, REFERENCE))
        self._facts = joined(shipped(), read_facts(self._imported))
        self.found = read_appearances(match)
        self.assignment = who_is_who(match, self.found, self._facts)
        self._names = moves(self.found, self.assignment)
        self._events = 0

    @property
    def changes(self) -> Changes:
        """What all steps together change; of events, what those change that were made so far."""
        now = self.assignment.actor
        return Changes(
            articles=len(self._names),
            appearances=sum(now[one] != actor for one, actor in self.found.actor.items()),
            actors=len(set(now.values())),
            unsure=len(self.assignment.unsure),
            events=self._events,
        )

    def steps(self) -> Iterator[Step]:
        """Yield the transactions: article graphs with their actors, then identities, then which events are one."""
        ledger = _Ledger(self._match, self.found)
        waiting = iter(self._names.items())
        while batch := list(islice(waiting, AT_ONCE)):
            yield self._renamed(batch, ledger)
        yield self._identities(ledger)
        yield self._derived()
        yield self._occurrences()

    def _renamed(self, batch: Iterable[tuple[str, Mapping[str, str]]], ledger: "_Ledger") -> Step:
        """Return what changes when the actors of some articles get their ids."""
        removed: set[Quad] = set()
        added: set[Quad] = set()
        touched: set[str] = set()
        for article, names in batch:
            before = self._naming(article, {ledger.actor[f"{article}-{local}"] for local in names})
            after = set(remapped(unmapped(before), names))
            removed |= before - after
            added |= after - before
            touched |= ledger.move(article, names)
        for actor in touched:
            me = node(iri("actor", actor))
            stored = set(self._match(me, None, None, ACTORS))
            wanted = describe(me, ledger.view(actor), decisions(self._match, me))
            removed |= stored - wanted
            added |= wanted - stored
        return removed, added

    def _naming(self, article: str, actors: Iterable[str]) -> set[Quad]:
        """Return the quads of an article graph in which an actor stands, and those that it gave before."""
        graph = node(iri("graph", article))
        found = set(self._match(graph, R["asRead"], None, graph))
        for actor in actors:
            me = node(iri("actor", actor))
            found.update(self._match(me, None, None, graph))
            found.update(self._match(None, None, me, graph))
        return found

    def _identities(self, ledger: "_Ledger") -> Step:
        """Return what changes in the graph of identities, and about the actors of whom people decided otherwise."""
        added = identity_quads(self.assignment, self.found.profiles)
        views: dict[NamedNode, View] = {}
        for me, predicate, value, _ in map(parts, added):
            if predicate in DECISIONS:
                views[me] = views.get(me, NOTHING) | {(predicate, value)}
        removed = set()
        for quad in self._match(None, None, None, IDENTITIES):  # one by one: there may be half a million of them
            if quad in added:
                added.remove(quad)
            else:
                removed.add(quad)
        for me in {parts(quad)[0] for quad in (*removed, *added) if quad.predicate in DECISIONS}:
            now = set(self._match(me, None, None, ACTORS))
            then = describe(me, ledger.view(me.value.removeprefix(iri("actor", ""))), views.get(me, NOTHING))
            removed |= now - then
            added |= then - now
        return removed, added

    def _derived(self) -> Step:
        """Return what changes about the posts of those who appear and the named events from which dates are counted.

        What a user brought is not said again.
        """
        stored = set(self._match(None, None, None, MEMBERSHIPS))
        known = {quad.triple for quad in self._imported}
        owners = set(self.assignment.actor.values())
        anchors = {parts(quad)[2].value for quad in self._match(None, R["anchorEvent"], None, None)}
        quads = membership_quads(self._facts, owners, self.assignment.redirects)
        quads |= event_quads(self._facts, {anchor.removeprefix(iri("named-event", "")) for anchor in anchors})
        wanted = {quad for quad in quads if quad.triple not in known}
        return stored - wanted, wanted - stored

    def _occurrences(self) -> Step:
        """Return what changes about which events are one: their actors have the ids that they keep by now."""
        stored, wanted = set(self._match(None, None, None, OCCURRENCES)), occurrence_quads(self._match)
        removed, added = stored - wanted, wanted - stored
        self._events = moved(removed, added)
        return removed, added


def who_is_who(match: Match, found: Appearances, facts: Reference) -> Assignment:
    """Return who is who, as the articles, the judgements and the known facts have it."""
    judgements = read_judgements(match(None, None, None, JUDGEMENTS))
    return assign(found.profiles, judgements, known=known_ids(facts))


def moves(found: Appearances, assignment: Assignment) -> dict[str, dict[str, str]]:
    """Return for each article in which somebody gets another id all its actors, canonical id by local id."""
    stale = {p.article for p in found.profiles if found.actor[p.id] != assignment.actor[p.id]}
    names: dict[str, dict[str, str]] = {article: {} for article in sorted(stale)}
    for profile in found.profiles:
        if profile.article in names:
            names[profile.article][profile.local] = assignment.actor[profile.id]
    return names


class _Ledger:
    """Who appears as whom while ids change, so that nobody has to ask the whole store again after each step."""

    def __init__(self, match: Match, found: Appearances) -> None:
        self.actor = dict(found.actor)
        self._match = match
        self._articles = {profile.id: profile.article for profile in found.profiles}
        self._seen: dict[str, set[str]] = {}
        self._views: dict[str, View] = {}
        for appearance, actor in self.actor.items():
            self._seen.setdefault(actor, set()).add(appearance)

    def move(self, article: str, names: Mapping[str, str]) -> set[str]:
        """Give the actors of an article their new ids; return the actors that lose or gain an appearance."""
        touched = set()
        for local, new in names.items():
            appearance = f"{article}-{local}"
            old = self.actor[appearance]
            if old != new:
                self._seen[old].discard(appearance)
                self._seen.setdefault(new, set()).add(appearance)
                self.actor[appearance] = new
                touched |= {old, new}
        return touched

    def view(self, actor: str) -> View:
        """Return what all articles say about an actor."""
        return NOTHING.union(*(self._view(appearance) for appearance in self._seen.get(actor, ())))

    def _view(self, appearance: str) -> View:
        if appearance not in self._views:
            me, graph = node(iri("appearance", appearance)), node(iri("graph", self._articles[appearance]))
            said = map(parts, self._match(me, None, None, graph))
            self._views[appearance] = frozenset((p, value) for _, p, value, _ in said if p in TELLS[R["actor"]])
        return self._views[appearance]
