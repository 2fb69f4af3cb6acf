"""Days and periods next to the one from which they are seen: yesterday, this week, last summer, the same year."""

from dataclasses import replace
from datetime import date, timedelta

from onrecord.dates.forms import Form, Match, View, choose, modified, shift_of
from onrecord.dates.lexicon import meaning_of, year_number
from onrecord.dates.periods import (
    OPEN,
    Timex,
    day_of,
    open_season,
    part_of,
    partial,
    quarter_in,
    season_of,
    unit_of,
    weekend_of,
)
from onrecord.model import DateRule

_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}  # of their middles; a winter is that of the year it begins in
_LAST_OF_WINTER = 3
_SEASON_NEAR, _SEASON_FAR = 155, 290


def _deictic(found: Match, view: View) -> Timex:
    if view.day is None:
        return modified(OPEN, found)
    shift = _DEICTIC[found["w"].lower()]
    day = day_of(view.day + timedelta(shift), "counted" if shift else "same period")
    return modified(day, found)


def _period(found: Match, view: View) -> Timex:
    """Read "this week", "late last year", "the next quarter"; "this weekend" of a past verb is the one before."""
    if view.day is None:
        return modified(OPEN, found)
    shift = shift_of(found["rel"])
    if found["u"].lower() == "weekend" and not shift and view.tense == "past":
        return modified(_weekend(found, view), found)
    whole = unit_of(found["u"].lower(), shift, view.day, "counted" if shift else "same period")
    if found.groupdict().get("fiscal") or (
        shift and found["u"].lower() == "decade"
    ):  # the last ten years, or the 2000s
        whole = replace(whole, edtf=None, earliest=None, latest=None)
    return _part_of_period(modified(whole, found), found, view.day) if not shift else modified(whole, found)


def _part_of_period(whole: Timex, found: Match, today: date) -> Timex:
    """Return what "earlier" leaves of this week or year: up to today; "later": from today."""
    mod, day = (found["mod"] or "").lower(), today.isoformat()
    if not (whole.earliest and whole.latest) or mod.split(" ")[0] not in ("earlier", "later"):
        return whole
    low, high = (whole.earliest, day) if mod.startswith("earlier") else (day, whole.latest)
    return replace(whole, earliest=low, latest=high, edtf=f"{low}/{high}" if low != high else low)


def _latest(found: Match, view: View) -> Timex:
    """Read "the latest quarter": the last one that is over, since its figures are out."""
    return OPEN if view.day is None else unit_of(found["u"].lower(), -1, view.day, "counted")


def _then(found: Match, view: View) -> Timex:
    """Read "that year", "the following week", "the year": seen from another date in the text."""
    if view.day is None:
        return modified(OPEN, found)
    which, unit = (found["which"] or "same").lower(), found["u"].lower()
    shift = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "prior": -1}.get(which, 0)
    return modified(unit_of(unit, shift, view.day, "counted" if shift else "same period"), found)


def _beside(found: Match, view: View) -> Timex:
    """Read "the day before", "the week after"."""
    if view.day is None:
        return OPEN
    return unit_of(found["u"].lower(), -1 if found["dir"].lower() in ("before", "earlier") else 1, view.day, "counted")


def _of_event(_found: Match, _view: View) -> Timex:
    """Read "the day" in "the day after the vote": which it is only the vote says."""
    return OPEN


def _weekend(_found: Match, view: View) -> Timex:
    """Read "over the weekend": the one before or, on a Saturday or Sunday, the one that is; to come in the future."""
    if view.day is None:
        return OPEN
    if view.tense == "future" or view.day.isoweekday() > 5:
        return weekend_of(view.day, "nearest future" if view.tense == "future" else "same period")
    return weekend_of(view.day - timedelta(7), "nearest past")


def _quarter(found: Match, view: View) -> Timex:
    """Read "the third quarter": of the year that is said, or the last one that has begun."""
    groups = found.groupdict()
    part = _part_name(groups)
    if groups.get("y"):
        return modified(part_of(int(groups["y"]), part, "stated"), found)
    if view.day is None:
        return modified(partial(f"XXXX-{part}", edtf=False), found)
    if groups.get("then"):
        return part_of(view.day.year, part, "completed")
    if groups.get("rel"):
        return modified(part_of(view.day.year + shift_of(groups["rel"]), part, "completed"), found)
    size = 3 if part[0] == "Q" else 6
    begun = (view.day.month - 1) // size + 1 >= int(part[1])
    ahead = view.tense == "future" and (view.day.month - 1) // size + 1 - int(part[1]) != 1  # its figures are to come
    over = (view.day.month - 1) // size + 1 > int(part[1])
    shift = int(over) if ahead else -int(not begun)
    rule: DateRule = "nearest future" if ahead else "nearest past"
    return modified(part_of(view.day.year + shift, part, rule), found)


