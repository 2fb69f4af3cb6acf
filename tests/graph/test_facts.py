"""Facts in the graph: what users bring is kept; posts of those who appear and events that date have their dates."""

from dataclasses import replace

import pytest

from onrecord.graph import Graph, open_store
from onrecord.graph import identity as module
from onrecord.graph.facts import facts_digest
from onrecord.graph.validate import reread, shacl
from onrecord.reference import Body, Form, Membership, NamedEvent, Person, Post, Reference
from tests.graph.cases import everything, fill, grouped, told
from tests.newsroom import bridge

FACTS = Reference(
    bodies=(
        Body(id="saltmere-council", label="Saltmere Council", kind="organisation", forms=(Form(words="the Council"),)),
    ),
    people=(Person(id="ana-ruiz", label="Ana Ruiz", gender="f"), Person(id="kim-roe", label="Kim Roe")),
    posts=(
        Post(id="mayor-of-saltmere", label="Mayor of Saltmere", roles=frozenset({"mayor"}), body="saltmere-council"),
    ),
    memberships=(
        Membership(person="kim-roe", post="mayor-of-saltmere", since="2010", until="2016-05-05"),
        Membership(person="ana-ruiz", post="mayor-of-saltmere", since="2016-05-05"),
    ),
)
POSTS = "SELECT ?post ?since { ?m org:member actor:$who ; rec:post/rdfs:label ?post ; schema:startDate ?since }"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the facts of these tests be all that comes with the package."""
    monkeypatch.setattr(module, "shipped", lambda: FACTS)
    monkeypatch.setattr(module, "assign", grouped({}))


def posts(graph: Graph, who: str) -> list[tuple[str, str]]:
    """Return which posts somebody held, and since when."""
    return [(str(post), str(since)) for post, since in graph.query(POSTS.replace("$who", who)).rows]


def test_the_posts_of_those_who_appear_are_in_the_graph() -> None:
    """Whoever appears has their posts with dates; whoever does not has none; and they go with the last article."""
    record = told(("Ana Ruiz", "", "yes"), url="https://a.example/1")
    with open_store("memory") as graph:
        fill(graph, record)
        graph.identify()

        assert posts(graph, "ana-ruiz") == [("Mayor of Saltmere", "2016-05-05")]
        assert posts(graph, "kim-roe") == []
        assert reread(graph) == []
        assert shacl(graph) == []
        graph.remove(record.article.id)
        graph.identify()
        assert len(graph) == 0


def test_posts_follow_whoever_is_known_by_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Posts of an id that leads to another actor are that actor's."""
    monkeypatch.setattr(module, "assign", grouped({"ana-ruiz": "ana-maria-ruiz"}))
    with open_store("memory") as graph:
        fill(graph, told(("Ana Ruiz", "", "yes"), ("Ana Maria Ruiz", "", "no"), url="https://a.example/1"))
        graph.identify()

        assert posts(graph, "ana-maria-ruiz") == [("Mayor of Saltmere", "2016-05-05")]
        assert posts(graph, "ana-ruiz") == []


def test_what_users_bring_is_kept_and_read_back() -> None:
    """Facts stay until others are kept, whatever articles do, and are not said twice."""
    with open_store("memory") as graph:
        assert graph.keep(FACTS)
        assert not graph.keep(FACTS)
        assert graph.reference() == FACTS
        fill(graph, told(("Ana Ruiz", "", "yes"), url="https://a.example/1"))
        graph.identify()

        assert posts(graph, "ana-ruiz") == [("Mayor of Saltmere", "2016-05-05")]
        assert not any(line.endswith("/memberships>") for line in everything(graph))
        assert shacl(graph) == []
        assert reread(graph) == []
        assert graph.keep(Reference())
        graph.identify()
        assert graph.reference() == Reference()
        assert any(line.endswith("/memberships>") for line in everything(graph))


FLOOD = NamedEvent(id="saltmere-flood", label="Saltmere flood", forms=("great flood",), first="2015-12-05")
FIRE = NamedEvent(id="harbour-fire", label="Harbour fire", first="2011")
COUNTED = """SELECT ?label ?first {
  ?time rec:anchorEvent ?event . ?event a schema:Event ; rdfs:label ?label ; schema:startDate ?first }"""


def test_events_from_which_dates_are_counted_are_described(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a date counts from a named event, its name and dates are in the graph, and go with the last such date."""
    monkeypatch.setattr(module, "shipped", lambda: replace(FACTS, named_events=(FLOOD, FIRE)))
    record = bridge()
    counted = replace(record.times[0], anchor="named event", anchor_event=FLOOD.id, anchor_date="2015-12-05")
    with open_store("memory") as graph:
        fill(graph, replace(record, times=(counted, *record.times[1:])))
        graph.identify()

        assert [tuple(map(str, row)) for row in graph.query(COUNTED).rows] == [("Saltmere flood", "2015-12-05")]
        assert not any("harbour-fire" in line for line in everything(graph))
        assert not graph.identify()
        assert shacl(graph) == []
        assert reread(graph) == []
        fill(graph, record)
        graph.identify()
        assert not any("saltmere-flood" in line for line in everything(graph))


def test_an_event_that_users_brought_is_not_described_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands in the graph of what they brought."""
    monkeypatch.setattr(module, "shipped", Reference)
    record = bridge()
    counted = replace(record.times[0], anchor="named event", anchor_event=FLOOD.id, anchor_date="2015-12-05")
    with open_store("memory") as graph:
        graph.keep(Reference(named_events=(FLOOD,)))
        fill(graph, replace(record, times=(counted, *record.times[1:])))
        graph.identify()

        assert [str(label) for label, _ in graph.query(COUNTED).rows] == ["Saltmere flood"]
        assert not any(line.endswith("/memberships>") for line in everything(graph))


def test_a_digest_tells_facts_apart() -> None:
    """No facts have no digest, equal facts the same, other facts another."""
    fewer = Reference(people=FACTS.people)

    assert facts_digest(Reference()) == ""
    assert facts_digest(FACTS) == facts_digest(FACTS) != facts_digest(fewer) != ""
