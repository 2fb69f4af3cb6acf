"""Answers in the W3C's formats, read back with rdflib's and Python's own readers."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import rdflib
from rdflib import XSD, BNode, Literal, URIRef

from onrecord.errors import QueryError
from onrecord.graph import Graph, Result
from onrecord.query import serialise

NASTY = 'a "b", <c> & \\ d\n\t\r]]>🦊'
ROWS: tuple[tuple[URIRef | Literal | BNode | None, ...], ...] = (
    (URIRef("https://x.example/?a=1&b=2"), Literal(NASTY, lang="en")),
    (None, Literal("5", datatype=XSD.integer)),
    (BNode("b1"), Literal("plain", datatype=XSD.string)),
)
TABLE = Result(kind="select", variables=("node", "words"), rows=ROWS)


def read_back(text: str, format_: str) -> list[tuple[object, ...]]:
    """Read an answer with rdflib."""
    parsed = rdflib.query.Result.parse(io.BytesIO(text.encode()), format=format_)
    return [tuple(row) for row in parsed]


@pytest.mark.parametrize("format_", ["json", "xml", "tsv"])
def test_rows_read_back(format_: str) -> None:
    """What is written is read back by rdflib as the same terms."""
    back = read_back(serialise(TABLE, format_), format_)

    assert [str(row[1]) for row in back] == [NASTY, "5", "plain"]
    assert back[0][0] == ROWS[0][0]
    assert back[1] == (None, Literal("5", datatype=XSD.integer))
    assert isinstance(back[2][0], BNode)


def test_csv_is_plain_values() -> None:
    """CSV has values without types, quoted where they need it, and lines that end as RFC 4180 says."""
    text = serialise(TABLE, "csv")

    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["node", "words"],
        ["https://x.example/?a=1&b=2", NASTY],
        ["", "5"],
        ["_:b1", "plain"],
    ]
    assert text.startswith("node,words\r\n")


def test_json_leaves_out_what_is_unbound() -> None:
    """An unbound variable has no binding, and a plain string no datatype."""
    answer = json.loads(serialise(TABLE, "json"))

    assert answer["head"] == {"vars": ["node", "words"]}
    assert answer["results"]["bindings"][1] == {
        "words": {"type": "literal", "value": "5", "datatype": str(XSD.integer)},
    }
    assert answer["results"]["bindings"][2]["words"] == {"type": "literal", "value": "plain"}


@pytest.mark.parametrize(
    ("format_", "written"), [("csv", "true\n"), ("tsv", "true\n"), ("json", '{"head": {}, "boolean": true}\n')]
)
def test_yes_or_no(format_: str, written: str) -> None:
    """An ASK is a word, or the standard's object."""
    assert serialise(Result(kind="ask", answer=True), format_) == written


def test_yes_or_no_in_xml() -> None:
    """XML has an element for it."""
    found = ElementTree.fromstring(serialise(Result(kind="ask", answer=False), "xml"))

    assert found.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "false"


def test_xml_refuses_what_it_cannot_carry() -> None:
    """A control character is named; nothing is replaced behind the user's back."""
    odd = Result(kind="select", variables=("x",), rows=((Literal("a\x0bb"),),))

    with pytest.raises(QueryError, match=r"XML cannot carry the character U\+000B .*Use json or tsv"):
        serialise(odd, "xml")
    assert json.loads(serialise(odd, "json"))["results"]["bindings"][0]["x"]["value"] == "a\x0bb"


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its readers use what it has deprecated itself
@pytest.mark.parametrize(("format_", "reader"), [("ttl", "turtle"), ("xml", "xml"), ("json", "json-ld")])
def test_graphs_read_back(newsroom_graph: Graph, format_: str, reader: str) -> None:
    """CONSTRUCT and DESCRIBE give a graph that rdflib reads back as it was."""
    result = newsroom_graph.query("CONSTRUCT { ?a rec:said ?c } WHERE { ?a rec:said ?c }")
    assert result.graph is not None

    back = rdflib.Dataset()
    back.parse(data=serialise(result, format_), format=reader)

    assert len(result.graph) == 5
    assert {triple[:3] for triple in back.quads()} == set(result.graph)


def test_a_graph_as_rows(newsroom_graph: Graph) -> None:
    """CSV and TSV of a graph have three columns, sorted."""
    result = newsroom_graph.query("CONSTRUCT { ?a rec:accuses ?b } WHERE { ?a rec:accuses ?b }")

    lines = serialise(result, "csv").split("\r\n")

    assert lines[0] == "subject,predicate,object"
    assert len(lines) == 4
    assert lines[1:3] == sorted(lines[1:3])


@pytest.mark.parametrize("format_", ["ttl", "json", "tsv"])
def test_escape_sequences_are_written_by_number(format_: str) -> None:
    """What a hostile article has for terminals is readable text in these formats, and Turtle reads back as it was."""
    words = "\x1b[31mred\x9b0m\x7f\r\n"
    graph = rdflib.Graph()
    graph.add((URIRef("https://x.example/a"), URIRef("https://x.example/b"), Literal(words)))

    text = serialise(Result(kind="graph", graph=graph), format_)

    assert not {"\x1b", "\x9b", "\x7f", "\r"} & set(text)
    if format_ == "ttl":
        assert {str(o) for o in rdflib.Graph().parse(data=text, format="turtle").objects()} == {words}


@pytest.mark.parametrize(
    ("result", "format_"), [(TABLE, "ttl"), (TABLE, "yaml"), (Result(kind="ask", answer=True), "ttl")]
)
def test_a_format_that_does_not_fit(result: Result, format_: str) -> None:
    """The message names the formats that do."""
    with pytest.raises(QueryError, match="json, csv, tsv"):
        serialise(result, format_)
