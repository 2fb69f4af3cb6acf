"""Publication dates in the markup of web pages: every source by itself, none made up."""

import pytest
from trafilatura import load_html

from onrecord.readers.addresses import address_date, same_page
from onrecord.readers.metadata import in_address, published
from onrecord.readers.publication import choose

JSON = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "%s", "dateModified": "%s"}</script>'
)
TIME = "article:published_time"

SOURCES = [
    (JSON % ("2017-11-15T10:00:00Z", "2018-01-01"), [("2017-11-15", "JSON-LD datePublished")]),
    (JSON % ("", "2018-01-01"), []),
    (f'<meta property="{TIME}" content="2017-11-15">', [("2017-11-15", TIME)]),
    ('<meta name="DC.date.issued" content="2017-11">', [("2017-11", "dc.date.issued")]),
    ('<time itemprop="datePublished" datetime="2017-11-15T08:00">', [("2017-11-15", "itemprop=datePublished")]),
    ('<time pubdate datetime="2017-11-15">15 Nov</time>', [("2017-11-15", "time pubdate")]),
    ('<time datetime="2017-11-15">15 Nov</time>', []),
    ('<span itemprop="datePublished" content="2017-11-15">x</span>', [("2017-11-15", "itemprop=datePublished")]),
    ('<time class="entry-date published" datetime="2017-11-15">x</time>', [("2017-11-15", "entry-date published")]),
    ('<abbr class="published" title="2017-11-15T10:00:00Z">x</abbr>', [("2017-11-15", "abbr class=published")]),
    ('<time class="published updated" datetime="2017-11-15">x</time>', [("2017-11-15", "published updated")]),
    ('<time class="updated" datetime="2017-11-15">x</time>', []),
    ('<time class="posted" datetime="2017-11-15"></time><time class="posted" datetime="2017-11-14"></time>', []),
    ('<time class="comment-date" datetime="2017-11-15">x</time>', []),
    ('<time class="published">15 November 2017</time>', []),
    ('<meta name="date" content="Wed, 15 Nov 2017 10:00:00 GMT">', [("2017-11-15", "htmldate")]),
    ('<meta name="date" content="20171115">', [("2017-11-15", "htmldate")]),
    ('<meta name="article_date_original" content="2017-11-15 10:00">', [("2017-11-15", "htmldate")]),
    ('<meta name="date" content="23/11/2017">', [("2017-11-23", "htmldate")]),
    ('<meta name="date" content="11/12/2017">', []),
    ('<meta name="date" content="11/12/17">', []),
    ('<meta name="date" content="November 2017">', []),
    ('<meta name="date" content="15 November">', []),
    ('<meta name="date" content="today">', []),
    ('<meta property="article:modified_time" content="2017-11-15">', []),
    ('<meta property="og:updated_time" content="2017-11-15T10:00:00">', []),
    ('<meta http-equiv="last-modified" content="Wed, 15 Nov 2017 10:00:00 GMT">', []),
    ('<meta itemprop="copyrightYear" content="2017">', []),
    ('<meta property="og:url" content="https://ledger.example/2017/11/15/a">', []),
    ('<p class="date">Fri, 13 December 2024</p><p>© 2024 The Post</p>', []),
]


def page(head: str, body: str = "<p>She denied it.</p>") -> object:
    """Return a page as its reader has it."""
    return load_html(f"<html><head><title>A page</title>{head}</head><body>{body}{body}</body></html>")


@pytest.mark.parametrize(("markup", "dates"), SOURCES)
def test_each_source_is_named(markup: str, dates: list[tuple[str, str]]) -> None:
    """Markup that states a publication date gives it, with its name; a change, a month or two readings give no day."""
    found = published(page(markup))

    assert [date.date for date in found] == [day for day, _ in dates]
    assert all(name in date.where for date, (_, name) in zip(found, dates, strict=True))
    assert all(date.basis == "html" for date in found)


def test_every_source_is_kept() -> None:
    """All of them are candidates, and they differ in how sure they are."""
    head = JSON % ("2017-11-15", "") + f'<meta property="{TIME}" content="2017-11-14"><meta name="date" content="2016">'
    found = published(page(head, '<time pubdate datetime="2017-11-13">x</time>'))

    assert [(date.date, date.confidence) for date in found] == [
        ("2017-11-15", 0.95),
        ("2017-11-14", 0.95),
        ("2016", 0.85),
        ("2017-11-13", 0.9),
    ]


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ("2017-11-15T23:30:00Z", "2017-11-16T00:30:00+01:00", "2017-11-16"),
        ("2017-11-16T04:30:00+00:00", "2017-11-15T23:30:00-05:00", "2017-11-15"),
        ("2017-11-15T23:30:00+05:00", "2017-11-15T23:30:00+05:00", "2017-11-15"),
        ("2017-11-15T23:30:00Z", "2017-11-16T00:31:00+01:00", None),
        ("2017-11-15T23:30:00", "2017-11-16T00:30:00+01:00", None),
    ],
)
def test_one_moment_is_one_day(one: str, other: str, day: str | None) -> None:
    """The local date as it is written counts; the same moment in universal time is no other day."""
    found = published(page(JSON % (one, "") + f'<meta property="{TIME}" content="{other}">'))
    chosen = choose(found)

    assert (chosen.date if chosen else None) == day


def test_no_clock_is_asked() -> None:
    """A date of the past or of years ahead is taken as it stands: what day it is today makes no difference."""
    assert [published(page(f'<meta name="date" content="15 Nov {year}">'))[0].date for year in (1997, 2039)] == [
        "1997-11-15",
        "2039-11-15",
    ]


ADDRESSES = [
    ("https://ledger.example/politics/2017/11/15/nato", "2017-11-15"),
    ("https://ledger.example/2017-11-15-nato", "2017-11-15"),
    ("https://ledger.example/world/2017/nov/15/nato", "2017-11-15"),
    ("https://ledger.example/2017/11/nato", None),
    ("https://ledger.example/2017/13/45/nato", None),
    ("https://ledger.example/2017/11/15/of/2016/03/03", None),
    ("https://ledger.example/a?day=/2017/11/15/", None),
    ("https://ledger.example/12017/11/155", None),
    ("javascript:/2017/11/15/", None),
]


@pytest.mark.parametrize(("url", "day"), ADDRESSES)
def test_an_address_may_carry_a_day(url: str, day: str | None) -> None:
    """Only a whole day in the path of a web address is one, and only where there is no other."""
    assert address_date(url) == day
    assert [date.date for date in in_address(url)] == ([day] if day else [])


def test_no_address_has_no_day() -> None:
    """A page without an address has no date in it."""
    assert in_address(None) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.a.example/b/", "http://a.example/b?utm_campaign=x#top", True),
        ("https://a.example/b?id=1&ref=rss", "https://a.example/b?id=1", True),
        ("https://a.example/b?id=1", "https://a.example/b?id=2", False),
        ("https://a.example/b", "https://a.example/B", False),
        ("https://[bad", "https://[bad", True),
    ],
)
def test_same_page(one: str, other: str, same: bool) -> None:
    """Addresses mean one page if they differ only in what says nothing of it."""
    assert (same_page(one) == same_page(other)) is same
