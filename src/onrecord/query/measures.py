"""What a network says about its nodes: how central each is, and who has most to do with whom.

All of it is deterministic: nodes are numbered in the order of their IRIs, chance has a fixed seed, iterations a fixed
number, and what comes out is rounded. networkx's own PageRank needs scipy, which nobody else here does.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

DAMPING, ITERATIONS = 0.85, 100  # of PageRank
WORK = 1_500_000  # nodes times edges up to which betweenness is exact (about 3 s); beyond, from as many nodes as fit
FEWEST = 30  # nodes from which betweenness is estimated at least
SEED = 0
PLACES = 6


def centralities(network: "networkx.DiGraph") -> dict[str, dict[str, float]]:
    """Return degree centralities, betweenness and PageRank by node.

    Args:
        network: with ``weight`` on its edges. Betweenness counts steps, so that it leaves weights out.
    """
    import networkx

    names = sorted(network)
    number = {name: n for n, name in enumerate(names)}
    plain = networkx.DiGraph()
    plain.add_nodes_from(range(len(names)))
    plain.add_weighted_edges_from(sorted((number[v], number[w], d["weight"]) for v, w, d in network.edges(data=True)))
    between = networkx.betweenness_centrality(plain, k=pivots(plain), seed=SEED)
    ranks = _pagerank(plain)
    others = max(len(names) - 1, 1)
    return {
        name: {
            "in_degree": round(plain.in_degree(n) / others, PLACES),
            "out_degree": round(plain.out_degree(n) / others, PLACES),
            "betweenness": round(float(between[n]), PLACES),
            "pagerank": round(ranks[n], PLACES),
        }
        for name, n in number.items()
    }


def pivots(network: "networkx.DiGraph") -> int | None:
    """Return from how many nodes betweenness is estimated; None where it is exact."""
    nodes, edges = network.number_of_nodes(), network.number_of_edges()
    return None if nodes * edges <= WORK else min(nodes, max(FEWEST, WORK // edges))


def _pagerank(network: "networkx.DiGraph") -> list[float]:
    """Return how often somebody comes by who follows edges by their weight and now and then starts anew."""
    size = network.number_of_nodes()
    if not size:
        return []
    out = [sum(data["weight"] for data in network[v].values()) for v in range(size)]
    into = [[(w, d["weight"] / out[w]) for w, _, d in sorted(network.in_edges(v, data=True))] for v in range(size)]
    rank = [1 / size] * size
    for _ in range(ITERATIONS):
        stuck = sum(rank[v] for v in range(size) if not out[v])
        rest = (1 - DAMPING + DAMPING * stuck) / size
        rank = [rest + DAMPING * sum(rank[w] * share for w, share in edges) for edges in into]
    return rank


def communities(network: "networkx.DiGraph") -> dict[str, int]:
    """Return the number of each node's community: those with more to do with each other than with others (Louvain).

    Signs do not count: adversaries belong together. The largest is 1.
    """
    import networkx

    names = sorted(network)
    number = {name: n for n, name in enumerate(names)}
    plain = networkx.Graph()
    plain.add_nodes_from(range(len(names)))
    for v, w, data in sorted((number[v], number[w], d["weight"]) for v, w, d in network.edges(data=True)):
        before = plain[v][w]["weight"] if plain.has_edge(v, w) else 0
        plain.add_edge(v, w, weight=before + data)
    found = networkx.community.louvain_communities(plain, weight="weight", seed=SEED) if names else []
    ordered = sorted((sorted(members) for members in found), key=lambda m: (-len(m), m[0]))
    return {names[n]: place for place, members in enumerate(ordered, start=1) for n in members}
