"""The graph as networkx sees it: what actors do to each other with words, and who puts which claim forward.

Edges are counted on attributions and relations, each once, and are in a fixed order. Only what an article itself
asserts makes an edge. Who stands where is left to `standing`, drawing to `export`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.query.findings import MADE, findings
from onrecord.query.library import run_internal

if TYPE_CHECKING:
    import networkx

    from onrecord.graph import Graph

KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Group": "group",
    "Place": "place",
    "UnnamedSource": "unnamed",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution or relation that makes an edge.

    Attributes:
        relation: a type of relation, or ``said``, ``denied``, ``about`` or ``said about``.
        node: its IRI, which counts once.
        article: IRI of the article that prints it.
    """

    source: str
    target: str
    relation: str
    node: str
    article: str


def actor_network(graph: "Graph", *, records: Collection[str] | None = None) -> "networkx.MultiDiGraph":
    """Return the actors, with an edge for each type of relation (``accuses``, ``thanks`` …) and ``said about``.

    Nodes are IRIs with ``label`` and ``kind``; edges have their relation as key, ``relation``, ``weight`` (how many
    attributions or relations) and ``articles`` (in how many articles).

    Args:
        graph: what to read.
        records: count only these attributions and relations (IRIs); None: all.
    """
    links = _only([*_relates(graph), *_speaks_about(graph)], records)
    return _network(graph, links)


def claim_network(graph: "Graph", *, records: Collection[str] | None = None) -> "networkx.MultiDiGraph":
    """Return actors and claims, with edges ``said`` and ``denied`` (actor to claim), ``about`` (claim to actor) and
    those between actors; see `actor_network` for what they carry.
    """  # noqa: D205
    links = _only([*_relates(graph), *_says(graph), *_claims_about(graph)], records)
    return _network(graph, links)


def _only(links: Iterable[Link], records: Collection[str] | None) -> list[Link]:
    return [link for link in links if records is None or link.node in records]


def _relates(graph: "Graph") -> Iterator[Link]:
    for found in findings(graph):
        if found.how == MADE and found.source != found.target:
            yield Link(found.source, found.target, found.type, found.node, found.article)


def _says(graph: "Graph") -> Iterator[Link]:
    for node, speaker, claim, denies, article in run_internal(graph, "network-said").rows:
        yield Link(str(speaker), str(claim), "denied" if denies is not None else "said", str(node), str(article))


def _claims_about(graph: "Graph") -> Iterator[Link]:
    for node, claim, _, about, article in run_internal(graph, "network-about").rows:
        if claim is not None:
            yield Link(str(claim), str(about), "about", str(node), str(article))


def _speaks_about(graph: "Graph") -> Iterator[Link]:
    for node, _, speaker, about, article in run_internal(graph, "network-about").rows:
        if speaker is not None and speaker != about:
            yield Link(str(speaker), str(about), "said about", str(node), str(article))


def _network(graph: "Graph", links: list[Link]) -> "networkx.MultiDiGraph":
    import networkx

    network = networkx.MultiDiGraph()
    used = {end for link in links for end in (link.source, link.target)}
    for node, (label, kind) in sorted((actors(graph) | _claims(graph)).items()):
        if node in used:
            network.add_node(node, label=label, kind=kind)
    found: dict[tuple[str, str, str], tuple[set[str], set[str]]] = {}
    for link in links:
        nodes, articles = found.setdefault((link.source, link.target, link.relation), (set(), set()))
        nodes.add(link.node)
        articles.add(link.article)
    for (source, target, relation), (nodes, articles) in sorted(found.items()):
        network.add_edge(source, target, key=relation, relation=relation, weight=len(nodes), articles=len(articles))
    return network


def actors(graph: "Graph") -> dict[str, tuple[str, str]]:
    """Return the label and kind of each actor, by IRI."""
    found: dict[str, tuple[str, str]] = {}
    for actor, label, class_ in run_internal(graph, "network-actors").rows:
        known = found.get(str(actor), (str(label), "unknown"))
        found[str(actor)] = (known[0], KINDS.get(str(class_).replace("#", "/").rsplit("/", 1)[-1], known[1]))
    return found


def _claims(graph: "Graph") -> dict[str, tuple[str, str]]:
    rows = run_internal(graph, "network-claims").rows
    return {str(claim): (str(label), "claim") for claim, label in rows}
