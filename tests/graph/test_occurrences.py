"""The same event in several articles: what stands in the graph, what follows from what, and how it is undone."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ActorError, StoreError
from onrecord.graph import Graph, open_store
from onrecord.graph.occurrences import OCCURRENCES, read_accounts
from onrecord.graph.page import A, R
from onrecord.graph.validate import reread, shacl
from onrecord.model import Record
from tests.graph.cases import everything, judgement
from tests.occurrences.news import ONE, OTHER, RUN, THREE, TWO, fill, news, told

ALL = (ONE, TWO, THREE, OTHER)
SAID = "the bridge needs new cables before winter"


@pytest.fixture
def graph() -> Iterable[Graph]:
    """Return a graph of four articles."""
    with open_store("memory") as opened:
        fill(opened, *ALL)
        yield opened


def occurrences(graph: Graph) -> dict[str, set[str]]:
    """Return by label the titles of what tells of each occurrence, as they stand in the graph."""
    found: dict[str, set[str]] = {}
    rows = graph.query("""SELECT ?label ?words { GRAPH graph:occurrences { ?o a rec:Occurrence ; rdfs:label ?label ;
        rec:account ?event } ?event rec:headSpan/oa:hasSelector/oa:exact ?words }""").rows
    for label, words in rows:
        found.setdefault(str(label), set()).add(str(words))
    return found


RESIGNATION = {"resign (2017-06-08): Ada Rowe": {"resigned", "and her resignation", "quit"}}
MEETING = {"meet (2017-06-12): Ada Rowe, Tom Ode": {"met", "were to meet"}}


def test_an_event_that_several_tell_of_stands_once(graph: Graph) -> None:
    """All its accounts, days that bound it, and a link for each but the first, with reason and score."""
    rows = graph.query("""SELECT ?why ?score { ?l a rec:EventLink ; rec:inOccurrence/rdfs:label ?label ;
        rec:reason ?why ; rec:score ?score FILTER(STRSTARTS(?label, "resign")) } ORDER BY ?why""").rows
    bounds = graph.query("""SELECT DISTINCT ?a ?b { GRAPH graph:occurrences {
        ?o sem:hasEarliestBeginTimeStamp ?a ; sem:hasLatestEndTimeStamp ?b } } ORDER BY ?a""").rows

    assert occurrences(graph) == RESIGNATION | MEETING
    assert [str(why) for why, _ in rows] == [
        "both tell of “resign”; both name Ada Rowe; 2017-06-08 lies within 2017-06-01 to 2017-06-30",
        "“quit” and “resign” are one kind; both name Ada Rowe; both on 2017-06-08",
    ]
    assert all(float(score) > 0.8 for _, score in rows)
    assert [tuple(map(str, row)) for row in bounds] == [("2017-06-08", "2017-06-08"), ("2017-06-12", "2017-06-12")]
    assert reread(graph) == []
    assert shacl(graph) == []


def test_an_announcement_says_that_it_is_one(graph: Graph) -> None:
    """What was to come in one article and happened in the other on that day is one event, and the reason says so."""
    words = "one has it as still to come, the other as happened that day"

    assert graph.query(f'ASK {{ ?l rec:reason ?why FILTER(CONTAINS(?why, "{words}")) }}').answer


def test_accounts_are_what_articles_tell() -> None:
    """Kind, named actors, days, status, and for a saying who said what; whoever has no name is left out."""
    record = news("https://a.example/9", told("Ada Rowe", words="said ", kind="say", says=SAID), outlet="Hull Post")
    unnamed = replace(record, actors=tuple(replace(actor, kind="unnamed") for actor in record.actors))
    with open_store("memory") as graph:
        fill(graph, record)
        [found] = read_accounts(graph.match)
        fill(graph, unnamed)
        [nobody] = read_accounts(graph.match)
        fill(graph, replace(record, actors=tuple(replace(actor, kind="place") for actor in record.actors)))
        [state] = read_accounts(graph.match)

    assert (found.kind, found.actors, found.doers, found.saying) == ("say", ("ada-rowe",), ("ada-rowe",), True)
    assert (found.words, found.earliest, found.latest) == (SAID, "2017-06-08", "2017-06-08")
    assert (found.outlet, found.article) == ("Hull Post", record.article.id)
    assert (nobody.actors, nobody.doers) == ((), ())
    assert (state.actors, state.places, found.places) == (("ada-rowe",), ("ada-rowe",), ())


def test_the_words_of_an_event_are_those_beside_its_head() -> None:
    """What verb or noun tells the kind says nothing more; the rest tells one event of a kind from another."""
    with open_store("memory") as graph:
        fill(graph, news("https://a.example/9", told("Ada Rowe", "Tom Ode", words="met", kind="meet")))
        [found] = read_accounts(graph.match)

    assert found.words == "Ada Rowe and Tom Ode"


def test_one_saying_in_two_articles_is_one() -> None:
    """Two articles that carry the same words of one speaker of one day."""
    records = [
        news(f"https://a.example/{n}", told("Ada Rowe", words=cue, kind=kind, says=SAID), published=f"2017-06-1{n}")
        for n, (cue, kind) in enumerate([("said ", "say"), ("warned that ", "warn")])
    ]
    with open_store("memory") as graph:
        fill(graph, *records)

        assert occurrences(graph) == {"say (2017-06-08): Ada Rowe": {"said ", "warned that "}}
        assert reread(graph) == []


def test_again_changes_nothing(graph: Graph) -> None:
    """Articles that come twice, and another look at everything, leave every quad as it is."""
    before = everything(graph)
    fill(graph, *ALL)

    assert not graph.identify()
    assert everything(graph) == before


def test_every_store_says_the_same(graph: Graph) -> None:
    """What stands in one store stands in another, quad for quad."""
    with open_store("rdflib:Memory") as other:
        fill(other, *ALL)

        assert everything(other) == everything(graph)
        assert reread(other) == []


@settings(max_examples=24, deadline=None)
@given(st.permutations(ALL), st.data())
def test_the_order_of_articles_does_not_matter(order: list[Record], data: st.DataObject) -> None:
    """In any order, with looks in between: the same bytes."""
    with open_store("memory") as once, open_store("memory") as often:
        fill(once, *ALL)
        for record in order:
            often.replace(record, RUN)
            if data.draw(st.booleans()):
                often.identify()
        often.identify()

        assert everything(often) == everything(once)


def test_an_article_goes_with_what_it_told(graph: Graph) -> None:
    """After a removal nothing is left of it, an occurrence of one account is none; until then, checking says so."""
    graph.remove(TWO.article.id)
    assert any("does not give this" in problem.reason for problem in reread(graph))
    changes = graph.identify()

    with open_store("memory") as fresh:
        fill(fresh, ONE, THREE, OTHER)
        assert everything(graph) == everything(fresh)
    assert changes.events == 5
    assert list(occurrences(graph)) == ["resign (2017-06-08): Ada Rowe"]
    graph.remove(THREE.article.id)
    graph.identify()
    assert list(graph.match(graph=OCCURRENCES)) == []


def test_a_later_article_leaves_the_occurrence_its_name() -> None:
    """The IRI of an occurrence stays when an article that was published later joins it."""
    iris = "SELECT ?o { ?o a rec:Occurrence }"
    with open_store("memory") as graph:
        fill(graph, replace_date(ONE, "2017-06-09"), replace_date(TWO, "2017-06-10"))
        before = {str(row[0]) for row in graph.query(iris).rows}
        fill(graph, THREE)

        assert {str(row[0]) for row in graph.query(iris).rows} == before


def replace_date(record: Record, day: str) -> Record:
    """Return an article as published on another day."""
    return replace(record, article=replace(record.article, published=day, published_basis="user"))


def events(record: Record) -> list[str]:
    """Return the nodes of an article's events."""
    return [f"event/{event.id}" for event in record.events]


