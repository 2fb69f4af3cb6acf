"""Terms: what a literal may hold, and in which form."""

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.namespace import XSD

from onrecord.graph import terms

DATES = [
    ("2017-06-08", "date", "2017-06-08"),
    ("2017-06-08T12:00:00Z", "date", "2017-06-08"),
    ("2017-06", "gYearMonth", "2017-06"),
    ("2017", "gYear", "2017"),
    ("XXXX-06-08", "gMonthDay", "--06-08"),
    ("XXXX-02-29", "gMonthDay", "--02-29"),
    ("XXXX-06", "gMonth", "--06"),
]
NO_DATES = [
    "2017-02-30",
    "2017-13",
    "XXXX-02-30",
    "2017-W46",
    "XXXX-13",
    "201X",
    "PRESENT_REF",
    "",
    "2017-6-8",
    None,
    "P2D",
]


@pytest.mark.parametrize(("value", "datatype", "lexical"), DATES)
def test_a_date_has_the_datatype_of_its_precision(value: str, datatype: str, lexical: str) -> None:
    """Full and partial dates get the datatype that says no more than they do."""
    found = terms.day(value)

    assert found == Literal(lexical, datatype=NamedNode(str(XSD[datatype])))


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date_is_not_made_one(value: str | None) -> None:
    """A day that the calendar does not have, and an expression that names no day, month or year, give nothing."""
    assert terms.day(value) is None


@pytest.mark.parametrize(
    ("words", "read"),
    [("a\u00a0b\u202fc", "a b c"), (" a\n\tb ", "a b"), ("a\x00b\ufffe", "a\ufffdb\ufffd"), ("a\u2028b\x85c", "a b c")],
)
def test_words_to_be_read_fit_any_format(words: str, read: str) -> None:
    """One line without control characters, so that XML, N-Triples and a terminal can show it."""
    assert terms.reading(words) == read


@pytest.mark.parametrize(("tag", "kept"), [("EN", "en"), ("en-GB", "en-gb"), ("x y", "und"), ("", "und"), ('"', "und")])
def test_language_tags_are_lower_case(tag: str, kept: str) -> None:
    """Tags come back from a store as they went in; what is none says that the language is undetermined."""
    assert terms.language(tag) == kept


@pytest.mark.parametrize(
    "term",
    [
        terms.decimal(0.90),
        terms.decimal(1.0),
        terms.decimal(0.0),
        terms.decimal(0.12345),
        terms.integer(7),
        terms.TRUE,
        terms.text("Größe", "de"),
        terms.exact('\x00\x01\r\n\t\u2028"""\\ \' } > <'),
        *(terms.day(value) for value, _, _ in DATES),
    ],
)
def test_terms_come_back_from_every_store_as_they_went_in(term: Literal) -> None:
    """Neither Oxigraph nor rdflib may normalise what we write: a record is compared with what is stored."""
    store = Store()
    me = NamedNode("https://a.example/")
    store.add(Quad(me, me, term, me))

    assert [quad.object for quad in store] == [term]
    assert terms.from_rdflib(terms.to_rdflib(term)) == term
    store.update(f"INSERT DATA {{ {me} {me} {term} }}")
    assert [quad.object for quad in store.quads_for_pattern(me, me, None, None)] == [term, term]


def test_a_blank_node_is_refused() -> None:
    """Graphs of ours have no blank nodes."""
    with pytest.raises(ValueError, match="BNode"):
        terms.from_rdflib(rdflib.BNode())
