"""Tell where one scraped page ends and the next begins, in a text into which several were run together.

A border needs all three: an article before it, an article with a headline after it, and a sign between them: the last
words of a page glued to the next one's first ("…: SubscribeMinister denies"), a page's last line or first line, a
second byte-order mark, or a headline with its byline after running text. One sign alone, such as a newsletter box
inside an article, is not enough.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import islice, pairwise

from onrecord.model import Span
from onrecord.readers.decode import BOM

PARAGRAPHS = 2  # that make an article
PARAGRAPH_WORDS = 8
HEADLINE_WORDS = range(5, 32)
SURE_HEADLINE_WORDS = 7  # In Title Case, with nothing below it that only an article has
LOOK_AHEAD = 80  # lines; menus can be long
MOST_SIGNS = 1000  # of one kind that are looked into; a text has a few
LONGEST_LINE = 2000  # characters that are looked at

_LINE = re.compile(r"[^\r\n]+")
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s*$")
_BELOW = re.compile(
    r"(?:by [A-Z][\w.’'-]+ .{2,60}|\d{1,2} min(?:ute)?s? read|(?:published|posted|updated)\b.{0,60}\d.{0,20}"
    r"|[\"“‘'].{3,120}[\"”’']|.{1,60}(?:/| via ).{0,30}(?:images|pictures|reuters|photos?|wire|handout))",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|by|BY) [A-Z][\w.’'-]+(?: [\w.’'&-]+){1,7}")
_GLUED_SENTENCE = re.compile(r"(?<=[a-z][.!?])[\"”’')\]]*(?P<page>)(?=[A-Z][^\r\n]{25,220}(?:\r|$))", re.MULTILINE)
_MARK = re.compile(f"(?P<page>){BOM}")


@dataclass(frozen=True, slots=True)
class _Edges:
    """Patterns of the words at the edges of pages."""

    last_glued: re.Pattern[str]
    last_line: re.Pattern[str]
    first: re.Pattern[str]


def pages(text: str, within: Span) -> tuple[Span, ...]:
    """Return the parts of ``text`` that are pages of their own: all of it in one part, as a rule."""
    borders: list[int] = []
    start = within.start
    for at in _signs(text, within):
        if at > start and _has_article(text, start, at):
            borders.append(at)
            start = at
    edges = [within.start, *borders, within.end]
    return tuple(Span(a, b) for a, b in pairwise(edges))


def _signs(text: str, within: Span) -> list[int]:
    """Return where a page may begin, in order: a sign is before or at it, and an article with a headline after it."""
    edges, area = _edges(), (text, within.start, within.end)
    found: set[int] = set()
    for pattern, sure in (
        (edges.last_glued, True),
        (edges.first, True),
        (edges.last_line, False),
        (_GLUED_SENTENCE, False),
        (_MARK, False),
    ):
        for sign in islice(pattern.finditer(*area), MOST_SIGNS):
            if _opens(text, sign.start("page"), within.end, sure=sure):
                found.add(sign.start("page"))
    found.update(_with_byline(text, within))
    return sorted(found)


def _with_byline(text: str, within: Span) -> Iterator[int]:
    """Yield where a headline begins that has a byline as the next line, and an article below."""
    before: re.Match[str] | None = None
    for line in _LINE.finditer(text, within.start, within.end):
        if not line.group().strip():
            continue
        below = before and _BYLINE.fullmatch(line.group().strip()) and _is_headline(before.group())
        if before and below and _opens(text, before.start(), within.end, sure=True):
            yield before.start()
        before = line


def _opens(text: str, at: int, end: int, *, sure: bool) -> bool:
    """Say whether a page with an article begins here.

    When the sign is ``sure``, any headline will do, and it may stand below a menu; else it must come first and be a
    sure one itself: in Title Case, or with a byline, reading time, picture credit or quoted subhead below.
    """
    headline, paragraphs, lines = False, 0, 0
    for line in _LINE.finditer(text, at, end):
        words = _cut(line).lstrip(BOM)
        if not words:
            continue
        lines += 1
        if lines > LOOK_AHEAD:
            return False
        if _is_paragraph(words):
            if not headline:
                return False
            paragraphs += 1
            if paragraphs == PARAGRAPHS:
                return True
        elif not headline and _is_headline(words):
            headline = sure or _is_sure(text, words, line.end(), end)
        if not (sure or headline or _edges().first.match(text, line.start(), line.end())):
            return False
        sure = sure or not headline
    return False


def _is_sure(text: str, words: str, below: int, end: int) -> bool:
    """Say whether a line is a headline by its capitals or by what stands below it."""
    following = [_cut(line) for line in islice(_LINE.finditer(text, below, end), 6)]
    if any(_BELOW.fullmatch(line) for line in [line for line in following if line][:3]):
        return True
    long = [word for word in words.split() if len(word) > 3]
    return len(words.split()) >= SURE_HEADLINE_WORDS and sum(w[0].isupper() for w in long) >= 0.85 * len(long)


def _has_article(text: str, start: int, end: int) -> bool:
    """Say whether there is running text between two places."""
    paragraphs = (line for line in _LINE.finditer(text, start, end) if _is_paragraph(_cut(line)))
    return sum(1 for _ in islice(paragraphs, PARAGRAPHS)) == PARAGRAPHS


def _cut(line: re.Match[str]) -> str:
    """Return the words of a line, without the middle of a very long one."""
    start, end = line.span()
    if end - start <= LONGEST_LINE:
        return line.group().strip()
    return (line.string[start : start + LONGEST_LINE] + line.string[end - 20 : end]).strip()


def _is_paragraph(line: str) -> bool:
    return bool(_SENTENCE.search(line[-20:])) and len(line.split()) >= PARAGRAPH_WORDS


def _is_headline(line: str) -> bool:
    words = line.strip()
    return (
        len(words) < 300
        and len(words.split()) in HEADLINE_WORDS
        and not words[0].islower()
        and not words.endswith((".", ",", ":", ";"))
    )


@lru_cache(maxsize=1)
def _edges() -> _Edges:
    """Return the patterns of the table, read once."""
    table = resources.files("onrecord.readers").joinpath("data/page_edges.en.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    last = "|".join(re.escape(words) for edge, words in rows if edge == "last")
    first = "|".join(re.escape(words) for edge, words in rows if edge == "first")
    return _Edges(
        last_glued=re.compile(rf"(?:^|(?<=: )|(?<=\. ))(?:{last})(?P<page>)(?=[A-Z“‘\"'])", re.MULTILINE),
        last_line=re.compile(rf"(?:^|(?<=: )|(?<=\. ))(?:{last})[ \t]*[\r\n]\s*(?P<page>)(?=\S)", re.MULTILINE),
        first=re.compile(rf"(?:^|(?<=[a-z.!?”\"]))(?P<page>)(?:{first})[ \t]*(?:\r|$)", re.MULTILINE),
    )
