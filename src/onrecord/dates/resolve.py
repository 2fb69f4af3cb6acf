"""Say what a date expression means, as far as that is certain, in TIMEX3, EDTF and bounds.

`resolve` is a pure function: no clock is read. Without a day to see it from nothing relative and nothing without a year
gets one. A partial day counts as all the days that it may be: what is the same seen from the first and the last of them
is certain, the rest stays open. TIMEX3: TimeML 1.2.1; EDTF: ISO 8601-2, levels 0 to 2.

What to see an expression from is the caller's to settle, by `Timex.refers` of ``resolve(words)``:

* ``nothing``: no day is needed.
* ``now``: the day on which the words are said: the publication date or, in an old quotation, the date of that.
* ``then``: the date that the text told last, in the same paragraph or the one before, in its own TIMEX3 value: a
  quarter or a month counts as such, so that "a year earlier" is ``1988-Q3`` when seen from ``1989-Q3``. What compares
  years and quarters ("a year ago" among figures, too, "the year-ago period", "the quarter") is seen from the last
  quarter told. Where there is none, it is best left open: value F on TimeBank is 80.5 so, 80.9 where the publication
  date stands in then, for dates that nobody gave, and 77.1 where that stands in for the other date everywhere.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from onrecord.dates.clock import clock_time, of_day
from onrecord.dates.forms import Form, Match, View, modified
from onrecord.dates.grammar import beside, compiled
from onrecord.dates.lexicon import figures, meaning_of
from onrecord.dates.periods import Tense, Timex
from onrecord.model import Anchor

__all__ = ["Tense", "Timex", "resolve"]

_ANCHORS: dict[str, Anchor] = {"stated": "text", "open": "none"}
_LONGEST = 80  # characters
_UNSEEN = re.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff]")  # marks of direction and the like


def resolve(words: str, anchor_date: str | None = None, tense: Tense = "unknown") -> Timex | None:
    """Return what a date expression means seen from a date, or None if it is not one.

    Args:
        words: the expression, such as ``last Tuesday``; without the preposition before it.
        anchor_date: the day, month, quarter or year that it is seen from, ISO 8601 or TIMEX3; None for no date.
        tense: of the verb that it goes with.

    >>> resolve("June 8").value, resolve("June 8", "2017-04-20", "future").value, resolve("last year", "2017").value
    ('XXXX-06-08', '2017-06-08', '2016')
    >>> resolve("two days later", "2017-06-08").value, resolve("a year earlier", "1989-Q3").value
    ('2017-06-10', '1988-Q3')
    """
    plain = re.sub(r"\s+", " ", _UNSEEN.sub("", figures(words)).strip()).replace("’", "'")
    if len(plain) > _LONGEST:
        return None
    form = _form(plain)
    return _in_context(*form, anchor_date, tense) if form is not None else _timed(plain, anchor_date, tense)


def _form(words: str) -> tuple[Form, Match] | None:
    """Return the kind of expression that some words are, with its parts."""
    for form, pattern in compiled():
        found = pattern.fullmatch(words)
        if found is not None:
            return form, found
    return None


def _timed(words: str, anchor_date: str | None, tense: Tense) -> Timex | None:
    """Read a day with one time of day before or after it."""
    for pattern in beside():
        found = pattern.fullmatch(words)
        if found is None:
            continue
        form = _form(found["day"])
        day = _in_context(*form, anchor_date, tense) if form is not None else None
        if day is not None and day.type == "DATE":
            time = _time_of(found.groupdict())
            return modified(of_day(day, time), found)
    return None


def _time_of(groups: dict[str, str | None]) -> str:
    """Return the time of day beside a day; its early hours are the morning's, as in TimeML."""
    if groups.get("hours"):
        return "MO"
    part = groups.get("part")
    return meaning_of("part", part) if part else clock_time(groups.get("clock") or "")


def _in_context(form: Form, found: Match, anchor_date: str | None, tense: Tense) -> Timex | None:
    """Apply a meaning to each end of the date it is seen from, and keep what the two agree on."""
    ends = _ends(anchor_date)
    alone = _labelled(form.meaning(found, View(None, tense)), form)
    if ends is None or alone is None:
        return alone
    first, last = (_labelled(form.meaning(found, View(end, tense, _grain(anchor_date))), form) for end in ends)
    if first is None or last is None or first.value != last.value:
        return alone
    if first == last:
        return first
    both = f"{first.earliest}/{last.latest}" if first.earliest and last.latest else None
    return replace(first, latest=last.latest, edtf=both)


def _labelled(timex: Timex | None, form: Form) -> Timex | None:
    """Say what it was counted from, and what it is to be counted from."""
    if timex is None:
        return None
    return replace(
        timex,
        anchor=_ANCHORS.get(timex.rule, "published"),
        refers="nothing" if timex.rule == "stated" else form.refers,
    )


def _grain(anchor_date: str | None) -> str:
    """Return how exact a date is."""
    value = anchor_date or ""
    for pattern, grain in (
        (r"\d{4}-Q\d", "quarter"),
        (r"\d{4}-H\d", "half"),
        (r"\d{4}-\d\d", "month"),
        (r"\d{4}", "year"),
    ):
        if re.fullmatch(pattern, value):
            return grain
    return "day"


def _ends(anchor_date: str | None) -> tuple[date, date] | None:
    """Return the first and last day that a full or partial date may be; None for anything else."""
    value = anchor_date or ""
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value)
    periods = re.fullmatch(r"(\d{4})-(?:W(\d\d)|Q([1-4])|H([12]))(?:-WE)?", value)
    year = int(value[:4]) if parts or periods else 0
    if not 1000 < year < 9000:  # arithmetic must not leave the calendar
        return None
    try:
        if periods is not None:
            return _period_ends(year, *(int(n or 0) for n in periods.groups()[1:]))
        month, day = (int(parts[2] or 0), int(parts[3] or 0)) if parts else (0, 0)
        low = date(year, month or 1, day or 1)
        return low, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None


def _period_ends(year: int, week: int, quarter: int, half: int) -> tuple[date, date]:
    if week:
        monday = date.fromisocalendar(year, week, 1)
        return monday, monday + timedelta(6)
    first, last = (3 * quarter - 2, 3 * quarter) if quarter else (6 * half - 5, 6 * half)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
