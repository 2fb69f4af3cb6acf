"""Who somebody is: found by any name, told with reasons and places, and compared with somebody else."""

from collections.abc import Iterator
from typing import get_args

import pytest
from rdflib import URIRef

from onrecord import ids
from onrecord.actors.judgement import Judgement, Verdict
from onrecord.errors import QueryError
from onrecord.graph import Graph
from onrecord.model import Why
from onrecord.query import plainly
from onrecord.query.card import Card
from onrecord.query.kinship import compare
from onrecord.query.lookup import actor
from onrecord.query.names import best, find
from onrecord.query.queue import offers
from onrecord.query.roster import roster
from onrecord.query.who import card, quotation
from tests.namesakes import EVIL, filled, mayor, namesakes

ANA, TOM = "ana-ruiz", "tom-keller"
OPENS = mayor().article


def judgement(verdict: Verdict, *nodes: str, value: str = "", minute: int = 0, why: str = "") -> Judgement:
    """Return a judgement of Mina Holt's."""
    at = f"2026-11-22T09:{minute:02}:00Z"
    return Judgement(verdict=verdict, nodes=nodes, by="mina", at=at, value=value, why=why)


def told(graph: Graph, id_: str) -> Card:
    """Return somebody's card."""
    return card(graph, URIRef(ids.iri("actor", id_)))


def place(words: str, after: str = "") -> str:
    """Return the place of words in the first article, as a table of mentions shows it."""
    start = OPENS.text.index(words, OPENS.text.index(after))
    return f"{OPENS.id}-{start}-{start + len(words)}"


@pytest.fixture(scope="module")
def people() -> Iterator[Graph]:
    """Return the namesakes; tests only read them."""
    with filled("memory") as graph:
        yield graph


@pytest.fixture
def judged() -> Iterator[Graph]:
    """Return the namesakes, for a test that judges."""
    with filled("memory") as graph:
        yield graph


FOUND = [
    ("Ana Ruiz", ANA, "name"),
    ("  ANA   ruiz", ANA, "name"),
    ("mrs ruiz", ANA, "another name"),
    ("kell", TOM, "part of a name"),
    ("Tom Kellar", TOM, "spelt nearly so"),
    ("tom-keller", TOM, "id"),
    (ids.iri("actor", TOM), TOM, "id"),
    ("the mayor", ANA, "role"),
    ("Mayor", ANA, "role"),
    (place("She"), ANA, "mention"),
]


@pytest.mark.parametrize(("words", "meant", "how"), FOUND)
def test_somebody_is_found_by_any_name(people: Graph, words: str, meant: str, how: str) -> None:
    """Names in part or misspelt, ids, roles and the places of mentions lead to the actor, and it is told how."""
    [found] = best(find(people, words))

    assert (found.id, found.how) == (meant, how)


def test_a_name_of_several_lists_them(people: Graph) -> None:
    """Two of one name are both found, and so are both who may be meant by a pronoun that is left open."""
    smiths = find(people, "john smith")
    either = find(people, place("she", after="and "))

    assert len(best(smiths)) == 2
    assert [(match.id, match.how) for match in either] == [
        (ANA, "perhaps this mention"),
        (TOM, "perhaps this mention"),
    ]


def test_a_full_name_comes_before_a_part_of_one(judged: Graph) -> None:
    """Whoever is called so in full is meant, and the others are told beside them."""
    judged.judge(judgement("rename", f"actor/{TOM}", value="Ruiz"))

    matches = find(judged, "ruiz")

    assert [match.id for match in best(matches)] == [TOM]
    assert ANA in {match.id for match in matches}


HOSTILE = [EVIL, "$node } #", "\\u0022", "a-1-2> ?p ?o", "\x00", "'; DROP ALL", "Q1 OR 1", "))(", "x" * 5000]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_name_finds_nobody_but_its_bearer(people: Graph, words: str) -> None:
    """Words that are half a query are compared as words."""
    assert {match.name for match in find(people, words)} <= {" ".join(EVIL.replace("\x1b", "\ufffd").split())}


def test_nothing_is_no_name(people: Graph) -> None:
    """No words are refused."""
    with pytest.raises(QueryError, match="no name is given"):
        find(people, "  ")


def test_a_wikidata_id_finds_whoever_is_that_item(judged: Graph) -> None:
    """The id and the address of the page both do, once somebody has said so; another id finds nobody."""
    judged.judge(judgement("identify", f"actor/{TOM}", value="Q42"))

    assert [m.id for m in find(judged, "q42")] == [TOM]
    assert [m.id for m in find(judged, "https://www.wikidata.org/wiki/Q42")] == [TOM]
    assert find(judged, "Q43") == ()
    assert told(judged, TOM).wikidata == ("Q42",)


