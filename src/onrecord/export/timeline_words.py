"""Say dates in plain words: what an expression says by itself, what it became, and how the one follows from the other.

Nothing is worked out here: values, anchors and rules are those of the graph (`onrecord.graph.happenings`), so that the
page is never more certain than the graph. A value that has no plain form is shown as it is.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date as calendar
from datetime import timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
SEASONS |= {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}  # as EDTF has them
PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
HALVES = {"Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter"}
HALVES |= {"H1": "first half", "H2": "second half"}
VAGUE = {"PAST_REF": "some time in the past", "PRESENT_REF": "now", "FUTURE_REF": "some time to come"}
UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "H": "hour",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
}
BASES = {
    "user": "somebody who told it",
    "front-matter": "the head of the file",
    "html": "the page's metadata",
    "feed": "the feed",
    "text": "a line of the page",
    "dateline": "the dateline",
    "crawl": "a bare date on the page, which may be the day it was saved",
}
NO_YEAR = "of a year that is not said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the graph has of one time expression.

    Attributes:
        words: as the article has them.
        alone: TIMEX3 value of the words alone; empty where they have none.
        value: TIMEX3 value with the anchor.
        first, last: the days that bound it, ISO 8601; empty where they are not certain.
        anchor, rule: by the names of `onrecord.model`, words joined by ``-``.
        anchor_date: what it was counted from, full or partial.
        anchor_words: the other words of the text that give that date.
        anchor_name: the named event.
    """

    words: str
    alone: str = ""
    value: str = ""
    first: str = ""
    last: str = ""
    anchor: str = "none"
    rule: str = "open"
    anchor_date: str = ""
    anchor_words: str = ""
    anchor_name: str = ""


def date(value: str) -> str:
    """Return an ISO 8601 date, full or partial, as people write it.

    >>> date("2017-11-15"), date("2017-06"), date("2017")
    ('15 November 2017', 'June 2017', '2017')
    """
    year, month, day = (*value.split("-"), "", "")[:3]
    name = MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else month
    return " ".join(part for part in (day.lstrip("0"), name, year.lstrip("0")) if part)


def span(first: str, last: str) -> str:
    """Return what two days bound, each of which may be missing, as shortly as it can be said.

    >>> span("2017-11-13", "2017-11-15"), span("2017-06-01", "2017-06-30"), span("2014-01-01", "")
    ('13 to 15 November 2017', 'June 2017', 'from 1 January 2014 on')
    """
    if not first or not last:
        return f"from {date(first)} on" if first else f"until {date(last)}" if last else ""
    if first == last:
        return date(first)
    if first[:4] == last[:4] and (first[5:], last[5:]) == ("01-01", "12-31"):
        return first[:4]
    if first[:7] == last[:7]:
        whole = first.endswith("-01") and int(last[8:]) == monthrange(int(last[:4]), int(last[5:7]))[1]
        return date(first[:7]) if whole else f"{int(first[8:])} to {date(last)}"
    if first[:4] == last[:4]:
        return f"{date(first).rpartition(' ')[0]} to {date(last)}"
    return f"{date(first)} to {date(last)}"


def alone(value: str) -> str:
    """Return what words say by themselves, as their TIMEX3 value or EDTF has it.

    >>> alone("XXXX-06-08"), alone("XXXX-WXX-5"), alone("P2W"), alone("")
    ('8 June, of a year that is not said', 'a Friday, but not which', '2 weeks', 'no date')
    >>> alone("XXXX-22"), alone("2016-22"), alone("2016-11")
    ('summer, of a year that is not said', 'summer 2016', 'November 2016')
    """
    if not value:
        return "no date"
    if value in VAGUE:
        return VAGUE[value]
    head, _, time = value.partition("T")
    part = f" {PARTS[time]}" if time in PARTS else f", at {time}" if re.fullmatch(r"\d\d(:\d\d)?", time) else ""
    said = _known(head, part) or _open(head, part)
    return said or _length(value) or value


def _known(value: str, part: str) -> str:
    """Return a value with a year in words."""
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI|2[1-4])", value):
        return f"{SEASONS[found[2]]} {found[1]}"
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return date(value) + (f", {part.strip()}" if part and not part.startswith(",") else part)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        return f"{'the weekend of ' if found[3] else ''}week {int(found[2])} of {found[1]}"
    if found := re.fullmatch(r"(\d{4})-([QH]\d)", value):
        return f"the {HALVES.get(found[2], found[2])} of {found[1]}"
    if found := re.fullmatch(r"(\d{3})X?", value):
        return f"the {found[1]}0s"
    return ""


def _open(value: str, part: str) -> str:
    """Return a value without a year in words."""
    if found := re.fullmatch(r"XXXX-(SP|SU|FA|AU|WI|2[1-4])", value):
        return f"{SEASONS[found[1]]}, {NO_YEAR}"
    if found := re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", value):
        day = f"{int(found[2])} " if found[2] else ""
        return f"{day}{MONTHS[int(found[1]) - 1]}{part}, {NO_YEAR}" if 1 <= int(found[1]) <= 12 else ""
    if found := re.fullmatch(r"XXXX-WXX-([1-7])", value):
        return f"a {DAYS[int(found[1]) - 1]}{part}, but not which"
    if value in ("XXXX-WXX", "XXXX-WXX-WE"):
        return f"a week{'end' if value.endswith('WE') else ''}, but not which"
    if value == "XXXX-XX-XX":
        return f"a day{part}, but not which"
    return ""


