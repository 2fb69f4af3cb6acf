"""Dates that are counted, and those that are only vague: three weeks ago, a year earlier, recently."""

from dataclasses import replace
from datetime import date, timedelta

from onrecord.dates.forms import Form, Match, View, modified
from onrecord.dates.lexicon import meaning_of, number_of
from onrecord.dates.periods import (
    OPEN,
    Timex,
    day_of,
    month_of,
    part_of,
    quarter_in,
    shift_month,
    unit_of,
    week_of,
    year_of,
    years_of,
)

_MOST = {"D": 400, "W": 60, "2W": 26, "M": 60, "Q": 20}  # more than so many days are no exact count
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}
_BESIDE = {"today": 0, "yesterday": -1, "tomorrow": 1}
_FINE = ("month", "quarter", "half")


def _away(found: Match, view: View) -> Timex:
    """Read "three weeks ago" as exactly as it is said: the week, not the day."""
    number, unit = number_of(found["n"]), meaning_of("unit", found["u"])
    past = found["dir"].lower() in ("ago", "back", "earlier", "before", "previously", "prior")
    if number is None and found["dir"].lower() in ("ago", "back", "from now", "from today", "hence", "time", "in"):
        return Timex("DATE", "PAST_REF" if past else "FUTURE_REF")
    if view.day is None or number is None:
        return modified(OPEN, found)
    return modified(counted(-number if past else number, unit, view), found)


def counted(number: float, unit: str, view: View) -> Timex:
    """Return the day, week, month or year that is so many of them away; open where that is no whole number."""
    if view.day is None or not _countable(number, unit, view.day):
        return OPEN
    steps = int(number)
    match unit:
        case "D":
            return day_of(view.day + timedelta(steps), "counted")
        case "W":
            return week_of(view.day + timedelta(7 * steps), "counted")
        case "2W":
            return week_of(view.day + timedelta(14 * steps), "counted")
        case "M":
            return month_of(*shift_month(view.day, steps), "counted")
        case "Q":
            return unit_of("quarter", steps, view.day, "counted")
        case "Y":
            return _year(view.day, steps, view.grain)
        case "10Y":  # ten years or so, not the decade of the calendar
            year = year_of(view.day.year + 10 * steps, "counted")
            return replace(year, edtf=f"{year.value}~", earliest=None, latest=None)
    return years_of((view.day.year + 100 * steps) // 100 * 100, 2, "counted")


def _countable(number: float, unit: str, day: date) -> bool:
    if number != int(number) or unit.startswith("T"):
        return False
    years = {"Y": 1, "10Y": 10, "100Y": 100}.get(unit)
    if years is None:
        return abs(number) <= _MOST[unit]
    return 1000 < day.year + years * number < 9000


def _year(day: date, steps: int, grain: str) -> Timex:
    """Return the year that is so many away or, seen from a quarter or a month, that of the other year."""
    other = day.replace(year=day.year + steps, day=min(day.day, 28))
    match grain:
        case "quarter":
            return part_of(other.year, f"Q{quarter_in(other)}", "counted")
        case "month" | "half":
            return unit_of(grain, 0, other, "counted")
    return year_of(other.year, "counted")


def _ago_today(found: Match, view: View) -> Timex:
    """Read "a week ago today" and "a year ago yesterday": the very day, not the week or year."""
    number, unit = number_of(found["n"]), meaning_of("unit", found["u"])
    if view.day is None or number is None or not _countable(number, unit, view.day):
        return OPEN
    day, steps = view.day + timedelta(_BESIDE[found["w"].lower()]), int(number)
    if unit in ("D", "W", "2W"):
        return day_of(day - timedelta(steps * {"D": 1, "W": 7, "2W": 14}[unit]), "counted")
    year, month = shift_month(day, -steps * _MONTHS[unit])
    try:
        return day_of(date(year, month, day.day), "counted")
    except ValueError:  # a month ago, on the 31st
        return OPEN


def _long_ago(_found: Match, _view: View) -> Timex:
    return Timex("DATE", "PAST_REF")


def _year_ago(_found: Match, view: View) -> Timex:
    """Read "year-earlier" before a noun ("the year-earlier loss")."""
    return OPEN if view.day is None else counted(-1, "Y", view)


def _reference(found: Match, _view: View) -> Timex:
    return Timex("DATE", meaning_of("reference", found["w"]))


AGO = (
    Form(r"{plural} ago", _long_ago, "now"),
    Form(r"(?P<n>{count}) (?P<u>{unit}) ago (?P<w>today|yesterday|tomorrow)", _ago_today, "now", dayish=True),
    Form(
        r"{abouts}(?P<n>{count})[ -](?P<u>{unit})(?: or (?:so|more))? (?P<dir>ago|back(?= (?:in|when|on)\b))",
        _away,
        "now",
    ),
    Form(r"(?P<n>{count})[ -](?P<u>{unit})(?: or so)? (?P<dir>from (?:now|today)|hence)", _away, "now"),
    Form(r"{abouts}(?P<n>{count}) (?P<u>{unit})'s? (?P<dir>time)", _away, "now"),
    Form(r"(?P<dir>in) {abouts}(?P<n>{count}) (?P<u>{unit})", _away, "now", sought=False),
    Form(r"year[ -](?:earlier|ago)", _year_ago, "then"),
)
LATER = (
    Form(
        r"(?:the )?{abouts}(?P<n>{count})[ -](?P<u>{unit}) "
        r"(?P<dir>earlier|later|previously|afterwards?|(?:before|after|prior){ends})",
        _away,
        "then",
    ),
)
VAGUE = (Form(r"(?P<w>{reference})", _reference, "now"),)
