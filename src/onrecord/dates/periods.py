"""Days, weeks, months, years and longer as `Timex`: value, EDTF and bounds. Arithmetic by the standard calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.model import Anchor, DateRule, Tense, TimexMod, TimexType

__all__ = ["Tense", "Timex"]

Refers = Literal["nothing", "now", "then"]
_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


@dataclass(frozen=True, slots=True)
class Timex:
    """The meaning of one expression, by itself or seen from a day.

    Attributes:
        type: what it is; only a date or a time of day can date an event.
        value: TIMEX3 value, open where the text leaves it open; None when not even that is known.
        edtf: the same in EDTF, when it can say it.
        earliest, latest: bounds, ISO 8601; None unless certain.
        anchor: what made it concrete.
        mod: TIMEX3 modifier.
        rule: how the value follows from the day that it is seen from.
        refers: what it is to be seen from: nothing (the words say it all), now (when the words are said: "yesterday",
            "June 8"), or then (another date in the text: "two days later", "the same year").
    """

    type: TimexType
    value: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: Anchor = "none"
    mod: TimexMod = ""
    rule: DateRule = "open"
    refers: Refers = "nothing"


OPEN = Timex("DATE")


def partial(value: str, *, edtf: bool = True) -> Timex:
    """Return a date with parts unknown, such as ``XXXX-06-08``."""
    return Timex("DATE", value, value if edtf else None)


def day_of(day: date, rule: DateRule) -> Timex:
    """Return a day."""
    iso = day.isoformat()
    return Timex("DATE", iso, iso, iso, iso, rule=rule)


def between(first: date, last: date, rule: DateRule, value: str | None = None) -> Timex:
    """Return the days from one to another, both included."""
    low, high = first.isoformat(), last.isoformat()
    return Timex("DATE", value or f"{low}/{high}", f"{low}/{high}", low, high, rule=rule)


def month_of(year: int, month: int, rule: DateRule) -> Timex:
    """Return a month."""
    value = f"{year:04}-{month:02}"
    last = monthrange(year, month)[1]
    return Timex("DATE", value, value, f"{value}-01", f"{value}-{last:02}", rule=rule)


def year_of(year: int, rule: DateRule) -> Timex:
    """Return a year."""
    return Timex("DATE", f"{year:04}", f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31", rule=rule)


def years_of(first: int, digits: int, rule: DateRule) -> Timex:
    """Return a decade or century that starts in ``first``; ``digits`` of its year are unknown."""
    value = f"{first:04}"[:-digits]
    last = first + 10**digits - 1
    return Timex("DATE", value, value + "X" * digits, f"{first:04}-01-01", f"{last:04}-12-31", rule=rule)


def week_of(day: date, rule: DateRule) -> Timex:
    """Return the ISO week of a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    return between(monday, monday + timedelta(6), rule, f"{year:04}-W{week:02}")


def weekend_of(day: date, rule: DateRule) -> Timex:
    """Return the weekend that ends the ISO week of a day."""
    saturday = day + timedelta(6 - day.isoweekday())
    year, week, _ = saturday.isocalendar()
    return between(saturday, saturday + timedelta(1), rule, f"{year:04}-W{week:02}-WE")


def season_of(year: int, season: str, rule: DateRule) -> Timex:
    """Return a season; it has no bounds, since where and by which calendar is not known."""
    return Timex("DATE", f"{year:04}-{season}", f"{year:04}-{_SEASON_EDTF[season]}", rule=rule)


def open_season(season: str) -> Timex:
    """Return a season of a year that is not known."""
    return Timex("DATE", f"XXXX-{season}", f"XXXX-{_SEASON_EDTF[season]}")


def part_of(year: int, part: str, rule: DateRule) -> Timex:
    """Return a quarter (``Q3``) or half (``H1``); no bounds, since a company's year need not be the calendar's."""
    return Timex("DATE", f"{year:04}-{part}", rule=rule)


def quarter_in(day: date) -> int:
    """Return the quarter of the calendar year that a day is in."""
    return (day.month - 1) // 3 + 1


def shift_month(day: date, months: int) -> tuple[int, int]:
    """Return year and month so many months from a day."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def unit_of(unit: str, shift: int, ref: date, rule: DateRule) -> Timex:
    """Return the week, month … that lies ``shift`` of them from the one of ``ref``."""
    match unit:
        case "day":
            return day_of(ref + timedelta(shift), rule)
        case "week":
            return week_of(ref + timedelta(7 * shift), rule)
        case "weekend":
            return weekend_of(ref + timedelta(7 * shift), rule)
        case "month":
            return month_of(*shift_month(ref, shift), rule)
        case "year":
            return year_of(ref.year + shift, rule)
        case "quarter":
            year, month = shift_month(ref, 3 * shift)
            return part_of(year, f"Q{(month - 1) // 3 + 1}", rule)
        case "half":
            half = ref.year * 2 + (ref.month > 6) + shift
            return part_of(half // 2, f"H{half % 2 + 1}", rule)
        case "decade":
            return years_of((ref.year // 10 + shift) * 10, 1, rule)
    return years_of((ref.year // 100 + shift) * 100, 2, rule)
