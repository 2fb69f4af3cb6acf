"""Actors and claims as GraphML and GEXF, for Gephi, Cytoscape and networkx; the same graph gives the same bytes."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# networkx stamps the day and its own version into a GEXF file.
STAMP = re.compile(r"<meta\b.*?</meta>\s*|<meta\b[^>]*/>\s*", re.DOTALL)


def graphml(network: "networkx.MultiDiGraph") -> str:
    """Return a network as GraphML."""
    import networkx

    return "\n".join(networkx.generate_graphml(readable(network), named_key_ids=True)) + "\n"


def gexf(network: "networkx.MultiDiGraph") -> str:
    """Return a network as GEXF 1.2."""
    import networkx

    text = "\n".join(networkx.generate_gexf(readable(network), version="1.2draft"))
    return STAMP.sub("", text, count=1) + "\n"


def readable(network: "networkx.MultiDiGraph") -> "networkx.MultiDiGraph":
    """Return a copy with names that XML can carry: labels are there to be read, so other characters are dropped."""
    import networkx

    copy = networkx.MultiDiGraph()
    for node, data in sorted(network.nodes(data=True)):
        copy.add_node(node, **{name: _clean(value) for name, value in sorted(data.items())})
    for number, (source, target, data) in enumerate(
        sorted(network.edges(data=True), key=lambda edge: (edge[0], edge[1], edge[2]["relation"]))
    ):
        values = {name: _clean(value) for name, value in sorted(data.items())}
        copy.add_edge(source, target, key=str(number), label=data["relation"], **values)
    return copy


def _clean(value: object) -> object:
    return UNWRITABLE.sub("", value) if isinstance(value, str) else value
