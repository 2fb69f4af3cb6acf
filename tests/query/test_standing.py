"""The network of relations, counted on the invented quarrel."""

from collections.abc import Iterator

import pytest

from onrecord import ids
from onrecord.errors import QueryError
from onrecord.graph import Graph, Run, open_store
from onrecord.graph.run import ACCUSES_FROM
from onrecord.query import NetworkOptions, relation_network
from onrecord.query.findings import CONFLICT, SUPPORT, TYPES, findings
from tests.newsroom import ANA, COUNCIL, TOM, desk
from tests.query.quarrel import MINA, UNION, filled, known, quarrel, relates


@pytest.fixture(scope="module", params=["memory", "rdflib:Memory"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """Return the quarrel in each store that answers questions, in turn; tests only read it."""
    with filled(request.param) as store:
        yield store


def actor(id_: str) -> str:
    """Return the IRI of an actor."""
    return ids.iri("actor", id_)


def edges(graph: Graph, **options: object) -> set[tuple[str, str, str]]:
    """Return the edges of a network as ids of actors and keys."""
    network = relation_network(graph, NetworkOptions(**options))  # type: ignore[arg-type]  as the caller has them
    return {(one.rsplit("/", 1)[-1], key, other.rsplit("/", 1)[-1]) for one, other, key in network.edges(keys=True)}


ASSERTED = {
    (TOM, "accuses", ANA),
    (ANA, "accuses", TOM),
    (ANA, "denies", TOM),
    (MINA, "supports", ANA),
    (UNION, "criticises", TOM),
    (UNION, "threatens", COUNCIL),
    (COUNCIL, "defends", TOM),
    (TOM, "thanks", COUNCIL),
}
HEDGED = {
    (TOM, "criticises (hearsay)", MINA),
    (TOM, "accuses (negated)", MINA),
    (TOM, "accuses (told)", COUNCIL),
    (MINA, "criticises (question)", ANA),
}
CHOICES: list[tuple[dict[str, object], set[tuple[str, str, str]]]] = [
    ({}, ASSERTED),
    ({"hedged": True}, ASSERTED | HEDGED),
    ({"types": ("accuses", "thanks")}, {edge for edge in ASSERTED if edge[1] in ("accuses", "thanks")}),
    ({"confidence": 0.91}, set()),
    ({"since": "2024-05-08"}, {edge for edge in ASSERTED if UNION in edge or COUNCIL in edge}),
    ({"since": "2024-05-03", "until": "2024-05-04"}, {(TOM, "accuses", ANA), (ANA, "accuses", TOM)}),
    ({"about": "STRIKE"}, {(UNION, "threatens", COUNCIL)}),
    ({"about": "nothing of the kind"}, set()),
    ({"about": '") } ; DROP ALL #'}, set()),
]


@pytest.mark.parametrize(("options", "expected"), CHOICES)
def test_what_makes_an_edge(graph: Graph, options: dict[str, object], expected: set[tuple[str, str, str]]) -> None:
    """Only what an article itself asserts; on demand the rest too, with a key that says how it is put forward."""
    assert edges(graph, **options) == expected


def test_edges_carry_their_evidence(graph: Graph) -> None:
    """An edge counts articles, outlets and findings, and leads to the earliest of them and its exact words."""
    network = relation_network(graph)

    assert network.edges[actor(TOM), actor(ANA), "accuses"] == {
        "relation": "accuses",
        "how": "asserted",
        "sign": -1,
        "weight": 2,
        "outlets": 2,
        "findings": 2,
        "first": "2024-05-02",
        "last": "2024-05-04",
        "confidence": 0.9,
        "words": "Tom Keller accused Ana Ruiz of hiding a report.",
        "url": "https://harbour.example/report",
        "finding": quarrel()[0].relations[0].id,
    }
    praise = network.edges[actor(MINA), actor(ANA), "supports"]
    assert (praise["weight"], praise["outlets"], praise["first"], praise["last"]) == (2, 1, "2024-05-02", "2024-05-02")


def test_nodes_carry_where_they_stand(graph: Graph) -> None:
    """Weights, centralities, community and side of an actor."""
    data = relation_network(graph).nodes[actor(TOM)]

    assert (data["label"], data["kind"], data["side"], data["against"]) == ("Tom Keller", "person", "1b", 0)
    assert (data["in_weight"], data["out_weight"], data["ties"], data["allies"]) == (4, 3, 3, 1)
    assert (data["in_degree"], data["out_degree"]) == (0.75, 0.5)
    # Of 12 ordered pairs of others, the shortest ways from Dock Union or the council to Ruiz all go through him, and
    # two of them would be no others: 4 in all.
    assert data["betweenness"] == round(4 / 12, 6)
    assert sum(d["pagerank"] for _, d in relation_network(graph).nodes(data=True)) == pytest.approx(1, abs=1e-5)


def test_sides_of_the_quarrel(graph: Graph) -> None:
    """Ruiz, Osei and the union stand against Keller and the council; nothing speaks against that."""
    network = relation_network(graph)

    assert {data["label"]: data["side"] for _, data in network.nodes(data=True)} == {
        "Ana Ruiz": "1a",
        "Mina Osei": "1a",
        "Dock Union": "1a",
        "Tom Keller": "1b",
        "Harbour Council": "1b",
    }
    assert network.graph == {
        "line_index": 0,
        "exact": True,
        "signed_ties": 5,
        "mixed_ties": 0,
        "triangles": 1,
        "balanced_triangles": 1,
        "betweenness": "exact",
    }


def test_what_is_hedged_counts_for_nothing(graph: Graph) -> None:
    """Edges that an article does not assert itself change no weight, measure or side, and have no sign."""
    plain, hedged = relation_network(graph), relation_network(graph, NetworkOptions(hedged=True))

    assert dict(plain.nodes(data=True)) == dict(hedged.nodes(data=True))
    assert plain.graph == hedged.graph
    assert {data["sign"] for *_, data in hedged.edges(data=True) if data["how"] != "asserted"} == {0}


def test_as_much_support_as_conflict_is_no_side() -> None:
    """A pair of whom as many articles tell the one as the other is mixed: neither on one side nor on two."""
    on = desk("Ana Ruiz praised Tom Keller.\nKeller accused Ruiz of theft.\n", title=None, outlet="City Wire")
    known(on, ANA, TOM)
    relates(on, "supports", ANA, TOM, "Ana Ruiz praised Tom Keller.", cue="praised")
    relates(on, "accuses", TOM, ANA, "Keller accused Ruiz of theft.", cue="accused", matter="theft")

    with filled("memory", on.record()) as store:
        network = relation_network(store)

    assert [data["side"] for _, data in network.nodes(data=True)] == ["undetermined"] * 2
    assert (network.graph["mixed_ties"], network.graph["signed_ties"]) == (1, 0)


def test_what_has_no_sign_tells_no_side(graph: Graph) -> None:
    """Who only denies, demands or promises stands on no side."""
    network = relation_network(graph, NetworkOptions(types=("denies",)))

    assert {data["side"] for _, data in network.nodes(data=True)} == {"none"}


def test_the_order_of_articles_does_not_matter() -> None:
    """The same articles in another order give the same network, to the last digit."""
    with filled("memory") as one, filled("memory", *reversed(quarrel())) as other:
        first, second = (relation_network(store, NetworkOptions(hedged=True)) for store in (one, other))

    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))
    assert first.graph == second.graph


