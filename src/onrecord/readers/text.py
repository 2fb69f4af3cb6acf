"""Read a plain text file: as a rule the text of a scraped page, with its furniture.

What on the page is article and what is not is not decided here but by `onrecord.annotate`. A date printed on the page
is taken for its publication date only where the page says that it is.
"""

from collections.abc import Iterator
from pathlib import Path

from onrecord.ids import article_id
from onrecord.model import Article, Problem, Span
from onrecord.readers.base import ReadOptions
from onrecord.readers.decode import body_start, load_text
from onrecord.readers.pages import pages
from onrecord.readers.publication import dated
from onrecord.readers.stated import said_in_text


def read(path: Path, options: ReadOptions, /) -> Iterator[Article | Problem]:
    """Yield the article that the file holds, or each one where several were run together.

    Each of several has its own part of the text, so that it is the same article as if it had been read from a file of
    its own.
    """
    whole = load_text(path, options.max_characters)
    everything = Span(0, len(whole))
    parts = (everything,) if options.raw else pages(whole, everything)
    for part in parts:
        text = part.of(whole)
        article = Article(
            id=article_id(text),
            text=text,
            file=str(path),
            body=Span(body_start(text), len(text)),
            layout="raw" if options.raw else "page",
            derived=len(parts) > 1,
        )
        yield from dated(article, said_in_text(article), options)