def _part_name(groups: dict[str, str | None]) -> str:
    if groups.get("q"):
        return f"Q{groups['q']}"
    number = meaning_of("ordinal", groups.get("o") or "")
    return ("H" if (groups.get("u") or "").lower() == "half" else "Q") + number


def _year_ago_period(found: Match, view: View) -> Timex:
    """Read "the year-ago quarter", "the year-earlier period": the same part of the year before."""
    if view.day is None:
        return OPEN
    before = view.day.replace(year=view.day.year - 1, day=min(view.day.day, 28))
    unit = (found["u"] or "period").lower()
    if unit == "quarter" or (unit == "period" and view.grain == "quarter"):
        return part_of(before.year, f"Q{quarter_in(before)}", "counted")
    grain = unit if unit != "period" else view.grain
    return unit_of(grain if grain in ("month", "half") else "year", 0, before, "counted")


def _year_ago_quarter(found: Match, view: View) -> Timex:
    """Read "the year-ago third quarter": the one a year before the last that has begun."""
    part = _part_name(found.groupdict())
    if view.day is None:
        return partial(f"XXXX-{part}", edtf=False)
    begun = (view.day.month - 1) // (3 if part[0] == "Q" else 6) + 1 >= int(part[1])
    return part_of(view.day.year - 1 - (not begun), part, "counted")


def _same_period(_found: Match, view: View) -> Timex:
    """Read "the latest period": of figures, the quarter that was told of last."""
    if view.day is None:
        return OPEN
    grain = view.grain if view.grain in ("month", "half", "year") else "quarter"
    return unit_of(grain, 0, view.day, "same period")


def _season(found: Match, _view: View) -> Timex:
    return modified(season_of(year_number(found["y"]), meaning_of("season", found["s"]), "stated"), found)


def _season_of_century(found: Match, _view: View) -> Timex:
    """Read "the summer of '69": of which century the words leave open."""
    return modified(Timex("DATE", f"XX{found['yy']}-{meaning_of('season', found['s'])}"), found)


def _rel_season(found: Match, view: View) -> Timex:
    """Read "last summer": certain until the summer of this year is over, then it may be either of two."""
    season, shift = meaning_of("season", found["s"]), shift_of(found["rel"])
    if view.day is None:
        return modified(open_season(season), found)
    year = _year_of_season(season, shift, view.day)
    rule: DateRule = "counted" if shift else "same period"
    return modified(open_season(season) if year is None else season_of(year, season, rule), found)


def _year_of_season(season: str, shift: int, day: date) -> int | None:
    """Return the year of the last, this or the next spring, or winter by its beginning; None where it may be two."""
    middle = _SEASON_MONTH[season]
    here = day.year - (season == "WI" and day.month <= _LAST_OF_WINTER)
    since = (day.year * 12 + day.month) - (here * 12 + middle)  # months from its middle, negative before it
    if shift == 0:
        return here
    if shift < 0:
        return here - 1 if since <= 1 else None
    return here + 1 if since >= -1 else None


def _season_of_rel(found: Match, view: View) -> Timex:
    """Read "the summer of last year"."""
    season = meaning_of("season", found["s"])
    if view.day is None:
        return modified(open_season(season), found)
    return modified(season_of(view.day.year + shift_of(found["rel"]), season, "completed"), found)


def _bare_season(found: Match, view: View) -> Timex:
    season = meaning_of("season", found["s"])
    chosen = None
    if view.day is not None and season != "WI":
        days = [date(view.day.year + n, _SEASON_MONTH[season], 15) for n in (-1, 0, 1)]
        near = [((day - view.day).days, season_of(day.year, season, "nearest")) for day in days]
        chosen = choose(near, view.tense, _SEASON_NEAR, _SEASON_FAR)
    return modified(chosen or open_season(season), found)


