"""``ask events`` on the chronicle: how each event is told, what dates it, where it is, and who says so."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.graph import Graph, Run
from onrecord.query import ask
from tests.query.chronicle import filled, post


@pytest.fixture(scope="module", params=["memory", "rdflib:Memory"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """Return the chronicle in each kind of store."""
    with filled(request.param) as found:
        yield found


def found(graph: Graph, columns: str, **given: str) -> dict[str, tuple[str, ...]]:
    """Ask for events, and return some of their columns by their words and what dates them."""
    answer = ask(graph, "events", **given)
    where = [answer.variables.index(name) for name in ("event", *columns.split())]
    return {str(row[where[0]]): tuple(str(row[n]) for n in where[1:]) for row in answer.rows}


EVENTS = [
    ("The ferry sank (Saturday)", "happened asserted", "", "on", "Oban", "2024-03-02 2024-03-02 text"),
    ("The dock has been shut (2014)", "happened asserted", "", "since", "", "2014-01-01  text"),
    ("the mayor resigned (1 March)", "happened told", "Tom Keller", "on", "", "2024-03-01 2024-03-01 text"),
    ("The council will sell the dock (May)", "future asserted", "", "on", "", "2024-05-01 2024-05-31 text"),
    ("Nobody drowned (February)", "not happened negated", "", "on", "", "2024-02-01 2024-02-29 text"),
    ("The regatta opened (8 June)", "happened asserted", "", "on", "", "  none"),
]


@pytest.mark.parametrize(("words", "how", "told", "time", "place", "bounds"), EVENTS)
def test_how_an_event_is_told(
    graph: Graph, words: str, how: str, told: str, time: str, place: str, bounds: str
) -> None:
    """Status and manner, whose words it stands in, how it is dated, where it is, and what bounds it on which basis."""
    cells = found(graph, "status how told time place earliest latest basis")[words]

    assert (" ".join(cells[:2]), *cells[2:5], " ".join(cells[5:])) == (how, told, time, place, bounds)


def test_one_row_for_several_expressions() -> None:
    """An event that two expressions date is one row with both."""
    record = post()
    first, *others = record.events
    both = replace(first, dates=(*first.dates, replace(others[0].dates[0], relation="before")))
    for store in ("memory", "rdflib:Memory"):
        with filled(store) as graph:
            graph.replace(
                replace(record, events=(both, *others)), Run(version="0", extractors=("test/1",), model="none")
            )
            cells = found(graph, "time dated outlet", text="Ana Ruiz had warned")

        assert list(cells.values()) == [("on; before", "Thursday; 2 March", "The Harbour Post")]


def test_the_filters_ask_for_what_is_certain(graph: Graph) -> None:
    """A span holds what surely lies in it, as before."""
    assert set(found(graph, "date", since="2024-01", until="2024-01-31")) == {
        "The audit of Harbour Council began (January)"
    }
    assert found(graph, "date", since="2024-01-02", until="2024-01-31") == {}
    assert "The dock has been shut (2014)" in found(graph, "date", since="2014")
    assert "The dock has been shut (2014)" not in found(graph, "date", until="2030")
