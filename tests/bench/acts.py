"""How well the twelve kinds of acts other than accusing and criticising are found, on annotated sentences of our own.

A dyad is one source and one target of one relation (no target: a denial of nobody's claim). It is found when the type
is the same and both share at least half of their words with what is annotated (Dice); its matter is right on the same
terms. "I" and "you" pass for anybody: who speaks to whom is found out by `onrecord.resolve`.
The sentences and how they are marked: ``tests/golden/acts``. The extractor was tuned on the dev half alone. Run with
``python -m tests.bench.acts``; ``--misses`` lists what went wrong on the dev half.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SENTENCES = Path(__file__).parents[1] / "golden" / "acts" / "sentences.jsonl"
OTHERS = ("accuses", "criticises")
SPEAKER = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who does what to whom, as words; no words are nobody."""

    type: str
    by: str
    to: str
    matter: str


def annotated(record: "dict[str, object]") -> list[Dyad]:
    """Return the dyads of an annotated sentence that are of our types."""
    return [
        Dyad(r["type"], r["by"] or "", to, r["matter"] or "")
        for r in record["relations"]  # type: ignore[attr-defined]
        if r["type"] not in OTHERS
        for to in (r["to"] or [""])
    ]


def found(texts: Iterable[str]) -> list[list[Dyad]]:
    """Return the dyads that the extractor finds in each text."""
    from onrecord.annotate.document import annotate
    from onrecord.annotate.models import load_model
    from onrecord.extract.acts import extract
    from tests.factories import article

    result = []
    for document in annotate([article(text) for text in texts], load_model()):
        text = document.article.text
        result.append(
            [
                Dyad(
                    r.type,
                    r.source_span.of(text) if r.source_span else "",
                    target.of(text) if target else "",
                    " ".join(span.of(text) for span in r.charge),
                )
                for r in extract(document)
                for target in (r.target_spans or (None,))
            ]
        )
    return result


def alike(one: str, other: str) -> bool:
    """Say whether two wordings share at least half of their words."""
    one, other = ("" if re.match(r"(?i)no(body|ne|-one| one)\b", text) else text for text in (one, other))
    if {one.lower(), other.lower()} & SPEAKER:
        return True  # who that is, is settled later
    words = [Counter(re.findall(r"\w+", text.lower())) for text in (one, other)]
    if not words[0] or not words[1]:
        return not words[0] and not words[1]
    return 2 * sum((words[0] & words[1]).values()) >= 0.5 * sum(map(Counter.total, words))


def compare(gold: list[Dyad], got: list[Dyad]) -> "tuple[list[tuple[Dyad, Dyad]], list[Dyad], list[Dyad]]":
    """Return the pairs that match one to one, the dyads that were missed, and the false ones."""
    pairs, left = [], list(got)
    for dyad in gold:
        same = [g for g in left if g.type == dyad.type and alike(g.by, dyad.by) and alike(g.to, dyad.to)]
        if same:
            best = max(same, key=lambda g: alike(g.matter, dyad.matter))
            pairs.append((dyad, best))
            left.remove(best)
    met = [dyad for dyad, _ in pairs]
    return pairs, [d for d in gold if d not in met], left


def score(split: str, *, misses: bool = False) -> dict[str, Counter[str]]:
    """Return the counts of one half by type: annotated, found, right, matter right; and print what went wrong."""
    records = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    records = [r for r in records if r["split"] == split]
    counts: dict[str, Counter[str]] = {}
    for record, got in zip(records, found(r["text"] for r in records), strict=True):
        gold = annotated(record)
        pairs, missed, false = compare(gold, got)
        for name, dyads in (("gold", gold), ("found", got), ("right", [p for p, _ in pairs])):
            for dyad in dyads:
                counts.setdefault(dyad.type, Counter())[name] += 1
        for dyad, best in pairs:
            counts[dyad.type]["matters"] += bool(dyad.matter)
            counts[dyad.type]["matter"] += bool(dyad.matter) and alike(dyad.matter, best.matter)
        if misses and (missed or false or any(not alike(a.matter, b.matter) for a, b in pairs)):
            print(record["id"], record["text"])
            for name, dyads in (("missed", missed), ("false", false)):
                for dyad in dyads:
                    print(f"    {name}: {dyad.type}: {dyad.by!r} -> {dyad.to!r} | {dyad.matter!r}")
            for a, b in pairs:
                if not alike(a.matter, b.matter):
                    print(f"    matter: {a.type}: {b.matter!r}, not {a.matter!r}")
    return counts


def table(counts: dict[str, Counter[str]]) -> None:
    """Print precision, recall and F by type, and the share of matters that are right."""
    print(f"{'':16}{'gold':>6}{'found':>6}{'right':>6}{'P':>7}{'R':>7}{'F':>7}{'matter':>9}")
    every = sum(counts.values(), Counter())
    for name, n in [*sorted(counts.items()), ("all", every)]:
        p, r = (100 * n["right"] / max(1, n[of]) for of in ("found", "gold"))
        f = 2 * p * r / max(1.0, p + r)
        print(
            f"{name:16}{n['gold']:6}{n['found']:6}{n['right']:6}{p:7.1f}{r:7.1f}{f:7.1f}{n['matter']:5}/{n['matters']}"
        )


if __name__ == "__main__":
    halves = ("dev",) if "--misses" in sys.argv or "--dev" in sys.argv else ("dev", "test")
    for half in halves:
        print(half)
        table(score(half, misses="--misses" in sys.argv))
