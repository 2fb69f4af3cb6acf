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


def day_of(day: date, anchor: Anchor) -> Timex:
    """Return a day."""
    iso = day.isoformat()
    return Timex("DATE", iso, iso, iso, iso, anchor)


def month_of(year: int, month: int, anchor: Anchor) -> Timex:
    """Return a month."""
    value = f"{year:04}-{month:02}"
    last = monthrange(year, month)[1]
    return Timex("DATE", value, value, f"{value}-01", f"{value}-{last:02}", anchor)


def year_of(year: int, anchor: Anchor) -> Timex:
    """Return a year."""
    return Timex("DATE", f"{year:04}", f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31", anchor)


def years_of(first: int, digits: int, anchor: Anchor) -> Timex:
    """Return a decade or century that starts in ``first``; ``digits`` of its year are unknown."""
    value = f"{first:04}"[:-digits]
    last = first + 10**digits - 1
    return Timex("DATE", value, value + "X" * digits, f"{first:04}-01-01", f"{last:04}-12-31", anchor)


def week_of(day: date, anchor: Anchor) -> Timex:
    """Return the ISO week of a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    low, high = monday.isoformat(), (monday + timedelta(6)).isoformat()
    return Timex("DATE", f"{year:04}-W{week:02}", f"{low}/{high}", low, high, anchor)


def season_of(year: int, season: str, anchor: Anchor) -> Timex:
    """Return a season; it has no bounds, since where and by which calendar is not known."""
    return Timex("DATE", f"{year:04}-{season}", f"{year:04}-{_SEASON_EDTF[season]}", anchor=anchor)


def quarter_of(year: int, quarter: int, anchor: Anchor) -> Timex:
    """Return a quarter; it has no bounds, since a company's need not be the calendar's."""
    return Timex("DATE", f"{year:04}-Q{quarter}", anchor=anchor)


def shift_month(day: date, months: int) -> tuple[int, int]:
    """Return year and month so many months from a day."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def unit_of(unit: str, shift: int, ref: date) -> Timex:
    """Return the week, month … that lies ``shift`` of them from the one of ``ref``."""
    match unit:
        case "week":
            return week_of(ref + timedelta(7 * shift), "published")
        case "weekend":
            saturday = ref + timedelta(6 - ref.isoweekday() + 7 * shift)
            year, week, _ = saturday.isocalendar()
            low, high = saturday.isoformat(), (saturday + timedelta(1)).isoformat()
            return Timex("DATE", f"{year:04}-W{week:02}-WE", f"{low}/{high}", low, high, "published")
        case "month":
            return month_of(*shift_month(ref, shift), "published")
        case "year":
            return year_of(ref.year + shift, "published")
        case "quarter":
            year, month = shift_month(ref, 3 * shift)
            return quarter_of(year, (month - 1) // 3 + 1, "published")
        case "decade":
            return years_of((ref.year // 10 + shift) * 10, 1, "published")
    return years_of((ref.year // 100 + shift) * 100, 2, "published")
