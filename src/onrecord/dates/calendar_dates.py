"""Days and months that are named, with or without their year."""

from dataclasses import replace
from datetime import date

from onrecord.dates.clock import of_day
from onrecord.dates.forms import Form, Match, View, choose, modified, shift_of
from onrecord.dates.lexicon import day_number, meaning_of, year_number
from onrecord.dates.periods import (
    OPEN,
    Timex,
    between,
    day_of,
    month_of,
    partial,
    week_of,
)
from onrecord.model import DateRule

NEAR_DAYS = 155  # without a tense, a day or month of no year is the nearest one, if it is nearer than this
FAR_DAYS = 305  # with one, it is the one that the tense says, unless that is so far off that the other is close by
_ROUND_ABOUT = 400  # beside one close by, a weekday's other years are none to think of
_YEARS = (-28, -12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8)  # a weekday may want


def _iso(found: Match, _view: View) -> Timex | None:
    try:
        return day_of(date(int(found["y"]), int(found["mn"]), int(found["d"])), "stated")
    except ValueError:
        return None


def _moment(found: Match, view: View) -> Timex | None:
    """Read 2017-06-08T10:15:00+02:00: the day and the time are those of the place where it was written."""
    day = _iso(found, view)
    return None if day is None else of_day(day, f"{found['hh']}:{found['mi']}")


def _slashes(found: Match, _view: View) -> Timex | None:
    """Read 15/11/2017; 11/02/2017 is one of two days, whoever wrote it."""
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    days = []
    for month, day in {(first, second), (second, first)}:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        return None
    if len(days) == 1:
        return day_of(days[0], "stated")
    return between(min(days), max(days), "stated", f"{year:04}-XX-XX")


def _full(found: Match, _view: View) -> Timex | None:
    return _days(int(found["y"]), int(meaning_of("month", found["m"])), found, "stated")


def _days(year: int, month: int, found: Match, rule: DateRule) -> Timex | None:
    """Return a day of a year, or the days from one to another in the same month; None for 30 February."""
    try:
        first = date(year, month, day_number(found["d"]))
        if not found.groupdict().get("d2"):
            return day_of(first, rule)
        last = date(year, month, day_number(found["d2"]))
    except ValueError:
        return None
    return between(first, last, rule) if first < last else None


def _monthday(found: Match, view: View) -> Timex | None:
    month = int(meaning_of("month", found["m"]))
    if _days(2000, month, found, "open") is None:  # a leap year
        return None
    if view.day is not None:
        if found["rel"]:
            return _days(view.day.year + shift_of(found["rel"]), month, found, "completed")
        options = [_days(view.day.year + n, month, found, "nearest") for n in _YEARS]
        near = [((_first(o) - view.day).days, o) for o in options if o is not None and _is_weekday(o, found)]
        if found["wd"] and any(abs(days) <= NEAR_DAYS for days, _ in near):  # the weekday says more than the verb
            near = [one for one in near if abs(one[0]) <= _ROUND_ABOUT]
        chosen = choose(near, view.tense, NEAR_DAYS, FAR_DAYS)
        if chosen is not None:
            return chosen
    return OPEN if found["d2"] else partial(f"XXXX-{month:02}-{day_number(found['d']):02}")


def _first(day: Timex) -> date:
    return date.fromisoformat((day.edtf or "")[:10])


def _is_weekday(option: Timex, found: Match) -> bool:
    """Say whether the weekday beside a date, if there is one, is the one of that year."""
    name = found["wd"]
    return not name or _first(option).isoweekday() == int(meaning_of("weekday", name))


def _spread(found: Match, view: View) -> Timex | None:
    """Read "from 30 May to 10 June 2016"; without a year only where a day is known to see it from."""
    months = int(meaning_of("month", found["m"])), int(meaning_of("month", found["m2"]))
    days = day_number(found["d"]), day_number(found["d2"])
    if not found["y"]:
        return OPEN if view.day is None else _near_spread(months, days, view)
    try:
        first, last = date(int(found["y"]), months[0], days[0]), date(int(found["y"]), months[1], days[1])
    except ValueError:
        return None
    return between(first, last, "stated") if first < last else None


