"""Which files a user means."""

import os
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.model import Article, Problem
from onrecord.readers import ReadOptions, read, read_all
from onrecord.readers.find import find

ARTICLE = "---\ntitle: Denial\n---\nShe denied it.\n"


def write(folder: Path, **files: str) -> Path:
    """Write files (``a_txt`` is ``a.txt``) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def names(paths: tuple[Path, ...]) -> list[str]:
    """Return the names of paths."""
    return [path.name for path in paths]


def test_a_folder_stands_for_its_articles(tmp_path: Path) -> None:
    """Files below it that have a reader; what lies beside articles, and hidden files, are passed over."""
    write(tmp_path, b_txt="B said so.", a_md=ARTICLE, README_md="# About", notes_md="No front matter.", x_py="1")
    write(tmp_path, LICENSE_txt="You may.", requirements_txt="click", data_json="{}")
    write(tmp_path / "deep" / "er", c_jsonl='{"text": "C said so."}')
    write(tmp_path / ".hidden", d_txt="D said so.")
    (tmp_path / ".e.txt").write_text("E said so.")
    files, problems = find([tmp_path])
    assert (names(files), problems) == (["a.md", "b.txt", "c.jsonl"], ())


def test_patterns_work_unexpanded(tmp_path: Path) -> None:
    """A quoted pattern finds what the shell would, as far as there is a reader for it."""
    write(tmp_path, a_txt="A.", b_txt="B.", c_md=ARTICLE, d_py="1", README_md="# About")
    write(tmp_path / "sub", e_txt="E.")
    assert names(find([f"{tmp_path}/*.txt"])[0]) == ["a.txt", "b.txt"]
    assert names(find([f"{tmp_path}/*"])[0]) == ["a.txt", "b.txt", "c.md", "e.txt"]
    assert names(find([f"{tmp_path}/**/*.txt"])[0]) == ["a.txt", "b.txt", "e.txt"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    """A file that is there is meant itself."""
    (tmp_path / "a[1].txt").write_text("A said so.")
    assert names(find([tmp_path / "a[1].txt"])[0]) == ["a[1].txt"]


def test_each_file_once_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often and in whatever order a file is named, it is read once, sorted by name."""
    write(tmp_path, b_txt="B.", a_txt="A.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    for given in (["b.txt", "a.txt"], ["a.txt", ".", "*.txt", "b.txt"], ["./b.txt", "../" + tmp_path.name, "b.txt"]):
        files, problems = find(given)
        assert (names(files), problems) == (["a.txt", "b.txt"], ())


def test_a_shells_expansion_may_hold_a_readme(tmp_path: Path) -> None:
    """``articles/*.md`` names README.md too: without front matter it is passed over, and told only when all alone."""
    write(tmp_path, a_md=ARTICLE, README_md="# About")
    assert names(find([tmp_path / "a.md", tmp_path / "README.md"])[0]) == ["a.md"]
    files, [problem] = find([tmp_path / "README.md"])
    assert files == ()
    assert "no front matter" in problem.reason
    (tmp_path / "README.md").write_text(ARTICLE)
    assert names(find([tmp_path])[0]) == ["README.md", "a.md"]


def test_markdown_without_front_matter_may_be_named(tmp_path: Path) -> None:
    """In a folder it is no article, but a user who names it means it."""
    write(tmp_path, notes_md="She denied it.")
    assert names(find([tmp_path / "notes.md"])[0]) == ["notes.md"]


NOTHING = [
    ("missing.txt", "no such file"),
    ("missing", "no such file"),
    ("empty", "no article in this folder"),
    ("*.nope", "no article matches this pattern"),
    ("a.py", "no reader for '.py' files"),
    ("Makefile", "no reader for files without a suffix"),
    ("pipe.txt", "not an ordinary file"),
    ("dangling.txt", "no such file"),
    ("bad.txt", "not UTF-8"),
]


@pytest.mark.parametrize(("name", "reason"), NOTHING)
def test_what_cannot_be_read_is_one_problem(tmp_path: Path, name: str, reason: str) -> None:
    """Each names its place as the user did, and the remedy; the others are read."""
    write(tmp_path, good_txt="She denied it.", a_py="1", Makefile="all:")
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9 noir")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    found = list(read_all([str(tmp_path / name), tmp_path / "good.txt"], ReadOptions()))
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert problem.location == str(tmp_path / name)
    assert reason in problem.reason
    assert problem.remedy.endswith(".")
    assert [item.file for item in found if isinstance(item, Article)] == [str(tmp_path / "good.txt")]


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    """A folder ``news.txt`` is a folder."""
    write(tmp_path / "news.txt", a_txt="She denied it.")
    assert names(find([tmp_path])[0]) == names(find([tmp_path / "news.txt"])[0]) == ["a.txt"]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be opened is a problem that says so (simulated: an administrator may open any)."""
    write(tmp_path, a_txt="She denied it.", b_txt="He did too.")
    opened = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    problem, article = read_all([tmp_path], ReadOptions())
    assert isinstance(problem, Problem)
    assert "no permission" in problem.reason
    assert isinstance(article, Article)


def test_a_readers_own_failure_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that raises half-way gives what it had, then one problem."""

    def broken(path: Path, _: ReadOptions) -> object:
        yield from ()
        raise ReadError(str(path), "broken", "Mend it.")

    monkeypatch.setattr("onrecord.readers.find.load", lambda *_: broken)
    write(tmp_path, a_txt="She denied it.")
    [problem] = read(tmp_path / "a.txt", ReadOptions())
    assert str(problem) == f"{tmp_path / 'a.txt'}: broken. Mend it."


def test_a_plugin_reader_is_found_by_its_suffix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that another package registers takes the files of its suffix, in folders too."""
    from importlib.metadata import EntryPoint

    entry = EntryPoint("tei", "onrecord.readers.text:read", "onrecord.readers")
    monkeypatch.setattr("onrecord.readers.find.installed", lambda _: {"tei": entry, "txt": entry})
    monkeypatch.setattr("onrecord.readers.find.load", lambda _, name: {"tei": entry, "txt": entry}[name].load())
    write(tmp_path, a_tei="She denied it.")
    [found] = read_all([tmp_path], ReadOptions())
    assert isinstance(found, Article)


def test_the_shipped_articles(root: Path) -> None:
    """The project's own articles are all read, two of them without any date, and without a problem."""
    found = list(read_all([root / "articles"], ReadOptions()))
    articles = [item for item in found if isinstance(item, Article)]
    assert len(articles) == len(found) == 10
    assert [article.layout for article in articles].count("page") == 2
    assert all((article.published is None) == (article.layout == "page") for article in articles)
    assert len({article.outlet for article in articles if article.outlet}) == 4
    assert all(150 <= len(article.body.of(article.text).split()) <= 350 for article in articles)
