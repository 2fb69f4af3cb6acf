"""Who stands where: the network of relations between actors, with how central each is, and who is on whose side.

Edges are what one actor does to another with words, one for each type. Only what an article itself asserts counts for
weights, measures and sides; what is hedged, told or negated becomes an edge only on demand, with ``how`` to tell it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.query.balance import NONE, OPEN, balance
from onrecord.query.findings import MADE, TYPES, Finding, findings, sign
from onrecord.query.library import run_internal

if TYPE_CHECKING:
    import networkx

    from onrecord.graph import Graph
    from onrecord.model import RelationType
    from onrecord.query.fill import Value

CONFIDENCE = 0.5  # as `onrecord.graph` has it for the plain triple, which is slow to import; a test holds them equal
NOWHERE = {"in_degree": 0.0, "out_degree": 0.0, "betweenness": 0.0, "pagerank": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkOptions:
    """Which relations make a network.

    Attributes:
        types: only these.
        since, until: only articles published in this span: days, months or years.
        about: only relations whose sentence or matter contains these words, in any case.
        confidence: only findings that are at least so certain; by default what makes a plain ``rec:accuses``.
        hedged: also what is not asserted by an article itself, as edges that say so and count for nothing else.
    """

    types: tuple["RelationType", ...] = TYPES
    since: str | None = None
    until: str | None = None
    about: str | None = None
    confidence: float = CONFIDENCE
    hedged: bool = False


@dataclass(slots=True)
class _Edge:
    """What is counted for one edge: its findings with their articles, and the highest confidence."""

    found: dict[str, str] = field(default_factory=dict)
    confidence: float = 0.0


def relation_network(graph: "Graph", options: NetworkOptions | None = None) -> "networkx.MultiDiGraph":
    """Return the network of who does what to whom with words.

    Nodes are IRIs of actors, with ``label``, ``kind``, ``in_weight``, ``out_weight``, ``in_degree``, ``out_degree``,
    ``betweenness``, ``pagerank``, ``community``, ``side``, ``ties`` (to how many others they have a sign),
    ``allies`` (with how many of their side in mutual or one-sided support) and ``against`` (how many ties go against
    their side). Edges have ``relation``, ``how``, ``sign`` (0 unless asserted), ``weight``
    (distinct articles), ``outlets`` (distinct ones), ``findings``, ``first`` and ``last`` (days of publication),
    ``confidence`` (the highest), and ``words``, ``url`` and ``finding`` of the earliest. The network itself has
    ``line_index``, ``exact``, ``signed_ties``, ``mixed_ties`` (as much support as conflict: no sign), ``triangles``,
    ``balanced_triangles`` and ``betweenness`` (exact, or from how many actors it is estimated).

    Args:
        graph: what to read.
        options: which relations; the defaults if not given.

    Raises:
        QueryError: a date is none.
    """
    import networkx

    from onrecord.query.network import actors

    options = options or NetworkOptions()
    edges = _edges(_chosen(graph, options), hedged=options.hedged)
    network = networkx.MultiDiGraph()
    known = actors(graph) if edges else {}
    for name in sorted({end for source, target, *_ in edges for end in (source, target)}):
        label, kind = known.get(name, (name.rsplit("/", 1)[-1], "unknown"))
        network.add_node(name, label=label, kind=kind)
    for (source, target, type_, how), data in sorted(_data(graph, edges).items()):
        network.add_edge(source, target, key=type_ if how == MADE else f"{type_} ({how})", **data)
    measure(network)
    return network


_Key = tuple[str, str, "RelationType", str]


def _chosen(graph: "Graph", options: NetworkOptions) -> Iterable[Finding]:
    from rdflib import Literal

    from onrecord.query.lookup import relations, term, window

    window(options.since, options.until)  # refuses a span without a day
    holes: dict[str, Value] = {
        "type": relations(",".join(options.types), name="relation"),
        "confidence": term(graph, "number", f"{options.confidence:.6f}", name="confidence"),
    }
    for name, type_, value in (("since", "date", options.since), ("until", "until", options.until)):
        if value is not None:
            holes[name] = term(graph, type_, value, name=name)
    found = findings(graph, **holes)
    if options.about is None:
        return found
    rows = run_internal(graph, "network-words", about=Literal(options.about)).rows
    wanted = {str(node) for node, *_ in rows}
    return (one for one in found if one.node in wanted)


def _edges(found: Iterable[Finding], *, hedged: bool) -> "dict[_Key, _Edge]":
    """Count findings by source, target, type and how; nobody has a relation to themselves."""
    edges: dict[_Key, _Edge] = {}
    for one in found:
        if one.source == one.target or (one.how != MADE and not hedged):
            continue
        edge = edges.setdefault((one.source, one.target, one.type, one.how), _Edge())
        edge.found[one.node] = one.article
        edge.confidence = max(edge.confidence, one.confidence)
    return edges


def _data(graph: "Graph", edges: "Mapping[_Key, _Edge]") -> "dict[_Key, dict[str, object]]":
    """Return what each edge carries."""
    articles = _articles(graph)
    days = {article: day for article, (_, day, _) in articles.items()}
    earliest = {
        key: min((days[article] or "undated", node) for node, article in edge.found.items())[1]
        for key, edge in edges.items()
    }
    words = _words(graph, set(earliest.values()))
    found: dict[_Key, dict[str, object]] = {}
    for key, edge in edges.items():
        node, printed = earliest[key], set(edge.found.values())
        dated = sorted(day for article in printed if (day := days[article]))
        found[key] = {
            "relation": key[2],
            "how": key[3],
            "sign": sign(key[2]) if key[3] == MADE else 0,
            "weight": len(printed),
            "outlets": len({outlet for article in printed if (outlet := articles[article][0])}),
            "findings": len(edge.found),
            "first": dated[0] if dated else "",
            "last": dated[-1] if dated else "",
            "confidence": edge.confidence,
            "words": words.get(node, ""),
            "url": articles[edge.found[node]][2],
            "finding": node.rsplit("/", 1)[-1],
        }
    return found


def _articles(graph: "Graph") -> dict[str, tuple[str, str, str]]:
    """Return outlet, day of publication and address of each article, by IRI."""
    found: dict[str, tuple[str, str, str]] = {}
    for article, _, outlet, day, url in run_internal(graph, "table-articles").rows:
        found[str(article)] = (str(outlet or ""), str(day or ""), str(url or ""))
    return found


def _words(graph: "Graph", nodes: set[str]) -> dict[str, str]:
    """Return the sentence in which each relation stands."""
    rows = run_internal(graph, "network-words").rows if nodes else ()
    return {str(node): str(quotation) for node, quotation in rows if str(node) in nodes}


def measure(network: "networkx.MultiDiGraph") -> None:
    """Add to the nodes what the asserted edges tell about them, and to the network what it tells as a whole."""
    from onrecord.query.measures import centralities, communities, pivots

    plain, ties = _plain(network), _ties(network)
    found = balance({pair: tie for pair, tie in ties.items() if tie})
    central, belongs = centralities(plain), communities(plain)
    signed = Counter(end for pair, tie in ties.items() if tie for end in pair)
    mixed = {end for pair, tie in ties.items() if not tie for end in pair}
    for name, data in network.nodes(data=True):
        data["in_weight"] = int(plain.in_degree(name, weight="weight")) if name in plain else 0
        data["out_weight"] = int(plain.out_degree(name, weight="weight")) if name in plain else 0
        data |= {**central.get(name, NOWHERE), "community": belongs.get(name, 0)}
        data["side"] = found.sides.get(name, OPEN if name in mixed else NONE)
        data |= {"ties": signed[name], "allies": found.allies.get(name, 0), "against": found.against.get(name, 0)}
    k = pivots(plain)
    network.graph |= {
        "line_index": found.line_index,
        "exact": found.exact,
        "signed_ties": sum(1 for tie in ties.values() if tie),
        "mixed_ties": sum(1 for tie in ties.values() if not tie),
        "triangles": found.triangles,
        "balanced_triangles": found.balanced,
        "betweenness": "exact" if k is None else f"estimated from {k} actors",
    }


def _plain(network: "networkx.MultiDiGraph") -> "networkx.DiGraph":
    """Return one edge for each pair and direction, with the weights of all asserted relations together."""
    import networkx

    plain = networkx.DiGraph()
    for source, target, data in network.edges(data=True):
        if data["how"] == MADE:
            before = plain[source][target]["weight"] if plain.has_edge(source, target) else 0
            plain.add_edge(source, target, weight=before + data["weight"])
    return plain


def _ties(network: "networkx.MultiDiGraph") -> dict[tuple[str, str], int]:
    """Return the sign of each pair, whoever does it to whom: what more articles show; 0 where that is even."""
    sums: dict[tuple[str, str], int] = {}
    for source, target, data in network.edges(data=True):
        if data["how"] == MADE and data["sign"]:
            pair = (min(source, target), max(source, target))
            sums[pair] = sums.get(pair, 0) + data["sign"] * data["weight"]
    return {pair: (total > 0) - (total < 0) for pair, total in sorted(sums.items())}
