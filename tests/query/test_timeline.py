"""The timeline: what is certain, possible and undated, event time beside publication time, and what is no fact."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from onrecord.errors import QueryError
from onrecord.graph import Graph, Run, open_store
from onrecord.ids import iri
from onrecord.model import Modality, Polarity, Status
from onrecord.query import ask
from onrecord.query.lookup import days
from onrecord.query.moments import Bounds, agreed, dating
from onrecord.query.timeline import TimelineOptions, timeline
from onrecord.query.timeline_rows import COLUMNS
from tests.newsroom import ANA, TOM, desk
from tests.query.chronicle import chronicle, event, filled, occurrence, post, wire


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """Return the chronicle in memory; that all stores answer alike has a test of its own."""
    with filled("memory") as found:
        yield found


def rows(graph: Graph, columns: str, **given: str) -> list[tuple[str, ...]]:
    """Ask for the timeline, and return some of its columns."""
    found = ask(graph, "timeline", **given)
    where = [found.variables.index(name) for name in columns.split()]
    return [tuple(str(row[n]) for n in where) for row in found.rows]


def test_the_whole_timeline(graph: Graph) -> None:
    """In the order of time, each thing once, what is not known last."""
    assert rows(graph, "dating date what words time dated") == [
        ("possible", "2014", "happened", "The dock has been shut", "since", "2014"),
        ("certain", "2024-01", "happened", "The audit of Harbour Council began", "on", "January"),
        ("certain", "2024-02", "not happened", "Nobody drowned", "on", "February"),
        ("certain", "2024-02-29", "said", "the ferry was unsafe", "on", "Thursday"),
        ("certain", "2024-03-01", "accuses", "On Friday Keller accused Ruiz of neglect.", "on", "Friday"),
        ("certain", "2024-03-01", "claimed", "the mayor resigned", "on", "1 March"),
        ("certain", "2024-03-02", "happened", "The ferry sank", "on", "Saturday"),
        ("possible", "", "said", "the pier was safe", "reported", ""),
        ("possible", "", "said", "the mayor resigned on 1 March", "reported", ""),
        ("certain", "2024-05", "future", "The council will sell the dock", "on", "May"),
        ("certain", "2025", "hypothetical", "The tower might fall", "on", "2025"),
        ("undated", "XXXX-06-08", "happened", "The regatta opened", "on", "8 June"),
        ("undated", "", "said", "it was late", "", ""),
    ]


@pytest.fixture(scope="module")
def other_engine() -> Iterator[Graph]:
    """Return the chronicle in a store that rdflib asks."""
    with filled("rdflib:Memory") as found:
        yield found


GIVEN: list[dict[str, str]] = [
    {},
    {"actor": "Ana Ruiz"},
    {"actor": "Tom Keller", "since": "2024-03", "limit": "3"},
    {"since": "2024-03", "until": "2024-03-03"},
    {"until": "2024-01", "certain": "yes"},
]


@pytest.mark.parametrize("given", GIVEN)
def test_both_engines_say_the_same(graph: Graph, other_engine: Graph, given: dict[str, str]) -> None:
    """Terms, order and all."""
    assert ask(graph, "timeline", **given) == ask(other_engine, "timeline", **given)


def test_the_order_of_articles_does_not_matter() -> None:
    """The same articles and occurrences in another order are the same timeline."""
    with filled("memory") as one, open_store("memory") as other:
        for record in reversed(chronicle()):
            other.replace(record, Run(version="0", extractors=("test/1",), model="none"))
        shared = NamedNode(iri("graph", "occurrences"))
        other._backend.change([], sorted(one.match(graph=shared), key=str, reverse=True))

        assert ask(one, "timeline") == ask(other, "timeline")


SPANS = [
    # since, until, words of the entry, what is known of it in that span
    ("2024-01", "2024-01", "The audit of Harbour Council began", "certain"),
    ("2024-01-10", None, "The audit of Harbour Council began", "possible"),
    (None, "2024-01-30", "The audit of Harbour Council began", "possible"),
    ("2024-02", None, "The audit of Harbour Council began", None),
    (None, "2023", "The audit of Harbour Council began", None),
    ("2024-03-02", "2024-03-02", "The ferry sank", "certain"),
    ("2024-03-03", None, "The ferry sank", None),
    # Nobody knows how far an open end reaches, so that no span surely holds it.
    ("2000", None, "The dock has been shut", "possible"),
    ("2030", None, "The dock has been shut", "possible"),
    (None, "2013", "The dock has been shut", None),
    # A saying without a day of its own stands on the day of the report, and is never certain.
    ("2024-03-04", "2024-03-04", "the pier was safe", "possible"),
    ("2024-03-05", None, "the pier was safe", None),
    (None, "2024-03-03", "the pier was safe", None),
    # What is undated may lie anywhere.
    ("2024", "2024", "The regatta opened", "undated"),
    ("1900", "1900-01-01", "it was late", "undated"),
]


@pytest.mark.parametrize(("since", "until", "words", "expected"), SPANS)
def test_what_a_span_holds(
    graph: Graph, since: str | None, until: str | None, words: str, expected: str | None
) -> None:
    """Certain is what lies in the span with all its days, possible what may, and the rest is left out."""
    given = {name: value for name, value in (("since", since), ("until", until)) if value}

    found = dict(rows(graph, "words dating", **given))

    assert found.get(words) == expected
    assert (words in dict(rows(graph, "words dating", certain="yes", **given))) == (expected == "certain")


def test_a_span_opens_with_what_lies_in_it(graph: Graph) -> None:
    """First what certainly lies in it, then by how much of it does; a report of that day next, an open end last."""
    found = rows(graph, "dating words", since="2024-01-20", until="2024-03-04")

    assert [words for dating, words in found if dating == "certain"] == [
        "Nobody drowned",
        "the ferry was unsafe",
        "On Friday Keller accused Ruiz of neglect.",
        "the mayor resigned",
        "The ferry sank",
    ]
    assert [words for dating, words in found if dating == "possible"] == [
        "The audit of Harbour Council began",
        "the pier was safe",
        "the mayor resigned on 1 March",
        "The dock has been shut",
    ]
    assert [dating for dating, _ in found] == ["certain"] * 5 + ["possible"] * 4 + ["undated"] * 2


@pytest.mark.parametrize(
    ("value", "expected"), [("PAST_REF", "undated"), ("FUTURE_REF", "undated"), ("2014", "possible")]
)
def test_vague_words_date_nothing(value: str, expected: str) -> None:
    """Where "in the future" stands beside "since 2014", no day is said: it is undated, and no span opens with it."""
    on = desk("The dock has been shut since 2014.\n", title="Dock", outlet="The Post", published="2024-03-04")
    on.happens("The dock has been shut", "2014", value, "2014-01-01", last=None, relation="since")
    with open_store("memory") as found:
        found.replace(on.record(), Run(version="0", extractors=("test/1",), model="none"))

        [entry] = timeline(found, TimelineOptions(since="2024", until="2024"))

    assert (entry.dating, bool(entry.bounds)) == (expected, expected == "possible")


def test_the_times_are_never_mixed(graph: Graph) -> None:
    """An old quotation has its own day and the report its own; what only the report dates has no day of its own."""
    found = {words: cells for words, *cells in rows(graph, "words date earliest latest time published")}

    assert found["the ferry was unsafe"] == ["2024-02-29", "2024-02-29", "2024-02-29", "on", "2024-03-04"]
    assert found["the pier was safe"] == ["", "", "", "reported", "2024-03-04"]
    assert found["The dock has been shut"] == ["2014", "2014-01-01", "", "since", "2024-03-04"]
    assert found["it was late"] == ["", "", "", "", ""]


def test_only_what_the_article_tells_happened(graph: Graph) -> None:
    """What is to come, supposed, denied or told by somebody says so, with who tells it."""
    found = {words: tuple(cells) for words, *cells in rows(graph, "words what how told")}

    assert found["the mayor resigned"] == ("claimed", "told", "Tom Keller")
    assert found["The council will sell the dock"] == ("future", "future", "")
    assert found["The tower might fall"] == ("hypothetical", "hypothetical", "")
    assert found["Nobody drowned"] == ("not happened", "negated", "")
    assert {words for words, (what, *_) in found.items() if what == "happened"} == {
        "The dock has been shut",
        "The audit of Harbour Council began",
        "The ferry sank",
        "The regatta opened",
    }


KINDS: list[tuple[Status, Modality, Polarity, bool, tuple[str, str]]] = [
    ("happened", "asserted", "positive", False, ("happened", "asserted")),
    ("happened", "asserted", "positive", True, ("claimed", "told")),
    ("happened", "hearsay", "positive", False, ("claimed", "hearsay")),
    ("hypothetical", "hearsay", "positive", False, ("claimed", "hearsay")),
    ("happened", "evidential_weak", "positive", False, ("claimed", "evidential_weak")),
    ("happened", "asserted", "negative", False, ("not happened", "negated")),
    ("not happened", "prediction", "negative", True, ("not happened", "negated, prediction")),
    ("not happened", "asserted", "positive", False, ("not happened", "not happened")),
    ("future", "asserted", "positive", False, ("future", "future")),
    ("future", "prediction", "positive", False, ("future", "future")),
    ("future", "prediction", "positive", True, ("future", "told")),
    ("future", "desire_intention", "positive", False, ("future", "desire_intention")),
    ("hypothetical", "asserted", "positive", False, ("hypothetical", "hypothetical")),
    ("hypothetical", "question", "positive", True, ("hypothetical", "question")),
]


@pytest.mark.parametrize(("status", "modality", "polarity", "told", "expected"), KINDS)
def test_what_an_event_is(
    status: Status, modality: Modality, polarity: Polarity, told: bool, expected: tuple[str, str]
) -> None:
    """Status, modality, polarity and whose words it stands in make one kind; what happened is a happening."""
    on = desk("Ana Ruiz said that it closed on 1 March.\n", title="T", outlet="City Wire", published="2024-03-04")
    said = on.says("Ana Ruiz", "said", "it closed on 1 March", speaker=on.actor(ANA, "Ana Ruiz"))
    on.happens(
        "it closed", "1 March", "2024-03-01", "2024-03-01", status=status, modality=modality, polarity=polarity,
        told=said if told else None,
    )  # fmt: skip
    with open_store("memory") as graph:
        graph.replace(on.record(), Run(version="0", extractors=("test/1",), model="none"))
        [found] = [(what, how) for words, what, how in rows(graph, "words what how") if words == "it closed"]
        happened = graph.query("ASK { ?e a rec:Happening }").answer

    assert found == expected
    assert (found[0] == "happened") == happened


def test_one_row_for_one_occurrence(graph: Graph) -> None:
    """What two articles tell of is one entry with the evidence of both; a place that one of them gives counts."""
    columns = "articles outlet url id occurrence place published"
    both, links = "The Harbour Post; City Wire", "https://harbour.example/ferry https://wire.example/ferry"
    found = {words: tuple(cells) for words, *cells in rows(graph, f"words {columns}")}

    sank = f"{event(post(), 'sank')} {event(wire(), 'sank')}"
    assert found["The ferry sank"] == ("2", both, links, sank, "sink-1", "Oban", "2024-03-04")
    assert found["the ferry was unsafe"][:3] == ("2", both, links)
    assert found["the ferry was unsafe"][4] == "warn-1"


def test_without_occurrences_each_account_is_a_row() -> None:
    """Nothing is put together that nobody linked."""
    with filled("memory", linked=False) as graph:
        found = [words for (words, _) in rows(graph, "words occurrence")]

    assert found.count("The ferry sank") == found.count("the ferry was unsafe") == 2


def test_a_source_without_a_name_is_one_in_an_occurrence() -> None:
    """What an official said is one saying once it is linked, though an official is another in each article."""
    with open_store("memory") as graph:
        said = []
        for outlet, day in (("City Wire", "2024-03-04"), ("The Harbour Post", "2024-03-05")):
            on = desk("An official said on Friday that it leaks.\n", title=outlet, outlet=outlet, published=day,
                      url=f"https://news.example/{day}")  # fmt: skip
            who = on.actor(f"{on.article.id}-official", "An official", label="An official")
            it = on.says("An official", "said", "it leaks", speaker=who)
            said.append(on.happens("An official said", "Friday", "2024-03-01", "2024-03-01", head="said", saying=it))
            graph.replace(on.record(), Run(version="0", extractors=("test/1",), model="none"))
        graph._backend.change([], occurrence("o", "o", *said))

        assert rows(graph, "who words articles outlet") == [
            ("An official", "it leaks", "2", "City Wire; The Harbour Post")
        ]


def test_accounts_that_do_not_agree_are_never_certain() -> None:
    """Where somebody links two different days, the bounds enclose both, and which one it was is not certain."""
    other = wire()
    other = replace(
        other,
        events=tuple(
            replace(one, earliest="2024-03-03", latest="2024-03-03")
            if one.head.of(other.article.text) == "sank"
            else one
            for one in other.events
        ),
    )
    with filled("memory", linked=False) as graph:
        graph.replace(other, Run(version="0", extractors=("test/1",), model="none"))
        graph._backend.change([], occurrence("x", "x", event(post(), "sank"), event(other, "sank")))
        [entry] = [one for one in timeline(graph) if one.words == "The ferry sank"]

    assert (entry.dating, entry.agree) == ("possible", False)
    assert entry.bounds == Bounds(date(2024, 3, 2), date(2024, 3, 3))


def test_what_one_tells_and_another_foretells() -> None:
    """One entry happened if one article itself says so, and tells that another puts it forward otherwise."""
    later = wire()
    later = replace(
        later,
        events=tuple(
            replace(one, status="future") if one.head.of(later.article.text) == "sank" else one for one in later.events
        ),
    )
    with filled("memory", linked=False) as graph:
        graph.replace(later, Run(version="0", extractors=("test/1",), model="none"))
        graph._backend.change([], occurrence("x", "x", event(post(), "sank"), event(later, "sank")))

        assert ("The ferry sank", "happened", "asserted; future") in rows(graph, "words what how")


ACTORS = [
    (
        "Ana Ruiz",
        ["the ferry was unsafe", "On Friday Keller accused Ruiz of neglect.", "the pier was safe"],
    ),
    ("Harbour Council", ["The audit of Harbour Council began", "The council will sell the dock"]),
    (
        "Tom Keller",
        [
            "On Friday Keller accused Ruiz of neglect.",
            "the mayor resigned on 1 March",
            "The regatta opened",
            "it was late",
        ],
    ),
]


@pytest.mark.parametrize(("actor", "expected"), ACTORS)
def test_of_one_actor(graph: Graph, actor: str, expected: list[str]) -> None:
    """What somebody said, did to others, had done to them and took part in; nothing in which they are only named."""
    assert [words for (words,) in rows(graph, "words", actor=actor)] == expected


def test_what_is_told_of_is_not_dated_by_the_telling() -> None:
    """Somebody who says on Thursday that another had accused a third dates the telling, not the accusation."""
    on = desk(
        "On Thursday Ana Ruiz said that Keller accused Dora Webb of theft.\n",
        title="Told",
        outlet="City Wire",
        published="2024-03-04",
    )
    ana, tom = on.actor(ANA, "Ana Ruiz"), on.actor(TOM, "Keller")
    dora = on.actor("dora-webb", "Dora Webb", label="Dora Webb", kind="person")
    said = on.says("Ana Ruiz", "said", "Keller accused Dora Webb of theft", speaker=ana)
    on.happens("Ana Ruiz said", "Thursday", "2024-02-29", "2024-02-29", head="said", actors=(ana,), saying=said)
    on.accuses("Keller", "accused", "Dora Webb", "theft", who=(tom, dora))
    [relation] = on.relations
    record = replace(on.record(), relations=(replace(relation, attribution=said),))
    with open_store("memory") as graph:
        graph.replace(record, Run(version="0", extractors=("test/1",), model="none"))

        assert rows(graph, "date what how told time") == [
            ("2024-02-29", "said", "asserted", "", "on"),
            ("", "accuses", "told", "Ana Ruiz", "reported"),
        ]


def test_what_somebody_accuses_in_a_dated_saying_has_its_day() -> None:
    """A charge that the speaker makes in words of a day was made on that day."""
    on = desk(
        "“Keller hid the report,” Ana Ruiz said on Thursday.\n",
        title="Charge",
        outlet="City Wire",
        published="2024-03-04",
    )
    ana, tom = on.actor(ANA, "Ana Ruiz"), on.actor(TOM, "Keller")
    said = on.says("Ana Ruiz", "said", "Keller hid the report", speaker=ana, kind="direct")
    on.happens("Ana Ruiz said", "Thursday", "2024-02-29", "2024-02-29", head="said", actors=(ana,), saying=said)
    on.accuses("Ana Ruiz", "hid", "Keller", "the report", who=(ana, tom))
    [relation] = on.relations
    record = replace(on.record(), relations=(replace(relation, attribution=said),))
    with open_store("memory") as graph:
        graph.replace(record, Run(version="0", extractors=("test/1",), model="none"))

        assert rows(graph, "date what who whom time") == [
            ("2024-02-29", "accuses", "Ana Ruiz", "Tom Keller", "on"),
            ("2024-02-29", "said", "Ana Ruiz", "", "on"),
        ]


def test_a_denial_is_made_though_it_denies() -> None:
    """What somebody denies is denied; the denial itself is no less asserted."""
    on = desk("Tom Keller denied hiding a report.\n", title="T", outlet="City Wire", published="2024-03-04")
    tom = on.actor(TOM, "Tom Keller")
    said = on.says("Tom Keller", "denied", "hiding a report", speaker=tom, polarity="negative")
    on.accuses("Tom Keller", "denied", "Tom Keller", "hiding a report", who=(tom, tom))
    [relation] = on.relations
    denial = replace(relation, type="denies", targets=(), target_spans=(), attribution=said)
    with open_store("memory") as graph:
        graph.replace(replace(on.record(), relations=(denial,)), Run(version="0", extractors=("test/1",), model="none"))

        assert rows(graph, "what how") == [("denied", "asserted"), ("denies", "asserted")]


def test_nested_sayings_say_who_tells_them() -> None:
    """Rowe said that Keller had warned: Keller's words are told by Rowe."""
    on = desk(
        "Ana Ruiz said that Keller warned that the dam leaks.\n", title="T", outlet="City Wire", published="2024-03-04"
    )
    ana, tom = on.actor(ANA, "Ana Ruiz"), on.actor(TOM, "Keller")
    outer = on.says("Ana Ruiz", "said", "Keller warned that the dam leaks", speaker=ana)
    on.says("Keller", "warned", "the dam leaks", speaker=tom)
    record = on.record()
    nested = replace(record.attributions[1], parent=outer)
    with open_store("memory") as graph:
        graph.replace(
            replace(record, attributions=(record.attributions[0], nested)),
            Run(version="0", extractors=("test/1",), model="none"),
        )

        assert set(rows(graph, "words how told")) == {
            ("Keller warned that the dam leaks", "asserted", ""),
            ("the dam leaks", "told", "Ana Ruiz"),
        }


