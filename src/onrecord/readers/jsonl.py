"""Read JSON Lines: one article an object and line, with at least a ``text``.

The file may be of any length, since one line at a time is held; a wrong line is one problem and the others are read.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import ReadError
from onrecord.ids import article_id
from onrecord.model import Article, Problem, Span
from onrecord.readers.base import ReadOptions
from onrecord.readers.decode import (
    BOM,
    body_start,
    check_size,
    decode,
    empty,
    has_words,
    is_storable,
    too_long,
    unreadable,
)
from onrecord.readers.fields import fields, stated_dates
from onrecord.readers.publication import dated
from onrecord.readers.stated import said_in_text

WORST_LINES = 100  # a file of something else is told once, not a million times

_OTHER_NAMES = {
    "title": ("headline",),
    "outlet": ("publisher", "source"),
    "byline": ("author", "authors"),
    "language": ("lang",),
}


def read(path: Path, options: ReadOptions, /) -> Iterator[Article | Problem]:
    """Yield the article of each line, or what is wrong with it."""
    try:
        check_size(path, None)
        with path.open("rb") as file:
            yield from _read(file, str(path), options)
    except OSError as error:
        raise unreadable(path, error) from error


def _read(file: BinaryIO, location: str, options: ReadOptions) -> Iterator[Article | Problem]:
    # A character takes at most 12 bytes (an escaped surrogate pair); the other fields share what is left.
    limit = 12 * options.max_characters + 100_000
    bad = lines = 0
    for number, line in enumerate(_lines(file, limit), start=1):
        where = f"{location}:{number}"
        try:
            if line is None:
                raise too_long(where, limit, unit="bytes")
            text_line = decode(line, where).removeprefix(BOM).strip() if line.strip() else ""
            if not text_line:
                continue
            lines += 1
            yield from _article(text_line, where, options)
        except ReadError as error:
            if number == 1 and not lines and line is not None and not _is_text(line):
                raise ReadError(location, error.reason, error.remedy) from error
            lines, bad = lines + 1, bad + 1
            if bad > WORST_LINES:
                raise ReadError(
                    location, f"more than {WORST_LINES} wrong lines, the rest is not read", "Is it JSON Lines?"
                ) from error
            yield Problem(location=where, stage="read", reason=error.reason, remedy=error.remedy)
    if not lines:
        raise empty(location)


def _lines(file: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield each line; None for one longer than ``limit`` bytes, which is passed over without being held."""
    while line := file.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        yield None
        while (rest := file.readline(limit)) and not rest.endswith(b"\n"):
            pass


def _is_text(line: bytes) -> bool:
    return line.lstrip(BOM.encode()).lstrip()[:1] == b"{"


def _article(line: str, location: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """Yield problems with the metadata of one line, then its article."""
    data = _object(line, location)
    text = data.get("text")
    if not isinstance(text, str):
        raise ReadError(location, "no 'text'", 'Write one object a line: {"text": "…", "title": "…"}.')
    if not is_storable(text):
        raise ReadError(location, "half a character (a lone surrogate) or NUL in the text", "Write the file again.")
    if not has_words(text):
        raise empty(location)
    if len(text) > options.max_characters:
        raise too_long(location, options.max_characters)
    for name, others in _OTHER_NAMES.items():
        data.setdefault(name, next((data[other] for other in others if data.get(other) is not None), None))
    known, problems = fields(data, location)
    dates, wrong = stated_dates(data, location)
    yield from (*problems, *wrong)
    article = Article(
        id=article_id(text, known.url),
        text=text,
        file=location,
        body=Span(body_start(text), len(text)),
        headline=None if options.raw else title_line(text, known.title),
        layout="raw" if options.raw else "clean",
        derived=True,
        **asdict(known),
    )
    # A date that was given wrong is for its owner to mend, not for another one to replace.
    own = replace(options, published=None) if wrong else options
    yield from dated(article, (*dates, *said_in_text(article)), own)


def title_line(text: str, title: str | None) -> Span | None:
    """Return the first line of ``text`` if it is the title, give or take a full stop."""
    start = len(text) - len(text.lstrip(f"{BOM} \t\r\n"))
    if title is None or not text.startswith(title, start):
        return None
    rest = text[start + len(title) :].partition("\n")[0].strip()
    return Span(start, start + len(title)) if rest in ("", ".") else None


def _object(line: str, location: str) -> dict[str, object]:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(
            location,
            f"not valid JSON ({error.msg.removesuffix(' at')} at column {error.colno})",
            "Write the line again, or take it out.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReadError(location, "JSON with too long numbers or too deep nesting", "Take the line out.") from error
    if not isinstance(data, dict):
        raise ReadError(location, "not a JSON object", 'Write one object a line: {"text": "…", "title": "…"}.')
    return data
