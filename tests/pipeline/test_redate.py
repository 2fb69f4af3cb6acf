"""A publication date that a user sets is as good as one that the article had from the start."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Settings, build, open_store
from onrecord.graph import Graph
from onrecord.graph.validate import reread, shacl
from onrecord.ids import article_id
from onrecord.model import Article, Problem
from onrecord.pipeline import redate
from onrecord.readers import ReadOptions, read_all
from tests.graph.cases import everything, judgement

FAST = Settings(extractors=("rules", "dates"))
URL = "https://daily.example/{}"
ARTICLES = {
    "bridge.md": "---\ntitle: Bridge\nurl: {url}\n---\n"
    "Ana Ruiz said on Tuesday that the bridge would close on 8 June. “Last year it was safe,” she said.\n",
    "toll.md": "---\ntitle: Toll\nurl: {url}\npublished: 2024-03-04\n---\n"
    "The mayor, Tom Keller, raised the toll on Monday. Ruiz said yesterday that he had promised not to in 2019.\n",
    "pier.txt": "Menu\n\nFri, 13 December 2024\n\nHarbour board keeps the old pier open\n\n"
    "LONDON, March 3 (Wire) - The board said on Wednesday that it would not close the pier, and that talks went on.\n\n"
    "A spokesman for Ana Ruiz said that there was nothing to add to what had been said earlier this week.\n",
}


def write(folder: Path) -> dict[str, str]:
    """Write the articles; return their ids by name."""
    for name, text in ARTICLES.items():
        (folder / name).write_text(text.replace("{url}", URL.format(name)), encoding="utf-8")
    return {item.file.rpartition("/")[2]: item.id for item in read_all([folder], ReadOptions()) if _article(item)}


def _article(item: Article | Problem) -> bool:
    return isinstance(item, Article)


def content(graph: Graph) -> list[str]:
    """Return all that a graph holds but for the judgements."""
    return everything(graph, "judgements")


def test_setting_is_as_if_it_had_been_known(tmp_path: Path) -> None:
    """Byte for byte the graph of articles that were read with these dates; removing gives back what was before."""
    ids = write(tmp_path)
    with open_store("memory") as graph, open_store("memory") as fresh:
        build([tmp_path], graph, settings=FAST)
        before = content(graph)
        made = [judgement("dated", f"article/{id_}", value=f"2017-04-2{n}", at=n) for n, id_ in enumerate(ids.values())]
        graph.judge(*made)
        report = redate(graph)
        fresh.judge(*made)
        build([tmp_path], fresh, settings=FAST)

        assert (report.added, report.problems) == (3, [])
        assert content(graph) == content(fresh) != before
        assert reread(graph) == []
        assert shacl(graph) == []
        assert not redate(graph).added
        assert build([tmp_path], graph, settings=FAST).unchanged == 3
        assert content(graph) == content(fresh)

        graph.judge(*(judgement("undo", value=one.id, at=30) for one in made))
        assert redate(graph).added == 3
        assert content(graph) == before


def test_every_store_does_the_same(tmp_path: Path) -> None:
    """What a date changes is the same in a store of another kind."""
    ids = write(tmp_path)
    made = judgement("dated", f"article/{ids['bridge.md']}", value="2017-04-20")
    found = []
    for name in ("memory", "rdflib:Memory"):
        with open_store(name) as graph:
            build([tmp_path / "bridge.md"], graph, settings=FAST)
            graph.judge(made)
            redate(graph)
            found.append(everything(graph))

    assert found[0] == found[1]


@pytest.mark.slow
def test_with_everything_that_runs_by_default(tmp_path: Path) -> None:
    """The same with the default extractors."""
    ids = write(tmp_path)
    with open_store("memory") as graph, open_store("memory") as fresh:
        build([tmp_path], graph)
        before = content(graph)
        made = judgement("dated", f"article/{ids['bridge.md']}", value="2017-04-20")
        for one in (graph, fresh):
            one.judge(made)
        redate(graph)
        build([tmp_path], fresh)

        assert content(graph) == content(fresh) != before
        graph.judge(judgement("undo", value=made.id, at=1))
        redate(graph)
        assert content(graph) == before


def test_what_depends_on_the_date_follows(tmp_path: Path) -> None:
    """A day without a year and a weekday get theirs, and lose them again; nothing is made from today's date."""
    ids = write(tmp_path)
    with open_store("memory") as graph:
        build([tmp_path / "bridge.md"], graph, settings=FAST)
        made = judgement("dated", f"article/{ids['bridge.md']}", value="2017-06-01")

        def days() -> set[str]:
            found = graph.query("SELECT ?d { ?t a rec:TimeExpression ; sem:hasEarliestBeginTimeStamp ?d }").rows
            return {str(row[0]) for row in found}

        assert days() == set()
        graph.judge(made)
        redate(graph)
        assert {"2017-05-30", "2017-06-08", "2016-01-01"} <= days()
        graph.judge(judgement("undo", value=made.id, at=1))
        redate(graph)
        assert days() == set()


