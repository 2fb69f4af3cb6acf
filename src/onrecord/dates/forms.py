"""What a kind of date expression is: a pattern, and what it means from where it is seen."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from onrecord.dates.lexicon import meaning_of
from onrecord.dates.periods import Refers, Tense, Timex
from onrecord.model import TimexMod

Match = re.Match[str]
SHIFT = {"last": -1, "this past": -1, "past": -1, "next": 1, "this coming": 1, "the coming": 1, "coming": 1}


@dataclass(frozen=True, slots=True)
class View:
    """Where an expression is seen from.

    Attributes:
        day: the day; None where it is not known, or where the words say it all.
        tense: of the verb that the expression goes with.
        grain: how exact that which it is seen from is said: a day, week, month, quarter, half or year. Seen from a
            quarter, "a year earlier" is a quarter.
    """

    day: date | None = None
    tense: Tense = "unknown"
    grain: str = "day"


Meaning = Callable[[Match, View], Timex | None]


class Form(NamedTuple):
    """A kind of expression.

    Attributes:
        pattern: with pieces of `onrecord.dates.lexicon` in braces.
        refers: what it is seen from, unless the words turn out to say it all.
        dayish: it may name a single day, so that a time of day can stand beside it.
        sought: it is found in running text; if not, only read where the words are given, since its parts are
            expressions of their own ("from 2010 to 2015"), as in TimeBank.
    """

    pattern: str
    meaning: Meaning
    refers: Refers = "nothing"
    dayish: bool = False
    sought: bool = True


def shift_of(rel: str) -> int:
    """Return how many periods "last", "this" or "next" are away."""
    return SHIFT.get(rel.lower().strip(), 0)


def modified(timex: Timex, found: Match) -> Timex:
    """Add what "early", "late" or "about" make of a date."""
    groups, words = found.groupdict(), found.group().lower()
    if groups.get("mod"):
        return replace(timex, mod=_mod("mod", groups["mod"]))
    rough = " or so" in words or "couple" in words
    if not groups.get("about") and not rough:
        return timex
    mod = _mod("about", groups["about"]) if groups.get("about") else "APPROX"
    if mod == "APPROX" and timex.type == "DATE" and timex.edtf and "/" not in timex.edtf and "X" not in timex.edtf:
        return replace(timex, mod=mod, edtf=f"{timex.edtf}~", earliest=None, latest=None)
    return replace(timex, mod=mod)


def _mod(category: str, form: str) -> TimexMod:
    return meaning_of(category, form)  # type: ignore[return-value]  # the table holds nothing else; a test says so


def choose(candidates: list[tuple[int, Timex]], tense: Tense, near_days: int, far_days: int) -> Timex | None:
    """Choose among candidates with their distance in days from where they are seen (negative: before it).

    With a tense it is the one that the tense says, unless that is further off than ``far_days`` and so the other close
    by ("was to be paid Dec. 15", written in November); without one the nearest, if it is nearer than ``near_days``.
    """
    past = max((c for c in candidates if c[0] <= 0), key=lambda c: c[0], default=None)
    future = min((c for c in candidates if c[0] >= 0), key=lambda c: c[0], default=None)
    if past is None or future is None:
        only = past or future
        return replace(only[1], rule="nearest") if only is not None and abs(only[0]) <= near_days else None
    near, far = sorted((past, future), key=lambda c: abs(c[0]))
    said = {"past": past, "future": future}.get(tense)
    if said is not None:
        if said == far and abs(far[0]) > far_days:
            return None
        return replace(said[1], rule="nearest past" if tense == "past" else "nearest future")
    return replace(near[1], rule="nearest") if abs(near[0]) <= near_days else None
