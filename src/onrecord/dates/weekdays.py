"""Weekdays as journalists use them, and holidays."""

import re
from datetime import date, timedelta

from onrecord.dates.forms import Form, Match, View, choose, modified, shift_of
from onrecord.dates.lexicon import meaning_of, number_of
from onrecord.dates.periods import OPEN, Timex, day_of, partial, week_of
from onrecord.model import DateRule

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_WEEKS = 60
_FEAST_NEAR, _FEAST_FAR = 155, 290  # as for days of no year


def _named(found: Match) -> int:
    return int(meaning_of("weekday", found["wd"]))


def _weekday(found: Match, view: View) -> Timex:
    """Read "Friday": on a Friday that day itself; the verb says whether the last or the next."""
    number = _named(found)
    if view.day is None:
        return modified(partial(f"XXXX-WXX-{number}", edtf=False), found)
    rel = (found["rel"] or "").lower()
    if shift_of(rel) > 0 and number > view.day.isoweekday():  # "next Friday", on a Wednesday: in two days, or in nine?
        return modified(partial(f"XXXX-WXX-{number}", edtf=False), found)
    day, rule = _nearest(number, view, rel)
    return modified(day_of(day, rule), found)


def _nearest(number: int, view: View, rel: str) -> tuple[date, DateRule]:
    """Return the weekday that is meant: the last, the one of this week, or the next."""
    ref = view.day or date.min
    back, ahead = (ref.isoweekday() - number) % 7, (number - ref.isoweekday()) % 7
    shift = shift_of(rel)
    if shift < 0:
        return ref - timedelta(back or 7), "counted"
    if shift > 0:
        return ref + timedelta(ahead or 7), "counted"
    if rel.startswith("this") and view.tense == "unknown":
        return ref + timedelta(number - ref.isoweekday()), "same period"
    if view.tense == "future":
        return ref + timedelta(ahead), "nearest future"
    return ref - timedelta(back), "nearest past"


def _of_week(found: Match, view: View) -> Timex:
    """Read "Tuesday of last week" and "last week on Tuesday"."""
    number = _named(found)
    if view.day is None:
        return modified(partial(f"XXXX-WXX-{number}", edtf=False), found)
    shift = timedelta(number - view.day.isoweekday() + 7 * shift_of(found["rel"]))
    return modified(day_of(view.day + shift, "counted"), found)


def _away(found: Match, view: View) -> Timex:
    """Read "a week from Monday", "Monday week" and "a week ago Friday"."""
    number, words = _named(found), found.group().lower()
    if view.day is None:
        return partial(f"XXXX-WXX-{number}", edtf=False)
    back, ahead = (view.day.isoweekday() - number) % 7, (number - view.day.isoweekday()) % 7
    if "ago" in words:
        return day_of(view.day - timedelta(back + 7), "counted")
    return day_of(view.day + timedelta(ahead + 7), "counted")


def _weeks_ago(found: Match, view: View) -> Timex:
    """Read "two weeks ago on Friday": the Friday of that week."""
    number, weeks = _named(found), number_of(found["n"])
    if view.day is None or weeks is None or weeks != int(weeks) or weeks > _MOST_WEEKS:
        return partial(f"XXXX-WXX-{number}", edtf=False)
    return day_of(view.day + timedelta(number - view.day.isoweekday() - 7 * int(weeks)), "counted")


def _other(found: Match, view: View) -> Timex:
    """Read "the following Monday", "the previous Friday" and "that Friday", seen from another day in the text."""
    number = _named(found)
    if view.day is None:
        return modified(partial(f"XXXX-WXX-{number}", edtf=False), found)
    back, ahead = (view.day.isoweekday() - number) % 7, (number - view.day.isoweekday()) % 7
    words = found["which"].lower()
    if words in ("previous", "preceding"):
        return day_of(view.day - timedelta(back or 7), "counted")
    if words in ("following", "next"):
        return day_of(view.day + timedelta(ahead or 7), "counted")
    return day_of(view.day + timedelta(number - view.day.isoweekday()), "same period")


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the algorithm of J.-M. Oudin, 1940).

    >>> easter(2017).isoformat(), easter(2000).isoformat()
    ('2017-04-16', '2000-04-23')
    """
    g, c = year % 19, year // 100
    h = (c - c // 4 - (8 * c + 13) // 25 + 19 * g + 15) % 30
    i = h - (h // 28) * (1 - (29 // (h + 1)) * ((21 - g) // 11))
    j = (year + year // 4 + i + 2 - c + c // 4) % 7
    month = 3 + (i - j + 40) // 44
    return date(year, month, i - j + 28 - 31 * (month // 4))


def feast_day(rule: str, year: int) -> date:
    """Return the day that a rule of the table names: ``12-25``, ``11-thu-4`` (the fourth Thursday), ``easter-2``.

    >>> feast_day("11-thu-4", 2017).isoformat(), feast_day("05-mon--1", 2017).isoformat()
    ('2017-11-23', '2017-05-29')
    >>> feast_day("11-thu-4+1", 2017).isoformat()
    '2017-11-24'
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    if re.fullmatch(r"\d\d-\d\d", rule):
        return date(year, int(rule[:2]), int(rule[3:]))
    if "+" in rule:
        before, days = rule.split("+")
        return feast_day(before, year) + timedelta(int(days))
    month, weekday, nth = int(rule[:2]), _WEEKDAYS.index(rule[3:6]) + 1, int(rule[7:])
    if nth == 0:  # American elections: the Tuesday after the first Monday
        return date(year, month, 2 + (1 - date(year, month, 1).isoweekday()) % 7)
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.isoweekday() - weekday) % 7)