def _year_end(_found: Match, view: View) -> Timex:
    return OPEN if view.day is None else day_of(date(view.day.year, 12, 31), "same period")


QUARTERS = (
    Form(
        r"(?:the (?!{ordinal}-))?{mods}(?:fiscal )?(?P<o>{ordinal})[ -](?P<u>quarter|half(?={ofsome}))"
        r"(?:,? (?:of )?(?:fiscal )?(?P<y>{year})|{ofyear})",
        _quarter,
        "now",
    ),
    Form(r"(?:the )?(?P<o>first|second) (?P<u>half) of (?P<then>the year)", _quarter, "then"),
    Form(r"(?:the )?{mods}Q(?P<q>[1-4])(?:,? (?:of )?(?P<y>{year})|{ofyear})", _quarter, "now"),
    Form(r"(?:the )?(?P<y>{year}) (?:fiscal )?(?P<o>{ordinal})[ -](?P<u>quarter|half)", _quarter),
    Form(r"(?P<rel>{rel}) year's (?:fiscal )?(?P<o>{ordinal})[ -](?P<u>quarter|half)", _quarter, "now"),
    Form(
        r"(?:the )?(?:comparable |same |corresponding )?year[- ](?:ago|earlier) (?P<u>quarter|period|month|half)",
        _year_ago_period,
        "then",
    ),
    Form(r"(?:the )?year[- ](?:ago|earlier) (?P<o>{ordinal}) (?P<u>quarter|half)", _year_ago_quarter, "now"),
    Form(r"the (?:latest|current|same|comparable) (?P<u>period)", _same_period, "then"),
    Form(r"the (?:latest|most recent|just-ended) (?P<u>quarter|week|month|year)", _latest, "now"),
)
SEASONS = (
    Form(r"{mods}(?P<s>{season}),? (?P<y>{year}|{spelt})", _season),
    Form(r"(?:the )?{mods}(?:the )?(?P<s>{season}) of (?P<y>{year}|{spelt})", _season),
    Form(r"(?:the )?{mods}(?P<s>{season}) of '(?P<yy>\d\d)(?!\d)", _season_of_century),
    Form(r"(?:the )?{mods}(?P<s>{season}) (?:of )?(?P<rel>{rel}) year", _season_of_rel, "now"),
    Form(r"{mods}(?P<rel>{rel}) (?P<s>{season})", _rel_season, "now"),
)
BARE_SEASON = (Form(r"the {mods}(?P<s>{season})(?! {year})", _bare_season, "now"),)
DEICTIC = (
    Form(r"the day (?P<w>before yesterday|after tomorrow)", _deictic, "now", dayish=True),
    Form(r"{mods}(?P<w>today|yesterday|tomorrow)", _deictic, "now", dayish=True),
)
PERIODS = (
    Form(
        r"(?:sometime )?{mods}(?P<rel>{rel}) (?P<fiscal>fiscal |financial |tax |academic |school )?"
        r"(?P<u>year|quarter|half|month|week|weekend)(?:'s end)?",
        _period,
        "now",
    ),
    Form(
        r"{mods}(?:the )?(?P<rel>last|this|next|this past) (?P<u>decade|century)",
        _period,
        "now",
    ),
    Form(r"{mods}(?P<rel>this) (?P<u>day)", _period, "now"),
    Form(r"the weekend", _weekend, "now"),
    Form(r"(?:the )?year-?end", _year_end, "now"),
)
THEN = (
    Form(
        r"{mods}(?:the|that) (?P<which>same|very same|following|next|previous|preceding|prior) "
        r"(?P<u>day|week|weekend|month|year|quarter)",
        _then,
        "then",
    ),
    Form(r"{mods}(?P<which>that) (?P<u>day|week|weekend|month|year|quarter|decade)", _then, "then"),
    Form(r"the day(?= (?:before|after) |$)", _of_event, "then"),
    Form(r"the (?P<u>day|night|week|month|year) (?P<dir>before|after|earlier|later){ends}", _beside, "then"),
    Form(r"(?P<mod>{mod})[ -](?:in )?(?P<which>)the (?P<u>day|week|weekend|month|decade|century)", _then, "then"),
    Form(r"{mods}(?P<which>)the (?:full |fiscal |whole |entire )?(?P<u>year|quarter)(?!-)", _then, "then"),
)
