"""The command line as a user meets it: help, mistakes, exit statuses."""

import json
from pathlib import Path

import pytest

from onrecord.cli.main import main


def run(*arguments: str) -> int:
    """Run the command line and return its exit status."""
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    return int(stopped.value.code or 0)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """--help lists the commands, none of them broken, and shows how to begin."""
    assert run("--help") == 0

    out = capsys.readouterr().out
    for name in ("build", "ask", "query", "view", "export", "check", "stats", "extract", "evaluate", "plugins"):
        assert f"\n  {name} " in out
    assert "cannot be loaded" not in out
    assert "onrecord build articles/" in out


def test_a_misspelt_command_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command is wrong usage, and the nearest is named."""
    assert run("biuld") == 2
    assert "Did you mean 'build'?" in capsys.readouterr().err


def test_a_missing_store_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking a store that is not there fails with where, what, and what to do next, and makes no folder."""
    missing = tmp_path / "nothing.db"

    assert run("stats", "--store", str(missing)) == 1

    err = capsys.readouterr().err
    assert err.startswith("Error: ")
    assert str(missing) in err
    assert "onrecord build" in err
    assert len(err.strip().splitlines()) == 1
    assert not missing.exists()


def test_build_says_what_it_did_and_what_is_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build ends with a summary; the second one adds nothing."""
    (tmp_path / "a.md").write_text(
        "---\ntitle: Bridge\n---\nAna Ruiz said that the bridge was safe.\n", encoding="utf-8"
    )
    arguments = ("build", str(tmp_path / "a.md"), "--store", str(tmp_path / "s.db"))

    assert run(*arguments) == 0
    first = capsys.readouterr().out
    assert run(*arguments) == 0
    second = capsys.readouterr().out

    assert "1 article added, 0 unchanged, 0 problems." in first
    assert "1  attributions" in first
    assert "onrecord ask" in first
    assert "0 articles added, 1 unchanged, 0 problems." in second


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad file is one problem on standard error and exit status 1; the good one is built."""
    (tmp_path / "good.txt").write_text("Ana Ruiz said that the bridge was safe.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\xff\xfe")

    assert run("build", str(tmp_path), "--raw", "--store", str(tmp_path / "s.db")) == 1

    out, err = capsys.readouterr()
    assert "1 article added, 0 unchanged, 1 problem." in out
    assert err.count("Problem: ") == 1
    assert "bad.txt" in err
    assert "Traceback" not in err


def test_extract_prints_one_line_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Extract writes JSON Lines whose spans read back from the file."""
    text = "Ana Ruiz said that the bridge was safe.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    assert run("extract", "--raw", "--published", "2020-03", str(tmp_path / "a.txt")) == 0

    [line] = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    [attribution] = found["attributions"]
    assert [text[s:e] for s, e in attribution["content"]] == ["that the bridge was safe"]
    assert [text[s:e] for s, e in attribution["source"]] == ["Ana Ruiz"]
    assert found["published"] == "2020-03"
    assert found["published_basis"] == "user"


def test_check_reads_all_and_can_sample_the_shapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound graph passes, with the number of quotations read, whole or with a sample of articles."""
    (tmp_path / "a.txt").write_text("Ana Ruiz said that the bridge was safe.\n", encoding="utf-8")
    store = str(tmp_path / "s.db")
    run("build", "--raw", str(tmp_path / "a.txt"), "--store", store)
    capsys.readouterr()

    assert run("check", "--store", store) == 0
    assert "4 quotations re-read" in capsys.readouterr().out
    assert run("check", "--store", store, "--sample", "1") == 0


@pytest.mark.parametrize("date", ["soon", "2020-13", "20-01-01", "2020-1-1", "2020-01-01T00:00"])
def test_a_wrong_date_is_wrong_usage(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A publication date that is no date is refused before anything is read."""
    assert run("extract", "x.txt", "--published", date) == 2
    assert "is not a date" in capsys.readouterr().err


def test_plugins_are_listed_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    """The plug-ins come as JSON on request."""
    assert run("plugins", "--format", "json") == 0

    rows = json.loads(capsys.readouterr().out)
    assert {"group": "readers", "name": "txt", "code": "onrecord.readers.text:read", "package": "onrecord"} in rows
