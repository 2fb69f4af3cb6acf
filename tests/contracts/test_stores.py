"""One suite for every store: ours, and any of rdflib's behind its plug-in."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from onrecord.errors import QueryError, StoreError
from onrecord.graph import Graph, Run, counts, open_store
from onrecord.graph.terms import exact
from onrecord.graph.validate import reread
from onrecord.model import Record
from onrecord.plugins import installed
from tests.factories import saying
from tests.graph.cases import judgement
from tests.newsroom import bridge, newsroom, turn

RUN = Run(version="1", extractors=("test",), model="none")
STORES = ("oxigraph", "memory", "rdflib")


@pytest.fixture(params=STORES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Graph]:
    """Return each store, new and empty."""
    where = {"oxigraph": str(tmp_path / "news.db"), "memory": "memory", "rdflib": "rdflib:Memory"}[request.param]
    with open_store(where) as graph:
        yield graph


@pytest.fixture
def graph(empty: Graph) -> Graph:
    """Return each store with the newsroom in it."""
    for record in newsroom():
        empty.replace(record, RUN)
    return empty


def everything(graph: Graph) -> list[str]:
    """Return all quads as sorted N-Quads."""
    return sorted(map(str, graph.match()))


def test_all_of_our_stores_are_tested() -> None:
    """A store that we ship and do not test fails here."""
    assert {name for name, entry in installed("stores").items() if entry.value.startswith("onrecord.")} == set(STORES)


def test_every_store_holds_the_same(graph: Graph) -> None:
    """The quads of a store in memory are the quads of all, through both ways of reading them."""
    with open_store("memory") as reference:
        for record in reversed(newsroom()):
            reference.replace(record, RUN)

        assert everything(graph) == everything(reference)
        assert set(graph.quads()) == set(reference.quads())
        assert len(graph) == len(reference) == len(everything(reference))
        assert counts(graph) == counts(reference)


def test_adding_again_adds_nothing(graph: Graph) -> None:
    """The same record a second time changes nothing and says so."""
    before = everything(graph)

    assert not any(graph.replace(record, RUN).changed for record in newsroom())
    assert everything(graph) == before


def test_replacing_and_restoring(graph: Graph) -> None:
    """An article that changes and changes back leaves every byte as it was."""
    before = everything(graph)
    assert graph.replace(replace(turn(), attributions=(), relations=()), RUN)
    assert everything(graph) != before

    assert graph.replace(turn(), RUN)
    assert everything(graph) == before


def test_removing(graph: Graph) -> None:
    """Articles go one by one, with what only they knew, until nothing is left."""
    for record in newsroom():
        assert reread(graph) == []
        assert graph.remove(record.article.id)
    assert everything(graph) == []


def test_a_change_that_fails_changes_nothing(graph: Graph) -> None:
    """A store that raises in the middle is as it was."""
    before = everything(graph)
    good = Quad(
        NamedNode("https://a.example/"), NamedNode("https://a.example/"), exact("x"), NamedNode("https://a.example/")
    )

    with pytest.raises((StoreError, TypeError, AttributeError)):
        graph._backend.change([next(iter(graph.match()))], [good, "no quad"])  # type: ignore[list-item]
    assert everything(graph) == before


def test_who_is_who_is_the_same_in_every_store(graph: Graph) -> None:
    """Judged and undone, every store comes to what a store in memory comes to, and back to what was before."""
    said = judgement("same", "actor/ana-ruiz", "actor/tom-keller")
    renamed = judgement("rename", "actor/ana-ruiz", value="The two", at=1)
    with open_store("memory") as reference:
        for record in newsroom():
            reference.replace(record, RUN)
        before = everything(reference)
        reference.judge(said, renamed)
        graph.judge(said, renamed)

        assert everything(graph) == everything(reference) != before
        assert graph.judgements() == reference.judgements()
        assert graph.profiles() == reference.profiles()
        assert reread(graph) == []
        graph.judge(judgement("undo", value=said.id, at=2), judgement("undo", value=renamed.id, at=3))
        assert [line for line in everything(graph) if not line.endswith("/judgements>")] == before


HOSTILE = [
    "plain",
    'quo"te \\ back',
    '"""',
    "'''",
    "> } ; DROP ALL #",
    "\\u0022 } ; CLEAR ALL",
    "line\u2028sep\u2029\x85",
    "nul\x00 bell\x07 esc\x1b",
    "\r\n tab\t",
    "</script><script>alert(1)</script>",
    "?x $y {z} %s {0}",
    "\ufffe \U0001f4a5 \u202e rtl",
    "@en ^^<x>",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(empty: Graph, words: str) -> None:
    """In a name, a content, a title, an outlet, an address: stored, replaced, removed; nothing else happens."""
    other = saying(("Ada", "yes"), url="https://a.example/other")
    empty.replace(other, RUN)
    before = everything(empty)
    record = saying((f"N{words}", f"c{words}"), url=f"https://a.example/{words}", title=words, outlet=words)
    assert empty.replace(record, RUN).problems == ()
    texts = {str(x) for (x,) in empty.query("SELECT ?x { ?s oa:exact ?x }").rows}
    assert {f"N{words}", f"c{words}"} <= texts
    assert {str(x) for (x,) in empty.query("SELECT ?x { ?s rec:text ?x }").rows} == {
        record.article.text,
        other.article.text,
    }
    assert reread(empty) == []
    changed = replace(record, article=replace(record.article, title=words + "!"), attributions=())
    assert empty.replace(changed, RUN)
    assert empty.remove(record.article.id)

    assert everything(empty) == before


