"""Know the words of the page around an article: menus, share lines, newsletter boxes, dates, bylines, credits.

Judges one line by its words alone; what its neighbours make of it is decided in `onrecord.annotate.zones`. The words
are data, ``data/zones.en.tsv``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

Sort = Literal["furniture", "link", "lead", "credit", "date", "byline"]

LONGEST = 600  # characters; furniture is short, and a longer line is not worth the search

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"
_DATE = re.compile(
    rf"(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|date)(?: on| at)?:?\s*)?"
    rf"(?:{_DAY},?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?(?:\s+\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d+ (?:minute|hour|day|week|month|year)s? ago)"
    r"(?:[,\s|•·-]+(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.)?\s*(?:gmt|bst|utc|est|edt|et|pt|cet)?)?"
    rf"(?:[,\s|•·-]+{_DAY})?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:(?:first |last )?(?:published|posted|updated)\b[:\s].{0,80}\d.{0,40})", re.IGNORECASE)
_PART = r"[A-Z][\w.’'-]*|de|van|von|der|la|le|al|bin|di|da|du|y"
_NAME = rf"(?:[A-Z][\w.’'-]*)(?: (?:{_PART})){{0,2}} (?:[A-Z][\w’'-]+)"
_BY_ANY = re.compile(r"(?:by|words by|written by|reporting by)\s+\S.{0,80}", re.IGNORECASE)
_BARE = re.compile(
    rf"(?P<who>{_NAME}(?:(?:, | and | & ){_NAME})*)"
    r"(?:\s?[,|•·–-]\s?(?:@\w+|[\w’'&-]+(?: [\w’'&-]+){0,3})| (?:[Ff]or|[Ii]n|[Aa]t) [\w ’'&,.-]{2,60})?"
)
_ROLE = re.compile(
    r"(?:[\w’'&-]+ ){0,5}(?:editor|correspondent|reporter|writer|columnist|journalist|staff|fellow|contributor)"
    r"(?:,? (?:in|at|for|of)? ?[\w’'& ]{1,40})?",
    re.IGNORECASE,
)
_ROLE_AT_END = re.compile(
    r",? (?:(?:senior|chief|deputy|political|home|health|defence|education|environment|economics|business|diplomatic"
    r"|foreign|world|national|social|affairs|white|house|security|legal|sports?|whitehall|and) ){0,4}"
    r"(?:editor|correspondent|reporter|writer|columnist|staff)(?: (?:in|at|for|of) .{2,40})?$",
    re.IGNORECASE,
)
_TRIM = " \t|•·>›»…-–—:*"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table of furniture, ready to look lines up in."""

    lines: dict[str, Sort]
    starts: dict[Sort, tuple[str, ...]]
    ends: dict[Sort, tuple[str, ...]]
    from_start: dict[Sort, re.Pattern[str]]
    anywhere: dict[Sort, re.Pattern[str]]
    words: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the table, read once."""
    table = resources.files("onrecord.annotate").joinpath("data/zones.en.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    sorts: tuple[Sort, ...] = ("credit", "lead", "link", "furniture")

    def of(sort: str, match: str) -> tuple[str, ...]:
        return tuple(pattern for zone, how, pattern in rows if (zone, how) == (sort, match))

    return Lexicon(
        lines={pattern: sort for sort in sorts for pattern in of(sort, "is")},
        starts={sort: of(sort, "starts") for sort in sorts},
        ends={sort: of(sort, "ends") for sort in sorts},
        from_start={sort: _any(p[1:] for p in of(sort, "regex") if p.startswith("^")) for sort in sorts},
        anywhere={sort: _any(p for p in of(sort, "regex") if not p.startswith("^")) for sort in sorts},
        words=frozenset(of("word", "is")),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for any of several; for none of them, one that never matches."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


def sort_of(line: str) -> Sort | None:
    """Return what sort of furniture a line is by its words, None when it may be the article's.

    ``line`` has plain quotes and single spaces, as `onrecord.annotate.lines` gives it.

    >>> sort_of("Jack Taylor via Getty Images"), sort_of("Share this article"), sort_of("Fri, 13 December 2024")
    ('credit', 'furniture', 'date')
    >>> sort_of("He sent the newsletter to his members.") is None
    True
    """
    if len(line) > LONGEST:
        return None
    if _DATE.fullmatch(line) or (len(line) < 90 and _UPDATED.fullmatch(line) and not line.endswith((".", '"'))):
        return "date"
    known, low = lexicon(), line.lower()
    bare = low.strip(_TRIM)
    if bare in known.lines:
        return known.lines[bare]
    low = low.lstrip(_TRIM)
    for sort in known.starts:
        if low.startswith(known.starts[sort]) or low.endswith(known.ends[sort] or ("\0",)):
            if sort == "lead" and low.endswith((".", '."')) and '"' in low:
                continue  # a label may begin a sentence too, and then somebody speaks in it
            return sort
    for sort in known.from_start:  # most patterns begin at the start, and trying them elsewhere took most of the time
        if known.from_start[sort].match(low) or known.anywhere[sort].search(low):
            return sort
    if low.endswith((".", "?", "!", '"')) or not bare:
        return None if bare else "furniture"
    if all(word in known.words for word in re.split(r"[\s,|•·/]+", bare)):
        return "furniture"
    return None


_NO_NAME = re.compile(  # words of headlines that no name holds
    r"\b(?:after|against|amid|as|at|before|but|for|from|gets|has|how|in|into|is|its|not|off|on|out|over|says?|than|that|"
    r"the|to|under|up|was|what|when|who|why|will|with|would)\b",
    re.IGNORECASE,
)


def people(line: str) -> tuple[str, ...]:
    """Return the names in a byline with or without "By", and () when it is none.

    >>> people("By Ana Ruiz and Tom O'Dea"), people("Ana Ruiz, Political Editor"), people("By the sea")
    (('Ana Ruiz', "Tom O'Dea"), ('Ana Ruiz',), ())
    """
    if len(line) > 200 or line.endswith((".", "?", "!", ":")):
        return ()
    rest = re.sub(r"^(?:by|words by|written by|reporting by)\s+", "", line, count=1, flags=re.IGNORECASE)
    role = _ROLE_AT_END.search(rest)
    found = _BARE.fullmatch(rest[: role.start()] if role else rest) or _BARE.fullmatch(rest)
    names = re.split(r", | and | & ", found["who"]) if found else []
    if any(_NO_NAME.search(name) for name in names):
        return ()  # "Bridge Closed After Storm, Says Mayor": a headline in capitals
    return tuple(name for name in names if not is_role(name))


def says_by(line: str) -> bool:
    """Say whether a line begins with "By", as a byline does, and a sponsor's line too."""
    return _BY_ANY.fullmatch(line) is not None and not line.endswith((".", "?", "!"))


def is_role(line: str) -> bool:
    """Say whether a line is what a reporter is, such as "Political Editor"."""
    return len(line) < 80 and _ROLE.fullmatch(line) is not None
