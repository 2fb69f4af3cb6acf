"""The timeline says what the graph says: days only where they are certain, and in words how they came about."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest

from onrecord import ids
from onrecord.export.gather import gather
from onrecord.export.html import page_html
from onrecord.export.payload import payload
from onrecord.export.picture import Picture, Row
from onrecord.export.reduced import most_connected
from onrecord.export.timeline_words import Read, alone, became, how, span
from onrecord.graph import Graph, Run, open_store
from onrecord.model import PublicationDate, Record, Span
from tests.export.pictures import HOSTILE
from tests.export.timelines import account, crowded, dated, row
from tests.newsroom import ANA, TOM, Desk, desk
from tests.query.test_timeline import telling

RUN = Run(version="1", extractors=("test",), model="none")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-11-15", "2017-11-15", "15 November 2017"),
        ("2017-11-13", "2017-11-15", "13 to 15 November 2017"),
        ("2017-06-01", "2017-06-30", "June 2017"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2017-01-01", "2017-12-31", "2017"),
        ("2017-11-27", "2017-12-03", "27 November to 3 December 2017"),
        ("2016-12-30", "2017-01-02", "30 December 2016 to 2 January 2017"),
        ("2014-01-01", "", "from 1 January 2014 on"),
        ("", "2017-06-07", "until 7 June 2017"),
        ("", "", ""),
    ],
)
def test_spans_are_said_shortly(first: str, last: str, words: str) -> None:
    """Days, months and years by their names, other spans by both ends, open ones by one."""
    assert span(first, last) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2017-11-13", "13 November 2017"),
        ("2017-11-13TNI", "13 November 2017, night"),
        ("2017-06", "June 2017"),
        ("2017-W46", "week 46 of 2017"),
        ("2016-FA", "autumn 2016"),
        ("2016-Q2", "the second quarter of 2016"),
        ("201", "the 2010s"),
        ("XXXX-06-08", "8 June, of a year that is not said"),
        ("XXXX-01", "January, of a year that is not said"),
        ("XXXX-WXX-4TMO", "a Thursday morning, but not which"),
        ("XXXX-SP", "spring, of a year that is not said"),
        ("PAST_REF", "some time in the past"),
        ("P2W", "2 weeks"),
        ("P1D", "1 day"),
        ("PTXM", "some minutes"),
        ("XXXX-13", "XXXX-13"),
        ("<script>", "<script>"),
        ("", "no date"),
    ],
)
def test_what_the_words_say_alone(value: str, words: str) -> None:
    """Each TIMEX3 value has plain words, which never name a year that it has not; what is no value stays as it is."""
    assert alone(value) == words


FRIDAY = Read(words="Friday", alone="XXXX-WXX-5", anchor="published", anchor_date="2017-11-15")
MAY = Read(words="", anchor="published", anchor_date="2017-05-20", rule="counted")


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (
            replace(FRIDAY, rule="nearest-past", first="2017-11-10", last="2017-11-10"),
            "Seen from the publication date 15 November 2017: the Friday before.",
        ),
        (
            replace(FRIDAY, rule="nearest-past", anchor_date="2017-11-17", first="2017-11-17", last="2017-11-17"),
            "Seen from the publication date 17 November 2017: that very Friday.",
        ),
        (
            replace(FRIDAY, rule="nearest-future", first="2017-11-17", last="2017-11-17"),
            "Seen from the publication date 15 November 2017: the Friday after.",
        ),
        (
            replace(MAY, alone="XXXX-07", value="2016-07", first="2016-07-01", last="2016-07-31"),
            "Seen from the publication date 20 May 2017: the July before.",
        ),
        (
            replace(MAY, value="2016", first="2016-01-01", last="2016-12-31"),
            "Seen from the publication date 20 May 2017: the year before.",
        ),
        (
            replace(MAY, value="2017-W18", first="2017-05-01", last="2017-05-07"),
            "Seen from the publication date 20 May 2017: 2 weeks before.",
        ),
        (
            replace(MAY, value="2017-05-18", first="2017-05-18", last="2017-05-18"),
            "Seen from the publication date 20 May 2017: 2 days before.",
        ),
        (
            replace(MAY, rule="same-period", value="2017-W20", first="2017-05-15", last="2017-05-21"),
            "Seen from the publication date 20 May 2017: the week it is in.",
        ),
        (
            Read(words="two days later", anchor="text", anchor_words="on 8 June 2017", anchor_date="2017-06-08",
                 rule="counted", value="2017-06-10", first="2017-06-10", last="2017-06-10"),
            "Seen from “on 8 June 2017” in the text (8 June 2017): 2 days after.",
        ),
        (
            Read(words="the 2015 election", anchor="named-event", anchor_name="the 2015 election", rule="named-event",
                 anchor_date="2015-05-07"),
            "Seen from the 2015 election (7 May 2015): the date of that event.",
        ),
        (Read(words="8 June 2017", anchor="text", rule="stated"), "The words give it themselves."),
        (
            Read(words="June 8", anchor="text", rule="completed", anchor_words="in 2017"),
            "What is missing stands in “in 2017”.",
        ),
        (Read(words="June 8", alone="XXXX-06-08"), "Nothing is known to count from, so it stays open."),
    ],
)  # fmt: skip
def test_how_a_date_came_about(read: Read, words: str) -> None:
    """Anchor and rule in one sentence."""
    assert how(read) == words


def test_what_stays_open_became_nothing() -> None:
    """No day, no words: a partial date is not completed on its way to the page."""
    assert became(Read(words="June 8", alone="XXXX-06-08", value="XXXX-06-08")) == ""
    assert became(Read(words="in autumn", alone="XXXX-FA", value="2016-FA")) == "autumn 2016"


def meeting() -> Desk:
    """Return an article with an event of each status, a dated saying, and one inside somebody's words."""
    on = desk(
        "Ana Ruiz said on Friday that the bridge was safe.\n"
        "The gate opened on Quay Street on 10 May 2024.\n"
        "Tom Keller accused Ana Ruiz on Monday of theft.\n"
        "The vote will be held on 3 June 2024.\n"
        "The crew did not meet on 6 May 2024.\n"
        "Ruiz said the ship had sunk on 11 May 2024.\n"
        "The ferry came on June 8.\n",
        title="A week at the harbour",
        outlet="The Quay",
        published="2024-05-17",
        url="https://quay.example/week",
    )
    ana, tom = on.actor(ANA, "Ana Ruiz", "Ruiz"), on.actor(TOM, "Tom Keller")
    said = on.says("Ana Ruiz", "said", "the bridge was safe", speaker=ana)
    ship = on.says("Ruiz", "said", "the ship had sunk", speaker=ana, after="6 May 2024.\n")
    on.happens("Ana Ruiz said", "Friday", "2024-05-10", "2024-05-10", head="said", actors=(ana,), saying=said)
    on.happens("The gate opened", "10 May 2024", "2024-05-10", "2024-05-10", place="Quay Street")
    on.happens("Tom Keller accused Ana Ruiz", "Monday", "2024-05-13", "2024-05-13", head="accused", actors=(ana, tom))
    on.happens("The vote will be held", "3 June 2024", "2024-06-03", "2024-06-03", status="future")
    on.happens("The crew did not meet", "6 May 2024", "2024-05-06", "2024-05-06", status="not happened")
    on.happens("the ship had sunk", "11 May 2024", "2024-05-11", "2024-05-11", told=ship)
    on.happens("The ferry came", "June 8", "XXXX-06-08", None)
    return on


