"""Say what a date expression means, as far as that is certain, in TIMEX3, EDTF and bounds.

`resolve` is a pure function: no clock is read. Without a publication date nothing relative and nothing without a year
gets one. A partial publication date counts as all the days that it may be: what is the same seen from the first and
the last of them is certain, the rest stays open. TIMEX3: TimeML 1.2.1; EDTF: ISO 8601-2, levels 0 to 2.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from onrecord.extract.timewords import patterns, vocabulary
from onrecord.model import Anchor

Tense = Literal["past", "future", "unknown"]
Type = Literal["date", "duration", "set", "reference"]
_Match = re.Match[str]

NEAR_DAYS = 155  # without a tense, a day or month of no year is the nearest one, if it is nearer than this
FAR_DAYS = 290  # with one, it is the one that the tense says, unless that is so far off that the other is close by
_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10}
_SHIFT = {"last": -1, "this past": -1, "this": 0, "next": 1, "this coming": 1}


@dataclass(frozen=True, slots=True)
class Timex:
    """The meaning of one expression.

    Attributes:
        type: what it is; only a date can date an event.
        value: TIMEX3 value, open where the text leaves it open; None when not even that is known.
        edtf: the same in EDTF, when it can say it.
        earliest, latest: bounds, ISO 8601; None unless certain.
        anchor: what made it concrete.
    """

    type: Type
    value: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: Anchor = "none"


OPEN = Timex("date")


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
            return _in_context(_MEANING[name], found, published, tense)
    return None


def _in_context(
    meaning: "Callable[[_Match, date | None, Tense], Timex | None]", found: _Match, published: str | None, tense: Tense
) -> Timex | None:
    """Apply a meaning to each end of the publication date, and keep what the two agree on."""
    ends = _ends(published)
    if ends is None:
        return meaning(found, None, tense)
    first, last = (meaning(found, end, tense) for end in ends)
    if first is None or last is None or first.value != last.value:
        return meaning(found, None, tense)
    return replace(first, latest=last.latest)


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


# --- periods ----------------------------------------------------------------------------------------------------


def _day(day: date, anchor: Anchor) -> Timex:
    iso = day.isoformat()
    return Timex("date", iso, iso, iso, iso, anchor)


def _month(year: int, month: int, anchor: Anchor) -> Timex:
    value = f"{year:04}-{month:02}"
    last = monthrange(year, month)[1]
    return Timex("date", value, value, f"{value}-01", f"{value}-{last:02}", anchor)


def _year(year: int, anchor: Anchor) -> Timex:
    return Timex("date", f"{year:04}", f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31", anchor)


def _years(first: int, digits: int, anchor: Anchor) -> Timex:
    """Return a decade or century that starts in ``first``; ``digits`` of its year are unknown."""
    value = f"{first:04}"[:-digits]
    last = first + 10**digits - 1
    return Timex("date", value, value + "X" * digits, f"{first:04}-01-01", f"{last:04}-12-31", anchor)


def _week(day: date, anchor: Anchor) -> Timex:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    low, high = monday.isoformat(), (monday + timedelta(6)).isoformat()
    return Timex("date", f"{year:04}-W{week:02}", f"{low}/{high}", low, high, anchor)


def _season(year: int, season: str, anchor: Anchor) -> Timex:
    """Return a season; it has no bounds, since where and by which calendar is not known."""
    return Timex("date", f"{year:04}-{season}", f"{year:04}-{_SEASON_EDTF[season]}", anchor=anchor)


def _quarter(year: int, quarter: int, anchor: Anchor) -> Timex:
    """Return a quarter; it has no bounds, since a company's need not be the calendar's."""
    return Timex("date", f"{year:04}-Q{quarter}", anchor=anchor)


# --- parts of an expression -------------------------------------------------------------------------------------


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


def _shift_month(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


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


# --- meanings, one for each name in timewords -------------------------------------------------------------------


def _iso(found: _Match, _ref: date | None, _tense: Tense) -> Timex | None:
    try:
        return _day(date(int(found["y"]), int(found["mn"]), int(found["d"])), "text")
    except ValueError:
        return None


def _full(found: _Match, _ref: date | None, _tense: Tense) -> Timex | None:
    return _days(int(found["y"]), int(_of("month", found["m"])), found, "text")


def _days(year: int, month: int, found: _Match, anchor: Anchor) -> Timex | None:
    """Return a day of a year, or the days from one to another in the same month; None for 30 February."""
    try:
        first = date(year, month, _figure(found["d"]))
        if not found["d2"]:
            return _day(first, anchor)
        last = date(year, month, _figure(found["d2"]))
    except ValueError:
        return None
    if last <= first:
        return None
    low, high = first.isoformat(), last.isoformat()
    return Timex("date", f"{low}/{high}", f"{low}/{high}", low, high, anchor)


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
    return Timex("date", value, value)


def _monthyear(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return _month(int(found["y"]), int(_of("month", found["m"])), "text")


def _openmonth(month: int) -> Timex:
    return Timex("date", f"XXXX-{month:02}", f"XXXX-{month:02}")


def _monthofyear(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    month = int(_of("month", found["m"]))
    return _openmonth(month) if ref is None else _month(ref.year + _SHIFT[found["rel"].lower()], month, "published")


def _relmonth(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    """Read "last July": certain until July of this year is over; said in November, it may be either of two."""
    month = int(_of("month", found["m"]))
    if ref is None:
        return _openmonth(month)
    shift = _SHIFT[found["rel"].lower()]
    if shift == 0:
        return _month(ref.year, month, "published")
    certain = month >= ref.month if shift < 0 else month <= ref.month
    return _month(ref.year + shift, month, "published") if certain else _openmonth(month)


def _bare_month(found: _Match, ref: date | None, tense: Tense) -> Timex:
    month = int(_of("month", found["m"]))
    if ref is None:
        return _openmonth(month)
    middle = date(ref.year, ref.month, 15)
    options = [_month(ref.year + n, month, "published") for n in (-1, 0, 1)]
    near = [((date(ref.year + n, month, 15) - middle).days, o) for n, o in zip((-1, 0, 1), options, strict=True)]
    return _choose(near, tense) or _openmonth(month)


def _quarters(found: _Match, ref: date | None, tense: Tense) -> Timex:
    groups = found.groupdict()
    quarter = int(groups.get("q") or _of("ordinal", found["o"]))
    if groups.get("y"):
        return _quarter(int(found["y"]), quarter, "text")
    if ref is not None and groups.get("rel"):
        return _quarter(ref.year + _SHIFT[found["rel"].lower()], quarter, "published")
    if ref is not None:
        begun = (ref.month - 1) // 3 + 1 >= quarter
        shift = int(begun) if tense == "future" else -int(not begun)
        return _quarter(ref.year + shift, quarter, "published")
    return Timex("date", f"XXXX-Q{quarter}")


def _season_of(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return _season(int(found["y"]), _of("season", found["s"]), "text")


def _relseason(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    """Read "last summer"; winters run over two years, and stay open."""
    season = _of("season", found["s"])
    if ref is None or season not in _SEASON_MONTH:
        return Timex("date", f"XXXX-{season}")
    shift, middle = _SHIFT[found["rel"].lower()], _SEASON_MONTH[season]
    if shift < 0:
        return _season(ref.year - (ref.month <= middle + 1), season, "published")
    if shift > 0:
        return _season(ref.year + (ref.month >= middle - 1), season, "published")
    return _season(ref.year, season, "published")


def _openseason(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return Timex("date", f"XXXX-{_of('season', found['s'])}")


_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}


def _deictic(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    return OPEN if ref is None else _day(ref + timedelta(_DEICTIC.get(found["w"].lower(), 0)), "published")


def _dayofyesterday(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    return OPEN if ref is None else _day(ref + timedelta(-2 if "yesterday" in found["w"].lower() else 2), "published")


def _ago(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    """Read "three weeks ago" as exactly as it is said: the week, not the day."""
    number, unit = _count(found["n"]), _of("unit", found["u"])
    if ref is None or number is None:
        return OPEN
    match unit:
        case "D" if number <= 31:
            return _day(ref - timedelta(number), "published")
        case "W" if number <= 8:
            return _week(ref - timedelta(7 * number), "published")
        case "M" if number <= 24:
            return _month(*_shift_month(ref, -number), "published")
        case "Y" if number < ref.year - 1:
            return _year(ref.year - number, "published")
    return OPEN


def _weekday(found: _Match, ref: date | None, tense: Tense) -> Timex:
    number = int(_of("weekday", found["wd"]))
    rel = (found["rel"] or "").lower()
    if ref is None:
        return Timex("date", f"XXXX-WXX-{number}")
    back = (ref.isoweekday() - number) % 7
    ahead = (number - ref.isoweekday()) % 7
    shift = _SHIFT.get(rel)
    if shift == 0:
        return _day(ref + timedelta(number - ref.isoweekday()), "published")
    if shift == -1:
        return _day(ref - timedelta(back or 7), "published")
    if shift == 1:
        return _day(ref + timedelta(ahead or 7), "published")
    return _day(ref + timedelta(ahead) if tense == "future" else ref - timedelta(back), "published")


def _weekdayofweek(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    number = int(_of("weekday", found["wd"]))
    if ref is None:
        return Timex("date", f"XXXX-WXX-{number}")
    return _day(ref + timedelta(number - ref.isoweekday() + 7 * _SHIFT[found["rel"].lower()]), "published")


def _relunit(found: _Match, ref: date | None, _tense: Tense) -> Timex:
    if ref is None:
        return OPEN
    shift, part = _SHIFT[found["rel"].lower()], (found.groupdict().get("part") or "").lower()
    whole = _unit_of(found["u"].lower(), shift, ref)
    if shift == 0 and part and whole.earliest and whole.latest:
        today = ref.isoformat()
        low, high = (whole.earliest, today) if part == "earlier" else (today, whole.latest)
        return replace(whole, earliest=low, latest=high, edtf=f"{low}/{high}" if low != high else low)
    return whole


def _unit_of(unit: str, shift: int, ref: date) -> Timex:
    match unit:
        case "week":
            return _week(ref + timedelta(7 * shift), "published")
        case "weekend":
            saturday = ref + timedelta(6 - ref.isoweekday() + 7 * shift)
            year, week, _ = saturday.isocalendar()
            low, high = saturday.isoformat(), (saturday + timedelta(1)).isoformat()
            return Timex("date", f"{year:04}-W{week:02}-WE", f"{low}/{high}", low, high, "published")
        case "month":
            return _month(*_shift_month(ref, shift), "published")
        case "year":
            return _year(ref.year + shift, "published")
        case "quarter":
            year, month = _shift_month(ref, 3 * shift)
            return _quarter(year, (month - 1) // 3 + 1, "published")
        case "decade":
            return _years((ref.year // 10 + shift) * 10, 1, "published")
    return _years((ref.year // 100 + shift) * 100, 2, "published")


def _weekend(_found: _Match, ref: date | None, tense: Tense) -> Timex:
    """Read "over the weekend": the one before or, on a Saturday or Sunday, the one that is; to come in the future."""
    if ref is None or tense == "unknown":
        return OPEN
    return _unit_of("weekend", 0 if tense == "future" or ref.isoweekday() > 5 else -1, ref)


def _decade(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return _years(int(found["y"]) * 10, 1, "text") if found["y"] else OPEN  # the '80s: of which century?


def _century(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    number = int(found["c"])
    return _years((number - 1) * 100, 2, "text") if 1 < number <= 21 else OPEN


def _bare_year(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return _year(int(found["y"]), "text")


def _fiscal(_found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return OPEN  # whose year, from when to when, is not said


def _anaphoric(_found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return OPEN  # "a year earlier": earlier than what is for the text to say, not for the publication date


def _duration(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    number, unit = _count(found["n"]), _of("unit", found["u"])
    size = "X" if number is None else str(number)
    if unit == "10Y":
        return Timex("duration", f"P{'X' if number is None else number * 10}Y")
    return Timex("duration", f"PT{size}{unit[0]}" if unit in ("H", "MIN") else f"P{size}{unit}")


def _set(_found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return Timex("set")


def _reference(found: _Match, _ref: date | None, _tense: Tense) -> Timex:
    return Timex("reference", _of("reference", found["w"]))


_MEANING: "dict[str, Callable[[_Match, date | None, Tense], Timex | None]]" = {
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
    "fiscal": _fiscal,
    "year": _bare_year,
}
