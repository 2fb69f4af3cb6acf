"""Say what a date expression means, as far as that is certain, in TIMEX3, EDTF and bounds.

`resolve` is a pure function: no clock is read. Without a publication date nothing relative and nothing without a year
gets one. A partial publication date counts as all the days that it may be: what is the same seen from the first and
the last of them is certain, the rest stays open. TIMEX3: TimeML 1.2.1; EDTF: ISO 8601-2, levels 0 to 2.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from onrecord.dates.meanings import MEANINGS, Meaning
from onrecord.dates.periods import Tense, Timex
from onrecord.dates.words import patterns

__all__ = ["Tense", "Timex", "resolve"]


def resolve(expression: str, published: str | None = None, tense: Tense = "unknown") -> Timex | None:
    """Return what a date expression means for an article of that publication date, or None if it is not one.

    Args:
        expression: the words, such as ``last Tuesday``; without the preposition before them.
        published: ISO 8601, full or partial (``2017``), or None.
        tense: of the verb that it goes with.

    >>> resolve("June 8").value, resolve("June 8", "2017-04-20", "future").value, resolve("last year", "2017").value
    ('XXXX-06-08', '2017-06-08', '2016')
    """
    words = re.sub(r"\s+", " ", expression.strip()).replace("’", "'")
    for name, pattern in patterns():
        found = pattern.fullmatch(words)
        if found is not None:
            return _in_context(MEANINGS[name], found, published, tense)
    return None


def _in_context(meaning: Meaning, found: re.Match[str], published: str | None, tense: Tense) -> Timex | None:
    """Apply a meaning to each end of the publication date, and keep what the two agree on."""
    ends = _ends(published)
    if ends is None:
        return meaning(found, None, tense)
    first, last = (meaning(found, end, tense) for end in ends)
    if first is None or last is None or first.value != last.value:
        return meaning(found, None, tense)
    if first == last:
        return first
    both = f"{first.earliest}/{last.latest}" if first.earliest and last.latest else None
    return replace(first, latest=last.latest, edtf=both)


def _ends(published: str | None) -> tuple[date, date] | None:
    """Return the first and last day that a full or partial ISO date may be; None for anything else."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", published or "")
    if parts is None:
        return None
    year, month, day = int(parts[1]), int(parts[2] or 0), int(parts[3] or 0)
    if not 1000 < year < 9000:  # arithmetic must not leave the calendar
        return None
    try:
        low = date(year, month or 1, day or 1)
        return low, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
