"""A graph to read: the invented newsroom, in each store that answers questions."""

from collections.abc import Iterator

import pytest

from onrecord.graph import Graph
from tests.newsroom import filled


@pytest.fixture(scope="session")
def newsroom_graph() -> Iterator[Graph]:
    """Return the newsroom in Oxigraph; tests only read it."""
    with filled("memory") as graph:
        yield graph


@pytest.fixture(scope="session", params=["memory", "rdflib:Memory"])
def any_graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """Return the newsroom in each store in turn; tests only read it."""
    with filled(request.param) as graph:
        yield graph
