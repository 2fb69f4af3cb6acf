"""The words that dates are made of, and the patterns that find them. What they mean is left to `timex`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

Patterns = tuple[tuple[str, re.Pattern[str]], ...]

# Longest and most specific first: the first pattern that matches at a place wins. {names} are filled in from the data.
_PATTERNS = (
    ("set", r"(?:every|each) (?:other )?(?:{weekday}|{month}|{unit}|{season}|morning|evening|night)"),
    ("set", r"(?:{weekday_name})s(?: (?:morning|afternoon|evening|night)s?)?|daily|weekly|monthly|annually|yearly"),
    ("years", r"(?:between|from) (?P<y>{year}) (?:and|to|until|till) (?P<y2>{year})"),
    ("years", r"(?P<y>{year})[–-](?P<y2>{year})"),
    ("iso", r"(?P<y>{year})-(?P<mn>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])"),
    ("full", r"(?:{weekday},? )?(?:the )?(?P<d>{day}){to} (?:of )?(?P<m>{month}),? (?P<y>{year})"),
    ("full", r"(?:{weekday},? )?(?P<m>{month}) (?P<d>{day}){to},? (?P<y>{year})"),
    ("monthday", r"(?:{weekday},? )?(?P<m>{month}) (?P<d>{day}){to}{ofyear}"),
    ("monthday", r"(?:{weekday},? )?(?:the )?(?P<d>{day}){to} (?:of )?(?P<m>{month}){ofyear}"),
    ("monthyear", r"{mod}(?P<m>{month}),? (?:of )?(?P<y>{year})"),
    ("monthofyear", r"{mod}(?P<m>{month}),? (?:of )?(?P<rel>{rel}) year"),
    ("relmonth", r"{mod}{rels} (?P<m>{month})"),
    ("quarter", r"(?:the )?(?:(?P<o>{ordinal})[ -]quarter|Q(?P<q>[1-4]))(?:,? (?:of )?(?P<y>{year})|{ofyear})"),
    ("quarter", r"(?:the )?(?P<y>{year}) (?P<o>{ordinal})[ -]quarter"),
    ("season", r"{mod}(?:the )?(?P<s>{season}),? (?:of )?(?P<y>{year})"),
    ("relseason", r"{mod}{rels} (?P<s>{season})"),
    ("dayofyesterday", r"the day (?P<w>before yesterday|after tomorrow)"),
    ("deictic", r"(?:(?:early|late|earlier|later) )?(?P<w>today|yesterday|tomorrow){time}"),
    ("deictic", r"(?P<w>tonight|last night|this morning|this afternoon|this evening)"),
    ("ago", r"{about}{n}[ -](?P<u>{unit}) (?P<dir>ago)"),
    ("anaphoric", r"(?:the )?(?:{n} )?{unit} (?:earlier|later|before|afterwards?)|year-(?:earlier|ago)"),
    ("anaphoric", r"(?:the|that) (?:same|following|previous|preceding|next) {unit}"),
    ("duration", r"(?:the )?(?P<first>(?:last|past|next|coming|first|previous) ){n} (?P<u>{unit})"),
    ("weekdayofweek", r"(?P<wd>{weekday_name}) (?:of )?(?P<rel>{rel}) week"),
    ("weekdayofweek", r"(?P<rel>{rel}) week(?:'s)? (?P<wd>{weekday_name})"),
    ("anaphoric", r"(?:the|that) (?:same|previous|following) {weekday_name}{time}"),
    ("weekday", r"(?:(?:early|late|earlier|later) (?:on )?)?(?:{rels} )?(?P<wd>{weekday_name}){time}"),
    ("relunit", r"(?P<part>earlier|later)(?: in)? {rels} (?P<u>{period})"),
    ("relunit", r"{mod}{rels} (?P<u>{period})"),
    ("weekend", r"the weekend"),
    ("decade", r"(?:the )?(?:(?:early|late|mid)[- ])?(?:(?P<y>(?:1[5-9]|20)\d)0s|'\d0s)"),
    ("century", r"(?:the )?(?:(?:early|late|mid)[- ])?(?P<c>\d{{1,2}})(?:st|nd|rd|th)[- ]century"),
    ("duration", r"{about}{n}[ -](?P<u>{unit})"),
    ("month", r"{mod}(?P<m>{month})"),
    ("openseason", r"(?:the )(?P<s>{season})"),
    ("reference", r"(?P<w>{reference})"),
    ("fiscal", r"fiscal (?:year )?(?P<y>{year})"),
    ("year", r"(?:(?:early|late|mid)[ -](?:in )?)?(?:the year )?(?P<y>{year})"),
)  # fmt: skip
_FIXED = {
    "year": r"(?:1[5-9]|20)\d\d",
    "day": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d)",  # no money, no time, no share
    "period": r"week|weekend|month|year|quarter|decade|century",
    "rel": r"last|this|next",
    "to": r"(?: ?[-–/] ?(?P<d2>{day}))?",
    "ofyear": r"(?:,? (?:of )?(?P<rel>{rel}) year)?",
    "rels": r"(?P<rel>{rel}|this past|this coming)",
    "n": r"(?P<n>{number}|\d{{1,3}}|several|few|a few)",
    "about": r"(?:(?:about|around|some|almost|nearly|more than|over|at least|up to|just) )?",
    "time": r"(?: (?:morning|afternoon|evening|night))?",
    "mod": r"(?:(?:early|late|mid|the end of|the start of|the beginning of|the middle of)[ -](?:in )?)?",
}
_TRIGGERS = frozenset(
    {"today", "yesterday", "tomorrow", "tonight", "night", "morning", "afternoon", "evening", "weekend", "century"}
    | {"daily", "weekly", "monthly", "annually", "yearly", "fiscal", "q1", "q2", "q3", "q4"}
)
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"(?:1[5-9]|20)\d\ds?$|\d0s$")
_REACH = 6  # words from the start of an expression to its first trigger
_START, _END = r"(?<![\w$£€#%.,/-])", r"(?!\w|[-/]\d|[.,]\d|%)"


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, dict[str, str]]:
    """Return value by form, by category, as in ``data/dates.en.tsv``."""
    found: dict[str, dict[str, str]] = {}
    text = resources.files("onrecord.dates").joinpath("data/dates.en.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            category, value, forms = line.split("\t")
            found.setdefault(category, {}).update({form.replace("_", " "): value for form in forms.split(" ")})
    return found


def _alternatives(words: dict[str, str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


@lru_cache(maxsize=1)
def _pieces() -> dict[str, str]:
    """Return what the names in the patterns stand for."""
    words = vocabulary()
    names = {form: value for form, value in words["weekday"].items() if form.endswith("day")}
    pieces = {category: _alternatives(forms) for category, forms in words.items()}
    pieces |= {"weekday_name": _alternatives(names)}
    for name, piece in _FIXED.items():
        pieces[name] = piece.format(**pieces)
    return pieces


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """Return the compiled patterns with their names, most specific first."""
    pieces = _pieces()
    return tuple((name, re.compile(pattern.format(**pieces), re.IGNORECASE)) for name, pattern in _PATTERNS)


@lru_cache(maxsize=1)
def _finder() -> re.Pattern[str]:
    """Return all patterns as one, without their groups' names."""
    whole = "|".join(pattern for _, pattern in _PATTERNS).format(**_pieces())
    whole = re.sub(r"\(\?P<\w+>", "(?:", whole)
    return re.compile(f"{_START}(?:{whole}){_END}", re.IGNORECASE)


