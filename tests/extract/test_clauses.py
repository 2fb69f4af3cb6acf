"""Subjects, objects and phrases off a parse, built by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.extract import clauses
from onrecord.extract.assertion import manner


def parse(*rows: str) -> Doc:
    """Build a parsed sentence from rows "word tag dependency head-index"."""
    words, tags, deps, heads = zip(*(row.split() for row in rows), strict=True)
    return Doc(VOCAB, words=list(words), tags=list(tags), deps=list(deps), heads=[int(h) for h in heads])


VOCAB = spacy.blank("en").vocab
ACTIVE = ("Ruiz NNP nsubj 1", "accused VBD ROOT 1", "Norland NNP dobj 1", "of IN prep 1", "spying VBG pcomp 3")
PASSIVE = (
    "Norland NNP nsubjpass 2",
    "was VBD auxpass 2",
    "accused VBN ROOT 2",
    "by IN agent 2",
    "Ruiz NNP pobj 3",
)
RELATIVE = (
    "Ruiz NNP nsubj 5",
    ", , punct 0",
    "who WP nsubj 3",
    "accused VBD relcl 0",
    "Norland NNP dobj 3",
    "left VBD ROOT 5",
)
REFUSED = ("Ruiz NNP nsubj 1", "refused VBD ROOT 1", "to TO aux 3", "blame VB xcomp 1", "Norland NNP dobj 3")
TOLD = ("Ruiz NNP nsubj 1", "told VBD ROOT 1", "Berg NNP dobj 1", "to TO aux 4", "blame VB xcomp 1", "me PRP dobj 4")
BY = ("Ruiz NNP nsubj 1", "erred VBD ROOT 1", "by IN prep 1", "blaming VBG pcomp 2", "Norland NNP dobj 3")
SAYING = ("Ruiz NNP nsubj 1", "left VBD ROOT 1", ", , punct 1", "blaming VBG advcl 1", "Norland NNP dobj 3")
HAVING = ("Ruiz NNP nsubj 1", "had VBD ROOT 1", "plans NNS nsubj 3", "criticised VBN ccomp 1")
AS = ("slammed VBD ROOT 0", "as IN prep 0", "barbaric JJ amod 1")
REDUCED = ("Berg NNP nsubj 4", "accused VBN acl 0", "of IN prep 1", "theft NN pobj 2", "left VBD ROOT 4")


@pytest.mark.parametrize(
    ("rows", "verb", "agent", "patient"),
    [
        (ACTIVE, 1, "Ruiz", "Norland"),
        (PASSIVE, 2, "Ruiz", "Norland"),
        (RELATIVE, 3, "Ruiz", "Norland"),
        (REFUSED, 3, "Ruiz", "Norland"),
        (TOLD, 4, "Berg", "me"),
        (BY, 3, "Ruiz", "Norland"),
        (SAYING, 3, "Ruiz", "Norland"),
        (REDUCED, 1, None, "Berg"),
        (HAVING, 3, None, "plans"),
    ],
)
def test_who_does_it_to_whom(rows: tuple[str, ...], verb: int, agent: str | None, patient: str) -> None:
    """Own, passive, relative, controlled and shared subjects lead to the same two people."""
    token = parse(*rows)[verb]
    found = clauses.agent(token), clauses.patient(token)

    assert tuple(t.text if t else None for t in found) == (agent, patient)


@pytest.mark.parametrize(
    ("rows", "verb", "passive"), [(ACTIVE, 1, False), (PASSIVE, 2, True), (REDUCED, 1, True), (HAVING, 3, True)]
)
def test_a_passive_is_told_from_an_active(rows: tuple[str, ...], verb: int, passive: bool) -> None:
    """Full and reduced passives count as passive."""
    assert clauses.is_passive(parse(*rows)[verb]) is passive


@pytest.mark.parametrize(
    ("rows", "verb", "polarity"), [(ACTIVE, 1, "positive"), (REFUSED, 3, "negative"), (BY, 3, "positive")]
)
def test_a_governing_verb_may_deny(rows: tuple[str, ...], verb: int, polarity: str) -> None:
    """After "refused to", what follows is negative."""
    assert manner(parse(*rows)[verb]).polarity == polarity


def test_as_governs_an_adjective_too() -> None:
    """What comes after "as" may be an adjective ("slammed as barbaric"), which the parser calls no object."""
    found = clauses.complement(parse(*AS)[1])

    assert found is not None
    assert found.text == "barbaric"


def test_a_phrase_leaves_its_relative_clause_out() -> None:
    """The name without what is told of its bearer."""
    doc = parse(*RELATIVE)

    assert clauses.phrase(doc[0]) == (0, 0)


@pytest.mark.parametrize(
    ("words", "inside", "kept"),
    [
        ('" a danger "', (0, 3), "a danger"),
        ('seeking " to harm "', (0, 3), 'seeking " to harm "'),
        ('" to harm', (0, 2), "to harm"),
        (", the delay .", (0, 3), "the delay"),
        (". .", (0, 1), None),
    ],
)
def test_trimming_keeps_quotation_marks_in_pairs(words: str, inside: tuple[int, int], kept: str | None) -> None:
    """Marks round the whole go, single ones go or find their twin, others stay."""
    doc = Doc(VOCAB, words=words.split())
    found = clauses.trim(doc, *inside)

    assert (doc[found[0] : found[1] + 1].text.strip() if found else None) == kept
