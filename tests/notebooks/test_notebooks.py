"""Notebooks run from top to bottom, are stored without output, and leave nothing behind."""

import json
import os
import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells(notebook: Path) -> list[dict[str, Any]]:
    """Return the code cells of a notebook."""
    found: list[dict[str, Any]] = json.loads(notebook.read_text("utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == "code"]


def test_there_are_notebooks() -> None:
    """The other tests have something to test."""
    assert [path.name for path in NOTEBOOKS] == ["explore.ipynb"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_stored_without_output(notebook: Path) -> None:
    """No output, no execution count: what a cell gives is for whoever runs it."""
    stored = [(cell["outputs"], cell["execution_count"]) for cell in cells(notebook)]

    assert stored == [([], None)] * len(stored)
    assert not any("execution" in cell["metadata"] for cell in cells(notebook))


@pytest.mark.slow
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs(notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs without an error or a warning, in a folder of its own with nothing but the shipped articles."""
    import nbformat

    with warnings.catch_warnings():
        # Jupyter's own modules warn about each other; what our cells warn of is output and seen below.
        warnings.simplefilter("ignore")
        from nbclient import NotebookClient

        shutil.copytree(ROOT / "articles", tmp_path / "articles")
        work = tmp_path / "work"
        work.mkdir()
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"):
            monkeypatch.setenv(name, str(tmp_path / name.lower()))
        monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
        monkeypatch.setenv("OMP_NUM_THREADS", "1")
        run = nbformat.read(notebook, as_version=4)
        NotebookClient(run, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(work)}}).execute()

    code = [cell for cell in run.cells if cell.cell_type == "code"]
    outputs = [output for cell in code for output in cell.outputs]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    frames = [
        output.data["text/html"] for output in outputs if "<iframe" in output.get("data", {}).get("text/html", "")
    ]
    tables = [output for output in outputs if "<table" in output.get("data", {}).get("text/html", "")]

    assert [output.text for output in outputs if output.output_type == "stream"] == []
    assert "image/png" in kinds
    assert len(tables) >= 4
    assert len(frames) == 1
    assert 'sandbox="allow-scripts ' in frames[0]
    assert os.listdir(work) == []