def test_judgements_win_and_undo_is_exact(graph: Graph) -> None:
    """What somebody ties or splits is so, says who decided, holds in a later build, and goes without a trace."""
    before = everything(graph, "judgements")
    tie = judgement("same", events(ONE)[0], events(OTHER)[0])
    changes = graph.judge(tie)
    tied = occurrences(graph)

    assert (changes.judgements, changes.articles) == (1, 0)
    assert changes.events == 1
    assert tied == {"resign (2017-06-08): Ada Rowe, Eve Lund": {"resigned", "and her resignation", "quit"}} | MEETING
    assert graph.query(f"ASK {{ ?l a rec:EventLink ; rec:judgement judgement:{tie.id} }}").answer
    assert reread(graph) == []
    assert shacl(graph) == []
    fill(graph, *ALL[::-1])
    assert occurrences(graph) == tied

    split = judgement("different", events(ONE)[1], events(TWO)[1], at=1)
    assert graph.judge(split).events == 2
    assert [label[:6] for label in occurrences(graph)] == ["resign"]
    graph.judge(judgement("undo", value=split.id, at=2), judgement("undo", value=tie.id, at=2))
    assert everything(graph, "judgements") == before


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_undoing_any_judgements_leaves_every_byte(data: st.DataObject) -> None:
    """Several judgements on any events, each checked, then taken back in any order: the graph of before."""
    nodes = [node for record in ALL for node in events(record)]
    pairs = st.lists(st.sampled_from(nodes), min_size=2, max_size=2, unique=True)
    with open_store("memory") as graph:
        fill(graph, *ALL)
        before = everything(graph, "judgements")
        made = [
            judgement(data.draw(st.sampled_from(["same", "different"])), *data.draw(pairs), at=at)
            for at in range(data.draw(st.integers(1, 3)))
        ]
        graph.judge(*made)
        assert reread(graph) == []
        for at, one in enumerate(data.draw(st.permutations(made)), start=30):
            graph.judge(judgement("undo", value=one.id, at=at))

        assert everything(graph, "judgements") == before


