"""The ontology's files and the Python terms say the same."""

import json

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from onrecord.errors import OnRecordError
from onrecord.graph.ontology import FILES, ontology_file
from onrecord.graph.vocab import PREFIXES, REC, RECV


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """Return the ontology."""
    return rdflib.Graph().parse(data=ontology_file("onrecord.ttl").read_text(encoding="utf-8"), format="turtle")


def local_names(graph: rdflib.Graph, namespace: str) -> set[str]:
    """Return the names of a namespace that the graph describes."""
    return {str(s)[len(namespace) :] for s in graph.subjects() if str(s).startswith(namespace)}


def names(closed: type) -> set[str]:
    """Return the names that a closed namespace in Python has."""
    return {name for name in (*closed.__annotations__, *closed._extras) if not name.startswith("_")}


@pytest.mark.parametrize("closed", [REC, RECV])
def test_the_file_and_python_have_the_same_terms(ontology: rdflib.Graph, closed: type) -> None:
    """Each term of the file is in Python, and each in Python is in the file."""
    assert local_names(ontology, str(closed._NS)) == names(closed)


def test_a_misspelt_term_raises() -> None:
    """A closed namespace mints no new IRI."""
    with pytest.raises(AttributeError):
        _ = REC.speeker


def test_every_term_is_explained(ontology: rdflib.Graph) -> None:
    """Each class and property has one label and one comment in English, and a property has a kind."""
    for name in names(REC):
        label, comment = (list(ontology.objects(REC[name], p)) for p in (RDFS.label, RDFS.comment))
        assert [len(label), len(comment)] == [1, 1], name
        assert {label[0].language, comment[0].language} == {"en"}, name
        types = set(ontology.objects(REC[name], RDF.type))
        assert len(types & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}) == 1, name


def test_every_value_is_in_a_scheme(ontology: rdflib.Graph) -> None:
    """Each controlled value is a concept with a label in one scheme."""
    schemes = set(ontology.subjects(RDF.type, SKOS.ConceptScheme))
    for name in names(RECV):
        if RECV[name] not in schemes:
            assert ontology.value(RECV[name], SKOS.prefLabel), name
            assert set(ontology.objects(RECV[name], SKOS.inScheme)) <= schemes, name


def test_our_classes_are_mapped(ontology: rdflib.Graph) -> None:
    """Every class of ours hangs under one of a known vocabulary."""
    for cls in ontology.subjects(RDF.type, OWL.Class):
        above = set(ontology.transitive_objects(cls, RDFS.subClassOf)) - {cls}
        assert any(not str(c).startswith(str(REC._NS)) for c in above), cls


def test_the_context_has_every_term(ontology: rdflib.Graph) -> None:
    """JSON written with our context is our graph: each term is there, and points to things where the ontology does."""
    context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    by_iri = {(v if isinstance(v, str) else v["@id"]): v for k, v in context.items() if k != "@version"}
    for name in names(REC):
        entry = by_iri[f"rec:{name}"]
        if (REC[name], RDF.type, OWL.ObjectProperty) in ontology:
            assert entry["@type"] == "@id", name
    assert PREFIXES.items() <= context.items()


def test_json_with_our_context_reads_as_rdf() -> None:
    """The context is understood by a parser of JSON-LD."""
    context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    said = {
        "@context": context,
        "@id": "actor:a",
        "type": "Actor",
        "said": "claim:b",
        "label": {"@value": "A", "@language": "en"},
    }
    found = {str(quad) for quad in parse(json.dumps(said), RdfFormat.JSON_LD)}

    assert f"<{PREFIXES['actor']}a> <{REC.said}> <{PREFIXES['claim']}b>" in found
    assert len(found) == 3


def test_shapes_use_only_terms_that_exist() -> None:
    """No shape asks for a term of ours that the ontology does not have."""
    shapes = rdflib.Graph().parse(data=ontology_file("shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    for closed in (REC, RECV):
        used = {str(o)[len(str(closed._NS)) :] for o in shapes.objects() if str(o).startswith(str(closed._NS))}
        assert used <= names(closed)


def test_an_unknown_file_is_named() -> None:
    """Asking for a file that the ontology does not have says which there are."""
    with pytest.raises(OnRecordError, match=r"secrets\.ttl.*shapes\.ttl"):
        ontology_file("secrets.ttl")
    assert all(ontology_file(name).is_file() for name in FILES)
