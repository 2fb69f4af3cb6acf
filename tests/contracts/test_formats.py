"""Every format with named graphs carries what is known of identities, judgements, candidates and facts."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from onrecord.export import write_graph
from onrecord.graph import Graph
from tests.graph.cases import judgement
from tests.graph.test_facts import FACTS
from tests.graph.test_inquiries import ASKED
from tests.newsroom import ANA, TOM, filled

FORMATS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """Return a newsroom in which two are one, with facts and candidates."""
    with filled("memory") as opened:
        opened.keep(FACTS)
        opened.keep_inquiries(ASKED)
        opened.judge(
            judgement("same", f"actor/{ANA}", f"actor/{TOM}", why="one\nperson"),
            judgement("rename", f"actor/{ANA}", value="“Both”", at=1),
        )
        yield opened


@pytest.mark.parametrize("ending", FORMATS)
def test_named_graphs_come_back(graph: Graph, tmp_path: Path, ending: str) -> None:
    """What is written is read back, quad by quad, in a store of any maker."""
    write_graph(graph, tmp_path / f"graph.{ending}", text=True)
    written = (tmp_path / f"graph.{ending}").read_bytes()

    assert set(ox.parse(written, FORMATS[ending])) == set(graph.match())


def test_turtle_says_everything_once(graph: Graph, tmp_path: Path) -> None:
    """The union of all graphs as Turtle has each triple once."""
    write_graph(graph, tmp_path / "graph.ttl", text=True)
    found = list(ox.parse((tmp_path / "graph.ttl").read_bytes(), ox.RdfFormat.TURTLE))

    assert len(found) == len(set(found)) == len({quad.triple for quad in graph.match()})
