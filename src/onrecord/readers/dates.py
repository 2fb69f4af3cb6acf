"""Tell a calendar date from anything else: ISO 8601, full or partial, and a line of words such as ``15th Nov. 2017``.

Dates in running text are not this module's business (`onrecord.dates` reads those). What can be read in two ways
(``11/12/2017``) is no date, and nothing is ever filled in: a day without its year stays ``XXXX-11-15``.
"""

import re
from datetime import UTC, date, datetime, timedelta

DATE_REMEDY = "Write a date as 2017-11-15, 2017-11 or 2017."

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>[Tt ]\d\d:?\d\d\S*(?: ?[-+]\d\d:?\d\d)?)?)?)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b[.,]{0,2}\s*)?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
WRITTEN = (
    rf"(?i:{_WEEKDAY}(?:{_NUMBER}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+{_NUMBER}(?:,?\s+\d{{4}})?|\d{{4}}-\d\d-\d\d))(?!\d)"
)
"""Pattern of a date in words, with or without weekday and year; `written_date` reads what it matches."""

_PARTS = (
    re.compile(rf"(?P<day>\d{{1,2}})[a-z]*\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE),
    re.compile(rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})[a-z]*(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE),
)
_LEAP = 2000  # a year that has every day, for days without a year


def iso_date(value: str) -> str | None:
    """Return the calendar date that ``value`` gives, as precise as it is; None when it gives none.

    The day is the one written: a time of day and its zone are dropped, never used to move the date.

    >>> iso_date("2017-11-15T23:30:00+05:00"), iso_date("2017-11"), iso_date("2017")
    ('2017-11-15', '2017-11', '2017')
    >>> iso_date("2017-02-30"), iso_date("15 November 2017"), iso_date("today")
    (None, None, None)
    """
    found = _ISO.fullmatch(value.strip())
    if not (found and value.isascii()):
        return None
    year, month, day = found["year"], found["month"], found["day"]
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def written_date(words: str) -> str | None:
    """Return the day that ``words`` (matched by `WRITTEN`) name; without a year it stays open.

    >>> written_date("Wed, 15th Nov. 2017"), written_date("November 15"), written_date("31 February 2017")
    ('2017-11-15', 'XXXX-11-15', None)
    """
    if day := iso_date(words):
        return day
    found = next((found for form in _PARTS if (found := form.search(words))), None)
    if found is None:
        return None
    month = _MONTHS.index(found["month"][:3].lower()) + 1
    try:
        day = date(int(found["year"] or _LEAP), month, int(found["day"])).isoformat()
    except ValueError:
        return None
    return day if found["year"] else "XXXX" + day[4:]


def instant(value: str) -> tuple[datetime, bool] | None:
    """Return the moment that a time with a zone names, and whether it is written in universal time.

    >>> instant("2017-11-15T23:30:00Z") == instant("2017-11-16T00:30:00+01:00")
    False
    >>> instant("2017-11-15T23:30:00Z")[0] == instant("2017-11-16T00:30:00+01:00")[0]
    True
    """
    try:
        told = datetime.fromisoformat(value.strip())
        offset = told.utcoffset()
        return None if offset is None else (told.astimezone(UTC), not offset)
    except (ValueError, OverflowError):
        return None


def agree(one: str, other: str) -> bool:
    """Say whether two dates may be the same day: one may be less precise, or lack its year.

    >>> agree("2017-11", "2017-11-15"), agree("XXXX-11-15", "2017-11"), agree("2017-11-15", "2017-11-14")
    (True, True, False)
    """
    return all(a == b or "XXXX" in (a, b) for a, b in zip(one.split("-"), other.split("-"), strict=False))


def eve(day: str) -> str | None:
    """Return the day before a full date; None for a partial one.

    >>> eve("2017-03-01"), eve("2017-03")
    ('2017-02-28', None)
    """
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if len(day) == len("2017-03-01") else None
    except (ValueError, OverflowError):
        return None
