"""Saved feeds: articles of entries that carry them, dates of pages from those that do not, and nothing fetched."""

import socket
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.model import Article, Problem
from onrecord.readers import ReadOptions, read_all
from onrecord.readers.feed import read
from onrecord.readers.fragment import paragraphs

WORDS = "The minister denied on Monday that there was a plan to close the harbour, and said she had never seen it. "
STORY = f"<p>{WORDS}</p><p>“There is nothing in it,” she told reporters. {WORDS}</p>"
SPACES = 'xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
PAGE = """<html><head><title>Minister denies plan</title><link rel="canonical" href="https://post.example/%s">%s</head>
<body><article><h1>Minister denies plan</h1><p>%s</p><p>%s</p></article></body></html>"""


def rss(*items: str) -> str:
    """Return an RSS feed of these items."""
    channel = "<title>The Harbour Post</title><link>https://post.example/</link><language>en-gb</language>"
    entries = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {SPACES}><channel>{channel}{entries}</channel></rss>'
    )


def item(
    title: str = "Minister denies plan",
    link: str = "https://post.example/a",
    date: str = "Wed, 15 Nov 2017 23:30:00 +0500",
    text: str = STORY,
) -> str:
    """Return one entry of an RSS feed."""
    return (
        f"<title>{title}</title><link>{link}</link><pubDate>{date}</pubDate><dc:creator>Ana Ruiz</dc:creator>"
        f"<description>Short.</description><c:encoded><![CDATA[{text}]]></c:encoded>"
    )


def items(tmp_path: Path, data: str | bytes, name: str = "a.rss") -> list[Article | Problem]:
    """Read a feed."""
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read(path, ReadOptions()))


def articles(found: list[Article | Problem]) -> list[Article]:
    """Return the articles among them."""
    return [one for one in found if isinstance(one, Article)]


