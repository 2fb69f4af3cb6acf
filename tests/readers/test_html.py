"""Saved web pages, taken apart without a network."""

import socket
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.model import Article, Problem
from onrecord.readers import ReadOptions
from onrecord.readers import read as read_any
from onrecord.readers.html import read

HEAD = """<title>Minister denies plan | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Ana Ruiz">
<link rel="canonical" href="https://harbour.example/a">"""

BODY = """<nav><ul><li>Menu</li><li><a href="/">Home</a></li></ul></nav><p class="today">Fri, 13 December 2024</p>
<article><h1>Minister denies plan</h1>
<p>The minister denied on Tuesday that there was any plan to close the harbour, and said she had “never seen” it.</p>
<p>“There is nothing in it,” she told reporters. Asked about the leak, she said it was <a href="/x">nonsense</a>.</p>
<p>A spokesman for the port said the talks would go on for two more weeks and that nothing was decided.</p>
</article><footer>© 2024 The Harbour Post</footer>"""

GRAPH = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2011-01-01"},
{"@type": ["NewsArticle"], "datePublished": "2017-11-15T10:00"}]}</script>"""

DATES = [
    ('<meta property="article:published_time" content="2017-11-15T10:00:00Z">', "2017-11-15"),
    ('<meta itemprop="datePublished" content="2017-11">', "2017-11"),
    (GRAPH, "2017-11-15"),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', None),
    ('<meta property="article:modified_time" content="2024-12-13">', None),
    ('<meta name="date" content="13 December 2024">', "2024-12-13"),
    ('<meta name="date" content="11/12/2024">', None),
    ('<meta name="date" content="December 2024">', None),
    ("", None),
]


def page(head: str = "", body: str = BODY) -> str:
    """Return a web page."""
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{HEAD}{head}</head><body>{body}</body></html>'
    )


def items(tmp_path: Path, data: str | bytes, options: ReadOptions | None = None) -> list[Article | Problem]:
    """Read a file with this page."""
    path = tmp_path / "a.html"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read(path, options or ReadOptions()))


def one(tmp_path: Path, data: str | bytes, options: ReadOptions | None = None) -> Article:
    """Read a page that is one article."""
    [found] = items(tmp_path, data, options)
    assert isinstance(found, Article)
    return found


def test_text_and_metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Title, paragraphs and metadata are taken from the page; nothing is fetched."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = one(tmp_path, page())
    lines = found.text.split("\n\n")
    assert lines[0] == found.title == "Minister denies plan"
    assert lines[-1].endswith("nothing was decided.")
    assert len(lines) == 4
    assert found.headline is not None
    assert found.headline.of(found.text) == lines[0]
    assert (found.outlet, found.byline, found.url) == ("The Harbour Post", ("Ana Ruiz",), "https://harbour.example/a")
    assert (found.derived, found.language, found.layout) == (True, "en-GB", "page")


@pytest.mark.parametrize(("head", "day"), DATES)
def test_only_metadata_gives_the_date(tmp_path: Path, head: str, day: str | None) -> None:
    """The publication date is what the metadata says; dates printed on the page, or of a change, are not it."""
    found = one(tmp_path, page(head))
    assert (found.published, found.published_basis) == (day, "html" if day else None)


def test_the_users_date(tmp_path: Path) -> None:
    """A page without a date takes the user's."""
    found = one(tmp_path, page(), ReadOptions(published="2017-04-20"))
    assert (found.published, found.published_basis) == ("2017-04-20", "user")


def test_raw(tmp_path: Path) -> None:
    """With ``raw`` all of the taken text is body."""
    found = one(tmp_path, page(), ReadOptions(raw=True))
    assert (found.layout, found.headline, len(found.body)) == ("raw", None, len(found.text))


def test_named_character_table(tmp_path: Path) -> None:
    """A page that is not UTF-8 but says what it is in is read as that."""
    data = page().replace("utf-8", "windows-1252").replace("Ana Ruiz", "Zoë Ruiz").encode("windows-1252")
    assert one(tmp_path, data).byline == ("Zoë Ruiz",)


def test_hostile_markup_is_text(tmp_path: Path) -> None:
    """Script never comes along, and an address that is no web address is left out."""
    body = BODY.replace("<h1>Minister", '<h1 onclick="x()"><script>alert(1)</script>Minister')
    head = '<link rel="canonical" href="javascript:alert(1)">'
    text = page(body=body).replace('<link rel="canonical" href="https://harbour.example/a">', head)
    found = one(tmp_path, text)
    assert "alert" not in found.text
    assert found.url is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        ("<html><body></body></html>", "no article text"),
        ("<p></p>", "not a web page"),
        (page().replace("never", "n\xe9ver").encode("windows-1252"), "not UTF-8"),
        (page().encode("utf-16"), "UTF-16"),
        (bytes(range(256)) * 9, "binary"),
        (b'<meta charset="hex">\xe9', "not UTF-8"),
    ],
)
def test_what_is_no_page_is_refused(tmp_path: Path, data: str | bytes, reason: str) -> None:
    """One clear error for what holds no article."""
    with pytest.raises(ReadError) as caught:
        items(tmp_path, data)
    assert reason in caught.value.reason
    assert caught.value.remedy


@pytest.mark.parametrize("opening", ["<div>", "<p><b>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<![CDATA["])
def test_deep_nesting_is_no_crash(tmp_path: Path, opening: str) -> None:
    """Thousands of open elements give an article or an error, never a crash."""
    path = tmp_path / "a.html"
    path.write_text(page(body=opening * 5000 + BODY), encoding="utf-8")
    assert list(read_any(path, ReadOptions()))
