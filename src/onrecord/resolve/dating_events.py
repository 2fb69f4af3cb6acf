"""What dates make of an event: all of them together, with their relations, and never a bound that is not certain."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Anchor, Event, Span, TimeExpression, TimeRelation
from onrecord.resolve.dating_days import covered


@dataclass(frozen=True, slots=True)
class Part:
    """What one date makes of an event: the first and last day that it leaves, ISO 8601, None for no limit.

    Attributes:
        lent: it rests on the publication date, and would be open without it.
    """

    time: TimeExpression
    relation: str
    first: str | None
    last: str | None
    lent: bool

    @property
    def within(self) -> bool:
        """The event lies in the time itself, not before or behind it."""
        return self.relation in ("on", "during")


def when(event: Event, times: Mapping[Span, TimeExpression], lent: Collection[Span] = ()) -> Event:
    """Return an event with what all its dates make of it: "since 2014" leaves no last day, "before June" no first.

    What happens before or after a time does not happen in it, so that it has no value of its own. Where two dates
    contradict each other, one that the text gives counts, and of two such the closest.

    Args:
        event: its dates are the closest first.
        times: by their places.
        lent: the places of those that rest on the publication date.
    """
    parts = [_part(times[d.span], d.relation, d.span in lent) for d in event.dates if d.span in times]
    parts = [part for part in parts if part.time.type in ("DATE", "TIME")]
    if not parts:
        return replace(event, timex=None, edtf=None, earliest=None, latest=None, anchor="none")
    kept = _agreeing(parts)
    first, last = _common(kept)
    value, edtf = _value(kept, first, last)
    return replace(event, timex=value, edtf=edtf, earliest=first, latest=last, anchor=_anchor(kept))


def days_left(
    dates: Iterable[tuple[TimeExpression, TimeRelation]], lent: Collection[Span] = ()
) -> tuple[str | None, str | None]:
    """Return the first and last day that dates with their relations leave together; None for no limit."""
    parts = [_part(time, relation, time.span in lent) for time, relation in dates]
    return _common(_agreeing(parts))


def _common(parts: Sequence[Part]) -> tuple[str | None, str | None]:
    firsts, lasts = [p.first for p in parts if p.first], [p.last for p in parts if p.last]
    return max(firsts, default=None), min(lasts, default=None)


def _part(time: TimeExpression, relation: TimeRelation, lent: bool) -> Part:  # noqa: FBT001  a fact of the date
    """Return the days that one date leaves, by its relation."""
    first, last = time.earliest, time.latest
    # Before noon, and before a vote, is on the same day: only a whole day, month or year is left behind.
    whole = time.type == "DATE" and time.anchor != "named event"
    match relation:
        case "since":
            last = None
        case "until":
            first = None
        case "after":
            first, last = (_shifted(last, 1) if whole else last), None
        case "before":
            first, last = None, (_shifted(first, -1) if whole else first)
    return Part(time, relation, first, last, lent)


def _shifted(day: str | None, days: int) -> str | None:
    return None if day is None else (date.fromisoformat(day) + timedelta(days)).isoformat()


def _agreeing(parts: list[Part]) -> list[Part]:
    """Return the dates that leave a day in common.

    Those that the text gives come first: a publication date that is supplied later must change none of their bounds.
    """
    kept: list[Part] = []
    first, last = "", "9"
    for part in sorted(parts, key=lambda part: part.lent):
        low, high = max(first, part.first or ""), min(last, part.last or "9")
        if low <= high:
            kept.append(part)
            first, last = low, high
    return kept


def _value(parts: list[Part], first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """Return TIMEX3 and EDTF values: those of the closest date that says most, else the span of days."""
    inside = [part for part in parts if part.within]
    if inside:
        best = min(inside, key=_days)
        narrowed = (best.first, best.last) != (first, last) and first is not None and last is not None
        return (covered(first, last), _span(first, last)) if narrowed else (best.time.value, best.time.edtf)
    best = parts[0]
    if first is None and last is None:
        lasting = best.relation in ("since", "until")
        return (best.time.value, best.time.edtf) if lasting else (None, None)
    alone = len(parts) == 1 and best.relation in ("since", "until")
    return (best.time.value if alone else None), _span(first, last)


def _days(part: Part) -> int:
    """Return how many days a date leaves; a great many where it leaves no bounds."""
    if part.first is None or part.last is None:
        return 10**7
    return (date.fromisoformat(part.last) - date.fromisoformat(part.first)).days


def _span(first: str | None, last: str | None) -> str | None:
    """Return days in EDTF.

    >>> _span("2014-01-01", None), _span("2014-01-01", "2014-01-01")
    ('2014-01-01/..', '2014-01-01')
    """
    if first is None and last is None:
        return None
    return first if first == last else f"{first or '..'}/{last or '..'}"


def _anchor(parts: list[Part]) -> Anchor:
    """Return what the bounds rest on; what may still change first: the publication date, a table, the text."""
    used = {part.time.anchor for part in parts if part.first or part.last} or {parts[0].time.anchor}
    order: tuple[Anchor, ...] = ("published", "named event", "text", "none")
    return next(anchor for anchor in order if anchor in used)


def placed(event: Event, published: str | None, times: Mapping[Span, TimeExpression]) -> Event:
    """Return an event beside the day on which its article was published.

    What is dated after that day has not happened: it is to come. What is told in the past happened on that day at the
    latest: "made public this week" leaves no day that was still ahead.

    >>> from onrecord.resolve.dating_events import after_publication
    >>> after_publication("2017-12-01", "2017-11"), after_publication("2017-11-20", "2017-11")
    (True, False)
    """
    if event.status == "happened" and after_publication(event.earliest, published):
        return replace(event, status="future")
    told = any(date.span in times and times[date.span].tense == "past" for date in event.dates)
    ends_later = event.latest is not None and after_publication(event.latest, published)
    if told and ends_later and event.status == "happened" and event.anchor == "published" and published:
        day = published[:10]
        if len(day) == 10 and event.earliest is not None:
            return replace(event, latest=day, edtf=_span(event.earliest, day))
    return event


def after_publication(first: str | None, published: str | None) -> bool:
    """Say whether a day surely lies after an article's publication date, which may be partial."""
    return bool(first and published and first[: len(published)] > published[:10])
