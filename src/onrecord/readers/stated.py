"""Find what the words of an article say of its publication date, each with its place in the text.

A line such as ``Published: 15 November 2017`` states it. A dateline ("LONDON, Nov. 15 (Reuters) -", see
`onrecord.readers.dateline`) gives the day of the report. A bare date among the furniture of a page, or the day of its
last change, is most likely the day on which it was saved: that is noted as such and never counts. A date that can be
read in two ways is nothing.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from onrecord.annotate.zones import Block, blocks
from onrecord.model import Article, PublicationDate, Span
from onrecord.readers.dateline import datelines
from onrecord.readers.dates import WRITTEN, written_date
from onrecord.readers.publication import CRAWL, DATELINE, STATED, candidate

MOST = 5  # of one kind that are kept

_LONGEST = 80  # characters of a line that states a date
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TIME = r"(?:[,|\-–—\s]+(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?"
_REST = rf"(?i:{_TIME}(?:\s*[|·•,]\s*\d+ min(?:ute)?s?(?: read)?)?\s*)"
_STATED = re.compile(
    rf"\s*(?i:(?:first |originally )?(?:published|posted)(?: on| online)?)\s*[:|\-–—]?\s*(?P<date>{WRITTEN}){_REST}"
)
_BARE = re.compile(
    rf"\s*(?i:(?:last )?(?:updated|modified|changed|edited|saved|retrieved|accessed)(?: on| at)?\s*[:|\-–—]?\s*)?"
    rf"(?P<date>{WRITTEN}){_REST}"
)
_CHANGE = re.compile(r"\s*(?:last )?[a-z]{4,}ed\b", re.IGNORECASE)


def said_in_text(article: Article) -> tuple[PublicationDate, ...]:
    """Return what the text says of its publication date: nothing of raw text, in which nothing is looked for."""
    if article.layout == "raw":
        return ()
    found = [*_stated(article), *_furniture(article)]
    for day, span in datelines(article):
        found.append(candidate(day, "dateline", DATELINE, span.of(article.text), span))
    return tuple(found)


def stated_date(line: str) -> str | None:
    """Return the ISO date that a line calls its publication date.

    >>> stated_date("Posted On: 15th November 2017")
    '2017-11-15'
    >>> stated_date("Fri, 13 December 2024")
    """
    return _day(_STATED, line, year=True)


def _day(form: re.Pattern[str], line: str, *, year: bool) -> str | None:
    """Return the date of a line that is of this form; with ``year`` only one that has its year."""
    if len(line) > _LONGEST:
        return None
    found = form.fullmatch(line.replace("\u00a0", " ").replace("\u202f", " "))
    day = written_date(found["date"]) if found else None
    return None if day is None or (year and day.startswith("XXXX")) else day


def _stated(article: Article) -> Iterator[PublicationDate]:
    """Yield each day that a line states, once."""
    lines = _LINE.finditer(article.text, article.body.start, article.body.end)
    days = ((day, _trimmed(line.span(), article.text)) for line in lines if (day := stated_date(line.group())))
    for day, span in _first_of_each(days):
        yield candidate(day, "text", STATED, span.of(article.text), span)


def _furniture(article: Article) -> Iterator[PublicationDate]:
    """Yield the bare dates above the running text of a page, and of its changes wherever they stand."""
    if article.layout != "page":
        return
    lines = _LINE.finditer(article.text, article.body.start, article.body.end)
    bare = [
        (day, _trimmed(line.span(), article.text)) for line in lines if (day := _day(_BARE, line.group(), year=False))
    ]
    if not bare:
        return
    begins = _running_text(blocks(article), article)
    own = ((day, at) for day, at in bare if at.start < begins or _CHANGE.match(at.of(article.text)))
    for day, span in _first_of_each(own):
        yield candidate(day, "crawl", CRAWL, span.of(article.text), span)


def _running_text(found: Iterable[Block], article: Article) -> int:
    """Return where the first paragraph begins."""
    return next((block.span.start for block in found if block.zone == "body"), article.body.end)


def _first_of_each(days: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    seen: dict[str, Span] = {}
    for day, span in days:
        seen.setdefault(day, span)
    yield from islice(seen.items(), MOST)


def _trimmed(at: tuple[int, int], text: str) -> Span:
    """Return the span of a line without the space around it."""
    line = text[slice(*at)]
    start = at[0] + len(line) - len(line.lstrip())
    return Span(start, start + len(line.strip()))
