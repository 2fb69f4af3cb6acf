"""From what extractors found in one article to its record: the one function that the pipeline calls."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.annotate.document import Document
from onrecord.annotate.mentions import mentions
from onrecord.annotate.words import words
from onrecord.model import Attribution, Event, Found, Problem, Record, Relation, Span
from onrecord.resolve import actors as naming
from onrecord.resolve.cast import Cast, Someone
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.roles import Roles
from onrecord.resolve.speakers import Speakers, attribution, enclosing, participants

_GOES_ON = frozenset({"", "he", "she", "they", "i", "we"})  # sources that may be whoever spoke before


def resolve(document: Document, found: Iterable[Found]) -> Record:
    """Return the record of an article: its actors, and everything found in it with the actors who are meant.

    Pure and deterministic; whatever the order of ``found``, the record is the same. What cannot be told stays None.
    A finding whose spans do not lie in the text is left out and becomes a problem.
    """
    return _Resolver(document).record(found)


class _Resolver:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = words(document)
        self.mentions = list(mentions(self.words))
        self.cast = Cast(tuple(self.mentions))
        self.roles = Roles(self.words, self.cast, document.article.published)
        self.roles.link()
        self.speakers = Speakers(self.words, self.cast, self.roles, self.mentions)

    def record(self, found: Iterable[Found]) -> Record:
        kept, problems = _checked(self.document, found)
        attributions = [f for f in kept if isinstance(f, Attribution)]
        heads = {a.id: self.speakers.head(a.source, a.source_head) for a in attributions}
        sources = {a.id: self.speakers.mention(heads[a.id]) for a in attributions}
        narrated: dict[int, bool] = {}
        for a in attributions:
            if heads[a.id] >= 0:
                narrated[heads[a.id]] = narrated.get(heads[a.id], False) or a.parent is None
        pronouns = Pronouns(self.words, self.cast, self.roles, narrated)
        pronouns.narrator()
        pronouns.quoted(self._by_quotation(attributions, self._said(attributions, sources)))
        said = self._said(attributions, sources)
        named = naming.ids(self.document.article.id, self.cast)
        filled = tuple(self._attribution(a, said[a.id], sources[a.id], named) for a in attributions)
        relations = tuple(self._relation(f, filled, named) for f in kept if isinstance(f, Relation))
        events = tuple(self._event(f, named) for f in kept if isinstance(f, Event))
        return Record(
            article=self.document.article,
            actors=naming.actors(self.words, self.cast, self.mentions, named),
            attributions=filled,
            relations=relations,
            events=events,
            problems=problems,
        )

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

    def _by_quotation(self, attributions: list[Attribution], said: dict[str, Someone | None]) -> dict[int, Someone]:
        """Return who speaks in each quotation; an attribution inside another one's content says nothing about it."""
        speakers: dict[int, Someone] = {}
        for found in sorted(attributions, key=lambda a: (-sum(len(c) for c in a.content), a.id)):
            someone = said[found.id]
            if someone is None or (found.kind == "indirect"):
                continue
            for part in found.content:
                for i in self.words.within(part):
                    if self.words.quote[i] >= 0:
                        speakers.setdefault(self.words.quote[i], someone)
        return speakers

    def _attribution(
        self, found: Attribution, someone: Someone | None, source: int | None, named: dict[int, str]
    ) -> Attribution:
        addressee = self._person(found.addressee_span, named)
        speaker = named[id(someone)] if someone is not None else None
        return attribution(found, speaker, addressee, self.speakers.factor(source, someone))

    def _person(self, span: Span | None, named: dict[int, str]) -> str | None:
        if span is None:
            return None
        someone = self.speakers.someone(self.speakers.mention(self.speakers.head((span,)), source=False))
        return self._name(someone, named)

    def _name(self, someone: Someone | None, named: dict[int, str]) -> str | None:
        if someone is None:
            return None
        if id(someone) not in named:  # a voice that only an addressee or a relation brought in
            named.update(naming.ids(self.document.article.id, self.cast))
        return named[id(someone)]

    def _relation(self, found: Relation, attributions: tuple[Attribution, ...], named: dict[int, str]) -> Relation:
        targets = [self._person(span, named) for span in found.target_spans]
        return replace(
            found,
            source=self._person(found.source_span, named),
            targets=tuple(sorted({t for t in targets if t is not None})),
            attribution=found.attribution or enclosing(found, attributions),
        )

    def _event(self, found: Event, named: dict[int, str]) -> Event:
        people = participants(found, self.words, self.speakers)
        for someone in people:
            someone.used = True
        return replace(found, actors=tuple(sorted({named[id(p)] for p in people})))


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
        return [*one.source, *one.cue, *one.content, one.evidence, *extra]
    if isinstance(one, Relation):
        extra = [one.source_span] if one.source_span is not None else []
        return [*one.target_spans, *one.cue, *one.charge, one.evidence, *extra]
    return [*one.event, one.date, one.evidence]
