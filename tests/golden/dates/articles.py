"""Dated events of the shipped articles beside those that a person marked in them, before any rule had read them.

``../marked/events.json`` has, for each article, what must be found (``core``) and what may be (``optional``), as
``guidelines.md`` says. ``python -m tests.golden.dates.articles`` prints what is missed, and what nobody marked.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import Record, Settings
from onrecord.evaluate.happenings import GoldDate, GoldEvent, Told, match, score_events, told_as_happened
from onrecord.model import Event, Span, TimeExpression
from onrecord.pipeline import extract_records
from onrecord.readers import ReadOptions

ROOT = Path(__file__).resolve().parents[3]
MARKED = json.loads((ROOT / "tests/golden/marked/events.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Read:
    """One article with its marks and what is on record of it."""

    marked: Told
    record: Record
    furniture: tuple[Span, ...]


def articles(*, published: bool = True) -> Iterator[Read]:
    """Yield the shipped articles; ``published``: pages without a date are read as of the day that is supposed."""
    for name, marked in MARKED.items():
        [file] = (ROOT / "articles").glob(f"{name}.*")
        options = ReadOptions(published=marked["supposed"] if published else None)
        [record] = extract_records([file], Settings(read=options))
        if not isinstance(record, Record):
            raise TypeError(f"a shipped article has a problem: {record}")
        yield Read(_told(name, marked, record, published=published), record, _furniture(marked, record.article.text))


def _told(name: str, marked: dict[str, Any], record: Record, *, published: bool) -> Told:
    known = marked["published"] is not None or published
    text = record.article.text
    events = tuple(_event(one, text, known=known) for one in marked["events"])
    return Told(id=name, text=text, published=record.article.published, kind="article", events=events)


def _event(one: dict[str, Any], text: str, *, known: bool) -> GoldEvent:
    also = one.get("accept", {})
    at = text.index(one["words"])
    line = text.rindex("\n", 0, at) + 1
    values = (one["value"], *also.get("value", ())) if known else (one["open"], *also.get("open", ()))
    date = GoldDate(
        span=_near(one["date"], text, at, line), relations=(one["relation"], *also.get("relation", ())), values=values
    )
    return GoldEvent(
        heads=tuple(_near(head, text, at, line) for head in (one["head"], *also.get("head", ()))),
        dates=(date,),
        statuses=(one["status"], *also.get("status", ())),
        saying=(one["saying"], *also.get("saying", ())),
        told=(one["told"], *also.get("told", ())),
        optional=one["tier"] == "optional",
    )


def _near(words: str, text: str, at: int, line: int) -> tuple[int, int]:
    """Return where words stand: in the marked phrase or behind it, or else before it in its line."""
    start = text.find(words, at)
    end = text.find("\n", at)
    if start < 0 or (0 <= end < start):
        start = text.rindex(words, line, at)
    return start, start + len(words)


def _furniture(marked: dict[str, Any], text: str) -> tuple[Span, ...]:
    starts = [(text.index(words), len(words)) for words in marked["furniture"]]
    return tuple(Span(start, start + length) for start, length in starts)


def main() -> None:
    """Print the measures and every difference."""
    for published in (True, False):
        read = list(articles(published=published))
        scores = score_events([one.marked for one in read], [one.record for one in read])
        print("pages as of the supposed day" if published else "pages without a date")
        for name, ratio in scores.items():
            print(f"  {name:10}{ratio.right:4.0f} right of {ratio.predicted:.0f} found and {ratio.gold:.0f} marked")
        for one in read:
            _print_differences(one)


def _print_differences(read: Read) -> None:
    text, events = read.record.article.text, read.record.events
    pairs = dict(match(read.marked.events, events))
    for i, wanted in enumerate(read.marked.events):
        if i not in pairs and not wanted.optional:
            print(f"    {read.marked.id}: missed {text[slice(*wanted.heads[0])]!r}")
    for j, event in enumerate(events):
        if j not in pairs.values() and not any(_same(one, event) for one in read.marked.events):
            dates = [date.span.of(text) for date in event.dates]
            print(f"    {read.marked.id}: nobody marked {event.head.of(text)!r} on {dates}")
    for event in told_as_happened(read.marked.events, read.record):
        print(f"    {read.marked.id}: did not happen: {event.head.of(text)!r}")
    for time in unmarked(read):
        print(f"    {read.marked.id}: nobody marked {time.span.of(text)!r}, {time.value}")
    _print_values(read, pairs)


def unmarked(read: Read) -> list[TimeExpression]:
    """Return the time expressions that date no marked event; all that the articles have are marked."""
    dates = [date.span for event in read.marked.events for date in event.dates]
    return [t for t in read.record.times if not any(max(s, t.span.start) < min(e, t.span.end) for s, e in dates)]


def _same(one: GoldEvent, event: Event) -> bool:
    return any(max(start, event.head.start) < min(end, event.head.end) for start, end in one.heads)


def _print_values(read: Read, pairs: dict[int, int]) -> None:
    text = read.record.article.text
    for i, j in pairs.items():
        for wanted in read.marked.events[i].dates:
            for time in read.record.times:
                same = max(wanted.span[0], time.span.start) < min(wanted.span[1], time.span.end)
                if same and wanted.values is not None and time.value not in wanted.values:
                    where = f"{read.marked.id}: {text[slice(*wanted.span)]!r}"
                    print(
                        f"    {where} is {time.value}, not {wanted.values[0]} ({read.record.events[j].head.of(text)})"
                    )


if __name__ == "__main__":
    main()
