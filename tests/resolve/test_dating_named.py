"""Dates that are counted from a named event, and mentions of one that date nothing."""

from typing import TYPE_CHECKING

import pytest

from onrecord.model import Event
from tests.resolve.dates import dated, event, seen_from, time

if TYPE_CHECKING:
    from spacy.language import Language

MEASURES = [
    ("[Two days] after the Saltmere flood the mayor left.", "Two days", "2015-12-07", "saltmere-flood", "2015-12-05"),
    ("The mayor left [two days] after the great flood.", "two days", "2015-12-07", "saltmere-flood", "2015-12-05"),
    ("The mayor left [two days] before the Saltmere flood.", "two days", "2015-12-03", "saltmere-flood", "2015-12-05"),
    ("The mayor left [a year] after 5/12.", "a year", "2016", "saltmere-flood", "2015-12-05"),
    # What took longer is counted from its end and to its beginning; as exactly as these are known.
    (
        "[Two days] after the 2014 Harbour Games the mayor left.",
        "Two days",
        "2014-08-05",
        "harbour-games",
        "2014-08-03",
    ),
    (
        "[Two days] before the 2014 Harbour Games the mayor left.",
        "Two days",
        "2014-07-18",
        "harbour-games",
        "2014-07-20",
    ),
    ("[Two years] after the Long Strike the mayor left.", "Two years", "1987-03", "long-strike", "1985-03"),
]


@pytest.mark.parametrize(("text", "words", "value", "id_", "day"), MEASURES)
def test_a_measure_beside_a_named_event_is_a_date(
    nlp: "Language", text: str, words: str, value: str, id_: str, day: str
) -> None:
    """It has the date so far from the event, with no publication date, and says from which event and which day."""
    record = dated(nlp, text)
    found = time(record, words)

    assert (found.type, found.value) == ("DATE", value)
    assert (found.anchor, found.anchor_event, found.anchor_date, found.rule) == ("named event", id_, day, "named event")
    assert seen_from(record, words).casefold() in (
        "saltmere flood",
        "great flood",
        "5/12",
        "2014 harbour games",
        "long strike",
    )
    assert event(record, "left").timex == value