def _near_spread(months: tuple[int, int], days: tuple[int, int], view: View) -> Timex | None:
    options = []
    for year in (n + view.day.year for n in (-1, 0, 1) if view.day):
        try:
            first = date(year, months[0], days[0])
            last = date(year + (months[1] < months[0]), months[1], days[1])
        except ValueError:
            continue
        if view.day and first < last:
            options.append(((first - view.day).days, between(first, last, "nearest")))
    return choose(options, view.tense, NEAR_DAYS, FAR_DAYS) or OPEN


def _monthyear(found: Match, _view: View) -> Timex:
    return modified(month_of(year_number(found["y"]), int(meaning_of("month", found["m"])), "stated"), found)


def _monthofyear(found: Match, view: View) -> Timex:
    month = int(meaning_of("month", found["m"]))
    if view.day is None:
        return modified(partial(f"XXXX-{month:02}"), found)
    return modified(month_of(view.day.year + shift_of(found["rel"]), month, "completed"), found)


def _month_then(found: Match, view: View) -> Timex:
    """Read "June of the same year": the year is that of another date in the text."""
    month = int(meaning_of("month", found["m"]))
    if view.day is None:
        return modified(partial(f"XXXX-{month:02}"), found)
    shift = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(found["which"].lower(), 0)
    return modified(month_of(view.day.year + shift, month, "completed"), found)


def _relmonth(found: Match, view: View) -> Timex:
    """Read "last July": certain until July of this year is over; said in November, it may be either of two."""
    month = int(meaning_of("month", found["m"]))
    unknown = modified(partial(f"XXXX-{month:02}"), found)
    if view.day is None:
        return unknown
    shift = shift_of(found["rel"])
    if shift == 0:
        return modified(month_of(view.day.year, month, "same period"), found)
    certain = month >= view.day.month if shift < 0 else month <= view.day.month
    return modified(month_of(view.day.year + shift, month, "counted"), found) if certain else unknown


def _bare_month(found: Match, view: View) -> Timex:
    month = int(meaning_of("month", found["m"]))
    if view.day is not None:
        middle = date(view.day.year, view.day.month, 15)
        years = [view.day.year + n for n in (-1, 0, 1)]
        near = [((date(year, month, 15) - middle).days, month_of(year, month, "nearest")) for year in years]
        chosen = choose(near, view.tense, NEAR_DAYS, FAR_DAYS)
        if chosen is not None:
            return modified(chosen, found)
    return modified(partial(f"XXXX-{month:02}"), found)


def _months(found: Match, _view: View) -> Timex | None:
    """Read "from March to May 2016"."""
    year, first, last = int(found["y"]), *(int(meaning_of("month", found[name])) for name in ("m", "m2"))
    if last <= first:
        return None
    return between(date(year, first, 1), _last_day(year, last), "stated", f"{year:04}-{first:02}/{year:04}-{last:02}")


def _last_day(year: int, month: int) -> date:
    return date.fromisoformat(month_of(year, month, "stated").latest or "")


def _part_of_month(found: Match, view: View) -> Timex:
    """Read "the first week of May": in the month, at its start or end."""
    month = _monthyear(found, view) if found["y"] else _bare_month(found, view)
    which = found["nth"].lower()
    return replace(month, mod="START" if which in ("first", "early") else "END" if which in ("last", "final") else "")


def _week_of(found: Match, view: View) -> Timex | None:
    """Read "the week of March 6"."""
    day = _monthday(found, view) if not found["y"] else _full(found, view)
    if day is None or not day.earliest:
        return None if day is None else OPEN
    return week_of(date.fromisoformat(day.earliest), day.rule)


