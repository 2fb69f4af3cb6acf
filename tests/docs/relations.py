"""What becomes of the example sentences in ``docs/reference/relations.md``: one line for each relation."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onrecord.config import EXTRACTORS
from onrecord.graph import BuildOptions, Run, quads
from onrecord.graph.page import R
from onrecord.ids import iri
from onrecord.model import Record, Relation
from onrecord.plugins import load
from onrecord.resolve import resolve
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.extract.base import Extractor

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "relations.md"
EXAMPLE = re.compile(r"^```text\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = Run(version="1", extractors=("test",), model="none")


def examples() -> Iterator[tuple[str, list[str]]]:
    """Yield the sentences of each example, and the lines that tell what becomes of them."""
    for found in EXAMPLE.finditer(PAGE.read_text(encoding="utf-8")):
        lines = found["lines"].splitlines()
        yield "\n".join(s for s in lines if not s.startswith("→")), [s for s in lines if s.startswith("→")]


def lines(text: str, nlp: "Language", *, accuses_from: float = 0.5) -> list[str]:
    """Return what becomes of a text."""
    parsed = document(text, nlp)
    record = resolve(
        parsed, [one for name in EXTRACTORS for one in cast("Extractor", load("extractors", name))(parsed)]
    )
    plain = {
        (q.subject.value, q.object.value)
        for q in quads(record, RUN, BuildOptions(accuses_from=accuses_from))
        if q.predicate == R["accuses"]
    }
    names = {actor.id: actor.label for actor in record.actors}
    order = sorted(record.relations, key=lambda one: (one.cue, one.source_span is None, str(one.source_span), one.type))
    return [_line(one, record, names, plain) for one in order] or ["→ nothing"]


def _line(one: Relation, record: Record, names: dict[str, str], plain: set[tuple[str, str]]) -> str:
    text = record.article.text
    by = names.get(one.source or "") or (f"“{one.source_span.of(text)}”" if one.source_span else "?")
    toward = " and ".join(names[t] for t in one.targets) or " and ".join(f"“{s.of(text)}”" for s in one.target_spans)
    parts = [f"{by} {one.type} {toward}".strip()]
    if one.charge:
        parts.append("matter: " + " … ".join(span.of(text) for span in one.charge))
    parts.append(f"{one.polarity}, {one.modality}")
    if one.qualifiers:
        parts.append("because of: " + ", ".join(span.of(text) for span in one.qualifiers))
    types = {r.id: r.type for r in record.relations}
    parts += [
        "answers: " + ("the claim" if o not in types else f"that {_brief(o, record, names)}") for o in one.answers
    ]
    if any((iri("actor", one.source or ""), iri("actor", target)) in plain for target in one.targets):
        parts.append("plain triple")
    return "→ " + " · ".join(parts)


def _brief(id_: str, record: Record, names: dict[str, str]) -> str:
    """Return who did what to whom, in names."""
    [one] = [r for r in record.relations if r.id == id_]
    return f"{names.get(one.source or '', '?')} {one.type} {' and '.join(names[t] for t in one.targets)}".strip()
