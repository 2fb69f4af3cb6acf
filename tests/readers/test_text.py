"""Plain text files: read exactly as they are, refused clearly when they are not text."""

from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.model import Article
from onrecord.readers import ReadOptions
from onrecord.readers.text import read

BAD = [
    ("empty", b"", "empty"),
    ("blanks only", b" \n\t\r\n \xc2\xa0 \n", "empty"),
    ("a mark only", b"\xef\xbb\xbf\n", "empty"),
    ("dots only", b"...\n---\n", "empty"),
    ("binary", bytes(range(256)) * 10, "binary, not text"),
    ("a NUL", b"One word.\x00 Another.", "binary, not text"),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file, not text"),
    ("Word", b"PK\x03\x04\x14\x00", "a ZIP, Word or EPUB file, not text"),
    ("UTF-16", "Mrs May said no.".encode("utf-16"), "UTF-16, not UTF-8"),
    ("UTF-16 without mark", "Mrs May said no.".encode("utf-16-le"), "UTF-16, not UTF-8"),
    ("Latin-1", "The café is closed.".encode("latin-1"), "not UTF-8 (byte 0xe9 at 7)"),
    ("cut in a character", "The café".encode()[:-1], "not UTF-8 (byte 0xc3 at 7)"),
]


def one(path: Path, options: ReadOptions | None = None) -> Article:
    """Read a file that holds one article."""
    [found] = read(path, options or ReadOptions())
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    "data",
    [
        b"One line.\r\nAnother.\r\n",
        b"One line.\rAnother.",
        "Mrs\u00a0May said “no”…\n\n\n".encode(),
        "\ufeffWith a mark.\n".encode(),
        "A\u2028B\u0085C\x0cD said so.".encode(),
        "😀 said Ana.".encode(),
    ],
)
def test_text_is_kept_as_it_is(tmp_path: Path, data: bytes) -> None:
    """Encoding the text gives the file's bytes back: no newline is translated, nothing is stripped."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert one(path).text.encode() == data


def test_a_byte_order_mark_is_no_part_of_the_body(tmp_path: Path) -> None:
    """The mark stays in the text, so that offsets fit the file, but outside the body."""
    path = tmp_path / "a.txt"
    path.write_text("\ufeffSaid so.", encoding="utf-8")
    found = one(path)
    assert found.body.of(found.text) == "Said so."


def test_a_scraped_page_says_nothing_about_itself(tmp_path: Path) -> None:
    """A date at the top may be the day the page was fetched: title, outlet and publication date stay unknown."""
    path = tmp_path / "a.txt"
    path.write_text("Fri, 13 December 2024\n\nMinister denies plan\n\nShe denied it.\n", encoding="utf-8")
    found = one(path)
    assert (found.layout, found.title, found.outlet, found.published, found.derived) == (
        "page",
        None,
        None,
        None,
        False,
    )


def test_options(tmp_path: Path) -> None:
    """The user may give the date, and may say that all of the file is the article's body."""
    path = tmp_path / "a.txt"
    path.write_text("She denied it.", encoding="utf-8")
    found = one(path, ReadOptions(raw=True, published="2017-04-20"))
    assert (found.layout, found.published, found.published_basis) == ("raw", "2017-04-20", "user")


@pytest.mark.parametrize(("kind", "data", "reason"), BAD, ids=[kind for kind, _, _ in BAD])
def test_what_is_no_text_is_refused(tmp_path: Path, kind: str, data: bytes, reason: str) -> None:
    """The error names the file, what is wrong with it, and what to do."""
    path = tmp_path / f"{kind}.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        list(read(path, ReadOptions()))
    assert caught.value.location == str(path)
    assert reason in caught.value.reason
    assert caught.value.remedy.endswith(".")


def test_a_long_file_is_refused_unread(tmp_path: Path) -> None:
    """Fifty megabytes in one line are refused by their size, without being held in memory."""
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ReadError, match="too long to be an article"):
        list(read(path, ReadOptions()))


def test_length_counts_characters(tmp_path: Path) -> None:
    """The limit is in characters, whatever their bytes."""
    path = tmp_path / "a.txt"
    path.write_text("é" * 100, encoding="utf-8")
    assert len(one(path, ReadOptions(max_characters=100)).text) == 100
    with pytest.raises(ReadError, match="too long"):
        list(read(path, ReadOptions(max_characters=99)))
