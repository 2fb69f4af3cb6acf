"""The same numbers as the scorer that lies beside the project, on annotated news."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.config import Settings
from onrecord.evaluate import GoldArticle, Parts, estimate, predict, read_gold, reliability, score, score_each

pytestmark = pytest.mark.slow
OPTIONS = [(), ("--speech",), ("--merge",), ("--speech", "--merge")]
GUM = Path("data/gum_news/dev.jsonl")


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[GoldArticle]:
    """Return the articles of GUM news."""
    return list(read_gold(shared / GUM))


@pytest.fixture(scope="module")
def predicted(gold: list[GoldArticle]) -> list[tuple[Parts, ...]]:
    """Return what the rules find in them."""
    return predict(gold, Settings(extractors=("rules",)))


def theirs(
    shared: Path, folder: Path, articles: Sequence[GoldArticle], predicted: Sequence[Sequence[Parts]], *options: str
) -> dict[str, Any]:
    """Return what the shared scorer makes of predictions."""
    with (folder / "predicted.jsonl").open("w", encoding="utf-8") as out:
        for article, found in zip(articles, predicted, strict=True):
            parts = [{"source": p.source, "cue": p.cue, "content": p.content} for p in found]
            out.write(json.dumps({"id": article.id, "attributions": parts}) + "\n")
    result = folder / "result.json"
    scorer = shared / "score" / "score_attributions.py"
    subprocess.run(
        [sys.executable, str(scorer), str(shared / GUM), str(out.name), "--json", str(result), *options],
        check=True,
        capture_output=True,
    )
    return dict(json.loads(result.read_text(encoding="utf-8"))["predicted"])


@pytest.mark.parametrize("options", OPTIONS)
def test_the_numbers_are_those_of_the_shared_scorer(
    options: tuple[str, ...],
    shared: Path,
    tmp_path: Path,
    gold: list[GoldArticle],
    predicted: list[tuple[Parts, ...]],
) -> None:
    """On GUM news both give the same precision, recall and F1, measure by measure."""
    ours = score(gold, predicted, speech="--speech" in options, merge="--merge" in options)
    expected = theirs(shared, tmp_path, gold, predicted, *options)

    for name, ratio in (
        ("full", ours.full),
        ("content_overlap", ours.overlap),
        ("content_strict", ours.strict),
        ("content_partial", ours.partial),
        ("source_head_given_match", ours.source),
        ("cue_overlap_given_match", ours.cue),
        ("segments_source_exact", ours.segments["source"]),
        ("segments_cue_exact", ours.segments["cue"]),
        ("segments_content_exact", ours.segments["content"]),
    ):
        assert (ratio.precision, ratio.recall, ratio.f1) == pytest.approx(tuple(expected[name])), name


def test_the_interval_is_that_of_the_shared_scorer(
    shared: Path, tmp_path: Path, gold: list[GoldArticle], predicted: list[tuple[Parts, ...]]
) -> None:
    """The same articles are drawn, so the bounds are the same numbers."""
    expected = theirs(shared, tmp_path, gold, predicted, "--bootstrap", "1000")
    ours = estimate([scores.full for scores in score_each(gold, predicted)])

    assert [ours.low, ours.high] == expected["ci95"]["full"]


@pytest.mark.parametrize("options", OPTIONS)
def test_what_is_right_by_confidence_is_what_is_right(
    options: tuple[str, ...], gold: list[GoldArticle], predicted: list[tuple[Parts, ...]]
) -> None:
    """Over all tenths, as many predictions count, and as many are right, as in the full score."""
    speech, merge = "--speech" in options, "--merge" in options
    predicted = [tuple(replace(one, confidence=one.confidence or 0.5) for one in found) for found in predicted]
    full = score(gold, predicted, speech=speech, merge=merge).full
    deciles = reliability(gold, predicted, speech=speech, merge=merge).deciles

    assert sum(decile.count for decile in deciles) == full.predicted
    assert sum(decile.count * decile.precision for decile in deciles) == pytest.approx(full.right)