OPEN = [
    # Not far enough to count from, several events of one name, no event, and not the event itself.
    ("[Two days] after the flood the mayor left.", "Two days"),
    ("[Two days] after the old fair the mayor left.", "Two days"),
    ("[Two days] after a second Saltmere flood the mayor left.", "Two days"),
    ("[Two days] after the Saltmere flood inquiry the mayor left.", "Two days"),
    ("[Two days] after the Saltmere flood's end the mayor left.", "Two days"),
    ("[Two days] of the Saltmere flood were enough.", "Two days"),
    ("For [two days] the Saltmere flood was in the news.", "two days"),
    # A measure that is a year is not known to the day.
    ("[Two days] after the Long Strike the mayor left.", "Two days"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_other_words_count_from_nothing(nlp: "Language", text: str, words: str) -> None:
    """Where the name is not that of one event, or does not stand for it, how long is how long."""
    found = time(dated(nlp, text, published="2017-11-15"), words)

    assert (found.type, found.value, found.earliest, found.anchor) == ("DURATION", "P2D", None, "none")


RELATIONS = [
    ("The mayor left after the Saltmere flood.", "after", "2015-12-05", None),
    ("The mayor left before the Saltmere flood.", "before", None, "2015-12-05"),
    ("The mayor left during the 2014 Harbour Games.", "during", "2014-07-20", "2014-08-03"),
    ("The mayor left after the 2014 Harbour Games.", "after", "2014-08-03", None),
    ("The mayor left before the [2014] Harbour Games.", "before", None, "2014-07-20"),
    ("The council has met in the hall since the Saltmere flood.", "since", "2015-12-05", None),
    ("The council has met in the hall since 5/12.", "since", "2015-12-05", None),
    ("The council met in the hall until the Saltmere flood.", "until", None, "2015-12-05"),
]


@pytest.mark.parametrize(("text", "relation", "earliest", "latest"), RELATIONS)
def test_a_name_behind_a_preposition_of_time_dates_its_verb(
    nlp: "Language", text: str, relation: str, earliest: str | None, latest: str | None
) -> None:
    """The event is on, before or after the days of the named one, which is a date of the article then."""
    [found] = [
        e for e in dated(nlp, text).events if e.head.of(text.replace("[", "").replace("]", "")) in ("left", "met")
    ]
    [date] = found.dates

    assert (date.relation, found.earliest, found.latest, found.anchor) == (relation, earliest, latest, "named event")
    assert date.marker is not None


def test_an_event_that_has_a_date_gets_the_other(nlp: "Language") -> None:
    """A year and a named event bound what happened together."""
    text = "In [2015] the mayor left before the Saltmere flood."
    found = event(dated(nlp, text, events=(("left", (("2015", "on"),)),)), "left")

    assert (found.earliest, found.latest) == ("2015-01-01", "2015-12-05")


def test_the_day_after_is_a_date(nlp: "Language") -> None:
    """Of the day after something, it is known when that was."""
    record = dated(nlp, "The day after the Saltmere flood, Anna Weiss left.")
    found = event(record, "left")

    assert (found.timex, found.anchor, found.actors) == ("2015-12-06", "named event", ("anna-weiss",))
    assert time(record, "The day").value == "2015-12-06"


MENTIONS = [
    "The Saltmere flood was bad.",
    "Anna Weiss spoke of the Saltmere flood.",
    "After a second Saltmere flood, the mayor left.",
    "After the Saltmere flood inquiry the mayor left.",
    "After the flood the mayor left.",
    "After the old fair the mayor left.",
    # Nobody says that it was so.
    "If the mayor left after the Saltmere flood, nobody saw it.",
    "The mayor would leave after the Saltmere flood.",
    "The mayor did not leave after the Saltmere flood.",
]


@pytest.mark.parametrize("text", MENTIONS)
def test_a_bare_mention_dates_nothing(nlp: "Language", text: str) -> None:
    """The name alone makes neither a date nor an event, and what may not have happened is left to extractors."""
    record = dated(nlp, text, published="2017-11-15")

    assert (record.times, record.events) == ((), ())


def test_what_is_made_stands_in_the_words(nlp: "Language") -> None:
    """An event that only a named event dates has a phrase, a head and evidence that read back."""
    text = "The new council has met in the hall since 5/12."
    record = dated(nlp, text)
    [found] = record.events
    assert isinstance(found, Event)

    assert [part.of(text) for part in found.event] == ["The new council has met"]
    assert (found.head.of(text), found.evidence.of(text)) == ("met", text)
    assert [t.span.of(text) for t in record.times] == ["5/12"]
    assert found.status == "happened"


PARTS = [
    ("The [Sept. 3] mill fire shook the town.", "Sept. 3", "2003-09-03", "mill-fire"),
    ("The [Sept. 3] market shook the town.", "Sept. 3", "2017-09-03", None),
]


@pytest.mark.parametrize(("text", "words", "value", "id_"), PARTS)
def test_a_date_in_the_name_of_an_event_is_of_that_event(
    nlp: "Language", text: str, words: str, value: str, id_: str | None
) -> None:
    """It is no day of this year, whatever stands before the name; without a name it is a day as any other."""
    found = time(dated(nlp, text, published="2017-11-15"), words)

    assert (found.value, found.anchor_event) == (value, id_)


def test_a_name_in_figures_is_a_date(nlp: "Language") -> None:
    """It has the date of its event without any preposition; figures alone may be a score."""
    found = time(dated(nlp, "The 3/9 mill fire shook the town."), "3/9 mill fire")

    assert (found.value, found.rule) == ("2003-09-03", "named event")
    assert not dated(nlp, "He scored 3/9 in the test.").times


def test_a_part_of_a_name_goes_where_the_name_is_a_date(nlp: "Language") -> None:
    """The name stands for it, in events as well."""
    record = dated(
        nlp,
        "The mayor left after the [Sept. 3] mill fire.",
        events=(("fire", (("Sept. 3", "on"),)),),
        published="2017-11-15",
    )

    assert [t.span.of(record.article.text) for t in record.times] == ["Sept. 3 mill fire"]
    assert event(record, "fire").timex == "2003-09-03"
    assert event(record, "left").earliest == "2003-09-03"
