"""What each pattern of `timewords` means, seen from one day or from none.

Every function takes the match, the day of publication (None: not known) and the tense, and leaves open what those do
not settle.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.dates.periods import (
    OPEN,
    Tense,
    Timex,
    day_of,
    month_of,
    quarter_of,
    season_of,
    shift_month,
    unit_of,
    week_of,
    year_of,
    years_of,
)
from onrecord.dates.words import vocabulary
from onrecord.model import Anchor

_Match = re.Match[str]
Meaning = Callable[[_Match, date | None, Tense], Timex | None]

NEAR_DAYS = 155  # without a tense, a day or month of no year is the nearest one, if it is nearer than this
FAR_DAYS = 290  # with one, it is the one that the tense says, unless that is so far off that the other is close by
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10}
_SHIFT = {"last": -1, "this past": -1, "this": 0, "next": 1, "this coming": 1}


def _of(category: str, form: str) -> str:
    words = vocabulary()[category]
    return words[form.lower()] if form.lower() in words else words[form.lower() + "."]


def _count(form: str | None) -> int | None:
    """Return the number that a word or figure stands for; None for "several"."""
    if form is None or form.isdigit():
        return int(form) if form else None
    number = vocabulary()["number"].get(form.lower())
    return int(number) if number else None


def _figure(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _choose(candidates: list[tuple[int, Timex]], tense: Tense) -> Timex | None:
    """Choose among candidates with their distance in days from publication (negative: before it)."""
    past = max((c for c in candidates if c[0] <= 0), key=lambda c: c[0], default=None)
    future = min((c for c in candidates if c[0] >= 0), key=lambda c: c[0], default=None)
    if past is None or future is None:
        return None
    near, far = sorted((past, future), key=lambda c: abs(c[0]))
    said = {"past": past, "future": future}.get(tense)
    if said is not None:  # "was to be paid Dec. 15", written in November: the tense is no proof
        return None if said == far and abs(far[0]) > FAR_DAYS else said[1]
    return near[1] if abs(near[0]) <= NEAR_DAYS else None


def _iso(found: _Match, _ref: date | None, _tense: Tense) -> Timex | None:
    try:
        return day_of(date(int(found["y"]), int(found["mn"]), int(found["d"])), "text")
    except ValueError:
        return None


def _full(found: _Match, _ref: date | None, _tense: Tense) -> Timex | None:
    return _days(int(found["y"]), int(_of("month", found["m"])), found, "text")


def _days(year: int, month: int, found: _Match, anchor: Anchor) -> Timex | None:
    """Return a day of a year, or the days from one to another in the same month; None for 30 February."""
    try:
        first = date(year, month, _figure(found["d"]))
        if not found["d2"]:
            return day_of(first, anchor)
        last = date(year, month, _figure(found["d2"]))
    except ValueError:
        return None
    if last <= first:
        return None
    low, high = first.isoformat(), last.isoformat()
    return Timex("DATE", f"{low}/{high}", f"{low}/{high}", low, high, anchor)


def _monthday(found: _Match, ref: date | None, tense: Tense) -> Timex | None:
    month = int(_of("month", found["m"]))
    if _days(2000, month, found, "none") is None:  # a leap year
        return None
    if ref is not None and found["rel"]:
        return _days(ref.year + _SHIFT[found["rel"].lower()], month, found, "published")
    if ref is not None:
        options = [_days(ref.year + n, month, found, "published") for n in (-8, -4, -3, -2, -1, 0, 1, 2, 3, 4, 8)]
        near = [((date.fromisoformat(o.earliest) - ref).days, o) for o in options if o is not None and o.earliest]
        chosen = _choose(near, tense)
        if chosen is not None:
            return chosen
    if found["d2"]:
        return OPEN
    value = f"XXXX-{month:02}-{_figure(found['d']):02}"
    return Timex("DATE", value, value)


def _monthyear(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return month_of(int(found["y"]), int(_of("month", found["m"])), "text")


def _openmonth(month: int) -> Timex:
    return Timex("DATE", f"XXXX-{month:02}", f"XXXX-{month:02}")


def _monthofyear(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    month = int(_of("month", found["m"]))
    return _openmonth(month) if ref is None else month_of(ref.year + _SHIFT[found["rel"].lower()], month, "published")


def _relmonth(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    """Read "last July": certain until July of this year is over; said in November, it may be either of two."""
    month = int(_of("month", found["m"]))
    if ref is None:
        return _openmonth(month)
    shift = _SHIFT[found["rel"].lower()]
    if shift == 0:
        return month_of(ref.year, month, "published")
    certain = month >= ref.month if shift < 0 else month <= ref.month
    return month_of(ref.year + shift, month, "published") if certain else _openmonth(month)


def _bare_month(found: _Match, ref: date | None, tense: Tense) -> Timex:
    month = int(_of("month", found["m"]))
    if ref is None:
        return _openmonth(month)
    middle = date(ref.year, ref.month, 15)
    options = [month_of(ref.year + n, month, "published") for n in (-1, 0, 1)]
    near = [((date(ref.year + n, month, 15) - middle).days, o) for n, o in zip((-1, 0, 1), options, strict=True)]
    return _choose(near, tense) or _openmonth(month)


def _quarters(found: _Match, ref: date | None, tense: Tense) -> Timex:
    groups = found.groupdict()
    quarter = int(groups.get("q") or _of("ordinal", found["o"]))
    if groups.get("y"):
        return quarter_of(int(found["y"]), quarter, "text")
    if ref is not None and groups.get("rel"):
        return quarter_of(ref.year + _SHIFT[found["rel"].lower()], quarter, "published")
    if ref is not None:
        begun = (ref.month - 1) // 3 + 1 >= quarter
        shift = int(begun) if tense == "future" else -int(not begun)
        return quarter_of(ref.year + shift, quarter, "published")
    return Timex("DATE", f"XXXX-Q{quarter}")


def _season_of(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return season_of(int(found["y"]), _of("season", found["s"]), "text")


def _relseason(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    """Read "last summer"; winters run over two years, and stay open."""
    season = _of("season", found["s"])
    if ref is None or season not in _SEASON_MONTH:
        return Timex("DATE", f"XXXX-{season}")
    shift, middle = _SHIFT[found["rel"].lower()], _SEASON_MONTH[season]
    if shift < 0:
        return season_of(ref.year - (ref.month <= middle + 1), season, "published")
    if shift > 0:
        return season_of(ref.year + (ref.month >= middle - 1), season, "published")
    return season_of(ref.year, season, "published")


def _openseason(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return Timex("DATE", f"XXXX-{_of('season', found['s'])}")


_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}


def _deictic(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    return OPEN if ref is None else day_of(ref + timedelta(_DEICTIC.get(found["w"].lower(), 0)), "published")


def _dayofyesterday(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    return OPEN if ref is None else day_of(ref + timedelta(-2 if "yesterday" in found["w"].lower() else 2), "published")


def _ago(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    """Read "three weeks ago" as exactly as it is said: the week, not the day."""
    number, unit = _count(found["n"]), _of("unit", found["u"])
    if ref is None or number is None:
        return OPEN
    match unit:
        case "D" if number <= 31:
            return day_of(ref - timedelta(number), "published")
        case "W" if number <= 8:
            return week_of(ref - timedelta(7 * number), "published")
        case "M" if number <= 24:
            return month_of(*shift_month(ref, -number), "published")
        case "Y" if number < ref.year - 1:
            return year_of(ref.year - number, "published")
    return OPEN


def _weekday(found: _Match, ref: date | None, tense: Tense) -> Timex:
    number = int(_of("weekday", found["wd"]))
    rel = (found["rel"] or "").lower()
    if ref is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    back = (ref.isoweekday() - number) % 7
    ahead = (number - ref.isoweekday()) % 7
    shift = _SHIFT.get(rel)
    if shift == 0:
        return day_of(ref + timedelta(number - ref.isoweekday()), "published")
    if shift == -1:
        return day_of(ref - timedelta(back or 7), "published")
    if shift == 1:
        return day_of(ref + timedelta(ahead or 7), "published")
    return day_of(ref + timedelta(ahead) if tense == "future" else ref - timedelta(back), "published")


def _weekdayofweek(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    number = int(_of("weekday", found["wd"]))
    if ref is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    return day_of(ref + timedelta(number - ref.isoweekday() + 7 * _SHIFT[found["rel"].lower()]), "published")


def _relunit(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    if ref is None:
        return OPEN
    shift, part = _SHIFT[found["rel"].lower()], (found.groupdict().get("part") or "").lower()
    whole = unit_of(found["u"].lower(), shift, ref)
    if shift == 0 and part and whole.earliest and whole.latest:
        today = ref.isoformat()
        low, high = (whole.earliest, today) if part == "earlier" else (today, whole.latest)
        return replace(whole, earliest=low, latest=high, edtf=f"{low}/{high}" if low != high else low)
    return whole


def _weekend(_found: _Match, ref: date | None, tense: Tense) -> Timex:
    """Read "over the weekend": the one before or, on a Saturday or Sunday, the one that is; to come in the future."""
    if ref is None or tense == "unknown":
        return OPEN
    return unit_of("weekend", 0 if tense == "future" or ref.isoweekday() > 5 else -1, ref)


def _decade(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return years_of(int(found["y"]) * 10, 1, "text") if found["y"] else OPEN  # the '80s: of which century?


def _century(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    number = int(found["c"])
    return years_of((number - 1) * 100, 2, "text") if 1 < number <= 21 else OPEN


def _bare_year(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return year_of(int(found["y"]), "text")


def _year_range(found: _Match, _ref: date | None, _tense: Tense) -> Timex | None:
    first, last = found["y"], found["y2"]
    if last <= first:
        return None
    return Timex("DATE", f"{first}/{last}", f"{first}/{last}", f"{first}-01-01", f"{last}-12-31", "text")


def _fiscal(_found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return OPEN  # whose year, from when to when, is not said


def _anaphoric(_found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return Timex("DATE")  # "a year earlier" than what? Not than the publication date, so it dates nothing


def _duration(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    number, unit = _count(found["n"]), _of("unit", found["u"])
    size = "X" if number is None else str(number)
    if unit == "10Y":
        return Timex("DURATION", f"P{'X' if number is None else number * 10}Y")
    return Timex("DURATION", f"PT{size}{unit[0]}" if unit in ("H", "MIN") else f"P{size}{unit}")


def _set(_found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return Timex("SET")


def _reference(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return Timex("DATE", _of("reference", found["w"]))


MEANINGS: dict[str, Meaning] = {
    "iso": _iso,
    "full": _full,
    "monthday": _monthday,
    "monthyear": _monthyear,
    "monthofyear": _monthofyear,
    "relmonth": _relmonth,
    "quarter": _quarters,
    "season": _season_of,
    "relseason": _relseason,
    "openseason": _openseason,
    "dayofyesterday": _dayofyesterday,
    "deictic": _deictic,
    "ago": _ago,
    "anaphoric": _anaphoric,
    "weekdayofweek": _weekdayofweek,
    "weekday": _weekday,
    "relunit": _relunit,
    "weekend": _weekend,
    "decade": _decade,
    "century": _century,
    "duration": _duration,
    "set": _set,
    "month": _bare_month,
    "reference": _reference,
    "years": _year_range,
    "fiscal": _fiscal,
    "year": _bare_year,
}
