"""Find the publication date that a page states in so many words: a line such as ``Published: 15 November 2017``.

A bare date is not enough: the one at the top of a page is often the day on which it was crawled. A label with a date
that can be read in two ways is not enough either, nor is a page that states two days.
"""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_LABEL = r"\s*(?:first |originally )?(?:published|posted)(?: on| online)?\s*[:|\-–—]?\s*"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)?[.,]?\s*"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:[,|\-–—\s]+(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?"
_REST = _TIME + r"(?:\s*[|·•,]\s*\d+ min(?:ute)?s?(?: read)?)?\s*"
_FORMS = tuple(
    re.compile(_LABEL + _WEEKDAY + form + _REST, re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
    )
)
_LONGEST = 80


def stated_date(text: str) -> str | None:
    """Return the ISO date that a line of the text calls its publication date; None without one, or with several.

    >>> stated_date("Plan dropped\\nPosted On: 15th November 2017\\nThe plan is dead.")
    '2017-11-15'
    >>> stated_date("Fri, 13 December 2024\\nPlan dropped")
    """
    days = {day for line in text.splitlines() if len(line) <= _LONGEST and (day := _day(line))}
    return days.pop() if len(days) == 1 else None


def _day(line: str) -> str | None:
    """Return the date that one line states."""
    line = line.replace("\u00a0", " ").replace("\u202f", " ")
    for form in _FORMS:
        if found := form.fullmatch(line):
            parts = found.groupdict()
            month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1
            try:
                return date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:
                return None
    return None
