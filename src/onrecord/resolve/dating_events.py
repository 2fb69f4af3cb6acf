"""What dates make of an event: all of them together, with their relations, and never a bound that is not certain."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Anchor, Event, Span, TimeExpression, TimeRelation
from onrecord.resolve.dating_days import covered
from onrecord.resolve.dating_several import Part, agreeing, common, joined, length

_DIGIT = re.compile(r"\d")


def when(
    event: Event,
    times: Mapping[Span, TimeExpression],
    lent: Collection[Span] = (),
    held: Collection[Span] = (),
) -> Event:
    """Return an event with what all its dates make of it: "since 2014" leaves no last day, "before June" no first.

    What happens before or after a time does not happen in it, so that it has no value of its own. Where dates exclude
    each other, one that the text gives counts before one that rests on the publication date; of several such days or
    years the span that holds them all, and of a day and a year the closest.

    Args:
        event: its dates are the closest first.
        times: by their places.
        lent: the places of those that rest on the publication date.
        held: the places of those in which another event lies: "before the 2014 protests" may well be in 2014.
    """
    parts = [
        _part(times[d.span], d.relation, lent=d.span in lent, held=d.span in held)
        for d in event.dates
        if d.span in times
    ]
    parts = [part for part in parts if part.time.type in ("DATE", "TIME")]
    if not parts:
        return replace(event, timex=None, edtf=None, earliest=None, latest=None, anchor="none")
    kept = agreeing(joined(parts))
    first, last = common(kept)
    value, edtf = _value(kept, first, last)
    return replace(event, timex=value, edtf=edtf, earliest=first, latest=last, anchor=_anchor(kept))


def days_left(
    dates: Iterable[tuple[TimeExpression, TimeRelation]], lent: Collection[Span] = ()
) -> tuple[str | None, str | None]:
    """Return the first and last day that dates with their relations leave together; None for no limit."""
    parts = [_part(time, relation, lent=time.span in lent) for time, relation in dates]
    return common(agreeing(joined(parts)))


def _part(time: TimeExpression, relation: TimeRelation, *, lent: bool, held: bool = False) -> Part:
    """Return the days that one date leaves, by its relation."""
    first, last = time.earliest, time.latest
    # Before noon, and before a vote, is on the same day: only a whole day, month or year is left behind.
    whole = time.type == "DATE" and time.anchor != "named event" and not held
    match relation:
        case "since":
            last = None
        case "until":
            first = None
        case "after":
            first, last = (_shifted(last, 1) if whole else first if held else last), None
        case "before":
            first, last = None, (_shifted(first, -1) if whole else last if held else first)
    return Part(time, relation, first, last, lent)


def _shifted(day: str | None, days: int) -> str | None:
    return None if day is None else (date.fromisoformat(day) + timedelta(days)).isoformat()


def _value(parts: list[Part], first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """Return TIMEX3 and EDTF values: those of the closest date that says most, else the span of days."""
    inside = [part for part in parts if part.within]
    if inside:
        best = min(inside, key=length)
        if best.first is None and any(_excludes(best, part) for part in inside):
            return None, None
        narrowed = best.several or (best.first, best.last) != (first, last)
        narrowed = narrowed and first is not None and last is not None
        return (covered(first, last), edtf_of(first, last)) if narrowed else (best.time.value, best.time.edtf)
    best = parts[0]
    if first is None and last is None:
        lasting = best.relation in ("since", "until")
        return (best.time.value, best.time.edtf) if lasting else (None, None)
    alone = len(parts) == 1 and best.relation in ("since", "until")
    return (best.time.value if alone else None), edtf_of(first, last)


def _excludes(one: Part, other: Part) -> bool:
    """Say whether two open dates are of one pattern and not the same: "on Thursday or Friday", whenever that was."""
    values = (one.time.value or "", other.time.value or "")
    return values[0] != values[1] and _DIGIT.sub("9", values[0]) == _DIGIT.sub("9", values[1])


def edtf_of(first: str | None, last: str | None) -> str | None:
    """Return days in EDTF.

    >>> edtf_of("2014-01-01", None), edtf_of("2014-01-01", "2014-01-01")
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
