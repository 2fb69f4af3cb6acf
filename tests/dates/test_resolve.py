"""What a date expression means: a table, with and without a publication date."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ("the '80s", None, "past", "XX8", "XX8X", None, None, "none"),
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


# 2017-06-08 was a Thursday
TIMES = [
    # words, seen from, tense -> type, value
    ("Thursday morning", None, "past", "TIME", "XXXX-WXX-4TMO"),
    ("Thursday morning", "2017-06-08", "past", "TIME", "2017-06-08TMO"),
    ("Friday night", "2017-06-08", "past", "TIME", "2017-06-02TNI"),
    ("late Friday night", "2017-06-08", "future", "TIME", "2017-06-09TNI"),
    ("the early hours of Monday", "2017-06-14", "past", "TIME", "2017-06-12TMO"),
    ("2017-06-08T10:15:00+02:00", None, "past", "TIME", "2017-06-08T10:15"),
    ("2017-06-08T10:15Z", None, "past", "TIME", "2017-06-08T10:15"),
    ("tonight", "2017-06-08", "past", "TIME", "2017-06-08TNI"),
    ("the evening of 26 May 2021", None, "past", "TIME", "2021-05-26TEV"),
    ("four in the morning", "2017-06-08", "past", "TIME", "2017-06-08T04:00"),
    ("mid-afternoon", "2017-06-08", "past", "TIME", "2017-06-08TAF"),
    ("last night", "2017-06-08", "past", "TIME", "2017-06-07TNI"),
    ("tomorrow morning", "2017-06-08", "future", "TIME", "2017-06-09TMO"),
    ("this afternoon", "2017-06-08", "past", "TIME", "2017-06-08TAF"),
    ("3 p.m. on Friday", "2017-06-08", "future", "TIME", "2017-06-09T15:00"),
    ("Friday at 3:30 pm", "2017-06-08", "future", "TIME", "2017-06-09T15:30"),
    ("noon Saturday", "2017-06-08", "past", "TIME", "2017-06-03T12:00"),
    ("around 7:15 a.m. BST", "2017-06-08", "past", "TIME", "2017-06-08T07:15"),
    ("six o'clock", "2017-06-08", "past", "TIME", "2017-06-08T06:00"),
    ("midnight", None, "past", "TIME", "XXXX-XX-XXT24:00"),
    ("10 a.m. on June 8, 2017", None, "past", "TIME", "2017-06-08T10:00"),
    ("two years", None, "past", "DURATION", "P2Y"),
    ("five-year", None, "past", "DURATION", "P5Y"),
    ("the last twenty-four hours", None, "past", "DURATION", "PT24H"),
    ("a year and a half", None, "past", "DURATION", "P1Y6M"),
    ("half an hour", None, "past", "DURATION", "PT30M"),
    ("two decades", None, "past", "DURATION", "P20Y"),
    ("several months", None, "past", "DURATION", "PXM"),
    ("the next few days", None, "past", "DURATION", "PXD"),
    ("the coming months", None, "past", "DURATION", "PXM"),
    ("decades", None, "past", "DURATION", "PXY"),
    ("a hundred years", None, "past", "DURATION", "P100Y"),
    ("2 min", None, "past", "DURATION", "PT2M"),
    ("every Tuesday", None, "past", "SET", "XXXX-WXX-2"),
    ("each July", None, "past", "SET", "XXXX-07"),
    ("every two weeks", None, "past", "SET", "P2W"),
    ("twice a month", None, "past", "SET", "P1M"),
    ("Mondays", None, "past", "SET", "XXXX-WXX-1"),
    ("daily", None, "past", "SET", "P1D"),
    ("recently", "2017-06-08", "past", "DATE", "PAST_REF"),
    ("now", "2017-06-08", "past", "DATE", "PRESENT_REF"),
    ("the near future", "2017-06-08", "past", "DATE", "FUTURE_REF"),
    ("several years ago", "2017-06-08", "past", "DATE", "PAST_REF"),
]


@pytest.mark.parametrize(("words", "anchor", "tense", "type_", "value"), TIMES)
def test_times_lengths_and_repetitions(words: str, anchor: str | None, tense: Tense, type_: str, value: str) -> None:
    """Times of day, durations, sets and vague words get the value that TimeBank gives them."""
    found = resolve(words, anchor, tense)

    assert found is not None
    assert (found.type, found.value) == (type_, value)


SEEN = [
    # words, seen from, tense -> value, rule
    ("8 June 2017", None, "past", "2017-06-08", "stated"),
    ("June 8", "2017-06-10", "past", "2017-06-08", "nearest past"),
    ("June 8", "2017-04-20", "future", "2017-06-08", "nearest future"),
    ("June 8", "2017-04-20", "unknown", "2017-06-08", "nearest"),
    ("Thursday, June 8", "2018-05-01", "past", "2017-06-08", "nearest past"),  # in 2018 it is a Friday
    ("Friday, June 9", "2017-06-08", "past", "2017-06-09", "nearest"),  # the one before was in 2006
    ("today", "2017-06-08", "past", "2017-06-08", "same period"),
    ("this week", "2017-06-08", "past", "2017-W23", "same period"),
    ("yesterday", "2017-06-08", "past", "2017-06-07", "counted"),
    ("a week ago", "2017-06-08", "past", "2017-W22", "counted"),
    ("a week ago today", "2017-06-14", "past", "2017-06-07", "counted"),
    ("a year ago yesterday", "2017-06-14", "past", "2016-06-13", "counted"),
    ("two weeks ago on Friday", "2017-06-14", "past", "2017-06-02", "counted"),
    ("８ June ２０１６", None, "past", "2016-06-08", "stated"),
    ("2016\u201106\u201108", None, "past", "2016-06-08", "stated"),
    ("between 3 and 5 March 2017", None, "past", "2017-03-03/2017-03-05", "stated"),
    ("from 3 to 5 March", "2017-06-14", "past", "2017-03-03/2017-03-05", "nearest past"),
    ("from 2004-2009", None, "past", "2004/2009", "stated"),
    ("this weekend", "2017-06-14", "past", "2017-W23-WE", "nearest past"),
    ("this weekend", "2017-06-14", "future", "2017-W24-WE", "same period"),
    ("this weekend", "2017-06-17", "past", "2017-W24-WE", "same period"),
    ("Black Friday", "2017-06-14", "past", "2016-11-25", "nearest past"),
    ("Black Friday in 2013", "2017-06-14", "past", "2013-11-29", "stated"),
    ("Sept, 26, 2014", None, "past", "2014-09-26", "stated"),
    ("the last decade", "2017-06-14", "past", "200", "counted"),
    ("June 8 in 2015", "2017-06-14", "past", "2015-06-08", "stated"),
    ("the summer of '69", "2017-06-14", "past", "XX69-SU", "open"),
    ("two days' time", "2017-06-08", "future", "2017-06-10", "counted"),
    ("in nine days", "2017-06-08", "future", "2017-06-17", "counted"),
    ("a week from Monday", "2017-06-08", "future", "2017-06-19", "counted"),
    ("Friday last week", "2017-06-08", "past", "2017-06-02", "counted"),
    ("this Friday", "2017-06-08", "future", "2017-06-09", "nearest future"),
    ("June last year", "2017-06-08", "past", "2016-06", "completed"),
    ("the '80s", "2017-06-08", "past", "198", "completed"),
    ("the '20s", "2024-06-08", "past", "XX2", "open"),  # the twentieth century's, or this one's?
    ("the third quarter", "2017-11-15", "past", "2017-Q3", "nearest past"),
    ("the third quarter", "2017-11-15", "future", "2017-Q3", "nearest past"),  # its figures are to come
    ("the first quarter", "2017-11-15", "future", "2018-Q1", "nearest future"),
    ("the latest quarter", "2017-11-15", "past", "2017-Q3", "counted"),
    ("the year-ago third quarter", "2017-11-15", "past", "2016-Q3", "counted"),
    ("the first half of 2017", None, "past", "2017-H1", "stated"),
    ("the first half of the year", "2017-11-15", "past", "2017-H1", "completed"),
    ("fiscal 2017", None, "past", "2017", "stated"),
    ("FY18", None, "past", "2018", "stated"),
    ("the weekend", "2017-06-08", "past", "2017-W22-WE", "nearest past"),
    ("the weekend", "2017-06-10", "past", "2017-W23-WE", "same period"),
    ("Christmas Day", "2018-01-03", "past", "2017-12-25", "nearest past"),
    ("Thanksgiving", "2017-11-15", "future", "2017-11-23", "nearest future"),
    ("Easter", "2017-04-20", "past", "2017-04-16", "nearest past"),
    ("Easter 2016", None, "past", "2016-03-27", "stated"),
    ("Easter", None, "past", None, "open"),
    ("New Year's Eve", None, "past", "XXXX-12-31", "open"),
    ("the summer", "2017-04-20", "future", "2017-SU", "nearest future"),
    ("last summer", "2017-11-15", "past", "XXXX-SU", "open"),  # this year's, or last year's?
    ("last winter", "2017-04-20", "past", "2016-WI", "counted"),
    ("this winter", "2017-01-20", "past", "2016-WI", "same period"),
    ("next Friday", "2017-06-07", "future", "XXXX-WXX-5", "open"),  # in two days, or in nine?
    ("next Monday", "2017-06-07", "future", "2017-06-12", "counted"),
    ("the 2016/17 school year", None, "past", "2016/2017", "stated"),
    ("the sixties", "2017-06-07", "past", "196", "completed"),
    ("the 60s", "2017-06-07", "past", "196", "completed"),
    ("the year 1348", None, "past", "1348", "stated"),
    ("the first week of May", "2017-06-07", "past", "2017-05", "nearest past"),
    ("the last days of May 2016", None, "past", "2016-05", "stated"),
    ("the last century", "2017-06-07", "past", "19", "counted"),
    ("the end of the year", "2017-04-20", "future", "2017", "same period"),
    ("2017-18", None, "past", "2017/2018", "stated"),
    ("2017-06", None, "past", "2017-06", "stated"),
    ("15/11/2017", None, "past", "2017-11-15", "stated"),
    ("11/02/2017", None, "past", "2017-XX-XX", "stated"),  # of November or of February
    ("from June 8 to June 10, 2017", None, "past", "2017-06-08/2017-06-10", "stated"),
    ("March to May 2016", None, "past", "2016-03/2016-05", "stated"),
    ("nineteen ninety-seven", None, "past", "1997", "stated"),
    ("the twentieth century", None, "past", "19", "stated"),
]


@pytest.mark.parametrize(("words", "anchor", "tense", "value", "rule"), SEEN)
def test_each_value_says_how_it_follows(
    words: str, anchor: str | None, tense: Tense, value: str | None, rule: str
) -> None:
    """The rule tells a reader how the value follows from what the expression is seen from."""
    found = resolve(words, anchor, tense)

    assert found is not None
    assert (found.value, found.rule) == (value, rule)
    assert found.anchor == {"stated": "text", "open": "none"}.get(rule, "published")


THEN = [
    # counted from another date in the text
    ("two days later", "2017-06-08", "2017-06-10"),
    ("a day earlier", "2017-06-08", "2017-06-07"),
    ("three weeks after", "2017-06-08", "2017-W26"),
    ("the following week", "2017-06-08", "2017-W24"),
    ("the previous month", "2017-06-08", "2017-05"),
    ("the same year", "2017-06-08", "2017"),
    ("that day", "2017-06-08", "2017-06-08"),
    ("the day before", "2017-06-08", "2017-06-07"),
    ("the next morning", "2017-06-08", "2017-06-09TMO"),
    ("the following Monday", "2017-06-08", "2017-06-12"),
    ("later that year", "1998", "1998"),
    ("June of the same year", "1998", "1998-06"),
    ("a year earlier", "2017-06-08", "2016"),
    ("a year earlier", "1989-Q3", "1988-Q3"),
    ("a year earlier", "2017-06", "2016-06"),
    ("the year-ago quarter", "1989-Q3", "1988-Q3"),
    ("the quarter", "1989-Q3", "1989-Q3"),
    ("two days later", "1998", None),
    ("9 a.m.", "2017-06-08", "2017-06-08T09:00"),
]


@pytest.mark.parametrize(("words", "anchor", "value"), THEN)
def test_what_is_counted_from_another_date(words: str, anchor: str, value: str | None) -> None:
    """Such expressions say so, mean nothing certain by themselves, and keep the grain of what they are seen from."""
    alone, seen = resolve(words), resolve(words, anchor)

    assert alone is not None
    assert seen is not None
    assert (alone.refers, alone.earliest, alone.latest) == ("then", None, None)
    assert seen.value == value


@pytest.mark.parametrize(
    ("words", "refers"),
    [
        ("8 June 2017", "nothing"),
        ("two years", "nothing"),
        ("Friday", "now"),
        ("last July", "now"),
        ("recently", "now"),
    ],
)
def test_what_an_expression_is_seen_from(words: str, refers: str) -> None:
    """The words say it all, or want the day on which they are said."""
    found = resolve(words)

    assert found is not None
    assert found.refers == refers


@pytest.mark.parametrize(
    ("words", "mod", "edtf"),
    [
        ("early 2015", "START", "2015"),
        ("mid-June 2015", "MID", "2015-06"),
        ("the end of 2015", "END", "2015"),
        ("about two years ago", "APPROX", "2015~"),
        ("a decade ago", "", "2007~"),
        ("earlier this week", "START", "2017-06-05/2017-06-08"),
        ("later this week", "END", "2017-06-08/2017-06-11"),
        ("summer 2016", "", "2016-22"),
        ("the 1990s", "", "199X"),
        ("a couple of weeks", "APPROX", None),
        ("two years or so ago", "APPROX", "2015~"),
        ("more than two years", "MORE_THAN", None),
        ("less than a week", "LESS_THAN", None),
        ("at least 72 hours", "EQUAL_OR_MORE", None),
        ("up to 180 days", "EQUAL_OR_LESS", None),
    ],
)
def test_modifiers_and_edtf(words: str, mod: str, edtf: str | None) -> None:
    """What is not the whole of a period, or not exactly it, is said in the modifier, and in EDTF where that can."""
    found = resolve(words, "2017-06-08", "past")

    assert found is not None
    assert (found.mod, found.edtf) == (mod, edtf)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "June 31",
        "30 February 2016",
        "2017-02-30",
        "hello",
        "June 10-8",
        "31/02/2017",
        "2017-13",
        "x" * 99,
        "noon " * 16,
    ],
)
def test_what_is_no_date_has_no_meaning(words: str) -> None:
    """Other words, and days that are in no calendar, mean nothing."""
    assert resolve(words, "2017-01-01") is None


WORDS = sorted({row[0] for row in (*TABLE, *TIMES, *SEEN, *THEN)})
EXPRESSIONS = st.sampled_from(WORDS)
TENSES: st.SearchStrategy[Tense] = st.sampled_from(["past", "future", "unknown"])


@given(EXPRESSIONS, TENSES)
def test_without_a_publication_date_nothing_is_invented(words: str, tense: Tense) -> None:
    """Only a year in the text makes a bound."""
    found = resolve(words, None, tense)

    assert found is not None
    assert found.anchor != "published"
    in_words = any(c.isdigit() for c in words) or "century" in words or "nineteen" in words
    assert (found.earliest is None and found.latest is None) or in_words


@given(EXPRESSIONS, st.dates(), TENSES)
def test_a_partial_publication_date_never_says_more(words: str, published: date, tense: Tense) -> None:
    """What is concrete seen from a year is the same seen from each of its days."""
    year, day = resolve(words, str(published)[:4], tense), resolve(words, str(published), tense)

    assert year is not None
    assert day is not None
    assert year.rule in ("open", "stated") or year.value == day.value


EDTF = r"[\dX]{4}(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?~?"  # of levels 0 to 2, what is used of it


@given(EXPRESSIONS, st.one_of(st.none(), st.dates(date(1001, 1, 1), date(8999, 12, 31)).map(str)), TENSES)
def test_edtf_is_well_formed(words: str, published: str | None, tense: Tense) -> None:
    """A date, or two with a slash between them."""
    found = resolve(words, published, tense)

    assert found is not None
    assert found.edtf is None or re.fullmatch(rf"{EDTF}(?:/{EDTF})?", found.edtf)


@given(EXPRESSIONS, st.dates(date(1001, 1, 1), date(8999, 12, 31)), TENSES)
def test_bounds_are_a_range_of_days(words: str, published: date, tense: Tense) -> None:
    """Where there are bounds, both are days, in their order, and the open layer has no year that it was not told."""
    found = resolve(words, str(published), tense)

    assert found is not None
    assert (found.earliest is None) == (found.latest is None)
    if found.earliest and found.latest:
        assert date.fromisoformat(found.earliest) <= date.fromisoformat(found.latest)


@given(st.text(max_size=40), st.one_of(st.none(), st.text(max_size=12), st.dates().map(str)))
def test_any_words_are_survived(words: str, published: str | None) -> None:
    """Whatever the words and whatever the date, there is an answer."""
    assert isinstance(resolve(words, published), Timex | None)


def test_marks_that_nobody_sees_change_nothing() -> None:
    """A mark of direction between the words of a date leaves it as it is, and stated."""
    assert resolve("8 June\u200f 2016") == resolve("8 June 2016")


def test_the_last_decade_has_no_bounds() -> None:
    """It may be that of the calendar, or the ten years up to now."""
    found = resolve("the last decade", "2017-06-14", "past")

    assert found is not None
    assert (found.value, found.edtf, found.earliest, found.latest) == ("200", None, None, None)