def test_a_judgement_sleeps_while_its_article_is_away(graph: Graph) -> None:
    """Without the article the judgement does nothing; with it back, it counts again."""
    split = judgement("different", events(ONE)[1], events(TWO)[1])
    graph.judge(split)
    before = everything(graph)
    graph.remove(TWO.article.id)
    graph.identify()
    assert graph.linked()[1].dormant == (split.id,)
    fill(graph, TWO)

    assert everything(graph) == before


def test_actors_and_events_do_not_meet_in_a_judgement(graph: Graph) -> None:
    """A judgement that an actor is an event is refused, and those on events leave who is who alone."""
    with pytest.raises(ActorError, match="of which same cannot be said together"):
        graph.judge(judgement("same", events(ONE)[0], "actor/ada-rowe"))
    before = graph.assignment()
    graph.judge(judgement("same", events(ONE)[0], events(OTHER)[0]))

    assert graph.assignment() == before


def test_actors_that_are_one_make_events_one() -> None:
    """Two names of one person: their events are one as soon as somebody says that they are."""
    records = [
        news("https://a.example/1", told("Ada Rowe", words="resigned", kind="resign")),
        news("https://a.example/2", told("Eve Lund", words="resigned", kind="resign")),
    ]
    with open_store("memory") as graph:
        fill(graph, *records)
        assert occurrences(graph) == {}
        said = judgement("same", "actor/ada-rowe", "actor/eve-lund")
        graph.judge(said)
        assert list(occurrences(graph).values()) == [{"resigned"}]
        assert reread(graph) == []
        graph.judge(judgement("undo", value=said.id, at=1))
        assert occurrences(graph) == {}


def test_a_hand_in_the_graph_is_found_out(graph: Graph) -> None:
    """Checking finds an occurrence that nothing gives, and one that lacks an account."""
    quad = next(graph.match(graph=OCCURRENCES))
    graph._backend.change([quad], [])

    [problem] = reread(graph)
    assert "does not give this" in problem.reason
    assert "onrecord build" in problem.remedy
    graph.identify()
    assert reread(graph) == []


def test_an_occurrence_of_one_account_has_no_shape(graph: Graph) -> None:
    """SHACL finds an occurrence with one account, and a link that is part of nothing."""
    occurrence = next(graph.match(None, A, R["Occurrence"], OCCURRENCES)).subject
    accounts = list(graph.match(occurrence, R["account"], None, OCCURRENCES))
    parts = list(graph.match(None, R["inOccurrence"], occurrence, OCCURRENCES))
    graph._backend.change([*accounts[1:], parts[0]], [])

    reasons = {problem.location: problem.reason for problem in shacl(graph)}
    assert reasons[occurrence.value].startswith("account: ")
    assert reasons[parts[0].subject.value].startswith("inOccurrence: ")


def test_the_graph_of_occurrences_is_no_article(graph: Graph) -> None:
    """Nothing can be put into it as if it were an article."""
    with pytest.raises(StoreError, match="no graph of an article"):
        graph._change(OCCURRENCES, [], [])
