"""Events that news counts from: those that come with the package, and those that users bring."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from onrecord.ids import slug
from onrecord.reference import Lookup, NamedEvent, Reference, joined, shipped
from onrecord.reference.days import first_day, last_day
from onrecord.reference.importers import read_facts
from onrecord.reference.lookup import plain_name

EVENTS = shipped().named_events
FLOOD = NamedEvent(id="saltmere-flood", label="Saltmere flood", first="2015-12-05", forms=("great flood",))


def read(folder: Path, text: str, *, suffix: str = ".csv", known: Reference | None = None) -> tuple[NamedEvent, ...]:
    """Return the events in a file without problems."""
    path = folder / f"events{suffix}"
    path.write_text(text, encoding="utf-8")
    found, problems = read_facts(path, known=known or Reference())
    assert [str(p) for p in problems] == []
    return found.named_events


def problems(folder: Path, text: str, *, suffix: str = ".csv") -> list[str]:
    """Return what is wrong with a file."""
    path = folder / f"events{suffix}"
    path.write_text(text, encoding="utf-8")
    return [problem.reason for problem in read_facts(path, known=Reference())[1]]


def test_the_shipped_events_are_well_known_ones() -> None:
    """There are enough of them to be of use, each with the id that its label makes."""
    assert len(EVENTS) >= 120
    assert [e.id for e in EVENTS if e.id != slug(e.label)] == []
    assert {e.country for e in EVENTS if e.country} <= {b.id for b in shipped().bodies}


def test_dates_are_days_in_their_order() -> None:
    """Each date is one of the calendar, and none ends before it begins."""
    for event in EVENTS:
        first, last = (
            date.fromisoformat(first_day(event.first)),
            date.fromisoformat(last_day(event.last or event.first)),
        )
        assert date(1900, 1, 1) <= first <= last < date(2026, 1, 1), event.label


def test_no_name_is_that_of_two_events() -> None:
    """Every name leads to one event, and a name of one word that is no number is hardly a name."""
    names = Counter(name for e in EVENTS for name in {plain_name(form) for form in (e.label, *e.forms)})

    assert [name for name, n in names.items() if n > 1] == []
    assert {name for name in names if " " not in name} == {"9/11", "7/7", "wwi", "wwii", "d-day", "kristallnacht"}
    assert [name for name in names if not re.fullmatch(r"[\w'/ ,–-]+", name)] == []


YEARS = [
    ("the Brexit referendum", "2016-06-23"),
    ("9/11", "2001-09-11"),
    ("the Salisbury attack", "2018-03-04"),
    ("the 2012 Olympics", "2012-07-27"),
    ("the fall of the Berlin Wall", "1989-11-09"),
    ("Russia’s invasion of Ukraine", "2022-02-24"),
    ("the Jan. 6 attack", "2021-01-06"),
    ("the 2014 Scottish independence referendum", "2014-09-18"),
    # Several states voted in that year, and many clubs have games.
    ("the 2017 general election", None),
    ("the Olympics", None),
    ("the referendum", None),
]


@pytest.mark.parametrize(("words", "first"), YEARS)
def test_a_name_means_one_event_or_none(words: str, first: str | None) -> None:
    """Case, article, full stops and the form of apostrophes do not matter; what several may be called names none."""
    found = Lookup(shipped()).named_event(words)

    assert (found.first if found else None) == first


def test_a_name_of_two_events_means_neither() -> None:
    """A user's event of the same name makes a name useless, rather than wrong."""
    other = NamedEvent(id="other", label="Great Flood", first="1953-01-31")
    lookup = Lookup(Reference(named_events=(FLOOD, other)))

    assert lookup.named_event("the great flood") is None
    assert lookup.named_event("Saltmere flood") == FLOOD
    assert lookup.event_names() == {"saltmere flood"}


def test_a_table_of_events(tmp_path: Path) -> None:
    """A row of the kind "event" has a name, a day or two; another row adds a name."""
    text = (
        "name,alias,kind,from,until,country\n"
        "Saltmere flood,great flood,event,2015-12-05,,\n"
        "Saltmere flood,5/12,event,,,\n"
        "Harbour Games,,event,2014-07,2014-08-03,United Kingdom\n"
    )

    games, flood = read(tmp_path, text, known=shipped())

    assert flood == NamedEvent(
        id="saltmere-flood", label="Saltmere flood", first="2015-12-05", forms=("5/12", "great flood")
    )
    assert (games.first, games.last, games.country) == ("2014-07", "2014-08-03", "united-kingdom")


def test_what_is_known_is_added_to(tmp_path: Path) -> None:
    """A file that names a known event gives it another name, and what the file says of its date counts."""
    [found] = read(
        tmp_path,
        "name,alias,kind,from\nGreat Flood,Saltmere deluge,event,2015-12-06\n",
        known=Reference(named_events=(FLOOD,)),
    )

    assert (found.id, found.label, found.first) == ("saltmere-flood", "Saltmere flood", "2015-12-06")
    assert found.forms == ("Great Flood", "Saltmere deluge", "great flood")


TURTLE = """
    @prefix : <http://example.org/> . @prefix schema: <https://schema.org/> .
    @prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    :flood a {kinds} ; rdfs:label "Saltmere flood"@en ; skos:altLabel "great flood"@en ;
        schema:startDate "2015-12-05" .
"""


@pytest.mark.parametrize("kinds", ["schema:Event", "sem:Event", "schema:Event , sem:Event"])
def test_turtle_with_events(tmp_path: Path, kinds: str) -> None:
    """Both vocabularies that have events are read, and both at once."""
    assert read(tmp_path, TURTLE.replace("{kinds}", kinds), suffix=".ttl") == (FLOOD,)


WRONG = [
    ("name,kind,from\nSaltmere flood,event,May\n", ".csv", "'May' is no date"),
    ("name,kind,from\nSaltmere flood,event,\n", ".csv", "events without a date: 1"),
    ("name,kind,from,until\nSaltmere flood,event,2015,2014\n", ".csv", "events that end before they begin: 1"),
    ("name,kind,from\nFlood,event,2015\nFlood,event,2016\n", ".csv", "'Flood' has 2015 before and 2016 here"),
    ("name,kind,from,role\nFlood,event,2015,mayor\n", ".csv", "a role, body or gender of an event"),
    (TURTLE.replace("{kinds}", "schema:Event").replace("schema:startDate", "schema:name"), ".ttl", "no start date"),
]


@pytest.mark.parametrize(("text", "suffix", "reason"), WRONG)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, suffix: str, reason: str) -> None:
    """An event whose date is none, or that contradicts itself, is told and never guessed."""
    assert reason in problems(tmp_path, text, suffix=suffix)


def test_theirs_come_before_ours() -> None:
    """Of two events with one id the user's is meant; the others stay."""
    moved = NamedEvent(id="brexit-referendum", label="Brexit referendum", first="2016-06-24")
    both = joined(shipped(), Reference(named_events=(moved,)))

    assert Lookup(both).named_event("Brexit referendum") == moved
    assert len(both.named_events) == len(EVENTS)