def _length(value: str) -> str:
    """Return a duration in words."""
    found = re.fullmatch(r"PT?(\d+(?:\.\d+)?|X)(Y|M|W|D|H|DE|CE|WE)", value)
    if not found:
        return ""
    unit = "minute" if value.startswith("PT") and found[2] == "M" else UNITS[found[2]]
    if found[1] == "X":
        return f"some {unit}s" if unit != "century" else "some centuries"
    return f"{found[1]} {unit if found[1] == '1' else unit + 's' if unit != 'century' else 'centuries'}"


def became(read: Read) -> str:
    """Return what the words became: the days that bound it, or a value that is certain but has no sharp bounds.

    >>> became(Read(words="last autumn", alone="XXXX-FA", value="2016-FA")), became(Read(words="recently"))
    ('autumn 2016', '')
    """
    if read.first or read.last:
        return span(read.first, read.last)
    return _known(read.value, "") if read.value != read.alone else ""


def how(read: Read) -> str:
    """Return in one sentence from what the words were counted, and by which rule.

    >>> how(Read(words="Friday", alone="XXXX-WXX-5", first="2017-11-10", last="2017-11-10", anchor="published",
    ...          anchor_date="2017-11-15", rule="nearest-past"))
    'Seen from the publication date 15 November 2017: the Friday before.'
    """
    if read.rule == "stated":
        return "The words give it themselves."
    if read.rule == "open" or read.anchor == "none":
        return "Nothing is known to count from, so it stays open."
    if read.rule == "completed":
        by = f"“{read.anchor_words}”" if read.anchor_words else "other words of the text"
        return f"What is missing stands in {by}."
    return f"Seen from {_anchor(read)}: {_rule(read)}."


def _anchor(read: Read) -> str:
    """Return in words what it was counted from."""
    day = date(read.anchor_date) if read.anchor_date else ""
    if read.anchor == "published":
        return " ".join(part for part in ("the publication date", day) if part)
    if read.anchor == "named-event":
        return f"{read.anchor_name or 'a named event'}{f' ({day})' if day else ''}"
    said = f"“{read.anchor_words}”" if read.anchor_words else "other words"
    return f"{said} in the text{f' ({day})' if day else ''}"


def _rule(read: Read) -> str:
    """Return in words how it follows."""
    noun = _noun(read.alone)
    if read.rule.startswith("nearest"):
        if read.anchor_date and read.first == read.anchor_date == read.last:
            return f"that very {noun}" if noun != "one" else "that very day"
        if read.rule == "nearest":
            return f"the nearest {noun}"
        return f"the {noun} {'before' if read.rule == 'nearest-past' else 'after'}"
    if read.rule == "same-period":
        return "that very day" if _period(read) == "day" else f"the {_period(read)} it is in"
    if read.rule == "named-event":
        return "the date of that event"
    return _cycle(read, noun) or _counted(read)


def _cycle(read: Read, noun: str) -> str:
    """Return which one of a weekday, month or season it is, if none lies between it and the anchor ("last July")."""
    if noun == "one" or not read.first or len(read.anchor_date) < 10:
        return ""
    days = (calendar.fromisoformat(read.first) - calendar.fromisoformat(read.anchor_date[:10])).days
    if not days or abs(days) > (7 if noun in DAYS else 366):
        return ""
    return f"the {noun} {'before' if days < 0 else 'after'}"


def _counted(read: Read) -> str:
    """Return how far it is from the anchor, where both are whole days, weeks, months or years."""
    unit, day = _period(read), read.anchor_date
    if not read.first or (unit in ("day", "week") and len(day) < 10) or (unit == "month" and len(day) < 7) or not day:
        return "counted from there"
    if unit == "year":
        steps = int(read.first[:4]) - int(day[:4])
    elif unit == "month":
        steps = 12 * (int(read.first[:4]) - int(day[:4])) + int(read.first[5:7]) - int(day[5:7])
    elif unit in ("day", "week"):
        start = calendar.fromisoformat(day[:10])
        start -= timedelta(start.weekday() if unit == "week" else 0)
        steps = (calendar.fromisoformat(read.first) - start).days // (7 if unit == "week" else 1)
    else:
        return "counted from there"
    way = "before" if steps < 0 else "after"
    return f"the {unit} {way}" if abs(steps) == 1 else f"{abs(steps)} {unit}s {way}" if steps else f"that very {unit}"


def _noun(value: str) -> str:
    """Return what one of is looked for: a Friday, a June, an 8 June."""
    if found := re.match(r"XXXX-WXX-([1-7])", value):
        return DAYS[int(found[1]) - 1]
    if found := re.match(r"XXXX-(0[1-9]|1[0-2])(?:-(\d\d))?", value):
        return f"{int(found[2])} {MONTHS[int(found[1]) - 1]}" if found[2] else MONTHS[int(found[1]) - 1]
    return SEASONS.get(value[5:7], "one") if value.startswith("XXXX-") else "one"


def _period(read: Read) -> str:
    """Return which period the value is: a day, week, month or year."""
    shapes = ((r"\d{4}", "year"), (r"\d{4}-\d\d", "month"), (r"\d{4}-W\d\d.*", "week"), (r"\d{4}-\d\d-\d\d.*", "day"))
    return next((name for shape, name in shapes if re.fullmatch(shape, read.value)), "period")
