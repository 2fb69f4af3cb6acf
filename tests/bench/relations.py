"""Who accuses whom: what is found in annotated sentences, beside what others reach, and what confidence means.

    python -m tests.bench.relations [FILE]

FILE is JSON Lines as `onrecord.evaluate.relations` reads them; by default the development part beside the project.
What others reach was measured with the same measures on another part of the same sources.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from onrecord.evaluate.relations import (
    ACCUSING,
    MEASURES,
    Accusation,
    Sentence,
    count,
    read_relations,
    records,
    sums,
)
from onrecord.model import Record, Relation
from tests.gate.pin import SHARED
from tests.gate.pin_relations import FILE, SETTINGS

# Recall for "full dyads" and "charges"; None: not told.
OTHERS = {
    "PETRARCH-2, null actors too": {"detection": 44.0, "full dyads": 25.2, "charges": 0.0},
    "60 lines of untuned rules": {"detection": 85.4, "full dyads": 72.6, "charges": 53.4, "pairs": 53.1},
}
_BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED / FILE)
    gold = read_relations(parser.parse_args().file)
    found = list(records(gold, SETTINGS))
    print_shares(gold, found)
    print_confidence(gold, found)


def print_shares(gold: Sequence[Sentence], found: Sequence[Record]) -> None:
    """Print precision, recall and F1 as written and with whoever is meant, beside others' F1 or recall."""
    written, resolved = sums(gold, found, resolved=False), sums(gold, found, resolved=True)
    print(f"{len(gold)} sentences; percent")
    print(f"{'':34}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}   " + "   ".join(OTHERS))
    for name, ratio in written.items():
        measure = next(m for m in reversed(MEASURES) if name.endswith(m))
        others = (
            "" if name != measure else "   ".join(f"{each.get(measure, '-')!s:>{len(o)}}" for o, each in OTHERS.items())
        )
        print(_row(name, ratio.precision, ratio.recall, ratio.f1, ratio.gold), others, sep="   ")
        if name == measure != "detection":
            also = resolved[name]
            print(_row(f"{name}, whoever is meant", also.precision, also.recall, also.f1, also.gold))


def print_confidence(gold: Sequence[Sentence], found: Sequence[Record]) -> None:
    """Print, by confidence, how many relations that can be judged have the right people the right way round."""
    bands: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sentence, record in zip(gold, found, strict=True):
        for relation in record.relations:
            right = judge(sentence, record, relation) if relation.type in ACCUSING else None
            if right is not None:
                band = max(n for n, low in enumerate(_BANDS) if relation.confidence >= low)
                bands[band].append((relation.confidence, right))
    print("\nconfidence  relations  mean confidence  right")
    for n, judged in sorted(bands.items()):
        mean = 100 * sum(confidence for confidence, _ in judged) / len(judged)
        share = 100 * sum(right for _, right in judged) / len(judged)
        print(f"from {_BANDS[n]:.2f}  {len(judged):9}  {mean:15.1f}  {share:5.1f}")


def judge(sentence: Sentence, record: Record, relation: Relation) -> bool | None:
    """Say whether one relation has the right people; None where the annotation cannot tell.

    A pair tells of its two names only; a sentence with accusations tells of those that share a name with one.
    """
    found = tuple(_accusations(record, relation))
    if sentence.pair is not None:
        ratio = count(sentence, found)["pairs"]
        return bool(ratio.right) if ratio.predicted else None
    if not sentence.core or not relation.target_spans:
        return None
    if not sentence.accusations:
        return False
    if count(sentence, found)["dyads"].right:
        return True
    known = " ".join(
        filter(None, (w for a in sentence.accusations if a.accused for w in (a.accuser, a.accused)))
    ).lower()
    names = [name for one in found for name in (one.accuser, one.accused) if name]
    return False if any(name.lower() in known for name in names) else None


def _accusations(record: Record, relation: Relation) -> list[Accusation]:
    text = record.article.text
    labels = {actor.id: actor.label for actor in record.actors}
    sources = [relation.source_span.of(text) if relation.source_span else None]
    sources += [labels[relation.source]] if relation.source else []
    targets = [span.of(text) for span in relation.target_spans] + [labels[t] for t in relation.targets]
    return [Accusation(source, target) for source in sources for target in targets or [None]]


def _row(name: str, precision: float, recall: float, f1: float, gold: float) -> str:
    return f"{name:34}{100 * precision:10.1f}{100 * recall:8.1f}{100 * f1:8.1f}{gold:7.0f}"


if __name__ == "__main__":
    main()
