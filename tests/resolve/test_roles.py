"""Who holds a role: in the article's own words, at its date, or nobody who can be told."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.reference import Membership, Reference
from tests.resolve.cases import FACTS, local, mention, told

if TYPE_CHECKING:
    from spacy.language import Language

HOLDERS = [
    # At the date of the article, also for somebody whom it never names.
    ("The Ruritanian premier left.", "2018-02-01", "The Ruritanian premier", "ilse-brandt", "role at the date"),
    ("The Ruritanian premier left.", "2012", "The Ruritanian premier", "otto-fahl", "role at the date"),
    ("Harvest met. The Harvest leader left.", "2018-02-01", "The Harvest leader", "maria-lund", "role at the date"),
    ("Harvest met. The premier left.", "2018-02-01", "The premier", "ilse-brandt", "role at the date"),
    ("Harvest met in the rain. Its leader left.", "2018-02-01", "Harvest", "harvest-party", "state word"),
    ("Ruritania’s premier left.", "2018-02-01", "Ruritania’s premier", "ilse-brandt", "role at the date"),
    # The article's own words come first where they are exact …
    ("Premier Anna Weiss of Harvest met Ilse Brandt. The premier left.", "2018-02-01", "The premier", "anna-weiss",
     "role in the text"),
    ("Anna Weiss, the mayor of Saltmere, met Paul Ogden. The mayor left.", None, "The mayor", "anna-weiss",
     "role in the text"),
    ("Sen. Anna Weiss met Paul Ogden. The senator left.", None, "The senator", "anna-weiss", "role in the text"),
    ("Rep. Anna Weiss met Rep. Paul Ogden. The congresswoman left.", None, "The congresswoman", "anna-weiss",
     "role in the text"),
    ("Sen. Anna Weiss (R-S.C.) met Sen. Paul Ogden (D-Ohio). The South Carolina senator left.", None,
     "The South Carolina senator", "anna-weiss", "role in the text"),
    ("Former mayor Anna Weiss met mayor Paul Ogden. The former mayor left.", None, "The former mayor", "anna-weiss",
     "role in the text"),
    ("Anna Weiss is the mayor of Saltmere. The mayor left.", None, "The mayor", "anna-weiss", "role in the text"),
    # … and the first person named has the role with which the article opens, if the title says so.
    ("The leader of Saltmere council has gone.\nCouncillor Anna Weiss told reporters so.", None,
     "The leader of Saltmere council", "anna-weiss", "role in the text"),
    ("Harvest met Otto Fahl, the premier of the day, and Ilse Brandt and Maria Lund.\nThe present premier left.",
     None, "The present premier", "ilse-brandt", "role at the date"),
    # No date: those named must have been in office together.
    ("Harvest met. Maria Lund and Ilse Brandt spoke. The premier left.", None, "The premier", "ilse-brandt",
     "role at the date"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "actor", "why"), HOLDERS)
def test_a_role_goes_to_its_holder(
    nlp: "Language", text: str, published: str | None, words: str, actor: str, why: str
) -> None:
    """A role is whoever the article gives it to in these words, else whoever held it at the article's date."""
    record = told(nlp, text, published=published, reference=FACTS)
    found = mention(record, words)

    assert (local(record, found.actor), found.why) == (actor, why)


