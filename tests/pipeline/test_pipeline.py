"""The stages together: what a build adds, leaves alone and reports."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import Problem, Settings, build, extract_records, open_store
from onrecord.actors.judgement import Judgement
from onrecord.annotate.document import Document
from onrecord.errors import StoreError
from onrecord.model import Found
from onrecord.reference import Membership, Person, Post, Reference
from tests.resolve.cases import FACTS as RURITANIA

TEXT = "---\ntitle: Bridge\nurl: https://daily.example/{url}\n---\nAna Ruiz said that the bridge was {state}.\n"


def write(folder: Path, name: str, *, url: str = "bridge", state: str = "safe") -> Path:
    """Write a small article."""
    path = folder / name
    path.write_text(TEXT.format(url=url, state=state), encoding="utf-8")
    return path


def test_a_corrected_text_replaces_the_old_one(tmp_path: Path) -> None:
    """The same address with other words is the same article, corrected; what it said before is gone."""
    with open_store("memory") as graph:
        build([write(tmp_path, "a.md")], graph)
        report = build([write(tmp_path, "a.md", state="closed")], graph)
        said = [str(row[0]) for row in graph.query("SELECT ?t { ?c a schema:Claim ; schema:text ?t }").rows]

    assert (report.added, report.unchanged, report.problems) == (1, 0, [])
    assert said == ["the bridge was closed"]


def test_two_copies_are_one_article(tmp_path: Path) -> None:
    """The same text in two files is read twice and added once."""
    write(tmp_path, "a.md")
    write(tmp_path, "b.md")
    with open_store("memory") as graph:
        report = build([tmp_path], graph)

    assert (report.added, report.unchanged, report.problems) == (1, 1, [])
    assert report.counts["articles"] == 1


def test_two_texts_under_one_address_are_a_problem(tmp_path: Path) -> None:
    """Which of two texts is meant must not depend on the names of the files; building again changes nothing."""
    write(tmp_path, "a.md")
    write(tmp_path, "b.md", state="closed")
    with open_store("memory") as graph:
        first = build([tmp_path], graph)
        again = build([tmp_path], graph)

    assert (first.added, again.added, again.unchanged) == (1, 0, 1)
    assert [problem.location for problem in first.problems] == [str(tmp_path / "b.md")]
    assert "https://daily.example/bridge" in first.problems[0].reason


def test_a_failing_extractor_is_a_problem_of_its_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plug-in that breaks on an article stops neither the others nor the other extractors."""

    def broken(document: Document, /) -> Iterator[Found]:
        if "closed" in document.article.text:
            raise ValueError("no idea")
        yield from ()

    def find(group: str, name: str) -> object:
        return broken if name == "broken" else load(group, name)

    from onrecord.plugins import load

    monkeypatch.setattr("onrecord.pipeline.load", find)
    paths = [write(tmp_path, "a.md"), write(tmp_path, "b.md", url="other", state="closed")]
    found = list(extract_records(paths, replace(Settings(), extractors=("broken", "rules"))))

    problems = [problem for record in found if not isinstance(record, Problem) for problem in record.problems]
    assert [len(record.attributions) for record in found if not isinstance(record, Problem)] == [1, 1]
    assert [(problem.location, problem.stage) for problem in problems] == [(str(paths[1]), "extract")]
    assert "ValueError: no idea" in problems[0].reason


def test_a_page_gives_its_own_title_and_byline(tmp_path: Path) -> None:
    """Of a scraped page the title and byline are found in the page; its date at the top stays what it is."""
    page = "Menu\nFri, 13 December 2024\n\nBridge Closed After Storm, Says Mayor\n\nKim Roe\n\n2 min read\n\n"
    page += "The mayor of the town, Ana Ruiz, said on Monday that the old bridge would stay closed for the winter.\n\n"
    page += "“It is not safe,” she said. Nobody was hurt when the storm tore away a part of the railing at night.\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")

    [record] = extract_records([tmp_path / "page.txt"])

    assert not isinstance(record, Problem)
    assert record.article.title == "Bridge Closed After Storm, Says Mayor"
    assert record.article.byline == ("Kim Roe",)
    assert record.article.published is None