@lru_cache(maxsize=1)
def triggers() -> frozenset[str]:
    """Return words one of which every expression without a year holds, so that most of a text can be passed over."""
    words = vocabulary()
    forms = (form for part in ("month", "weekday", "season", "unit", "reference") for form in words[part])
    plural = (f"{form}s" for form in words["weekday"])
    return frozenset({form.rstrip(".") for form in (*forms, *plural)} | _TRIGGERS)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of all that looks like a date, duration or repetition; months and weekdays want a capital.

    The pattern is tried only where a trigger or a figure follows within a few words: trying it at every character
    costs ten times as much.
    """
    words = [(found.start(), found.group().lower()) for found in _WORD.finditer(text)]
    last = -_REACH - 1
    near = []
    for i in range(len(words) - 1, -1, -1):
        word = words[i][1]
        if word in triggers() or _FIGURE.match(word):
            last = i
        if 0 <= last - i <= _REACH:
            near.append(words[i][0])
    names = vocabulary()["month"].keys() | vocabulary()["weekday"].keys()
    finder, done = _finder(), 0
    for start in reversed(near):
        if start < done:
            continue
        start -= text.startswith("'", start - 1) if start else 0  # the '80s
        found = finder.match(text, start)
        if found is not None and not any(w.islower() and w in names for w in re.findall("[A-Za-z]+", found.group())):
            yield found.span()
            done = found.end()
