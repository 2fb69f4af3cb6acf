"""The files of the network."""

import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.extract.learned.features import COLUMNS
from onrecord.extract.learned.network import load_network, read_network
from onrecord.extract.learned.wordpiece import PIECES

MODEL = Path(str(files("onrecord.extract.learned").joinpath("model")))
REMEDY = "Install onrecord again, or do without it: --extractors rules"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with all of the model but its weights."""
    for name in ("attribution.json", "vocabulary.txt"):
        (tmp_path / name).write_bytes((MODEL / name).read_bytes())
    return tmp_path


def test_no_files_are_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    """The message names the folder and the way out."""
    with pytest.raises(ModelError, match=REMEDY) as caught:
        read_network(tmp_path / "nowhere")

    assert str(tmp_path / "nowhere") in str(caught.value)


def test_missing_weights_are_an_error(folder: Path) -> None:
    """The network needs all of its files."""
    with pytest.raises(ModelError, match=REMEDY):
        read_network(folder)


def test_weights_that_are_none_are_an_error(folder: Path) -> None:
    """A file that is no network is refused, whatever is in it."""
    (folder / "attribution.onnx").write_bytes(b"none")

    with pytest.raises(ModelError, match=REMEDY):
        read_network(folder)


def test_empty_weights_are_an_error(folder: Path) -> None:
    """So is a file of which nothing has arrived."""
    (folder / "attribution.onnx").write_bytes(b"")

    with pytest.raises(ModelError, match=REMEDY):
        read_network(folder)


@pytest.mark.parametrize("settings", ["", "{", "{}", "[]", "null", '{"name": "a", "tags": 1}'])
def test_broken_settings_are_an_error(settings: str, folder: Path) -> None:
    """Settings that are not JSON, or not those of a network, are refused."""
    (folder / "attribution.json").write_text(settings, encoding="utf-8")
    (folder / "attribution.onnx").symlink_to(MODEL / "attribution.onnx")

    with pytest.raises(ModelError, match=REMEDY):
        read_network(folder)


def test_the_network_scores_a_window() -> None:
    """Seven labels a word, and a score for each pair of words; it is read only once."""
    network = load_network()
    pieces, features = np.ones((2, 3, PIECES), np.int32), np.zeros((2, 3, len(COLUMNS)), np.int32)
    parts, cue, source = network.scores(pieces, features)

    assert (parts.shape, cue.shape, source.shape) == ((2, 3, 7), (2, 3, 3), (2, 3, 3))
    assert load_network() is network


def test_no_part_goes_on_that_has_not_begun() -> None:
    """The labels of the shipped network cannot go on with a part after another one, nor begin with it."""
    network = load_network()
    inside = [2, 4, 6]
    wrong = [(before, label) for label in inside for before in range(7) if before not in (label, label - 1)]

    assert all(network.follows[pair] <= -1e3 for pair in wrong)
    assert (network.begins[inside] <= -1e3).all()


def test_the_vocabulary_and_the_labels_are_whole() -> None:
    """What the extractor needs by name is in the settings, and each piece has one line."""
    settings = json.loads((MODEL / "attribution.json").read_text(encoding="utf-8"))
    pieces = (MODEL / "vocabulary.txt").read_text(encoding="utf-8").split("\n")

    assert pieces[0] == "[PAD]"
    assert len(set(pieces)) == len(pieces)
    assert settings["name"].startswith("network/")
    assert {"VBD", "NNP"} <= set(settings["tags"])
    assert {"nsubj", "ccomp"} <= set(settings["relations"])
