"""Gold corpora: JSON Lines, one article a line, with the parts of each attribution as offsets into its text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from onrecord.errors import ReadError
from onrecord.model import Kind

Spans = tuple[tuple[int, int], ...]
REMEDY = "Each line needs id, text and attributions with source, cue and content as [[start, end], …]."


@dataclass(frozen=True, slots=True)
class Parts:
    """One attribution as it is scored: gold or predicted.

    Attributes:
        source, cue, content: offsets into the text.
        head: the head of a gold source, where the corpus names it.
        confidence: how sure a prediction is, from 0 to 1, where it says so.
    """

    source: Spans
    cue: Spans
    content: Spans
    kind: Kind
    head: Spans = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with its gold attributions; predictions wholly inside ``ignore`` are not counted."""

    id: str
    text: str
    attributions: tuple[Parts, ...]
    ignore: Spans = ()
    publisher: str | None = None


def read_gold(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a gold file."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # splitlines would also cut at U+2028 inside a text
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"cannot be read ({error})", "Name a JSON Lines file in UTF-8.") from error
    if not any(line.strip() for line in lines):
        raise ReadError(str(path), "no articles in it", REMEDY)
    for n, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _gold(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
                raise ReadError(f"{path}:{n}", f"no gold article ({error!r})", REMEDY) from error


def _gold(data: dict[str, Any]) -> GoldArticle:
    text = str(data["text"])
    parts = tuple(
        Parts(
            source=_spans(found.get("source"), text),
            cue=_spans(found.get("cue"), text),
            content=_spans(found.get("content"), text),
            kind=_kind(found.get("type")),
            head=_spans(found.get("source_head"), text),
        )
        for found in data["attributions"]
        if found.get("content")
    )
    publisher = None if data.get("publisher") is None else str(data["publisher"])
    return GoldArticle(str(data["id"]), text, parts, _spans(data.get("ignore"), text), publisher)


def _spans(value: list[list[int]] | None, text: str) -> Spans:
    spans = tuple((int(start), int(end)) for start, end in value or ())
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"[{start}, {end}] is no span of a text of {len(text)} characters")
    return spans


def _kind(value: str | None) -> Kind:
    kinds: tuple[Kind, ...] = get_args(Kind)
    for kind in kinds:
        if kind == (value or "indirect"):
            return kind
    raise ValueError(f"type {value!r} is none of {', '.join(kinds)}")