@pytest.fixture(autouse=True)
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to open a connection fail the test."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_an_entry_with_its_text_is_an_article(tmp_path: Path) -> None:
    """Title, paragraphs, author, address and date are the entry's; the outlet is the feed."""
    [found] = articles(items(tmp_path, rss(item())))

    assert found.text.split("\n\n")[0] == found.title == "Minister denies plan"
    assert len(found.text.split("\n\n")) == 3
    assert found.headline is not None
    assert found.headline.of(found.text) == found.title
    assert (found.outlet, found.byline, found.url) == ("The Harbour Post", ("Ana Ruiz",), "https://post.example/a")
    assert (found.published, found.published_basis, found.language) == ("2017-11-15", "feed", "en-GB")
    assert (found.layout, found.derived, found.file) == ("clean", True, str(tmp_path / "a.rss:1"))


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title><entry>
<title>Minister denies plan</title><link rel="alternate" href="https://post.example/a"/>%s<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
%s</div></content></entry></feed>"""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("<published>2017-11-15T23:30:00-05:00</published><updated>2018-01-01T00:00:00Z</updated>", "2017-11-15"),
        ("<updated>2018-01-01T00:00:00Z</updated>", None),
        ("<published>soon</published>", None),
        ("<published>15 Nov</published>", None),
        ("", None),
    ],
)
def test_atom(tmp_path: Path, said: str, day: str | None) -> None:
    """Atom tells publication from change, and only the first is a publication date."""
    [found] = articles(items(tmp_path, ATOM % (said, STORY), "a.atom"))

    assert (found.published, found.title) == (day, "Minister denies plan")


@pytest.mark.parametrize(
    "text",
    ["<p>Short.</p>", f"{STORY}<p>Continue reading &rarr;</p>", f"{STORY}<p>And then […]</p>", f"{STORY} Read more…"],
)
def test_a_teaser_is_no_article(tmp_path: Path, text: str) -> None:
    """An entry that is short or breaks off is not taken for the article that it announces."""
    assert items(tmp_path, rss(item(text=text))) == []


def test_markup_is_dropped(tmp_path: Path) -> None:
    """Script, captions and titles with markup leave their words at most; an address that would run is a problem."""
    hostile = "&lt;img src=x onerror=alert(1)&gt;Minister &lt;b&gt;denies&lt;/b&gt;"
    data = rss(
        item(title=hostile, link="javascript:alert(1)", text=f"<script>alert(1)</script>{STORY}<style>x</style>")
    )
    problem, found = items(tmp_path, data)

    assert isinstance(problem, Problem)
    assert isinstance(found, Article)
    assert "is not a web address" in problem.reason
    assert (found.title, found.url) == ("Minister denies", None)
    assert "alert" not in found.text
    assert "<" not in found.text


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

REFUSED = [
    (BOMB + rss(item(title="&c;")).partition("?>")[2], "declares XML entities"),
    (OUTSIDE + rss(item(title="&a;")).partition("?>")[2], "declares XML entities"),
    ("<html><body><p>She denied it.</p></body></html>", "not an RSS or Atom feed"),
    ("https://post.example/feed.rss", "not an RSS or Atom feed"),
    ("/etc/passwd", "not an RSS or Atom feed"),
    (rss(), "a feed without entries"),
    ("<urlset><url><loc>https://post.example/</loc></url></urlset>", "not an RSS or Atom feed"),
    (b"<?xml version='1.0' encoding='iso-8859-5'?>caf\xe9", "not an RSS or Atom feed"),
    (b"<rss><channel>caf\xe9", "not UTF-8"),
    ("<rss>" + " " * 5_000_000, "too long"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED, ids=[f"{n}-{reason}" for n, (_, reason) in enumerate(REFUSED)])
def test_what_is_no_feed_is_refused(tmp_path: Path, data: str | bytes, reason: str) -> None:
    """Bombs, other files, and names of files or addresses are one error each: nothing is opened or fetched."""
    with pytest.raises(ReadError) as caught:
        items(tmp_path, data)

    assert reason in caught.value.reason
    assert caught.value.remedy


@pytest.mark.parametrize("outside", ['SYSTEM "http://evil.example/x.dtd"', 'PUBLIC "-//x//EN" "file:///etc/passwd"'])
def test_a_document_type_elsewhere_is_not_looked_up(tmp_path: Path, outside: str) -> None:
    """A feed that names one, as RSS 0.91 does, is read without it."""
    data = f"<!DOCTYPE rss {outside}>" + rss(item()).partition("?>")[2]

    assert [found.title for found in articles(items(tmp_path, data))] == ["Minister denies plan"]


@pytest.mark.parametrize("link", ["//[bad", "http://[bad", "ftp://post.example/a", "data:text/html,x", "//a:x/"])
def test_a_link_that_is_no_address_is_told(tmp_path: Path, link: str) -> None:
    """The article is kept without it."""
    problem, found = items(tmp_path, rss(item(link=link)))

    assert isinstance(problem, Problem)
    assert isinstance(found, Article)
    assert "is not a web address" in problem.reason
    assert found.url is None


def test_a_named_encoding(tmp_path: Path) -> None:
    """A feed that names its character table is read as that."""
    data = rss(item(title="Café denies plan")).replace("utf-8", "windows-1252").encode("windows-1252")
    [found] = articles(items(tmp_path, data))

    assert found.title == "Café denies plan"


def test_many_wrong_entries_are_told_once(tmp_path: Path) -> None:
    """After a hundred wrong entries the rest is not read."""
    path = tmp_path / "a.rss"
    path.write_text(rss(*[item(link=f"javascript:{n}") for n in range(300)]), encoding="utf-8")
    found = list(read_all([path], ReadOptions()))

    assert isinstance(found[-1], Problem)
    assert "the rest is not read" in found[-1].reason
    assert len(found) < 250


def run(tmp_path: Path, names: tuple[str, ...], feed: str, *, head: str = "") -> list[Article | Problem]:
    """Read a feed and two pages in files of these names."""
    folder = tmp_path / "-".join(name[0] for name in names)
    folder.mkdir()
    texts = (feed, PAGE % ("a", head, WORDS * 2, WORDS), PAGE % ("b", "", WORDS * 2, "It is over. " + WORDS))
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return list(read_all([folder], ReadOptions()))


LINKS = rss(item(text="Short.", link="https://post.example/a?utm_source=rss"), item(text="Short.", link="/c"))


def test_a_feed_dates_the_pages_it_links_to(tmp_path: Path) -> None:
    """A page read in the same run has the date that its feed gives, whichever file is read first."""
    for n, order in enumerate(permutations("abc")):
        names = (f"{order[0]}.rss", f"{order[1]}.html", f"{order[2]}.html")
        (tmp_path / str(n)).mkdir()
        found = {one.url: one for one in articles(run(tmp_path / str(n), names, LINKS))}

        assert len(found) == 2
        dated, other = found["https://post.example/a"], found["https://post.example/b"]
        assert (dated.published, dated.published_basis) == ("2017-11-15", "feed")
        assert [date.where for date in dated.dates] == ["The Harbour Post"]
        assert (other.published, other.dates) == (None, ())


def test_a_feed_and_its_page_may_differ(tmp_path: Path) -> None:
    """Where feed and page give two days, none counts, and the user is told."""
    head = '<meta property="article:published_time" content="2017-11-14">'
    found = run(tmp_path, ("a.rss", "b.html", "c.html"), LINKS, head=head)
    [problem] = [one for one in found if isinstance(one, Problem)]

    assert "2017-11-14 (html: article:published_time); 2017-11-15 (feed: The Harbour Post)" in problem.reason
    assert {one.url: one.published for one in articles(found)}["https://post.example/a"] is None


@pytest.mark.parametrize("date", ["Tue, 14 Nov 2017 23:30:00 GMT", "2017-11-14T23:30:00Z", "14 Nov 2017 23:30 +0000"])
def test_universal_time_may_be_another_day(tmp_path: Path, date: str) -> None:
    """A feed in Greenwich time is less sure of the day than the page itself: the page's counts, and both are told."""
    head = '<meta property="article:published_time" content="2017-11-15T00:30:00+01:00">'
    feed = rss(item(text="Short.", date=date))
    found = run(tmp_path, ("a.rss", "b.html", "c.html"), feed, head=head)
    [problem] = [one for one in found if isinstance(one, Problem)]

    assert "2017-11-15 counts" in problem.reason
    assert {one.url: one.published for one in articles(found)}["https://post.example/a"] == "2017-11-15"


