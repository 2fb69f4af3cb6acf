"""Which words of running text look like a date, and that looking for them takes no longer than the text is long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates.grammar import FORMS
from onrecord.dates.lexicon import vocabulary
from onrecord.dates.resolve import resolve
from onrecord.dates.words import find, starters, triggers
from onrecord.model import TimexMod
from tests.dates.test_resolve import WORDS

FOUND = [
    ("The vote was on 8 June 2017, not in May.", ["8 June 2017", "May"]),
    ("It began late last week and ended on Monday night.", ["late last week", "Monday night"]),
    ("In the '80s and the early 1990s", ["the '80s", "the early 1990s"]),
    ("At 3 p.m. on Friday and at noon Saturday", ["3 p.m. on Friday", "noon Saturday"]),
    ("on the evening of 26 May 2021", ["the evening of 26 May 2021"]),
    ("On Thursday, June 8, they met.", ["Thursday, June 8"]),
    ("Tom spoke in mid-March and the week of March 6.", ["mid-March", "the week of March 6"]),
    ("in the third quarter, a third-quarter loss", ["the third quarter", "third-quarter"]),
    ("the two-day strike, the past two days", ["two-day", "the past two days"]),
    ("two days later, a year-earlier loss", ["two days later", "year-earlier"]),
    ("twice a week, every other Tuesday, daily", ["twice a week", "every other Tuesday", "daily"]),
    ("a week from Monday, the Friday before", ["a week from Monday", "Friday"]),
    ("more than two and a half years", ["more than two and a half years"]),
    ("on New Year's Eve and Good Friday", ["New Year's Eve", "Good Friday"]),
    ("from 1998 to 2005 and in the 2017-18 session", ["1998", "2005", "the 2017-18 session"]),
    ("the first half of 2013, FY2018, fiscal 2013", ["the first half of 2013", "FY2018", "fiscal 2013"]),
    ("in recent years and the coming weeks", ["recent years", "the coming weeks"]),
]
NOT_FOUND = [
    "It cost $2015 and 2,015 people came at 20.15.",
    "She may march on to the sun.",
    "A second person, a 45-year-old, was 45 years old.",
    "They won 3-2 in the second half.",
    "Three quarters of it, or three-quarters of all.",
    "It rose 20% and 1.5 points.",
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_expressions_are_found_in_running_text(text: str, found: list[str]) -> None:
    """The longest expression at each place is found, with what modifies it and without the preposition before it."""
    assert [text[start:end] for start, end in find(text)] == found


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_a_date(text: str) -> None:
    """Money, figures, verbs, ages and scores are no expressions."""
    assert [text[start:end] for start, end in find(text)] == []


@given(
    st.lists(st.sampled_from([*sorted(starters() | triggers()), "8", "2017", ",", "of", "and", "'80s"]), max_size=30)
)
def test_what_is_found_can_be_read(words: list[str]) -> None:
    """Ranges lie in the text, in order and apart, and reading them raises nothing."""
    text, done = " ".join(words), 0
    for start, end in find(text):
        assert done <= start < end <= len(text)
        resolve(text[start:end], "2017-06-08")
        done = end


PARTED = {"between 2010 and 2015": ["2010", "2015"], "in nine days": ["nine days"]}


@pytest.mark.parametrize("words", [words for words in WORDS if resolve(words) is not None])
def test_what_can_be_read_is_found(words: str) -> None:
    """Every expression of the tables is found whole where it stands alone, but for spans and prepositions."""
    assert [words[start:end] for start, end in find(words)] == PARTED.get(words, [words])


PIECES = [
    "the first ",
    "a hundred and ",
    "1 ",
    "may ",
    "June 8 ",
    "early late ",
    "every other ",
    "'",
    "3 p.m. on ",
    "9" * 40,
]


@pytest.mark.parametrize("piece", PIECES)
def test_long_text_takes_time_by_its_length(piece: str) -> None:
    """Ten times the text takes about ten times as long: no pattern goes back over what it has read."""

    def seconds(text: str) -> float:
        started = time.process_time()
        list(find(text))
        return time.process_time() - started

    seconds(piece)
    short, long = min(seconds(piece * 300) for _ in range(3)), min(seconds(piece * 3000) for _ in range(2))
    assert long < 40 * short + 0.05


def test_triggers_are_lower_case_words() -> None:
    """The words that let a text be passed over are compared in lower case."""
    assert all(word == word.lower() for word in triggers())


def test_the_table_of_modifiers_says_timex3() -> None:
    """Every modifier in the table is one of TIMEX3."""
    words = vocabulary()

    assert {*words["mod"].values(), *words["about"].values()} <= set(TimexMod.__args__)


def test_every_form_may_be_compiled_with_named_groups_once() -> None:
    """No pattern is given twice, so that each form can be told by its pattern."""
    patterns = [form.pattern for form in FORMS]

    assert len(patterns) == len(set(patterns))
