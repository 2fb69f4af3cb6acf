"""Relations of the shipped articles beside those that a person marked in them, before any extractor had read them.

``marked/relations.json`` has, for each article, what must be found (``core``) and what may be (``optional``): the
type (and others that are as good: ``or``), words that stand once in the article and in the relation's sentence, who
does it and to whom, by any of their names, and who tells it (``told``) where the article does not say it itself.
``python -m tests.golden.compare`` prints what is missed and what is found that nobody marked.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord import Record, Settings
from onrecord.model import Relation, Span
from onrecord.pipeline import extract_records

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@dataclass(slots=True)
class Tally:
    """What became of the marked relations.

    Attributes:
        core, found: how many must be found, and how many of them are, with the right type, source and targets.
        all_found: relations of the program in all; ``wrong``: those that nobody marked.
    """

    core: int = 0
    found: int = 0
    all_found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def tally() -> Tally:
    """Read the shipped articles and hold their relations against the marked ones."""
    marked = json.loads((HERE / "marked" / "relations.json").read_text(encoding="utf-8"))
    total = Tally()
    for found in extract_records([ROOT / "articles"], Settings()):
        if not isinstance(found, Record):
            raise TypeError(f"a shipped article has a problem: {found}")
        _count(found, Path(found.article.file).stem, marked[Path(found.article.file).stem], total)
    return total


def _count(record: Record, name: str, marked: list[dict[str, Any]], total: Tally) -> None:
    text = record.article.text
    used: set[str] = set()
    near: set[str] = set()
    for wanted in sorted(marked, key=lambda one: one["tier"] != "core"):
        start = text.index(wanted["words"])
        at = Span(start, start + len(wanted["words"]))
        hits = [r for r in record.relations if r.id not in used and r.evidence.overlaps(at)]
        types = {wanted["type"], *wanted.get("or", ())}
        right = [r for r in hits if r.type in types and _right(record, r, wanted)]
        near.update(r.id for r in hits if r.type in types and any(cue.overlaps(at) for cue in r.cue))
        used.update(r.id for r in right[:1])
        if wanted["tier"] == "core":
            total.core += 1
            total.found += bool(right)
            if not right:
                total.missed.append(f"{name}: {wanted['type']}: {wanted['words']}")
    total.all_found += len(record.relations)
    for relation in record.relations:
        if relation.id not in used:
            wrong = "wrong people" if relation.id in near else "not marked"
            words = " ".join(relation.evidence.of(text).split())
            total.wrong.append(f"{name}: {wrong}: {relation.source} {relation.type} {list(relation.targets)}: {words}")


def _right(record: Record, relation: Relation, wanted: dict[str, Any]) -> bool:
    """Say whether source and targets are those that were marked."""
    sources = _names(record, relation.source, relation.source_span)
    targets = [_names(record, target, None) for target in relation.targets]
    targets += [{span.of(record.article.text).casefold()} for span in relation.target_spans]
    by = wanted["by"]
    return (not sources if by is None else _among(by, sources)) and all(
        any(_among(to, names) for names in targets) for to in wanted["to"]
    )


def _names(record: Record, actor: str | None, span: Span | None) -> set[str]:
    found = {name.casefold() for a in record.actors if a.id == actor for name in (a.label, *a.names)}
    return found | ({span.of(record.article.text).casefold()} if span is not None else set())


def _among(name: str, names: set[str]) -> bool:
    name, straight = name.casefold().replace("’", "'"), {other.replace("’", "'") for other in names}
    return any(name in other or other in name for other in straight)


if __name__ == "__main__":
    result = tally()
    print(f"core {result.found} of {result.core}; {result.all_found} found, {len(result.wrong)} of them not marked so")
    print(*("missed  " + line for line in result.missed), sep="\n")
    print(*("extra   " + line for line in result.wrong), sep="\n")
