"""The ends of a span of time, and days that a count fixes beside each other."""

from typing import TYPE_CHECKING

import pytest

from onrecord.model import Tense
from tests.resolve.dates import dated, seen_from, time

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = "2017-06-14"  # a Wednesday

ENDS: list[tuple[str, Tense, tuple[str, str], tuple[str, str]]] = [
    # One week, in order: of what is past the later end is the nearest, else the earlier.
    (
        "The shop was shut from [Monday] through [Friday].",
        "past",
        ("Monday", "2017-06-05"),
        ("Friday", "2017-06-09"),
    ),
    (
        "The shop will be shut from [Monday] to [Friday].",
        "future",
        ("Monday", "2017-06-19"),
        ("Friday", "2017-06-23"),
    ),
    (
        "The shop is shut from [Monday] through [Friday].",
        "unknown",
        ("Monday", "2017-06-12"),
        ("Friday", "2017-06-16"),
    ),
    ("They met between [Monday] and [Thursday].", "past", ("Monday", "2017-06-05"), ("Thursday", "2017-06-08")),
    # One winter or summer.
    ("It will run from [July 23] through [March 9].", "future", ("July 23", "2017-07-23"), ("March 9", "2018-03-09")),
    ("It ran from [November 3] to [March 9].", "past", ("November 3", "2016-11-03"), ("March 9", "2017-03-09")),
    ("They met between [June] and [August].", "past", ("June", "2016-06"), ("August", "2016-08")),
    # No span: each is the nearest.
    ("They met on [Monday] and [Thursday].", "past", ("Monday", "2017-06-12"), ("Thursday", "2017-06-08")),
]


@pytest.mark.parametrize(("text", "tense", "first", "last"), ENDS)
def test_the_ends_of_a_span_are_read_together(
    nlp: "Language", text: str, tense: Tense, first: tuple[str, str], last: tuple[str, str]
) -> None:
    """The second end is never before the first, and lies as close behind it as its words allow."""
    record = dated(nlp, text, tense=tense, published=PUBLISHED)

    assert (time(record, first[0]).value, time(record, last[0]).value) == (first[1], last[1])


def test_an_end_is_seen_from_the_other_one(nlp: "Language") -> None:
    """The day that the text gives in full is enough for both; without any, both stay open."""
    record = dated(nlp, "It was shut from [12 June 2017] until [16 June].")
    open_ = dated(nlp, "It was shut from [Monday] through [Friday].")

    assert (time(record, "16 June").value, seen_from(record, "16 June")) == ("2017-06-16", "12 June 2017")
    assert [t.value for t in open_.times] == ["XXXX-WXX-1", "XXXX-WXX-5"]


def test_both_ends_rest_on_the_publication_date(nlp: "Language") -> None:
    """Where the text gives neither, both have that anchor, and what is seen from the other end says from which."""
    record = dated(nlp, "It will be shut from [Monday] to [Friday].", tense="future", published=PUBLISHED)

    assert {(t.anchor, t.anchor_date) for t in record.times} == {("published", PUBLISHED)}
    assert seen_from(record, "Friday") == "Monday"


COUNTED = [
    ("On [Thursday], [two days] after the vote on [Tuesday], he left.", "Tuesday", "2017-06-06"),
    ("On [8 June 2017], [two days] after the vote on [Tuesday], he left.", "Tuesday", "2017-06-06"),
    # The count does not fit, or is of something else.
    ("On [Thursday], [four days] after the vote on [Tuesday], he left.", "Tuesday", "2017-06-13"),
    ("On [Thursday] he left for [two days] with those who won on [Tuesday].", "Tuesday", "2017-06-13"),
]


@pytest.mark.parametrize(("text", "words", "value"), COUNTED)
def test_a_count_between_two_weekdays_fixes_the_second(nlp: "Language", text: str, words: str, value: str) -> None:
    """Tuesday is the one two days before the Thursday that is named, where these are two days apart at all."""
    assert time(dated(nlp, text, published=PUBLISHED), words).value == value


def test_the_year_of_what_bears_the_name_of_a_day_is_the_years_of_the_day(nlp: "Language") -> None:
    """What burnt on Ash Wednesday in 1983 did not burn this year."""
    found = time(dated(nlp, "The [Ash Wednesday] fires of [1983] killed many.", published=PUBLISHED), "Ash Wednesday")

    assert (found.value, found.rule, found.anchor) == ("1983-02-16", "completed", "text")
