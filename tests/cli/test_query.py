"""``onrecord query`` as a user meets it."""

import io
import json
from pathlib import Path

import pytest

from onrecord.graph import Run as Making
from tests.cli.conftest import Run
from tests.newsroom import desk, filled

SAID = "SELECT ?who WHERE { ?who rec:accuses actor:ana-ruiz }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store on disk with the newsroom and an article that steers terminals."""
    path = str(tmp_path_factory.mktemp("query") / "s.db")
    with filled(path) as graph:
        on = desk("Ana Ruiz said \x1b[31mred\x9b0m.\n", title="Odd", outlet="City Wire")
        on.says("Ana Ruiz", "said", "\x1b[31mred\x9b0m", speaker=None)
        graph.replace(on.record(), Making(version="0", extractors=("test/1",), model="none"))
    return path


def test_rows_are_a_table_with_short_names(run: Run, store: str) -> None:
    """People read prefixes, not whole IRIs."""
    status, out, _ = run("query", SAID, "--store", store)

    assert status == 0
    assert "actor:tom-keller" in out


FORMATS = [
    ("csv", "who\r\nhttps://w3id.org/onrecord/id/actor/tom-keller\r\n"),
    ("tsv", "?who\n<https://w3id.org/onrecord/id/actor/tom-keller>\n"),
]


@pytest.mark.parametrize(("format_", "text"), FORMATS)
def test_formats_are_the_standard(run: Run, store: str, format_: str, text: str) -> None:
    """Machines get what the W3C's SPARQL 1.1 results say."""
    assert run("query", SAID, "--format", format_, "--store", store) == (0, text, "")


def test_json_is_the_standard(run: Run, store: str) -> None:
    """The same in JSON."""
    answer = json.loads(run("query", SAID, "--format", "json", "--store", store)[1])

    node = {"type": "uri", "value": "https://w3id.org/onrecord/id/actor/tom-keller"}
    assert answer == {"head": {"vars": ["who"]}, "results": {"bindings": [{"who": node}]}}


@pytest.mark.parametrize(
    "question", ["CONSTRUCT { ?a rec:said ?c } WHERE { ?a rec:said ?c }", "DESCRIBE actor:ana-ruiz"]
)
def test_graphs_are_turtle(run: Run, store: str, question: str) -> None:
    """CONSTRUCT and DESCRIBE print Turtle unless told otherwise; a table of it has three columns."""
    _, out, _ = run("query", question, "--store", store)
    _, table, _ = run("query", question, "--format", "table", "--store", store)

    assert "@prefix rec: <https://w3id.org/onrecord/ns#> ." in out
    assert "rec:said" in out
    assert table.split()[:3] == ["subject", "predicate", "object"]


def test_yes_or_no(run: Run, store: str) -> None:
    """ASK is answered with a word."""
    assert run("query", "ASK { actor:tom-keller rec:accuses actor:ana-ruiz }", "--store", store) == (0, "yes\n", "")
    assert run("query", "ASK { actor:ana-ruiz rec:accuses ?x }", "--store", store) == (0, "no\n", "")


def test_a_question_in_a_file_or_a_pipe(run: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """-f reads a file, and - standard input."""
    (tmp_path / "q.rq").write_text("ASK {}")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"ASK {}"), encoding="utf-8"))

    assert run("query", "-f", str(tmp_path / "q.rq"), "--store", store)[:2] == (0, "yes\n")
    assert run("query", "-f", "-", "--store", store)[:2] == (0, "yes\n")


ARTICLE_TEXT = 'SELECT ?exact WHERE { ?s oa:exact ?exact FILTER(CONTAINS(?exact, "red")) } ORDER BY ?exact'


@pytest.mark.parametrize("format_", ["table", "json", "tsv"])
def test_an_article_cannot_steer_the_terminal(run: Run, store: str, format_: str) -> None:
    """Escape sequences in quoted words are stripped from tables and written by number elsewhere."""
    _, out, _ = run("query", ARTICLE_TEXT, "--format", format_, "--store", store)

    assert "[31mred" in out
    assert not {"\x1b", "\x9b"} & set(out)


def test_nor_by_a_graph(run: Run, store: str) -> None:
    """The same for Turtle."""
    question = 'CONSTRUCT { ?s oa:exact ?e } WHERE { ?s oa:exact ?e FILTER(CONTAINS(?e, "red")) }'

    out = run("query", question, "--store", store)[1]

    assert "\\u001B[31mred" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("arguments", [(), ("ASK {}", "-f", "q.rq"), ("ASK {}", "--format", "yaml")])
def test_wrong_use_is_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    """One question, in one place, in a known format."""
    assert run("query", *arguments)[0] == 2


FAILURES = [
    ("SELECT ?x WHERE { ?x", "line 1, column"),
    ("DELETE WHERE { ?s ?p ?o }", "this is an update, and questions change nothing"),
    ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "SERVICE asks another server"),
]


@pytest.mark.parametrize(("question", "message"), FAILURES)
def test_a_failure_is_one_line_and_status_1(run: Run, store: str, question: str, message: str) -> None:
    """A question that is not well formed, or wants too much, is refused in one line."""
    status, out, err = run("query", question, "--store", store)

    assert (status, out) == (1, "")
    assert message in err
    assert len(err.splitlines()) == 1


def test_a_missing_file_is_told(run: Run, tmp_path: Path) -> None:
    """The file is named, with the reason."""
    status, _, err = run("query", "-f", str(tmp_path / "none.rq"))

    assert status == 1
    assert "none.rq" in err
    assert "No such file" in err
