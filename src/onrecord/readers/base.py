"""What a reader is, and what it may be told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from onrecord.errors import ReadError
from onrecord.model import Article, Problem, PublicationDate
from onrecord.readers.dates import DATE_REMEDY, iso_date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read.

    Attributes:
        raw: take the whole text as body, without looking for furniture.
        published: the publication date (ISO 8601, full or partial) of articles that do not give one themselves.
        max_characters: longer texts are refused as not being an article.
        feeds: what feeds say of pages, by what `onrecord.readers.addresses.same_page` makes of their address.
        settled: the publication dates that users have set, by the article's id.

    Raises:
        ReadError: ``published`` is not such a date.
    """

    raw: bool = False
    published: str | None = None
    max_characters: int = 1_000_000
    feeds: Mapping[str, tuple[PublicationDate, ...]] = field(default_factory=dict, hash=False)
    settled: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.published is not None and iso_date(self.published) != self.published:
            raise ReadError("--published", f"{self.published!r} is not a date", DATE_REMEDY)


class Reader(Protocol):
    """Reads the articles of one file. Registered in the entry-point group ``onrecord.readers`` under its suffix."""

    def __call__(self, path: Path, options: ReadOptions, /) -> Iterator[Article | Problem]:
        """Yield each article, and a problem for each part that cannot be one.

        Raises:
            ReadError: nothing in the file can be read.
        """
        ...
