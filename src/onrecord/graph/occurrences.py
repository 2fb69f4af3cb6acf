"""The same event in several articles: read what each tells of it, and write which are one, with reasons.

The graph of occurrences is derived, like who is who: it follows from the article graphs, the names of actors and the
judgements on events, and from nothing that stood there before.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

from pyoxigraph import NamedNode, Quad

from onrecord.graph.happenings import EARLIEST, LATEST, STATUSES, TAKES_PART
from onrecord.graph.judgements import JUDGEMENTS, read_judgements
from onrecord.graph.page import LABEL_OF, SAYS, A, R, V
from onrecord.graph.profiles import PUBLISHED
from onrecord.graph.remap import GRAPHS, canonical_id
from onrecord.graph.shared import ACTORS, CLASSES, Match
from onrecord.graph.terms import Term, Triple, day, decimal, node, parts, string, text
from onrecord.graph.vocab import SHARED
from onrecord.ids import digest, iri
from onrecord.model import Status
from onrecord.occurrences.account import Account, Link, Linked, Occurrence
from onrecord.occurrences.explain import summary
from onrecord.occurrences.linking import link

OCCURRENCES = node(SHARED["occurrences"])
EVENTS, ARTICLES, SPANS = iri("event", ""), iri("article", ""), iri("span", "")
STATUS_OF: dict[Term, Status] = {value: status for status, value in STATUSES.items()}
PEOPLE_NAMED = 3  # in the label of an occurrence


def read_accounts(match: Match) -> list[Account]:
    """Return what each article tells of each dated event, sorted by id."""
    events = map(parts, match(None, A, R["DatedEvent"], None))
    articles = {me.value: graph.value.removeprefix(GRAPHS) for me, _, _, graph in events}
    if not articles:
        return []
    told = _Told(match, articles)
    unnamed, places = ({parts(q)[0] for q in match(None, A, CLASSES[kind], ACTORS)} for kind in ("unnamed", "place"))
    return [told.account(me, unnamed, places) for me in sorted(articles)]


class _Told:
    """What is said of all dated events, read property by property: a look-up for each of them would take longer."""

    def __init__(self, match: Match, articles: Mapping[str, str]) -> None:
        self._match = match
        self._articles = articles
        names = ("eventKind", "status", "place", "saying", "eventSpan", "headSpan")
        self._said = {name: self._read(R[name]) for name in names}
        self._bounds = [self._read(EARLIEST), self._read(LATEST)]
        self._actors = self._read(TAKES_PART)
        self._denied = {quad.subject for quad in match(None, R["polarity"], V["negative"], None)}
        self._texts: dict[str, str] = {}
        self._outlets, self._published = self._of_articles(R["outlet"]), self._of_articles(PUBLISHED)

    def _read(self, predicate: NamedNode) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = {}
        for subject, _, value, _ in map(parts, self._match(None, predicate, None, None)):
            if subject.value in self._articles:
                found.setdefault(subject.value, []).append(value)
        return found

    def _of_articles(self, predicate: NamedNode) -> dict[str, str]:
        every = map(parts, self._match(None, predicate, None, None))
        return {me.value.removeprefix(ARTICLES): value.value for me, _, value, _ in every}

    def _one(self, name: str, me: str) -> Term | None:
        return next(iter(self._said[name].get(me, ())), None)

    def account(self, me: str, unnamed: Collection[Term], places: Collection[Term]) -> Account:
        """Return what one event is told as."""
        article, kind, saying = self._articles[me], self._one("eventKind", me), self._one("saying", me)
        place, status = self._one("place", me), STATUS_OF[self._one("status", me) or V["status-happened"]]
        if saying is None and status == "happened" and node(me) in self._denied:
            status = "not happened"
        first, last = (next((day.value for day in found.get(me, ())), None) for found in self._bounds)
        speaker, words = ((), self._words(me)) if saying is None else self._saying(saying)
        named = {who for who in self._actors.get(me, ()) if who not in unnamed}
        return Account(
            id=me.removeprefix(EVENTS),
            article=article,
            kind="" if kind is None else kind.value,
            actors=tuple(sorted(map(canonical_id, named))),
            doers=tuple(sorted(canonical_id(who) for who in speaker if who not in unnamed)),
            places=tuple(sorted(canonical_id(who) for who in named if who in places)),
            place=None if place is None else canonical_id(place),
            earliest=first,
            latest=last,
            status=status,
            saying=saying is not None,
            published=self._published.get(article),
            outlet=self._outlets.get(article),
            words=words,
        )

    def _saying(self, attribution: Term) -> tuple[tuple[NamedNode, ...], str]:
        """Return who speaks, and what was said."""
        me = cast("NamedNode", attribution)
        speakers = [value for _, _, value, _ in map(parts, self._match(me, R["speaker"], None, None))]
        said = sorted(value.value for _, _, value, _ in map(parts, self._match(me, SAYS, None, None)))
        return tuple(who for who in speakers if isinstance(who, NamedNode)), " ".join(said)

    def _words(self, me: str) -> str:
        """Return the words of the article for an event but for its head, by the places of its spans."""
        article = self._articles[me]
        if article not in self._texts:
            stored = map(parts, self._match(node(ARTICLES + article), R["text"], None, None))
            self._texts[article] = next((value.value for _, _, value, _ in stored), "")
        text, words = self._texts[article], []
        heads = self._places("headSpan", me)
        for start, end in self._places("eventSpan", me):
            for first, last in heads:
                if start <= first and last <= end:
                    words.append(text[start:first])
                    start = last
            words.append(text[start:end])
        return " … ".join(filter(None, map(str.strip, words)))

    def _places(self, name: str, me: str) -> list[tuple[int, int]]:
        """Return where spans lie: their names tell, so that they need no look-up."""
        stem = f"{SPANS}{self._articles[me]}-"
        ends = (span.value.removeprefix(stem).split("-") for span in self._said[name].get(me, ()))
        return sorted((int(first), int(last)) for first, last in ends)


def linked(match: Match) -> tuple[list[Account], Linked]:
    """Return all accounts, and which of them are of one event, as articles and judgements have it."""
    accounts = read_accounts(match)
    if len(accounts) < 2:
        return accounts, Linked()
    return accounts, link(accounts, read_judgements(match(None, None, None, JUDGEMENTS)))


def named(found: Linked) -> set[str]:
    """Return the ids of all who take part in something, and of where it is."""
    return {who for one in found.occurrences for who in (*one.actors, one.place or "")} - {""}


def names(match: Match, ids: Iterable[str]) -> dict[str, str]:
    """Return what actors are called, by id."""
    found = {}
    for id_ in ids:
        for _, _, label, _ in map(parts, match(node(iri("actor", id_)), LABEL_OF, None, ACTORS)):
            found[id_] = label.value
    return found


def occurrence_quads(match: Match) -> set[Quad]:
    """Return the graph of occurrences."""
    _, found = linked(match)
    labels = names(match, named(found))
    triples = (triple for one in found.occurrences for triple in _occurrence(one, labels))
    return {Quad(*triple, OCCURRENCES) for triple in triples}


def _occurrence(one: Occurrence, labels: Mapping[str, str]) -> Iterator[Triple]:
    """Say one event, who tells of it, and why that is one."""
    me = node(iri("occurrence", one.id))
    yield me, A, R["Occurrence"]
    yield me, LABEL_OF, text(label(one, labels), "en")
    if one.kind:
        yield me, R["eventKind"], string(one.kind)
    yield from ((me, R["account"], node(EVENTS + id_)) for id_ in one.accounts)
    for predicate, bound in ((EARLIEST, day(one.earliest)), (LATEST, day(one.latest))):
        if bound is not None:
            yield me, predicate, bound
    for step in one.links:
        yield from _link(me, step, labels)


def _link(occurrence: NamedNode, step: Link, labels: Mapping[str, str]) -> Iterator[Triple]:
    me = node(iri("link", digest("link", step.first, step.second, length=12)))
    yield me, A, R["EventLink"]
    yield me, R["inOccurrence"], occurrence
    yield from ((me, R["account"], node(EVENTS + id_)) for id_ in (step.first, step.second))
    yield me, R["reason"], text(summary(step, labels), "en")
    yield me, R["score"], decimal(step.score)
    if step.judgement:
        yield me, R["judgement"], node(iri("judgement", step.judgement))


def label(one: Occurrence, labels: Mapping[str, str]) -> str:
    """Return what to call an occurrence: its kind, when it is, and who takes part."""
    people = [labels.get(who, who) for who in one.actors]
    more = f" and {len(people) - PEOPLE_NAMED} more" if len(people) > PEOPLE_NAMED else ""
    return ": ".join(filter(None, [f"{one.kind or 'event'} ({when(one)})", ", ".join(people[:PEOPLE_NAMED]) + more]))


def when(one: Occurrence) -> str:
    """Return the days that bound an occurrence, for a reader."""
    if one.earliest is None or one.latest is None:
        return "dates differ"
    return one.earliest if one.earliest == one.latest else f"{one.earliest} to {one.latest}"


def moved(removed: Iterable[Quad], added: Iterable[Quad]) -> int:
    """Return how many dated events joined, left or changed an occurrence."""
    stem = iri("occurrence", "")
    changed = {
        quad.object
        for quad in (*removed, *added)
        if quad.predicate == R["account"]
        and isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith(stem)
    }
    return len(changed)
