"""Markdown with front matter."""

from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.ids import article_id
from onrecord.model import Article, Problem
from onrecord.readers import ReadOptions
from onrecord.readers.markdown import read

FULL = """---
title: "Fallon: a word too many"
outlet: The Ledger
byline: [Ana Ruiz, Tom O'Dea]
published: 2017-11-15
url: https://ledger.example/fallon
language: en-GB
tags: {a: 1}
---

He said so.
"""

BOMB = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\n---\nText of it.\n"

BROKEN = [
    ("---\ntitle: a: b: c\n---\nText.\n", "front matter is not valid YAML in line 2"),
    ("---\ntitle: [a\n---\nText.\n", "front matter is not valid YAML"),
    ("---\ntitle: \x07\n---\nText.\n", "front matter is not valid YAML"),
    ("---\ntitle: Never closed\n\nText.\n", "front matter is opened by '---' but not closed"),
    ("---\n- a\n- b\n---\nText.\n", "front matter is not a list of 'name: value' lines"),
    ("---\njust words\n---\nText.\n", "front matter is not a list of 'name: value' lines"),
    (BOMB, "front matter uses YAML anchors or aliases"),
    ("---\na: " + "[" * 9000 + "\n---\nText.\n", "front matter"),
    ("---\ntitle: x\n---\n \n\n", "no text after the front matter"),
    ("---\ntitle: x\n---", "no text after the front matter"),
    ("---\n" + "a: b\n" * 10_000 + "---\nText.\n", "not closed"),
]

TITLES = [
    ("title: Plain words", "Plain words", "Plain words"),
    ("title: 'It''s on'", "It's on", None),
    ('title: "In quotes: yes"', "In quotes: yes", "In quotes: yes"),
    ('title: "Caf\\u00e9"', "Café", None),
    ("title: >\n  Folded\n  over lines", "Folded over lines", None),
    ("outlet: Plain words\ntitle: Plain words", "Plain words", "Plain words"),
    ("title:", None, None),
    ("title: ~", None, None),
]


def items(tmp_path: Path, text: str, options: ReadOptions | None = None) -> list[Article | Problem]:
    """Read a file with this text."""
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    return list(read(path, options or ReadOptions()))


def one(tmp_path: Path, text: str, options: ReadOptions | None = None) -> Article:
    """Read a file with this text, which is one article."""
    [found] = items(tmp_path, text, options)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter(tmp_path: Path, newline: str, mark: str) -> None:
    """Front matter says what the article is; the body begins after it; the text is the whole file."""
    text = mark + FULL.replace("\n", newline)
    found = one(tmp_path, text)
    assert found.text == text
    assert found.body.of(text).strip() == "He said so."
    assert found.headline is not None
    assert found.headline.of(text) == found.title == "Fallon: a word too many"
    assert (found.outlet, found.byline) == ("The Ledger", ("Ana Ruiz", "Tom O'Dea"))
    assert (found.published, found.published_basis) == ("2017-11-15", "front matter")
    assert (found.url, found.language, found.layout) == ("https://ledger.example/fallon", "en-GB", "clean")
    assert found.id == article_id(text, "https://ledger.example/fallon")


def test_without_front_matter_all_is_body(tmp_path: Path) -> None:
    """A file that the user names may do without."""
    found = one(tmp_path, "# A heading\n\nHe said so.\n")
    assert (found.body.start, found.title, found.headline) == (0, None, None)


def test_raw_takes_the_whole_file(tmp_path: Path) -> None:
    """With ``raw`` the body is the file from its first to its last character; what it says of itself is still known."""
    found = one(tmp_path, FULL, ReadOptions(raw=True))
    assert (found.body.of(FULL), found.layout, found.outlet) == (FULL, "raw", "The Ledger")


@pytest.mark.parametrize(("lines", "title", "where"), TITLES)
def test_title(tmp_path: Path, lines: str, title: str | None, where: str | None) -> None:
    """The headline has a span only where its words stand in the file as they are."""
    found = one(tmp_path, f"---\n{lines}\n---\nHe said so.\n")
    assert found.title == title
    assert (found.headline.of(found.text) if found.headline else None) == where


@pytest.mark.parametrize(("text", "reason"), BROKEN)
def test_broken_front_matter(tmp_path: Path, text: str, reason: str) -> None:
    """One clear error names the file and the remedy; nothing is expanded or constructed."""
    with pytest.raises(ReadError) as caught:
        items(tmp_path, text)
    assert reason in caught.value.reason
    assert caught.value.location.endswith("a.md")
    assert caught.value.remedy


@pytest.mark.parametrize(
    "line", ["!!python/object/apply:os.system ['false']", "!!python/name:os.system ''", "!!binary aGk=", "!own x"]
)
def test_yaml_tags_do_nothing(tmp_path: Path, line: str) -> None:
    """A tag in front matter makes no object: the value is text, or it is refused."""
    found = items(tmp_path, f"---\noutlet: {line}\ntitle: Words\n---\nHe said so.\n")
    assert [item.title for item in found if isinstance(item, Article)] == ["Words"]


def test_wrong_values_do_not_lose_the_article(tmp_path: Path) -> None:
    """Each wrong value is a problem; the article is read without it."""
    found = items(tmp_path, "---\npublished: 2017-13-45\nurl: javascript:x\ntitle: [a]\n---\nHe said so.\n")
    problems = [item for item in found if isinstance(item, Problem)]
    [article] = [item for item in found if isinstance(item, Article)]
    assert [problem.reason.split()[0] for problem in problems] == ["title", "url", "published"]
    assert (article.published, article.url, article.title) == (None, None, None)


def test_partial_dates(tmp_path: Path) -> None:
    """A year or a month is kept as it is, never filled up."""
    for given in ("2017", "2017-11"):
        assert one(tmp_path, f"---\npublished: {given}\n---\nHe said so.\n").published == given


def test_the_users_date(tmp_path: Path) -> None:
    """The user's date is for articles without one."""
    options = ReadOptions(published="2017-04-20")
    found = one(tmp_path, "---\ntitle: a\n---\nHe said so.\n", options)
    assert (found.published, found.published_basis) == ("2017-04-20", "user")
    assert one(tmp_path, FULL, options).published == "2017-11-15"