def test_a_saying_yet_to_come_is_not_said() -> None:
    """What dates a saying also tells whether it was said at all."""
    record = post()
    record = replace(
        record,
        events=tuple(
            replace(one, status="future") if one.head.of(record.article.text) == "warned" else one
            for one in record.events
        ),
    )
    with filled("memory", linked=False) as graph:
        graph.replace(record, Run(version="0", extractors=("test/1",), model="none"))

        assert ("the ferry was unsafe", "future", "The Harbour Post") in rows(graph, "words how outlet")


def test_a_month_of_publication_is_no_day() -> None:
    """What was published some time in a month may have been reported on any day of it, and on none outside."""
    on = desk("Ana Ruiz said no.\n", title=None, outlet="City Wire", published="2024-02")
    ana = on.actor(ANA, "Ana Ruiz")
    on.says("Ana Ruiz", "said", "no", speaker=ana)
    with open_store("memory") as graph:
        graph.replace(on.record(), Run(version="0", extractors=("test/1",), model="none"))

        assert rows(graph, "dating published", since="2024-02-10", until="2024-02-11") == [("possible", "2024-02")]
        assert rows(graph, "dating", since="2024-03") == []


def test_more_than_one_expression() -> None:
    """All that dates an event is shown in the order of the text."""
    record = post()
    [audit] = [one for one in record.events if "audit" in one.event[0].of(record.article.text)]
    two = replace(audit, dates=(*audit.dates, replace(record.events[0].dates[0], relation="before")))
    record = replace(record, events=tuple(two if one is audit else one for one in record.events))
    with filled("memory", linked=False) as graph:
        graph.replace(record, Run(version="0", extractors=("test/1",), model="none"))

        assert ("The audit of Harbour Council began", "before; on", "Thursday; January") in rows(
            graph, "words time dated"
        )


