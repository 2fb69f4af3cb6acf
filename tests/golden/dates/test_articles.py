"""The shipped articles: their marked events are found, on the right dates, and nothing else is made up."""

import re

import pytest

from tests.golden.dates.articles import Read, articles, unmarked

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dated() -> list[Read]:
    """Return the articles, pages as of the day that is supposed."""
    return list(articles())


@pytest.fixture(scope="module")
def undated() -> list[Read]:
    """Return the articles as they are."""
    return list(articles(published=False))


def test_furniture_dates_nothing(dated: list[Read]) -> None:
    """Words of menus and teasers are no time expressions, and the date above a page is none of its article."""
    assert sum(len(read.furniture) for read in dated) >= 4
    for read in dated:
        for time in read.record.times:
            assert not any(time.span.overlaps(span) for span in read.furniture), read.marked.id


def test_without_a_publication_date_no_year_is_known(undated: list[Read]) -> None:
    """Pages that do not say when they were published have no year but those that are written in them."""
    pages = [read for read in undated if read.marked.published is None]

    assert len(pages) == 2
    for read in pages:
        for time in read.record.times:
            year = re.match(r"\d{4}", time.value or "")
            assert year is None or year[0] in time.span.of(read.marked.text), time
            assert year is not None or (time.earliest, time.latest) == (None, None), time


def test_names_are_no_months(dated: list[Read]) -> None:
    """Theresa May is no month, whatever stands before her name."""
    names = [time for read in dated for time in unmarked(read) if time.span.of(read.marked.text) == "May"]

    assert names == []


def test_marked_dates_have_their_values(dated: list[Read], undated: list[Read]) -> None:
    """Most marked expressions have the right value; what is not right is open, never a wrong day, month or year."""
    right, wrong = 0, []
    for read in (*dated, *undated):
        for event in read.marked.events:
            for wanted in event.dates:
                for time in read.record.times:
                    if not max(wanted.span[0], time.span.start) < min(wanted.span[1], time.span.end):
                        continue
                    if wanted.values is not None and time.value in wanted.values:
                        right += 1
                    else:
                        wrong.append(time)

    assert right >= 0.85 * (right + len(wrong))
    assert [time for time in wrong if re.match(r"\d", time.value or "")] == []
