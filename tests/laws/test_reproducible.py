"""The same articles give the same graph, byte for byte, whatever the order, the hash seed or the number of workers."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
FILES = ("graph.ttl", "graph.nq", "graph.trig", "graph.jsonld", "graph.csv")


def run(folder: Path, seed: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run ``onrecord`` in a folder with a hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )


def exports(folder: Path, seed: str) -> dict[str, bytes]:
    """Return the bytes of each export of the store in a folder."""
    for file in FILES:
        run(folder, seed, "export", file)
    return {file: (folder / file).read_bytes() for file in FILES}


@pytest.fixture(scope="module")
def reference(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the shipped articles once, in one process."""
    folder = tmp_path_factory.mktemp("reference")
    run(folder, "0", "build", str(root / "articles"))
    return exports(folder, "0")


def test_order_seed_and_workers_do_not_matter(root: Path, tmp_path: Path, reference: dict[str, bytes]) -> None:
    """One article after the other, backwards, from another place, then all again with two workers: the same bytes."""
    shutil.copytree(root / "articles", tmp_path / "moved")
    files = sorted((p for p in (tmp_path / "moved").rglob("*") if p.suffix in {".md", ".txt"}), reverse=True)
    files = [f for f in files if f.stem != "README"]
    run(tmp_path, "1", "build", *map(str, files[::2]))
    run(tmp_path, "2", "build", *map(str, files[1::2]))
    again = run(tmp_path, "3", "build", "moved", "--workers", "2")

    assert "0 articles added" in again.stdout
    assert exports(tmp_path, "4") == reference


def test_two_workers_build_the_same(root: Path, tmp_path: Path, reference: dict[str, bytes]) -> None:
    """Two processes that extract give what one gives."""
    run(tmp_path, "5", "build", str(root / "articles"), "--workers", "2")

    assert exports(tmp_path, "6") == reference
