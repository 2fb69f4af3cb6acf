"""Which words of an article are time expressions, and which tense they go with."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.dates.words import starters, triggers
from onrecord.extract.times import times
from onrecord.model import Layout, Tense, TimeExpression
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language


def expressions(text: str, nlp: "Language", layout: Layout = "raw") -> list[TimeExpression]:
    """Return the time expressions of a text."""
    return [placed.time for placed in times(document(text, nlp, layout=layout), "test/1")]


FOUND = [
    ("The council voted on 8 June 2017, not in May.", ["8 June 2017", "May"]),
    ("Ana Ruiz won the 2015 election in 2015.", ["2015", "2015"]),
    ("Tom Berg, a 45-year-old baker, is 45 years old.", []),
    ("Theresa May may march in March.", ["March"]),
    ("Thousands came to the annual March for Peace.", []),
    ("Some 1500 of the 2000 jobs are gone, and flight 1984 landed.", []),
    ("They read the Sunday Messenger on Sunday.", ["Sunday"]),
    ("It cost $2015, or 2,015 crowns at 20.15 each.", []),
    ("The museum will open soon, as soon as it is ready.", ["soon"]),
    ("She soon left.", []),
    ("Past deeds are part of the past.", ["the past"]),
    ("Ruiz now leads the party and recently moved to Norland.", ["now", "recently"]),
    ('They watched "Norland Today" and "90 Minutes".', []),
    ("Profit fell in the third quarter from a year earlier.", ["the third quarter", "a year earlier"]),
    ("2 min read", ["2 min"]),
    # Figures of any script; numbers of something, and titles, are no years.
    ("On ８ June ２０１６ the mill closed, and on 2016‑06‑08 the dam.", ["８ June ２０１６", "2016‑06‑08"]),
    ("A survey of 1709 children was read.", []),
    ("They paid for 2010 tickets and won by 1998 votes.", []),
    ("They sent Christmas-themed cards.", []),
    ("A 2000 year old tomb and a 2000-year-old well were found.", []),
    ("She watched 2001: A Space Opera in 2001.", ["2001"]),
    ("Norland Cup 2018 day five was wet.", ["2018"]),
    ("Sales in FY18 rose.", ["FY18"]),
    # Both ends of a span are found.
    ("He was mayor from 2010 to 2014.", ["2010", "2014"]),
    ("They read the accounts for the period from 2004 to 2009.", ["2004", "2009"]),
    ("They met between 2014 and 2016.", ["2014", "2016"]),
    ("They met between 3 and 5 March 2017.", ["between 3 and 5 March 2017"]),
    ("He was mayor from 2004-2009.", ["from 2004-2009"]),
    ("Few were built prior to 2014.", ["2014"]),
    # Names of people, papers, programmes and days.
    ("The book was drawn by Johnnie Christmas.", []),
    ("A play of August Wilson won a prize in August.", ["August"]),
    ("August Wilson's play opened on August 3.", ["August 3"]),
    ("He told USA TODAY that it was over.", []),
    ("She spoke on Norland News Sunday about it.", []),
    ("They remember Bloody Sunday.", []),
    ("Sales rose on Black Friday.", ["Black Friday"]),
    ("Every now and again they met.", []),
    ("Last Year in Norland it rained.", ["Last Year"]),
    ("It was sent at 2017-06-08T10:15:00+02:00 by hand.", ["2017-06-08T10:15:00+02:00"]),
    ("He was shot in the early hours of Monday.", ["the early hours of Monday"]),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_words_that_tell_of_time(text: str, found: list[str], nlp: "Language") -> None:
    """Names, amounts, ages and ordinary words that look like a date are told apart by the parse."""
    assert [time.span.of(text) for time in expressions(text, nlp)] == found


LINES = [
    # One line break inside a date is a space.
    ("The law came in June\n2014 and was kept.", ["June\n2014"], ["2014-06"]),
    ("The dam was built on June\n8, 2015, they said.", ["June\n8, 2015"], ["2015-06-08"]),
    ("The dam was built on June 8,\n2015, they said in May.", ["June 8,\n2015", "May"], ["2015-06-08", "XXXX-05"]),
    ("The dam was built on 8\r\nJune 2015, they said.", ["8\r\nJune 2015"], ["2015-06-08"]),
    ("The dam was built on 8\u00a0June\u00a02015.", ["8\u00a0June\u00a02015"], ["2015-06-08"]),
    # An empty line, the end of a sentence and a heading part what is written on two lines.
    ("The law came in June\n\n2014 was a dry year.", ["June", "2014"], ["XXXX-06", "2014"]),
    ("The law came in June.\n2014 was a dry year.", ["June", "2014"], ["XXXX-06", "2014"]),
    ("Since June\n2014 was a dry year.", ["June", "2014"], ["XXXX-06", "2014"]),
    ("The law came in June\nand was kept in 2014.", ["June", "2014"], ["XXXX-06", "2014"]),
]


@pytest.mark.parametrize(("text", "found", "values"), LINES)
def test_a_date_over_a_line_break_is_one(text: str, found: list[str], values: list[str], nlp: "Language") -> None:
    """Neither half of it is read as a date of its own, and its evidence reaches over the break."""
    times = expressions(text, nlp)

    assert [time.span.of(text) for time in times] == found
    assert [time.open_value for time in times] == values
    assert all(time.evidence.covers(time.span) for time in times)


TENSES: list[tuple[str, Tense]] = [
    ("Ana Ruiz spoke on Friday.", "past"),
    ("Ana Ruiz has spoken twice since Friday.", "past"),
    ("Ana Ruiz will speak on Friday.", "future"),
    ("Ana Ruiz plans to speak on Friday.", "future"),
    ("The talks are expected to end on Friday.", "future"),
    ("The fee must be paid by Friday.", "future"),
    ("The group could leave as early as Friday.", "future"),
    ("Parliament reconvenes on Friday.", "future"),
    ("Ana Ruiz is meeting Tom Berg on Friday.", "future"),
    ("The firm extended its offer until Friday.", "future"),
    ("The vote was scheduled for Friday.", "future"),
    ("Tom Berg is due in court on Friday.", "future"),
    ("The deadline is Friday.", "future"),
    ("The judge ordered Tom Berg to return by Friday.", "future"),
    ("On Friday, the judge ordered Tom Berg to return.", "past"),
    ("Tom Berg refused to testify on Friday.", "past"),
    ("Having met on Friday, they parted.", "past"),
    ("Ministers were meeting on Friday.", "past"),
    ("Come back on Friday.", "future"),
    ("The talks are set for Friday.", "future"),
    ("The judge set bail on Friday.", "past"),
    ("The firms settled on Friday.", "past"),
    ("Tom Berg could not be reached on Friday.", "past"),
    ("Tom Berg began to speak on Friday.", "past"),
    ("Tom Berg should have spoken on Friday.", "past"),
    ("Tom Berg criticised the rally on Friday.", "past"),
    ("Tom Berg welcomed Friday's decision.", "unknown"),
    ("It is the worst flood since January.", "past"),
    ("Thousands more since January.", "past"),
    ("They fought for a seat at the June poll.", "unknown"),
]


@pytest.mark.parametrize(("text", "tense"), TENSES)
def test_the_tense_that_a_date_goes_with(text: str, tense: Tense, nlp: "Language") -> None:
    """The verb over a date says whether it is past, with what governs it; a date on a noun takes no past."""
    [found] = expressions(text, nlp)

    assert found.tense == tense


def test_only_the_body_is_read(nlp: "Language") -> None:
    """Dates in the furniture of a page are none of the article's."""
    text = "Fri, 13 December 2024\n\nAna Ruiz resigns\n\nAna Ruiz resigned on 8 June 2017, said her office in a note.\n"

    found = [time.span.of(text) for time in expressions(text, nlp, layout="page")]

    assert "8 June 2017" in found
    assert "13 December 2024" not in " ".join(found)


def test_the_open_layer_is_what_the_words_say(nlp: "Language") -> None:
    """Value, EDTF and modifier are kept as the words alone give them, whatever is known of the article."""
    [found] = expressions("It began in early June.", nlp)

    assert (found.open_value, found.open_edtf, found.mod) == ("XXXX-06", "XXXX-06", "START")
    assert (found.value, found.earliest, found.anchor) == (None, None, "none")


WORDS = st.sampled_from([*sorted(starters() | triggers())[::3], "2017", "Ana", "met", "will", "on", ",", '"', "'80s"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_is_survived(nlp: "Language", text: str) -> None:
    """Whatever the text, expressions come in its order, do not overlap, and lie in their evidence."""
    done = 0
    for time in expressions(text or "x", nlp):
        assert done <= time.span.start
        assert time.evidence.covers(time.span)
        done = time.span.end
