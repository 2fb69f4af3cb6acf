"""Networks as GraphML and GEXF, for Gephi, Cytoscape and networkx, as JSON for programs and as CSV for spreadsheets.

The same network gives the same bytes.
"""

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from onrecord.export.tables import guarded

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

    copy = networkx.MultiDiGraph(**{name: _clean(value) for name, value in sorted(network.graph.items())})
    for node, data in sorted(network.nodes(data=True)):
        copy.add_node(node, **{name: _clean(value) for name, value in sorted(data.items())})
    for number, (source, target, data) in enumerate(
        sorted(network.edges(data=True), key=lambda edge: (edge[0], edge[1], edge[2]["relation"]))
    ):
        values = {name: _clean(value) for name, value in sorted(data.items())}
        copy.add_edge(source, target, key=str(number), label=data["relation"], **values)
    return copy


COLUMNS = (
    "source", "relation", "target", "how", "sign", "weight", "outlets", "findings", "first", "last", "confidence",
    "source_side", "target_side", "words", "url", "finding", "source_id", "target_id",
)  # fmt: skip


def csv_text(network: "networkx.MultiDiGraph") -> str:
    """Return the edges of a relation network as CSV, with the names and sides of both ends, the heaviest first."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for source, target, data in heaviest(network):
        ends = {
            f"{end}_{part}": value
            for end, node in (("source", source), ("target", target))
            for part, value in (("side", network.nodes[node]["side"]), ("id", node.rsplit("/", 1)[-1]))
        }
        names = {"source": network.nodes[source]["label"], "target": network.nodes[target]["label"]}
        # A sign or a confidence is a number of ours, which a spreadsheet may read as one.
        row = data | ends | names
        writer.writerow({name: guarded(v) if isinstance(v := row[name], str) else v for name in COLUMNS})
    return out.getvalue()


def heaviest(network: "networkx.MultiDiGraph") -> "list[tuple[str, str, dict[str, Any]]]":
    """Return the edges of a relation network: what an article itself asserts first, then those in most articles."""

    def place(edge: "tuple[str, str, dict[str, Any]]") -> tuple[object, ...]:
        source, target, data = edge
        labels = network.nodes[source]["label"], network.nodes[target]["label"]
        made = data["how"] == "asserted"
        return not made, -data["weight"], -data["findings"], *labels, source, target, data["relation"], data["how"]

    return sorted(network.edges(data=True), key=place)


def json_text(network: "networkx.MultiDiGraph") -> str:
    """Return a network as node-link JSON, which ``networkx.node_link_graph`` reads back."""
    nodes = [{"id": name, **dict(sorted(data.items()))} for name, data in sorted(network.nodes(data=True))]
    edges = [
        {"source": source, "target": target, "key": key, **dict(sorted(data.items()))}
        for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    ]
    whole = {"directed": True, "multigraph": True, "graph": dict(sorted(network.graph.items()))}
    return json.dumps(whole | {"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1) + "\n"


def _clean(value: object) -> object:
    return UNWRITABLE.sub("", value) if isinstance(value, str) else value
