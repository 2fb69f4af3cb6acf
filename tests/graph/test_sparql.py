"""What a question may be, and how it is refused."""

from collections.abc import Iterator

import pytest

from onrecord.errors import QueryError
from onrecord.graph import Graph, Run, open_store
from tests.newsroom import newsroom


@pytest.fixture(scope="module", params=["memory", "rdflib:Memory"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """Return the newsroom in two stores that evaluate questions by themselves."""
    with open_store(request.param) as opened:
        for record in newsroom():
            opened.replace(record, Run(version="1", extractors=("test",), model="none"))
        yield opened


UPDATES = [
    "DELETE WHERE { ?s ?p ?o }",
    "insert data { rec:a rec:b rec:c }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "PREFIX a: <http://b/> # SELECT\nDROP ALL",
    "LOAD <file:///etc/passwd>",
    "WITH graph:actors DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]
OUTSIDE = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "ASK { ?s ?p ?o . FILTER(?s<?o)SERVICE<http://127.0.0.1:9/>{?s ?p ?o} }",
    "ASK { { SELECT ?s { SERVICE ?s { ?a ?b ?c } } } }",
    "ASK { ?s ?p ?o FILTER EXISTS { SERVICE rec:x { ?a ?b ?c } } }",
    "ASK { ?s ?p ?o FILTER(?p<rec:b#>'''\n) SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #'''\n }",
    "ASK { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "DESCRIBE ?s { OPTIONAL { MINUS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
]
HARMLESS = [
    "SELECT ?s { ?s ?p 'SERVICE <http://127.0.0.1:9/>' }",
    "SELECT ?service { ?service a rec:Actor }",
    "# about the secret service\nASK { <https://a.example/service> ?p ?o }",
]


@pytest.mark.parametrize("sparql", UPDATES)
def test_a_question_changes_nothing(graph: Graph, sparql: str) -> None:
    """An update is refused as such, and nothing is gone."""
    before = len(graph)

    with pytest.raises(QueryError, match="this is an update"):
        graph.query(sparql)
    assert len(graph) == before > 0


@pytest.mark.parametrize("sparql", OUTSIDE)
def test_a_question_opens_no_connection(graph: Graph, sparql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """SERVICE is refused, however it is written, before any store sees it."""
    monkeypatch.setattr(graph._backend, "query", lambda *_: pytest.fail("the store was asked"))

    with pytest.raises(QueryError, match="SERVICE"):
        graph.query(sparql)


@pytest.mark.parametrize("sparql", HARMLESS)
def test_the_word_is_no_crime(graph: Graph, sparql: str) -> None:
    """A string, a variable, a comment or an address may hold the word."""
    graph.query(sparql)


def test_from_reads_no_file(graph: Graph) -> None:
    """FROM names graphs of ours, or is refused: it never reads from outside."""
    try:
        assert graph.query("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }").rows == ()
    except QueryError as error:
        assert "FROM" in str(error)  # noqa: PT017  both are right


@pytest.mark.parametrize(
    "sparql", ["", "SELECT", "SELECT * { ?s ?p }", "SELECT ?x { ?x foo:bar ?y }", "nonsense", "SELECT * { ?s ?p '\\' }"]
)
def test_what_is_not_well_formed_is_a_question_error(graph: Graph, sparql: str) -> None:
    """A slip gives our error, in one line, with no traceback of a parser."""
    with pytest.raises(QueryError) as caught:
        graph.query(sparql)
    assert "\n" not in str(caught.value)


def test_a_slip_is_located() -> None:
    """Oxigraph says where; the line is shown, and a missing prefix is called so."""
    with open_store("memory") as graph:
        with pytest.raises(QueryError, match=r"line 2, column \d+: .*\?s \?p"):
            graph.query("SELECT * {\n  ?s ?p }")
        with pytest.raises(QueryError, match="the prefix is not declared"):
            graph.query("SELECT * { ?s foo:bar ?o }")


def test_prefixes_are_there(graph: Graph) -> None:
    """The usual prefixes need no declaration, and may be declared."""
    assert graph.query("ASK { actor:ana-ruiz rec:said ?c . ?c a schema:Claim }").answer is True
    assert graph.query("PREFIX rec: <https://w3id.org/onrecord/ns#> ASK { actor:ana-ruiz rec:said ?c }").answer is True
