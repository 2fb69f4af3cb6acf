"""Publication dates that a page states in so many words."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Layout, Problem, Span
from onrecord.readers import ReadOptions
from onrecord.readers.dates import WRITTEN, iso_date, written_date
from onrecord.readers.stated import said_in_text, stated_date
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
    assert stated_date(line) == day


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


def test_two_days_are_shown_and_none_counts(tmp_path: Path) -> None:
    """A page that states two days, as one with another story's teaser does, has both, each with its words, and none."""
    page = tmp_path / "page.txt"
    lines = ("Plan dropped", "Published: 15 November 2017", "It is dead.", "Posted On: 3 March 2016", "Read this too.")
    page.write_text("\n".join([*lines, "Published: 15 November 2017"]), "utf-8")

    problem, found = read(page, ReadOptions())

    assert isinstance(problem, Problem)
    assert isinstance(found, Article)
    assert (found.published, found.published_basis) == (None, None)
    assert {(date.date, date.where) for date in found.dates} == {("2017-11-15", lines[1]), ("2016-03-03", lines[3])}
    assert all(date.span and date.span.of(found.text) == date.where for date in found.dates)
    assert "2017-11-15" in problem.reason
    assert "2016-03-03" in problem.reason


BODY = "The harbour board said on Wednesday that it would not close the old pier, and that talks would go on. " * 2

FURNITURE = [
    ("Fri, 13 December 2024", "2024-12-13"),
    ("Friday 13 December", "XXXX-12-13"),
    ("2024-12-13", "2024-12-13"),
    ("Updated: 13 December 2024 10:15 GMT", "2024-12-13"),
    ("Last modified on 13 December 2024", "2024-12-13"),
    ("13/12/2024", None),
    ("3 hours ago", None),
    ("Today", None),
    ("December 2024", None),
    ("31 February 2024", None),
]


@pytest.mark.parametrize(("line", "day"), FURNITURE)
def test_a_date_of_the_furniture_is_the_crawlers(line: str, day: str | None) -> None:
    """A bare date above an article, or of a change, is kept as the day of the crawl and never counts."""
    text = f"Menu\n\n{line}\n\nHarbour board keeps the old pier open\n\n{BODY}\n\n{BODY}\n"
    article = Article(id="a", text=text, file="a.txt", body=Span(0, len(text)), layout="page")
    found = said_in_text(article)

    assert [(date.date, date.basis, date.where) for date in found] == ([(day, "crawl", line)] if day else [])
    assert all(date.span and date.span.of(text) == line for date in found)


def test_a_date_inside_the_article_is_no_furniture() -> None:
    """A line with a day between paragraphs is the article's own (a diary has many); the day of a change is not."""
    lines = ("Harbour board keeps the old pier open", BODY, "13 December 2024", BODY, "Updated 14 May 2024", BODY)
    text = "\n\n".join(lines)
    article = Article(id="a", text=text, file="a.txt", body=Span(0, len(text)), layout="page")

    assert [(date.date, date.basis) for date in said_in_text(article)] == [("2024-05-14", "crawl")]


def test_clean_text_has_no_furniture() -> None:
    """Only pages have it; in clean text a bare date is left to the article."""
    text = f"13 December 2024\n\n{BODY}\n\n{BODY}"
    article = Article(id="a", text=text, file="a.md", body=Span(0, len(text)), layout="clean")

    assert said_in_text(article) == ()


DAYS = ["15 November 2017", "Nov. 31", "Fri, 13 December 2024", "2017-11-15", "May 3rd"]
PIECES = ["Published: ", "Updated ", *DAYS, "LONDON, ", " (Wire) - "]
pieces = st.lists(
    st.one_of(st.sampled_from([*PIECES, BODY, "\n", "\n\n", "\r\n", " "]), st.text(max_size=9)), max_size=25
)


@settings(max_examples=150, deadline=None)
@given(pieces, st.sampled_from(["page", "clean", "raw"]), st.integers(0, 3))
def test_whatever_the_text(parts: list[str], layout: Layout, start: int) -> None:
    """Every candidate has a date of the calendar and stands where it says, inside the body; the same text, the same."""
    text = "x" * start + "".join(parts) + "."
    article = Article(id="a", text=text, file="a.txt", body=Span(start, len(text)), layout=layout)
    found = said_in_text(article)

    assert found == said_in_text(article)
    for date in found:
        assert iso_date(date.date.replace("XXXX", "2000")) is not None
        assert date.span is not None
        assert article.body.covers(date.span)
        assert written_date(re.search(WRITTEN, date.span.of(text).replace("\u00a0", " "))[0]) == date.date  # type: ignore[index]
        assert date.basis in ("text", "crawl", "dateline")
