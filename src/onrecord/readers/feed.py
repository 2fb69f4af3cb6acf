"""Read a saved RSS or Atom file with feedparser: articles where entries carry their text, dates of pages where not.

Nothing is fetched: feedparser is given bytes in memory, never a name. A feed that declares entities is refused, so that
a few lines cannot stand for gigabytes, and every word of an entry is text, its markup dropped.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from onrecord.errors import ReadError
from onrecord.ids import article_id
from onrecord.model import Article, Problem, PublicationDate, Span
from onrecord.readers.addresses import is_web_address, same_page
from onrecord.readers.base import ReadOptions
from onrecord.readers.dates import WRITTEN, iso_date, written_date
from onrecord.readers.decode import decode, has_words, is_storable, load_bytes, too_long
from onrecord.readers.fields import fields
from onrecord.readers.fragment import paragraphs
from onrecord.readers.publication import FEED, FEED_UNIVERSAL, candidate, dated
from onrecord.readers.stated import said_in_text

SUFFIXES = ("atom", "rss", "xml")
ARTICLE_WORDS = 40  # shorter, and it is a teaser
SUMMARY_WORDS = 120  # of a description, which is a teaser as a rule
MARKUP = 4  # bytes of feed allowed for each character of an article
WORST_ENTRIES = 100
FIRST_BYTES = 2000

_OPENS = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_DECLARED = re.compile(r"^\ufeff?\s*<\?xml\b[^>]{0,200}\?>")
_ENCODING = re.compile(rb"^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"'](iso-8859-\d{1,2}|windows-125\d)[\"']", re.I)
_CUT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:continue reading|read (?:more|the rest)|more)\W{0,3})$", re.IGNORECASE
)
_UNIVERSAL = re.compile(r"(?:\b(?:GMT|UTC?)|\dZ|[-+]00:?00)$")
_RDF = ("rss090", "rss10")
_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one entry says: its number in the feed, its metadata, its date, and its text where it has all of it."""

    number: int
    data: Mapping[str, object]
    dates: tuple[PublicationDate, ...]
    lines: tuple[str, ...]

    @property
    def page(self) -> str | None:
        """The address of the page that it links to, in a form to compare."""
        url = self.data["url"]
        return same_page(url) if isinstance(url, str) and is_web_address(url) else None


def read(path: Path, options: ReadOptions, /) -> Iterator[Article | Problem]:
    """Yield the article of each entry that carries its text, and what is wrong with entries.

    Entries that only link are no articles. What they say of the pages is told by `pages_in`.
    """
    location = str(path)
    bad = 0
    for entry in _entries(path, options):
        where = f"{location}:{entry.number}"
        for item in _article(entry, where, options):
            if isinstance(item, Problem) and item.location == where:
                bad += 1
            yield item
        if bad > WORST_ENTRIES:
            raise ReadError(location, f"more than {WORST_ENTRIES} wrong entries, the rest is not read", "Is it a feed?")


def pages_in(path: Path, options: ReadOptions) -> dict[str, tuple[PublicationDate, ...]]:
    """Return the dates that a feed gives of the pages it links to, by what `same_page` makes of their address.

    Raises:
        ReadError: it is no feed.
    """
    found: dict[str, tuple[PublicationDate, ...]] = {}
    for entry in _entries(path, options):
        if entry.page and entry.dates:
            found[entry.page] = (*found.get(entry.page, ()), *entry.dates)
    return found


def is_feed(path: Path) -> bool:
    """Say whether a file begins as a feed does; one that cannot be opened is kept, to be reported when read."""
    try:
        with path.open("rb") as file:
            return _OPENS.search(file.read(FIRST_BYTES)) is not None
    except OSError:
        return True


def _entries(path: Path, options: ReadOptions) -> Iterator[_Entry]:
    """Yield the entries of a feed, in order."""
    location = str(path)
    feed, version, entries = _parse(_text(load_bytes(path, MARKUP * options.max_characters), location), location)
    home = _line(feed.get("link"))
    outlet = _line(feed.get("title"))
    for number, entry in enumerate(entries, start=1):
        link = _line(entry.get("link"))
        said = _published(entry, version)
        data: dict[str, object] = {
            "title": _line(entry.get("title")),
            "outlet": outlet,
            "byline": [name for author in entry.get("authors", ()) if (name := _line(author.get("name")))],
            "url": _address(link, home),
            "language": _line(feed.get("language")),
        }
        sure = FEED_UNIVERSAL if _UNIVERSAL.search(_line(entry.get("published")) or "") else FEED
        dates = (candidate(said, "feed", sure, outlet or "entry of the feed"),) if said else ()
        yield _Entry(number, data, dates, _lines(entry))


