"""Parts of the graph: nothing dangles, nothing strays in, and what is not known stays out."""

import pytest

from onrecord import ids
from onrecord.errors import QueryError
from onrecord.export.select import choose, kind, quads
from onrecord.graph import Graph, Run, open_store
from tests.export.quarrel import Desk
from tests.newsroom import ANA, COUNCIL, TOM, bridge, hearsay, turn, undated

BRIDGE, TURN, UNDATED, HEARSAY = (record.article.id for record in (bridge(), turn(), undated(), hearsay()))
PLAIN = {f"https://w3id.org/onrecord/ns#{name}" for name in ("said", "denied", "accuses")}


def chosen_articles(graph: Graph, **conditions: str) -> tuple[set[str], int]:
    """Return the ids of the articles of a selection, and how many undated ones were left out."""
    chosen = choose(graph, **conditions)
    assert chosen is not None
    return {article.rsplit("/", 1)[-1] for article in chosen.articles}, chosen.undated


SPANS: list[tuple[dict[str, str], set[str], int]] = [
    ({"since": "2024-03-04"}, {BRIDGE, TURN}, 1),
    ({"since": "2024-03-05"}, {TURN}, 1),
    ({"until": "2024-03-04"}, {BRIDGE, HEARSAY}, 1),
    ({"since": "2024-02", "until": "2024-02"}, {HEARSAY}, 1),
    # Whether "2024-02" is before or after the 10th of February, nobody knows.
    ({"since": "2024-02-10"}, {BRIDGE, TURN}, 2),
    ({"until": "2024-02-10"}, set(), 2),
    ({"since": "2025"}, set(), 1),
    ({"since": "2024", "actor": "Tom Keller"}, {BRIDGE, TURN}, 1),
    ({"since": "2024", "actor": "Harbour Council"}, {TURN}, 0),
    ({"since": "2024-03-05", "article": "Bridge row deepens"}, set(), 0),
    ({"actor": "Ana Ruiz"}, {BRIDGE, TURN, UNDATED}, 0),
    ({"article": HEARSAY}, {HEARSAY}, 0),
]


@pytest.mark.parametrize(("conditions", "articles", "left_out"), SPANS)
def test_articles_are_chosen(
    newsroom_graph: Graph, conditions: dict[str, str], articles: set[str], left_out: int
) -> None:
    """An article is in a span of time when it certainly is; the uncertain ones are counted."""
    assert chosen_articles(newsroom_graph, **conditions) == (articles, left_out)


def test_no_condition_is_no_selection(newsroom_graph: Graph) -> None:
    """Without conditions the whole graph is meant."""
    assert choose(newsroom_graph) is None
    assert len(set(quads(newsroom_graph, None))) == len(newsroom_graph)


SELECTIONS = [
    {"actor": ANA},
    {"actor": TOM},
    {"actor": COUNCIL},
    {"article": BRIDGE},
    {"since": "2024-03"},
    {"actor": TOM, "article": TURN},
]


@pytest.mark.parametrize("conditions", SELECTIONS)
def test_nothing_dangles(any_graph: Graph, conditions: dict[str, str]) -> None:
    """Every node of ours that a selection names is described in it."""
    found = set(quads(any_graph, choose(any_graph, **conditions)))
    described = {quad.subject for quad in found}

    named = {quad.object for quad in found if kind(quad.object) is not None}

    assert found
    assert {str(node) for node in named - described} == set()
    assert found <= set(any_graph.match())


def test_an_actor_brings_only_what_involves_them(newsroom_graph: Graph) -> None:
    """What others say about others stays behind, with its plain triples, claims and spans."""
    found = set(quads(newsroom_graph, choose(newsroom_graph, actor="Harbour Council")))
    council, tom = ids.iri("actor", COUNCIL), ids.iri("actor", TOM)

    plain = {(q.subject.value, q.object.value) for q in found if q.predicate.value in PLAIN}

    assert plain == {(tom, council)}
    assert {kind(q.subject) for q in found} == {
        "actor", "agent", "appearance", "article", "graph", "relation", "run", "selector", "span",
    }  # fmt: skip


def test_a_plain_triple_comes_with_its_attribution(newsroom_graph: Graph) -> None:
    """Whoever is spoken about brings the claim and who said it; a speaker's own claims all come."""
    found = set(quads(newsroom_graph, choose(newsroom_graph, actor="Ana Ruiz", article=TURN)))
    said = {
        (q.subject.value.rsplit("/")[-1], q.predicate.value.rsplit("#")[-1])
        for q in found
        if q.predicate.value in PLAIN
    }

    # The spokesman's claim is the one that Ruiz denies, but his saying so does not involve her.
    assert said == {(ANA, "denied"), (TOM, "said")}


@pytest.mark.parametrize(
    "conditions", [{"actor": "Nobody"}, {"article": "Nothing"}, {"since": "soon"}, {"until": "13"}]
)
def test_what_cannot_be_meant_is_an_error(newsroom_graph: Graph, conditions: dict[str, str]) -> None:
    """An unknown actor or article or a date that is none selects nothing silently."""
    with pytest.raises(QueryError):
        choose(newsroom_graph, **conditions)


def test_a_denial_brings_what_it_answers() -> None:
    """Whoever is chosen for a denial gets the accusation that it answers, though that is between others."""
    on = Desk()
    accusation = on.does("accuses", "[Ana Ruiz] {accused} <Tom Keller> of (theft).", "Ana Ruiz", "Tom Keller")
    on.does("denies", "[Ben Okafor] {rejected} the (charge).", "Ben Okafor", answers=(accusation,))
    with open_store("memory") as graph:
        graph.replace(on.record(), Run(version="1", extractors=("test",), model="none"))
        found = {quad.subject.value for quad in quads(graph, choose(graph, actor="Ben Okafor"))}

    assert ids.iri("relation", accusation) in found
    assert ids.iri("actor", "tom-keller") in found
