"""The checks find what is wrong, and nothing where nothing is."""

from collections.abc import Iterator

import pytest

from onrecord.graph import Graph, Run, open_store
from onrecord.graph.validate import reread, shacl
from onrecord.ids import iri
from tests.factories import saying
from tests.graph.cases import judgement
from tests.graph.test_inquiries import ASKED
from tests.newsroom import ANA, TOM, bridge, newsroom

RUN = Run(version="1", extractors=("test",), model="none")
PREFIXES = """PREFIX rec: <https://w3id.org/onrecord/ns#> PREFIX recv: <https://w3id.org/onrecord/value/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX schema: <https://schema.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX actor: <https://w3id.org/onrecord/id/actor/>
PREFIX graph: <https://w3id.org/onrecord/id/graph/> PREFIX claim: <https://w3id.org/onrecord/id/claim/>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX prov: <http://www.w3.org/ns/prov#>
"""
HERE = f"<{iri('graph', bridge().article.id)}>"


@pytest.fixture
def graph() -> Iterator[Graph]:
    """Return the newsroom in memory."""
    with open_store("memory") as opened:
        for record in newsroom():
            opened.replace(record, RUN)
        yield opened


def spoil(graph: Graph, update: str) -> None:
    """Change a graph behind our back."""
    graph._backend._store.update(PREFIXES + update.replace("$here", HERE))


def change(predicate: str, value: str, kind: str = "?s ?any ?thing") -> str:
    """Return an update that gives a property of the article's nodes another value."""
    return (
        f"DELETE {{ GRAPH $here {{ ?s {predicate} ?old }} }} INSERT {{ GRAPH $here {{ ?s {predicate} {value} }} }} "
        f"WHERE {{ GRAPH $here {{ ?s {predicate} ?old . {kind} }} }}"
    )


def test_a_good_graph_has_no_problems(graph: Graph) -> None:
    """Nothing is reported where nothing is wrong."""
    assert reread(graph) == []
    assert shacl(graph) == []


EVIDENCE = [
    (change("rec:text", '"Something else."'), "checksum"),
    (change("rec:text", '"Ana Ruiz said the bridge was safe."'), "reads"),
    (change("rec:textLength", "7"), "textLength"),
    (change("oa:exact", '"words that nobody wrote"'), "not 'words that nobody wrote'"),
    (change("oa:start", "0", "?s oa:start 35"), "reads"),
    (change("oa:prefix", '"nowhere"'), "oa:prefix"),
    (change("oa:suffix", '"nowhere"'), "oa:suffix"),
    (change("oa:hasSource", "<https://a.example/>"), "another article"),
    (change("oa:hasSelector", "<https://a.example/>"), "no selector"),
    (change("schema:text", '"It will fall"@en'), "not what stands in contentSpan"),
    (change("rec:charge", '"murder"@en'), "not what stands in chargeSpan"),
    ("DELETE WHERE { GRAPH $here { ?s rec:evidence ?e } }", "no evidence"),
    ("DELETE WHERE { GRAPH $here { ?s rec:dateSpan ?e } }", "no words that give it"),
    ("DELETE WHERE { GRAPH $here { ?s rec:text ?e } }", "text is missing"),
    ("DELETE WHERE { GRAPH $here { ?s a oa:SpecificResource } }", "not there"),
    ("INSERT DATA { GRAPH $here { actor:tom-keller rec:said claim:000 } }", "no finding"),
    ("INSERT DATA { GRAPH $here { actor:ana-ruiz rec:denied claim:000 } }", "no finding"),
    ("INSERT DATA { GRAPH $here { actor:ana-ruiz rec:accuses actor:tom-keller } }", "no finding"),
    ("INSERT DATA { GRAPH $here { <https://a.example/> rdfs:label 'x' } }", "what this is"),
    ("INSERT DATA { GRAPH graph:actors { actor:x a rec:Actor } }", "no article names it"),
    ("INSERT DATA { GRAPH graph:actors { actor:ana-ruiz rdfs:label 'Another'@en } }", "what the articles say"),
    ("DELETE WHERE { GRAPH graph:actors { actor:ana-ruiz ?p ?o } }", "no shared graph"),
]


@pytest.mark.parametrize(("update", "reason"), EVIDENCE)
def test_reread_finds_what_does_not_read_back(graph: Graph, update: str, reason: str) -> None:
    """Each kind of damage is named, by the node where it is."""
    before = len(graph)
    spoil(graph, update)
    assert len(graph) != before or "reads" in reason or "DELETE {" in update

    found = reread(graph)
    assert reason in " ".join(problem.reason for problem in found)
    assert all(problem.location.startswith("https://") and problem.remedy for problem in found)


