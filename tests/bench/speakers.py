"""Who speaks: how many speakers of annotated news are right, wrong and open, by what their source is.

    python -m tests.bench.speakers [FOLDER] [--each]

FOLDER holds ``data/gum_news/dev.jsonl``, ``data/polnear/dev.jsonl`` and the scraped page with its gold; by default it
is the one beside the project. Twice: with what the extractor finds, and with the annotated attributions as if they had
been found, so that only resolving counts. ``--each`` lists every speaker who is not right.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

from onrecord import Record, Settings
from onrecord.annotate.document import Document, annotate
from onrecord.annotate.models import load_model
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.speakers import (
    SOURCE_FORMS,
    SURE,
    VERDICTS,
    GoldSpeaker,
    Judged,
    as_found,
    judge,
    read_speakers,
    tally,
)
from onrecord.export.lines import as_json
from onrecord.extract.base import Extractor
from onrecord.ids import article_id
from onrecord.model import Article, Found, Span
from onrecord.pipeline import extract_records
from onrecord.plugins import load
from onrecord.resolve import resolve

SHARED = Path(__file__).resolve().parents[3] / "shared"
GATE = Path(__file__).resolve().parents[1] / "gate"
CORPORA = ("gum-news", "polnear")

Gold = list[tuple[GoldArticle, list[GoldSpeaker]]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--each", action="store_true", help="list every speaker who is not right")
    options = parser.parse_args()
    for name in CORPORA:
        gold, dates = speakers(name, options.folder)
        texts = {article.id: article.text for article, _ in gold}
        for title, judged in (("as found", found(gold, dates)), ("as annotated", given(gold, dates))):
            print_table(f"{name}, attributions {title}", judged)
            if options.each:
                print(
                    "\n".join(
                        _line(one, texts[one.article]) for one in judged if one.verdict not in ("right", "missed")
                    )
                )
    print(f"\nscraped page with its gold\n{scraped_page(options.folder)}")


def speakers(name: str, folder: Path) -> tuple[Gold, dict[str, str]]:
    """Return the gold speakers of a corpus, and the dates of its articles."""
    path = GATE / f"speakers.{name}.json"
    corpus = folder / json.loads(path.read_text(encoding="utf-8"))["file"]
    lines = corpus.read_text(encoding="utf-8").split("\n")
    dates = {data["id"]: data["date"] for data in map(json.loads, filter(str.strip, lines)) if data.get("date")}
    return read_speakers(path, corpus), dates


def found(gold: Gold, dates: dict[str, str]) -> list[Judged]:
    """Judge the speakers of what the default extractors find."""
    extractors = [cast("Extractor", load("extractors", name)) for name in Settings().extractors]
    out = []
    for (article, wanted), document in zip(gold, _documents(gold, dates), strict=True):
        out += judge(article, wanted, _resolved(document, [f for extract in extractors for f in extract(document)]))
    return out


def given(gold: Gold, dates: dict[str, str]) -> list[Judged]:
    """Judge the speakers of the annotated attributions themselves."""
    out = []
    for (article, wanted), document in zip(gold, _documents(gold, dates), strict=True):
        out += judge(article, wanted, _resolved(document, as_found(document.article, article.attributions)))
    return out


def scraped_page(folder: Path) -> str:
    """Return what the scorer of the scraped page says of it, and how many speakers are wrong though sure."""
    with tempfile.TemporaryDirectory() as place:
        lines = Path(place) / "found.jsonl"
        [record] = list(extract_records([folder / "articles" / "000_46627d3c724548f6.txt"]))
        assert isinstance(record, Record)
        lines.write_text(json.dumps(as_json(record)) + "\n", encoding="utf-8")
        scorer = [sys.executable, folder / "score" / "score_articles.py", folder / "articles" / "000_gold.json", lines]
        printed = subprocess.run([*map(str, scorer), "--verbose"], capture_output=True, text=True, check=True).stdout
    return "\n".join(line for line in printed.split("\n") if "attributions found" in line or "speaker" in line.lower())


def print_table(title: str, judged: Sequence[Judged]) -> None:
    """Print the verdicts by what the source is."""
    print(f"\n{title:34}" + "".join(f"{name:>12}" for name in VERDICTS) + f"{'right, sure':>14}{'wrong, sure':>14}")
    for form in ("all", *SOURCE_FORMS):
        some = [one for one in judged if form in ("all", one.form)]
        sure = tally(some, lambda one: one.confidence > SURE)
        counts = tally(some)
        print(f"{form:34}" + "".join(f"{n:12}" for n in counts.values()) + f"{sure['right']:14}{sure['wrong']:14}")


def _documents(gold: Gold, dates: dict[str, str]) -> Iterator[Document]:
    articles = (
        Article(
            id=article_id(article.text),
            text=article.text,
            file=article.id,
            body=Span(0, len(article.text)),
            layout="raw",
            published=dates.get(article.id),
            published_basis="user" if article.id in dates else None,
        )
        for article, _ in gold
    )
    return annotate(articles, load_model())


def _resolved(document: Document, findings: Iterable[Found]) -> Record:
    return resolve(document, findings)


def _line(one: Judged, text: str) -> str:
    words = " / ".join(text[slice(*span)] for span in one.gold.source)
    name = " / ".join(text[slice(*span)] for span in one.gold.names) or "nobody"
    return f"  {one.verdict:11}{one.article[:28]:30}{one.gold.attribution:4} {words!r} is {name!r}, not {one.speaker}"


if __name__ == "__main__":
    main()
