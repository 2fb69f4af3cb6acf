"""``onrecord ask timeline`` as a person reads it: by how sure the day is, then by day, in lines that fit."""

import csv
import io
import json
from dataclasses import replace

import pytest

from onrecord.cli.timeline import told, when
from onrecord.graph import open_store
from onrecord.query.timeline import Entry, timeline
from onrecord.query.timeline_rows import COLUMNS
from tests.cli.conftest import Run
from tests.query.chronicle import filled


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store on disk with the chronicle in it."""
    path = str(tmp_path_factory.mktemp("timeline") / "s.db")
    filled(path).close()
    return path


def test_a_span_in_full(run: Run, store: str) -> None:
    """Headings tell how sure the day is; days are in plain words, with the exact form where it is no single day."""
    status, out, err = run("ask", "timeline", "--since", "2024-01-20", "--until", "2024-03-01", "--store", store)

    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:9] == [
        "Timeline",
        "",
        "Certain: on these days (4)",
        "",
        "February 2024 (2024-02)",
        "  Did not happen: Nobody drowned",
        lines[6],
        "",
        "29 February 2024",
    ]
    assert lines[6].startswith("    on “February” · The Harbour Post, 4 March 2024 · ")
    assert [line for line in lines if line[:1].strip()] == [
        "Timeline",
        "Certain: on these days (4)",
        "February 2024 (2024-02)",
        "29 February 2024",
        "1 March 2024",
        "Possible: within these days, or reported on them (2)",
        "January 2024 (2024-01)",
        "From 1 January 2014 on (2014)",
        "Undated: nothing tells when it was (2)",
        "8 June, of a year that is not said (XXXX-06-08)",
        "No date",
    ]
    assert "  Claimed by Tom Keller: the mayor resigned" in lines
    assert "  Ana Ruiz said: the ferry was unsafe" in lines
    assert "  Tom Keller accuses Ana Ruiz: On Friday Keller accused Ruiz of neglect." in lines


@pytest.mark.parametrize("columns", ["40", "70", "300"])
@pytest.mark.parametrize("terminal", [True, False])
def test_lines_fit(run: Run, store: str, monkeypatch: pytest.MonkeyPatch, columns: str, *, terminal: bool) -> None:
    """No line is longer than the terminal, nor than people can read, and no entry takes a screen."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")

    _, out, _ = run("ask", "timeline", "--store", store)

    assert max(map(len, out.splitlines())) <= min(int(columns), 120)
    assert "\x1b" not in out
    assert "─" not in out


def test_a_terminal_dims_where_it_stands(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Styles are for a terminal whose user has not forbidden them, and leave the words as they are in a pipe."""
    monkeypatch.setenv("COLUMNS", "100")
    plain = run("ask", "timeline", "--store", store)[1]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with open_store(store, read_only=True) as graph:
        from onrecord.cli.timeline import lines

        styled = list(lines("Timeline", timeline(graph), 100))

    assert any(line.startswith("\x1b[2m    on “Thursday” · ") for line in styled)
    assert styled[0] == "\x1b[1mTimeline\x1b[0m"
    assert len(styled) == len(plain.splitlines())


@pytest.mark.parametrize("format_", ["table", "json", "csv"])
def test_the_limit_says_what_it_leaves_out(run: Run, store: str, format_: str) -> None:
    """On standard error, so that a program reads its rows alone; nothing is said where nothing is left out."""
    status, out, err = run("ask", "timeline", "--limit", "12", "--format", format_, "--store", store)
    whole = run("ask", "timeline", "--limit", "13", "--store", store)[2]

    assert (status, whole) == (0, "")
    assert err == "1 more row is left out. All of them: --limit 13\n"
    if format_ == "json":
        assert len(json.loads(out)) == 12
    if format_ == "csv":
        assert tuple(next(csv.reader(io.StringIO(out)))) == COLUMNS


def test_nothing_found(run: Run, store: str) -> None:
    """An empty timeline says so."""
    status, out, _ = run("ask", "timeline", "--certain", "--since", "1900", "--until", "1901", "--store", store)

    assert (status, out) == (0, "Timeline\n(nothing found)\n")


@pytest.fixture(scope="module")
def entry(store: str) -> Entry:
    """Return one thing that happened on a day."""
    with open_store(store, read_only=True) as graph:
        return next(one for one in timeline(graph) if one.words == "The ferry sank")


SAID: list[tuple[dict[str, object], str]] = [
    ({"what": "happened"}, "Happened: The ferry sank"),
    ({"what": "happened", "who": ("Harbour Council",)}, "Happened: The ferry sank [Harbour Council]"),
    ({"what": "future", "status": "future"}, "To come: The ferry sank"),
    ({"what": "future", "told": ("Ana Ruiz",), "how": ("told",)}, "To come, says Ana Ruiz: The ferry sank"),
    ({"what": "claimed", "told": ("Ana Ruiz",), "how": ("told",)}, "Claimed by Ana Ruiz: The ferry sank"),
    ({"what": "claimed", "how": ("hearsay",)}, "Claimed (on hearsay): The ferry sank"),
    ({"what": "hypothetical", "how": ("question",)}, "Supposed (asked): The ferry sank"),
    ({"what": "not happened", "how": ("negated",)}, "Did not happen: The ferry sank"),
    ({"what": "said", "who": ("Ana Ruiz", "Tom Keller")}, "Ana Ruiz, Tom Keller said: The ferry sank"),
    ({"what": "denied", "how": ("told",), "told": ("Tom",)}, "Somebody denied, as Tom has it: The ferry sank"),
    ({"what": "agrees-with", "who": ("Ana",), "whom": ("Tom",)}, "Ana agrees with Tom: The ferry sank"),
    ({"what": "warns", "how": ("negated, question",)}, "Somebody warns (negated, asked): The ferry sank"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "expected"), SAID)
def test_what_is_no_fact_says_so(entry: Entry, changed: dict[str, object], expected: str) -> None:
    """Each kind of thing has words of its own, with the one who tells it and how."""
    bare = replace(entry, who=(), whom=(), told=(), how=("asserted",))

    assert told(replace(bare, **changed)) == expected  # type: ignore[arg-type]  # fields of an entry


def test_accounts_that_differ_say_so(entry: Entry) -> None:
    """The day of a thing on which its accounts do not agree is no certain one."""
    assert when(entry) == "2 March 2024"
    assert when(replace(entry, agree=False)) == "2 March 2024, accounts differ"
