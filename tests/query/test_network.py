"""The network of actors and claims, counted on the newsroom."""

from onrecord import ids
from onrecord.graph import Graph
from onrecord.query import actor_network, claim_network
from tests.newsroom import ANA, COUNCIL, TOM, bridge
from tests.query.quarrel import filled

SAFE = ids.iri("claim", ids.claim_id("the bridge was safe"))


def actor(id_: str) -> str:
    """Return the IRI of an actor."""
    return ids.iri("actor", id_)


def test_actors_accuse_and_speak_about_each_other(newsroom_graph: Graph) -> None:
    """Edges carry how many accusations or attributions stand for them, in how many articles; a denied one is none."""
    network = actor_network(newsroom_graph)

    found = {(u, v, key): (data["weight"], data["articles"]) for u, v, key, data in network.edges(keys=True, data=True)}

    assert found == {
        (actor(TOM), actor(ANA), "accuses"): (1, 1),
        (actor(TOM), actor(COUNCIL), "accuses"): (1, 1),
        (actor(TOM), actor(ANA), "said about"): (2, 2),
    }
    assert network.nodes[actor(COUNCIL)] == {"label": "Harbour Council", "kind": "organisation"}


def test_claims_are_said_denied_and_about_actors(newsroom_graph: Graph) -> None:
    """Actors and claims are nodes; a denial is an edge of its own and never counts as said."""
    network = claim_network(newsroom_graph)

    assert network.nodes[SAFE] == {"label": "the bridge was safe", "kind": "claim"}
    assert {key for _, _, key in network.edges(keys=True)} == {"said", "denied", "about", "accuses"}
    assert network.edges[actor(ANA), SAFE, "said"]["weight"] == 1
    assert network.edges[actor(ANA), SAFE, "denied"]["weight"] == 1
    assert sorted(key for _, _, key in network.in_edges(SAFE, keys=True)) == ["denied", "said", "said"]


def test_a_part_counts_only_its_records(newsroom_graph: Graph) -> None:
    """Given records, nothing else makes an edge or a node."""
    chosen = {ids.iri("relation", relation.id) for relation in bridge().relations}

    network = actor_network(newsroom_graph, records=chosen)

    assert list(network.edges(keys=True)) == [(actor(TOM), actor(ANA), "accuses")]
    assert sorted(network) == [actor(ANA), actor(TOM)]


def test_relations_of_all_types_are_edges() -> None:
    """What an article asserts is an edge of its type, in both networks; what it does not assert is none."""
    with filled("memory") as graph:
        actors, claims = actor_network(graph), claim_network(graph)

    types = {"accuses", "denies", "supports", "criticises", "defends", "threatens", "thanks"}
    assert {key for *_, key in actors.edges(keys=True)} == types | {"said about"}
    assert types < {key for *_, key in claims.edges(keys=True)}
    assert actors.edges[actor(TOM), actor(ANA), "accuses"] == {"relation": "accuses", "weight": 2, "articles": 2}
    assert not actors.has_edge(actor(TOM), actor(COUNCIL), "accuses")