def test_a_card_tells_roles_mentions_and_what_is_left_open(people: Graph) -> None:
    """Each part says where it stands; the words there are those that are quoted; open mentions name all who fit."""
    found = told(people, ANA)
    by_words = {mention.words: mention for mention in found.mentions}

    assert (found.label, found.kind) == ("Ana Ruiz", "person")
    assert "Mrs Ruiz" in found.names
    [role] = found.roles
    assert (role.words, role.first, role.articles) == ("mayor", "2024-03-04", 1)
    assert by_words["Mrs Ruiz"].why == "surname of Ana Ruiz, named at 0–8 in the same article"
    assert by_words["the mayor"].form == "role"
    assert by_words["Ana Ruiz"].articles == 2
    [left] = found.unresolved
    assert (left.words, left.why) == ("she", "several fit")
    assert left.candidates == ((ANA, "Ana Ruiz"), (TOM, "Tom Keller"))
    texts = {record.article.id: record.article.text for record in namesakes()}
    for passage in [role.example, left.place, *(m.example for m in found.mentions)]:
        assert texts[passage.article.id][passage.start : passage.end] == passage.exact


def test_a_card_tells_why_appearances_are_one(judged: Graph) -> None:
    """The same full name, or a judgement with who made it, when and why; judgements in force are listed."""
    judged.judge(judgement("same", f"actor/{ANA}", f"actor/{TOM}", why="an alias"))
    found = told(judged, str(actor(judged, TOM)).rsplit("/", 1)[-1])
    why = {appearance.local: appearance.why for appearance in found.appearances}

    assert "same full name, Ana Ruiz" in why.values()
    assert "judged by mina on 2026-11-22: an alias" in why.values()
    assert [made.what for made in found.judgements] == [f"{ANA} = {TOM}"]
    assert TOM in found.formerly
    assert [match.how for match in find(judged, TOM)] == ["old id"]


def test_an_old_id_means_the_actor_in_every_question(judged: Graph) -> None:
    """After a merge the id that is no longer used leads to the one that is."""
    judged.judge(judgement("same", f"actor/{ANA}", f"actor/{TOM}"))

    assert actor(judged, TOM) == actor(judged, ANA) == actor(judged, ids.iri("actor", TOM))


def test_two_mentions_are_one_step_by_step(people: Graph) -> None:
    """From a pronoun and a role to the name in their article, and from there to the other article."""
    found = compare(people, place("She"), "the mayor")
    across = compare(people, "Mrs Ruiz", "Ana Ruiz")

    assert found.same
    assert any("subject of the clause: Mrs Ruiz" in step for step in found.steps)
    assert any("stands beside the name Ana Ruiz" in step for step in found.steps)
    assert across.actors == (ANA, ANA)
    assert "surname of Ana Ruiz" in across.steps[0]


def test_two_who_are_not_one_are_told_apart(judged: Graph) -> None:
    """The score with what speaks for and against, and the judgement that keeps them apart."""
    before = compare(judged, ANA, TOM)
    judged.judge(judgement("different", f"actor/{ANA}", f"actor/{TOM}", why="asked both"))
    after = compare(judged, ANA, TOM)

    assert not before.same
    assert before.score is not None
    assert before.steps
    assert after.steps[0] == "judged by mina on 2026-11-22 to be two: asked both"
    assert "somebody decided so" in after.answer


def test_what_may_mean_several_is_not_compared(people: Graph) -> None:
    """It is asked which one is meant."""
    with pytest.raises(QueryError, match=r"'john smith' may mean several: .*Give the id"):
        compare(people, "john smith", ANA)
    with pytest.raises(QueryError, match="nobody is called 'zzz'"):
        compare(people, ANA, "zzz")


def test_every_reason_has_plain_words() -> None:
    """Each value of `Why` is told, and no two in the same words."""
    assert set(plainly.WORDS) == set(get_args(Why))
    assert len({plainly.mention(why) for why in get_args(Why)}) == len(get_args(Why))


def test_a_quotation_stands_for_what_somebody_says(people: Graph) -> None:
    """One thing that they say, with the article; nothing for whoever says nothing."""
    said = quotation(people, URIRef(ids.iri("actor", ANA)))

    assert said is not None
    assert (said.words, said.article.url) == ("the bridge was safe", OPENS.url)
    assert quotation(people, URIRef(ids.iri("actor", TOM))) is None


def test_the_roster_has_everybody(people: Graph) -> None:
    """Each actor once, those in most articles first."""
    listed = list(roster(people).values())

    assert listed[0].articles == max(one.articles for one in listed)
    assert {one.label for one in listed} >= {"Ana Ruiz", "Tom Keller", "John Smith"}
    assert offers(people, 10) == []