def test_limits_cut_the_end(graph: Graph) -> None:
    """What comes first stays."""
    assert rows(graph, "words", limit="2") == rows(graph, "words")[:2]


def test_the_last_day_of_the_calendar(graph: Graph) -> None:
    """A span may end where dates end."""
    assert rows(graph, "words", until="9999") == rows(graph, "words", until="9999-12-31") == rows(graph, "words")


def test_columns_are_stable(graph: Graph) -> None:
    """Other programs read them by name."""
    expected = (
        "dating date what who whom words how told time dated earliest latest place published articles outlet url id"
        " occurrence"
    )

    assert ask(graph, "timeline").variables == COLUMNS == tuple(expected.split())


def test_from_python(graph: Graph) -> None:
    """The function gives what the question does, with every report."""
    options = TimelineOptions(actor="Ana Ruiz", since="2024-02", until="2024-03", certain=True)

    entries = timeline(graph, options)

    assert [entry.words for entry in entries] == ["the ferry was unsafe", "On Friday Keller accused Ruiz of neglect."]
    assert [report.outlet for report in entries[0].reports] == ["The Harbour Post", "City Wire"]
    assert entries[0].reports[1].sentence == "Ruiz had warned on Thursday that the ferry was unsafe."
    with pytest.raises(QueryError, match="since: 'soon' is not a date"):
        timeline(graph, TimelineOptions(since="soon"))


