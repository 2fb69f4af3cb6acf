"""Which words may name somebody, and what they tell by themselves."""

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from onrecord.annotate.mentions import mentions
from onrecord.annotate.people import Phrase, given_names, nicknames, nouns, state, titles
from onrecord.annotate.words import Words, words
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language


def found(nlp: "Language", text: str) -> tuple[Words, tuple[Phrase, ...]]:
    """Return the tokens and mentions of a text."""
    read = words(document(text, nlp))
    return read, mentions(read)


NAMES = [
    ("Sir Omar Lind left.", "Sir Omar Lind", "person", ("Omar", "Lind"), "sir"),
    ("Defence Secretary Sir Omar Lind left.", "Sir Omar Lind", "person", ("Omar", "Lind"), "sir"),
    ("President Anna Weiss left.", "President Anna Weiss", "person", ("Anna", "Weiss"), "president"),
    ("Mrs\u00a0Weiss left early.", "Mrs Weiss", "person", ("Weiss",), "mrs"),
    ("Anna Weiss left. The plan that Weiss drew up failed.", "Weiss", "person", ("Weiss",), ""),
    ("Editors told HuffPost UK so.", "HuffPost UK", "organisation", ("HuffPost", "UK"), ""),
    ("The Liberal Democrats met Labour.", "Labour", "organisation", ("Labour",), ""),
]


@pytest.mark.parametrize(("text", "phrase", "label", "form", "title"), NAMES)
def test_names_are_found_with_their_titles(
    nlp: "Language", text: str, phrase: str, label: str, form: tuple[str, ...], title: str
) -> None:
    """A name is found whatever the recogniser makes of it; the title belongs to the mention, not to the name."""
    read, all_ = found(nlp, text)
    [name] = [m for m in all_ if m.kind == "name" and read.phrase(m.first, m.last) == phrase]

    assert (name.label, name.form, name.title) == (label, form, title)


def test_names_never_overlap(nlp: "Language") -> None:
    """A token belongs to one name."""
    _, all_ = found(nlp, "Russian President Vladimir Putin met Mrs May of the UK Labour Party in New York.")
    names = [m for m in all_ if m.kind == "name"]

    assert all(a.last < b.first for a, b in pairwise(names))


def test_a_noun_phrase_tells_whose_it_is(nlp: "Language") -> None:
    """A nominal gives its head last, its modifiers, and the possessor's place."""
    read, all_ = found(nlp, "Anna Weiss’s chief spokesman left.")
    [nominal] = [m for m in all_ if m.kind == "nominal"]

    assert nominal.form == ("chief", "spokesman")
    assert read.text[nominal.owner] == "Weiss"
    assert nominal.noun is not None
    assert (nominal.noun.number, nominal.noun.gender, nominal.noun.role) == ("s", "m", "spokes")


def test_a_month_is_nobody(nlp: "Language") -> None:
    """A surname that is also a month is a name only where it is one."""
    read, all_ = found(nlp, "Theresa May spoke in May. May said so again.")
    places = [m.first for m in all_ if m.kind == "name" and read.text[m.last] == "May"]

    assert places == [0, 6]


MONTHS = [
    ("Theresa May left. Two days earlier May had accused Riga of it.", [0, 7]),
    ("Theresa May left. Critics at odds with May left in May.", [0, 8]),
    ("Theresa May left. It may rain in May and last May was dry.", [0]),
]


@pytest.mark.parametrize(("text", "starts"), MONTHS)
def test_a_surname_that_is_a_month(nlp: "Language", text: str, starts: list[int]) -> None:
    """Whoever is called May acts where a month or a modal verb could not."""
    read, all_ = found(nlp, text)

    assert [m.first for m in all_ if m.kind == "name" and read.text[m.last] == "May"] == starts


def test_one_word_that_only_narrows_another_is_nobody(nlp: "Language") -> None:
    """No person is meant by "the Brexit referendum"."""
    read, all_ = found(nlp, "The Brexit referendum divided the Brexit camp.")

    assert not [read.phrase(m.first, m.last) for m in all_ if m.label == "person"]


def test_tokens_lead_back_to_the_stored_text(nlp: "Language") -> None:
    """Spans point into the text as stored, no-break spaces and all; words are plain."""
    text = "Later\u00a0Mrs\u00a0Weiss\u202fspoke."
    read, all_ = found(nlp, text)
    [name] = [m for m in all_ if m.kind == "name"]

    assert read.phrase(name.first, name.last) == "Mrs Weiss"
    assert read.span(name.first, name.last).of(text) == "Mrs\u00a0Weiss"


def test_word_lists_hold_what_they_promise() -> None:
    """Values of the word lists are among those that their headers name."""
    assert set(given_names().values()) == {"m", "f"}
    assert set(titles().values()) <= {"m", "f", ""}
    assert {noun.number for noun in nouns().values()} == {"s", "p"}
    assert {noun.role for noun in nouns().values()} == {"spokes", "source", "role", "person", "group"}
    assert state("Russia").wikidata == "Q159"


def test_short_forms_lead_both_ways_and_no_further() -> None:
    """A short form leads to the full one and back; two short forms of one name are no forms of each other."""
    table = nicknames()

    assert "william" in table["bill"]
    assert {"bill", "will"} <= table["william"]
    assert "will" not in table["bill"]
    assert all(name in table[form] and name != form for name, forms in table.items() for form in forms)
