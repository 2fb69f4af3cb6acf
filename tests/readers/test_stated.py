"""Publication dates that a page states in so many words."""

from pathlib import Path

import pytest

from onrecord.model import Article
from onrecord.readers import ReadOptions
from onrecord.readers.stated import stated_date
from onrecord.readers.text import read

LINES = [
    ("Published: 15 November 2017", "2017-11-15"),
    ("Posted On: 15th November 2017", "2017-11-15"),
    ("First published on Wed 15 Nov 2017 10.32 GMT", "2017-11-15"),
    ("Published November 15, 2017", "2017-11-15"),
    ("Published: 2017-11-15", "2017-11-15"),
    ("PUBLISHED\u00a015\u00a0NOVEMBER\u00a02017 | 9:05 am", "2017-11-15"),
    ("Published March 3, 2021 | 4 min read", "2021-03-03"),
    ("Fri, 13 December 2024", None),
    ("15 November 2017", None),
    ("Updated: 15 November 2017", None),
    ("Published: 11/12/2017", None),
    ("Published: 31 February 2017", None),
    ("Published in the election special", None),
    ("The report, published on 15 November 2017, says little.", None),
    ("Published: 15 November", None),
]


@pytest.mark.parametrize(("line", "day"), LINES)
def test_a_line_states_a_date_or_not(line: str, day: str | None) -> None:
    """Only a line that is a label and one certain date is taken at its word."""
    assert stated_date(f"A headline\n{line}\nSome text.\n") == day


def test_two_days_are_none() -> None:
    """A page that states two days, as one with another story's teaser does, states none; the same day twice is one."""
    one, other = "Published: 15 November 2017\n", "Published: 3 March 2016\n"

    assert stated_date(one + other) is None
    assert stated_date(one + one) == "2017-11-15"


def test_the_page_comes_before_the_option(tmp_path: Path) -> None:
    """The text reader notes who says so; --published is for pages that say nothing; --raw looks for nothing."""
    page = tmp_path / "page.txt"
    page.write_text("Menu\nFri, 13 December 2024\nPlan dropped\nPosted On: 15th November 2017\nIt is dead.\n", "utf-8")

    [found] = read(page, ReadOptions(published="2001-01-01"))
    [raw] = read(page, ReadOptions(raw=True))

    assert isinstance(found, Article)
    assert isinstance(raw, Article)
    assert (found.published, found.published_basis) == ("2017-11-15", "text")
    assert (raw.published, raw.published_basis) == (None, None)