FACTS = Reference(
    people=(Person(id="ana-ruiz", label="Ana Ruiz"),),
    posts=(Post(id="mayor-of-saltmere", label="Mayor of Saltmere", roles=frozenset({"mayor of saltmere"})),),
    memberships=(Membership(person="ana-ruiz", post="mayor-of-saltmere", since="2016"),),
)


def test_articles_are_read_anew_when_facts_change(tmp_path: Path) -> None:
    """The facts that a graph keeps are part of what made its articles; equal facts change nothing."""
    path = write(tmp_path, "a.md")
    with open_store("memory") as graph:
        first = build([path], graph)
        graph.keep(FACTS)
        second = build([path], graph)
        graph.keep(FACTS)
        third = build([path], graph)
        runs = graph.query("SELECT ?digest { ?run a prov:Activity ; rec:referenceDigest ?digest }").rows

    assert [report.added for report in (first, second, third)] == [1, 1, 0]
    assert len(runs) == 1


def test_a_build_ends_with_who_is_who(tmp_path: Path) -> None:
    """What was judged before counts for articles that come later, and the posts of those who appear are there."""
    said = Judgement(
        verdict="same",
        nodes=("actor/ana-ruiz", "actor/rosa-ruiz"),
        by="Kim Roe",
        at="2026-11-22T09:00:00Z",
    )
    other = tmp_path / "b.md"
    other.write_text("---\nurl: https://daily.example/b\n---\nRosa Ruiz said that it rained.\n", encoding="utf-8")
    with open_store("memory") as graph:
        build([write(tmp_path, "a.md")], graph)
        graph.judge(said)
        graph.keep(FACTS)
        report = build([tmp_path], graph)
        speakers = graph.query("SELECT DISTINCT ?who { ?a rec:speaker ?who }").rows
        post = graph.query("ASK { ?m org:member actor:ana-ruiz ; rec:post/rdfs:label 'Mayor of Saltmere'@en }")

    assert report.changes is not None
    assert (report.changes.articles, report.changes.actors) == (1, 1)
    assert [str(who).rpartition("/")[2] for (who,) in speakers] == ["ana-ruiz"]
    assert post.answer


def test_the_next_build_completes_what_was_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a build ended before everybody was looked at, the next one does it, with nothing new to read."""

    def fail(_graph: object) -> None:
        raise StoreError("no memory left")

    path = write(tmp_path, "a.md")
    with open_store("memory") as graph, monkeypatch.context() as patch:
        patch.setattr("onrecord.graph.store.Graph.identify", fail)
        with pytest.raises(StoreError):
            build([path], graph, settings=Settings(reference=FACTS))
        patch.undo()
        graph.keep(FACTS)
        report = build([path], graph)

        assert (report.added, report.unchanged) == (0, 1)
        assert report.changes is not None
        assert report.changes.actors == 1
        assert graph.assignment().actor


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_facts_tell_who_held_a_post(tmp_path: Path, workers: int) -> None:
    """Whoever held a post on the day of the article is meant by it, in every process that resolves."""
    text = "---\npublished: {}-02-01\n---\nThe Ruritanian premier said that the bridge was safe.\n"
    for year in ("2012", "2018"):
        (tmp_path / f"{year}.md").write_text(text.format(year), encoding="utf-8")
    with open_store("memory") as graph:
        graph.keep(RURITANIA)
        report = build([tmp_path], graph, settings=Settings(workers=workers))
        said = graph.query(
            "SELECT ?day ?who { ?a rec:speaker ?who ; rec:article/schema:datePublished ?day } ORDER BY ?day"
        ).rows

    assert report.problems == []
    assert [str(who).rpartition("/")[2] for _, who in said] == ["otto-fahl", "ilse-brandt"]
