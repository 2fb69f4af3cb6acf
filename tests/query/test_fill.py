"""Values in holes: whatever a user types, it stays one term."""

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import XSD, BNode, Literal, URIRef

from onrecord.errors import QueryError
from onrecord.query.fill import fill, iri, notation, quoted

HOSTILE = [
    '"',
    '\\"',
    "\\",
    '") } DELETE { ?s ?p ?o } #',
    "\\u0022 } UNION { ?s ?p ?o } #",
    "\\\\u0022",
    "\\U00000022",
    '"""',
    'line\nwith "quotes" and a backslash\\"',
    "'''",
    "?x $x ${x} $$",
    "<http://evil.example/>",
    "\x00\x01\x7f\x9f",
    "tab\tcr\rlf\n",
    "SERVICE <http://evil.example/> {}",
    "\u2028\u202e🦊",
]
TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text("\\\"uU0022{}\n'$", max_size=12)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_back_in_both_engines(text: str) -> None:
    """Text that looks like SPARQL comes back as the same text from Oxigraph and rdflib."""
    query = fill("SELECT ?x { BIND ($text AS ?x) }", {"text": Literal(text)})

    [[in_oxigraph]] = pyoxigraph.Store().query(query)
    [[in_rdflib]] = rdflib.Graph().query(query)

    assert in_oxigraph.value == text
    assert str(in_rdflib) == text


@given(TEXT)
@example('\\u0022\\"')
def test_any_text_stays_one_string(text: str) -> None:
    """No text closes the string that it stands in; what follows it in the query is still there."""
    query = fill('SELECT ?x ?y { BIND ($text AS ?x) BIND ("end" AS ?y) }', {"text": Literal(text)})

    [[first, last]] = pyoxigraph.Store().query(query)

    assert (first.value, last.value) == (text, "end")


@given(TEXT)
def test_any_text_stays_one_string_in_rdflib(text: str) -> None:
    """The same in rdflib, which expands code points before it parses."""
    from rdflib.plugins.sparql.parser import expandUnicodeEscapes

    from onrecord.query.fill import ESCAPED

    expanded = expandUnicodeEscapes(quoted(text))
    inside, read = iter(expanded[1:-1]), []
    back = {written[1]: char for char, written in ESCAPED.items()}
    for char in inside:
        assert char != '"'
        read.append(back[next(inside)] if char == "\\" else char)

    assert "".join(read) == text


def test_half_a_character_is_refused() -> None:
    """A lone surrogate cannot be sent to any store."""
    with pytest.raises(QueryError, match="not valid Unicode"):
        quoted("\ud800")


@pytest.mark.parametrize(
    "bad", ["", "a b", "http://x/>", 'http://x/"', "http://x/\\u003E", "http://x/{}", "http://x/\n"]
)
def test_what_is_no_iri_is_refused(bad: str) -> None:
    """An IRI cannot close its own brackets."""
    with pytest.raises(QueryError, match="is not an IRI"):
        iri(bad)


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (URIRef("https://x.example/a"), "<https://x.example/a>"),
        (Literal("so", lang="en"), '"so"@en'),
        (Literal("1.5", datatype=XSD.double), '"1.5"^^<http://www.w3.org/2001/XMLSchema#double>'),
        (7, "7"),
    ],
)
def test_each_term_has_its_notation(term: URIRef | Literal | int, written: str) -> None:
    """IRIs, literals and whole numbers are written as SPARQL writes them."""
    assert notation(term) == written


def test_other_terms_are_refused() -> None:
    """A blank node in a query would be a variable."""
    with pytest.raises(QueryError, match="cannot stand in a query"):
        notation(BNode())  # type: ignore[arg-type]


def test_a_line_whose_hole_has_no_value_is_left_out() -> None:
    """So a parameter can be optional without any syntax of its own."""
    query = "SELECT ?s {\n ?s ?p $a .\n ?s ?q $b .\n} LIMIT $limit"

    assert fill(query, {"limit": 5, "b": Literal("x")}) == 'SELECT ?s {\n ?s ?q "x" .\n} LIMIT 5'


def test_a_value_with_a_hole_in_it_is_not_filled_again() -> None:
    """Values are put in once: the dollar of a value is text."""
    assert fill("$a $b", {"a": Literal("$b"), "b": Literal("x")}) == '"$b" "x"'
