"""Dates that the text counts from a named event: "two weeks after the Brexit referendum", "since 9/11".

Only where the name is that of one event and stands there as such, behind a preposition of time: the bare mention of an
event dates nothing, and neither does "a second Brexit referendum" or "the Brexit referendum campaign".
"""

import re
from dataclasses import replace

from onrecord.dates.resolve import Timex, resolve
from onrecord.ids import time_id
from onrecord.model import Event, EventDate, Span, TimeExpression
from onrecord.reference import Lookup
from onrecord.reference.days import first_day, last_day
from onrecord.resolve.dating_names import RELATIONS, Named, figured, name_over, names
from onrecord.resolve.dating_scene import Scene
from onrecord.resolve.dating_told import EXTRACTOR, sentence, told

_DIRECTIONS = {"after": "later", "following": "later", "before": "earlier"}
_UNITS = frozenset({"day", "week", "month", "year"})
_ONE = re.compile(r"^the (?=day|week|month|year)", re.IGNORECASE)


Counted = tuple[Timex, Named, str]  # what it becomes, from which event, and from which of its dates


def from_event(time: TimeExpression, counted: Counted) -> TimeExpression:
    """Return a measure of time as the date that lies so far from a named event."""
    meaning, named, day = counted
    return replace(
        time,
        type=meaning.type,
        value=meaning.value,
        edtf=meaning.edtf,
        earliest=meaning.earliest,
        latest=meaning.latest,
        mod=meaning.mod,
        anchor="named event",
        anchor_date=day,
        anchor_span=named.span,
        anchor_event=named.event.id,
        rule="named event",
    )


