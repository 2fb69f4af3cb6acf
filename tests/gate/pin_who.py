"""Pin what is reached in telling who is who: ``python -m tests.gate.pin_who [--loosen]``.

`who.json` has floors (clusters of the shipped articles, links, speakers who are right) and ceilings (speakers who are
wrong), all in percent. A floor only moves up and a ceiling only down, unless ``--loosen`` says so; say why in the
commit.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.evaluate.links import non_names
from onrecord.evaluate.speakers import SURE, Judged, tally
from tests.bench import clusters, speakers
from tests.gate.pin import SHARED, SLACK, floor

WHO = Path(__file__).with_name("who.json")
Measured = dict[str, float]


def measure_clusters() -> Measured:
    """Return what our clusters of the shipped articles reach, in percent."""
    golds, records = clusters.load()
    reached = clusters.measure(golds, lambda i: clusters.ours(records[i]))
    linked = non_names(reached.links)
    return {
        "CoNLL": 100 * reached.own.conll,
        "LEA": 100 * reached.own.lea.f1,
        "links right of those made": 100 * linked.precision,
        "links right of the gold": 100 * linked.recall,
    }


def measure_speakers(corpus: str, folder: Path = SHARED) -> Iterator[tuple[str, Measured]]:
    """Yield how many speakers of a corpus are right and wrong, as found and as annotated, in percent of all."""
    gold, dates = speakers.speakers(corpus, folder)
    yield f"{corpus} as found", _shares(speakers.found(gold, dates))
    yield f"{corpus} as annotated", _shares(speakers.given(gold, dates))


def is_ceiling(measure: str) -> bool:
    """Say whether less is better.

    >>> is_ceiling("wrong and sure"), is_ceiling("links right of those made")
    (True, False)
    """
    return measure.startswith("wrong")


def limit(measure: str, value: float) -> float:
    """Return the limit for what was reached: a floor below it or a ceiling above it, to a tenth.

    >>> limit("right", 70.149), limit("wrong", 2.31), limit("wrong", 0.0)
    (70.0, 2.4, 0.1)
    """
    return math.ceil((value + SLACK) * 10) / 10 if is_ceiling(measure) else floor(value)


def breaks(measure: str, value: float, limit: float) -> bool:
    """Say whether what was reached is beyond the limit."""
    return value > limit if is_ceiling(measure) else value < limit


def main(arguments: list[str] | None = None) -> int:
    """Measure everything and write the limits; 1 if one would loosen and may not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--loosen", action="store_true", help="let floors sink and ceilings rise")
    loosen = parser.parse_args(arguments).loosen
    pinned = json.loads(WHO.read_text(encoding="utf-8")) if WHO.is_file() else {}
    measured = {"clusters": measure_clusters()}
    for corpus in speakers.CORPORA:
        measured.update(measure_speakers(corpus))
    worse = update(pinned, measured, loosen=loosen)
    WHO.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(measured, indent=1))
    print("\n".join(worse), file=sys.stderr)
    return 1 if worse else 0


def update(pinned: dict[str, Measured], measured: dict[str, Measured], *, loosen: bool) -> list[str]:
    """Tighten the pinned limits to what was measured; return what is beyond them and may not be."""
    worse = []
    for name, values in measured.items():
        limits = pinned.setdefault(name, {})
        for key, value in values.items():
            old, new = limits.get(key), limit(key, value)
            if old is not None and not loosen:
                if breaks(key, value, old):
                    worse.append(f"{name}: {key} {value:.2f} is beyond its limit {old}")
                new = min(old, new) if is_ceiling(key) else max(old, new)
            limits[key] = new
    return worse


def _shares(judged: list[Judged]) -> Measured:
    counts, sure = tally(judged), tally(judged, lambda one: one.confidence > SURE)
    share = 100 / len(judged)
    return {"right": share * counts["right"], "wrong": share * counts["wrong"], "wrong and sure": share * sure["wrong"]}


if __name__ == "__main__":
    sys.exit(main())