def _feast(found: Match, view: View) -> Timex:
    rule = meaning_of("feast", found["f"])
    groups = found.groupdict()
    if groups.get("y"):
        return day_of(feast_day(rule, int(groups["y"])), "stated")
    if view.day is None:
        return partial(f"XXXX-{rule}") if re.fullmatch(r"\d\d-\d\d", rule) else OPEN
    if groups.get("year"):
        return day_of(feast_day(rule, view.day.year + shift_of(groups["year"])), "completed")
    days = [feast_day(rule, view.day.year + n) for n in (-1, 0, 1)]
    shift = shift_of(groups.get("rel") or "")
    if shift:
        nearest = max(d for d in days if d < view.day) if shift < 0 else min(d for d in days if d > view.day)
        return day_of(nearest, "counted")
    near = [((day - view.day).days, day_of(day, "nearest")) for day in days]
    chosen = choose(near, view.tense, _FEAST_NEAR, _FEAST_FAR)
    return chosen or (partial(f"XXXX-{rule}") if re.fullmatch(r"\d\d-\d\d", rule) else OPEN)


def _feast_week(found: Match, view: View) -> Timex:
    """Read "Easter week", the week before it, and the week of any other holiday."""
    day = _feast(found, view)
    return week_of(date.fromisoformat(day.earliest), day.rule) if day.earliest else OPEN


WEEKS_AWAY = (
    Form(r"a week (?:from|ago(?: on)?|after) (?:next |last |this )?(?P<wd>{weekday_name})", _away, "now"),
    Form(r"(?P<wd>{weekday_name}) a week ago", _away, "now"),
    Form(r"(?P<n>{count}) weeks ago,? on (?:the )?(?P<wd>{weekday_name})", _weeks_ago, "now", dayish=True),
)
WEEKS_AWAY = (
    Form(r"a week (?:from|ago(?: on)?|after) (?:next |last |this )?(?P<wd>{weekday_name})", _away, "now"),
    Form(r"(?P<wd>{weekday_name}) a week ago", _away, "now"),
    Form(r"(?P<n>{count}) weeks ago,? on (?:the )?(?P<wd>{weekday_name})", _weeks_ago, "now", dayish=True),
)
WEEKDAYS = (
    Form(r"{mods}(?P<wd>{weekday_name})(?: {part})?,? (?:of )?(?P<rel>{rel}) week", _of_week, "now", dayish=True),
    Form(r"(?P<rel>{rel}) week(?:'s)?(?: on)? (?P<wd>{weekday_name})", _of_week, "now", dayish=True),
    Form(
        r"(?:the|that) (?P<which>same|previous|preceding|following|next) (?P<wd>{weekday_name})",
        _other,
        "then",
        dayish=True,
    ),
    Form(r"(?P<which>that) (?P<wd>{weekday_name})", _other, "then", dayish=True),
    Form(
        r"(?:(?P<mod>{mod}) (?:on )?)?(?:(?P<rel>{rel}) )?(?P<wd>{weekday_name}|{weekday})",
        _weekday,
        "now",
        dayish=True,
    ),
)
FEASTS = (
    Form(r"(?P<f>{feast}),? (?:of |in )?(?P<y>{year})", _feast, dayish=True),
    Form(r"(?P<f>{feast}) (?:of )?(?P<year>{rel}) year", _feast, "now", dayish=True),
    Form(r"(?P<f>{feast}) week", _feast_week, "now"),
    Form(r"(?:(?P<rel>{rel}) )?(?P<f>{feast})", _feast, "now", dayish=True),
)
