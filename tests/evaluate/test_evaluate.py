"""Scoring: small cases by hand, and the same numbers as the shared scorer where that is at hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate import evaluate as command
from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.evaluate import GoldArticle, Parts, Ratio, evaluate, predict, read_gold, score
from onrecord.evaluate.items import is_speech
from onrecord.evaluate.matching import joined

TEXT = "Ana Ruiz said the old mill would close. Lee hopes the owners will pay."


def part(source: str, cue: str, content: str, text: str = TEXT) -> Parts:
    """Return an attribution whose parts are the first places of these words."""
    spans = [
        ((text.index(words), text.index(words) + len(words)),) if words else () for words in (source, cue, content)
    ]
    return Parts(spans[0], spans[1], spans[2], "indirect")


SAID = part("Ana Ruiz", "said", "the old mill would close")
HOPES = part("Lee", "hopes", "the owners will pay")
GOLD = [GoldArticle("one", TEXT, (SAID, HOPES))]


def rates(found: Ratio) -> tuple[float, float]:
    """Return precision and recall."""
    return round(found.precision, 3), round(found.recall, 3)


def test_what_is_right_scores_one() -> None:
    """The gold itself, as a prediction, has full marks on every measure."""
    scores = score(GOLD, [[SAID, HOPES]])

    for ratio in (scores.full, scores.overlap, scores.strict, scores.partial, scores.source, scores.cue):
        assert rates(ratio) == (1.0, 1.0)


def test_overlap_is_half_of_the_words() -> None:
    """A content counts as found from a Dice coefficient of 0.5 on, and as exact only with the same words."""
    half = part("Ana Ruiz", "said", "the old mill")
    little = part("Ana Ruiz", "said", "close")

    assert rates(score(GOLD, [[half]]).overlap) == (1.0, 0.5)
    assert rates(score(GOLD, [[half]]).strict) == (0.0, 0.0)
    assert rates(score(GOLD, [[little]]).overlap) == (0.0, 0.0)


def test_full_needs_the_source() -> None:
    """The wrong source, none, or one that swallows a line is not right."""
    wrong = part("Lee", "said", "the old mill would close")
    none = part("", "said", "the old mill would close")
    right = part("Ruiz", "said", "the old mill would close")

    assert [rates(score(GOLD, [[p]]).full)[1] for p in (wrong, none, right)] == [0.0, 0.0, 0.5]


def test_gold_without_a_source_needs_a_prediction_without() -> None:
    """Nobody is nobody."""
    gold = [GoldArticle("one", TEXT, (part("", "said", "the old mill would close"),))]

    assert rates(score(gold, [[part("", "", "the old mill would close")]]).full) == (1.0, 1.0)
    assert rates(score(gold, [[SAID]]).full) == (0.0, 0.0)


def test_speech_leaves_attitudes_alone() -> None:
    """With ``speech``, a hope counts neither as gold nor as a false prediction."""
    scores = score(GOLD, [[SAID, HOPES]], speech=True)

    assert (scores.full.gold, scores.full.predicted, scores.full.right) == (1, 1, 1)


def test_merge_joins_the_same_source() -> None:
    """Two predictions of one source mention are one, unless their cues differ."""
    more = Parts(SAID.source, (), ((50, 60),), "indirect")
    other = Parts(SAID.source, HOPES.cue, ((50, 60),), "indirect")

    assert len(joined([SAID, more])) == 1
    assert joined([SAID, more])[0].content == (*SAID.content, (50, 60))
    assert len(joined([SAID, other])) == 2


@pytest.mark.parametrize(
    ("cue", "expected"), [("said", True), ("was denying", True), ("wants", False), (":", True), ("", False)]
)
def test_cues_of_speech(cue: str, expected: bool) -> None:
    """Verbs of speech in every form, "according to" and colons are speech; wishes are not."""
    assert is_speech(cue) is expected


def write(path: Path, text: str = TEXT) -> Path:
    """Write a gold file of one article."""
    parts = {
        "source": [list(SAID.source[0])],
        "cue": [list(SAID.cue[0])],
        "content": [list(SAID.content[0])],
        "type": "indirect",
    }
    path.write_text(json.dumps({"id": "one", "text": text, "attributions": [parts]}) + "\n", encoding="utf-8")
    return path


def test_evaluate_extracts_and_scores(tmp_path: Path) -> None:
    """A gold file goes in, scores come out."""
    scores = evaluate(write(tmp_path / "gold.jsonl"), settings=Settings(extractors=("rules",)), speech=True)

    assert scores.articles == 1
    assert rates(scores.full) == (1.0, 1.0)


@pytest.mark.parametrize(
    "line", ["{", '{"id": 1}', "[]", '{"id": 1, "text": "a", "attributions": [{"content": [["a", 2]]}]}']
)
def test_a_broken_gold_file_is_named(line: str, tmp_path: Path) -> None:
    """The error names file and line, and what a line needs."""
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", encoding="utf-8")

    with pytest.raises(ReadError, match=r"gold\.jsonl:1: no gold article"):
        list(read_gold(path))


def test_the_command_prints_a_table(tmp_path: Path) -> None:
    """``onrecord evaluate`` prints the measures for people, and as JSON for machines."""
    path = str(write(tmp_path / "gold.jsonl"))

    assert "full" in CliRunner().invoke(command, [path]).output
    rows = json.loads(CliRunner().invoke(command, [path, "--format", "json"]).output)
    assert rows[0]["measure"] == "full"
    assert {"precision", "recall", "F1"} <= rows[0].keys()


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--speech",), ("--merge",), ("--speech", "--merge")])
def test_the_numbers_are_those_of_the_shared_scorer(options: tuple[str, ...], shared: Path, tmp_path: Path) -> None:
    """On GUM news both give the same counts, measure by measure."""
    path = shared / "data" / "gum_news" / "dev.jsonl"
    gold = list(read_gold(path))
    predicted = predict(gold, Settings(extractors=("rules",)))
    ours = score(gold, predicted, speech="--speech" in options, merge="--merge" in options)
    with (tmp_path / "predicted.jsonl").open("w", encoding="utf-8") as out:
        for article, found in zip(gold, predicted, strict=True):
            parts = [{"source": p.source, "cue": p.cue, "content": p.content} for p in found]
            out.write(json.dumps({"id": article.id, "attributions": parts}) + "\n")
    result = tmp_path / "result.json"
    scorer = shared / "score" / "score_attributions.py"
    subprocess.run(
        [sys.executable, str(scorer), str(path), str(out.name), "--json", str(result), *options],
        check=True,
        capture_output=True,
    )
    theirs = json.loads(result.read_text(encoding="utf-8"))["predicted"]

    for name, ratio in (
        ("full", ours.full),
        ("content_overlap", ours.overlap),
        ("content_strict", ours.strict),
        ("content_partial", ours.partial),
        ("source_head_given_match", ours.source),
        ("cue_overlap_given_match", ours.cue),
    ):
        assert (ratio.precision, ratio.recall, ratio.f1) == pytest.approx(tuple(theirs[name])), name
