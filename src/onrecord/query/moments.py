"""When something was, as days that bound it, and whether it certainly or possibly lies in a span of time.

Only days are compared with days. What has no bounds stays undated, whatever else its words say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from onrecord.errors import QueryError
from onrecord.query.lookup import days, window

Dating = Literal["certain", "possible", "undated"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which something can have been; None: nobody knows."""

    earliest: date | None = None
    latest: date | None = None

    def __bool__(self) -> bool:
        return self.earliest is not None or self.latest is not None

    @property
    def closed(self) -> bool:
        """Say whether both days are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int:
        """Return how many days they enclose; of what is open, more than any calendar has."""
        if self.earliest is None or self.latest is None:
            return date.max.toordinal() + 1
        return self.latest.toordinal() - self.earliest.toordinal() + 1

    def meets(self, other: "Bounds") -> bool:
        """Say whether some day may lie in both; an open end goes on for ever.

        >>> Bounds(date(2014, 1, 1), None).meets(Bounds(date(2024, 3, 1), date(2024, 3, 31)))
        True
        """
        after = self.earliest is not None and other.latest is not None and self.earliest > other.latest
        before = self.latest is not None and other.earliest is not None and self.latest < other.earliest
        return not after and not before

    def holds(self, other: "Bounds") -> bool:
        """Say whether all days of ``other``, which has both ends, certainly lie in these."""
        if other.earliest is None or other.latest is None:
            return False
        return (self.earliest is None or other.earliest >= self.earliest) and (
            self.latest is None or other.latest <= self.latest
        )

    def share(self, span: "Bounds") -> float:
        """Return how much of these days lies in a span, from 0 to 1; of what is open at one end nobody knows: 0.

        >>> Bounds(date(2017, 4, 1), date(2017, 4, 30)).share(Bounds(date(2017, 4, 16), None))
        0.5
        """
        if self.earliest is None or self.latest is None or not self.meets(span):
            return 0.0
        first = max(self.earliest, span.earliest or date.min)
        last = min(self.latest, span.latest or date.max)
        return Bounds(first, last).days / self.days

    def ends_in(self, span: "Bounds") -> bool:
        """Say whether the first or the last day is known and lies in a span."""
        return any(day is not None and span.holds(Bounds(day, day)) for day in (self.earliest, self.latest))


UNKNOWN = Bounds()


def dating(bounds: Bounds, asked: Bounds) -> Dating | None:
    """Return how sure it is that something lies in the span that is asked for; None: it certainly does not.

    Without a span, what has both bounds is certain. What is open at one end is never certain: nobody knows how far it
    reaches.

    >>> june, later = Bounds(date(2017, 6, 1), date(2017, 6, 30)), Bounds(date(2018, 1, 1), None)
    >>> dating(june, Bounds()), dating(june, Bounds(date(2017, 6, 8), None)), dating(june, later)
    ('certain', 'possible', None)
    """
    if not bounds:
        return "undated"
    if not bounds.meets(asked):
        return None
    return "certain" if asked.holds(bounds) else "possible"


def agreed(every: Sequence[Bounds]) -> tuple[Bounds, bool]:
    """Return what bounds one thing of which several tell: the closest bounds, and that all of them agree.

    Where no day fits all, the bounds enclose each of them, and they do not agree.
    """
    given = [bounds for bounds in every if bounds]
    if not given:
        return Bounds(), True
    if all(one.meets(other) for one in given for other in given):
        return min(given, key=lambda one: (one.days, _order(one))), True
    starts = [one.earliest for one in given]
    ends = [one.latest for one in given]
    return Bounds(
        None if None in starts else min(day for day in starts if day is not None),
        None if None in ends else max(day for day in ends if day is not None),
    ), False


def _order(bounds: Bounds) -> tuple[date, date]:
    return bounds.earliest or date.min, bounds.latest or date.max


def place(bounds: Bounds) -> tuple[date, date]:
    """Return where something stands in the order of time: by its first day, or by the one that is known."""
    first = bounds.earliest or bounds.latest or date.max
    return first, bounds.latest or first


def read(earliest: str | None, latest: str | None) -> Bounds:
    """Return the bounds that a graph gives, as ISO 8601 days."""
    return Bounds(
        None if earliest is None else date.fromisoformat(earliest),
        None if latest is None else date.fromisoformat(latest),
    )


@lru_cache(maxsize=4096)
def published(value: str) -> Bounds:
    """Return the days of a date of publication: a day, month or year; of anything else, none.

    >>> published("2024-02").latest, bool(published("--11-15"))
    (datetime.date(2024, 2, 29), False)
    """
    try:
        return Bounds(*days(value, name="published"))
    except QueryError:
        return Bounds()


def asked(since: str | None, until: str | None) -> Bounds:
    """Return the span that a user asks for by days, months or years.

    Raises:
        QueryError: one of them is no date, or no day lies between them.
    """
    return Bounds(*window(since, until))
