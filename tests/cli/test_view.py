"""``onrecord view`` as a user meets it."""

from pathlib import Path

from tests.cli.conftest import Run


def test_the_page_is_written(run: Run, store: str, tmp_path: Path) -> None:
    """One file, with the title that was asked for, and a line that says what it shows."""
    path = tmp_path / "graph.html"

    status, out, err = run("view", "--store", store, "-o", str(path), "--title", "Bridge <row>")

    assert (status, out) == (0, "")
    assert err.startswith(f"Wrote {path}: 4 actors, 5 claims, ")
    assert "<title>Bridge &lt;row&gt;</title>" in path.read_text("utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["graph.html"]


def test_a_large_graph_is_reduced(run: Run, store: str, tmp_path: Path) -> None:
    """What is left out is told in the terminal and on the page."""
    path = tmp_path / "graph.html"

    status, _, err = run("view", "--store", store, "-o", str(path), "--max-nodes", "3")

    assert status == 0
    assert "6 less connected actors and claims were left out" in err
    assert "3 of 9 actors and claims" in path.read_text("utf-8")


def test_events_beyond_the_limit_are_told(run: Run, tmp_path: Path) -> None:
    """What the timeline leaves out is told in the terminal and on the page; the default is what the page has."""
    from onrecord.export.timeline import MAX_EVENTS
    from tests.query.chronicle import filled

    store, path = str(tmp_path / "s.db"), tmp_path / "graph.html"
    filled(store).close()

    status, _, err = run("view", "--store", store, "-o", str(path), "--max-events", "3")
    whole = run("view", "--store", store, "-o", str(path))[2]

    assert status == 0
    assert "7 dated events were left out of the timeline. --max-events shows more" in err
    assert "left out" not in whole
    assert f"[default: {MAX_EVENTS}; x>=1]" in run("view", "--help")[1]
    assert run("view", "--store", store, "--max-events", "0")[0] == 2


def test_mistakes_are_one_line(run: Run, store: str, tmp_path: Path) -> None:
    """A folder that is not there and a store that is not there name the remedy; a wrong number is wrong usage."""
    missing = str(tmp_path / "no" / "graph.html")

    status, _, err = run("view", "--store", store, "-o", missing)
    assert (status, err.count("\n")) == (1, 1)
    assert "Name another file with -o" in err

    status, _, err = run("view", "--store", str(tmp_path / "none.db"))
    assert (status, err.count("\n")) == (1, 1)

    assert run("view", "--store", store, "--max-nodes", "0")[0] == 2


def test_the_help_has_an_example(run: Run) -> None:
    """The help says how to call it."""
    status, out, _ = run("view", "--help")

    assert status == 0
    assert "onrecord view -o graph.html" in out
