"""The report: every measure with its interval, in groups, for people and for machines."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.evaluate import evaluate as command
from onrecord.cli.main import main
from onrecord.evaluate import Report, estimate, report, score, score_each
from tests.evaluate.cases import GOLD, HOPES, SAID, write

SURE = [replace(SAID, confidence=0.9), replace(HOPES, confidence=0.7)]
ARTICLES = [replace(GOLD[0], publisher="The Mill"), replace(GOLD[0], publisher="Bell"), GOLD[0], GOLD[0]]
PREDICTED = [SURE, SURE[:1], [], SURE[1:]]
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def found() -> Report:
    """Return the report on four articles of two publishers and of nobody."""
    return report(ARTICLES, PREDICTED)


def test_the_report_is_the_scores_with_intervals(found: Report) -> None:
    """Every measure is that of the scores of all articles together."""
    scores = score(ARTICLES, PREDICTED)

    assert (found.articles, found.words) == (scores.articles, scores.words)
    for name in ("full", "overlap", "strict", "partial", "source", "cue"):
        assert getattr(found, name).ratio.f1 == getattr(scores, name).f1, name
    assert {kind: e.ratio.f1 for kind, e in found.kinds.items()} == {k: r.f1 for k, r in scores.kinds.items()}
    assert {role: e.ratio.f1 for role, e in found.segments.items()} == {k: r.f1 for k, r in scores.segments.items()}
    assert found.full == estimate([s.full for s in score_each(ARTICLES, PREDICTED)])


def test_publishers_are_scored_by_themselves(found: Report) -> None:
    """Each publisher has the full F1 of its articles; those of nobody are in none."""
    assert list(found.publishers) == ["Bell", "The Mill"]
    assert [e.ratio.f1 for e in found.publishers.values()] == pytest.approx([2 / 3, 1.0])
    assert [e.ratio.gold for e in found.publishers.values()] == [2, 2]


def test_the_options_reach_every_part() -> None:
    """With ``speech``, hopes are missing from scores, publishers and reliability alike."""
    found = report(ARTICLES, PREDICTED, speech=True)

    assert found.full.ratio.gold == 4
    assert found.publishers["Bell"].ratio.f1 == 1.0
    assert [d.confidence for d in found.reliability.deciles] == [0.9, 0.9]


def test_the_report_is_json(found: Report) -> None:
    """As data it has everything, in shares with four digits, and can be written."""
    data = json.loads(json.dumps(found.as_data()))

    assert data["publishers"]["Bell"] == {
        "precision": 1.0, "recall": 0.5, "f1": 0.6667, "low": 0.6667, "high": 0.6667, "predicted": 1, "gold": 2,
    }  # fmt: skip
    assert data["segments"].keys() == {"source", "cue", "content"}
    assert data["kinds"].keys() == {"direct", "indirect", "mixed"}
    assert data["reliability"]["deciles"][0] == {"count": 1, "confidence": 0.7, "precision": 1.0}
    assert data["reliability"]["largest_gap"] == 0.3


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the command, run on a gold file without a model: what is found is made up."""
    monkeypatch.setattr("onrecord.evaluate.read_gold", lambda _: ARTICLES)
    monkeypatch.setattr("onrecord.evaluate.predict", lambda *_: PREDICTED)
    return lambda *options: CliRunner().invoke(command, [str(tmp_path / "gold.jsonl"), *options])


def test_people_get_two_tables(run: Run) -> None:
    """The first has the measures, with publishers where there are several; the second the reliability."""
    lines = [line.split() for line in run("--speech").output.splitlines()]

    assert lines[0] == ["gold.jsonl:", "4", "articles,", "56", "words,", "speech", "only"]
    assert ["full,", "Bell", *["100.0"] * 5, "1", "1"] in lines
    assert ["full", "100.0", "50.0", "66.7", "0.0", "100.0", "2", "4"] in lines
    assert ["content", "spans", "100.0", "50.0", "66.7", "0.0", "100.0", "2", "4"] in lines
    assert ["1", "90.0", "100.0", "+10.0"] in lines


def test_machines_get_all_of_it(run: Run, found: Report) -> None:
    """JSON is the report, with the file and the options; csv is the first table."""
    data = json.loads(run("--format", "json").output)
    table = run("--format", "csv").output.splitlines()

    assert data == {"gold": "gold.jsonl", "speech": False, "merge": False, **found.as_data()}
    assert table[0] == "measure,precision,recall,F1,F1 low,F1 high,predicted,gold"
    assert len(table) == 1 + 6 + 3 + 3 + 2
    assert "confidence" not in "".join(table)


def test_the_command_extracts_and_scores(tmp_path: Path) -> None:
    """``onrecord evaluate`` reads the file and scores what is found in it."""
    data = json.loads(CliRunner().invoke(command, [str(write(tmp_path / "gold.jsonl")), "--format", "json"]).output)

    assert (data["articles"], data["full"]["recall"]) == (1, 1.0)


@pytest.mark.parametrize("text", [None, "", "{", '{"id": 1, "text": "a", "attributions": [{"content": [[0, 9]]}]}'])
def test_a_bad_file_is_told_in_one_line(text: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is missing, empty or no gold ends with a message and status 1."""
    path = tmp_path / "gold.jsonl"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(SystemExit) as stopped:
        main(["evaluate", str(path)])

    assert stopped.value.code == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"Error: {path}")