class NamedDates:
    """What named events date in one article.

    Attributes:
        times: the names that stand behind a preposition of time and date an event of the article, and those that are
            made of a date ("the 9/11 attacks").
        inner: the places of expressions that are but a part of such a name.
        events: the events of the article, with those dates.
    """

    def __init__(self, scene: Scene, lookup: Lookup) -> None:
        self.scene = scene
        self._lookup = lookup
        self._names = names(scene, lookup)
        self.times: tuple[TimeExpression, ...] = ()
        self._by_head = {event.head: event for event in reversed(scene.events)}
        if self._names:
            self._attach()
        self.times += self._in_figures()
        self._covered = {i: name.span for name in self.times for i in scene.tokens(name.span)}
        self.inner = frozenset(t.span for t in scene.times if self._over(t.span) is not None)
        others = [event for event in scene.events if self._by_head[event.head].id != event.id]
        everything = (self._outside(event) for event in (*others, *self._by_head.values()))
        self.events = tuple(sorted(everything, key=lambda e: (e.evidence, e.id)))

    def _in_figures(self) -> tuple[TimeExpression, ...]:
        """Return the names that are dates by themselves, and stand behind no preposition: "the 9/11 attacks"."""
        known = {time.span for time in self.times}
        return tuple(self._time(named) for named in figured(self.scene, self._lookup) if named.span not in known)

    def _over(self, span: Span) -> Span | None:
        """Return the name that dates something and of which a span is but a part."""
        inside = self.scene.tokens(span)
        name = self._covered.get(inside[0]) if inside else None
        return name if name is not None and name != span and name.covers(span) else None

    def _outside(self, event: Event) -> Event:
        """Return an event with names in place of the dates that are parts of them."""
        if all(date.span not in self.inner for date in event.dates):
            return event
        dates = (replace(date, span=self._over(date.span) or date.span) for date in event.dates)
        return replace(event, dates=tuple({date.span: date for date in dates}.values()))

    def around(self, time: TimeExpression) -> Named | None:
        """Return the event of whose name a date without a year is a part: "the Sept. 11 attacks"."""
        inside = self.scene.tokens(time.span)
        if time.type != "DATE" or not inside:
            return None
        return name_over(inside[0], inside[-1], self.scene, self._lookup)

    def part(self, time: TimeExpression, named: Named) -> TimeExpression:
        """Return a date that is part of the name of an event as the days of that event."""
        whole = self._time(named)
        return replace(
            time,
            value=whole.value,
            edtf=whole.edtf,
            earliest=whole.earliest,
            latest=whole.latest,
            anchor=whole.anchor,
            anchor_date=whole.anchor_date,
            anchor_span=named.span,
            anchor_event=whole.anchor_event,
            rule=whole.rule,
        )

    def behind(self, time: TimeExpression) -> Counted | None:
        """Return what an expression becomes counted from the event behind it: "two weeks after the vote"."""
        found = self._behind(time)
        if found is None:
            return None
        named, direction = found
        words = re.sub(r" (?:after|before)$", "", time.span.of(self.scene.article.text))
        day = named.ends if direction == "later" else named.begins
        meaning = resolve(f"{_ONE.sub('a ', words)} {direction}", day)
        return (meaning, named, day) if meaning is not None and meaning.earliest else None

    def _behind(self, time: TimeExpression) -> tuple[Named, str] | None:
        """Return the event right behind an expression, and which way that is counted from it."""
        words, inside = self.scene.words, self.scene.tokens(time.span)
        for at in (inside[-1], inside[-1] + 1) if inside else ():  # "two weeks after" may be the expression
            named = self._names.get(at)
            if named is not None and words.lower[at] in _DIRECTIONS:
                return named, _DIRECTIONS[words.lower[at]]
        return None

    def _attach(self) -> None:
        """Let each name behind a preposition of time date the event that the preposition hangs on."""
        words, times = self.scene.words, dict[Span, TimeExpression]()
        for at, named in self._names.items():
            measure, counted = self._measure(at), None
            if measure is not None:
                counted = self.behind(measure)
                date = EventDate(span=measure.span)
            elif at and words.lower[at - 1] in _UNITS and (counted := self._from(named, at)) is not None:
                measure = self._day(counted, at)
                date = EventDate(span=measure.span)
            else:
                date = EventDate(span=named.span, relation=RELATIONS[words.lower[at]], marker=words.span(at, at))
            if measure is not None and counted is None:
                continue  # "some time after the vote": after it, but "some" is no day
            if self._date(self._governor(at), date, named, at):
                made = measure if measure is not None else self._time(named)
                times[made.span] = made
        found = {time.span for time in self.scene.times}
        self.times = tuple(time for span, time in times.items() if span not in found)

    def _from(self, named: Named, at: int) -> Counted | None:
        """Return the day or year before or after an event: "the day after the vote"."""
        words = self.scene.words
        direction = _DIRECTIONS.get(words.lower[at], "")
        article = at > 1 and words.lower[at - 2] == "the"
        day = named.ends if direction == "later" else named.begins
        meaning = resolve(f"a {words.lower[at - 1]} {direction}", day) if direction and article else None
        return (meaning, named, day) if meaning is not None and meaning.earliest else None

    def _day(self, counted: Counted, at: int) -> TimeExpression:
        """Return "the day" before or after an event as a time expression, which it is only beside that event."""
        scene, span = self.scene, self.scene.words.span(at - 2, at - 1)
        time = TimeExpression(
            id=time_id(scene.article.id, span),
            article=scene.article.id,
            span=span,
            evidence=sentence(at, scene),
            extractor=EXTRACTOR,
            type="DATE",
        )
        return from_event(time, counted)

    def _measure(self, at: int) -> TimeExpression | None:
        """Return the expression right before a preposition, or ending with it: "two weeks" after …."""
        scene = self.scene
        inside = ((scene.tokens(time.span), time) for time in scene.times_in([scene.words.sentence[at]]))
        return next((time for tokens, time in inside if tokens and tokens[-1] in (at - 1, at)), None)

    def _governor(self, at: int) -> int:
        """Return the verb or noun that a preposition, and the measure before it, hangs on."""
        words = self.scene.words
        node = words.head[at]
        while words.dep[node] in ("npadvmod", "prep", "advmod", "quantmod") and words.head[node] != node:
            node = words.head[node]
        return node

    def _date(self, governor: int, date: EventDate, named: Named, at: int) -> bool:
        """Add a date to the event of a word; say whether there is one, or can be one."""
        head = self.scene.words.span(governor, governor)
        event = self._by_head.get(head)
        if event is not None:
            kept = tuple(d for d in event.dates if d.span != date.span and not named.span.covers(d.span))
            self._by_head[head] = replace(event, dates=(*kept, date))
            return True
        beside = {*range(at - 1, named.last + 1), *self.scene.tokens(date.span)}
        made = told(governor, date, self.scene, beside)
        if made is not None:
            self._by_head[head] = made
        return made is not None

    def _time(self, named: Named) -> TimeExpression:
        """Return the name as a time expression: it says nothing by itself, and the days of the event as one."""
        first, last = first_day(named.begins), last_day(named.ends)
        value = named.begins if named.begins == named.ends else f"{named.begins}/{named.ends}"
        return TimeExpression(
            id=time_id(self.scene.article.id, named.span),
            article=self.scene.article.id,
            span=named.span,
            evidence=sentence(named.first, self.scene),
            extractor=EXTRACTOR,
            type="DATE",
            value=value,
            edtf=value,
            earliest=first,
            latest=last,
            anchor="named event",
            anchor_date=named.begins,
            anchor_event=named.event.id,
            rule="named event",
        )