def accused(record: Record) -> Record:
    """Return the record with the accusation of its third line, by the words of the article."""
    on = Desk(record.article)
    on.actor(ANA, "Ana Ruiz", "Ruiz")
    on.actor(TOM, "Tom Keller")
    text = record.article.text
    start = text.index("Ana Ruiz", text.index("accused"))
    on.accuses("Tom Keller", "accused", "Ana Ruiz", "theft", who=(TOM, ANA))
    whom = Span(start, start + len("Ana Ruiz"))
    return replace(record, relations=(replace(on.relations[0], target_spans=(whom,)),))


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """Return a graph with the week at the harbour."""
    with open_store("memory") as store:
        assert not store.replace(accused(meeting().record()), RUN).problems
        yield store


@pytest.fixture(scope="module")
def picture(graph: Graph) -> Picture:
    """Return its picture."""
    return gather(graph)


def rows(picture: Picture) -> dict[str, Row]:
    """Return the rows of a timeline by their words."""
    return {one.accounts[0].words: one for one in picture.timeline.rows}


def test_rows_stand_in_the_order_of_days(picture: Picture) -> None:
    """The earliest first, what has no certain day last, with opaque ids."""
    days = [one.first for one in picture.timeline.rows]

    assert days == ["2024-05-06", "2024-05-10", "2024-05-10", "2024-05-11", "2024-05-13", "2024-06-03", None]
    assert [one.id for one in picture.timeline.rows] == [f"t{number}" for number in range(7)]


