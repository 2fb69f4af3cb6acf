"""From what extractors found in one article to its record: the one function that the pipeline calls."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from onrecord.annotate.document import Document
from onrecord.annotate.mentions import mentions
from onrecord.annotate.words import words
from onrecord.model import Attribution, Found, Problem, Record, Relation, Span, TimeExpression
from onrecord.reference import Lookup, Reference, shipped
from onrecord.resolve import actors as naming
from onrecord.resolve import explain
from onrecord.resolve.antecedents import Antecedents
from onrecord.resolve.bodies import Bodies
from onrecord.resolve.cast import Cast, Someone
from onrecord.resolve.dating import Dating
from onrecord.resolve.definite import Definite
from onrecord.resolve.facts import Facts, kinds
from onrecord.resolve.holders import Holders
from onrecord.resolve.persons import Persons
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.relations import Relations
from onrecord.resolve.roles import Roles
from onrecord.resolve.seeds import seeds
from onrecord.resolve.sides import Sides
from onrecord.resolve.speakers import Speakers, attribution, participants, place_of
from onrecord.resolve.speech import Speech, Spoken

_GOES_ON = frozenset({"", "he", "she", "they", "i", "we"})  # sources that may be whoever spoke before


def resolve(document: Document, found: Iterable[Found], *, reference: Reference | None = None) -> Record:
    """Return the record of an article: its actors, and everything found in it with the actors who are meant.

    Pure and deterministic; whatever the order of ``found``, the record is the same. What cannot be told stays None.
    A finding whose spans do not lie in the text is left out and becomes a problem.

    Args:
        document: the parsed article.
        found: what extractors found in it.
        reference: facts about posts and who held them; those that come with the package if not given.
    """
    return _Resolver(document, _lookup(_Same(reference or shipped()))).record(found)


class _Same:
    """A set of facts that is equal only to itself: comparing all facts for each article would take longer than it."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference

    def __hash__(self) -> int:
        return id(self.reference)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.reference is other.reference


@lru_cache(maxsize=4)
def _lookup(of: _Same) -> Lookup:
    return Lookup(of.reference)


