"""Years that are named, and what is made of years: decades, centuries, fiscal and school years, spans."""

import re
from dataclasses import replace
from datetime import date

from onrecord.dates.forms import Form, Match, View, modified
from onrecord.dates.lexicon import day_number, meaning_of, year_number
from onrecord.dates.periods import OPEN, Timex, between, month_of, year_of, years_of


def _decade(found: Match, view: View) -> Timex:
    """Read "the 1980s"; "the '80s" are the last that had begun, where that leaves no doubt of the century."""
    if found["y"]:
        return modified(years_of(int(found["y"]) * 10, 1, "stated"), found)
    tens = int(found["t"]) * 10 if found["t"] else int(meaning_of("tens", found["w"]))
    unknown = modified(Timex("DATE", f"XX{tens // 10}", f"XX{tens // 10}X"), found)
    if view.day is None:
        return unknown
    first = view.day.year // 100 * 100 + tens
    first -= 100 if first > view.day.year else 0
    doubtful = view.day.year - first < 30 and tens < 40  # the '20s, said in 2024
    return unknown if doubtful else modified(years_of(first, 1, "completed"), found)


def _century(found: Match, _view: View) -> Timex:
    words = found["c"]
    number = int(re.sub(r"\D", "", words) or 0) or day_number(words)
    return modified(years_of((number - 1) * 100, 2, "stated") if 1 < number <= 21 else OPEN, found)


def _bare_year(found: Match, _view: View) -> Timex:
    return modified(year_of(int(found["y"]), "stated"), found)


def _spelt_year(found: Match, _view: View) -> Timex:
    return year_of(year_number(found["spelt"]), "stated")


def _year_range(found: Match, _view: View) -> Timex | None:
    first, last = int(found["y"]), found["y2"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if second <= first:
        return month_of(first, int(last), "stated") if 1 <= int(last) <= 12 and len(last) == 2 else None  # 2017-06
    spread = between(date(first, 1, 1), date(second, 12, 31), "stated", f"{first}/{second}")
    return replace(spread, edtf=f"{first}/{second}")


def _other_year(found: Match, _view: View) -> Timex | None:
    """Read "the 2023/24 school year": from which day to which it lasts is not said."""
    spread = _year_range(found, _view)
    return replace(spread, earliest=None, latest=None) if spread is not None and "/" in (spread.value or "") else None


def _fiscal(found: Match, _view: View) -> Timex:
    """Read "fiscal 1989": whose year it is, and so from when to when it lasts, is not said."""
    year = found["y"] or ("19" if found["yy"] > "50" else "20") + found["yy"]
    return modified(Timex("DATE", year, rule="stated"), found)


YEARS = (
    Form(r"(?:between|from) (?P<y>{year}) (?:to|and|until|till|through) (?P<y2>{year})", _year_range, sought=False),
    Form(r"(?:the )?(?P<y>{year})[–/-](?P<y2>\d\d) (?:{kind} year|session|season)", _other_year),
    Form(r"(?:from )?(?P<y>{year})(?:[–/-](?P<y2>{year}|\d\d)(?!\d))", _year_range),
    Form(r"the {mods}(?P<y>)(?P<t>\d)0s", _decade, "now"),
    Form(r"(?:the )?{mods}(?:(?P<y>(?:1\d|20)\d)0'?s|'(?P<t>\d)0'?s|(?:the )?(?P<w>{tens}))", _decade, "now"),
    Form(r"(?:the )?{mods}(?P<c>\d{{1,2}}(?:st|nd|rd|th)|(?:twenty[ -])?{ordinal_word})[ -]century", _century),
    Form(r"(?:the )?{mods}fiscal (?:year )?(?P<yy>)(?P<y>{year})", _fiscal),
    Form(r"{mods}FY ?(?:(?P<y>{year})|'?(?P<yy>\d\d))", _fiscal),
    Form(r"(?:the )?(?P<yy>)(?P<y>{year}) fiscal year", _fiscal),
    Form(r"(?:the year )?(?P<spelt>{spelt})", _spelt_year),
    Form(r"{mods}the year (?P<y>(?!0)\d{{3,4}})", _bare_year),
)
BARE_YEAR = (Form(r"{mods}(?P<y>{year})", _bare_year),)