def test_dates_of_other_types_do_not_count() -> None:
    """A graph in which a year stands beside an event without bounds leaves it undated: only days are compared."""
    with filled("memory", linked=False) as graph:
        me = NamedNode(iri("event", event(post(), "sank")))
        own = NamedNode(iri("graph", post().article.id))
        bounds = [quad for quad in graph.match(me, None, None, own) if "TimeStamp" in quad.predicate.value]
        year = Literal("2024", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))
        dated = NamedNode("https://w3id.org/onrecord/ns#date")
        graph._backend.change([*bounds, *graph.match(me, dated, None, own)], [Quad(me, dated, year, own)])

        assert ("undated", "2024", "The Harbour Post") in rows(graph, "dating date outlet", since="2025")


def b(text: str) -> Bounds:
    """Read bounds as a test writes them: ``2024-03 ..``, ``.. 2024``, ``2024-03``, ``..``."""
    first, dots, last = text.partition("..")
    first, last = first.strip(), (last.strip() if dots else first.strip())
    return Bounds(days(first)[0] if first else None, days(last)[1] if last else None)


DATINGS = [
    ("2024-03-02", "..", "certain"),
    ("2024-03-02 ..", "..", "possible"),
    (".. 2024-03-02", "..", "possible"),
    ("..", "..", "undated"),
    ("..", "2024", "undated"),
    ("2024-02", "2024-02-01 .. 2024-02-29", "certain"),
    ("2024-02", "2024-02-02 .. 2024-02-29", "possible"),
    ("2024-02", "2024-02-29 ..", "possible"),
    ("2024-02", "2024-03 ..", None),
    ("2024-02 ..", "2024-03 ..", "possible"),
    (".. 2024-02", "2024-03 ..", None),
    (".. 2024-02", ".. 2023", "possible"),
]


