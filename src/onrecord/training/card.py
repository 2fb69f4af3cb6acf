"""Write the model card (Mitchell et al. 2019): what the model is, what it learnt from, how good it is."""

import datetime
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from string import Template

from onrecord.config import Settings
from onrecord.evaluate import Estimate, Reliability, Report, predict, read_gold, report

CORPORA = {"PolNeAR dev": "polnear/dev.jsonl", "GUM news": "gum_news/dev.jsonl"}


def write_card(out: Path, data: Path, epochs: int) -> None:
    """Score the model in ``out`` on the development articles of ``data`` and write ``MODEL_CARD.md`` there."""
    text = files("onrecord.training").joinpath("card.md").read_text(encoding="utf-8")
    size = sum(f.stat().st_size for f in out.iterdir() if f.suffix in (".onnx", ".json", ".txt"))
    card = Template(text).substitute(
        date=datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        epochs=epochs,
        size=f"{size / 1e6:.1f}",
        scores="\n".join(_scores(data)),
    )
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")


def _scores(data: Path) -> Iterator[str]:
    for name, file in CORPORA.items():
        if not (data / file).is_file():
            continue
        gold = list(read_gold(data / file))
        predicted = predict(gold, Settings(extractors=("network",)))
        everything = report(gold, predicted, merge=True)
        speech = report(gold, predicted, merge=True, speech=True)
        yield from _corpus(name, everything, speech)


def _corpus(name: str, everything: Report, speech: Report) -> Iterator[str]:
    yield f"### {name}: {everything.articles} articles, {everything.words:,} words\n"
    yield from _table("full F1", (("all", everything.full), ("speech", speech.full)))
    yield from _table("full F1 by kind, all", everything.kinds.items())
    yield from _table("full F1 by kind, speech", speech.kinds.items())
    if everything.publishers:
        yield from _table("full F1 by publisher, all", everything.publishers.items())
    yield from _table("exact spans, all", everything.segments.items())
    yield from _table("exact spans, speech", speech.segments.items())
    yield from _reliability(everything.reliability)


def _table(title: str, rows: Iterable[tuple[str, Estimate]]) -> Iterator[str]:
    yield f"| {title} | gold | precision | recall | F1 | 95 % of drawn articles |"
    yield "|---|---|---|---|---|---|"
    for name, found in rows:
        r = found.ratio
        yield (
            f"| {name} | {r.gold:.0f} | {100 * r.precision:.1f} | {100 * r.recall:.1f} | **{100 * r.f1:.1f}** "
            f"| {100 * found.low:.1f} to {100 * found.high:.1f} |"
        )
    yield ""


def _reliability(found: Reliability) -> Iterator[str]:
    yield "| decile of confidence, all | attributions | mean confidence | right |"
    yield "|---|---|---|---|"
    for n, decile in enumerate(found.deciles, start=1):
        yield f"| {n} | {decile.count} | {100 * decile.confidence:.1f} | {100 * decile.precision:.1f} |"
    yield f"\nLargest gap: {100 * found.largest_gap:.1f} points.\n"