class _Resolver:
    def __init__(self, document: Document, lookup: Lookup) -> None:
        self.document = document
        self.lookup = lookup
        self.words = words(document)
        self.cast = Cast(list(mentions(self.words, kinds(lookup).forms)))
        persons = Persons(self.words, self.cast)
        persons.link()
        Bodies(self.words, self.cast).link()
        given = seeds(self.words, self.cast)
        facts = Facts(self.words, self.cast, given, article=document.article, lookup=lookup)
        self.roles = Roles(self.words, self.cast, given, Holders(self.words, self.cast, facts))
        self.roles.link()
        self.sides = Sides(self.words, self.cast, given, facts)
        self.speakers = Speakers(self.words, self.cast, self.roles, persons)
        self.relations = Relations(self.words, self.cast, self.speakers, self.sides, document.article.text)

    def record(self, found: Iterable[Found]) -> Record:
        kept, problems = _checked(self.document, found)
        attributions = [f for f in kept if isinstance(f, Attribution)]
        sources = self._pronouns(attributions)
        said = self._said(attributions, sources)
        self._go_on(attributions, sources, said)
        done = [f for f in kept if isinstance(f, Relation)]
        self.relations.settle(done, attributions)
        done = self.relations.spread(done)
        people_of: list[Found] = [*attributions, *done]
        pointed = {span: self.relations.point(span).who for f in people_of for span in _people(f)}
        dating = Dating(self.document.article, self.words, self.lookup, kept)
        people_in = {e.id: participants(e, self.words, self.speakers, said.get(e.saying or "")) for e in dating.events}
        places = {e.id: place_of(e, self.words, self.speakers) for e in dating.events}
        self._show((*people_in.values(), [place for place in places.values() if place is not None]))
        named = naming.ids(self.document.article.id, self.cast)
        people = {span: named[id(p)] if p is not None else None for span, p in pointed.items()}
        filled = tuple(self._attribution(a, said[a.id], sources[a.id], named, people) for a in attributions)
        events = tuple(
            replace(
                event,
                actors=tuple(sorted({named[id(p)] for p in people_in[event.id]})),
                place=named[id(place)] if (place := places[event.id]) is not None else None,
            )
            for event in dating.events
        )
        times, events = dating.dated(filled, events)
        on_record = {id(p): named[id(p)] for p in naming.on_record(self.cast)}
        return Record(
            article=self.document.article,
            actors=naming.actors(self.words, self.cast, named),
            attributions=filled,
            relations=self.relations.record(done, filled, said, named),
            times=times,
            events=events,
            mentions=explain.mentions(self.words, self.cast, on_record, self.speakers.rests),
            problems=problems,
        )

    def _pronouns(self, attributions: list[Attribution]) -> dict[str, int | None]:
        """Link every pronoun, and the nouns that refer back to bodies; return the mention of each source."""
        heads = {a.id: self.speakers.head(a.source, a.source_head) for a in attributions}
        sources = {a.id: self.speakers.mention(heads[a.id]) for a in attributions}
        narrated: dict[int, bool] = {}
        for a in attributions:
            if heads[a.id] >= 0:
                narrated[heads[a.id]] = narrated.get(heads[a.id], False) or a.parent is None
        reported: dict[int, frozenset[int]] = {}
        for a in attributions:
            tokens = (i for part in a.content for i in self.words.within(part))
            reported[heads[a.id]] = reported.get(heads[a.id], frozenset()).union(tokens)
        before = Antecedents(self.words, self.cast, narrated, reported)
        Pronouns(self.words, self.cast, before).link()
        said = self._said(attributions, sources)
        Definite(self.words, self.cast, before, self.sides).link(self._by_token(attributions, said))
        said = self._said(attributions, sources)
        Speech(self.words, self.cast, before, self.sides).link(self._by_quotation(attributions, said, sources))
        return sources

    def _go_on(
        self, attributions: list[Attribution], sources: dict[str, int | None], said: dict[str, Someone | None]
    ) -> None:
        """Link the pronouns of those who go on speaking."""
        for found in attributions:
            n, someone = sources[found.id], said[found.id]
            if n is not None and someone is not None and n not in self.cast.who:
                self.cast.link(n, someone, "speaker before")

    def _show(self, events: Iterable[list[Someone]]) -> None:
        """Put those on record who take part in an event, or may be meant where a finding does not tell who."""
        for people in events:
            for someone in people:
                someone.used = True
        for n in self.speakers.rests:
            link = self.cast.links.get(n)
            for someone in link.candidates if link is not None else ():
                someone.used = True

    def _said(self, attributions: list[Attribution], sources: dict[str, int | None]) -> dict[str, Someone | None]:
        """Return who says each attribution; one that continues another has its speaker, whom a pronoun may name."""
        by_id = {a.id: a for a in attributions}
        said: dict[str, Someone | None] = {}
        for found in attributions:
            at: Attribution | None = found
            someone: Someone | None = None
            seen: set[str] = set()
            while at is not None and at.id not in seen:
                seen.add(at.id)
                someone = self.speakers.someone(sources[at.id]) if at.source else None
                words = at.source[0].of(self.document.article.text).lower() if at.source else ""
                if someone is not None or words not in _GOES_ON:
                    break
                at = by_id.get(at.continues or "")
            said[found.id] = someone
        return said

    def _by_quotation(
        self, attributions: list[Attribution], said: dict[str, Someone | None], sources: dict[str, int | None]
    ) -> dict[int, Spoken]:
        """Return who speaks in each quotation; an attribution inside another one's content says nothing about it."""
        speakers: dict[int, Spoken] = {}
        for found in sorted(attributions, key=lambda a: (-sum(len(c) for c in a.content), a.id)):
            someone = said[found.id]
            if someone is None or (found.kind == "indirect"):
                continue
            told = self.speakers.mention(self.speakers.head((found.addressee_span,)), source=False) if (
                found.addressee_span
            ) else None  # fmt: skip
            spoken = Spoken(someone, sources[found.id], self.speakers.someone(told), told)
            for part in found.content:
                for i in self.words.within(part):
                    if self.words.quote[i] >= 0:
                        speakers.setdefault(self.words.quote[i], spoken)
        return speakers

    def _by_token(self, attributions: list[Attribution], said: dict[str, Someone | None]) -> dict[int, Someone]:
        """Return who says each word of what is reported; the innermost attribution counts."""
        spoken: dict[int, Someone] = {}
        for found in sorted(attributions, key=lambda a: (-sum(len(c) for c in a.content), a.id)):
            someone = said[found.id]
            for i in (i for part in found.content for i in self.words.within(part)):
                if someone is not None:
                    spoken[i] = someone
                else:
                    spoken.pop(i, None)
        return spoken

    def _attribution(
        self,
        found: Attribution,
        someone: Someone | None,
        source: int | None,
        named: dict[int, str],
        people: dict[Span, str | None],
    ) -> Attribution:
        addressee = people[found.addressee_span] if found.addressee_span is not None else None
        speaker = named[id(someone)] if someone is not None else None
        return attribution(found, speaker, addressee, self.speakers.factor(source, someone))


def _people(one: Found) -> list[Span]:
    """Return the spans of those to whom something is said, who accuse and who are accused."""
    if isinstance(one, Attribution):
        return [one.addressee_span] if one.addressee_span is not None else []
    if isinstance(one, Relation):
        return [*([one.source_span] if one.source_span is not None else []), *one.target_spans]
    return []


def _checked(document: Document, found: Iterable[Found]) -> tuple[list[Found], tuple[Problem, ...]]:
    """Keep what lies in the text, sorted; report the rest."""
    length = len(document.article.text)
    kept: dict[str, Found] = {}
    problems = []
    for one in found:
        last = max((span.end for span in _spans(one)), default=0)
        if last > length:
            problems.append(
                Problem(
                    location=document.article.file,
                    stage="resolve",
                    reason=f"{one.extractor} found something that ends at {last}, but the text ends at {length}",
                    remedy="It was left out. Please report this to the author of that extractor.",
                )
            )
        elif one.id not in kept:
            kept[one.id] = one
    order = sorted(kept.values(), key=lambda f: (f.evidence, f.id))
    return order, tuple(sorted(set(problems), key=str))


def _spans(one: Found) -> list[Span]:
    """Return every span of a finding, those that a record does not show included."""
    if isinstance(one, Attribution):
        extra = [s for s in (one.source_head, one.addressee_span) if s is not None]
        return [*one.source, *one.cue, *one.content, *one.qualifiers, one.evidence, *extra]
    if isinstance(one, Relation):
        extra = [one.source_span] if one.source_span is not None else []
        return [*one.target_spans, *one.cue, *one.charge, *one.qualifiers, one.evidence, *extra]
    if isinstance(one, TimeExpression):
        return [one.span, one.evidence]
    places = [one.place_span] if one.place_span is not None else []
    markers = [date.marker for date in one.dates if date.marker is not None]
    return [*one.event, one.head, one.evidence, *one.qualifiers, *places, *markers, *(date.span for date in one.dates)]
