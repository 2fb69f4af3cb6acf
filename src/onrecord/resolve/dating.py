"""Say when: which date each time expression is seen from, what it becomes, and what that makes of events.

What words say by themselves stands. What is counted from the day on which it was said is seen from the publication
date, or inside a quotation from the date of that; what is counted from another date, from the one that the text told
last, or from an event of the table of named events. Where none of these is certain, a date stays open: an old quotation
is never seen from the publication date.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.annotate.words import Words
from onrecord.dates.resolve import Timex, resolve
from onrecord.model import Anchor, Article, Attribution, Event, Found, Span, Tense, TimeExpression
from onrecord.reference import Lookup
from onrecord.resolve.dating_ahead import ahead
from onrecord.resolve.dating_complete import complete
from onrecord.resolve.dating_days import counted_from, covered
from onrecord.resolve.dating_events import days_left
from onrecord.resolve.dating_named import NamedDates, from_event
from onrecord.resolve.dating_placed import in_tense, settled
from onrecord.resolve.dating_said import Sayings, sayings
from onrecord.resolve.dating_scene import Scene
from onrecord.resolve.dating_spans import End, end
from onrecord.resolve.dating_then import antecedent, compares, may_be_now

_DEEPEST = 40  # dates that one is counted from by way of each other; more is no news


@dataclass(frozen=True, slots=True)
class Seen:
    """What an expression is seen from; no date: nothing is known to count from."""

    anchor: Anchor
    date: str | None
    span: Span | None = None
    event: str | None = None


class Dating:
    """Says when, for one article.

    Attributes:
        events: those that were found, and those that only a named event dates, each with the attribution that it is
            the saying of and the one inside whose content it stands.
    """

    def __init__(self, article: Article, words: Words, lookup: Lookup, found: Sequence[Found]) -> None:
        times = sorted((f for f in found if isinstance(f, TimeExpression)), key=lambda time: (time.span, time.id))
        scene = Scene(
            article=article,
            words=words,
            attributions=[f for f in found if isinstance(f, Attribution)],
            times=times,
            events=[f for f in found if isinstance(f, Event)],
        )
        self._scene = scene
        self._named = NamedDates(scene, lookup)
        self.events = sayings(self._named.events, scene)

    def dated(
        self, attributions: Sequence[Attribution], events: Sequence[Event]
    ) -> tuple[tuple[TimeExpression, ...], tuple[Event, ...]]:
        """Return the time expressions and events with what they become.

        Args:
            attributions: with their speakers.
            events: `events` with those who take part.
        """
        scene = replace(self._scene, attributions=attributions, events=events)
        dates = _Dates(scene, self._named)
        kept = (time for time in scene.times if time.span not in self._named.inner)
        made = {time.span: dates.of(time) for time in kept} | {time.span: time for time in self._named.times}
        return (
            tuple(sorted(made.values(), key=lambda time: (time.span, time.id))),
            settled(events, made, dates.lent, scene),
        )


class _Dates:
    """Dates each expression once, those that it is counted from before it."""

    def __init__(self, scene: Scene, named: NamedDates) -> None:
        self.scene = scene
        self.named = named
        self.sayings = Sayings(scene)
        self.done: dict[Span, TimeExpression] = {}
        self.busy: set[Span] = set()
        self.lent: set[Span] = set()  # what rests on the publication date, if only by another date

    def of(self, time: TimeExpression) -> TimeExpression:
        """Return an expression with what it becomes; one that would be counted from itself stays open."""
        if time.span in self.done:
            return self.done[time.span]
        if time.span in self.busy or len(self.busy) > _DEEPEST:
            return _open(time)
        self.busy.add(time.span)
        found = self._dated(in_tense(time, self.scene, self.sayings))
        self.busy.discard(time.span)
        self.done[time.span] = found
        return found

    def _dated(self, time: TimeExpression) -> TimeExpression:
        words = time.span.of(self.scene.article.text)
        alone = _meaning(words, None, time.tense)
        if alone is None:
            return _open(time)
        counted = self.named.behind(time)
        if counted is not None:
            return from_event(time, counted)
        measured = ahead(time, self.scene)
        if measured:
            return self._ahead(time, measured)
        if alone.refers == "nothing":
            return _filled(time, alone, Seen(alone.anchor, None))
        part = self.named.around(time)
        if part is not None:
            return self.named.part(time, part)
        completed = complete(time, alone, self.scene, self.sayings)
        if completed is not None:
            return self._completed(time, *completed, alone)
        side = end(time, self.scene)
        if side is not None:
            return self._end(time, side, alone)
        counted_back = alone.refers == "then" or compares(time, self.scene)
        seen = self._then(time) if counted_back else self._now(time)
        if seen.anchor == "published" or seen.span in self.lent:
            self.lent.add(time.span)
        meaning = _meaning(words, seen.date, time.tense) if seen.date else alone
        return _filled(time, meaning or alone, seen)

    def _end(self, time: TimeExpression, side: End, alone: Timex) -> TimeExpression:
        """Return an end of a span, seen from the other one where that has a date, or from the day it was said."""
        other = side.other
        iso = counted_from(self.of(other)) if other is not None else None
        seen = self._now(time) if other is None else Seen("text", iso, other.span) if iso else Seen("none", None)
        meaning = _meaning(time.span.of(self.scene.article.text), seen.date, side.tense) if seen.date else alone
        if seen.anchor == "published" or seen.span in self.lent:
            self.lent.add(time.span)
            seen = Seen("published", self.scene.article.published, seen.span)  # so does the other end
        return _filled(time, meaning or alone, seen)

    def _ahead(self, time: TimeExpression, words: str) -> TimeExpression:
        """Return a measure as the date so far from the day on which it was said; without one, as the measure."""
        seen = self._now(time)
        meaning = _meaning(words, seen.date, time.tense)
        if meaning is None or meaning.rule == "open":
            return _open(time)
        if seen.anchor == "published" or seen.span in self.lent:
            self.lent.add(time.span)
        return replace(_filled(time, meaning, seen), type=meaning.type)

    def _now(self, time: TimeExpression) -> Seen:
        """Return the day on which the words are said."""
        published = Seen("published", self.scene.article.published)
        quotation = self.scene.quotation(time.span)
        dates = self.sayings.dates(quotation) if quotation is not None else None
        if dates is None:
            return published
        own = [(self.of(date), relation) for date, relation in dates if date.span != time.span]
        if any(date.span in self.lent for date, _ in own):
            self.lent.add(time.span)
        iso = covered(*days_left(own, self.lent))
        if len(own) == 1 and own[0][1] in ("on", "during"):
            iso = counted_from(own[0][0])  # a week or quarter is not cut to its month
        source = next((date for date, _ in own if counted_from(date) == iso), own[0][0] if own else None)
        return Seen("text", iso, source.span) if iso and source else Seen("none", None)

    def _then(self, time: TimeExpression) -> Seen:
        """Return the other date of the text that an expression is counted from."""
        if may_be_now(time, self.scene):
            return self._now(time)
        other = antecedent(time, self.scene, self.sayings)
        iso = counted_from(self.of(other)) if other is not None else None
        return Seen("text", iso, other.span) if other is not None and iso else Seen("none", None)

    def _completed(self, time: TimeExpression, year: TimeExpression, words: str, alone: Timex) -> TimeExpression:
        """Return a day or month with the year that the text gives it."""
        meaning = _meaning(words, None, time.tense)
        if meaning is None or meaning.earliest is None:
            return _filled(time, alone, Seen("none", None))
        return _filled(time, replace(meaning, rule="completed"), Seen("text", (year.open_value or "")[:4], year.span))


@lru_cache(maxsize=4096)  # "Friday" comes again and again
def _meaning(words: str, day: str | None, tense: Tense) -> Timex | None:
    return resolve(words, day, tense)


def _open(time: TimeExpression) -> TimeExpression:
    return replace(time, value=time.open_value, edtf=time.open_edtf)


def _filled(time: TimeExpression, meaning: Timex, seen: Seen) -> TimeExpression:
    """Return an expression with its meaning, and with what it was counted from if it was."""
    counted = meaning.rule not in ("stated", "open")
    lasting = meaning.type in ("DURATION", "SET")  # how long or how often is no date of its own
    return replace(
        time,
        value=meaning.value,
        edtf=meaning.edtf,
        earliest=meaning.earliest,
        latest=meaning.latest,
        mod=meaning.mod,
        anchor=seen.anchor if counted else "none" if lasting else meaning.anchor,
        anchor_date=seen.date if counted else None,
        anchor_span=seen.span if counted else None,
        anchor_event=seen.event if counted else None,
        rule=meaning.rule,
    )
