"""Pin what is reached in telling who accuses whom: ``python -m tests.gate.pin_relations [--lower]``.

`relations.json` has floors in percent, on the annotated sentences beside the project (development part). A floor only
moves up, unless ``--lower`` says so; say why in the commit.
"""

import argparse
import json
import sys
from pathlib import Path

from onrecord.config import Settings
from onrecord.evaluate.relations import read_relations, records, sums
from tests.gate.pin import SHARED, floor, sha256

RELATIONS = Path(__file__).with_name("relations.json")
SETTINGS = Settings(extractors=("network", "accusations"))  # who speaks helps to tell whom a pronoun means
FILE = "data/relations/dev.jsonl"
Measured = dict[str, float]


def measure(folder: Path = SHARED) -> Measured:
    """Return what is reached now, in percent; of pairs, with whoever is meant."""
    gold = read_relations(folder / FILE)
    found = list(records(gold, SETTINGS))
    written, resolved = sums(gold, found, resolved=False), sums(gold, found, resolved=True)
    pairs = resolved["pairs"]
    return {
        "detection F1": 100 * written["detection"].f1,
        "detection precision": 100 * written["detection"].precision,
        "dyads precision": 100 * written["dyads"].precision,
        "full dyads recall": 100 * written["full dyads"].recall,
        "charges recall": 100 * written["charges"].recall,
        "RAMS detection F1": 100 * written["RAMS detection"].f1,
        "pairs as written F1": 100 * written["pairs"].f1,
        "pairs precision": 100 * pairs.precision,
        "pairs recall": 100 * pairs.recall,
        "pairs F1": 100 * pairs.f1,
    }


def corpus_hash() -> str:
    """Return the hash of the sentences as they are stored."""
    return sha256({"file": FILE})


def update(floors: Measured, reached: Measured, *, lower: bool) -> list[str]:
    """Lift the floors to what is reached; return what is below its floor and may not be."""
    sunk = []
    for key, value in reached.items():
        old, new = floors.get(key, 0.0), floor(value)
        if value < old and not lower:
            sunk.append(f"{key} {value:.2f} is below its floor {old}")
        floors[key] = new if lower else max(old, new)
    return sunk


def main(arguments: list[str] | None = None) -> int:
    """Measure and write the floors; 1 if one would sink and may not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", action="store_true", help="let floors sink")
    lower = parser.parse_args(arguments).lower
    pinned = json.loads(RELATIONS.read_text(encoding="utf-8")) if RELATIONS.is_file() else {"floors": {}}
    reached = measure()
    sunk = update(pinned["floors"], reached, lower=lower)
    pinned["sha256"] = corpus_hash()
    RELATIONS.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    print({key: round(value, 2) for key, value in reached.items()})
    print("\n".join(sunk), file=sys.stderr)
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
