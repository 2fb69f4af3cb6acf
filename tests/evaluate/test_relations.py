"""Measuring who accuses whom: what is right, what is not, and the same numbers as the scorer beside the project."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate import evaluate as command
from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.evaluate import evaluate_relations, is_relations
from onrecord.evaluate.relations import (
    Accusation,
    Sentence,
    accusations,
    count,
    read_relations,
    records,
    relation_report,
    sums,
)
from onrecord.model import Record

SETTINGS = Settings(extractors=("accusations",))
RUIZ = Accusation("Ana Ruiz", "Norland", "flooding the valley")


def line(text: str, *accused: tuple[str | None, str | None, str | None], **more: object) -> dict[str, object]:
    """Return one line of a gold file."""
    found = [dict(zip(("accuser", "accused", "charge"), one, strict=True)) for one in accused]
    return {"id": text[:12], "text": text, "accusations": found, "tier": "core", "origin": "RAMS_1.0", **more}


LINES = [
    line("Ana Ruiz accused Norland of flooding the valley.", ("Ana Ruiz", "Norland", "flooding the valley")),
    line("Tom Berg was accused of theft.", (None, "Tom Berg", "theft"), origin="WikiEvents"),
    line("Ana Ruiz praised Norland."),
    line("Ana Ruiz went home, and she accused Norland of theft.", tier="pair", pair=["Ana Ruiz", "Norland"],
         pair_label="neg p->q", origin="DSE"),
    line("Norland was blamed by Ana Ruiz.", tier="pair", pair=["Norland", "Ana Ruiz"], pair_label="neg q->p",
         origin="DSE"),
    line("Tom Berg met Ana Ruiz.", tier="pair", pair=["Tom Berg", "Ana Ruiz"], pair_label="neutral", origin="DSE"),
]  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Write a small gold file."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in LINES), encoding="utf-8")
    return path


COUNTED = [
    # gold, found -> right and predicted dyads, gold dyads found, full dyads found, charges found
    ((RUIZ,), (RUIZ,), (1, 1), 1, 1, 1),
    ((RUIZ,), (Accusation("Mayor Ana Ruiz", "the Norland ministry", "the valley"),), (1, 1), 1, 1, 1),
    ((RUIZ,), (Accusation("Norland", "Ana Ruiz", None),), (0, 1), 0, 0, 0),
    ((RUIZ,), (Accusation("Ana Ruiz", "Norland", "theft"), Accusation(None, "Norland", None)), (1, 2), 1, 1, 0),
    ((Accusation(None, "Norland"),), (Accusation(None, "Norland"), RUIZ), (2, 2), 1, 0, 0),
    ((Accusation("Ana Ruiz", None),), (RUIZ,), (0, 1), 0, 0, 0),
    ((), (RUIZ,), (0, 1), 0, 0, 0),
]


@pytest.mark.parametrize(("gold_ones", "found", "dyads", "all_found", "full", "charges"), COUNTED)
def test_right_ones_are_counted(
    gold_ones: tuple[Accusation, ...],
    found: tuple[Accusation, ...],
    dyads: tuple[int, int],
    all_found: int,
    full: int,
    charges: int,
) -> None:
    """A dyad needs the right accused, and the accuser where one is annotated; names may be longer or shorter."""
    counts = count(Sentence(id="a", text="", group="g", accusations=gold_ones), found)

    assert (counts["dyads"].right, counts["dyads"].predicted) == dyads
    assert (counts["dyads"].found, counts["full dyads"].right, counts["charges"].right) == (all_found, full, charges)
    assert counts["detection"].right == (bool(gold_ones) and bool(found))


PAIRS = [
    # who accuses, found -> right, predicted, gold
    (("Ruiz", "Norland"), [RUIZ], (1, 1, 1)),
    (("Norland", "Ruiz"), [RUIZ], (0, 1, 1)),  # the wrong way round
    (("Ruiz", "Norland"), [RUIZ, Accusation("Norland", "Ruiz")], (1, 1, 1)),
    (("Ruiz", "Berg"), [RUIZ], (0, 0, 1)),
    (None, [RUIZ], (0, 1, 0)),
    (None, [], (0, 0, 0)),
]


@pytest.mark.parametrize(("accuses", "found", "expected"), PAIRS)
def test_pairs_have_a_direction(
    accuses: tuple[str, str] | None, found: list[Accusation], expected: tuple[int, int, int]
) -> None:
    """A pair is right one way round only; one found where neither accuses the other is a false one."""
    pair = accuses or ("Norland", "Ana Ruiz")
    ratio = count(Sentence(id="a", text="", group="g", core=False, pair=pair, accuses=accuses), found)["pairs"]

    assert (ratio.right, ratio.predicted, ratio.gold) == expected


def test_whoever_is_meant_counts_beside_the_words(gold: Path) -> None:
    """As written "she" is not the name; with whom it means, the pair is found."""
    sentences = read_relations(gold)
    found = list(records(sentences, SETTINGS))

    written = [accusations(record, resolved=False) for record in found]
    assert written[3] == (Accusation("she", "Norland", "theft"),)
    assert Accusation("Ana Ruiz", "Norland", "theft") in accusations(found[3], resolved=True)
    report = relation_report(sentences, found)
    assert (report.written["pairs"].ratio.right, report.resolved["pairs"].ratio.right) == (1, 2)
    assert (report.sentences, report.written["detection"].ratio.f1, report.written["charges"].ratio.recall) == (6, 1, 1)
    assert set(report.groups) == {"RAMS", "WikiEvents", "DSE"}


def test_the_command_knows_such_a_file(gold: Path) -> None:
    """`onrecord evaluate` scores accusations where the gold has some; options for attributions are refused."""
    assert is_relations(gold)
    result = CliRunner().invoke(command, [str(gold), "--extractors", "accusations"])
    assert result.exit_code == 0, result.output
    assert re.search(r"full dyads\W+100", result.output), result.output

    data = json.loads(
        CliRunner().invoke(command, [str(gold), "--extractors", "accusations", "--format", "json"]).output
    )
    assert data["resolved"]["pairs"]["recall"] == 1
    refused = CliRunner().invoke(command, [str(gold), "--speech"])
    assert (refused.exit_code, "--speech" in refused.output) == (2, True)


@pytest.mark.parametrize("text", ["", "{}", '{"id": "a", "text": "b", "accusations": [1]}', "["])
def test_a_broken_file_says_what_is_wrong(text: str, tmp_path: Path) -> None:
    """Nothing, no accusations or no JSON: an error with the place and what a line needs."""
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ReadError, match=r"gold\.jsonl.*(Each line needs id, text)"):
        evaluate_relations(path)


def theirs(shared: Path, folder: Path, gold: Path, found: Sequence[Sequence[Accusation]]) -> dict[str, list[float]]:
    """Return the numbers that the shared scorer prints, by row."""
    predicted = folder / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for sentence, ones in zip(read_relations(gold), found, strict=True):
            parts: list[dict[str, Any]] = [
                {"accuser": one.accuser, "accused": one.accused, "charge": one.charge} for one in ones
            ]
            out.write(json.dumps({"id": sentence.id, "accusations": parts}) + "\n")
    scorer = shared / "score" / "score_relations.py"
    printed = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(predicted)], check=True, capture_output=True, text=True
    ).stdout
    rows = {}
    for row in printed.splitlines():
        name = next((n for n in ("ALL core", "PAIR DSE", "RAMS", "PLOVER") if row.startswith(n)), None)
        if name is not None:
            rows[name] = [float(number) for number in re.findall(r"\d+\.\d", row)]
    return rows


@pytest.fixture(scope="module")
def found(shared: Path) -> list[Record]:
    """Return what is on record of the sentences beside the project."""
    return list(records(read_relations(shared / "data/relations/dev.jsonl"), SETTINGS))


@pytest.mark.slow
@pytest.mark.parametrize("resolved", [False, True])
def test_the_numbers_are_those_of_the_shared_scorer(
    resolved: bool, shared: Path, tmp_path: Path, found: list[Record]
) -> None:
    """On the development part both print the same shares, for all and for two of its corpora."""
    gold = shared / "data/relations/dev.jsonl"
    ours = sums(read_relations(gold), found, resolved=resolved)
    expected = theirs(shared, tmp_path, gold, [accusations(record, resolved=resolved) for record in found])

    for row, group in (("ALL core", ""), ("RAMS", "RAMS "), ("PLOVER", "PLOVER ")):
        detection, dyads = ours[f"{group}detection"], ours[f"{group}dyads"]
        shares = [detection.precision, detection.recall, detection.f1, dyads.recall]
        shares += [ours[f"{group}full dyads"].recall, dyads.precision]
        if f"{group}charges" in ours:
            shares.append(ours[f"{group}charges"].recall)
        assert [round(100 * share, 1) for share in shares] == pytest.approx(expected[row], abs=0.11), row
    pairs = ours["pairs"]
    shares = [pairs.precision, pairs.recall, pairs.f1]
    assert [100 * share for share in shares] == pytest.approx(expected["PAIR DSE"], abs=0.06)
