"""Find the article in the lines of a scraped page: where it begins, its headline, and what stands in between.

Three steps: what a line is by its words alone; where the running text begins, and the headline above it; then each
line below by its neighbours. No step looks at how far down the page a line stands.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from onrecord.annotate.furniture import Sort, is_role, people, says_by, sort_of
from onrecord.annotate.lines import Line

Zone = Literal["headline", "subhead", "byline", "date", "body", "crosshead", "caption", "furniture"]

MARKUP = re.compile(r"(?:[-*_=] ?){3,}|!\[.{0,500}\]\(.{0,500}\)|<!--.{0,500}-->|<[^>]{1,300}>")

HEADLINE_WORDS = range(3, 32)
SURE_HEADLINE_WORDS = 5  # fewer may be a kicker or a menu
CROSSHEAD_WORDS = 12
TEASER_WORDS = 25  # the sentence below a teaser's headline is shorter
CAPTION_WORDS = 16  # of a sentence that stands by itself above a credit; close to its credit a caption may be longer
PARAGRAPH_WORDS = 8
LOOK_AHEAD = 5
MOST_SUBHEADS = 2
SUBHEAD_NEAR = 4  # lines between headline and subhead: a share line, a date, a byline
PULL_QUOTES = 100  # lines that are looked up in the rest of the text; a page has a few

_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|should|may|might|must|can|did|does|do|said|says|told|"
    r"went|came|made|took|gave|met|won|lost|began|held|kept|(?!pictured|photographed|armed|united|unveiled)\w+ed)\b",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r"[\"'].*[\"']")
_BULLET = re.compile(r"(?:[-*•·–—]|\d{1,2}[.)])\s+\S")
_WRITER = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3} is (?:a|an|the|our)\b[^\"]*"
    r"\b(?:editor|correspondent|reporter|columnist|writer|journalist)\b[^\"]*"
)


def page(found: Sequence[Line], *, title: int | None = None) -> list[Zone]:
    """Return the zone of each line of a scraped page.

    Args:
        found: its lines.
        title: index of the headline, where that is known from elsewhere.
    """
    sorts = [("furniture" if MARKUP.fullmatch(line.text) else sort_of(line.text)) for line in found]
    start = _first_paragraph(found, sorts, title)
    if start is None:  # nothing reads as running text: then it is all we have
        return [_ZONE[sort] if sort else "body" for sort in sorts]
    if title is None:
        title = _title(found, sorts, start)
    zones: list[Zone | None] = [_ZONE[sort] if sort else None for sort in sorts]
    _mark_top(found, zones, title, start)
    after = start if title is None else title
    _mark_captions(found, sorts, zones, after)
    _mark_repeats(found, zones, title, after)
    _mark_boxes(found, sorts, zones, start)
    for i in range(after + 1 if title is not None else start, len(found)):
        if zones[i] is None:
            zones[i] = _subhead_or_body(found[i]) if i < start else _in_article(found, zones, i)
    return [zone or "furniture" for zone in zones]


_ZONE: dict[Sort, Zone] = {
    "furniture": "furniture",
    "link": "furniture",
    "lead": "furniture",
    "credit": "caption",
    "date": "date",
}


def crosshead(found: Sequence[Line], i: int) -> bool:
    """Say whether a line of the article's own text is a heading between paragraphs."""
    line = found[i]
    if line.ends or line.words > CROSSHEAD_WORDS or not any(later.runs for later in found[i + 1 : i + 1 + LOOK_AHEAD]):
        return False
    return line.capitals or (line.words <= 8 and not _goes_on(line))


def _first_paragraph(found: Sequence[Line], sorts: Sequence[Sort | None], title: int | None) -> int | None:
    """Return where running text begins: a paragraph with others soon after it; a cookie notice stands alone."""
    own = [i for i, sort in enumerate(sorts) if sort is None and (title is None or i > title)]
    for wanted in (3, 2, 1):
        for n, i in enumerate(own):
            line = found[i]
            opens = (line.runs and not line.text.endswith("?")) or _goes_on(line)
            if (
                opens
                and line.words >= PARAGRAPH_WORDS
                and sum(_reads_on(found[j]) for j in own[n : n + LOOK_AHEAD]) >= wanted
            ):
                return i
    return next((i for i in own if found[i].runs), None)


def _title(found: Sequence[Line], sorts: Sequence[Sort | None], start: int) -> int | None:
    """Return the index of the headline: the nearest line above the running text that can be one.

    When another such line stands close above it, that one is the headline and this the subhead, unless it hangs on a
    menu or a list of links.
    """
    above = [
        i
        for i in range(start - 1, -1, -1)
        if sorts[i] is None and found[i].words in HEADLINE_WORDS and not _is_byline(found[i])
    ]
    sure = [i for i in above if found[i].words >= SURE_HEADLINE_WORDS]
    if not sure:
        apart = [i for i in above if found[i].gap and found[i + 1].gap]
        return next(iter(apart or above), None)
    nearest, *others = sure
    if found[nearest].runs:  # an article may begin with a question; its headline is above
        nearest = next((i for i in others[:MOST_SUBHEADS] if not found[i].runs and _stands_apart(found, i)), nearest)
    for i in others[:MOST_SUBHEADS]:
        if i >= nearest:
            continue
        if nearest - i > SUBHEAD_NEAR or not _stands_apart(found, i):
            break
        nearest = i
    return nearest


def _stands_apart(found: Sequence[Line], i: int) -> bool:
    """Say whether a line is at the head of its group, but for a kicker; a line of a menu or list of links is not."""
    if not any(line.gap for line in found[1 : i + 2]):  # no empty lines at all: then so near is near enough
        return i == 0 or found[i - 1].words < SURE_HEADLINE_WORDS
    return found[i].gap or found[i - 1].gap


