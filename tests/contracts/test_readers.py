"""What every reader keeps to, ours or a plug-in's."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.ids import article_id
from onrecord.model import Article, Problem, Span
from onrecord.plugins import installed, load
from onrecord.readers import Reader, ReadOptions, read

WORDS = "The minister denied on Monday that there was a plan, and “never” was her last word on it."
PARAGRAPHS = "\n\n".join([WORDS, WORDS.replace("Monday", "Tuesday"), WORDS.replace("Monday", "Friday")])

SAMPLES: dict[str, Callable[[], str]] = {
    "txt": lambda: PARAGRAPHS,
    "md": lambda: f"---\ntitle: No plan\n---\n{PARAGRAPHS}",
    "jsonl": lambda: json.dumps({"text": PARAGRAPHS}),
    "html": lambda: (
        f"<html><body><h1>No plan</h1><article><p>{PARAGRAPHS.replace(chr(10) * 2, '</p><p>')}</p></article>"
    ),
}
SAMPLES["htm"] = SAMPLES["html"]
SAMPLES["rss"] = lambda: (
    '<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>The Post</title><item>'
    f"<title>No plan</title><c:encoded><![CDATA[<p>{PARAGRAPHS.replace(chr(10) * 2, '</p><p>')}</p>]]></c:encoded>"
    "</item></channel></rss>"
)
SAMPLES["atom"] = SAMPLES["xml"] = lambda: (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title><entry><title>No plan</title>'
    f'<content type="html">&lt;p&gt;{PARAGRAPHS.replace(chr(10) * 2, "&lt;/p&gt;&lt;p&gt;")}</content></entry></feed>'
)

OURS = sorted(name for name, entry in installed("readers").items() if entry.value.startswith("onrecord."))


def reader(suffix: str) -> Reader:
    """Return the reader of a suffix."""
    return cast(Reader, load("readers", suffix))


def check(item: Article | Problem, path: Path) -> None:
    """Check what holds for everything that a reader yields."""
    if isinstance(item, Problem):
        assert item.location.startswith(str(path))
        assert item.reason
        assert item.remedy
        return
    assert item.id == article_id(item.text, item.url)
    assert item.file.startswith(str(path))
    assert Span(0, len(item.text)).covers(item.body)
    assert item.body.of(item.text).strip()
    assert item.text.encode("utf-8").decode("utf-8") == item.text
    assert item.headline is None or item.headline.of(item.text).strip()
    assert (item.published is None) == (item.published_basis is None)
    assert item.derived or item.text.encode() == path.read_bytes()


def test_there_is_a_sample_for_each() -> None:
    """No reader of ours is left out below."""
    assert sorted(SAMPLES) == OURS


@pytest.mark.parametrize("suffix", OURS)
@pytest.mark.parametrize("options", [ReadOptions(), ReadOptions(raw=True), ReadOptions(published="2017-04")])
def test_an_article_comes_out_whole(tmp_path: Path, suffix: str, options: ReadOptions) -> None:
    """Reading gives one article with all its words, the same each time."""
    path = tmp_path / f"a.{suffix}"
    path.write_text(SAMPLES[suffix](), encoding="utf-8")
    first, second = list(reader(suffix)(path, options)), list(reader(suffix)(path, options))
    [found] = first
    assert first == second
    check(found, path)
    assert isinstance(found, Article)
    assert PARAGRAPHS in found.body.of(found.text)
    assert found.published == options.published
    assert found.layout == ("raw" if options.raw else found.layout)


@pytest.mark.parametrize("suffix", OURS)
@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\xff\xfe\x00a", bytes(range(256)) * 50, b"caf\xe9 " * 99, b"%PDF-1.4 \xe9"]
)
def test_bad_bytes_are_one_error(tmp_path: Path, suffix: str, data: bytes) -> None:
    """What cannot be read is a `ReadError` that names the file and a remedy."""
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        list(reader(suffix)(path, ReadOptions()))
    assert caught.value.location.startswith(str(path))
    assert caught.value.remedy


@pytest.mark.parametrize("suffix", OURS)
def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path, suffix: str) -> None:
    """So is a file that is not there, or is none."""
    for path in (tmp_path / f"gone.{suffix}", tmp_path):
        with pytest.raises(ReadError):
            list(reader(suffix)(path, ReadOptions()))


BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", errors="ignore")),
    st.text(alphabet="-\n: []{}\"'title#&*!|>%@<a/p>\\ué\ufeff", max_size=200).map(
        lambda text: b"---\n" + text.encode() + b"\n---\nShe said so."
    ),
    st.text(alphabet='{}[]":,\\untexile0 \n', max_size=200).map(str.encode),
    st.text(alphabet="<>/!-[]=\"'& rsitemlnkpubDCATA\n", max_size=200).map(
        lambda text: f'<rss version="2.0"><channel><item>{text}'.encode()
    ),
    st.text(alphabet="<>/!-=\"' divphtmlbodyscr\n", max_size=200).map(lambda text: f"<html><body>{text}".encode()),
)


@pytest.mark.parametrize("suffix", OURS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=BYTES)
def test_whatever_the_bytes(tmp_path: Path, suffix: str, data: bytes) -> None:
    """Any file gives articles and problems that hold together, or one `ReadError`; nothing else is raised."""
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    found = list(read(path, ReadOptions()))  # raises nothing but what the reader does beside ReadError
    assert found or suffix in ("jsonl", "rss", "atom", "xml")  # lines without words, entries without text
    for item in found:
        check(item, path)
