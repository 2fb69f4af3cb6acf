"""Find the files that a user means and read each with the reader of its suffix. One bad file never stops the others."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

from onrecord.errors import PluginError, ReadError
from onrecord.model import Article, Problem, PublicationDate
from onrecord.plugins import installed, load
from onrecord.readers.base import Reader, ReadOptions
from onrecord.readers.decode import unreadable
from onrecord.readers.feed import SUFFIXES, is_feed, pages_in
from onrecord.readers.markdown import has_front_matter
from onrecord.readers.publication import with_users_date

# Files that lie beside articles and are none, by the start of their name.
_BESIDE = ("readme", "licen", "copying", "notice", "changelog", "contributing", "requirements", "robots", "humans")
_FIRST_BYTES = 16


def read(location: str | Path, options: ReadOptions) -> Iterator[Article | Problem]:
    """Yield the articles of one file, or a problem that says why there are none. Never raises for a bad file."""
    path = Path(location)
    try:
        for item in _reader(path)(path, options):
            # A plug-in need not know what users have set.
            yield with_users_date(item, options.settled.get(item.id)) if isinstance(item, Article) else item
    except (ReadError, PluginError, OSError) as error:
        found = unreadable(path, error) if isinstance(error, OSError) else error
        if isinstance(found, ReadError):
            yield Problem(location=found.location, stage="read", reason=found.reason, remedy=found.remedy)
        else:
            yield Problem(location=str(path), stage="read", reason=str(found))


def read_all(locations: Iterable[str | Path], options: ReadOptions) -> Iterator[Article | Problem]:
    """Yield all articles of files, folders and patterns: sorted by name, each file once.

    What the feeds among them say of pages is looked up first, so that the order of files makes no difference.
    """
    files, problems = find(locations)
    yield from problems
    options = replace(options, feeds=_feeds(files, options))
    told, silent = False, []
    for path in files:
        found = False
        for item in read(path, options):
            found = True
            yield item
        told = told or found
        if not found and _suffix(path) in SUFFIXES:
            silent.append(str(path))
    if not told:
        for location in silent:
            remedy = "Save these pages, and read them together with the feed, which gives their dates."
            yield Problem(location=location, stage="read", reason="this feed only links to its articles", remedy=remedy)


def _feeds(files: Iterable[Path], options: ReadOptions) -> dict[str, tuple[PublicationDate, ...]]:
    """Return what all feeds together say of pages; one that cannot be read is told in its turn."""
    found: dict[str, set[PublicationDate]] = {}
    for path in files:
        if _suffix(path) not in SUFFIXES:
            continue
        try:
            for page, dates in pages_in(path, options).items():
                found.setdefault(page, set()).update(dates)
        except (ReadError, OSError):
            continue
    return {page: tuple(dates) for page, dates in found.items()}


def find(locations: Iterable[str | Path]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return the files that ``locations`` mean, sorted by name, each once; and a problem for each that means none.

    A folder stands for the files below it that have a reader; hidden files and links to folders are left out, and so
    are Markdown without front matter and XML that is no feed. A pattern (``news/*.md``, ``news/**/*.txt``) stands for
    what it matches. Files such as README and LICENSE lie beside articles and are taken only when they have front
    matter.
    """
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    beside: list[Path] = []
    for location in sorted({str(location) for location in locations}):
        for path in _expand(location, problems):
            if _is_beside(path):
                beside.append(path)
            else:
                known = files.setdefault(os.path.realpath(path), path)
                files[os.path.realpath(path)] = min(known, path, key=str)
    if beside and not files and not problems:
        problems = [_nothing(str(path), "no article: it has no front matter") for path in beside]
    return tuple(sorted(files.values(), key=str)), tuple(problems)


def _expand(location: str, problems: list[Problem]) -> list[Path]:
    """Return what one location stands for; adds a problem when that is nothing."""
    path = Path(location)
    if path.is_dir():
        below = sorted(_below(path))
        if not below:
            problems.append(_nothing(location, "no article in this folder"))
        return below
    if os.path.lexists(path) or not glob.has_magic(location):
        return [path]
    readable = installed("readers")
    matches = [Path(match) for match in sorted(glob.glob(location, recursive=True))]
    found = [file for match in matches for file in (_below(match) if match.is_dir() else [match])]
    found = [file for file in found if _suffix(file) in readable]
    if not found:
        problems.append(_nothing(location, "no article matches this pattern"))
    return found


def passed_over(locations: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the Markdown files below folders that are left out for want of front matter, sorted; see `find`."""
    given = {str(location) for location in locations}
    places = {
        Path(match) for one in given for match in ([one] if os.path.lexists(one) else glob.glob(one, recursive=True))
    }
    below = {path for folder in places if folder.is_dir() for path in _readable_below(folder)}
    named = {os.path.realpath(path) for path in places if path.is_file()}
    left = (path for path in below if _suffix(path) == "md" and not _opens_as_one(path))
    return tuple(sorted(path for path in left if os.path.realpath(path) not in named))


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that may be articles."""
    return filter(_opens_as_one, _readable_below(folder))


def _readable_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that have a reader and do not only lie beside articles."""
    suffixes = installed("readers")
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if name.startswith(".") or _suffix(path) not in suffixes or _is_beside(path):
                continue
            yield path


def _opens_as_one(path: Path) -> bool:
    """Say whether a file that nobody named is an article: Markdown and XML are more often something else."""
    suffix = _suffix(path)
    return _opens_front_matter(path) if suffix == "md" else is_feed(path) if suffix == "xml" else True


def _is_beside(path: Path) -> bool:
    return path.name.lower().startswith(_BESIDE) and not _opens_front_matter(path)


def _opens_front_matter(path: Path) -> bool:
    """Say whether the file begins with front matter; one that cannot be opened is kept, to be reported when read."""
    try:
        if not path.is_file():
            return True
        with path.open("rb") as file:
            return has_front_matter(file.read(_FIRST_BYTES).decode("utf-8", errors="ignore"))
    except OSError:
        return True


def _reader(path: Path) -> Reader:
    suffix = _suffix(path)
    known = installed("readers")
    if path.exists() and suffix not in known:
        raise ReadError(
            str(path),
            f"no reader for '.{suffix}' files" if suffix else "no reader for files without a suffix",
            f"Give it one of these suffixes, if that is what it is: {', '.join('.' + name for name in known)}.",
        )
    return cast(Reader, load("readers", suffix if suffix in known else "txt"))


def _suffix(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _nothing(location: str, reason: str) -> Problem:
    known = ", ".join("." + name for name in installed("readers"))
    return Problem(location=location, stage="read", reason=reason, remedy=f"Articles are files in {known}.")
