"""Pin what is reached in reading dates: ``python -m tests.gate.pin_dates [--lower]``.

`dates.json` has floors in percent, on the corpora beside the project and on the test half of our own sentences. A floor
only moves up, unless ``--lower`` says so; say why in the commit. Years that nobody wrote have no floor: there are none.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from onrecord.annotate.document import Document
from onrecord.evaluate.dated import dated_records, parsed, read_dated, read_json
from onrecord.evaluate.dates import MEASURES, Dated, Timex, false_dates, found_in, invented, score_times
from onrecord.evaluate.happenings import read_events, score_events, told_as_happened
from onrecord.extract.attaching import attach
from onrecord.model import Span
from tests.bench.dates import chosen_rightly
from tests.gate.pin import SHARED, sha256
from tests.gate.pin_relations import update

FLOORS = Path(__file__).with_name("dates.json")
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "dates"
CORPORA = ("timebank", "aquaint")
COUNTS = ("told as happened", "false years")
Measured = dict[str, float]


def measure_corpora(folder: Path = SHARED) -> Measured:
    """Return what is reached on the corpora with their publication dates, in percent, and how many years nobody wrote.

    Those are counted without publication dates.
    """
    reached: Measured = {}
    for corpus in CORPORA:
        file = folder / _file(corpus)
        gold = read_dated(file)
        documents = list(parsed(gold))
        found = [found_in(record) for record in dated_records(documents)]
        scores = score_times(gold, found)
        reached |= {f"{corpus} {name} F1": 100 * scores[name].f1 for name in MEASURES}
        counts = [chosen_rightly(one, doc, _attached) for one, doc in zip(read_json(file), documents, strict=True)]
        reached[f"{corpus} attachment"] = 100 * sum(c[0] for c in counts) / sum(c[1] for c in counts)
        reached[f"{corpus} invented"] = _invented(gold)
    return reached


def measure_ours() -> Measured:
    """Return what is reached on the test half of our sentences, in percent, and what may never happen, as counts."""
    gold = read_dated(GOLDEN / "test.json")
    reached: Measured = {}
    for published in (True, False):
        scores = score_times(gold, _found(gold, published=published), published=published)
        label = "" if published else ", no date"
        names = (*MEASURES, "open", "anchor", "mod", "bounds") if published else ("value",)
        reached |= {f"sentences{label} {name} F1": 100 * scores[name].f1 for name in names}
    told = read_events(GOLDEN / "events-test.json")
    texts = [Dated(id=one.id, text=one.text, published=one.published, times=()) for one in told]
    records = list(dated_records(parsed(texts)))
    events = score_events(told, records)
    reached |= {f"{name} F1": 100 * events[name].f1 for name in ("events", "dates")}
    reached |= {name: 100 * events[name].precision for name in ("relation", "status", "saying", "told", "place")}
    reached["told as happened"] = sum(
        len(told_as_happened(one.events, record)) for one, record in zip(told, records, strict=True)
    )
    reached["sentences invented"] = _invented(gold)
    undated = _found(gold, published=False)
    reached["false years"] = sum(len(list(false_dates(one, times))) for one, times in zip(gold, undated, strict=True))
    return reached


def corpus_hashes() -> dict[str, str]:
    """Return the hash of each corpus as it is stored."""
    return {corpus: sha256({"file": _file(corpus)}) for corpus in CORPORA}


def counts(reached: Measured) -> tuple[Measured, Measured]:
    """Return shares, which have floors, and counts of what may not be."""
    may_not = {
        key: value for key, value in reached.items() if key.endswith(("invented", "told as happened", "false years"))
    }
    return {key: value for key, value in reached.items() if key not in may_not}, may_not


def main(arguments: list[str] | None = None) -> int:
    """Measure and write the floors; 1 if one would sink and may not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", action="store_true", help="let floors sink")
    lower = parser.parse_args(arguments).lower
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {"floors": {}}
    shares, may_not = counts(measure_corpora() | measure_ours())
    sunk = update(pinned["floors"], shares, lower=lower)
    pinned |= {key: int(may_not[key]) for key in COUNTS}
    pinned["sha256"] = corpus_hashes()
    FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    print({key: round(value, 2) for key, value in (shares | may_not).items()})
    print("\n".join(sunk), file=sys.stderr)
    return 1 if sunk else 0


def _found(gold: Sequence[Dated], *, published: bool) -> list[tuple[Timex, ...]]:
    return [found_in(record) for record in dated_records(parsed(gold, published=published))]


def _invented(gold: Sequence[Dated]) -> int:
    found = _found(gold, published=False)
    return sum(len(list(invented(one.text, times))) for one, times in zip(gold, found, strict=True))


def _attached(document: Document, events: list[Span], times: list[Span]) -> Sequence[int | None]:
    return attach(document, events, times)


def _file(corpus: str) -> str:
    return f"data/dates/{corpus}.jsonl"


if __name__ == "__main__":
    sys.exit(main())
