"""What a date expression means: a table, with and without a publication date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates.words import find, triggers
from onrecord.dates.resolve import Tense, Timex, resolve

# expression, publication date, tense -> TIMEX3, EDTF, earliest, latest, anchor
TABLE = [
    # the text gives it all
    ("8 June 2017", None, "past", "2017-06-08", "2017-06-08", "2017-06-08", "2017-06-08", "text"),
    ("June 8, 2017", None, "past", "2017-06-08", "2017-06-08", "2017-06-08", "2017-06-08", "text"),
    ("Thursday, 8th of June 2017", "1999", "past", "2017-06-08", "2017-06-08", "2017-06-08", "2017-06-08", "text"),
    ("2017-06-08", None, "past", "2017-06-08", "2017-06-08", "2017-06-08", "2017-06-08", "text"),
    ("June 8-10, 2017", None, "past", *["2017-06-08/2017-06-10"] * 2, "2017-06-08", "2017-06-10", "text"),
    ("February 2016", None, "past", "2016-02", "2016-02", "2016-02-01", "2016-02-29", "text"),
    ("2015", None, "past", "2015", "2015", "2015-01-01", "2015-12-31", "text"),
    ("between 2010 and 2015", None, "past", "2010/2015", "2010/2015", "2010-01-01", "2015-12-31", "text"),
    ("the 1990s", None, "past", "199", "199X", "1990-01-01", "1999-12-31", "text"),
    ("the 19th century", None, "past", "18", "18XX", "1800-01-01", "1899-12-31", "text"),
    ("summer 2016", None, "past", "2016-SU", "2016-22", None, None, "text"),
    ("the third quarter of 2016", None, "past", "2016-Q3", None, None, None, "text"),
    # no publication date: what the text leaves open stays open
    ("June 8", None, "future", "XXXX-06-08", "XXXX-06-08", None, None, "none"),
    ("8th June", None, "past", "XXXX-06-08", "XXXX-06-08", None, None, "none"),
    ("November", None, "past", "XXXX-11", "XXXX-11", None, None, "none"),
    ("last July", None, "past", "XXXX-07", "XXXX-07", None, None, "none"),
    ("Tuesday", None, "past", "XXXX-WXX-2", None, None, None, "none"),
    ("last Tuesday", None, "past", "XXXX-WXX-2", None, None, None, "none"),
    ("today", None, "past", None, None, None, None, "none"),
    ("yesterday", None, "past", None, None, None, None, "none"),
    ("last year", None, "past", None, None, None, None, "none"),
    ("earlier this week", None, "past", None, None, None, None, "none"),
    ("three days ago", None, "past", None, None, None, None, "none"),
    ("last summer", None, "past", "XXXX-SU", "XXXX-22", None, None, "none"),
    ("the '80s", None, "past", None, None, None, None, "none"),
    # with one (2017-11-15 was a Wednesday)
    ("today", "2017-11-15", "past", *["2017-11-15"] * 4, "published"),
    ("yesterday", "2017-11-15", "past", *["2017-11-14"] * 4, "published"),
    ("the day before yesterday", "2017-11-15", "past", *["2017-11-13"] * 4, "published"),
    ("Tuesday", "2017-11-15", "past", *["2017-11-14"] * 4, "published"),
    ("Tuesday", "2017-11-15", "unknown", *["2017-11-14"] * 4, "published"),
    ("Tuesday", "2017-11-15", "future", *["2017-11-21"] * 4, "published"),
    ("Wednesday", "2017-11-15", "past", *["2017-11-15"] * 4, "published"),
    ("last Wednesday", "2017-11-15", "past", *["2017-11-08"] * 4, "published"),
    ("next Wednesday", "2017-11-15", "future", *["2017-11-22"] * 4, "published"),
    ("Tuesday of last week", "2017-11-15", "past", *["2017-11-07"] * 4, "published"),
    ("this week", "2017-11-15", "past", "2017-W46", "2017-11-13/2017-11-19", "2017-11-13", "2017-11-19", "published"),
    (
        "earlier this week",
        "2017-11-15",
        "past",
        "2017-W46",
        "2017-11-13/2017-11-15",
        "2017-11-13",
        "2017-11-15",
        "published",
    ),
    ("last week", "2018-01-03", "past", "2017-W52", "2017-12-25/2017-12-31", "2017-12-25", "2017-12-31", "published"),
    ("next month", "2017-12-15", "future", "2018-01", "2018-01", "2018-01-01", "2018-01-31", "published"),
    ("last year", "2017-11-15", "past", "2016", "2016", "2016-01-01", "2016-12-31", "published"),
    ("last July", "2017-04-20", "past", "2016-07", "2016-07", "2016-07-01", "2016-07-31", "published"),
    ("last July", "2017-11-15", "past", "XXXX-07", "XXXX-07", None, None, "none"),  # this year's, or last year's?
    ("November", "2017-04-20", "past", "2016-11", "2016-11", "2016-11-01", "2016-11-30", "published"),
    ("November", "2017-04-20", "future", "2017-11", "2017-11", "2017-11-01", "2017-11-30", "published"),
    ("July last year", "2017-04-20", "past", "2016-07", "2016-07", "2016-07-01", "2016-07-31", "published"),
    ("June 8", "2017-04-20", "unknown", *["2017-06-08"] * 4, "published"),
    ("June 8", "2017-06-10", "past", *["2017-06-08"] * 4, "published"),
    ("Dec. 15", "2017-10-31", "past", "XXXX-12-15", "XXXX-12-15", None, None, "none"),  # tense against nearness
    ("October 20", "2017-04-20", "unknown", "XXXX-10-20", "XXXX-10-20", None, None, "none"),  # as far either way
    ("February 29", "2017-04-20", "past", *["2016-02-29"] * 4, "published"),
    ("three days ago", "2017-11-15", "past", *["2017-11-12"] * 4, "published"),
    ("two years ago", "2017-11-15", "past", "2015", "2015", "2015-01-01", "2015-12-31", "published"),
    ("a year ago", "2017-11-15", "past", "2016", "2016", "2016-01-01", "2016-12-31", "published"),
    ("last summer", "2017-04-20", "past", "2016-SU", "2016-22", None, None, "published"),
    # with a part of one: only what is the same on each of its days
    ("last year", "2017", "past", "2016", "2016", "2016-01-01", "2016-12-31", "published"),
    (
        "earlier this year",
        "2017",
        "past",
        "2017",
        "2017-01-01/2017-12-31",
        "2017-01-01",
        "2017-12-31",
        "published",
    ),
    ("today", "2017", "past", None, None, None, None, "none"),
    ("November", "2017", "past", "XXXX-11", "XXXX-11", None, None, "none"),
    ("last month", "2017-03", "past", "2017-02", "2017-02", "2017-02-01", "2017-02-28", "published"),
    ("Tuesday", "2017-03", "past", "XXXX-WXX-2", None, None, None, "none"),
    ("today", "no date", "past", None, None, None, None, "none"),
    ("today", "2017-13-40", "past", None, None, None, None, "none"),
]


@pytest.mark.parametrize(("words", "published", "tense", "value", "edtf", "earliest", "latest", "anchor"), TABLE)
def test_an_expression_means_what_is_certain(
    words: str,
    published: str | None,
    tense: Tense,
    value: str | None,
    edtf: str | None,
    earliest: str | None,
    latest: str | None,
    anchor: str,
) -> None:
    """Each expression gets the value, the bounds and the anchor that text and publication date give, and no more."""
    found = resolve(words, published, tense)

    assert found is not None
    assert (found.type, found.value, found.edtf) == ("DATE", value, edtf)
    assert (found.earliest, found.latest, found.anchor) == (earliest, latest, anchor)


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("two years", "DURATION"),
        ("2 min", "DURATION"),
        ("every Tuesday", "SET"),
        ("daily", "SET"),
    ],
)
def test_what_dates_nothing_is_told_apart(words: str, type_: str) -> None:
    """Durations, repetitions and vague words are no dates."""
    found = resolve(words)

    assert found is not None
    assert found.type == type_


@pytest.mark.parametrize("words", ["", "June 31", "30 February 2016", "2017-02-30", "hello", "June 10-8"])
def test_what_is_no_date_has_no_meaning(words: str) -> None:
    """Other words, and days that are in no calendar, mean nothing."""
    assert resolve(words, "2017-01-01") is None


EXPRESSIONS = st.sampled_from(sorted({row[0] for row in TABLE}))
TENSES: st.SearchStrategy[Tense] = st.sampled_from(["past", "future", "unknown"])


@given(EXPRESSIONS, TENSES)
def test_without_a_publication_date_nothing_is_invented(words: str, tense: Tense) -> None:
    """Only a year in the text makes a bound."""
    found = resolve(words, None, tense)

    assert found is not None
    assert found.anchor != "published"
    assert (found.earliest is None and found.latest is None) or any(c.isdigit() for c in words)


@given(EXPRESSIONS, st.dates(), TENSES)
def test_a_partial_publication_date_never_says_more(words: str, published: object, tense: Tense) -> None:
    """What is concrete seen from a year is the same seen from each of its days."""
    year, day = resolve(words, str(published)[:4], tense), resolve(words, str(published), tense)

    assert year is not None
    assert day is not None
    assert year.anchor == "none" or year.value == day.value


@given(st.text(max_size=40), st.one_of(st.none(), st.text(max_size=12), st.dates().map(str)))
def test_any_words_are_survived(words: str, published: str | None) -> None:
    """Whatever the words and whatever the date, there is an answer."""
    assert isinstance(resolve(words, published), Timex | None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The vote was on 8 June 2017, not in May.", ["8 June 2017", "May"]),
        ("It cost $2015 and 2,015 people came at 20.15.", []),
        ("She may march on.", []),
        ("It began late last week and ended on Monday night.", ["late last week", "Monday night"]),
        ("In the '80s and the early 1990s", ["the '80s", "the early 1990s"]),
    ],
)
def test_expressions_are_found_in_running_text(text: str, found: list[str]) -> None:
    """The longest expression at each place is found; money, figures and verbs are not."""
    assert [text[start:end] for start, end in find(text)] == found


def test_triggers_are_lower_case_words() -> None:
    """The words that let a text be passed over are compared in lower case."""
    assert all(word == word.lower() for word in triggers())
