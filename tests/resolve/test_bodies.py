"""Which body "the party", "the ministry", "the company" and "it" mean."""

from typing import TYPE_CHECKING

import pytest

from tests.resolve.cases import local, mention, told

if TYPE_CHECKING:
    from spacy.language import Language

LINKED = [
    ("The Ministry of Works denied it. Reporters left. The ministry is new.", "The ministry", "ministry-of-works",
     "only one of its kind"),
    ("Saltmere council met. Reporters left. The council is new.", "The council", "saltmere-council",
     "only one of its kind"),
    ("The Justice Department spoke. The Department of Justice left.", "Department of Justice", "justice-department",
     "same name"),
    ("Barton Systems Inc. denied it. They say that Barton Systems is new.", "Barton Systems", "barton-systems",
     "same name"),
    ("The Department for Saltworks (DfS) denied that it was late. Reporters say that the DfS is new.", "DfS",
     "department-for-saltworks", "acronym"),
    ("Labour told reporters of the Harbour Safety Board. The body is new.", "The body", "harbour-safety-board",
     "only one of its kind"),
    # Of two parties, the one on whose side the subject or the speaker is; the nearest one is no reason.
    ("Labour leader Anna Weiss met Tory MPs. Weiss says the party is new.", "the party", "labour-party",
     "subject of the clause"),
    ("The Tories met. A Labour spokesman attacked the Conservatives. He said the party is new.", "the party",
     "labour-party", "subject of the clause"),
    ("Labour attacked the Tories. The party is new.", "The party", "labour-party", "only one who fits"),
    ("Labour leader Anna Weiss attacked the Tories.\nThe party is new.", "The party", "labour-party",
     "only one who fits"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "actor", "why"), LINKED)
def test_a_noun_refers_back_to_a_body(nlp: "Language", text: str, words: str, actor: str, why: str) -> None:
    """A definite noun is the only body of its kind, or the one on whose side whoever acts or speaks is."""
    record = told(nlp, text)
    found = mention(record, words)

    assert (local(record, found.actor), found.why) == (actor, why)


def test_a_noun_refers_back_to_a_body_without_a_name(nlp: "Language") -> None:
    """A campaign that has spoken is "the campaign"."""
    text = "Ruth Ogden’s campaign denied the charge. Reporters left. The campaign is new."
    record = told(nlp, text, ("Ruth Ogden’s campaign", "the charge"), ("The campaign", "is new"))

    assert {local(record, a.speaker) for a in record.attributions} == {"ruth-ogdens-campaign"}


OPEN = [
    # Two parties, and the sentence says nothing of either.
    ("Reporters met Labour and the Tories. It rained. Voters left.\nIt was late.\nThe party is new.", "The party",
     "several fit", {"conservative-party", "labour-party"}),
    # What is reported speaks of another party first.
    ("Tory MP Paul Marsh said that Labour was weak and that the party is new.", "the party", "several fit",
     {"conservative-party", "labour-party"}),
    # A ministry is no company, and "Wells Lane" may be the bank.
    ("The Ministry of Works denied it. The company is new.", "The company", "nobody fits", set()),
    ("Harbour Bank denied it. Wells Lane denied it. The bank is new.", "The bank", "several fit",
     {"harbour-bank", "wells-lane"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "why", "candidates"), OPEN)
def test_a_noun_for_a_body_stays_open(nlp: "Language", text: str, words: str, why: str, candidates: set[str]) -> None:
    """Where two bodies may be meant, or none that is named, the noun stays open, and says why."""
    record = told(nlp, text, (words, "is new"))
    found = mention(record, words)

    assert (found.actor, found.why, set(found.candidates)) == (None, why, candidates)


def test_it_is_the_body_that_spoke(nlp: "Language") -> None:
    """The ministry that has just spoken goes on with "it said"."""
    text = "The Ministry of Works denied the charge. It said the bridge was safe."
    record = told(nlp, text, ("Ministry of Works", "the charge"), ("It", "the bridge was safe"))

    assert {a.speaker for a in record.attributions} == {"ministry-of-works"}
    assert mention(record, "It").why == "speaker before"


CLAUSES = [
    ("The Ministry of Works says it has closed the bridge.", "it", "ministry-of-works"),
    ("The Ministry of Works changed its mind on Monday.", "its", "ministry-of-works"),
]


@pytest.mark.parametrize(("text", "words", "actor"), CLAUSES)
def test_it_is_the_subject_of_its_clause(nlp: "Language", text: str, words: str, actor: str) -> None:
    """A body that says or does something is "it" in what it says and does."""
    found = mention(told(nlp, text), words)

    assert (found.actor, found.why) == (actor, "subject of the clause")


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Works says it was likely that the bridge would close.",
        "The Ministry of Works made it easier to close the bridge.",
        "Anna Weiss says it has closed the bridge.",
    ],
)
def test_it_may_be_nothing(nlp: "Language", text: str) -> None:
    """Where "it" only opens a clause, or the subject is a person, it means no body."""
    record = told(nlp, text)

    assert "it" not in [m.span.of(text) for m in record.mentions if m.actor]


def test_it_is_nobody_after_a_person(nlp: "Language") -> None:
    """After a person, "it" is something else."""
    text = "Anna Weiss denied the charge. It said the bridge was safe."
    record = told(nlp, text, ("Anna Weiss", "the charge"), ("It", "the bridge was safe"))

    found = mention(record, "It")
    assert (found.actor, found.why) == (None, "nobody fits")
