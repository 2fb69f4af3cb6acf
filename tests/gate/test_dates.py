"""The gate: dates are read as well as they have been, and no year is ever invented."""

import json
from pathlib import Path

import pytest

from tests.gate import pin_dates

PINNED = json.loads(pin_dates.FLOORS.read_text(encoding="utf-8"))
REQUIRED = {  # percent below which no floor may ever be pinned
    "timebank value F1": 74.0,
    "timebank strict F1": 80.0,
    "timebank relaxed F1": 90.0,
    "timebank attachment": 90.0,
    "aquaint value F1": 70.0,
    "aquaint strict F1": 80.0,
    "aquaint relaxed F1": 90.0,
    "sentences value F1": 80.0,
    "sentences, no date value F1": 80.0,
}


@pytest.mark.slow
def test_no_measure_sinks_below_its_floor_on_corpora(shared: Path) -> None:
    """Each measure reaches its floor, and without a publication date no year is known that nobody wrote."""
    assert pin_dates.corpus_hashes() == PINNED["sha256"], "run python -m tests.gate.pin_dates"
    shares, may_not = pin_dates.counts(pin_dates.measure_corpora(shared))

    assert may_not == {"timebank invented": 0, "aquaint invented": 0}
    below = {key: value for key, value in shares.items() if value < PINNED["floors"][key]}
    assert not below, f"floors are {PINNED['floors']}"


@pytest.mark.slow
def test_no_measure_sinks_below_its_floor_on_our_sentences() -> None:
    """The same on our own sentences; and there are no more false events and years than there were."""
    shares, may_not = pin_dates.counts(pin_dates.measure_ours())

    assert may_not["sentences invented"] == 0
    assert [key for key in pin_dates.COUNTS if may_not[key] > PINNED[key]] == []
    below = {key: value for key, value in shares.items() if value < PINNED["floors"][key]}
    assert not below, f"floors are {PINNED['floors']}"


@pytest.mark.parametrize("measure", REQUIRED)
def test_floors_are_above_what_is_required(measure: str) -> None:
    """No floor is pinned below what is promised."""
    assert PINNED["floors"][measure] >= REQUIRED[measure]