@pytest.mark.parametrize(
    ("words", "kind", "look", "teller"),
    [
        ("Ana Ruiz said", "said", "happened", None),
        ("The gate opened", "happened", "happened", None),
        ("Tom Keller accused Ana Ruiz", "did", "happened", None),
        ("The vote will be held", "happened", "future", None),
        ("The crew did not meet", "happened", "denied", None),
        ("the ship had sunk", "happened", "happened", "Ana Ruiz"),
        ("The ferry came", "happened", "happened", None),
    ],
)
def test_what_is_told_and_how(picture: Picture, words: str, kind: str, look: str, teller: str | None) -> None:
    """Sayings, acts with words and other events; whether they happened; who alone says so."""
    one = rows(picture)[words]

    assert (one.kind, one.look) == (kind, look)
    assert (one.accounts[0].teller.label if one.accounts[0].teller else None) == teller


def test_a_row_leads_to_the_evidence_that_it_dates(picture: Picture) -> None:
    """A dated saying is that of its quotation, a dated accusation that of its line; nothing else is claimed."""
    evidence = {found.id: found for found in picture.evidence}
    leads = {words: [evidence[id_] for id_ in one.accounts[0].evidence] for words, one in rows(picture).items()}

    assert [found.quotation for found in leads["Ana Ruiz said"]] == ["the bridge was safe"]
    assert [found.relation for found in leads["Tom Keller accused Ana Ruiz"]] == ["accuses"]
    assert leads["The gate opened"] == leads["the ship had sunk"] == []


def test_a_card_marks_event_place_and_date(picture: Picture) -> None:
    """Each part word for word, in its sentence; place and reasons beside it."""
    gate, vote = (rows(picture)[words].accounts[0] for words in ("The gate opened", "The vote will be held"))
    marked = {role: piece.text for piece in gate.passages[0].pieces for role in piece.roles}

    assert gate.passages[0].text == "The gate opened on Quay Street on 10 May 2024."
    assert (marked["event"], marked["place"], marked["date"]) == ("The gate opened", "Quay Street", "10 May 2024")
    assert gate.place == "Quay Street"
    assert vote.reasons == ("told as something to come",)


def test_what_is_undated_has_words_and_no_day(picture: Picture) -> None:
    """``June 8`` without a year stays that, on the page too."""
    ferry = rows(picture)["The ferry came"]
    [dating] = ferry.accounts[0].datings

    assert (ferry.first, ferry.last) == (None, None)
    assert (dating.words, dating.alone, dating.became) == ("June 8", "8 June, of a year that is not said", "")


def with_occurrence(events: list[str]) -> Graph:
    """Return a graph in which two events are said to be one, by quads written by hand."""
    from pyoxigraph import Literal, NamedNode, Quad

    store = open_store("memory")
    store.replace(accused(meeting().record()), RUN)
    rec, rdf = "https://w3id.org/onrecord/ns#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    names = {str(found[0]): str(found[1]) for found in store.query(LABELS).rows}
    chosen = [iri for words in events for iri, label in names.items() if label.startswith(words)]
    node, link = (
        NamedNode("https://w3id.org/onrecord/id/occurrence/x"),
        NamedNode("https://w3id.org/onrecord/id/link/x"),
    )
    where = NamedNode("https://w3id.org/onrecord/id/graph/occurrences")
    quads = {Quad(node, NamedNode(rdf), NamedNode(rec + "Occurrence"), where)}
    quads |= {Quad(node, NamedNode(rec + "account"), NamedNode(iri), where) for iri in chosen}
    quads |= {
        Quad(link, NamedNode(rdf), NamedNode(rec + "EventLink"), where),
        Quad(link, NamedNode(rec + "inOccurrence"), node, where),
        Quad(link, NamedNode(rec + "reason"), Literal("the same day", language="en"), where),
    }
    store._swap(set(), quads)
    return store


LABELS = """PREFIX rec: <https://w3id.org/onrecord/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?event ?label WHERE { ?event a rec:DatedEvent ; rdfs:label ?label }"""


def test_one_event_in_several_accounts_is_one_row() -> None:
    """What the graph takes for one is one row with all accounts, the reasons, and the days that all of them allow."""
    with with_occurrence(["The gate opened", "The ferry came"]) as store:
        picture = gather(store)
    one = rows(picture)["The gate opened"]

    assert len(picture.timeline.rows) == 6
    assert [told.words for told in one.accounts] == ["The gate opened", "The ferry came"]
    assert (one.first, one.last, one.apart, one.why) == ("2024-05-10", "2024-05-10", False, ("the same day",))


def test_accounts_that_differ_have_no_day_together() -> None:
    """Nothing is decided between two articles: the row says that they are apart, each account keeps its day."""
    with with_occurrence(["The gate opened", "The crew did not meet"]) as store:
        one = rows(gather(store))["The gate opened"]

    assert (one.first, one.last, one.apart) == (None, None, True)
    assert [told.first for told in one.accounts] == ["2024-05-10", "2024-05-06"]
    assert one.look == "happened"