OPEN = [
    # The day of the change: both may be meant.
    ("The Ruritanian premier left.", "2016-05-10", "The Ruritanian premier", "several fit",
     {"ilse-brandt", "otto-fahl"}),
    ("The Ruritanian premier left.", "2016", "The Ruritanian premier", "several fit", {"ilse-brandt", "otto-fahl"}),
    # No date, nobody named: whoever ever held it.
    ("The Ruritanian premier left.", None, "The Ruritanian premier", "no date", {"ilse-brandt", "otto-fahl"}),
    # The sentence speaks of another year.
    ("In 2015 the Ruritanian premier left.", "2018-02-01", "the Ruritanian premier", "several fit",
     {"ilse-brandt", "otto-fahl"}),
    # Somebody else has much the same role here.
    ("Sylvanian premier Anna Weiss met Harvest. The premier left.", "2018-02-01", "The premier", "several fit",
     {"anna-weiss", "ilse-brandt"}),
    # The table has nobody for that day, or two senators are equally near.
    ("The Ruritanian premier left.", "2023-02-01", "The Ruritanian premier", "nobody fits", set()),
    ("Sen. Anna Weiss met Sen. Paul Ogden. The senator left.", None, "The senator", "several fit",
     {"anna-weiss", "paul-ogden"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "why", "candidates"), OPEN)
def test_a_role_stays_open(
    nlp: "Language", text: str, published: str | None, words: str, why: str, candidates: set[str]
) -> None:
    """Where a date is missing or two may be meant, a role that a finding rests on says why, and who may be meant."""
    record = told(nlp, text, (words, "left"), published=published, reference=FACTS)
    found = mention(record, words)

    assert (found.actor, found.why, {local(record, one) for one in found.candidates}) == (None, why, candidates)
    assert record.attributions[0].speaker is None


def test_a_country_that_is_not_certain_has_no_premier(nlp: "Language") -> None:
    """A premier of whatever country is an unnamed voice, and nobody of the facts."""
    record = told(nlp, "The premier left.", ("The premier", "left"), published="2018-02-01", reference=FACTS)

    assert record.attributions[0].speaker is None
    assert mention(record, "The premier").why == "nobody fits"
    assert record.actors == ()


CORRECTED = replace(
    FACTS, memberships=(Membership(person="maria-lund", post="ruritania-premier", since="2010", until="2030"),)
)


@pytest.mark.parametrize(
    ("facts", "holder"), [(FACTS, "ilse-brandt"), (CORRECTED, "maria-lund"), (Reference(), "ruritanian-premier")]
)
def test_facts_of_a_user_count(nlp: "Language", facts: Reference, holder: str) -> None:
    """What a user knows of a post decides who is meant; without facts it is an unnamed voice."""
    text = "The Ruritanian premier left."
    record = told(nlp, text, ("premier", "left"), published="2018-02-01", reference=facts)

    assert local(record, record.attributions[0].speaker) == holder


KNOWN = [
    ("Ruritanian premier Ilse Brandt left.", "ilse-brandt", "Q1"),
    ("Premier Brandt left Ruritania.", "ilse-brandt", "Q1"),
    ("Harvest met. The premier was late. Mrs Brandt left.", "ilse-brandt", "Q1"),
    ("Harvest met Ilse Brandt.", "ilse-brandt", "Q1"),
    ("Maria Lund met Ilse Brandt.", "ilse-brandt", "Q1"),
    # Nothing says that it is her, or something says that it is not.
    ("Ilse Brandt left.", "ilse-brandt", None),
    ("Harvest met Ilse Brandt, a plumber.", "ilse-brandt", None),
    ("Harvest met Sylvanian minister Ilse Brandt.", "ilse-brandt", None),
    ("Harvest met Mr Ilse Brandt.", "ilse-brandt", None),
    ("Harvest met Mrs Brandt.", "brandt", None),
    ("Harvest met. The premier was late. Mr Brandt left.", "brandt", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "wikidata"), KNOWN)
def test_somebody_known_is_identified_without_doubt(
    nlp: "Language", text: str, actor: str, wikidata: str | None
) -> None:
    """A name, or a surname with its office, is a known person's where politics agree and nothing is against it."""
    record = told(nlp, text, published="2018-02-01", reference=FACTS)
    found = {local(record, one.id): one.wikidata for one in record.actors if "Brandt" in one.label}

    assert found.get(actor, "missing") == wikidata


def test_a_former_holder_by_surname(nlp: "Language") -> None:
    """Somebody who held the post before the article's date may be called by it, as a former one."""
    record = told(nlp, "Former Premier Fahl left Ruritania.", published="2018-02-01", reference=FACTS)

    assert [(one.id, one.wikidata) for one in record.actors if one.kind == "person"] == [("otto-fahl", "Q2")]