def test_answers_are_read_in_the_thread_that_asked(graph: Graph) -> None:
    """A result that another thread asked for can be read here."""
    found = []
    thread = threading.Thread(target=lambda: found.append(graph.query("SELECT ?s { ?s a rec:Attribution }")))
    thread.start()
    thread.join()

    assert len(found[0].rows) == counts(graph)["attributions"]


def test_readers_see_whole_articles(empty: Graph) -> None:
    """While one thread replaces an article, others see it before or after, never in between."""
    if type(empty._backend).__name__ == "RdflibStore":
        pytest.skip("rdflib's stores have no transactions")
    one: Record = saying(("Ada", "yes"), ("Tom", "no"), url="https://a.example/")
    two = saying(("Ada", "perhaps"), ("Eva", "maybe"), ("Tom", "never"), url="https://a.example/")
    empty.replace(one, RUN)
    sizes, stop = set(), threading.Event()

    def read() -> None:
        while not stop.is_set():
            [(n,)] = empty.query("SELECT (COUNT(*) AS ?n) { ?s a rec:Attribution }").rows
            sizes.add(str(n))

    thread = threading.Thread(target=read)
    thread.start()
    for _ in range(30):
        empty.replace(two, RUN)
        empty.replace(one, RUN)
    stop.set()
    thread.join()

    assert sizes <= {"2", "3"}


WRITTEN = (Path(__file__).parent / "questions.rq").read_text(encoding="utf-8")
QUESTIONS = dict(part.split("\n", 1) for part in WRITTEN.split("\n## ")[1:])


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_store_answers_alike(graph: Graph, name: str) -> None:
    """The questions that the model was made for have the same answer everywhere, and have one."""
    with open_store("memory") as reference:
        for record in newsroom():
            reference.replace(record, RUN)
        expected, found = reference.query(QUESTIONS[name]), graph.query(QUESTIONS[name])

    assert (found.kind, found.variables, found.rows, found.answer) == (
        expected.kind,
        expected.variables,
        expected.rows,
        expected.answer,
    )
    assert set(found.graph or ()) == set(expected.graph or ())
    assert expected.rows or expected.answer or expected.graph


def test_a_question_about_one_graph(graph: Graph) -> None:
    """GRAPH looks into one article, FROM too where the store can do it."""
    me = bridge().article.id
    [(n,)] = graph.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH graph:{me} {{ ?a a rec:Attribution }} }}").rows
    assert str(n) == "2"
    try:
        [(n,)] = graph.query(f"SELECT (COUNT(*) AS ?n) FROM graph:{me} {{ ?a a rec:Attribution }}").rows
    except QueryError:
        return
    assert str(n) == "2"
