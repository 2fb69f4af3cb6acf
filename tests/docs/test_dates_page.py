"""The page on dates is true: its phrasings become what it says."""

from typing import get_args

import pytest

from onrecord.model import Anchor, DateRule
from tests.docs.dates import PAGE, Row, become, rows

ROWS = list(rows())


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=[f"{row.words} {row.published}" for row in ROWS])
def test_phrasings_become_what_the_page_says(row: Row) -> None:
    """Each row is what the pipeline makes of its sentence, published on its day."""
    assert become(row) == row.cells


def test_the_page_shows_each_kind() -> None:
    """There are ten phrasings and more, and all anchors and rules are on the page."""
    page = PAGE.read_text(encoding="utf-8")

    assert len({row.words for row in ROWS}) >= 10
    assert [name for name in (*get_args(Anchor), *get_args(DateRule)) if f"`{name}`" not in page] == []


def test_nothing_has_a_year_that_neither_words_nor_anchor_give() -> None:
    """In every row without a publication date that shows a year, something else gives it."""
    for row in ROWS:
        if row.published is None and row.cells[1].strip("`")[:1].isdigit():
            assert row.cells[2] != "–", row