@pytest.mark.parametrize(("bounds", "span", "expected"), DATINGS)
def test_how_sure(bounds: str, span: str, expected: str | None) -> None:
    """Both ends must be known and lie inside to be certain; one day in common is enough to be possible."""
    assert dating(b(bounds), b(span)) == expected


AGREED = [
    (("2024-03", "2024-03-02"), "2024-03-02", True),
    (("2024-03-02", ".."), "2024-03-02", True),
    (("2024-03-02", "2024-03-03"), "2024-03-02 .. 2024-03-03", False),
    (("2014 ..", "2013"), "2013-01-01 ..", False),
    (("..", ".."), "..", True),
]


@pytest.mark.parametrize(("every", "expected", "agree"), AGREED)
def test_what_several_make_of_it(every: tuple[str, ...], expected: str, agree: bool) -> None:
    """The closest that fits all; where nothing does, all of them, and whatever the order."""
    assert agreed([b(one) for one in every]) == agreed([b(one) for one in reversed(every)]) == (b(expected), agree)


def telling() -> Graph:
    """Return a graph in which Ruiz criticises Keller by saying what he has done since 2015."""
    text = "Ana Ruiz said that Tom Keller had ignored warnings since 2015.\n"
    on = desk(text, title="Warnings", outlet="The Harbour Post", published="2024-03-04")
    ana, tom = on.actor(ANA, "Ana Ruiz"), on.actor(TOM, "Tom Keller")
    said = on.says("Ana Ruiz", "said", "Tom Keller had ignored warnings since 2015", speaker=ana)
    on.accuses("Ana Ruiz", "ignored", "Tom Keller", "ignored warnings", who=(ana, tom))
    on.happens(
        "Tom Keller had ignored warnings", "2015", "2015", "2015-01-01", last=None, relation="since", head="ignored",
        actors=(tom,), told=said,
    )  # fmt: skip
    record = on.record()
    graph = open_store("memory")
    accused = replace(record.relations[0], attribution=said)
    graph.replace(replace(record, relations=(accused,)), Run(version="0", extractors=("test/1",), model="none"))
    return graph


def test_what_somebody_tells_of_does_not_date_the_telling() -> None:
    """Who accuses by saying what has been done since 2015 accuses when it is said; since 2015 it has been done."""
    with telling() as graph:
        rows = {entry.what: entry for entry in timeline(graph)}

    assert (rows["accuses"].bounds.earliest, rows["accuses"].time) == (None, ("reported",))
    assert rows["claimed"].bounds == Bounds(date(2015, 1, 1), None)
