"""Accusations: who accuses or criticises whom of what, and what is no accusation at all."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.accusations import CONFIDENCE, extract
from onrecord.extract.accusing import cues
from onrecord.model import Relation
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language


def only(text: str, nlp: "Language") -> Relation:
    """Return the one relation that a text holds."""
    [found] = extract(document(text, nlp))
    return found


def parts(relation: Relation, text: str) -> tuple[str | None, tuple[str, ...], str | None]:
    """Return accuser, accused and charge as words."""
    return (
        relation.source_span.of(text) if relation.source_span else None,
        tuple(span.of(text) for span in relation.target_spans),
        relation.charge[0].of(text) if relation.charge else None,
    )


CASES = [
    ("Mayor Ana Ruiz accused Norland of flooding the valley.", "Mayor Ana Ruiz", ("Norland",), "flooding the valley"),
    (
        'Ana Ruiz accused Norland of trying to "wreck the talks."',
        "Ana Ruiz",
        ("Norland",),
        'trying to "wreck the talks."',
    ),
    ("The union blames Carla Weiss for the strike.", "The union", ("Carla Weiss",), "the strike"),
    ("Ministers blamed the blackout on Norland.", "Ministers", ("Norland",), "the blackout"),
    ("Police charged Tom Berg with perjury.", "Police", ("Tom Berg",), "perjury"),
    ("Carla Weiss was accused by Norland of theft.", "Norland", ("Carla Weiss",), "theft"),
    ("Carla Weiss was accused of theft.", None, ("Carla Weiss",), "theft"),
    (
        "Last week Ana Ruiz sent a sharp note to Norland, accusing them of trying to wreck the talks.",
        "Ana Ruiz",
        ("them",),
        "trying to wreck the talks",
    ),
    ("Ana Ruiz alleged that Tom Berg had hidden the report.", "Ana Ruiz", ("Tom Berg",), "had hidden the report"),
    ("Tom Berg is alleged to have hidden the report.", None, ("Tom Berg",), "to have hidden the report"),
    ("Norland repeated its accusation that Tom Berg lied.", "its", ("Tom Berg",), "lied"),
    ("Ana Ruiz made allegations against Tom Berg.", "Ana Ruiz", ("Tom Berg",), None),
    ("The minister put the blame for the delay on Norland.", "The minister", ("Norland",), "the delay"),
    ("Ana Ruiz accused Norland and Sudland of spying.", "Ana Ruiz", ("Norland", "Sudland"), "spying"),
    ("Opponents of Ana Ruiz, who blame her for the crisis, left.", "Opponents of Ana Ruiz", ("her",), "the crisis"),
    ("The mayor held Norland responsible for the flood.", "The mayor", ("Norland",), "the flood"),
    ("Norland was held responsible for the flood.", None, ("Norland",), "the flood"),
    ("Officials pointed the finger at Norland.", "Officials", ("Norland",), None),
    ("Two days earlier May had accused Norland of spying.", "May", ("Norland",), "spying"),
    ("Tom Berg, who accused Norland of spying, has left.", "Tom Berg", ("Norland",), "spying"),
]


@pytest.mark.parametrize(("text", "accuser", "accused", "charge"), CASES)
def test_accusations_have_their_three_parts(
    text: str, accuser: str | None, accused: tuple[str, ...], charge: str | None, nlp: "Language"
) -> None:
    """Verbs, passives, participles, nouns and that-clauses give accuser, accused and charge, asserted as they stand."""
    found = only(text, nlp)

    assert (found.type, found.polarity, found.modality) == ("accuses", "positive", "asserted")
    assert (accuser, accused, charge) == parts(found, text)


CRITICISM = [
    ("Ana Ruiz criticised Norland for the delay.", "Ana Ruiz", ("Norland",), "the delay"),
    ("Tom Berg has described Norland as “a menace to peace”.", "Tom Berg", ("Norland",), "a menace to peace"),
    ("Ana Ruiz hit out at Norland over the delay.", "Ana Ruiz", ("Norland",), "the delay"),
    ("Ana Ruiz took Norland to task for the delay.", "Ana Ruiz", ("Norland",), "the delay"),
]


@pytest.mark.parametrize(("text", "accuser", "accused", "charge"), CRITICISM)
def test_criticism_has_a_type_of_its_own(
    text: str, accuser: str, accused: tuple[str, ...], charge: str, nlp: "Language"
) -> None:
    """To criticise is not to accuse: the parts are the same, the type is not."""
    found = only(text, nlp)

    assert found.type == "criticises"
    assert (accuser, accused, charge) == parts(found, text)


NOT_ASSERTED = [
    ("Ana Ruiz did not accuse Norland of spying.", "negative", "asserted"),
    ("Ana Ruiz refused to blame Norland for the delay.", "negative", "asserted"),
    ("Ana Ruiz denied accusing Norland of spying.", "negative", "asserted"),
    ("Nobody accused Norland of spying.", "negative", "asserted"),
    ("Ana Ruiz left without blaming Norland for the delay.", "negative", "asserted"),
    ("Ana Ruiz stopped short of accusing Norland of spying.", "negative", "asserted"),
    ("Tom Berg denied accusations of fraud.", "negative", "asserted"),
    ("Tom Berg rejected allegations that he took bribes.", "negative", "asserted"),
    ("Ana Ruiz would accuse Norland of spying.", "positive", "hypothetical"),
    ("If Ana Ruiz accuses Norland of spying, the talks will end.", "positive", "hypothetical"),
    ("Ana Ruiz will accuse Norland of spying.", "positive", "prediction"),
    ("Ana Ruiz wants to blame Norland for the delay.", "positive", "desire_intention"),
    ("Reporters asked whether Ana Ruiz blamed Norland for the delay.", "positive", "question"),
    ("Did Ana Ruiz accuse Norland of spying?", "positive", "question"),
    ("It is understood that Ana Ruiz has accused Norland of spying.", "positive", "hearsay"),
    ("Ana Ruiz resisted calls to condemn Norland.", "negative", "directive"),
    ("Far from accusing Norland, Ana Ruiz praised it.", "negative", "asserted"),
    ("Asked about Ana Ruiz's criticism of Norland, he left.", "positive", "asserted"),
    ("Ana Ruiz has reportedly accused Norland of spying.", "positive", "hearsay"),
]


@pytest.mark.parametrize(("text", "polarity", "modality"), NOT_ASSERTED)
def test_what_is_not_asserted_is_no_plain_edge(text: str, polarity: str, modality: str, nlp: "Language") -> None:
    """Denied, refused, supposed and asked-about accusations keep their polarity and modality."""
    found = only(text, nlp)

    assert (polarity, modality) == (found.polarity, found.modality)


def test_who_denies_an_accusation_does_not_make_it(nlp: "Language") -> None:
    """The one who denies is the accused, and the accuser stays unknown."""
    text = "Tom Berg denied accusations of fraud."

    assert parts(only(text, nlp), text) == (None, ("Tom Berg",), "fraud")


def test_a_decision_blames_nobody_itself(nlp: "Language") -> None:
    """Whoever decided is not written, and the decision does not do what was decided."""
    text = "The decision to blame Norland was wrong."

    assert parts(only(text, nlp), text) == (None, ("Norland",), None)


NOTHING = [
    "Norland would welcome a victory of Tom Berg.",
    "The shop charged Tom Berg nine crowns for a coffee.",
    "The door slammed shut.",
    "Tom Berg described the hall as large and bright.",
    "The alleged thief ran away.",
    "Tom Berg was condemned to two years in prison.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_other_meanings_are_left_alone(text: str, nlp: "Language") -> None:
    """Wishes, prices, doors, neutral descriptions and verdicts accuse nobody."""
    assert list(extract(document(text, nlp))) == []


def test_the_headline_is_left_to_the_body(nlp: "Language") -> None:
    """Only the body counts: a headline says the same in other words."""
    parsed = document("Ana Ruiz accused Norland of spying.", nlp)
    [paragraph] = parsed.paragraphs
    headline = type(paragraph)(paragraph.span, "headline", paragraph.doc, paragraph.origin)

    assert list(extract(type(parsed)(parsed.article, parsed.blocks, (headline,)))) == []


def test_spans_point_into_the_stored_text(nlp: "Language") -> None:
    """No-break spaces and typographic marks do not move a span."""
    text = "Mrs\u00a0Ruiz accused\u202fNorland of “hiding\u00a0the facts”…"

    assert parts(only(text, nlp), text) == ("Mrs\u00a0Ruiz", ("Norland",), "hiding\u00a0the facts")


WORDS = st.sampled_from(
    [*sorted(cues())[::9], "accused", "accusation", "Ruiz", "Norland", "of", "that", "by", "who", "not", "to", ",", '"']
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_is_survived(nlp: "Language", text: str) -> None:
    """Whatever the text, nothing is raised, and every span reads back and lies in its evidence."""
    parsed = document(text or "x", nlp)
    for found in extract(parsed):
        spans = (*found.cue, *found.target_spans, *found.charge, *((found.source_span,) if found.source_span else ()))
        assert all(span.of(parsed.article.text) for span in spans)
        assert all(found.evidence.covers(span) for span in found.cue)


def test_every_form_is_lower_case_and_every_confidence_a_share() -> None:
    """The lexicon is looked up in lower case; confidences are measured precisions."""
    assert all(form == form.lower() for form in cues())
    assert all(0 < value <= 1 for value in CONFIDENCE.values())
