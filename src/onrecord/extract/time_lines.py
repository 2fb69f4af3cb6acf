"""Find the dates that a line break parts: "in June" at the end of a line, "2014" at the beginning of the next.

A line is a paragraph, so each half would be read by itself, and the June of a year that nobody wrote. Only where
nothing but one line break stands between two lines of running text.
"""

import re
from typing import NamedTuple

from onrecord.annotate.document import Paragraph
from onrecord.dates.resolve import Timex, resolve
from onrecord.dates.words import find
from onrecord.extract.clauses import Range

_BREAK = re.compile(r"[^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*")
_STOPS = frozenset(".!?:;")
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_LEAST = 4  # tokens of a line that runs on; fewer are a heading, or one of a list
_TAIL, _HEAD = 6, 40  # tokens before a line break and characters after it that a date may reach


class Across(NamedTuple):
    """A date over a line break.

    Attributes:
        first: its first token, in the upper line.
        last: its last token, in the lower line.
        meaning: what it says by itself.
    """

    first: int
    last: int
    meaning: Timex


def across(text: str, upper: Paragraph, lower: Paragraph, found: list[Range]) -> Across | None:
    """Return the date over the break between two lines, if there is one.

    Args:
        text: of the article.
        upper: a line.
        lower: the next one.
        found: what is found in the upper line by itself.
    """
    doc, line = upper.doc, upper.origin.text.rstrip()
    if len(doc) < _LEAST or line[-1:] in _STOPS or not _BREAK.fullmatch(text[upper.span.end : lower.span.start]):
        return None
    start = doc[found[-1][0] if found and found[-1][1] >= len(doc) - _TAIL else max(len(doc) - _TAIL, 0)].idx
    head = lower.origin.text[:_HEAD]
    tail = line[start:]
    for begin, end in find(f"{tail} {head}"):
        if begin < len(tail) < end - 1:
            return _checked(upper, lower, found, (start + begin, end - len(tail) - 1), f"{tail} {head}"[begin:end])
    return None


def _checked(upper: Paragraph, lower: Paragraph, found: list[Range], at: Range, words: str) -> Across | None:
    """Return a date that is one by its first half, too, or says day, month and year."""
    first = upper.doc.char_span(at[0], len(upper.origin.text.rstrip()), alignment_mode="expand")
    rest = lower.doc.char_span(0, at[1], alignment_mode="expand")
    meaning = resolve(words)
    if first is None or rest is None or meaning is None:
        return None
    known = bool(found) and found[-1][0] == first.start
    return Across(first.start, rest.end - 1, meaning) if known or _FULL.match(meaning.value or "") else None
