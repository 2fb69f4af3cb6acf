"""Days that a date may be, as the shortest ISO 8601 date that covers them: what other dates are counted from."""

import re

from onrecord.model import TimeExpression

# What `onrecord.dates.resolve` counts from, without a time of day behind it.
_POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d|-Q[1-4]|-H[12])?(?=T|$)")


def covered(first: str | None, last: str | None) -> str | None:
    """Return the day, month or year in which all days from ``first`` to ``last`` lie; None for longer.

    >>> covered("2015-06-08", "2015-06-08"), covered("2015-06-01", "2015-06-09"), covered("2015-06-30", "2015-07-01")
    ('2015-06-08', '2015-06', '2015')
    >>> covered("2014-12-31", "2015-01-01"), covered("2014-12-31", None)
    (None, None)
    """
    if first is None or last is None:
        return None
    if first == last:
        return first
    return next((first[:n] for n in (7, 4) if first[:n] == last[:n]), None)


def counted_from(time: TimeExpression) -> str | None:
    """Return the day, week, month, quarter or year that other dates can be counted from; None without a certain one."""
    found = _POINT.match(time.value or "")
    return found.group() if found else covered(time.earliest, time.latest)
