"""Cut a text into its lines, and say of each what can be seen without knowing its neighbours.

A line is a paragraph in every layout that we read; where a text was wrapped at some width, its lines are put together
again first.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Span

WRAP_AT_LEAST, WRAP_AT_MOST = 40, 120  # characters of a wrapped line

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_PLAIN = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛′", "'"), "…": "..."})
_GONE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_END = re.compile(r"[.!?](?:[\"')\]]|\[\d+\])*$")
_WORD = re.compile(r"[^\W_][\w.,'’/%£$€-]*")
_SMALL = re.compile(
    r"(?:an?|and|as|at|but|by|for|from|if|in|into|nor|off?|on|or|out|over|per|so|than|that|the|to|up|via|vs|with)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that has something on it.

    Attributes:
        span: where, without the space around it.
        text: its words with plain quotes and single spaces.
        gap: an empty line, or the beginning of the text, is before it.
        words: how many.
        ends: it ends as a sentence does.
    """

    span: Span
    text: str
    gap: bool
    words: int
    ends: bool

    @property
    def runs(self) -> bool:
        """Whether it reads as running text: a sentence, or so long that it can hardly be anything else."""
        return (self.ends and (self.words >= 5 or '"' in self.text)) or self.words >= 28

    @property
    def capitals(self) -> bool:
        """Whether it is written in capitals throughout."""
        return self.text.isupper() and sum(c.isalpha() for c in self.text) >= 4

    @property
    def title_case(self) -> bool:
        """Whether Most of Its Words Begin in Capitals, as in a Headline."""
        found = [w for w in _WORD.findall(self.text) if w[0].isalpha() and not _SMALL.fullmatch(w.lower())]
        return len(found) >= 3 and sum(w[0].isupper() for w in found) >= 0.85 * len(found)


def lines(text: str, within: Span) -> tuple[Line, ...]:
    """Return the lines of a part of ``text`` that have a visible character, in order."""
    spans = []
    for found in _LINE.finditer(text, within.start, within.end):
        start, end = _strip(text, found.start(), found.end())
        if start < end:
            spans.append(Span(start, end))
    if _is_wrapped(text, spans):
        spans = _unwrap(text, spans)
    result: list[Line] = []
    before = within.start
    for span in spans:
        result.append(_line(text, span, gap=not result or _newlines(text[before : span.start]) > 1))
        before = span.end
    return tuple(result)


def _line(text: str, span: Span, *, gap: bool) -> Line:
    words = " ".join(_GONE.sub("", span.of(text)).translate(_PLAIN).split())
    return Line(span=span, text=words, gap=gap, words=len(words.split()), ends=_END.search(words[-12:]) is not None)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the blanks and invisible characters at its edges."""
    before = _EDGE.match(text, start, end)
    start = before.end() if before else start
    while end > start and _EDGE.fullmatch(text, end - 1, end):
        end -= 1
    return start, end


def _newlines(between: str) -> int:
    return between.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _is_wrapped(text: str, spans: list[Span]) -> bool:
    """Say whether paragraphs were broken at some width: many a line then goes on in the next, in lower case."""
    near = [(a, b) for a, b in pairwise(spans) if _newlines(text[a.end : b.start]) == 1]
    long = [(a, b) for a, b in near if WRAP_AT_LEAST <= len(a) <= WRAP_AT_MOST]
    going_on = sum(text[b.start].islower() and text[a.end - 1] not in ".!?:" for a, b in long)
    return going_on >= 3 and going_on >= 0.4 * len(long) and 2 * len(long) >= len(near)


def _unwrap(text: str, spans: list[Span]) -> list[Span]:
    """Put lines together that follow without an empty line, as long as the line before is about as long as any."""
    width = sorted(len(span) for span in spans)[int(0.9 * (len(spans) - 1))]
    joined: list[Span] = []
    last = 0  # length of the last physical line
    for span in spans:
        if joined and _newlines(text[joined[-1].end : span.start]) == 1 and last >= 0.7 * width:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
        last = len(span)
    return joined
