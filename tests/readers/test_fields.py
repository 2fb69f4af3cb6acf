"""What an article says about itself: kept when well formed, unknown (and told) when not."""

import pytest

from onrecord.readers import ReadOptions
from onrecord.readers.fields import fields, is_web_address, names, tag

URLS = [
    ("https://ledger.example/2017/nato?x=1#top", True),
    ("http://ledger.example", True),
    ("javascript:alert(1)", False),
    ("JaVaScRiPt:alert(1)", False),
    ("file:///etc/passwd", False),
    ("data:text/html,<script>", False),
    ("//ledger.example/a", False),
    ("https://", False),
    ("https://[bad", False),
    ('https://a.example/"onclick="x', False),
    ("https://a.example/<b>", False),
    ("https://a.example/a b", False),
    ("https://a.example/\u2028x", False),
    ("https://a.example/" + "x" * 3000, False),
]

BYLINES = [
    ("By Ana Ruiz", ("Ana Ruiz",)),
    ("Ana Ruiz and Tom O'Dea", ("Ana Ruiz", "Tom O'Dea")),
    ("Ana Ruiz, Tom O'Dea and Li Wen", ("Ana Ruiz", "Tom O'Dea", "Li Wen")),
    ("Ana Ruiz; Tom O'Dea", ("Ana Ruiz", "Tom O'Dea")),
    ("Mara Quill, Political Editor", ("Mara Quill, Political Editor",)),
    ("  ", ()),
]

WRONG = [
    ({"published": "15 November"}, "published", "is not a date"),
    ({"published": "2017-02-30"}, "published", "is not a date"),
    ({"url": "javascript:alert(1)"}, "url", "is not a web address"),
    ({"language": "English please"}, "language", "is not a language tag"),
    ({"title": ["a", "b"]}, "title", "is not a line of text"),
    ({"title": "x" * 5000}, "title", "is not a line of text"),
    ({"title": "half \ud800"}, "title", "is not a line of text"),
    ({"outlet": {"name": "x"}}, "outlet", "is not a line of text"),
    ({"byline": 7}, "byline", "is not a name"),
    ({"byline": ["Ana", None]}, "byline", "is not a name"),
]


@pytest.mark.parametrize(("url", "good"), URLS)
def test_only_web_addresses_are_urls(url: str, good: bool) -> None:
    """Nothing that could run, open a file or break out of an IRI is kept as an address."""
    assert is_web_address(url) is good


@pytest.mark.parametrize(("line", "people"), BYLINES)
def test_names(line: str, people: tuple[str, ...]) -> None:
    """A byline gives its people, without "By"."""
    assert names(line) == people


@pytest.mark.parametrize(("data", "name", "reason"), WRONG)
def test_a_wrong_value_stays_unknown(data: dict[str, object], name: str, reason: str) -> None:
    """A value that is not well formed is one problem that names it, and the value is as if it were missing."""
    known, problems = fields({"outlet": "The Post", **data}, "a.md", basis="front matter", options=ReadOptions())
    untouched, _ = fields(
        {"outlet": "The Post"} if name != "outlet" else {}, "a.md", basis="html", options=ReadOptions()
    )

    [problem] = problems
    assert (problem.location, problem.stage) == ("a.md", "read")
    assert problem.reason.startswith(name)
    assert reason in problem.reason
    assert problem.remedy
    assert known == untouched


def test_the_users_date_is_for_articles_without_one() -> None:
    """An article's own date stands; the user's fills in; a wrong one is not replaced behind the owner's back."""
    options = ReadOptions(published="2017-04-20")
    own, _ = fields({"published": "2017-11"}, "a", basis="html", options=options)
    none, _ = fields({}, "a", basis="html", options=options)
    wrong, problems = fields({"published": "soon"}, "a", basis="html", options=options)

    assert (own.published, own.published_basis) == ("2017-11", "html")
    assert (none.published, none.published_basis) == ("2017-04-20", "user")
    assert (wrong.published, wrong.published_basis, len(problems)) == (None, None, 1)


def test_tag() -> None:
    """Language tags are written alike."""
    assert [tag("EN"), tag("en_gb"), tag("zh-Hant-tw")] == ["en", "en-GB", "zh-Hant-TW"]
