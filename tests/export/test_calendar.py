"""The calendar: parsed back, nothing more certain in it than in the articles, and the same bytes each time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import pytest

from onrecord.export import write_graph
from onrecord.export.calendar import NOT_SO, ONE_SIDED, UNDATED, calendar
from onrecord.graph import Graph, Run, open_store
from onrecord.model import Record
from tests.newsroom import ANA, TOM, desk
from tests.query.chronicle import HOSTILE, chronicle, filled, post
from tests.query.chronicle import event as finding

RUN = Run(version="0", extractors=("test/1",), model="none")


@pytest.fixture(scope="module", params=["memory", "rdflib:Memory"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """Return the chronicle in each kind of store."""
    with filled(request.param) as found:
        yield found


def events(graph: Graph, **given: str) -> dict[str, icalendar.Event]:
    """Write the calendar, read it back, and return its entries by their summary."""
    read = icalendar.Calendar.from_ical(calendar(graph, **given).text)
    return {str(event["summary"]): event for event in read.walk("VEVENT")}


def days(event: icalendar.Event) -> tuple[date, date]:
    """Return the first day and the day after the last."""
    return event["dtstart"].dt, event["dtend"].dt


def test_the_entries(graph: Graph) -> None:
    """What has a first and a last day, over all the days on which it can have been; sorted; a day is a whole day."""
    assert [(summary, *map(str, days(event)), event["status"]) for summary, event in events(graph).items()] == [
        ("The audit of Harbour Council began (some time in “January”)", "2024-01-01", "2024-02-01", "CONFIRMED"),
        ("Ana Ruiz said: the ferry was unsafe", "2024-02-29", "2024-03-01", "CONFIRMED"),
        ("Tom Keller accuses Ana Ruiz: On Friday Keller accused Ruiz of neglect.", "2024-03-01", "2024-03-02",
         "CONFIRMED"),
        ("Claimed by Tom Keller: the mayor resigned", "2024-03-01", "2024-03-02", "TENTATIVE"),
        ("The ferry sank", "2024-03-02", "2024-03-03", "CONFIRMED"),
        ("To come: The council will sell the dock (some time in “May”)", "2024-05-01", "2024-06-01", "TENTATIVE"),
    ]  # fmt: skip


def test_what_it_cannot_hold_is_counted(graph: Graph) -> None:
    """Nothing vanishes: what is undated, open at one end, or told as not so is counted by its reason."""
    assert calendar(graph).left_out == {UNDATED: 1, ONE_SIDED: 1, NOT_SO: 2}
    assert calendar(graph).count == 6


def test_an_entry_has_its_evidence(graph: Graph) -> None:
    """Exact words, outlet, date of publication and link of every article; the id and the place."""
    sank = events(graph)["The ferry sank"]

    assert str(sank["description"]).split("\n") == [
        "Dated on “Saturday”: 2024-03-02.",
        "“The ferry sank on 2 March.” — “Ferry lost” The Harbour Post, 2024-03-04 https://harbour.example/ferry",
        "“The ferry sank near Oban on Saturday.” — “Ferry sinks” City Wire, 2024-03-05 https://wire.example/ferry",
    ]
    assert (sank["location"], sank["url"]) == ("Oban", "https://harbour.example/ferry")
    assert sank["dtstamp"].to_ical() == b"20240304T000000Z"
    assert sank["transp"] == "TRANSPARENT"


def test_ids_are_unique_and_stay(graph: Graph) -> None:
    """Each entry goes by the finding that was published first, whether or not others are linked to it."""
    found = [str(event["uid"]) for event in events(graph).values()]
    with filled("memory", linked=False) as alone:
        before = [str(event["uid"]) for event in icalendar.Calendar.from_ical(calendar(alone).text).walk("VEVENT")]

    assert f"{finding(post(), 'sank')}@onrecord" in found
    assert len(set(found)) == len(found)
    assert set(found) < set(before)


def test_what_is_no_fact_says_so(graph: Graph) -> None:
    """Who says it, or that it was still to come, is in the summary and in the description."""
    found = events(graph)

    claimed = found["Claimed by Tom Keller: the mayor resigned"]
    assert str(claimed["description"]).startswith("Not told as a fact by the article: Tom Keller says so.\n")
    future = found["To come: The council will sell the dock (some time in “May”)"]
    assert str(future["description"]).startswith("Not told as having happened: it was still to come.\n")
    assert "not before 2024-05-01, not after 2024-05-31" in future["description"]


SPANS = [
    ({"since": "2024-03-02"}, ["The ferry sank", "To come: The council will sell the dock (some time in “May”)"]),
    ({"until": "2024-01-10"}, ["The audit of Harbour Council began (some time in “January”)"]),
    ({"actor": "Ana Ruiz", "since": "2024-03"}, [
        "Tom Keller accuses Ana Ruiz: On Friday Keller accused Ruiz of neglect."]),
    ({"article": "Ferry sinks"}, ["Ana Ruiz said: the ferry was unsafe", "The ferry sank"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), SPANS)
def test_a_part(graph: Graph, given: dict[str, str], expected: list[str]) -> None:
    """It is the time of the event that counts, and what may lie in the span is in."""
    assert list(events(graph, **given)) == expected


def test_the_same_bytes_again(tmp_path: Path) -> None:
    """Built twice, in another order and by another engine, it is the same file; line ends are those of RFC 5545."""
    paths = [tmp_path / name for name in ("a.ics", "b.ics", "c.ics")]
    for path, store in zip(paths, ("memory", "memory", "rdflib:Memory"), strict=True):
        with filled(store, linked=False) if store == "memory" else open_store(store) as graph:
            for record in reversed(chronicle()):
                graph.replace(record, RUN)
            done = write_graph(graph, path)
            assert (done.count, done.unit, done.left_out[UNDATED]) == (8, "events", 1)

    first, *others = (path.read_bytes() for path in paths)
    assert all(other == first for other in others)
    assert first.count(b"\n") == first.count(b"\r\n")
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))


WORDS = [
    HOSTILE,
    "a\nBEGIN:VEVENT\nSUMMARY:x",
    "a\r\nEND:VCALENDAR\r\n",
    "back\\slash; semi, comma: colon",
    "line\u2028sep\u2029par\x85nel\x0bvt\x0cff",
    "nul\x00 bell\x07 esc\x1b[31m",
    "=SUM(A1) <b>&amp;</b>",
    '"quoted" ^n ^^ %0A',
    "\U0001f4a5" * 60,
    "\u202edesrever",
]


def hostile(words: str) -> Record:
    """Return an article whose title, outlet, speaker and place are such words."""
    on = desk(
        f"The ferry sank on 2 March at {words}.\n“No,” said Keller on Friday.\n",
        title=words,
        outlet=words,
        published="2024-03-04",
        url="https://harbour.example/x",
    )
    tom = on.actor(TOM, "Keller", label=words)
    on.actors[TOM] = replace(on.actors[TOM], label=words)
    on.happens("The ferry sank", "2 March", "2024-03-02", "2024-03-02", place=words, head="sank")
    said = on.says("Keller", "said", "No", speaker=tom, kind="direct")
    on.happens("said Keller", "Friday", "2024-03-01", "2024-03-01", saying=said, actors=(tom,))
    return on.record()


@pytest.mark.parametrize("words", WORDS)
def test_hostile_words_stay_words(words: str) -> None:
    """Whatever a title, outlet, name or place holds, there are two entries, and no line but ours begins one."""
    with open_store("memory") as graph:
        assert not graph.replace(hostile(words), RUN).problems
        text = calendar(graph).text
    lines = text.replace("\r\n ", "").split("\r\n")
    names = {line.partition(":")[0].partition(";")[0] for line in lines if line}
    read = icalendar.Calendar.from_ical(text)

    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(read.walk("VEVENT")) == 2
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "SUMMARY", "DTSTART", "DTEND",
        "DTSTAMP", "UID", "CATEGORIES", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP", "URL",
    }  # fmt: skip
    kept = "".join(char if char.isprintable() or char == "\u202e" else " " for char in words).split()
    places = [str(event["location"]) for event in read.walk("VEVENT") if "location" in event]
    assert len(places) == 1
    for shown in (*places, *(str(event["description"]) for event in read.walk("VEVENT"))):
        assert all(piece in shown for piece in kept)


def test_a_link_that_is_none_is_left_out() -> None:
    """Only an address of the web is a link; other text stays in the description alone."""
    record = post()
    record = replace(record, article=replace(record.article, url="javascript:alert(1)"))
    with open_store("memory") as graph:
        graph.replace(record, RUN)
        found = events(graph)

    assert found
    assert not any("url" in event for event in found.values())


def test_hearsay_and_questions() -> None:
    """What is hearsay is marked, and what nobody says is left out."""
    on = desk(
        "Ana Ruiz reportedly said on Friday that it leaks.\n"
        "Did Keller say on Thursday that it holds?\n"
        "The dam reportedly broke on Sunday.\n",
        title="T",
        outlet="City Wire",
        published="2024-03-04",
    )
    ana, tom = on.actor(ANA, "Ana Ruiz"), on.actor(TOM, "Keller")
    leaks = on.says("Ana Ruiz", "said", "it leaks", speaker=ana, modality="hearsay")
    on.happens("Ana Ruiz reportedly said", "Friday", "2024-03-01", "2024-03-01", head="said", saying=leaks)
    holds = on.says("Keller", "say", "it holds", speaker=tom, modality="question")
    on.happens("Keller say", "Thursday", "2024-02-29", "2024-02-29", head="say", saying=holds)
    on.happens(
        "The dam reportedly broke", "Sunday", "2024-03-03", "2024-03-03", head="broke", modality="hearsay",
        status="hypothetical",
    )  # fmt: skip
    with open_store("memory") as graph:
        graph.replace(on.record(), RUN)

        assert {summary: event["status"] for summary, event in events(graph).items()} == {
            "Claimed: Ana Ruiz said: it leaks": "TENTATIVE",
            "Claimed: The dam reportedly broke": "TENTATIVE",
        }
        assert calendar(graph).left_out == {NOT_SO: 1}


def test_the_end_of_the_calendar() -> None:
    """A year in which dates end does not stop the others."""
    on = desk("It closes in 9999.\nIt opened in 0001.\n", title="T", outlet="City Wire", published="2024-03-04")
    on.happens("It closes", "9999", "9999", "9999-01-01", last="9999-12-31", status="future")
    on.happens("It opened", "0001", "0001", "0001-01-01", last="0001-12-31")
    with open_store("memory") as graph:
        graph.replace(on.record(), RUN)

        assert [str(days(event)[0]) for event in events(graph).values()] == ["0001-01-01", "9999-01-01"]


def test_no_date_of_publication_is_no_date_of_today() -> None:
    """Where nobody knows when an article was published, the stamp is the first day of all clocks."""
    on = desk("The ferry sank on 2 March 2024.\n", title="T", outlet="City Wire")
    on.happens("The ferry sank", "2 March 2024", "2024-03-02", "2024-03-02")
    with open_store("memory") as graph:
        graph.replace(on.record(), RUN)
        [event] = events(graph).values()

    assert event["dtstamp"].to_ical() == b"19700101T000000Z"
    assert "date of publication not known" in event["description"]
