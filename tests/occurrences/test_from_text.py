"""From the words of articles to one event: what the whole pipeline makes of several accounts."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from onrecord.actors.judgement import Judgement
from onrecord.config import Settings
from onrecord.graph import Graph, open_store
from onrecord.graph.validate import reread, shacl
from onrecord.pipeline import build, redate

SETTINGS = Settings(extractors=("rules", "accusations", "dates"))
REPORT = """Tom Keller resigned as leader of Saltmere Council on Tuesday.
Ana Ruiz met Tom Keller in Hull on 28 February.
“The new bridge will need stronger cables before the winter,” Ana Ruiz said on Monday."""
LOOK_BACK = """The resignation of Tom Keller on 5 March surprised the town. Tom Keller had met Ana Ruiz on 28 February.
Ana Ruiz said on 4 March that the new bridge will need stronger cables before the winter."""
ARTICLES = {
    "report": ("2024-03-06", REPORT),
    "look-back": ("2024-03-10", LOOK_BACK),
    "announcement": ("2024-02-26", "Ana Ruiz will meet Tom Keller on Wednesday. Eve Lund resigned on 5 March 2023."),
    "undated": (None, "Tom Keller resigned on 5 March. Ana Ruiz did not meet Tom Keller on 29 February."),
}


@pytest.fixture
def graph(tmp_path: Path) -> Iterable[Graph]:
    """Return the graph of four small articles, as the pipeline makes it."""
    for name, (published, text) in ARTICLES.items():
        head = "" if published is None else f"published: {published}\n"
        (tmp_path / f"{name}.md").write_text(
            f"---\nurl: https://a.example/{name}\n{head}---\n{text}\n", encoding="utf-8"
        )
    with open_store("memory") as opened:
        build([tmp_path], opened, settings=SETTINGS)
        yield opened


def told(graph: Graph) -> dict[tuple[str, str | None], set[str]]:
    """Return by kind and day the status and the article's date of each account."""
    accounts, linked = graph.linked()
    by_id = {account.id: account for account in accounts}
    return {
        (one.kind, one.earliest): {f"{by_id[id_].published} {by_id[id_].status}" for id_ in one.accounts}
        for one in linked.occurrences
    }


def test_several_articles_tell_of_one_event(graph: Graph) -> None:
    """A resignation by verb and noun, a meeting that was announced, and one statement; nothing else is linked."""
    assert told(graph) == {
        ("resign", "2024-03-05"): {"2024-03-06 happened", "2024-03-10 happened"},
        ("meet", "2024-02-28"): {"2024-02-26 future", "2024-03-06 happened", "2024-03-10 happened"},
        ("say", "2024-03-04"): {"2024-03-06 happened", "2024-03-10 happened"},
    }
    assert reread(graph) == []
    assert shacl(graph) == []


def test_a_date_that_is_set_links_events_at_once(graph: Graph) -> None:
    """An article whose date somebody gives joins the events that it tells of; taken back, all is as it was."""
    before = sorted(map(str, graph.match()))
    [undated] = {a.article for a in graph.linked()[0]} - {a.article for a in graph.linked()[0] if a.published}
    node, at = f"article/{undated}", "2026-11-22T09:00:00Z"
    dated = Judgement(verdict="dated", nodes=(node,), value="2024-03-07", by="ada", at=at)
    graph.judge(dated)
    redate(graph, SETTINGS)
    assert told(graph)["resign", "2024-03-05"] == {
        "2024-03-06 happened", "2024-03-07 happened", "2024-03-10 happened"
    }  # fmt: skip
    assert reread(graph) == []
    graph.judge(Judgement(verdict="undo", nodes=(), value=dated.id, by="ada", at=at))
    redate(graph, SETTINGS)
    now = [line for line in map(str, graph.match()) if "/graph/judgements>" not in line]
    assert sorted(now) == before
