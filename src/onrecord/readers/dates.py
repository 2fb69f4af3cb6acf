"""Tell an ISO 8601 date, full or partial, from anything else. Dates in running text are not this module's business."""

import re
from datetime import date

DATE_REMEDY = "Write a date as 2017-11-15, 2017-11 or 2017."

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>[Tt ]\d\d:?\d\d\S*(?: ?[-+]\d\d:?\d\d)?)?)?)?"
)


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
