"""What a reader is, and what it may be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.model import Article, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read.

    Attributes:
        raw: take the whole text as body, without looking for furniture.
        published: the publication date (ISO 8601) of articles that do not give one themselves.
        max_characters: longer texts are refused as not being an article.
    """

    raw: bool = False
    published: str | None = None
    max_characters: int = 1_000_000


class Reader(Protocol):
    """Reads the articles of one file. Registered in the entry-point group ``onrecord.readers`` under its suffix."""

    def __call__(self, path: Path, options: ReadOptions, /) -> Iterator[Article | Problem]:
        """Yield each article, and a problem for each part that cannot be one.

        Raises:
            ReadError: nothing in the file can be read.
        """
        ...
