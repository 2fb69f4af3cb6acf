"""Laws of who is who: it follows from articles and judgements alone, whatever happened before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.judgement import Judgement
from onrecord.graph import Graph, open_store
from onrecord.graph.validate import reread
from onrecord.model import Record
from tests.graph.cases import everything, fill, judgement, told

NAMES = ["Ana Ruiz", "Ana Maria Ruiz", "A. Ruiz", "ANA RUIZ", "Tom Keller", "Thomas Keller", "Ruiz", "Keller"]
URLS = [f"https://a.example/{i}" for i in range(6)]

lines = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["", "", *NAMES]), st.sampled_from(["yes", "no", "a lie"])),
    min_size=1,
    max_size=4,
)


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    """Draw some articles about a few people, some of whom may be the same."""
    return [
        told(
            *draw(lines),
            url=url,
            published=draw(st.sampled_from([None, "2024-03-04", "2019"])),
            outlet=draw(st.sampled_from([None, "The Harbour Post"])),
        )
        for url in draw(st.lists(st.sampled_from(URLS), min_size=1, max_size=4, unique=True))
    ]


def nodes(graph: Graph) -> list[str]:
    """Return what a judgement on this graph may be about."""
    found = graph.assignment()
    return sorted({*(f"actor/{id_}" for id_ in found.actor.values()), *(f"appearance/{id_}" for id_ in found.actor)})


def drawn(data: st.DataObject, graph: Graph, at: int) -> Judgement:
    """Draw one judgement on the actors of a graph as they are now."""
    some = nodes(graph)
    verdict = data.draw(st.sampled_from(["same", "different", "rename", "identify"]))
    first = data.draw(st.sampled_from(some))
    if verdict in ("same", "different"):
        second = data.draw(st.sampled_from([one for one in some if one != first] or ["actor/nobody"]))
        return judgement(verdict, first, second, at=at)
    value = data.draw(st.sampled_from(["Ana", "Ruiz", "Ana Ruiz"] if verdict == "rename" else ["Q1", "Q2"]))
    return judgement(verdict, first, value=value, at=at)


@settings(max_examples=50, deadline=None)
@given(records(), st.data())
def test_the_order_of_articles_does_not_matter(found: list[Record], data: st.DataObject) -> None:
    """Articles in any order, with looks at everybody in between, some of them twice: the same graph."""
    with open_store("memory") as once, open_store("memory") as often:
        fill(once, *found)
        once.identify()
        for record in data.draw(st.permutations([*found, *found[:1]])):
            fill(often, record)
            if data.draw(st.booleans()):
                often.identify()
        often.identify()

        assert everything(often) == everything(once)
        assert reread(once) == []


@settings(max_examples=40, deadline=None)
@given(records(), st.data())
def test_twice_adds_nothing(found: list[Record], data: st.DataObject) -> None:
    """The same articles and judgements a second time change no quad."""
    with open_store("memory") as graph:
        fill(graph, *found)
        graph.identify()
        said = drawn(data, graph, 0)
        graph.judge(said)
        before = everything(graph)

        fill(graph, *found)
        assert not graph.judge(said)
        assert not graph.identify()
        assert everything(graph) == before


@settings(max_examples=50, deadline=None)
@given(records(), st.data())
def test_undoing_leaves_every_byte_as_it_was(found: list[Record], data: st.DataObject) -> None:
    """Several judgements, each on what the ones before led to, then taken back in any order: the graph of before."""
    with open_store("memory") as graph:
        fill(graph, *found)
        graph.identify()
        before = everything(graph, "judgements")
        made = []
        for at in range(data.draw(st.integers(1, 4))):
            made.append(drawn(data, graph, at))
            graph.judge(made[-1])
            assert reread(graph) == []
        for at, one in enumerate(data.draw(st.permutations(made)), start=30):
            graph.judge(judgement("undo", value=one.id, at=at))

        assert everything(graph, "judgements") == before
        assert len(graph.judgements()) == 2 * len({one.id for one in made})


@settings(max_examples=40, deadline=None)
@given(records(), st.data())
def test_judgements_outlive_the_graph(found: list[Record], data: st.DataObject) -> None:
    """In a new store with the articles read again and the judgements brought over, everything is as it was."""
    with open_store("memory") as graph, open_store("memory") as again:
        fill(graph, *found)
        graph.identify()
        for at in range(data.draw(st.integers(1, 3))):
            graph.judge(drawn(data, graph, at))
        if data.draw(st.booleans()):
            again.judge(*graph.judgements()[::-1])
            fill(again, *data.draw(st.permutations(found)))
        else:
            fill(again, *data.draw(st.permutations(found)))
            again.judge(*graph.judgements())
        again.identify()

        assert everything(again) == everything(graph)


@settings(max_examples=40, deadline=None)
@given(records(), st.data())
def test_articles_may_come_after_judgements(found: list[Record], data: st.DataObject) -> None:
    """What people decided about an actor holds for articles that come later, and each is whole before anybody looks."""
    with open_store("memory") as graph, open_store("memory") as again:
        fill(graph, *found[:1])
        graph.identify()
        made = []
        for at in range(data.draw(st.integers(1, 3))):
            made.append(drawn(data, graph, at))
            graph.judge(made[-1])
        for record in found[1:]:
            fill(graph, record)
            assert reread(graph) == []
        graph.identify()
        again.judge(*made)
        fill(again, *found)
        again.identify()

        assert everything(graph) == everything(again)


@settings(max_examples=40, deadline=None)
@given(records(), st.data())
def test_articles_leave_no_trace_in_who_is_who(found: list[Record], data: st.DataObject) -> None:
    """After an article is gone, with a judgement in force, the graph is as if it had never come."""
    with open_store("memory") as graph, open_store("memory") as without:
        fill(graph, *found)
        graph.identify()
        said = drawn(data, graph, 0)
        graph.judge(said)
        graph.remove(found[0].article.id)
        graph.identify()
        fill(without, *found[1:])
        without.judge(said)

        assert everything(graph) == everything(without)


CAST = [
    told(("Ana Ruiz", "Tom Keller", "a lie"), url=URLS[0]),
    told(("Ana Maria Ruiz", "", "yes"), ("Keller", "", "no"), url=URLS[1]),
    told(("Ana Ruiz", "Ruiz", "theft"), url=URLS[2]),
]
CHAINS = [
    [("same", "actor/ana-ruiz", "actor/ana-maria-ruiz")],
    [("different", f"appearance/{CAST[0].article.id}-ana-ruiz", f"appearance/{CAST[2].article.id}-ana-ruiz")],
    [("rename", "actor/ana-ruiz"), ("rename", "actor/ana-ruiz")],
    [("identify", "actor/ana-ruiz"), ("same", "actor/ana-ruiz", "actor/tom-keller")],
    [("same", "actor/ana-ruiz", "actor/tom-keller"), ("different", "actor/ana-ruiz", "actor/tom-keller")],
    [("same", "actor/ana-ruiz", "actor/tom-keller"), ("rename", "actor/tom-keller"), ("identify", "actor/ana-ruiz")],
]


@pytest.mark.parametrize("chain", CHAINS)
def test_every_kind_of_judgement_can_be_undone(chain: list[tuple[str, ...]]) -> None:
    """Merge, split, rename, same-as and combinations of them: each does something, and undone leaves nothing."""
    values = {"rename": "A. M. Ruiz", "identify": "Q7"}
    with open_store("memory") as graph:
        fill(graph, *CAST)
        graph.identify()
        before = everything(graph, "judgements")
        made = [
            judgement(verdict, *about, value=values.get(verdict, ""), at=i) for i, (verdict, *about) in enumerate(chain)
        ]
        graph.judge(made[0])
        assert everything(graph, "judgements") != before
        graph.judge(*made)
        graph.judge(*(judgement("undo", value=one.id, at=40 + i) for i, one in enumerate(made)))

        assert everything(graph, "judgements") == before