def _parse(text: str, location: str) -> tuple[Any, str, list[Any]]:  # feedparser has no types
    """Return the feed, its version and its entries.

    Raises:
        ReadError: it is no feed, or has no entries.
    """
    import feedparser

    try:
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8")),  # a name or an address would be opened
            sanitize_html=False,  # markup is dropped here, all of it
            resolve_relative_uris=False,
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, AssertionError) as error:
        # A feed may break the parser in its own ways; that is one bad file, no more.
        raise ReadError(location, "this feed cannot be taken apart", "Save its articles as .html instead.") from error
    known = parsed.get("version")
    if not (known and parsed.entries):
        reason = "a feed without entries" if known else "not an RSS or Atom feed"
        raise ReadError(location, reason, "Save the feed again, or its articles as .html or .txt.")
    return parsed.feed, str(known), parsed.entries


def _text(data: bytes, location: str) -> str:
    """Return the file as text without its XML declaration, since its encoding is dealt with here."""
    if named := _ENCODING.match(data):
        try:
            name = named[1].decode("ascii")
            text = data.decode("windows-1252" if name.lower() == "iso-8859-1" else name)
        except (UnicodeDecodeError, LookupError) as error:
            raise ReadError(location, "not in the encoding that it names", "Save the feed as UTF-8.") from error
    else:
        text = decode(data, location)
    if _ENTITY.search(text):
        raise ReadError(location, "the feed declares XML entities", "Save it again from where it was published.")
    if not has_words(text):
        raise ReadError(location, "not an RSS or Atom feed", "Save the feed again.")
    return _DECLARED.sub("", text)


def _published(entry: Any, version: str) -> str | None:
    """Return the day on which an entry says it was published, as it is written there.

    The day of a change is none; but what feedparser calls so in RSS 1.0 is dc:date, which is all that these have.
    """
    value = entry.get("published") or (entry.get("updated") if version in _RDF else None)
    if not isinstance(value, str):
        return None
    if day := iso_date(value):
        return day
    found = re.search(WRITTEN, value) if len(value) < FIRST_BYTES else None
    return written_date(found[0]) if found and _YEAR.search(found[0]) else None


def _address(link: str | None, home: str | None) -> str | None:
    """Return the address that an entry links to; one without a host is of the feed's own site."""
    if link is None or home is None or ":" in link or not is_web_address(home):
        return link
    try:
        return urljoin(home, link)
    except ValueError:
        return link


def _lines(entry: Any) -> tuple[str, ...]:
    """Return the paragraphs of an entry that carries its article, () for a teaser."""
    contents = [part.get("value", "") for part in entry.get("content", ())]
    for markup, least in (*((content, ARTICLE_WORDS) for content in contents), (entry.get("summary"), SUMMARY_WORDS)):
        lines = paragraphs(markup) if isinstance(markup, str) else ()
        if sum(len(line.split()) for line in lines) >= least and not _CUT.search(lines[-1]):
            return lines
    return ()


def _line(value: object) -> str | None:
    """Return a value in one line without markup."""
    return " ".join(paragraphs(value)) or None if isinstance(value, str) and is_storable(value) else None


def _article(entry: _Entry, location: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """Yield problems with one entry, then its article if it carries one."""
    known, problems = fields(entry.data, location)
    yield from problems
    if not entry.lines:
        return
    lines = list(entry.lines)
    if known.title and lines[0].rstrip(".") != known.title.rstrip("."):
        lines.insert(0, known.title)
    text = "\n\n".join(lines)
    if not is_storable(text) or len(text) > options.max_characters:
        error = too_long(location, options.max_characters)
        yield Problem(location=location, stage="read", reason=error.reason, remedy=error.remedy)
        return
    titled = known.title is not None and not options.raw
    article = Article(
        id=article_id(text, known.url),
        text=text,
        file=location,
        body=Span(0, len(text)),
        headline=Span(0, len(lines[0])) if titled else None,
        layout="raw" if options.raw else "clean",
        derived=True,
        **asdict(known),
    )
    yield from dated(article, (*entry.dates, *said_in_text(article)), options)