def test_an_empty_store_is_an_empty_network() -> None:
    """Without articles there is nobody."""
    with open_store("memory") as store:
        network = relation_network(store)

    assert (len(network), network.size()) == (0, 0)


def test_a_wrong_date_is_told(graph: Graph) -> None:
    """A date that is none is an error that names it."""
    with pytest.raises(QueryError, match="since: 'soon' is not a date"):
        relation_network(graph, NetworkOptions(since="soon"))


def test_types_are_for_or_against_or_neither() -> None:
    """No type is on both sides, and the usual confidence is that of the plain triple."""
    assert not set(SUPPORT) & set(CONFLICT)
    assert set(SUPPORT) | set(CONFLICT) < set(TYPES)
    assert NetworkOptions().confidence == ACCUSES_FROM


def test_a_denied_telling_makes_nothing() -> None:
    """A relation in words that somebody denies having said, or only asks about, is not made."""
    on = desk("Ruiz denied that Keller is to blame.\n", title=None, outlet="City Wire")
    known(on, ANA, TOM)
    said = on.says("Ruiz", "denied", "Keller is to blame", speaker=ANA, polarity="negative")
    relates(on, "accuses", ANA, TOM, "Ruiz denied that Keller is to blame.", cue="blame", attribution=said)

    with open_store("memory") as store:
        store.replace(on.record(), Run(version="0", extractors=("test/1",), model="none"))

        assert [found.how for found in findings(store)] == ["negated"]
        assert edges(store) == set()
