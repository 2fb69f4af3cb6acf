"""The words that comparing actors needs: parts of names, spellings of first names, walks of life."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from onrecord.actors.sounds import plain
from onrecord.annotate.people import given_names, nicknames
from onrecord.annotate.people import titles as _titles


def _lines(name: str) -> Iterator[str]:
    text = files("onrecord.actors").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of one class of ``parts.tsv``.

    >>> "von" in words_of("particle"), "ltd" in words_of("legal")
    (True, True)
    """
    rows = (line.split("\t") for line in _lines("parts.tsv"))
    return frozenset(word for word, class_ in rows if class_ == kind)


@cache
def titles() -> frozenset[str]:
    """Return the words that may stand before a name, and after which one still expects it."""
    return frozenset(_titles())


@cache
def first_names() -> dict[str, str]:
    """Return established first names, as `plain` writes them, and the gender that they tell."""
    return {plain(name): gender for name, gender in given_names().items()}


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Return first names, as `plain` writes them, with the familiar forms of each."""
    return {plain(name): frozenset(map(plain, forms)) for name, forms in nicknames().items()}


@cache
def spellings() -> dict[str, str]:
    """Return the spellings of first names, each with the first of its group.

    >>> spellings()["sergey"] == spellings()["serhiy"]
    True
    """
    return {word: line.split()[0] for line in _lines("spellings.txt") for word in line.split()}


@cache
def surnames() -> frozenset[str]:
    """Return surnames that a great many people bear."""
    return frozenset(word for line in _lines("surnames.txt") for word in line.split())


@cache
def roles() -> dict[str, tuple[str, str]]:
    """Return the words of roles, with the field that each tells and the party that it names ("" for none)."""
    rows = ((*line.split("\t"), "")[:3] for line in _lines("roles.en.tsv"))
    return {word: (field.replace("-", ""), party) for word, field, party in rows}


@cache
def near() -> frozenset[tuple[str, str]]:
    """Return the pairs of fields that one person is often in, both ways round."""
    rows = (line.split("\t") for line in _lines("fields.en.tsv"))
    pairs = {(field, other) for field, others in rows for other in others.split(",")}
    return frozenset(pairs | {(b, a) for a, b in pairs})
