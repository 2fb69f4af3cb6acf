"""``onrecord ask`` as a user meets it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_without_a_name_the_questions_are_listed(run: Run) -> None:
    """Titles and parameters of all questions; no store is needed for it."""
    status, out, _ = run("ask")

    assert status == 0
    assert "who-said-what" in out
    assert "Who accuses whom of what, since when, and who denies it" in out
    assert "--about [--actor] [--since] [--until] [--limit]" in out


def test_an_answer_is_a_table(run: Run, store: str) -> None:
    """In a pipe the table is aligned text without colours."""
    status, out, _ = run("ask", "who-said-what", "--actor", "keller", "--store", store)

    assert status == 0
    assert out.startswith("Who said what\n")
    assert "Nobody checked it, … and Ruiz knew" in out
    assert "https://harbour.example/bridge" in out
    assert "\x1b" not in out


def test_machines_get_json(run: Run, store: str) -> None:
    """--format gives rows by column."""
    _, out, _ = run("ask", "top-accusers", "--format", "json", "--store", store)

    assert json.loads(out) == [{"who": "Tom Keller", "accusations": "2", "accused": "2", "articles": "2"}]


def test_options_may_stand_before_the_name(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """--store and --format count on both sides, and more than the environment."""
    monkeypatch.setenv("ONRECORD_STORE", "/nowhere")

    status, out, _ = run("ask", "--store", store, "--format", "csv", "top-accusers")

    assert (status, out) == (0, "who,accusations,accused,articles\nTom Keller,2,2,2\n")


def test_help_shows_parameters_and_an_example(run: Run) -> None:
    """Each question explains itself."""
    status, out, _ = run("ask", "said-about", "--help")

    assert status == 0
    assert "--about ACTOR" in out
    assert "[required]" in out
    assert 'onrecord ask said-about --about "Ana Ruiz" --actor "Tom Keller"' in out


def test_the_timeline_and_its_flag(run: Run, store: str) -> None:
    """A flag needs no value; without it, what is possible and undated is shown too, and each row says which it is."""
    columns = ("dating", "date", "what", "words")
    arguments = ("ask", "timeline", "--store", store, "--format", "json")
    every, certain = (json.loads(run(*arguments, *more)[1]) for more in ((), ("--certain",)))

    assert [tuple(row[name] for name in columns) for row in certain] == [
        ("certain", "2023-06-08", "happened", "The bridge closed")
    ]
    assert [row["dating"] for row in every] == ["certain", *["possible"] * 8, *["undated"] * 3]
    assert "--certain" in run("ask", "timeline", "--help")[1]
    assert "[--actor] [--since] [--until] [--certain] [--limit]" in run("ask")[1]


WRONG_USE = [
    (("ask", "timelin"), "no question is called 'timelin'. Did you mean timeline"),
    (("ask", "said-about"), "Missing option '--about'"),
    (("ask", "timeline", "--colour", "red"), "No such option"),
    (("ask", "nowhere.rq"), "cannot read the question"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_USE)
def test_wrong_use_is_status_2(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """Unknown questions and options and missing parameters are wrong usage."""
    status, out, err = run(*arguments)

    assert (status, out) == (2, "")
    assert message in err


FAILURES = [
    (
        ("who-said-what", "--actor", "Anna Ruis"),
        "no actor is called 'Anna Ruis' in this store. Near: Ana Ruiz (ana-ruiz)",
    ),
    (("timeline", "--since", "soon"), "since: 'soon' is not a date"),
    (("timeline", "--limit", "0"), "limit: '0' is not a whole number"),
    (("timeline", "--since", "2018", "--until", "2016"), "since 2018 is after until 2016, so that no day lies between"),
    (("accusations", "--since", "2018-02", "--until", "2018-01-31"), "since 2018-02 is after until 2018-01-31"),
]


@pytest.mark.parametrize(("arguments", "message"), FAILURES)
def test_a_failure_is_one_line_and_status_1(run: Run, store: str, arguments: tuple[str, ...], message: str) -> None:
    """What cannot be answered says why."""
    status, out, err = run("ask", *arguments, "--store", store)

    assert (status, out) == (1, "")
    assert message in err
    assert len(err.splitlines()) == 1


def test_questions_of_ones_own(run: Run, store: str, tmp_path: Path) -> None:
    """A folder of questions, or one file by its path, with its parameters as options."""
    source = '# title: Mine\n# param: text text required Words\nSELECT ("so" AS ?x) WHERE { FILTER ($text = "a b") }'
    (tmp_path / "mine.rq").write_text(source)

    by_folder = run("ask", "--questions", str(tmp_path), "mine", "--text", "a b", "--format", "csv", "--store", store)
    by_path = run("ask", str(tmp_path / "mine.rq"), "--text", "a b", "--format", "csv", "--store", store)

    assert by_folder == by_path == (0, "x\nso\n", "")
    assert "Mine" in run("ask", "--questions", str(tmp_path))[1]


def test_yes_or_no_and_graphs(run: Run, store: str, tmp_path: Path) -> None:
    """A question of one's own may be ASK or CONSTRUCT."""
    (tmp_path / "is.rq").write_text("ASK { ?a rec:accuses ?b }")
    (tmp_path / "graph.rq").write_text("CONSTRUCT { ?a rec:accuses ?b } WHERE { ?a rec:accuses ?b }")

    assert run("ask", str(tmp_path / "is.rq"), "--store", store) == (0, "yes\n", "")
    assert "rec:accuses actor:ana-ruiz" in run("ask", str(tmp_path / "graph.rq"), "--store", store)[1]


def test_a_narrow_terminal_gets_rows_one_below_the_other(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a table would not fit, each row is a block of named lines without the empty cells; a wide one keeps it."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "70")
    _, narrow, _ = run("ask", "accusations", "--of", "Harbour Council", "--store", store)
    _, few, _ = run("ask", "top-accusers", "--store", store)

    assert narrow.splitlines()[:6] == [
        "Who accuses whom of what, since when, and who denies it",
        "",
        "published   2024-03-06",
        "accuser     Tom Keller",
        "accused     Harbour Council",
        "charge      a cover-up",
    ]
    assert "told" not in narrow
    assert all(len(line) <= 70 for line in narrow.splitlines())
    assert "Tom Keller   2             2         2" in few
