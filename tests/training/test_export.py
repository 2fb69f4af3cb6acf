"""The settings that are written beside the weights."""

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="only the environment for training has torch")

from onrecord.extract.learned.features import Labels  # noqa: E402
from onrecord.training.export import FORBIDDEN, write_settings  # noqa: E402
from onrecord.training.network import Chain  # noqa: E402

CONFIDENCE = {"bias": 0.5, "weights": {"labels": 1.5}}


def settings(folder: Path, weights: bytes) -> dict[str, object]:
    """Write the settings for such weights and return them."""
    (folder / "attribution.onnx").write_bytes(weights)
    both = torch.nn.ModuleList((torch.nn.Identity(), Chain()))
    write_settings(both, folder, "test", Labels(("NN",), ("dep",)), CONFIDENCE)
    written: dict[str, object] = json.loads((folder / "attribution.json").read_text(encoding="utf-8"))
    return written


def test_a_part_goes_on_only_with_itself(tmp_path: Path) -> None:
    """Whatever was learnt, a part cannot go on after another one, or at the beginning; all else may be."""
    written = settings(tmp_path, b"weights")
    follows = torch.tensor(written["follows"])
    may = {(before, label) for before in range(7) for label in range(7) if follows[before, label] > FORBIDDEN}

    assert may == {(b, x) for b in range(7) for x in range(7) if x not in (2, 4, 6) or b in (x, x - 1)}
    assert [x for x, value in enumerate(written["begins"]) if value > FORBIDDEN] == [0, 1, 3, 5]


def test_networks_are_told_apart_by_name(tmp_path: Path) -> None:
    """Other weights, another name; the same weights, the same one. What was given is kept."""
    one, again, other = (settings(tmp_path, weights) for weights in (b"one", b"one", b"other"))

    assert one == again
    assert one["name"] != other["name"]
    assert str(one["name"]).startswith("test/")
    assert (one["tags"], one["relations"], one["confidence"]) == (["NN"], ["dep"], CONFIDENCE)
