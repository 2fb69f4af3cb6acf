"""Find the publication dates that a web page's markup gives, each with its source: JSON-LD, meta and time elements.

What only htmldate (Barbaresi, JOSS 2020) finds in the head is one more, less sure; the day in the page's address
another. What htmldate finds among the words of a page is left out: it may be the day on which the page was saved, or
the first of a month or year of which the page says no more. The date of a change is no publication date. Dates with two
readings are left out, and no clock is asked.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.model import PublicationDate
from onrecord.readers.addresses import address_date
from onrecord.readers.dates import WRITTEN, instant, iso_date
from onrecord.readers.publication import (
    ADDRESS,
    HEADER,
    JSON_LD,
    MARKED_TIME,
    META,
    PUBLISHED_TIME,
    candidate,
)

LONGEST = 100  # characters of a date
FIRST_DAY, LAST_DAY = "1600-01-01", "2999-12-31"  # said to htmldate, which would take today for the last

_JSON = "JSON-LD datePublished"
_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
)
_SURE = ("article:published_time", "og:article:published_time", "datepublished")
_MARKED = (
    ("//*[@itemprop='datePublished'][@datetime or @content][not(self::meta)]", "itemprop=datePublished"),
    ("//time[@pubdate][@datetime]", "time pubdate"),
)
_PUBLISHED = re.compile(r"\b(?:publish(?:ed|-?date)?|posted|entry-date|post-date|date-?published)\b", re.IGNORECASE)
_NO_PUBLICATION = re.compile(r"modif|updat|revis|copyright|expir|valid|retriev|url", re.IGNORECASE)
_DAY = re.compile(rf"{WRITTEN}.*\d{{4}}|\d{{4}}[-/.]?\d\d[-/.]?\d\d|\d\d?[-/.]\d\d?[-/.]\d{{4}}", re.DOTALL)
_TWO_READINGS = re.compile(r"\b(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|1[0-2])[/.-]\d{4}\b|\b\d\d?[/.-]\d\d?[/.-]\d\d\b")


def published(tree: Any) -> tuple[PublicationDate, ...]:  # an lxml element, which has no types
    """Return all that a page's markup says of its publication date."""
    said = [*_json_ld(tree), *_meta(tree), *_times(tree)]
    dates = [candidate(day, "html", sure, where) for day, sure, where in _local(said)]
    known = {date.date for date in dates}
    if (day := _htmldate(_head_of(tree))) and day not in known:
        dates.append(candidate(day, "html", HEADER, "head of the page, read by htmldate"))
    return tuple(dates)


def in_address(url: str | None) -> tuple[PublicationDate, ...]:
    """Return the day that a page's address carries, if it does."""
    day = address_date(url) if url else None
    return (candidate(day, "html", ADDRESS, "address"),) if day else ()


def _json_ld(tree: Any) -> Iterator[tuple[str, float, str]]:
    """Yield the date of the first article in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        if value := _json_date(script.text or ""):
            yield value, JSON_LD, _JSON
            return


def _meta(tree: Any) -> Iterator[tuple[str, float, str]]:
    """Yield the first date of each name that is known for one."""
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _META_DATES and iso_date(meta.get("content")):
            found.setdefault(name, meta.get("content"))
    for name in _META_DATES:
        if name in found:
            yield found[name], PUBLISHED_TIME if name in _SURE else META, name


def _times(tree: Any) -> Iterator[tuple[str, float, str]]:
    """Yield the first element of each kind that gives the time of publication to programs."""
    for path, name in _MARKED:
        values = (element.get("datetime") or element.get("content") for element in tree.xpath(path))
        if value := next((value for value in values if value and iso_date(value)), None):
            yield value, MARKED_TIME, name
    yield from _by_class(tree)


def _by_class(tree: Any) -> Iterator[tuple[str, float, str]]:
    """Yield the time that is called one of publication by its class; of several that differ none is."""
    found: dict[str, tuple[str, str]] = {}
    for element in tree.xpath("//time[@datetime][@class] | //abbr[@title][@class]"):
        value, words = element.get("datetime") or element.get("title"), " ".join(element.get("class").split())
        if _PUBLISHED.search(words) and (day := iso_date(value)):
            found.setdefault(day, (value, f"{element.tag} class={words}"))
    if len(found) == 1:
        [(value, name)] = found.values()
        yield value, META, name


def _local(said: list[tuple[str, float, str]]) -> Iterator[tuple[str, float, str]]:
    """Yield the day of each value: the one written, or where another writes the same moment in local time, that one's.

    A page that was published late in the evening often says so twice, in universal and in local time.
    """
    local: dict[object, str] = {}
    for value, _, _ in said:
        told = instant(value)
        if told and not told[1]:
            local.setdefault(told[0], value)
    for value, sure, where in said:
        told = instant(value)
        if day := iso_date(local.get(told[0], value) if told else value):
            yield day, sure, where


def _json_date(source: str) -> str | None:
    """Return ``datePublished`` of the first article in a JSON-LD block."""
    try:
        waiting = [json.loads(source)]
    except (ValueError, RecursionError):
        return None
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = item + waiting
        elif isinstance(item, dict):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            value = item.get("datePublished")
            if isinstance(value, str) and any(isinstance(k, str) and k.endswith(("Article", "Posting")) for k in kinds):
                return value if iso_date(value) else None
            waiting += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]
    return None


def _head_of(tree: Any) -> Any:
    """Return a page of its meta elements alone, without those of changes and of anything but one certain day.

    htmldate takes a month for its first day, and 11/12/2017 for one of its two readings.
    """
    from trafilatura import load_html

    page = load_html("<html><head><title>-</title></head><body><p>-</p></body></html>")
    for meta in tree.xpath("//meta"):
        name = " ".join(meta.get(part) or "" for part in ("property", "name", "itemprop", "http-equiv"))
        content = (meta.get("datetime") or meta.get("content") or "")[:LONGEST]
        if _DAY.search(content) and not _TWO_READINGS.search(content) and not _NO_PUBLICATION.search(name):
            page.head.append(page.makeelement("meta", dict(meta.attrib)))
    return page


def _htmldate(page: Any) -> str | None:
    """Return the date that htmldate finds; every date is possible to it, so that today's does not matter."""
    from htmldate import find_date

    day = find_date(page, original_date=True, extensive_search=False, url="", min_date=FIRST_DAY, max_date=LAST_DAY)
    return iso_date(day) if day else None
