"""What articles share: the same whatever the order, and gone with the last article."""

from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.graph import Graph, Run, open_store
from onrecord.ids import iri
from onrecord.model import Record
from tests.factories import saying

RUN = Run(version="1", extractors=("test",), model="none")


def shared(graph: Graph) -> list[str]:
    """Return what the shared graphs say."""
    return sorted(
        str(quad) for name in ("actors", "claims", "runs") for quad in graph.match() if str(quad).endswith(f"/{name}>")
    )


def about(graph: Graph, actor: str) -> dict[str, set[str]]:
    """Return what the graph of actors says about one, by the local names of the properties."""
    rows = graph.query(f"SELECT ?p ?o {{ GRAPH graph:actors {{ <{iri('actor', actor)}> ?p ?o }} }}").rows
    found: dict[str, set[str]] = {}
    for predicate, value in rows:
        key = str(predicate).replace("#", "/").rpartition("/")[2]
        found.setdefault(key, set()).add(str(value).rpartition("#")[2].rpartition("/")[2])
    return found


ARTICLES = (
    saying(("THERESA MAY", "It works"), url="https://a.example/1"),
    saying(("Theresa May", "it works"), ("Tom Ode", "no"), url="https://a.example/2"),
    saying(("theresa may", "It works"), url="https://a.example/3"),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_labels_do_not_depend_on_the_order(order: tuple[int, ...]) -> None:
    """Of the forms of one name the best is the label, and the others are other names, in whatever order they came."""
    with open_store("memory") as graph:
        for i in order:
            graph.replace(ARTICLES[i], RUN)

        assert about(graph, "theresa-may") == {
            "type": {"Actor", "Person"},
            "label": {"Theresa May"},
            "prefLabel": {"Theresa May"},
            "altLabel": {"THERESA MAY", "theresa may"},
        }
        claims = graph.query("SELECT ?text { ?c a schema:Claim ; schema:text ?text } ORDER BY ?text").rows
        assert [str(text) for (text,) in claims] == ["It works", "no"]


@pytest.mark.parametrize("gone", range(3))
def test_removing_an_article_is_as_if_it_had_never_come(gone: int) -> None:
    """The shared graphs after a removal are those of the remaining articles alone."""
    with open_store("memory") as graph, open_store("memory") as without:
        for record in ARTICLES:
            graph.replace(record, RUN)
        for record in (*ARTICLES[:gone], *ARTICLES[gone + 1 :]):
            without.replace(record, RUN)

        assert graph.remove(ARTICLES[gone].article.id)
        assert sorted(map(str, graph.match())) == sorted(map(str, without.match()))
        assert not graph.remove(ARTICLES[gone].article.id)


def test_the_last_article_takes_everything_with_it() -> None:
    """Nothing is left of an actor, claim or run that no article needs."""
    with open_store("memory") as graph:
        graph.replace(ARTICLES[0], RUN)
        graph.replace(ARTICLES[1], replace(RUN, version="2"))
        assert len(graph) > 0
        for record in ARTICLES[:2]:
            graph.remove(record.article.id)

        assert len(graph) == 0


def test_a_replacement_takes_its_old_actors_with_it() -> None:
    """A corrected article no longer knows whom it no longer names; what others say stays."""
    with open_store("memory") as graph, open_store("memory") as fresh:
        for record in ARTICLES:
            graph.replace(record, RUN)
        corrected: Record = saying(("Theresa May", "maybe"), url="https://a.example/2")
        graph.replace(corrected, RUN)
        for record in (ARTICLES[0], corrected, ARTICLES[2]):
            fresh.replace(record, RUN)

        assert about(graph, "tom-ode") == {}
        assert shared(graph) == shared(fresh)


def test_a_new_run_replaces_the_old_one() -> None:
    """A run is described as long as an article says that it was made by it, and its software as long as a run."""
    newer = replace(RUN, model="better")
    with open_store("memory") as graph:
        for record in ARTICLES[:2]:
            graph.replace(record, RUN)
        graph.replace(ARTICLES[0], newer)
        count = "SELECT (COUNT(DISTINCT ?r) AS ?n) { ?r a prov:Activity }"
        assert str(graph.query(count).rows[0][0]) == "2"
        graph.replace(ARTICLES[1], newer)

        assert str(graph.query(count).rows[0][0]) == "1"
        assert graph.query("ASK { GRAPH graph:runs { ?run prov:wasAssociatedWith/schema:softwareVersion '1' } }").answer


def test_kinds_join_to_the_most_telling() -> None:
    """One article takes somebody for a person, another does not know: a person, in either order."""
    unknown = replace(ARTICLES[0], actors=(replace(ARTICLES[0].actors[0], kind="unknown", wikidata="Q1"),))
    for order in ((unknown, ARTICLES[1]), (ARTICLES[1], unknown)):
        with open_store("memory") as graph:
            for record in order:
                graph.replace(record, RUN)
            assert about(graph, "theresa-may")["type"] == {"Actor", "Person"}
            assert about(graph, "theresa-may")["sameAs"] == {"Q1"}
            graph.remove(ARTICLES[1].article.id)
            assert about(graph, "theresa-may")["type"] == {"Actor"}
