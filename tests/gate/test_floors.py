"""The gate: attributions on annotated news never get worse than they have been."""

import json
from pathlib import Path

import pytest

from tests.gate import pin

CORPORA = json.loads(pin.BASELINE.read_text(encoding="utf-8"))["corpora"]
REQUIRED = {  # F1 below which no floor may ever be pinned
    "polnear-dev-speech": 80.0,
    "polnear-dev": 70.0,
    "gum-news-dev": 65.0,
    "polnear-dev-speech-rules": 66.0,
    "gum-news-dev-rules": 65.0,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CORPORA)
def test_no_measure_sinks_below_its_floor(name: str, shared: Path) -> None:
    """Each measure of each corpus reaches its floor; a corpus that has changed must be pinned anew."""
    corpus = CORPORA[name]
    assert (shared / corpus["file"]).is_file()
    assert pin.sha256(corpus) == corpus["sha256"], f"{corpus['file']} has changed: run python -m tests.gate.pin"
    reached = pin.measure(corpus)

    below = {key: value for key, value in reached.items() if value < corpus["floors"][key]}
    assert not below, f"floors are {corpus['floors']}"


@pytest.mark.parametrize("name", REQUIRED)
def test_floors_are_above_what_is_required(name: str) -> None:
    """No floor is pinned below the scores that the first release promises."""
    assert CORPORA[name]["floors"]["f1"] >= REQUIRED[name]


def test_a_floor_sinks_only_when_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pinning lifts floors, keeps one that is not reached, and lowers it only with ``--lower``."""
    path = tmp_path / "baseline.json"
    corpus = {"file": "x", "speech": False, "sha256": "", "floors": {"precision": 50.0, "recall": 50.0, "f1": 50.0}}
    path.write_text(json.dumps({"corpora": {"a": corpus}}), encoding="utf-8")
    monkeypatch.setattr(pin, "BASELINE", path)
    monkeypatch.setattr(pin, "measure", lambda _: {"precision": 60.06, "recall": 40.06, "f1": 50.06})
    monkeypatch.setattr(pin, "sha256", lambda _: "new")

    def floors() -> dict[str, float]:
        return dict(json.loads(path.read_text(encoding="utf-8"))["corpora"]["a"]["floors"])

    assert pin.main([]) == 1
    assert floors() == {"precision": 60.0, "recall": 50.0, "f1": 50.0}
    assert pin.main(["--lower"]) == 0
    assert floors() == {"precision": 60.0, "recall": 40.0, "f1": 50.0}
