"""Opening, locking, replacing and asking a store on disk."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import PluginError, StoreError
from onrecord.graph import Graph, Run, counts, open_store
from onrecord.model import Span
from tests.factories import saying
from tests.newsroom import bridge, newsroom, turn

RUN = Run(version="1", extractors=("test",), model="none")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a closed store that holds the newsroom."""
    with open_store(tmp_path / "news.db") as graph:
        for record in newsroom():
            graph.replace(record, RUN)
    return tmp_path / "news.db"


def test_what_is_stored_is_there_after_opening_again(store: Path) -> None:
    """Closing and opening loses nothing; opening to read changes nothing."""
    with open_store(str(store), read_only=True) as graph:
        assert counts(graph)["articles"] == len(newsroom())
        assert list(graph.articles()) == sorted(record.article.id for record in newsroom())
        assert not list(store.parent.glob("*.ttl"))


def test_counts_are_by_kind(store: Path) -> None:
    """Totals are followed by their kinds, which add up."""
    with open_store(store, read_only=True) as graph:
        found = counts(graph)

    assert {key: found[key] for key in ("articles", "attributions", "relations", "dated events", "actors")} == {
        "articles": 4,
        "attributions": sum(len(record.attributions) for record in newsroom()),
        "relations": 3,
        "dated events": 2,
        "actors": 4,
    }
    for total in ("attributions", "actors", "relations"):
        assert sum(n for key, n in found.items() if key.startswith(f"{total}: ")) == found[total]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A store is never made among somebody's files."""
    (tmp_path / "thesis.doc").write_text("x")

    for read_only in (False, True):
        with pytest.raises(StoreError, match="no store"):
            open_store(tmp_path, read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


@pytest.mark.parametrize("name", ["file.txt", "missing"])
def test_to_read_there_must_be_a_store(tmp_path: Path, name: str) -> None:
    """A file, and nothing at all, cannot be read; neither is made into a store."""
    (tmp_path / "file.txt").write_text("x")

    with pytest.raises(StoreError, match=name):
        open_store(tmp_path / name, read_only=True)
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    """A store is a folder."""
    (tmp_path / "file.txt").write_text("x")

    with pytest.raises(StoreError, match="this is a file"):
        open_store(tmp_path / "file.txt")


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    """A folder that was made for it will do; so will one whose making was broken off."""
    with open_store(tmp_path):
        pass
    broken = tmp_path.parent / "broken"
    broken.mkdir()
    (broken / "onrecord.lock").touch()
    with open_store(broken) as graph:
        assert len(graph) == 0


@pytest.mark.parametrize("file", ["MANIFEST-*", "CURRENT"])
def test_a_damaged_store_is_called_so(store: Path, file: str) -> None:
    """Damage gives a sentence with a remedy, to readers and writers alike."""
    for path in store.glob(file):
        path.write_bytes(b"\xff" * 40)

    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"damaged|cannot be used") as caught:
            open_store(store, read_only=read_only)
        assert "\n" not in str(caught.value)


OTHER = """
    import sys
    from onrecord.errors import StoreError
    from onrecord.graph import open_store
    try:
        with open_store(sys.argv[1], read_only=sys.argv[2] == "read") as graph:
            print("opened", len(graph) > 0)
    except StoreError as error:
        print(error)
"""


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        ("write", "write", "another process is using"),
        ("write", "read", "another process is writing"),
        ("read", "write", "another process is using"),
        ("read", "read", "opened True"),
    ],
)
def test_one_writes_or_several_read(store: Path, ours: str, theirs: str, outcome: str) -> None:
    """Between processes, and within one: a writer is alone, readers share."""
    with open_store(store, read_only=ours == "read"):
        command = [sys.executable, "-c", textwrap.dedent(OTHER), str(store), theirs]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert outcome in done.stdout
        if "opened" not in outcome:
            with pytest.raises(StoreError, match="another process is"):
                open_store(store, read_only=theirs == "read")
    with open_store(store) as graph:
        assert len(graph) > 0


def test_a_reader_cannot_write(store: Path) -> None:
    """A graph that is open to read refuses to be changed."""
    with open_store(store, read_only=True) as graph:
        for change in (lambda: graph.replace(bridge(), RUN), lambda: graph.remove(bridge().article.id)):
            with pytest.raises(StoreError, match="read only"):
                change()


def test_a_folder_without_rights_is_an_error_of_ours(tmp_path: Path) -> None:
    """Where nothing may be written, the message names the folder."""
    if os.geteuid() == 0:
        target = Path("/proc/onrecord.db")  # even root may make nothing there
    else:
        tmp_path.chmod(0o500)
        target = tmp_path / "x.db"
    with pytest.raises(StoreError, match=str(target)):
        open_store(target)


@pytest.mark.parametrize(("location", "error"), [("nosuch:x", PluginError), ("", StoreError), ("memory:x", StoreError)])
def test_other_places_are_plugins(location: str, error: type[Exception]) -> None:
    """A name before a colon is a plug-in; one that does not exist is an error that lists those that do."""
    with pytest.raises(error):
        open_store(location)


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    """A closed graph says so when it is asked."""
    graph = open_store(tmp_path / "x.db")
    graph.close()
    graph.close()
    with pytest.raises(StoreError, match="closed"):
        len(graph)


def test_adding_again_changes_nothing(store: Path) -> None:
    """The identical record adds nothing, and says so; its holding is known before it is extracted."""
    with open_store(store) as graph:
        before = sorted(map(str, graph.match()))
        for record in newsroom():
            assert graph.holds(record.article, RUN)
            assert not graph.replace(record, RUN)
        assert sorted(map(str, graph.match())) == before


