"""Which file is written, where, and what happens when it cannot be."""

import os
from pathlib import Path

import pytest

from onrecord import export as package
from onrecord.errors import ExportError
from onrecord.export import SUFFIXES, write_graph
from onrecord.graph import Graph, open_store


def test_public_names_exist() -> None:
    """What the package promises is there."""
    assert all(hasattr(package, name) for name in package.__all__)


@pytest.mark.parametrize("name", ["graph.xyz", "graph", "graph.ttl.bak"])
def test_an_unknown_suffix_lists_the_known(newsroom_graph: Graph, tmp_path: Path, name: str) -> None:
    """The message names every suffix."""
    with pytest.raises(ExportError, match=r"no format is known.*\.ttl, \.trig, \.nt, \.nq, .*\.csv, \.json"):
        write_graph(newsroom_graph, tmp_path / name)


def test_capitals_are_a_suffix_too(newsroom_graph: Graph, tmp_path: Path) -> None:
    """GRAPH.TTL is Turtle."""
    write_graph(newsroom_graph, tmp_path / "GRAPH.TTL")

    assert (tmp_path / "GRAPH.TTL").read_text().startswith("@prefix")


def test_a_missing_folder_is_named(newsroom_graph: Graph, tmp_path: Path) -> None:
    """No folder is made behind the user's back."""
    with pytest.raises(ExportError, match=r"the folder .*none does not exist. Make it first"):
        write_graph(newsroom_graph, tmp_path / "none" / "graph.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(ExportError, match="this is a folder"):
        write_graph(newsroom_graph, tmp_path / "folder.ttl")


def test_a_failure_leaves_the_old_file(newsroom_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or a killed process never leaves half a file under the name that was asked for."""
    path = tmp_path / "graph.nq"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ExportError, match="cannot be written: No space left on device"):
        write_graph(newsroom_graph, path)

    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["graph.nq"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_store_gives_an_empty_file(tmp_path: Path, suffix: str) -> None:
    """Every format has a way to say nothing."""
    with open_store("memory") as graph:
        assert write_graph(graph, tmp_path / f"empty{suffix}").count == 0

    assert (tmp_path / f"empty{suffix}").exists()