IDENTITIES = [
    ("INSERT DATA { GRAPH graph:identities { actor:old dcterms:isReplacedBy actor:nobody } }", "leads to nobody"),
    (
        "INSERT DATA { GRAPH graph:identities { actor:ana-ruiz dcterms:isReplacedBy actor:harbour-council } }",
        "is one itself",
    ),
    ("DELETE { GRAPH ?g { ?i rec:about ?who } } WHERE { GRAPH ?g { ?i rec:about ?who } }", "another actor there"),
    ("DELETE WHERE { GRAPH graph:identities { ?who rec:preferredName ?name } }", "does not say what the articles say"),
    (change("rec:asRead", "''"), "cannot be undone"),
]


@pytest.mark.parametrize(("update", "reason"), IDENTITIES)
def test_reread_finds_who_is_not_who(graph: Graph, update: str, reason: str) -> None:
    """What does not fit the articles in what is known of identities is named."""
    graph.judge(
        judgement("same", f"actor/{ANA}", f"actor/{TOM}"), judgement("rename", f"actor/{ANA}", value="The two", at=1)
    )
    assert reread(graph) == []
    spoil(graph, update)

    assert reason in " ".join(problem.reason for problem in reread(graph))


def test_reread_finds_a_denial_turned_into_a_saying(graph: Graph) -> None:
    """A denial must not back the triple that she said it."""
    spoil(graph, "INSERT { GRAPH ?g { ?who rec:said ?claim } } WHERE { GRAPH ?g { ?who rec:denied ?claim } }")

    assert any("said" in problem.reason for problem in reread(graph))


SHAPES = [
    (change("rec:confidence", "1.5"), "confidence"),
    (change("rec:confidence", '"high"'), "confidence"),
    (change("rec:kind", "recv:positive"), "kind"),
    ("INSERT { GRAPH $here { ?s rec:polarity recv:mixed } } WHERE { GRAPH $here { ?s rec:polarity ?p } }", "polarity"),
    (change("rec:speaker", "actor:nobody"), "speaker"),
    (change("rec:claim", "claim:nothing"), "claim"),
    (change("rec:date", '"2023-06-08"'), "date"),
    (change("schema:datePublished", '"last week"'), "datePublished"),
    (change("schema:url", "<javascript:alert(1)>"), "url"),
    (change("rec:modality", "recv:direct"), "modality"),
    ("DELETE WHERE { GRAPH $here { ?s rec:evidence ?e } }", "evidence"),
    ("DELETE WHERE { GRAPH $here { ?s rec:contentSpan ?e } }", "contentSpan"),
    ("DELETE WHERE { GRAPH graph:actors { actor:ana-ruiz rdfs:label ?l } }", "label"),
    ("DELETE WHERE { GRAPH graph:runs { ?r rdfs:label ?l } }", "label"),
    (change("oa:end", "0"), "start"),
    ("DELETE WHERE { GRAPH graph:actors { ?a skos:prefLabel ?l } }", "prefLabel"),
    ("DELETE WHERE { GRAPH graph:identities { ?i rec:reason ?l } }", "reason"),
    ("DELETE WHERE { GRAPH graph:identities { ?i owl:sameAs ?l } }", "isReplacedBy"),
    ("INSERT DATA { GRAPH graph:judgements { rec:j a rec:Judgement ; rec:verdict recv:verdict-equal } }", "verdict"),
    ("DELETE WHERE { GRAPH graph:judgements { ?i prov:wasAttributedTo ?l } }", "wasAttributedTo"),
    ("DELETE WHERE { GRAPH graph:candidates { ?i rec:score ?l } }", "score"),
    ("DELETE WHERE { GRAPH graph:candidates { ?i rec:service ?l } }", "service"),
]


@pytest.mark.parametrize(("update", "where"), SHAPES)
def test_shapes_are_enforced(graph: Graph, update: str, where: str) -> None:
    """Each broken rule is reported with the property that breaks it."""
    graph.judge(judgement("same", f"actor/{ANA}", f"actor/{TOM}"))
    graph.keep_inquiries(ASKED)
    spoil(graph, update)

    found = shacl(graph)
    assert any(problem.reason.startswith(f"{where}: ") for problem in found), found
    assert found == sorted(found, key=lambda problem: (problem.location, problem.reason))


def test_what_is_unknown_may_be_absent() -> None:
    """No speaker, cue, outlet, title, date: a graph may leave open whatever the article leaves open."""
    with open_store("memory") as graph:
        graph.replace(saying(("", "nobody knows")), RUN)

        assert shacl(graph) == reread(graph) == []


def test_a_sample_looks_at_fewer_articles(graph: Graph) -> None:
    """A sample of all articles finds everything; a smaller one need not."""
    spoil(graph, change("rec:confidence", "1.5"))

    assert len(shacl(graph, sample=len(newsroom()))) == len(shacl(graph)) > 0
    assert 0 in {len(shacl(graph, sample=1)), len(shacl(graph, sample=2))}
