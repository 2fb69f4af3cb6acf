"""Tell the article from the page around it: headline, byline, body, crosshead, caption, furniture.

Works on ``page`` text (as scraped) by what a line is, not by where it stands; on ``clean`` text it only knows
headings; ``raw`` text is body throughout. Only headline, subhead and body are analysed further.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.furniture import people, says_by
from onrecord.annotate.lines import Line, lines
from onrecord.annotate.page import MARKUP, Zone, crosshead, page
from onrecord.model import Article, Span

__all__ = ["Block", "Zone", "blocks", "byline", "headline"]

_HEADING = re.compile(r"#{1,6}\s+(?P<words>.*?)\s*#*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the article, which is a paragraph in every layout that we read, and what it is."""

    span: Span
    zone: Zone


def blocks(article: Article) -> tuple[Block, ...]:
    """Return the non-empty lines of the article's text with their zones, in order."""
    found = lines(article.text, article.body)
    if article.layout == "raw":
        zones: Sequence[Zone] = ["body"] * len(found)
    elif article.layout == "clean":
        zones = _clean(found, article)
    else:
        zones = page(found, title=_given_headline(found, article))
    result = [Block(_inner(line, article.text), zone) for line, zone in zip(found, zones, strict=True)]
    if article.headline is not None and not article.body.covers(article.headline):
        result.insert(0, Block(article.headline, "headline"))
    return tuple(result)


def headline(article: Article, found: Sequence[Block]) -> str | None:
    """Return the words of the headline that stands on the page, None where there is none."""
    span = next((block.span for block in found if block.zone == "headline"), None)
    return " ".join(span.of(article.text).split()) if span else None


def byline(article: Article, found: Sequence[Block]) -> tuple[str, ...]:
    """Return the names in the byline that stands on the page."""
    written = (" ".join(block.span.of(article.text).split()) for block in found if block.zone == "byline")
    return tuple(dict.fromkeys(name for line in written for name in people(line)))


# Clean text: an article and nothing but, though perhaps with headings.


def _clean(found: Sequence[Line], article: Article) -> list[Zone]:
    """Zones of clean text: headings, and the title where it is repeated."""
    title = _given_headline(found, article)
    zones: list[Zone] = []
    for i, line in enumerate(found):
        if i == title:
            zones.append("headline")
        elif MARKUP.fullmatch(line.text):
            zones.append("furniture")
        elif _HEADING.fullmatch(line.text):
            zones.append("headline" if i == 0 and article.title is None else "crosshead")
        elif i < 3 and "body" not in zones and says_by(line.text) and people(line.text):
            zones.append("byline")
        else:
            zones.append("crosshead" if crosshead(found, i) else "body")
    return zones


def _given_headline(found: Sequence[Line], article: Article) -> int | None:
    """Return the index of the line that the reader says is the headline."""
    at = article.headline
    return next((i for i, line in enumerate(found) if at and line.span.start == at.start), None)


def _inner(line: Line, text: str) -> Span:
    """Return the span of a line without the marks of a Markdown heading."""
    heading = _HEADING.fullmatch(line.span.of(text))
    if not heading or not heading["words"]:
        return line.span
    return Span(line.span.start + heading.start("words"), line.span.start + heading.end("words"))