def test_the_rest_is_counted(graph: Graph) -> None:
    """Of more events than there is room for, those with certain days are kept, the latest; the page says how many."""
    picture = gather(graph, max_events=3)

    assert [one.first for one in picture.timeline.rows] == ["2024-05-11", "2024-05-13", "2024-06-03"]
    assert picture.timeline.left_out == 4
    assert "3 of 7 dated events are shown" in page_html(picture)
    assert "dated events are shown" not in page_html(gather(graph))


def test_reducing_the_network_leaves_the_timeline(graph: Graph) -> None:
    """Events stay when their actors have no node any more; nothing points at what is gone."""
    part = gather(graph, max_nodes=1)
    nodes, evidence = {node.id for node in part.nodes}, {found.id for found in part.evidence}
    accounts = [told for one in part.timeline.rows for told in one.accounts]
    parties = chain.from_iterable((*told.parties, *((told.teller,) if told.teller else ())) for told in accounts)

    assert part == most_connected(gather(graph), 1)
    assert len(part.timeline.rows) == 7
    assert {party.node for party in parties} <= {*nodes, None}
    assert {id_ for told in accounts for id_ in told.evidence} <= evidence
    assert {told.article for told in accounts} <= {article.id for article in part.articles}


def test_dates_of_publication_that_differ_are_all_shown() -> None:
    """The date that counts has its basis; another one is shown beside it, with its own."""
    record = meeting().record()
    dates = (
        PublicationDate(date="2024-05-17", basis="front matter", confidence=1),
        PublicationDate(date="2024-05-19", basis="crawl", confidence=0.2),
    )
    with open_store("memory") as store:
        store.replace(replace(record, article=replace(record.article, dates=dates)), RUN)
        [article] = gather(store).articles

    assert (article.published, article.basis) == ("2024-05-17", "the head of the file")
    assert article.others == ("19 May 2024 (a bare date on the page, which may be the day it was saved)",)


def test_order_of_articles_does_not_matter() -> None:
    """The same articles in another order give the same timeline."""
    week = accused(meeting().record())
    text = week.article.text.replace("Quay Street", "Pier Road")
    id_ = ids.article_id(text, None)
    other = desk(text, title="Again", outlet="Evening Post")
    other.happens("The gate opened", "10 May 2024", "2024-05-10", "2024-05-10")
    pictures = []
    for records in ([week, other.record()], [other.record(), week]):
        with open_store("memory") as store:
            for record in records:
                store.replace(record, RUN)
            pictures.append(gather(store))

    assert id_ == other.article.id
    assert pictures[0] == pictures[1]


def test_the_payload_is_small_and_opaque() -> None:
    """What a row has not is left out; a row takes less than a kilobyte; ids are none of an article's words."""
    picture = crowded(500)
    data = payload(picture, [{"x": 0, "y": 0, "size": 1}] * len(picture.nodes), [])["timeline"]

    assert len(json.dumps(data)) < 500 * 1000
    assert all(re.fullmatch(r"t\d+", one["id"]) for one in data["rows"])
    assert {"first", "last"}.isdisjoint(row_of(payload(dated(), [{"x": 0, "y": 0, "size": 1}] * 4, []), "t9"))
    assert data["left"] == 3


def row_of(data: dict[str, object], id_: str) -> dict[str, object]:
    """Return one row of the page's data."""
    timeline = data["timeline"]
    assert isinstance(timeline, dict)
    return next(one for one in timeline["rows"] if one["id"] == id_)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_events_stay_in_their_block(text: str) -> None:
    """Whatever an event, its date, its place or its reason says, it ends no element."""
    told = account(text, "2024-05-10", place=text, reasons=(text,))
    picture = replace(dated(), timeline=replace(dated().timeline, rows=(row("t0", told),)))
    page = page_html(picture)

    assert page.count("<script") == page_html(dated()).count("<script")
    assert "<img" not in page
    [block] = re.findall(r'<script type="application/json" id="picture">(.*?)</script>', page, re.DOTALL)
    assert json.loads(block)["timeline"]["rows"][0]["accounts"][0]["words"] == text


def test_what_somebody_tells_of_does_not_date_the_telling() -> None:
    """An event inside the words by which somebody accuses is what they tell of, not their accusing."""
    with telling() as graph:
        [found] = gather(graph).timeline.rows

    assert (found.kind, found.first, found.last) == ("happened", "2015-01-01", None)