_AND = r" (?:to|and|until|till|through) "
_DAYS_TO = rf"(?P<d>{{day}})(?:{_AND}| ?[-–] ?)(?P<d2>{{day}})"
_SAME_MONTH = rf"(?:from |between )(?:the )?{_DAYS_TO}"
_MONTH_FIRST = rf"(?:from |between )(?P<m>{{month}}) (?P<d>{{day}}){_AND}(?P<m2>{{month}}) (?P<d2>{{day}})"
_DAY_FIRST = rf"(?:from |between )(?P<d>{{day}}) (?P<m>{{month}}){_AND}(?P<d2>{{day}}) (?P<m2>{{month}})"
DAYS = (
    Form(
        r"(?P<y>{year})-(?P<mn>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])T(?P<hh>[01]\d|2[0-3]):?(?P<mi>[0-5]\d)"
        r"(?::?[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?",
        _moment,
    ),
    Form(r"(?P<y>{year})-(?P<mn>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])", _iso, dayish=True),
    Form(r"(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<y>{year})", _slashes, dayish=True),
    Form(
        r"(?:{weekday},? )?(?:the )?(?P<d>{day}){to} (?:of )?(?P<m>{month}),? (?:in )?(?P<y>{year})", _full, dayish=True
    ),
    Form(r"(?:{weekday},? )?(?P<m>{month}),? (?P<d>{day}){to},? (?:of |in )?(?P<y>{year})", _full, dayish=True),
    Form(rf"{_SAME_MONTH} (?:of )?(?P<m>{{month}}),? (?P<y>{{year}})", _full),
    Form(rf"{_SAME_MONTH} (?:of )?(?P<m>{{month}}){{ofyear}}(?P<wd>)", _monthday, "now"),
    Form(rf"(?:from |between )(?P<m>{{month}}) {_DAYS_TO},? (?P<y>{{year}})", _full),
    Form(rf"(?:from |between )(?P<m>{{month}}) {_DAYS_TO}{{ofyear}}(?P<wd>)", _monthday, "now"),
    Form(rf"{_MONTH_FIRST},? (?P<y>{{year}})", _spread),
    Form(rf"{_DAY_FIRST},? (?P<y>{{year}})", _spread),
    Form(rf"{_MONTH_FIRST}(?P<y>)", _spread, "now", sought=False),
    Form(rf"{_DAY_FIRST}(?P<y>)", _spread, "now", sought=False),
    Form(r"the week of (?P<m>{month}) (?P<d>{day})(?P<wd>)(?P<d2>)(?P<rel>)(?:,? (?P<y>{year}))?", _week_of, "now"),
    Form(r"(?:(?:{rel} )?(?P<wd>{weekday}),? )?(?P<m>{month}) (?P<d>{day}){to}{ofyear}", _monthday, "now", dayish=True),
    Form(
        r"(?:(?P<wd>{weekday}),? )?(?:the )?(?P<d>{day}){to} (?:of )?(?P<m>{month}){ofyear}",
        _monthday,
        "now",
        dayish=True,
    ),
)
MONTHS = (
    Form(r"(?:from )?(?P<m>{month}) (?:to|through|until) (?P<m2>{month}),? (?P<y>{year})", _months),
    Form(r"{mods}(?P<m>{month}),? (?:of )?(?P<y>{year}|{spelt})", _monthyear),
    Form(r"{mods}(?P<m>{month}),? (?:of )?(?P<rel>{rel}) year", _monthofyear, "now"),
    Form(
        r"the (?P<nth>first|early|second|third|last|final|closing) (?:few |two |three )?(?:days?|weeks?) of "
        r"(?P<m>{month})(?:,? (?P<y>{year}))?",
        _part_of_month,
        "now",
    ),
    Form(
        r"{mods}(?P<m>{month}),? (?:of )?(?:the )?"
        r"(?P<which>that|that same|same|following|next|previous|preceding) year",
        _month_then,
        "then",
    ),
    Form(r"{mods}(?P<rel>{rel}) (?P<m>{month})", _relmonth, "now"),
)
BARE_MONTH = (Form(r"{mods}(?P<m>{month})", _bare_month, "now"),)
