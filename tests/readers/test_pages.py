"""Several pages in one text: taken apart where there is an article on both sides and a sign between them."""

import itertools
from pathlib import Path

import pytest

from onrecord.model import Article, Span
from onrecord.readers import ReadOptions
from onrecord.readers.pages import pages
from onrecord.readers.text import read

HARBOUR = """Menu
Mon, 3 March 2025

Subscribe now
News
A new ferry for the islands? Partner content
By Calder Lines

Harbour mistress: nobody told us about the closure

Ana Ruiz

2 min read

The harbour mistress has accused the ministry of closing the port without a word to those who work in it.

“Nobody told us,” she said on Monday, and she asked for a meeting before the end of the week.

The Tidal Post Newsletters

The Tidal Post brings you the best coverage of the coast anywhere on the web: Subscribe"""

BRIDGE = """Mayor Hits Back At 'Reckless' Bridge Claim As Engineers Call For Calm

'It is older than I am'
Lowland Pictures/Handout

The mayor has hit back at a claim that he ignored three warnings about the bridge over the Orle.

His office said that the bridge was safe, and that two of the warnings had been about a different one.


What's Hot"""

TRAMS = """Skip to content
Home | News | Trams

City to buy forty trams after long dispute

By Tom O'Dea

The city will buy forty trams, the council said on Thursday after a dispute that lasted for nine years.

Opponents claimed that the money would be better spent on buses and on the people who drive them.

Comments
"""

NEWSLETTER_INSIDE = """City to buy forty trams after long dispute

The city will buy forty trams, the council said on Thursday after a dispute that lasted for nine years.

Opponents claimed that the money would be better spent on buses and on the people who drive them.

Subscribe

What the opponents of the trams want now

A petition with nine thousand names will be handed in next week, according to those who wrote it.

The council says that it will read it, and that it will build the line all the same in spring.
"""


def parts(text: str) -> list[str]:
    """Return the texts of the pages."""
    return [span.of(text) for span in pages(text, Span(0, len(text)))]


@pytest.mark.parametrize("between", ["", "\n", "\n\n", "\r\n\r\n"])
@pytest.mark.parametrize("order", list(itertools.permutations([HARBOUR, BRIDGE, TRAMS], 2)))
def test_two_pages_run_together_are_two(order: tuple[str, str], between: str) -> None:
    """With or without a newline between them (``…: SubscribeMayor Hits Back``), each comes out whole."""
    joined = between.join(order)
    found = parts(joined)
    assert [part.strip() for part in found] == [page.strip() for page in order]
    assert "".join(found) == joined


def test_three_pages() -> None:
    """Any number of pages may be run together."""
    assert parts(HARBOUR + BRIDGE + TRAMS) == [HARBOUR, BRIDGE, TRAMS]


@pytest.mark.parametrize("page", [HARBOUR, BRIDGE, TRAMS, NEWSLETTER_INSIDE, "One.", "Subscribe\nMenu\nSubscribe"])
def test_one_page_is_one(page: str) -> None:
    """Menus, newsletter boxes and headings inside a page do not cut it up."""
    assert parts(page) == [page]


def test_a_mark_inside_is_a_sign() -> None:
    """Joined files that each begin with a byte-order mark come apart at the mark."""
    assert parts("\ufeff" + BRIDGE + "\ufeff" + BRIDGE) == ["\ufeff" + BRIDGE, "\ufeff" + BRIDGE]
    text = TRAMS + "\ufeffa mark in the middle of a text, where somebody joined two pieces of it.\n" + TRAMS[100:]
    assert parts(text) == [text]


def test_each_page_is_the_article_it_would_be_alone(tmp_path: Path) -> None:
    """The articles of a joined file have their own text, and so the ids they have when read one by one."""
    together, alone = tmp_path / "all.txt", tmp_path / "one.txt"
    together.write_text(HARBOUR + BRIDGE, encoding="utf-8")
    alone.write_text(BRIDGE, encoding="utf-8")
    first, second = read(together, ReadOptions())
    [by_itself] = read(alone, ReadOptions())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(by_itself, Article)
    assert (first.derived, second.derived, by_itself.derived) == (True, True, False)
    assert (second.id, second.text) == (by_itself.id, by_itself.text)
    assert len(list(read(together, ReadOptions(raw=True)))) == 1


def test_real_pages(shared: Path) -> None:
    """The two real pages, glued in either order, are two articles."""
    real = [path.read_bytes().decode() for path in sorted((shared / "articles").glob("*.txt"))]
    for order in itertools.permutations(real):
        assert parts("".join(order)) == list(order)


@pytest.mark.parametrize(
    "piece", [": SubscribeA", "\ufeffA", "Menu\n", "a.Abcd efg hijk lmno pqrst uvw", "Subscribe\n"]
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    """A text of nothing but signs is looked through once, not once a sign."""
    text = piece * (200_000 // len(piece))
    assert parts(text) == [text]
