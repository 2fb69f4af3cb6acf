"""Text as the language model likes it, and the way back to the text as stored.

The stored text never changes. For analysis, runs of spaces of any kind (no-break ones and line ends included) become
one space, typographic marks become plain ones, invisible characters go, and letters are composed (Unicode NFC); every
character remembers where it came from.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Span

_PLAIN = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff", ""),
    "\u2010": "-",
    "\u2011": "-",
    "…": "...",
}
_PAIRS = dict.fromkeys(("''", "``", "\u2018\u2018", "\u2019\u2019"), '"')  # double marks, as some agencies set them
_SPACE = r"[\s\u00ad\u200b\u2060\ufeff]*\s[\s\u00ad\u200b\u2060\ufeff]*"  # with what is invisible between them
# What is not simply kept: marks, invisible characters, and spaces other than a single plain one.
_CHANGED = re.compile(rf"{'|'.join(_PAIRS)}|[{''.join(_PLAIN)}]|(?! (?![\s\u00ad\u200b\u2060\ufeff])){_SPACE}")
# Characters that compose with the one before though they do not count as combining: Hangul, and some Indic vowels.
_JOINING = re.compile(
    "[\u1161-\u1175\u11a8-\u11c2\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf"
    "\u102e\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930]"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised stretch of an article, and where each of its characters stands in the article.

    Attributes:
        text: the normalised characters.
        starts: for each character, the article offset where its origin starts; one more entry for the end.
        ends: for each character, the article offset where its origin ends.
    """

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> Span:
        """Return the article span behind ``text[start:end]``."""
        return Span(self.starts[start], self.ends[end - 1])

    def index(self, offset: int) -> int:
        """Return the index of the character of ``text`` that covers an article offset, or else the next one.

        >>> normalise("no\\u00a0 more…", Span(0, 9)).index(4)
        3
        """
        return bisect_right(self.ends, offset)


def normalise(text: str, within: Span) -> Normalised:
    """Normalise ``text[within.start:within.end]``.

    >>> found = normalise("Mrs\\u00a0May said “no”…", Span(0, 18))
    >>> found.text
    'Mrs May said "no"...'
    >>> found.span(17, 20)
    Span(start=17, end=18)
    """
    part, offset = within.of(text), within.start
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kept = 0
    for found in _CHANGED.finditer(part):
        start, end = found.span()
        piece = found.group()
        plain = _PAIRS.get(piece) or _PLAIN.get(piece, " ")
        out += (part[kept:start], plain)
        starts += range(offset + kept, offset + start)
        ends += range(offset + kept + 1, offset + start + 1)
        starts += [offset + start] * len(plain)
        ends += [offset + end] * len(plain)
        kept = end
    if kept == 0:
        plain_range = Normalised(part, range(offset, within.end + 1), range(offset + 1, within.end + 1))
        return plain_range if unicodedata.is_normalized("NFC", part) else _composed(plain_range)
    out.append(part[kept:])
    starts += range(offset + kept, within.end + 1)
    ends += range(offset + kept + 1, within.end + 1)
    result = Normalised("".join(out), tuple(starts), tuple(ends))
    return result if unicodedata.is_normalized("NFC", result.text) else _composed(result)


def _composed(found: Normalised) -> Normalised:
    """Compose letters with their marks; what was composed together comes from the same place."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for first, end in _clusters(found.text):
        composed = unicodedata.normalize("NFC", found.text[first:end])
        out.append(composed)
        starts += [found.starts[first]] * len(composed)
        ends += [found.ends[end - 1]] * len(composed)
    starts.append(found.starts[-1])
    return Normalised("".join(out), tuple(starts), tuple(ends))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of ``text`` that compose independently: a character and all that joins it."""
    first = 0
    for i in range(1, len(text)):
        if not (unicodedata.combining(text[i]) or _JOINING.match(text[i])):
            yield first, i
            first = i
    if text:
        yield first, len(text)
