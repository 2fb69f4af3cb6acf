"""Pin the floors of the gate to what is reached now: ``python -m tests.gate.pin [--lower]``.

A floor only moves up. ``--lower`` allows it to move down, for a change that is worth it; say why in the commit.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from onrecord.config import Settings
from onrecord.evaluate import predict, read_gold, score

BASELINE = Path(__file__).with_name("baseline.json")
SHARED = Path(__file__).resolve().parents[3] / "shared"
SLACK = 0.05  # points: a floor is what was reached, rounded down to a tenth, with room for another processor's rounding


def measure(corpus: dict[str, object]) -> dict[str, float]:
    """Return the measures of one corpus of the baseline, in percent."""
    gold = list(read_gold(SHARED / str(corpus["file"])))
    predicted = predict(gold, Settings(extractors=(str(corpus["extractor"]),)))
    scores = score(gold, predicted, speech=bool(corpus["speech"]), merge=True)
    return {
        "precision": 100 * scores.full.precision,
        "recall": 100 * scores.full.recall,
        "f1": 100 * scores.full.f1,
        **{f"{role} spans": 100 * spans.f1 for role, spans in scores.segments.items()},
    }


def sha256(corpus: dict[str, object]) -> str:
    """Return the hash of a corpus as it is stored."""
    return hashlib.sha256((SHARED / str(corpus["file"])).read_bytes()).hexdigest()


def floor(value: float) -> float:
    """Return a floor for what was reached.

    >>> floor(70.149), floor(70.16)
    (70.0, 70.1)
    """
    return int((value - SLACK) * 10) / 10


def main(arguments: list[str] | None = None) -> int:
    """Measure every corpus and write the floors; 1 if one would sink and may not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="store_true", help="let floors sink")
    lower = parser.parse_args(arguments).lower
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    sunk = []
    for name, corpus in baseline["corpora"].items():
        reached = measure(corpus)
        for key, value in reached.items():
            old, new = corpus["floors"].get(key, 0.0), floor(value)
            if value < old and not lower:
                sunk.append(f"{name}: {key} {value:.2f} is below its floor {old}")
            corpus["floors"][key] = new if lower else max(old, new)
        corpus["sha256"] = sha256(corpus)
        print(name, {key: round(value, 2) for key, value in reached.items()})
    BASELINE.write_text(json.dumps(baseline, indent=2) + "\n", encoding="utf-8")
    print("\n".join(sunk), file=sys.stderr)
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
