"""GraphML and GEXF, parsed back."""

import io
from pathlib import Path

import networkx
import pytest

from onrecord.export import networks, write_graph
from onrecord.graph import Graph

READERS = {".graphml": networkx.read_graphml, ".gexf": networkx.read_gexf}


@pytest.mark.parametrize("suffix", READERS)
def test_files_parse_back(any_graph: Graph, tmp_path: Path, suffix: str) -> None:
    """What networkx reads back is the network that was written: labels, kinds, relations, weights."""
    path = tmp_path / f"graph{suffix}"

    done = write_graph(any_graph, path)

    back = READERS[suffix](path)
    assert back.number_of_edges() == done.count == 10
    labels = {data["label"]: data["kind"] for _, data in back.nodes(data=True)}
    assert labels["Ana Ruiz"] == "person"
    assert labels["<script>alert(1)</script> is safe"] == "claim"
    edges = {(u.rsplit("/")[-1], data["relation"], data["weight"]) for u, _, data in back.edges(data=True)}
    assert ("tom-keller", "accuses", 1) in edges
    assert ("ana-ruiz", "denied", 1) in edges


@pytest.mark.parametrize("write", [networks.graphml, networks.gexf])
def test_characters_that_xml_lacks_are_dropped(write: object) -> None:
    """A label is there to be read: what XML cannot carry is left out, and the rest is escaped."""
    odd = networkx.MultiDiGraph()
    odd.add_node("a", label="a\x00\x0b<b>&\"'\ufffe]]>", kind="person")
    odd.add_edge("a", "a", key="said", relation="said", weight=1, articles=1)

    text = write(odd)  # type: ignore[operator]  one of two functions

    reader = networkx.read_graphml if "graphml" in text[:300] else networkx.read_gexf
    assert reader(io.BytesIO(text.encode())).nodes["a"]["label"] == "a<b>&\"']]>"


def test_no_day_is_stamped(newsroom_graph: Graph, tmp_path: Path) -> None:
    """The file does not tell when it was written, nor with which version of networkx."""
    write_graph(newsroom_graph, tmp_path / "graph.gexf")

    text = (tmp_path / "graph.gexf").read_text()

    assert "lastmodifieddate" not in text
    assert "NetworkX" not in text