def test_a_feed_of_links_alone_is_told(tmp_path: Path) -> None:
    """A run that has nothing but links to articles says what is missing."""
    (tmp_path / "a.rss").write_text(LINKS, encoding="utf-8")
    [problem] = read_all([tmp_path], ReadOptions())

    assert isinstance(problem, Problem)
    assert "only links" in problem.reason
    assert problem.remedy


def test_a_bad_feed_is_told_once(tmp_path: Path) -> None:
    """A feed that cannot be read is one problem, and the pages beside it are read."""
    found = run(tmp_path, ("a.rss", "b.html", "c.html"), "<html>no feed</html>")

    assert [one.location for one in found if isinstance(one, Problem)] == [str(tmp_path / "a-b-c" / "a.rss")]
    assert len(articles(found)) == 2


def test_xml_in_a_folder_is_taken_if_it_is_a_feed(tmp_path: Path) -> None:
    """Other XML files that lie in a folder are left alone."""
    (tmp_path / "feed.xml").write_text(rss(item()), encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset><url/></urlset>", encoding="utf-8")
    found = list(read_all([tmp_path], ReadOptions()))

    assert [type(one) for one in found] == [Article]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("One &lt;b&gt; two", ("One <b> two",)),
        ("a<br>b<br/>c", ("a", "b", "c")),
        ("<div>a<p>b</p>c</div>", ("a", "b", "c")),
        ("a\nb<script>x</p>", ("a b",)),
        ("<figure><img alt='x'><figcaption>cap</figcaption></figure>a", ("a",)),
        ("<b>a</b>b <i>c</i>", ("ab c",)),
        ("<" * 9, ("<<<<<<<<<",)),
        ("", ()),
    ],
)
def test_paragraphs(markup: str, lines: tuple[str, ...]) -> None:
    """Blocks are paragraphs; other markup is nothing."""
    assert paragraphs(markup) == lines
