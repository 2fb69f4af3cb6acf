"""All kinds of date expressions, in the order in which they are tried, as compiled patterns."""

import re
from functools import lru_cache

from onrecord.dates.calendar_dates import BARE_MONTH, DAYS, MONTHS
from onrecord.dates.clock import TIMES
from onrecord.dates.counted import AGO, LATER, VAGUE
from onrecord.dates.forms import Form
from onrecord.dates.lengths import LENGTHS, SETS
from onrecord.dates.lexicon import pieces
from onrecord.dates.nearby import BARE_SEASON, DEICTIC, PERIODS, QUARTERS, SEASONS, THEN
from onrecord.dates.weekdays import FEASTS, WEEKDAYS, WEEKS_AWAY
from onrecord.dates.years import BARE_YEAR, YEARS

# Longest and most specific first: the first pattern that matches at a place wins.
FORMS: tuple[Form, ...] = (
    *(
        *SETS[:-1],
        *DAYS,
        *MONTHS,
        *YEARS,
        *QUARTERS,
        *SEASONS,
        *FEASTS,
        *TIMES,
        *DEICTIC,
        *WEEKS_AWAY,
        *AGO,
        *LATER,
        *WEEKDAYS,
    ),
    *(*THEN, *PERIODS, *LENGTHS, *BARE_MONTH, *BARE_SEASON, *VAGUE, *SETS[-1:], *BARE_YEAR),
)
_NAMED = re.compile(r"\(\?P<\w+>")
_START, _END = r"(?<![\w$£€#%.,/+-])", r"(?!\w|[-/]\d|[.,]\d|%)"


@lru_cache(maxsize=1)
def compiled() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    """Return every form with its pattern."""
    found = pieces()
    return tuple((form, re.compile(form.pattern.format(**found), re.IGNORECASE)) for form in FORMS)


@lru_cache(maxsize=1)
def beside() -> tuple[re.Pattern[str], ...]:
    """Return what a time of day beside a day looks like: before it, and after it."""
    found = pieces()
    of = r"(?:the )?{mods}(?P<part>{part}) of (?P<day>.+)"
    hours = r"(?:the )?(?:very )?(?P<hours>(?:early|small|wee) hours) of (?P<day>.+?)(?: morning)?"
    before = r"{abouts}(?P<clock>{oclock}){zone}(?:,| on|,? early| of)? (?P<day>.+)"
    after = r"(?P<day>.+?)(?:,? (?:at )?(?:about |around )?(?P<clock>{oclock}){zone}|,? (?P<part>{part}))"
    return tuple(re.compile(pattern.format(**found), re.IGNORECASE) for pattern in (of, hours, before, after))


@lru_cache(maxsize=1)
def finder() -> re.Pattern[str]:
    """Return all patterns as one, without their groups' names, with times of day beside days."""
    found = pieces()
    dayish = "(?:" + "|".join(f.pattern for f in FORMS if f.dayish).format(**found) + ")"
    clock = "{oclock}{zone}".format(**found)
    timed = (
        f"(?:(?:{found['about']}) )?{clock}(?:,| on|,? early| of)? {dayish}",
        f"(?:the )?(?:(?:early|late) )?{found['part']} of {dayish}",
        f"(?:the )?(?:very )?(?:early|small|wee) hours of {dayish}(?: morning)?",
        rf"{dayish},? (?:at )?(?:about |around )?{clock}",
        f"{dayish} {found['part']}",
    )
    whole = "|".join((*timed, *(form.pattern.format(**found) for form in FORMS if form.sought)))
    return re.compile(f"{_START}(?:{_NAMED.sub('(?:', whole)}){_END}", re.IGNORECASE)
