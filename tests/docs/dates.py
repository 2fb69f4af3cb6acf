"""What becomes of the phrasings in ``docs/reference/dates.md``; ``python -m tests.docs.dates`` writes the tables anew.

A row of the page is a sentence with its expression in bold, the day on which it was published, and what becomes of it.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import onrecord
from onrecord.model import Record, TimeExpression
from onrecord.readers import ReadOptions

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "dates.md"
ROW = re.compile(r"^\| (?P<sentence>[^|]*\*\*[^|]*) \| (?P<published>[^|]*) \| (?P<rest>.*) \|$", re.MULTILINE)
BOLD = re.compile(r"\*\*(.+?)\*\*")
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One phrasing: a sentence without its bold marks, the words that are bold, and the cells behind them."""

    sentence: str
    words: str
    published: str | None
    cells: tuple[str, ...]


def rows() -> Iterator[Row]:
    """Yield the rows of the page."""
    for found in ROW.finditer(PAGE.read_text(encoding="utf-8")):
        [words] = BOLD.findall(found["sentence"])
        published = None if found["published"] == NOTHING else found["published"]
        cells = tuple(cell.strip() for cell in found["rest"].split(" | "))
        yield Row(BOLD.sub(r"\1", found["sentence"]), words, published, cells)


def become(row: Row) -> tuple[str, ...]:
    """Return what becomes of a row's words: by themselves, with an anchor, counted from what, how, and the bounds."""
    record = read(row.sentence, row.published)
    times = [time for time in record.times if time.span.of(record.article.text) == row.words]
    if len(times) != 1:
        return (f"{len(times)} expressions",)
    [time] = times
    return code(time.open_value), code(time.value, time.mod), counted_from(time, record), time.rule, bounds(time)


def read(text: str, published: str | None) -> Record:
    """Return what is on record of a text that was published on a day."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "example.md"
        file.write_text(text + "\n", encoding="utf-8")
        settings = onrecord.Settings(read=ReadOptions(raw=True, published=published))
        [record] = onrecord.extract_records([file], settings)
    if not isinstance(record, Record):
        raise TypeError(f"no record: {record}")
    return record


def code(value: str | None, mod: str = "") -> str:
    """Return a value as the page shows it."""
    return f"`{value}`{f' {mod}' if mod else ''}" if value else NOTHING


def counted_from(time: TimeExpression, record: Record) -> str:
    """Return the anchor in words."""
    if time.anchor == "text":
        return f"“{time.anchor_span.of(record.article.text)}”" if time.anchor_span else "its own words"
    if time.anchor == "named event":
        return f"{time.anchor_event}, {time.anchor_date}"
    return "publication" if time.anchor == "published" else NOTHING


def bounds(time: TimeExpression) -> str:
    """Return the first and the last day."""
    if time.earliest is None and time.latest is None:
        return NOTHING
    return time.earliest or "…" if time.earliest == time.latest else f"{time.earliest or '…'} to {time.latest or '…'}"


def rewritten(page: str) -> str:
    """Return the page with every row as it should be."""

    def row(found: re.Match[str]) -> str:
        [words] = BOLD.findall(found["sentence"])
        published = None if found["published"] == NOTHING else found["published"]
        cells = become(Row(BOLD.sub(r"\1", found["sentence"]), words, published, ()))
        return f"| {found['sentence']} | {found['published']} | {' | '.join(cells)} |"

    return ROW.sub(row, page)


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
