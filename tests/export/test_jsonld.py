"""JSON-LD and its context."""

import json

import pyoxigraph as ox
import pytest

from onrecord.errors import ExportError
from onrecord.export.jsonld import jsonld

NS = "https://x.example/ns#"
CONTEXT: dict[str, object] = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    "x": NS,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "thing": "https://x.example/thing/",
    "Person": "x:Person",
    "knows": {"@id": "x:knows", "@type": "@id"},
    "age": {"@id": "x:age", "@type": "xsd:integer"},
    "sure": {"@id": "x:sure", "@type": "xsd:boolean"},
    "name": "x:name",
}
XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES = [
    ("age", f'"42"^^<{XSD}integer>'),
    ("age", f'"042"^^<{XSD}integer>'),
    ("age", f'"12345678901234567890"^^<{XSD}integer>'),
    ("age", '"no number"'),
    ("knows", '"a word"'),
    ("knows", "<https://x.example/thing/b>"),
    ("knows", "<https://x.example/thing///c>"),
    ("name", '"Ana"@en'),
    ("name", '"x:y"'),
    ("other", f'"2024"^^<{XSD}gYear>'),
    ("sure", f'"1"^^<{XSD}boolean>'),
    ("sure", f'"true"^^<{XSD}boolean>'),
]
LINES = [f"<https://x.example/thing/a> <{NS}{name}> {value} <https://x.example/g> ." for name, value in VALUES]
TYPED = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LINES.append(f"<https://x.example/thing/a> {TYPED} <{NS}Person> <https://x.example/g> .")


def test_values_read_back_whatever_the_context_says() -> None:
    """A term with a type stands only for values of that type; others are written so that they stay what they are."""
    quads = list(ox.parse("\n".join(LINES), format=ox.RdfFormat.N_QUADS))

    text = jsonld(quads, CONTEXT)

    assert set(ox.parse(text, format=ox.RdfFormat.JSON_LD)) == set(quads)


def test_short_names_are_used() -> None:
    """What the context can say shortly is short: terms, prefixes, JSON's own numbers and truth."""
    text = jsonld(ox.parse("\n".join([LINES[0], LINES[5], LINES[11], LINES[12]]), format=ox.RdfFormat.N_QUADS), CONTEXT)

    [graph] = json.loads(text)["@graph"]

    assert graph["@graph"] == [{"id": "thing:a", "type": "Person", "age": 42, "knows": "thing:b", "sure": True}]


def test_a_context_that_says_more_is_refused() -> None:
    """A definition that this writer does not know would change what is written."""
    with pytest.raises(ExportError, match="the JSON-LD context defines 'names'"):
        jsonld([], CONTEXT | {"names": {"@id": "x:names", "@container": "@language"}})
