"""Read texts whose dates are annotated, and put on record what is found in them.

Two formats, told apart by themselves. Corpora as JSON Lines: id, text, dct (the publication date) and timex (start,
end, type, value, class). Sentences of our own as one JSON array: id, text, published, kind and times, as
``tests/golden/dates/guidelines.md`` describes them.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from onrecord.annotate.document import Document, annotate
from onrecord.annotate.models import load_model
from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.evaluate.dates import Dated, GoldTimex
from onrecord.extract.base import Extractor
from onrecord.ids import article_id
from onrecord.model import Article, Record, Span
from onrecord.plugins import load
from onrecord.reference import shipped
from onrecord.resolve import resolve

Read = TypeVar("Read")
REMEDY = "Each text needs id, text and timex (with start, end, type, value), or times as in the guidelines."
SETTINGS = Settings(extractors=("network", "dates"))  # who says something dates what is said


def read_dated(path: Path) -> list[Dated]:
    """Return the texts of a gold file.

    Raises:
        ReadError: the file cannot be read, or a text of it is not such an object.
    """
    return read_each(path, _dated, "no annotated text", REMEDY)


def read_each(path: Path, read: Callable[[dict[str, Any]], Read], reason: str, remedy: str) -> list[Read]:
    """Return each object of a file as ``read`` has it.

    Raises:
        ReadError: the file cannot be read, or an object is not what ``read`` expects: for ``reason``, with ``remedy``.
    """
    found = []
    for n, data in enumerate(read_json(path), start=1):
        try:
            found.append(read(data))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReadError(f"{path}:{n}", f"{reason} ({error!r})", remedy) from error
    return found


def read_json(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines, or of one JSON array."""
    try:
        text = path.read_text(encoding="utf-8")
        if text.lstrip().startswith("["):
            return list(json.loads(text))
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (OSError, ValueError) as error:
        raise ReadError(str(path), f"cannot be read ({error})", "Name a JSON file in UTF-8.") from error


def article_of(data: Dated, *, published: bool = True) -> Article:
    """Return a text as an article: running text without furniture."""
    date = data.published if published else None
    return Article(
        id=article_id(data.text),
        text=data.text,
        file=data.id,
        body=Span(0, len(data.text)),
        layout="raw",
        published=date,
        published_basis="user" if date else None,
    )


def parsed(gold: Iterable[Dated], settings: Settings = SETTINGS, *, published: bool = True) -> Iterator[Document]:
    """Yield the texts, parsed, in order."""
    yield from annotate((article_of(one, published=published) for one in gold), load_model(settings.model))


def dated_records(documents: Iterable[Document], settings: Settings = SETTINGS) -> Iterator[Record]:
    """Yield what is on record of each parsed text."""
    extractors = [cast("Extractor", load("extractors", name)) for name in settings.extractors]
    facts = shipped()
    for document in documents:
        found = [one for extractor in extractors for one in extractor(document)]
        yield resolve(document, found, reference=facts)


def _dated(data: Mapping[str, Any]) -> Dated:
    if "timex" in data:
        times = tuple(_corpus(one) for one in data["timex"] if one["end"] > one["start"])
        published = str(data["dct"])[:10] if data.get("dct") else None
    else:
        times = tuple(_ours(one, str(data["kind"])) for one in data["times"])
        published = data["published"]
    return Dated(id=str(data["id"]), text=str(data["text"]), published=published, times=times)


def _corpus(data: Mapping[str, Any]) -> GoldTimex:
    return GoldTimex(
        spans=((int(data["start"]), int(data["end"])),),
        types=(str(data["type"]).strip().upper(),),
        values=(str(data["value"]),),
        group=str(data.get("class", "")),
    )


def _ours(data: Mapping[str, Any], kind: str) -> GoldTimex:
    also: Mapping[str, Sequence[Any]] = data.get("accept", {})

    def answers(key: str) -> tuple[Any, ...]:
        return (data[key], *also.get(key, ()))

    bounds = data.get("bounds")
    return GoldTimex(
        spans=((data["start"], data["end"]), *((s[0], s[1]) for s in also.get("span", ()))),
        types=answers("type"),
        values=answers("value"),
        opens=answers("open"),
        anchors=answers("anchor"),
        mod=data["mod"],
        bounds=(bounds[0], bounds[1]) if bounds else None,
        group=kind,
    )
