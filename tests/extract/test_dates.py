"""Dated events: which phrase a date expression dates, and which dates no event."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.dates import extract
from onrecord.dates.words import triggers
from onrecord.model import Event
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language


def events(text: str, nlp: "Language", published: str | None = None) -> list[Event]:
    """Return the dated events of a text."""
    return list(extract(document(text, nlp, published=published)))


CASES = [
    # text, publication date, event phrase, date expression, value
    ("The council met on 8 June 2017.", None, "The council met", "8 June 2017", "2017-06-08"),
    (
        "Earlier this week Ana Ruiz sent a blunt note to Norland.",
        "2017-11-15",
        "Ana Ruiz sent a blunt note to Norland",
        "Earlier this week",
        "2017-W46",
    ),
    ("A new survey released today shows little.", "2017-11-15", "A new survey released", "today", "2017-11-15"),
    ("They won last year's harbour referendum.", "2017-11-15", "harbour referendum", "last year", "2016"),
    ("They will fight hard ahead of the June 8 poll.", "2017-04-20", "poll", "June 8", "2017-06-08"),
    ("Tom Berg voted against the renewal of the fleet last July.", "2017-04-20", None, "last July", "2016-07"),
    ("He seized on remarks by Ana Ruiz in November.", "2017-04-20", None, "November", "2016-11"),
    ("Ana Ruiz won the 2015 general election.", None, "general election", "2015", "2015"),
    ("Ana Ruiz will speak on Tuesday.", "2017-11-15", "Ana Ruiz will speak", "Tuesday", "2017-11-21"),
    ("Ana Ruiz spoke on Tuesday.", "2017-11-15", "Ana Ruiz spoke", "Tuesday", "2017-11-14"),
    ("Between 2010 and 2015 Tom Berg led it.", None, "Tom Berg led it", "Between 2010 and 2015", "2010/2015"),
    ("Earlier this year, Tom Berg resigned.", "2017-04-20", "Tom Berg resigned", "Earlier this year", "2017"),
]


@pytest.mark.parametrize(("text", "published", "event", "when", "value"), CASES)
def test_an_event_and_its_date(
    text: str, published: str | None, event: str | None, when: str, value: str, nlp: "Language"
) -> None:
    """The phrase that the parse gives to the date, the words of the date, and its value."""
    [found] = events(text, nlp, published)

    assert (found.date.of(text), found.timex) == (when, value)
    if event is not None:
        assert " … ".join(span.of(text) for span in found.event) == event


RELATIVE = [text for text, published, *_ in CASES if published]


@pytest.mark.parametrize("text", RELATIVE)
def test_without_a_publication_date_relative_dates_stay_open(text: str, nlp: "Language") -> None:
    """The event is still found; it has no year, no bounds and no anchor."""
    [found] = events(text, nlp)

    assert (found.earliest, found.latest, found.anchor) == (None, None, "none")
    assert found.timex is None or found.timex.startswith("XXXX")


def test_a_crawl_date_in_the_text_anchors_nothing(nlp: "Language") -> None:
    """Another date in the same text, even a full one at its top, is no publication date."""
    text = "Fri, 13 December 2024\nEarlier this week Ana Ruiz sent a note to Norland."

    assert [e.earliest for e in events(text, nlp) if e.date.of(text) == "Earlier this week"] == [None]


NOTHING = [
    "2 min read",
    "He waited for two years.",
    "She is 45 years old and now lives in Norland.",
    "It recently cost 2,015 crowns.",
    "Theresa May left.",
    "They meet every Tuesday.",
    "Ana Ruiz did not meet Tom Berg on 8 June 2017.",
    "Did Ana Ruiz resign on 8 June 2017?",
    "If Ana Ruiz resigns on 8 June 2017, Tom Berg will follow.",
    "The 2016 figures were good.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_dated_event(text: str, nlp: "Language") -> None:
    """Durations, ages, names, repetitions, denials, questions and suppositions date nothing."""
    assert events(text, nlp) == []


def test_since_and_until_are_open_on_one_side(nlp: "Language") -> None:
    """What has gone on since a date did not happen on it."""
    [since] = events("Ana Ruiz has led the party since 2014.", nlp)
    [before] = events("Ana Ruiz left the party before 8 June 2017.", nlp)

    assert (since.timex, since.earliest, since.latest, since.edtf) == ("2014", "2014-01-01", None, "2014-01-01/..")
    assert (before.timex, before.earliest, before.latest, before.edtf) == (None, None, "2017-06-07", "../2017-06-07")


def test_spans_point_into_the_stored_text(nlp: "Language") -> None:
    """No-break spaces do not move a span."""
    text = "Ana\u00a0Ruiz spoke on\u00a08\u202fJune\u00a02017."
    [found] = events(text, nlp)

    assert [span.of(text) for span in (*found.event, found.date)] == [
        "Ana\u00a0Ruiz spoke",
        "8\u202fJune\u00a02017",
    ]


WORDS = st.sampled_from(
    [*sorted(triggers())[::4], "2016", "May", "Ana", "met", "will", "meet", "on", "in", "the", "last", "poll", ",", '"']
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)), st.sampled_from([None, "2017"]))
def test_any_text_is_survived(nlp: "Language", text: str, published: str | None) -> None:
    """Whatever the text, nothing is raised, every span reads back, and date and event lie in the evidence."""
    parsed = document(text or "x", nlp, published=published)
    for found in extract(parsed):
        assert all(found.evidence.covers(span) and span.of(parsed.article.text) for span in (*found.event, found.date))
        assert not any(span.overlaps(found.date) for span in found.event)
