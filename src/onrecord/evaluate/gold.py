"""Gold corpora: JSON Lines, one article a line, with the parts of each attribution as offsets into its text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import ReadError
from onrecord.model import Kind

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """One attribution as it is scored: gold or predicted.

    Attributes:
        source, cue, content: offsets into the text.
        head: the head of a gold source, where the corpus names it.
    """

    source: Spans
    cue: Spans
    content: Spans
    kind: Kind
    head: Spans = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with its gold attributions; predictions wholly inside ``ignore`` are not counted."""

    id: str
    text: str
    attributions: tuple[Parts, ...]
    ignore: Spans = ()


def read_gold(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a gold file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"cannot be read ({error})", "Name a JSON Lines file in UTF-8.") from error
    for n, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _gold(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                remedy = "Each line needs id, text and attributions with source, cue and content as [[start, end], …]."
                raise ReadError(f"{path}:{n}", f"no gold article ({error!r})", remedy) from error


def _gold(data: dict[str, Any]) -> GoldArticle:
    parts = tuple(
        Parts(
            source=_spans(found.get("source")),
            cue=_spans(found.get("cue")),
            content=_spans(found.get("content")),
            kind=found.get("type") or "indirect",
            head=_spans(found.get("source_head")),
        )
        for found in data["attributions"]
        if found.get("content")
    )
    return GoldArticle(str(data["id"]), str(data["text"]), parts, _spans(data.get("ignore")))


def _spans(value: list[list[int]] | None) -> Spans:
    return tuple((int(start), int(end)) for start, end in value or ())
