"""JSON Lines: each line for itself."""

import json
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.model import Article, Problem
from onrecord.readers import ReadOptions
from onrecord.readers.jsonl import WORST_LINES, read

GOOD = json.dumps({"text": "She denied it.", "title": "Denial"})

WRONG = [
    ('{"text": "She den', "not valid JSON"),
    ("not json", "not valid JSON"),
    ("[1, 2]", "not a JSON object"),
    ('"words"', "not a JSON object"),
    ('{"title": "No text"}', "no 'text'"),
    ('{"text": null}', "no 'text'"),
    ('{"text": ["a"]}', "no 'text'"),
    ('{"text": " \\n "}', "empty"),
    ('{"text": "half \\ud800 pair"}', "half a character"),
    ('{"text": "a\\u0000b"}', "half a character"),
    ("[" * 100_000, "too deep nesting"),
    ('{"text": ' + "9" * 5000 + "}", "too long numbers"),
    ('{"text": "' + "x" * 2000 + '"}', "too long to be an article"),
]


def items(tmp_path: Path, data: bytes | str, options: ReadOptions | None = None) -> list[Article | Problem]:
    """Read a file with these bytes."""
    path = tmp_path / "day.jsonl"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read(path, options or ReadOptions(max_characters=1000)))


def test_one_article_a_line(tmp_path: Path) -> None:
    """Each line is an article with the text of its own; empty lines are passed over; other names are known."""
    record = {
        "id": "x7",
        "text": "Denial.\n\nShe denied it.",
        "headline": "Denial",
        "publisher": "The Post",
        "author": ["Ana Ruiz"],
        "date": "2017-11-15T08:00:00Z",
        "url": "https://post.example/denial",
        "unknown": 1,
    }
    found = items(tmp_path, f"{json.dumps(record)}\r\n\n{GOOD}")
    first, second = found
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.text, first.title, first.outlet) == (record["text"], "Denial", "The Post")
    assert (first.byline, first.published, first.published_basis) == (("Ana Ruiz",), "2017-11-15", "front matter")
    assert first.headline is not None
    assert first.headline.of(first.text) == "Denial"
    assert (first.derived, first.layout, first.body.of(first.text)) == (True, "clean", record["text"])
    assert [first.file[-11:], second.file[-11:]] == ["day.jsonl:1", "day.jsonl:3"]


@pytest.mark.parametrize(("line", "reason"), WRONG)
def test_a_wrong_line_does_not_stop_the_others(tmp_path: Path, line: str, reason: str) -> None:
    """One problem names file and line; the lines before and after it are read."""
    found = items(tmp_path, f"{GOOD}\n{line}\n{GOOD}\n")
    first, problem, last = found
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(problem, Problem)
    assert problem.location.endswith("day.jsonl:2")
    assert reason in problem.reason
    assert problem.remedy


def test_a_line_in_another_encoding(tmp_path: Path) -> None:
    """A line that is not UTF-8 is one problem."""
    found = items(tmp_path, GOOD.encode() + b'\n{"text": "caf\xe9 noir"}\n' + GOOD.encode())
    assert [type(item) for item in found] == [Article, Problem, Article]


def test_wrong_metadata_does_not_lose_the_article(tmp_path: Path) -> None:
    """A wrong value is a problem beside the article."""
    found = items(tmp_path, json.dumps({"text": "She denied it.", "date": "soon", "url": 7}))
    assert [type(item) for item in found] == [Problem, Problem, Article]


def test_fifty_megabytes_in_one_line(tmp_path: Path) -> None:
    """A line far too long is passed over without being held, and the next one is read."""
    path = tmp_path / "day.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        file.truncate(50_000_000)
        file.seek(0, 2)
        file.write(f"\n{GOOD}\n".encode())
    problem, article = read(path, ReadOptions(max_characters=1000))
    assert isinstance(problem, Problem)
    assert "too long" in problem.reason
    assert isinstance(article, Article)
    assert article.file.endswith(":2")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n \n\n", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (GOOD.encode("utf-16"), "UTF-16"),
        (b"%PDF-1.7\n" + b"\xe2\xe3\n" * 400, "a PDF file"),
    ],
)
def test_a_file_of_something_else_is_told_once(tmp_path: Path, data: bytes, reason: str) -> None:
    """What is not JSON Lines at all is one error, not one for each line."""
    with pytest.raises(ReadError) as caught:
        items(tmp_path, data)
    assert reason in caught.value.reason


def test_there_is_an_end_to_wrong_lines(tmp_path: Path) -> None:
    """After a hundred wrong lines the rest is left unread, and that is said."""
    path = tmp_path / "day.jsonl"
    path.write_text("oops\n" * 5000, encoding="utf-8")
    found = []
    with pytest.raises(ReadError, match="more than 100 wrong lines"):
        found.extend(read(path, ReadOptions()))
    assert len(found) <= WORST_LINES


def test_a_mark_at_the_start(tmp_path: Path) -> None:
    """A byte-order mark before the first object is passed over."""
    assert [type(item) for item in items(tmp_path, "\ufeff" + GOOD)] == [Article]
