"""Mark the sentences of `factuality/` again without seeing the first marks, and say how far the passes agree.

``python tests/golden/agreement.py show`` prints the items in a random order (always the same) with the cue in brackets
and no marks; ``python tests/golden/agreement.py`` compares ``second-pass.jsonl`` (all items, the same annotator) and
``other-annotator.jsonl`` (some of them, another annotator) with ``first-pass.jsonl``, the marks as they were before
anybody compared them.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

FOLDER = Path(__file__).parent / "factuality"
SEED = 20
VALUES = ("polarity", "modality")
AGAIN = ("second-pass.jsonl", "other-annotator.jsonl")

Marks = dict[str, dict[str, str]]


def shown() -> Iterator[str]:
    """Yield the items without their marks, shuffled."""
    items = [json.loads(line) for line in (FOLDER / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]
    random.Random(SEED).shuffle(items)
    for item in items:
        start, end = item["at"]
        text = f"{item['text'][:start]}[[{item['text'][start:end]}]]{item['text'][end:]}"
        yield f"{item['id']} {item['about'][:3]} {text}"


def marks(name: str) -> Marks:
    """Return id -> marks of one pass."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return {item["id"]: {value: item[value] for value in VALUES} for item in map(json.loads, lines)}


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa: agreement beyond what the two distributions give by chance.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")])
    0.0
    """
    size = len(pairs)
    observed = sum(one == two for one, two in pairs) / size
    ones, twos = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(ones[value] * twos[value] for value in ones) / size**2
    return (observed - chance) / (1 - chance)


def compared(first: Marks, second: Marks) -> Iterator[str]:
    """Yield agreement and kappa of each kind of mark, and each disagreement, over what the second pass has marked."""
    for value in VALUES:
        pairs = [(first[key][value], second[key][value]) for key in sorted(second)]
        same = sum(one == two for one, two in pairs)
        yield f"{value}: {same} of {len(pairs)} the same ({same / len(pairs):.3f}), kappa {kappa(pairs):.3f}"
    for key in sorted(second):
        if first[key] != second[key]:
            yield f"{key} {' '.join(first[key].values())} / {' '.join(second[key].values())}"


def report() -> Iterator[str]:
    """Yield the comparison of each later pass with the first, under the name of its file."""
    first = marks("first-pass.jsonl")
    for name in AGAIN:
        yield f"{name}:"
        yield from compared(first, marks(name))


if __name__ == "__main__":
    lines = shown() if sys.argv[1:] == ["show"] else report()
    sys.stdout.writelines(f"{line}\n" for line in lines)