def _mark_top(found: Sequence[Line], zones: list[Zone | None], title: int | None, start: int) -> None:
    """Zone what stands above the article, its headline, and the bylines between the two."""
    above = start if title is None else title
    for i in range(above):
        zones[i] = zones[i] or "furniture"
    if title is None:
        return
    zones[title] = "headline"
    for i in range(title + 1, start):
        line = found[i]
        if zones[i] is None and (_is_byline(line) or is_role(line.text)):
            zones[i] = "byline"


def _subhead_or_body(line: Line) -> Zone:
    """Zone a line between headline and first paragraph."""
    if _reads_on(line):
        return "body"
    return "subhead" if line.words in HEADLINE_WORDS else "furniture"


def _mark_captions(found: Sequence[Line], sorts: Sequence[Sort | None], zones: list[Zone | None], after: int) -> None:
    """Zone the captions of pictures: lines that hang on a credit, and lines printed twice in a row."""
    running = [line.gap for line in found if line.runs]
    spaced = sum(running) >= 0.6 * len(running)
    for i in range(after + 1, len(found)):
        if sorts[i] != "credit":
            continue
        for j in range(i - 1, max(i - 3, after), -1):
            if zones[j] is not None or not _is_caption(found[j], close=spaced and not found[j + 1].gap):
                break
            zones[j] = "caption"
        below = i + 1 < len(found) and zones[i + 1] is None and spaced and not found[i + 1].gap
        if below and found[i].gap and _is_caption(found[i + 1], close=True):
            zones[i + 1] = "caption"
    for i, (line, following) in enumerate(pairwise(found)):
        twice = line.text == following.text and line.words >= 2 and '"' not in line.text
        if twice and i > after and zones[i] in (None, "caption"):
            zones[i] = zones[i + 1] = "caption"


def _is_caption(line: Line, *, close: bool) -> bool:
    """Say whether a line above a credit is the picture's caption; ``close``: no empty line between the two."""
    if _IN_QUOTES.fullmatch(line.text) or line.text.startswith('"') or line.text.endswith(":"):
        return False
    if close:
        return line.words <= 40
    if '"' in line.text:
        return False
    return line.words <= CAPTION_WORDS and not (line.ends and _FINITE.search(line.text))


def _mark_repeats(found: Sequence[Line], zones: list[Zone | None], title: int | None, after: int) -> None:
    """Zone the headline printed again and pull quotes: short lines whose words stand in a longer line too."""
    left = PULL_QUOTES
    for i in range(after + 1, len(found)):
        line = found[i]
        if zones[i] is not None or not 5 <= line.words <= 40:
            continue
        if title is not None and line.text == found[title].text:
            zones[i] = "furniture"
            continue
        pulled = line.text.strip(" \"'.…") if not line.ends or _IN_QUOTES.fullmatch(line.text) else ""
        if pulled and left:
            left -= 1
            if any(pulled in other.text for j, other in enumerate(found) if other.words > line.words and j != title):
                zones[i] = "furniture"


def _mark_boxes(found: Sequence[Line], sorts: Sequence[Sort | None], zones: list[Zone | None], start: int) -> None:
    """Zone the links below a heading such as "Related articles", up to where running text goes on."""
    before = 0
    closed = start
    for i in range(start, len(found)):
        before += found[i].words if zones[i] is None and found[i].runs else 0
        if sorts[i] != "link" or i < closed:
            continue
        closed = _box_end(found, zones, i + 1, before)
        for j in range(i + 1, closed):
            zones[j] = zones[j] or "furniture"


def _box_end(found: Sequence[Line], zones: Sequence[Zone | None], begin: int, before: int) -> int:
    """Return where a box of links ends: two paragraphs in a row; a headline with one sentence below is a teaser."""
    own = [i for i in range(begin, len(found)) if zones[i] is None]
    for i, j in pairwise(own):
        long = found[i].words >= PARAGRAPH_WORDS
        if found[i].runs and long and (found[j].runs or (found[i].gap and found[i].words >= TEASER_WORDS)):
            return i
    rest = [i for i in own if found[i].runs]
    if sum(found[i].words for i in rest) > before / 2:  # that would be half the article: the heading was its own
        return rest[0]
    return len(found)


def _in_article(found: Sequence[Line], zones: Sequence[Zone | None], i: int) -> Zone:
    """Zone a line at or below the first paragraph that is nothing by its words."""
    line = found[i]
    more = [j for j in range(i + 1, min(i + 1 + 3 * LOOK_AHEAD, len(found))) if zones[j] is None and found[j].runs]
    if line.ends:
        return "furniture" if not more and line.words <= 40 and _WRITER.fullmatch(line.text) else "body"
    if says_by(line.text) and people(line.text):
        return "furniture"
    if line.runs or (more and _goes_on(line)):
        return "body"
    if not more:
        return "furniture"
    if line.words > CROSSHEAD_WORDS and not line.title_case and not line.capitals:
        return "body"
    return "crosshead"


def _reads_on(line: Line) -> bool:
    return line.runs or _goes_on(line)


def _goes_on(line: Line) -> bool:
    """Say whether a line without a full stop is part of running text all the same."""
    text = line.text
    if text.endswith((",", ";", ":", "-", "–", "—")) or text[0].islower():
        return True
    if text.count('"') % 2 or (text.startswith('"') and line.words >= 8):
        return True
    return line.words >= 6 and _BULLET.match(text) is not None


def _is_byline(line: Line) -> bool:
    """Say whether a line is a byline, with or without "By"."""
    if says_by(line.text):
        return not line.runs
    if line.words > 14 or not people(line.text):
        return False
    return line.words <= 4 or not line.title_case or any(mark in line.text for mark in ",|•·")
