"""Whom "I", "we", "you" and "he" mean inside a quotation."""

from typing import TYPE_CHECKING

import pytest

from tests.resolve.cases import local, mention, told

if TYPE_CHECKING:
    from spacy.language import Language

WE = [
    ("“We know the bridge,” the Harbour Trust said.", "Harbour Trust", "harbour-trust"),
    ("“We know the bridge,” said a spokesman for the Harbour Trust.", "a spokesman for the Harbour Trust",
     "harbour-trust"),
    ("“We know the bridge,” said a Labour spokesman.", "a Labour spokesman", "labour-party"),
    ("Labour met. “We know the bridge,” said Anna Weiss, the party’s leader.", "Anna Weiss", "labour-party"),
    ("Tories met. “We know the bridge,” said a Conservative spokesman.", "a Conservative spokesman",
     "conservative-party"),
    ("“We know the bridge,” said Labour leader Anna Weiss.", "Labour leader Anna Weiss", "labour-party"),
    ("“We know the bridge,” said Anna Weiss, chief executive of the Harbour Trust.", "Anna Weiss", "harbour-trust"),
    ("“We know the bridge,” said Harbour residents.", "Harbour residents", "harbour-residents"),
    ("Labour leader Anna Weiss came. “We know the bridge,” Ms Weiss’s spokesman said.", "Ms Weiss’s spokesman",
     "labour-party"),
    ("Prime Minister Theresa May came. “We know the bridge,” Mrs May said.", "Mrs May", "united-kingdom"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "actor"), WE)
def test_we_is_the_speakers_side(nlp: "Language", text: str, source: str, actor: str) -> None:
    """A body speaks of itself, a spokesman of whom he speaks for, a leader of what she leads."""
    record = told(nlp, text, (source, "We know the bridge,"), published="2017-11-15")
    found = mention(record, "We")

    assert (local(record, found.actor), found.why, found.form) == (actor, "speaker's side", "we")


NOT_WE = [
    ("“We know the bridge,” said Anna Weiss.", "Anna Weiss", "nobody fits", set()),
    ("“We know the bridge,” said Labour leader Anna Weiss, chairwoman of the Harbour Trust.",
     "Labour leader Anna Weiss", "several fit", {"harbour-trust", "labour-party"}),
    ("“We know the bridge,” said Anna Weiss’s spokesman.", "Anna Weiss’s spokesman", "unclear", {"anna-weiss"}),
    ("“We know the bridge,” said British actor Anna Weiss.", "British actor Anna Weiss", "nobody fits", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "why", "candidates"), NOT_WE)
def test_we_is_never_the_speaker_alone(nlp: "Language", text: str, source: str, why: str, candidates: set[str]) -> None:
    """Without a body, or with two, "we" stays open."""
    found = mention(told(nlp, text, (source, "We know the bridge,")), "We")

    assert (found.actor, found.why, set(found.candidates)) == (None, why, candidates)


def test_you_is_who_is_spoken_to(nlp: "Language") -> None:
    """Whoever is addressed is meant by "you"."""
    text = "“You know the bridge,” Anna Weiss told Paul Ogden."
    found = mention(told(nlp, text, ("Anna Weiss", "You know the bridge,", "Paul Ogden")), "You")

    assert (found.actor, found.why, found.form) == ("paul-ogden", "addressee", "you")


def test_you_without_an_addressee_is_nobody(nlp: "Language") -> None:
    """Without one, a "you" that a finding rests on stays open."""
    text = "“You know the bridge,” Anna Weiss said."
    record = told(nlp, text, ("Anna Weiss", "You know the bridge,"), ("You", "the bridge"))

    found = mention(record, "You")
    assert (found.actor, found.why) == (None, "unclear")


def test_the_accused_inside_a_quotation(nlp: "Language") -> None:
    """Who accuses "us" accuses the speaker's side, and not the speaker."""
    text = "Paul Ogden wrote to Labour. “He accused us of it,” said Labour leader Anna Weiss."
    record = told(nlp, text, ("Labour leader Anna Weiss", "He accused us of it,"))

    assert mention(record, "us").actor == "labour-party"
    assert mention(record, "He").actor == "paul-ogden"
