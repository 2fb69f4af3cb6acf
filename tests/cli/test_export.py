"""``onrecord export`` as a user meets it."""

from pathlib import Path

import pytest

from onrecord.export import SUFFIXES
from tests.cli.conftest import Run


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix(run: Run, store: str, tmp_path: Path, suffix: str) -> None:
    """Each format is written, and what was written is told on standard error."""
    path = tmp_path / f"graph{suffix}"

    status, out, err = run("export", str(path), "--store", store)

    assert (status, out) == (0, "")
    assert err.startswith(f"Wrote {path}: ")
    assert path.stat().st_size > 500


def test_help_names_every_suffix(run: Run) -> None:
    """What can be written is in the help."""
    out = run("export", "--help")[1]

    assert all(suffix in out for suffix in SUFFIXES)


def test_undated_articles_are_counted(run: Run, store: str, tmp_path: Path) -> None:
    """A part of time says how much it had to leave out."""
    arguments = ("export", str(tmp_path / "a.csv"), "--store", store)

    assert "1 article was left out: the date of publication is missing" in run(*arguments, "--since", "2024-03")[2]
    assert "2 articles were left out" in run(*arguments, "--until", "2024-02-10")[2]
    assert "left out" not in run(*arguments, "--actor", "Ana Ruiz")[2]


def test_a_calendar_tells_what_it_left_out(run: Run, store: str, tmp_path: Path) -> None:
    """Events without a certain day are counted, and time is that of the event."""
    path = tmp_path / "events.ics"

    assert run("export", str(path), "--store", store)[2].splitlines() == [
        f"Wrote {path}: 1 event",
        "1 event left out: 1 without a certain date",
    ]
    assert "SUMMARY:The bridge closed" in path.read_text(encoding="utf-8")
    assert "Wrote" in run("export", str(path), "--store", store, "--since", "2024")[2]
    assert "VEVENT" not in path.read_text(encoding="utf-8")


def test_whole_texts_on_demand(run: Run, store: str, tmp_path: Path) -> None:
    """--with-text adds the articles' texts."""
    run("export", str(tmp_path / "a.ttl"), "--store", store)
    run("export", str(tmp_path / "b.ttl"), "--store", store, "--with-text")

    assert "rec:text " not in (tmp_path / "a.ttl").read_text()
    assert "rec:text " in (tmp_path / "b.ttl").read_text()


FAILURES = [
    (("graph.xyz",), "no format is known for '.xyz'. Use one of: .ttl, .trig"),
    (("none/graph.ttl",), "does not exist. Make it first"),
    (("graph.ttl", "--actor", "Nobody Known"), "no actor is called 'Nobody Known'"),
    (("graph.ttl", "--article", "Nothing"), "no article is called 'Nothing'"),
    (("graph.ttl", "--since", "soon"), "since: 'soon' is not a date"),
    (("events.ics", "--since", "soon"), "since: 'soon' is not a date"),
    (("graph.ttl", "--since", "2018", "--until", "2016"), "since 2018 is after until 2016"),
    (("events.ics", "--since", "2018", "--until", "2016"), "since 2018 is after until 2016"),
    (("events.ics", "--actor", "Nobody Known"), "no actor is called 'Nobody Known'"),
]


@pytest.mark.parametrize(("arguments", "message"), FAILURES)
def test_a_failure_is_one_line_and_no_file(
    run: Run, store: str, tmp_path: Path, arguments: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be written says why and leaves nothing behind."""
    monkeypatch.chdir(tmp_path)

    status, _, err = run("export", *arguments, "--store", store)

    assert status == 1
    assert message in err
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
