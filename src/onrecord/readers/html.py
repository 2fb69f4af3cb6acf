"""Read a saved web page: its main text and what it says about itself, with trafilatura (Barbaresi, ACL 2021).

Nothing is fetched. What says when it was published is found by `onrecord.readers.metadata` and, in the words,
`onrecord.readers.stated`: a date at the top of a page may be the day it was saved.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.ids import article_id
from onrecord.model import Article, Problem, PublicationDate, Span
from onrecord.readers.addresses import LONGEST, is_web_address
from onrecord.readers.base import ReadOptions
from onrecord.readers.decode import decode, has_words, load_bytes, too_long
from onrecord.readers.fields import fields
from onrecord.readers.metadata import in_address, published
from onrecord.readers.publication import dated
from onrecord.readers.stated import said_in_text

MARKUP = 12  # bytes of page allowed for each character of text

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
# Only plain character tables: what a page names is not to choose an arbitrary decoder.
_TABLES = re.compile(
    r"(?:iso-?8859-?\d{1,2}|windows-125\d|cp125\d|latin-?1|us-ascii|koi8-[ru]|macintosh)", re.IGNORECASE
)
_AUTHOR_SEPARATOR = re.compile(r"\s*;\s*")


def read(path: Path, options: ReadOptions, /) -> Iterator[Article | Problem]:
    """Yield the article of the page; its ``text`` is the title and the paragraphs that were taken from it."""
    location = str(path)
    page = _decode(load_bytes(path, MARKUP * options.max_characters), location)
    data, dates, paragraphs = _take(page, location)
    title = data.get("title")
    lines = [line.strip() for line in paragraphs.splitlines() if line.strip()]
    if isinstance(title, str) and (not lines or _words(lines[0]) != _words(title)):
        lines.insert(0, title)
    text = "\n\n".join(lines)
    if len(lines) < 2 or not has_words(text):
        raise ReadError(location, "no article text in this page", "Save the text of the article as .txt instead.")
    if len(text) > options.max_characters:
        raise too_long(location, options.max_characters)
    known, problems = fields(data, location)
    yield from problems
    titled = known.title is not None and not options.raw
    article = Article(
        id=article_id(text, known.url),
        text=text,
        file=location,
        body=Span(0, len(text)),
        headline=Span(0, len(lines[0])) if titled else None,
        layout="raw" if options.raw else "page",
        derived=True,
        **asdict(known),
    )
    yield from dated(article, (*dates, *in_address(article.url), *said_in_text(article)), options)


def _decode(data: bytes, location: str) -> str:
    """Return the page as text: UTF-8, or the plain character table that the page itself names."""
    try:
        return decode(data, location)
    except ReadError:
        declared = _CHARSET.search(data[:4096])
        name = declared[1].decode("ascii") if declared else ""
        if not _TABLES.fullmatch(name):
            raise
    try:
        # Browsers read these two names as windows-1252 (WHATWG Encoding Standard).
        return data.decode("windows-1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii") else name)
    except (UnicodeDecodeError, LookupError) as error:
        raise ReadError(location, f"not in the encoding that it names ({name})", "Save the page as UTF-8.") from error


def _take(page: str, location: str) -> tuple[dict[str, object], tuple[PublicationDate, ...], str]:
    """Return the page's metadata, in our names, its dates, and its main text, a paragraph a line."""
    import logging
    import warnings

    from trafilatura import bare_extraction, extract_metadata, load_html

    # What trafilatura logs would reach a user's screen where nobody has set logging up; we say it in our own words.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own deprecations are not our user's business
            tree = load_html(page)
            if tree is None:
                raise ReadError(location, "not a web page", "Save it as .txt if it is plain text.")
            dates = published(tree)
            for element in tree.xpath("//script[not(@type='application/ld+json')] | //style"):
                element.drop_tree()  # or a title with a script inside would hold its words
            metadata = extract_metadata(tree, date_config={"extensive_search": False})
            language = tree.get("lang") or ""
            found = bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, ArithmeticError) as error:
        # A page may break the extractor in its own ways (deep nesting, odd markup); that is one bad page, no more.
        raise ReadError(location, "this page cannot be taken apart", "Save its text as .txt instead.") from error
    data: dict[str, object] = {
        "title": _short(metadata.title),
        "outlet": _short(metadata.sitename),
        "byline": [name for name in _AUTHOR_SEPARATOR.split(_short(metadata.author) or "") if name],
        "url": metadata.url if metadata.url and is_web_address(metadata.url) else None,
        "language": language if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*", language) else None,
    }
    return data, dates, (found.text or "") if found is not None else ""


def _short(value: str | None) -> str | None:
    """Return a metadata value, None for one that is too long to be one."""
    return value if value and len(value) <= LONGEST else None


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.casefold())
