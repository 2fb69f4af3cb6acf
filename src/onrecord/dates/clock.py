"""Times of day: beside a day ("3 p.m. on Friday", "Friday night") or alone ("at noon", "tonight")."""

import re
from dataclasses import replace
from datetime import timedelta

from onrecord.dates.forms import Form, Match, View, modified
from onrecord.dates.lexicon import meaning_of, number_of
from onrecord.dates.periods import Timex, day_of
from onrecord.model import DateRule

_NIGHTS = {"tonight": 0, "last night": -1}


def of_day(timex: Timex, time: str) -> Timex:
    """Return a time of day on a day; of no known day where the date is none."""
    value = timex.value or ""
    if re.fullmatch(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)", value):
        return replace(timex, type="TIME", value=f"{value}T{time}")
    return replace(timex, type="TIME") if timex.value is None else timex


def clock_time(words: str) -> str:
    """Return hours and minutes of a time.

    >>> clock_time("3 p.m."), clock_time("12:30 am"), clock_time("15.45"), clock_time("noon"), clock_time("six o'clock")
    ('15:00', '00:30', '15:45', '12:00', '06:00')
    """
    low = words.lower()
    if low in ("noon", "midday", "midnight"):
        return meaning_of("hour", low)
    figures = re.match(r"(\d\d?)(?:[:.](\d\d))?", low)
    hour, minute = (int(figures[1]), int(figures[2] or 0)) if figures else (int(number_of(low.split()[0]) or 0), 0)
    if re.search(r"p\.?m\b|noon$|evening$|night$", low):
        hour += 12 if hour < 12 else 0
    elif re.search(r"a\.?m", low):
        hour -= 12 if hour == 12 else 0
    return f"{hour:02}:{minute:02}"


def _alone(found: Match, view: View) -> Timex:
    """Read "at 3 p.m.": on the day from which it is seen."""
    time = clock_time(found["clock"])
    if view.day is None:
        return modified(Timex("TIME", f"XXXX-XX-XXT{time}"), found)
    return modified(of_day(day_of(view.day, "completed"), time), found)


def _deictic(found: Match, view: View) -> Timex:
    """Read "tonight", "last night", "this morning", "later this afternoon"."""
    words = found["w"].lower()
    shift = _NIGHTS.get(words, 0)
    part = "NI" if words in _NIGHTS else meaning_of("part", words.split()[-1])
    if view.day is None:
        return modified(Timex("TIME"), found)
    rule: DateRule = "counted" if shift else "same period"
    return modified(of_day(day_of(view.day + timedelta(shift), rule), part), found)


def _same(found: Match, view: View) -> Timex:
    """Read "that morning", "the next evening": seen from another day in the text."""
    if view.day is None:
        return Timex("TIME")
    shift = {"next": 1, "following": 1, "previous": -1}.get(found["which"].lower(), 0)
    rule: DateRule = "counted" if shift else "same period"
    return of_day(day_of(view.day + timedelta(shift), rule), meaning_of("part", found["p"]))


TIMES = (
    Form(r"{mods}(?P<w>tonight|last night|this (?:morning|afternoon|evening))", _deictic, "now"),
    Form(r"(?:the|that) (?P<which>next|following|previous|same) (?P<p>{part})", _same, "then"),
    Form(r"(?P<which>that|the) (?P<p>{part})", _same, "then"),
    Form(r"mid[ -](?P<which>)(?P<p>morning|afternoon|evening)", _same, "then"),
    Form(r"{abouts}(?P<clock>{oclock}){zone}", _alone, "then"),
)