@pytest.mark.parametrize(
    "change",
    [
        {"text": bridge().article.text + "x"},
        {"title": "Another"},
        {"outlet": None},
        {"outlet": "Another"},
        {"published": None},
        {"published": "2024-03-05"},
        {"published_basis": "user"},
        {"url": None},
        {"byline": ("Somebody Else",)},
    ],
)
def test_what_differs_is_not_held(store: Path, change: dict[str, object]) -> None:
    """Another text or anything else that a reader tells about the article makes it another."""
    with open_store(store) as graph:
        article = bridge().article

        assert not graph.holds(replace(article, **change), RUN)
        assert not graph.holds(article, replace(RUN, model="better"))


def test_a_title_that_was_found_in_the_text_is_no_difference(tmp_path: Path) -> None:
    """The reader gave neither title nor byline; what was found later does not make the article another one."""
    record = saying(("Ada", "yes"))
    with open_store(tmp_path / "x.db") as graph:
        graph.replace(replace(record, article=replace(record.article, title="Found", byline=("Found Too",))), RUN)

        assert graph.holds(record.article, RUN)


def test_replacing_touches_nothing_else(store: Path) -> None:
    """An article that changes and changes back leaves the graph as it was, byte for byte."""
    with open_store(store) as graph:
        before = sorted(map(str, graph.match()))
        others = {
            str(q)
            for q in graph.match()
            if bridge().article.id not in str(q.graph_name) and "graph/a" not in str(q.graph_name)
        }
        changed = replace(bridge(), attributions=bridge().attributions[:1], relations=(), events=())

        assert graph.replace(changed, RUN)
        assert counts(graph)["relations"] == 2
        assert {q for q in others if turn().article.id in q} <= set(map(str, graph.match()))
        assert graph.replace(bridge(), RUN)
        assert sorted(map(str, graph.match())) == before


def test_what_cannot_be_stored_is_told(tmp_path: Path) -> None:
    """A bad finding is left out and comes back as a problem; the rest is in the graph."""
    record = saying(("Ada", "yes"), ("Tom", "no"))
    bad = replace(record, attributions=(record.attributions[0], replace(record.attributions[1], evidence=Span(0, 999))))
    with open_store(tmp_path / "x.db") as graph:
        stored = graph.replace(bad, RUN)

        assert stored.changed
        assert [problem.stage for problem in stored] == ["store"]
        assert counts(graph)["attributions"] == 1


def test_rdflib_reads_the_same(store: Path) -> None:
    """The dataset has the same quads, its default graph is the union, and its prefixes are ours."""
    with open_store(store, read_only=True) as graph:
        dataset = graph.dataset
        assert {(s, p, o, g) for s, p, o, g in dataset.quads()} == set(graph.quads())
        assert ("rec", "https://w3id.org/onrecord/ns#") in {(p, str(n)) for p, n in dataset.namespaces()}


def test_answers_outlive_the_store(store: Path) -> None:
    """A result is complete: it can be read in another thread, and after closing."""
    with open_store(store, read_only=True) as graph:
        selected = graph.query(
            "SELECT ?who ?text { ?a rec:speaker/rdfs:label ?who ; schema:text ?text } ORDER BY ?text"
        )
        built = graph.query("CONSTRUCT { ?s rec:said ?o } WHERE { ?s rec:said ?o }")
        asked = graph.query("ASK { ?s rec:accuses ?o }")

    assert (selected.kind, selected.variables) == ("select", ("who", "text"))
    assert str(selected.rows[0][0]) == "Ana Ruiz"
    assert (asked.kind, asked.answer) == ("ask", True)
    assert built.graph is not None
    assert len(built.graph) == 5


def test_buffers_are_emptied_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long batch does not pile up in memory: after enough quads its tables are on disk, without a word to flush."""
    with open_store(tmp_path / "x.db") as graph:
        graph.replace(bridge(), RUN)
        monkeypatch.setattr("onrecord.graph.oxigraph.FLUSH_AT", len(graph) + 1)
        before = set((tmp_path / "x.db").glob("*.sst"))
        graph.replace(turn(), RUN)
        assert set((tmp_path / "x.db").glob("*.sst")) != before
        assert counts(graph)["articles"] == 2


def test_emptying_buffers_disturbs_no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads while the store empties its buffers reads on, and may have its dataset in hand."""
    monkeypatch.setattr("onrecord.graph.oxigraph.FLUSH_AT", 1)
    with open_store(tmp_path / "x.db") as graph:
        graph.replace(bridge(), RUN)
        reading = graph.match()
        first = next(reading)
        graph.replace(turn(), RUN)
        assert len({first, *reading}) > 1
        dataset = graph.dataset
        graph.replace(newsroom()[2], RUN)
        assert len(set(dataset.quads())) == len(graph)
    with open_store(tmp_path / "x.db") as graph:
        inner = graph._backend._store
        graph.replace(newsroom()[3], RUN)
        assert len(inner) == len(graph)
        graph.remove(newsroom()[3].article.id)
        assert counts(graph)["articles"] == 3


def test_a_batch_is_tidied_at_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flushing after many changes rewrites the tables, and changes nothing in them."""
    monkeypatch.setattr("onrecord.graph.oxigraph.OPTIMISE_FROM", 1)
    with open_store(tmp_path / "x.db") as graph:
        for record in newsroom():
            graph.replace(record, RUN)
        before = sorted(map(str, graph.match()))
        graph.flush()
        graph.flush()

        assert sorted(map(str, graph.match())) == before


@pytest.fixture
def copied(store: Path, tmp_path: Path) -> Iterator[Graph]:
    """Return the store after it was copied to another place."""
    shutil.copytree(store, tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as graph:
        yield graph


def test_a_store_can_be_copied(copied: Graph) -> None:
    """A closed store is a folder like any other."""
    assert counts(copied)["articles"] == len(newsroom())
