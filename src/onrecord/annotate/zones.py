"""Tell the article from the page around it: headline, byline, body, crosshead, caption, furniture.

Works on ``page`` text (as scraped) by what a line is, not by where it stands; on ``clean`` text it only knows
headings; ``raw`` text is body throughout.
"""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Article, Span

Zone = Literal["headline", "subhead", "byline", "date", "body", "crosshead", "caption", "furniture"]

_LINE = re.compile(r"[^\n\r]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the article, which is a paragraph in every layout that we read, and what it is."""

    span: Span
    zone: Zone


def blocks(article: Article) -> tuple[Block, ...]:
    """Return the non-empty lines of the article's text with their zones, in order."""
    found = []
    if article.headline is not None and not article.body.covers(article.headline):
        found.append(Block(article.headline, "headline"))
    for line in _LINE.finditer(article.text, article.body.start, article.body.end):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + line.group().index(stripped)
            found.append(Block(Span(start, start + len(stripped)), "body"))
    return tuple(found)
