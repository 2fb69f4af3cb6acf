"""One article with all that says when something was said: its words, attributions, time expressions and events.

Answers where a time expression stands: in which sentence, in whose words, and in which quotation. Everything is looked
up by sentence or paragraph, since a hostile article may have thousands of dates and of people who speak.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from onrecord.annotate.words import Words
from onrecord.model import Article, Attribution, Event, Span, TimeExpression

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, eq=False)
class Scene:
    """What the rules of dating look at; nothing in it changes.

    Attributes:
        times: sorted by their place.
    """

    article: Article
    words: Words
    attributions: Sequence[Attribution]
    times: Sequence[TimeExpression]
    events: Sequence[Event]

    def tokens(self, span: Span) -> range:
        """Return the tokens of a span; empty where the parse has none there, as in a table."""
        return self.words.within(span)

    def top(self, span: Span) -> int:
        """Return the token of a span that hangs on something outside it, or -1."""
        inside = self.tokens(span)
        return next((i for i in inside if self.words.head[i] not in inside), inside[-1] if inside else -1)

    def sentence(self, span: Span) -> int:
        """Return the number of the sentence in which a span begins, or -1."""
        inside = self.tokens(span)
        return self.words.sentence[inside[0]] if inside else -1

    def paragraph(self, span: Span) -> int:
        """Return the number of the paragraph in which a span begins, or -1."""
        inside = self.tokens(span)
        return self.words.paragraph[inside[0]] if inside else -1

    def around(self, span: Span) -> tuple[Attribution, ...]:
        """Return the attributions in whose content a span stands, the closest first."""
        near = self._contents.get(self.paragraph(span), ())
        return tuple(a for a in near if any(part.covers(span) for part in a.content))

    def quotation(self, span: Span) -> Attribution | None:
        """Return the closest attribution that quotes the very words of a span; None where nobody is quoted.

        Reported speech is no quotation: journalists shift its dates to their own day.
        """
        inside = self.tokens(span)
        if not inside or self.words.quote[inside[0]] < 0:
            return None
        return next((a for a in self.around(span) if a.kind != "indirect"), None)

    def before(self, time: TimeExpression) -> Iterator[TimeExpression]:
        """Yield the expressions that end before another begins, the last one first."""
        at = bisect_left(self._starts, time.span.start)
        for n in range(at - 1, -1, -1):
            if self.times[n].span.end <= time.span.start:
                yield self.times[n]

    def behind(self, span: Span) -> TimeExpression | None:
        """Return the first expression that begins behind a span."""
        at = bisect_left(self._starts, span.end)
        return self.times[at] if at < len(self.times) else None

    def times_in(self, sentences: Iterable[int]) -> list[TimeExpression]:
        """Return the expressions in some sentences."""
        return [time for n in sorted(set(sentences)) for time in self._times.get(n, ())]

    def events_in(self, sentences: Iterable[int]) -> list[Event]:
        """Return the events whose heads stand in some sentences."""
        return [event for n in sorted(set(sentences)) for event in self._events.get(n, ())]

    def said_in(self, sentence: int) -> Sequence[Attribution]:
        """Return the attributions that have their cue in a sentence."""
        return self._cues.get(sentence, ())

    def dated_by(self, span: Span) -> Sequence[Event]:
        """Return the events that an expression dates."""
        return self._by_date.get(span, ())

    @cached_property
    def _starts(self) -> list[int]:
        return [time.span.start for time in self.times]

    @cached_property
    def _times(self) -> dict[int, list[TimeExpression]]:
        return _grouped(self.times, lambda time: [self.sentence(time.span)])

    @cached_property
    def _events(self) -> dict[int, list[Event]]:
        return _grouped(self.events, lambda event: [self.sentence(event.head)])

    @cached_property
    def _by_date(self) -> dict[Span, list[Event]]:
        return _grouped(self.events, lambda event: [date.span for date in event.dates])

    @cached_property
    def _cues(self) -> dict[int, list[Attribution]]:
        return _grouped(self.attributions, lambda a: [self.sentence(cue) for cue in a.cue])

    @cached_property
    def _contents(self) -> dict[int, list[Attribution]]:
        """Return the attributions by each paragraph that their content reaches into, the shortest first."""
        by_size = sorted(self.attributions, key=lambda a: (sum(len(part) for part in a.content), a.id))
        paragraph = self.words.paragraph
        return _grouped(by_size, lambda a: [paragraph[i] for part in a.content for i in self.tokens(part)])


def _grouped(things: Iterable[T], keys: Callable[[T], Iterable[K]]) -> dict[K, list[T]]:
    """Return things by each of their keys, in their order."""
    found: dict[K, list[T]] = {}
    for thing in things:
        for key in dict.fromkeys(keys(thing)):
            found.setdefault(key, []).append(thing)
    return found