def test_an_article_is_made_as_it_was_made_before(tmp_path: Path) -> None:
    """Other extractors and another threshold than the usual ones stay those of the article."""
    ids = write(tmp_path)
    other = replace(FAST, extractors=("dates", "rules"), accuses_from=0.9)
    with open_store("memory") as graph, open_store("memory") as fresh:
        made = judgement("dated", f"article/{ids['pier.txt']}", value="2020-03-04")
        build([tmp_path], graph, settings=other)
        graph.judge(made)
        redate(graph)
        fresh.judge(made)
        build([tmp_path], fresh, settings=other)

        assert content(graph) == content(fresh)


def test_what_it_was_made_with_may_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a plug-in is missing, that is a problem that says so; the date is kept, and the article as it is."""
    ids = write(tmp_path)
    with open_store("memory") as graph:
        build([tmp_path], graph, settings=FAST)
        before = content(graph)
        graph.judge(judgement("dated", f"article/{ids['toll.md']}", value="2017-04-20"))
        monkeypatch.setattr("onrecord.plugins.entry_points", lambda **_: ())
        monkeypatch.setattr("onrecord.pipeline.load", _missing)
        report = redate(graph)

        assert content(graph) == before
        assert [(problem.stage, problem.location) for problem in report.problems] == [("date", URL.format("toll.md"))]
        assert "rules" in report.problems[0].reason
        assert report.problems[0].remedy


def _missing(group: str, name: str) -> object:
    from onrecord.errors import PluginError

    raise PluginError(f"no plugin {name!r} in onrecord.{group}")


def test_articles_that_are_not_there_are_left_alone(tmp_path: Path) -> None:
    """A date of an article that nobody has read yet waits for it."""
    ids = write(tmp_path)
    unknown = article_id("", "https://daily.example/never")
    with open_store("memory") as graph:
        graph.judge(judgement("dated", f"article/{unknown}", value="2017"))
        assert redate(graph).added == 0
        graph.judge(judgement("dated", f"article/{ids['toll.md']}", value="2017", at=1))
        report = build([tmp_path], graph, settings=FAST)

        assert (report.added, report.problems) == (3, [])
        assert redate(graph).added == 0


def test_a_build_completes_what_was_broken_off(tmp_path: Path) -> None:
    """A judgement that is on disk while its article was not analysed yet is made up for by any later build."""
    ids = write(tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "more.txt").write_text("Kim Roe said on Monday that it rained.\n", encoding="utf-8")
    made = judgement("dated", f"article/{ids['bridge.md']}", value="2017-04-20")
    with open_store("memory") as graph, open_store("memory") as whole:
        build([tmp_path / "bridge.md"], graph, settings=FAST)
        graph.judge(made)  # and then the process ends
        report = build([tmp_path / "other"], graph, settings=FAST)
        whole.judge(made)
        build([tmp_path / "bridge.md", tmp_path / "other"], whole, settings=FAST)

        assert report.added == 2
        assert content(graph) == content(whole)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(sorted(ARTICLES)), st.sampled_from(["2017-04-20", "2017-04", "2016", None])),
        min_size=1,
        max_size=4,
    ),
    order=st.permutations(sorted(ARTICLES)),
    late=st.booleans(),
)
def test_only_what_is_said_last_matters(
    tmp_path: Path, steps: list[tuple[str, str | None]], order: list[str], *, late: bool
) -> None:
    """Dates set and removed in any order, articles built before or after, one by one: the same graph."""
    ids = write(tmp_path)
    with open_store("memory") as graph, open_store("memory") as other:
        made = []
        if not late:
            build([tmp_path], graph, settings=FAST)
        for at, (name, day) in enumerate(steps):
            node = f"article/{ids[name]}"
            if day is not None:
                made.append(judgement("dated", node, value=day, at=at))
                graph.judge(made[-1])
            else:
                taken = [one for one in made if one.nodes == (node,)]
                graph.judge(*(judgement("undo", value=one.id, at=at) for one in taken))
            redate(graph, FAST)
        if late:
            build([tmp_path], graph, settings=FAST)
        other.judge(*graph.judgements()[::-1])
        for name in order:
            build([tmp_path / name], other, settings=FAST)

        assert content(graph) == content(other)
        assert everything(graph, "none") == everything(other, "none")


@pytest.mark.slow
def test_a_killed_set_date_is_completed(tmp_path: Path) -> None:
    """Kill -9 at several moments of setting a date: the store is whole, and the next one completes it."""
    ids = write(tmp_path)
    node, store = ids["bridge.md"], tmp_path / "s.db"
    build([tmp_path], store, settings=FAST)
    with open_store(store, read_only=True) as graph:
        before = content(graph)
    command = [sys.executable, "-m", "onrecord", "articles", "set-date", node, "2017-04-20", "--by", "mina"]
    command += ["--at", "2026-11-22T09:00:00Z", "--store", str(store)]
    for wait in (0.2, 0.5, 0.8, 1.0, 1.2, 1.4, 1.6, 2.0):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        with open_store(store) as graph:
            assert reread(graph) == []
    subprocess.run(command, check=True, capture_output=True)
    with open_store(store, read_only=True) as graph, open_store("memory") as fresh:
        fresh.judge(*graph.judgements())
        build([tmp_path / name for name in ARTICLES], fresh, settings=FAST)

        assert content(graph) == content(fresh) != before
        assert len(graph.judgements()) == 1
