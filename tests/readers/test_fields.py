"""What an article says about itself: kept when well formed, unknown (and told) when not."""

import pytest

from onrecord.readers.addresses import is_web_address
from onrecord.readers.fields import fields, names, stated_dates, tag

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
    known, problems = fields({"outlet": "The Post", **data}, "a.md")
    untouched, _ = fields({"outlet": "The Post"} if name != "outlet" else {}, "a.md")

    [problem] = problems
    assert (problem.location, problem.stage) == ("a.md", "read")
    assert problem.reason.startswith(name)
    assert reason in problem.reason
    assert problem.remedy
    assert known == untouched


@pytest.mark.parametrize("name", ["published", "date_published", "date", "dct"])
@pytest.mark.parametrize(("value", "day"), [("2017-11-15T08:00", "2017-11-15"), ("2017-11", "2017-11"), (2017, "2017")])
def test_a_date_may_have_four_names(name: str, value: object, day: str) -> None:
    """Front matter and JSON name the publication date in one of four ways, and where it came from is kept."""
    [date], problems = stated_dates({name: value}, "a.md")

    assert (date.date, date.basis, date.where, problems) == (day, "front matter", name, ())


@pytest.mark.parametrize("value", ["15 November", "2017-02-30", "soon", True, ["2017"], {"a": 1}, 17, 2017.5])
def test_what_is_no_date_is_told(value: object) -> None:
    """A value that is no ISO date is a problem that names the field and says how a date is written."""
    dates, [problem] = stated_dates({"date": value}, "a.md")

    assert dates == ()
    assert problem.reason.startswith("date ")
    assert "is not a date" in problem.reason
    assert "2017-11-15" in problem.remedy


def test_tag() -> None:
    """Language tags are written alike."""
    assert [tag("EN"), tag("en_gb"), tag("zh-Hant-tw")] == ["en", "en-GB", "zh-Hant-TW"]
