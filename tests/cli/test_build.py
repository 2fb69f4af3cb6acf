"""What ``onrecord build`` and ``extract`` say of articles that lack something: a date, or the marks of an article."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

RULES = ("--extractors", "rules,dates")
SKIPPED = "Markdown file without front matter was skipped"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an article that has a date and files of which one thing or another is missing."""
    news = tmp_path / "news"
    (news / "deep").mkdir(parents=True)
    (news / "toll.md").write_text("---\ntitle: Toll raised\ndate: 2024-03-05\n---\nTom Keller said it.\n")
    (news / "notes.md").write_text("Ana Ruiz said on Thursday that it was late.\n")
    (news / "README.md").write_text("What this folder holds.\n")
    return news


def test_articles_without_a_date_are_counted(run: Run, folder: Path, tmp_path: Path) -> None:
    """The last lines of a build say how many there are and what to do, only where there are some."""
    store = str(tmp_path / "s.db")
    dated = run("build", str(folder / "toll.md"), *RULES, "--store", store)[1]
    status, out, _ = run("build", str(folder / "toll.md"), str(folder / "notes.md"), *RULES, "--store", store)
    [line] = [line for line in out.splitlines() if "list --undated" in line]

    assert "undated" not in dated
    assert status == 0
    assert "1 article has no date, so that days such as “Thursday” stay open there." in out
    assert line == f"  See which, and set it: onrecord articles list --undated --store {store}"
    assert out.splitlines()[-1].startswith("Next: ")


def test_skipped_markdown_is_told_once(run: Run, folder: Path, tmp_path: Path) -> None:
    """Notes in a folder are told on standard error, by both commands; what is named is read, and a README is none."""
    store = ("--store", str(tmp_path / "s.db"))
    status, _, err = run("build", str(folder), *RULES, *store)
    extracted = run("extract", str(folder), *RULES)[2]
    named = run("extract", str(folder), str(folder / "notes.md"), *RULES)[2]
    (folder / "deep" / "more.md").write_text("Nothing.\n")
    two = run("build", str(folder), *RULES, *store)[2]

    assert status == 0
    assert err == extracted
    assert err.startswith(f"1 {SKIPPED} ({folder / 'notes.md'}). If it is an article, name it, or begin with")
    assert err.count("\n") == 1
    assert named == ""
    assert two.startswith(
        f"2 Markdown files without front matter were skipped (the first: {folder / 'deep' / 'more.md'})"
    )
