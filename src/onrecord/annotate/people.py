"""What words tell of people, states and parties: the word lists of ``data/``, and what a mention is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from onrecord.model import ActorKind, Gender
from onrecord.reference import Reference, shipped

PhraseKind = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people: number "s" or "p", gender "m", "f" or "", class as in ``people.en.tsv``."""

    number: str
    gender: Gender
    role: str


@dataclass(frozen=True, slots=True)
class Known:
    """The state, party or other body of the facts that words stand for, and how (`onrecord.reference.Form`)."""

    label: str
    kind: ActorKind
    wikidata: str
    reading: str
    needs: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may name somebody, before anybody asks whom; token numbers are those of `Words`.

    Attributes:
        first, last, head: tokens, inclusive.
        form: for a name, its words without title; for a nominal, head and modifiers in lower case, head last.
        label: kind of actor that the words alone suggest.
        title: titles before a name, lower case.
        determiner: "the", "a", "another", a possessive …, of a nominal.
        owner: token of the possessor, or of whom a nominal is *for* or *of*; -1: none.
        noun: what the head noun of a nominal tells.
        body: class of a head noun for bodies, as in ``bodies.en.tsv``.
        known: what a state or party word stands for.
        pronoun: for pronouns: "m", "f", "p" (they), "n" (it), "i", "we", "you", "w" (relative).
    """

    kind: PhraseKind
    first: int
    last: int
    head: int
    form: tuple[str, ...]
    label: ActorKind = "unknown"
    title: str = ""
    determiner: str = ""
    owner: int = -1
    noun: Noun | None = None
    body: str = ""
    known: Known | None = None
    pronoun: str = ""


def _rows(name: str) -> Iterator[list[str]]:
    text = files("onrecord.annotate").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


@cache
def given_names() -> dict[str, Gender]:
    """Return first names and the gender that they tell."""
    return {row[0]: _gender(row[1]) for row in _rows("given.en.tsv")}


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return first names, lower case, with the other forms that the same person may go by.

    >>> sorted(nicknames()["bill"]), "robert" in nicknames()["bob"]
    (['william'], True)
    """
    table: dict[str, set[str]] = {}
    for row in _rows("nicknames.en.tsv"):
        name = row[0].casefold()
        for form in row[1].casefold().split(","):
            table.setdefault(name, set()).add(form)
            table.setdefault(form, set()).add(name)
    return {name: frozenset(forms) for name, forms in table.items()}


@cache
def titles() -> dict[str, Gender]:
    """Return titles, lower case without a full stop, and the gender that they tell ("" for either)."""
    return {row[0]: _gender(row[1]) for row in _rows("titles.en.tsv")}


@cache
def title_nouns() -> dict[str, tuple[str, ...]]:
    """Return what the bearers of titles may be called later: "the senator" after "Sen. Ana Ruiz"."""
    return {row[0]: tuple(row[2].split(",")) for row in _rows("titles.en.tsv") if len(row) > 2}


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns for people, lower case."""
    return {row[0]: Noun(row[1], _gender(row[2]), row[3]) for row in _rows("people.en.tsv")}


@cache
def body_nouns() -> dict[str, str]:
    """Return the nouns for bodies, lower case, and their class."""
    return {row[0]: row[1] for row in _rows("bodies.en.tsv")}


@cache
def body_classes() -> dict[str, frozenset[str]]:
    """Return the words of names that show of which classes a body is: "council" of the council, "fbi" of agencies."""
    table: dict[str, set[str]] = {}
    for row in _rows("bodies.en.tsv"):
        for word in row[2].split(",") if len(row) > 2 else ():
            table.setdefault(word, set()).add(row[1].split(",")[0])
    return {word: frozenset(classes) for word, classes in table.items()}


@cache
def us_states() -> dict[str, tuple[str, ...]]:
    """Return the names and short forms of the American states, without full stops, and the words of the name."""
    table: dict[str, tuple[str, ...]] = {}
    for name, short in _rows("usstates.en.tsv"):
        for form in (name, *short.split(",")):
            table[form.replace(".", "")] = tuple(name.casefold().split())
    return table


def _gender(cell: str) -> Gender:
    return cast("Gender", cell.replace("-", ""))


Forms = dict[str, list[tuple[tuple[str, ...], Known]]]


@cache
def known_words() -> Forms:
    """Return the words for states and parties by their first word, longest first."""
    return known_forms(shipped())


def known_forms(reference: Reference) -> Forms:
    """Return the same of any set of facts."""
    table: Forms = {}
    for body in reference.bodies:
        for form in body.forms:
            # The tokeniser splits "Guinea-Bissau" and "Port-au-Prince".
            split = tuple(re.findall(r"[^\s-]+|-", form.words))
            known = Known(body.label, body.kind, body.wikidata or "", form.reading, form.needs)
            table.setdefault(split[0], []).append((split, known))
    for options in table.values():
        options.sort(key=lambda o: (-len(o[0]), o[1].reading != "name"))
    return table


@cache
def contexts() -> dict[str, str]:
    """Return the words that show whose politics an article is about, and the context that they show."""
    return {row[1]: row[0] for row in _rows("contexts.en.tsv")}


def state(label: str) -> Known:
    """Return what the facts say of a state or government, by its label."""
    found = (known for options in known_words().values() for _, known in options if known.label == label)
    return next(found, Known(label, "organisation", "", "name", ""))
