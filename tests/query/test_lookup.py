"""Names, ids, addresses and dates that users type."""

from collections.abc import Iterator

import pytest

from onrecord import ids
from onrecord.errors import QueryError
from onrecord.graph import Graph, Run, open_store
from onrecord.query.lookup import actor, article, days
from tests.graph.cases import judgement
from tests.newsroom import ANA, COUNCIL, TOM, bridge, desk, filled

ACTORS = [
    ("Ana Ruiz", ANA),
    ("ana ruiz", ANA),
    ("  ANA   RUIZ ", ANA),
    ("Ruiz", ANA),
    ("ana-ruiz", ANA),
    (ids.iri("actor", ANA), ANA),
    ("keller", TOM),
    ("harbour council", COUNCIL),
]


@pytest.mark.parametrize(("name", "meant"), ACTORS)
def test_an_actor_is_found_by_name_or_id(any_graph: Graph, name: str, meant: str) -> None:
    """Full names, other names, ids and IRIs mean the actor, in any case of letters."""
    assert str(actor(any_graph, name)) == ids.iri("actor", meant)


def test_an_unknown_name_lists_near_ones(newsroom_graph: Graph) -> None:
    """A misspelt or partial name is answered with those that look like it."""
    with pytest.raises(QueryError, match=r"no actor is called 'Anna Ruis' in this store. Near: Ana Ruiz \(ana-ruiz\)"):
        actor(newsroom_graph, "Anna Ruis")
    with pytest.raises(QueryError, match=r"Near: A council spokesman \("):
        actor(newsroom_graph, "spokesman")


HOSTILE = [
    'Ana" ) } UNION { ?s ?p ?o } #',
    "\\u0022",
    "ana-ruiz> ?p ?o } #",
    "<script>",
    "\x00",
    "",
    "$name",
    "(((",
    "a|b",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_unknown(any_graph: Graph, name: str) -> None:
    """A name that is half a query means nobody, and nothing else happens."""
    with pytest.raises(QueryError, match="no actor is called"):
        actor(any_graph, name)


@pytest.fixture
def two_ruiz() -> Iterator[Graph]:
    """Return a newsroom with a second Ruiz in it."""
    with filled("memory") as graph:
        on = desk("Ben Ruiz said the toll was high.\nRuiz left.\n", title="Toll", outlet="City Wire")
        on.actor("ben-ruiz", "Ben Ruiz", "Ruiz", label="Ben Ruiz", kind="person")
        on.says("Ben Ruiz", "said", "the toll was high", speaker="ben-ruiz")
        graph.replace(on.record(), Run(version="0", extractors=("test/1",), model="none"))
        yield graph


def test_an_ambiguous_name_lists_the_candidates(two_ruiz: Graph) -> None:
    """Nobody is guessed: the message gives the ids to choose from, and says where to see more."""
    listed = r"'ruiz' may mean several: ana-ruiz \(Ana Ruiz\), ben-ruiz \(Ben Ruiz\).*onrecord ask who ruiz"
    with pytest.raises(QueryError, match=listed):
        actor(two_ruiz, "ruiz")


def test_an_old_id_leads_to_the_actor(two_ruiz: Graph) -> None:
    """Who was merged into another is found by the id and name of before; undone, each is found again."""
    said = judgement("same", f"actor/{ANA}", "actor/ben-ruiz")
    two_ruiz.judge(said)

    assert {str(actor(two_ruiz, name)) for name in (ANA, "ben-ruiz", "Ben Ruiz", "ruiz")} == {ids.iri("actor", ANA)}
    assert str(actor(two_ruiz, ids.iri("actor", "ben-ruiz"))) == ids.iri("actor", ANA)
    two_ruiz.judge(judgement("undo", value=said.id, at=1))
    assert str(actor(two_ruiz, "ben-ruiz")) == ids.iri("actor", "ben-ruiz")


def test_a_full_name_wins_over_a_short_one(two_ruiz: Graph) -> None:
    """Who is called so in full is meant, also when another is called so for short."""
    on = desk("Ruiz said no.\n", title="Ruiz", outlet="City Wire")
    on.actor("ruiz", "Ruiz", label="Ruiz", kind="person")
    two_ruiz.replace(on.record(), Run(version="0", extractors=("test/1",), model="none"))

    assert str(actor(two_ruiz, "Ruiz")) == ids.iri("actor", "ruiz")


ARTICLES = ["Bridge row deepens", "bridge ROW deepens", "https://harbour.example/bridge"]


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_found_by_title_or_address(any_graph: Graph, name: str) -> None:
    """Titles in any case, web addresses and ids mean the article."""
    expected = ids.iri("article", bridge().article.id)

    assert str(article(any_graph, name)) == expected
    assert str(article(any_graph, bridge().article.id)) == expected
    assert str(article(any_graph, expected)) == expected


def test_an_unknown_article_is_explained(newsroom_graph: Graph) -> None:
    """Near titles are named; without any, where to find them."""
    with pytest.raises(QueryError, match=r"no article is called 'bridge row'.*Near: Bridge row deepens"):
        article(newsroom_graph, "bridge row")
    with pytest.raises(QueryError, match="List them with: onrecord ask articles"):
        article(newsroom_graph, "zzzzzz")


def test_an_empty_store_knows_nobody() -> None:
    """The message says where to look."""
    with open_store("memory") as graph, pytest.raises(QueryError, match="List them with: onrecord ask actors"):
        actor(graph, "Ana Ruiz")


DATES = [
    ("2024-03-05", "2024-03-05", "2024-03-05"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024", "2024-01-01", "2024-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
]


@pytest.mark.parametrize(("value", "first", "last"), DATES)
def test_a_date_has_a_first_and_a_last_day(value: str, first: str, last: str) -> None:
    """Months and years are read as all of their days."""
    assert tuple(day.isoformat() for day in days(value)) == (first, last)


@pytest.mark.parametrize("value", ["", "soon", "2024-13", "2024-02-30", "05/03/2024", "0000", "2024-3-5", "２０２４"])
def test_what_is_no_date_is_refused(value: str) -> None:
    """Only ISO 8601 days, months and years of the calendar are dates."""
    with pytest.raises(QueryError, match="is not a date"):
        days(value)
