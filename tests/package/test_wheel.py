"""The wheel: complete, and at work without any tool of ours."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

# What only developers install. A module of this list that the wheel needs would break a user's first command.
DEV_ONLY = ("cogapp", "hypothesis", "importlinter", "matplotlib", "mypy", "nbclient", "pandas", "playwright", "pytest")
BLOCK = f"""
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {DEV_ONLY!r}:
            raise ModuleNotFoundError("only developers have " + name)
sys.meta_path.insert(0, Block())
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once and unpack it, with a hook that hides the developers' tools."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    [file] = out.glob("*.whl")
    unpacked = out / "unpacked"
    with zipfile.ZipFile(file) as archive:
        archive.extractall(unpacked)
    (unpacked / "sitecustomize.py").write_text(BLOCK, encoding="utf-8")
    return unpacked


def onrecord(wheel: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the unpacked package as a user's command in a folder of their own."""
    environment = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


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
def test_the_tools_really_are_hidden(wheel: Path, tmp_path: Path) -> None:
    """The check above can fail: in that environment pytest cannot be imported, and the package is the wheel's."""
    code = "import onrecord, sys; print(onrecord.__file__); import pytest"
    environment = {**os.environ, "PYTHONPATH": str(wheel)}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )

    assert run.stdout.startswith(str(wheel))
    assert "only developers have pytest" in run.stderr
