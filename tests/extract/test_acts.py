"""Acts: who denies, defends, supports, urges, warns … whom, of what, and what is none of these."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.acting import patterns, words
from onrecord.extract.acts import CONFIDENCE, extract
from onrecord.model import Relation
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language


def only(text: str, nlp: "Language") -> Relation:
    """Return the one relation that a text holds."""
    [found] = extract(document(text, nlp))
    return found


def parts(relation: Relation, text: str) -> tuple[str, str | None, tuple[str, ...], str | None]:
    """Return type, source, targets and matter as words."""
    return (
        relation.type,
        relation.source_span.of(text) if relation.source_span else None,
        tuple(span.of(text) for span in relation.target_spans),
        relation.charge[0].of(text) if relation.charge else None,
    )


CASES = [
    ("Tom Berg denied that he had lied.", "denies", "Tom Berg", (), "he had lied"),
    ("Tom Berg denied having met the spy.", "denies", "Tom Berg", (), "having met the spy"),
    ("Tom Berg denies any wrongdoing.", "denies", "Tom Berg", (), "any wrongdoing"),
    ("Tom Berg rejected Ana Ruiz's claim that he lied.", "denies", "Tom Berg", ("Ana Ruiz",), "he lied"),
    ("The bank dismissed the union's allegations as nonsense.", "denies", "The bank", ("the union",), "allegations"),
    ("The claim was rejected by Ana Ruiz.", "denies", "Ana Ruiz", (), "The claim"),
    ("Ana Ruiz said the accusations were false.", "denies", "Ana Ruiz", (), "the accusations"),
    ("Ana Ruiz hit back at Tom Berg over the charge.", "denies", "Ana Ruiz", ("Tom Berg",), "the charge"),
    ("Ana Ruiz pleaded not guilty to fraud.", "denies", "Ana Ruiz", (), "fraud"),
    ("Ana Ruiz insisted she had done nothing wrong.", "denies", "Ana Ruiz", (), "she had done nothing wrong"),
    ("Ana Ruiz said there was no truth in the claim.", "denies", "Ana Ruiz", (), "the claim"),
    ("Norland scoffed at the claim by Sudland that it was weak.", "denies", "Norland", ("Sudland",), "it was weak"),
    ("Labour disputes that.", "denies", "Labour", (), "that"),
    ("Tom Berg said it was raining, which Ana Ruiz denied.", "denies", "Ana Ruiz", (), "which"),
    ("He accused officials of lying, a charge that the bank rejects.", "denies", "bank", (), "a charge"),
    ("“That is not true,” Ana Ruiz said.", "denies", "Ana Ruiz", (), "That"),
    ("Labour said he had done no such thing.", "denies", "Labour", (), "he had done no such thing"),
    ("Ana Ruiz said Tom Berg was not to blame.", "defends", "Ana Ruiz", ("Tom Berg",), "was not to blame"),
    ("Ana Ruiz stood by Tom Berg.", "defends", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz leapt to Tom Berg's defence.", "defends", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz came to the defence of Tom Berg.", "defends", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz defended the judge against the press.", "defends", "Ana Ruiz", ("the judge",), "the press"),
    ("Ana Ruiz praised Tom Berg for his courage.", "supports", "Ana Ruiz", ("Tom Berg",), "his courage"),
    ("Ana Ruiz's praise for Tom Berg was warm.", "supports", "Ana Ruiz", ("Tom Berg",), None),
    ("Tom Berg won the backing of Ana Ruiz.", "supports", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz threw her weight behind Tom Berg.", "supports", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz was full of praise for the nurses.", "supports", "Ana Ruiz", ("the nurses",), None),
    ("The minister, praised by Tom Berg, resigned.", "supports", "Tom Berg", ("The minister",), None),
    ("“Tom Berg has done a fantastic job,” Ana Ruiz said.", "supports", "Ana Ruiz", ("Tom Berg",), None),
    ("“Tom Berg has a good point,” Ana Ruiz said.", "agrees with", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz said Tom Berg was brilliant.", "supports", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz advised the council to wait.", "demands", "Ana Ruiz", ("the council",), "to wait"),
    ("Ana Ruiz gave the firm three days to pay.", "demands", "Ana Ruiz", ("the firm",), "to pay"),
    ("Ana Ruiz urged the minister to resign.", "demands", "Ana Ruiz", ("the minister",), "to resign"),
    ("The minister was urged to resign.", "demands", None, ("The minister",), "to resign"),
    ("Ana Ruiz called on the government to act.", "demands", "Ana Ruiz", ("the government",), "to act"),
    ("Labour has called on the Government to act.", "demands", "Labour", ("the Government",), "to act"),
    ("Ana Ruiz called for Tom Berg to resign.", "demands", "Ana Ruiz", ("Tom Berg",), "to resign"),
    ("Ana Ruiz called for Tom Berg's resignation.", "demands", "Ana Ruiz", ("Tom Berg",), "resignation"),
    ("Ana Ruiz demanded that the firm repay her.", "demands", "Ana Ruiz", ("the firm",), "repay her"),
    ("Ana Ruiz demanded an apology from Tom Berg.", "demands", "Ana Ruiz", ("Tom Berg",), "an apology"),
    ("“Go home,” Ana Ruiz told the miners.", "demands", "Ana Ruiz", ("the miners",), "Go home"),
    ("Tom Berg came under pressure from Ana Ruiz to quit.", "demands", "Ana Ruiz", ("Tom Berg",), "to quit"),
    ("Ana Ruiz promised voters that taxes would fall.", "promises", "Ana Ruiz", ("voters",), "taxes would fall"),
    ("Ana Ruiz gave the union her word.", "promises", "Ana Ruiz", ("the union",), None),
    ("Ana Ruiz threatened Tom Berg with prison.", "threatens", "Ana Ruiz", ("Tom Berg",), "prison"),
    ("Ana Ruiz threatened to sue Tom Berg.", "threatens", "Ana Ruiz", ("Tom Berg",), "to sue Tom Berg"),
    ("Norland issued an ultimatum to Sudland.", "threatens", "Norland", ("Sudland",), None),
    ("Ana Ruiz vowed to sue the paper.", "threatens", "Ana Ruiz", ("the paper",), "to sue the paper"),
    ("Ana Ruiz told the guests she would sue them.", "threatens", "Ana Ruiz", ("the guests",), "she would sue them"),
    ("Ana Ruiz told the guests she would pay them.", "promises", "Ana Ruiz", ("the guests",), "she would pay them"),
    ("Ana Ruiz told the guests that the lift was unsafe.", "warns", "Ana Ruiz", ("the guests",), "the lift was unsafe"),
    ("“Watch the step,” Ana Ruiz told Tom Berg.", "warns", "Ana Ruiz", ("Tom Berg",), "Watch the step"),
    ("Ana Ruiz warned Tom Berg not to leave.", "warns", "Ana Ruiz", ("Tom Berg",), "not to leave"),
    ("Ana Ruiz put the company on notice.", "warns", "Ana Ruiz", ("the company",), None),
    ("A warning from the police to drivers was ignored.", "warns", "the police", ("drivers",), None),
    ("Ana Ruiz questioned the minister's motives.", "questions", "Ana Ruiz", ("the minister",), "motives"),
    ("Ana Ruiz cast doubt on Tom Berg's claim.", "questions", "Ana Ruiz", ("Tom Berg",), "claim"),
    ("Ana Ruiz was sceptical of Tom Berg's plan.", "questions", "Ana Ruiz", ("Tom Berg",), "plan"),
    ("Ana Ruiz challenged Tom Berg over the money.", "questions", "Ana Ruiz", ("Tom Berg",), "the money"),
    ("Ana Ruiz doubted that Tom Berg could win.", "questions", "Ana Ruiz", ("Tom Berg",), "could win"),
    ("Ana Ruiz was not convinced by Tom Berg.", "questions", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz is wary of Tom Berg.", "questions", "Ana Ruiz", ("Tom Berg",), None),
    ("The union had no confidence in the minister.", "questions", "The union", ("the minister",), None),
    ("Ana Ruiz thanked the nurses for their work.", "thanks", "Ana Ruiz", ("the nurses",), "their work"),
    ("Ana Ruiz thanked the men who saved her.", "thanks", "Ana Ruiz", ("the men",), "saved her"),
    ("“Thank you for coming,” Ana Ruiz told the nurses.", "thanks", "Ana Ruiz", ("the nurses",), "coming"),
    ("Ana Ruiz is grateful to Tom Berg for his help.", "thanks", "Ana Ruiz", ("Tom Berg",), "his help"),
    ("Ana Ruiz apologised to the families for the delay.", "apologises", "Ana Ruiz", ("the families",), "the delay"),
    ("Ana Ruiz offered Tom Berg an apology.", "apologises", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz said sorry to Tom Berg.", "apologises", "Ana Ruiz", ("Tom Berg",), None),
    ("“I am sorry for the delay,” Ana Ruiz told the families.", "apologises", "I", ("the families",), "the delay"),
    ("Ana Ruiz agreed with Tom Berg.", "agrees with", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz echoed the minister's warning.", "agrees with", "Ana Ruiz", ("the minister",), "warning"),
    ("“The bishop is right,” said Ana Ruiz.", "agrees with", "Ana Ruiz", ("The bishop",), None),
    ("Ana Ruiz distanced herself from Tom Berg.", "distances from", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz threw Tom Berg under the bus.", "distances from", "Ana Ruiz", ("Tom Berg",), None),
    ("“Tom Berg does not speak for us,” Ana Ruiz said.", "distances from", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz washed her hands of Tom Berg.", "distances from", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz withdrew her support for Tom Berg.", "distances from", "Ana Ruiz", ("Tom Berg",), None),
    ("Ana Ruiz wants nothing to do with Tom Berg.", "distances from", "Ana Ruiz", ("Tom Berg",), None),
]


@pytest.mark.parametrize(("text", "kind", "source", "targets", "matter"), CASES)
def test_acts_have_their_parts(
    text: str, kind: str, source: str | None, targets: tuple[str, ...], matter: str | None, nlp: "Language"
) -> None:
    """Verbs, idioms, nouns and adjectives give who does what to whom, asserted as they stand."""
    found = only(text, nlp)

    assert (kind, source, targets, matter) == parts(found, text)
    assert (found.polarity, found.modality) == ("positive", "asserted")
    assert found.evidence.of(text) == text


DEEDS = [
    ("Ana Ruiz welcomed the government's decision to cut taxes.", "the government", "decision to cut taxes"),
    ("Ana Ruiz praised the police's handling of the riots.", "the police", "handling of the riots"),
    ("Ana Ruiz applauded the courage of the firefighters.", "the firefighters", "the courage"),
    ("Ana Ruiz backed the decision by the council.", "the council", "the decision"),
]


@pytest.mark.parametrize(("text", "target", "matter"), DEEDS)
def test_what_is_said_of_a_deed_is_said_of_who_did_it(text: str, target: str, matter: str, nlp: "Language") -> None:
    """A deed or thing stands for its owner: they are the target, and it is the matter."""
    assert parts(only(text, nlp), text) == ("supports", "Ana Ruiz", (target,), matter)


def test_several_targets_are_of_one_relation(nlp: "Language") -> None:
    """One relation may have several targets."""
    text = "Ana Ruiz thanked Tom Berg and the nurses."

    assert parts(only(text, nlp), text) == ("thanks", "Ana Ruiz", ("Tom Berg", "the nurses"), None)


def test_several_sources_are_several_relations(nlp: "Language") -> None:
    """Each source has a relation of its own."""
    text = "Ana Ruiz and Carla Weiss urged the council to act."
    found = [parts(relation, text) for relation in extract(document(text, nlp))]

    assert found == [("demands", name, ("the council",), "to act") for name in ("Ana Ruiz", "Carla Weiss")]


def test_one_sentence_may_hold_several_acts(nlp: "Language") -> None:
    """Two verbs that share their object are two acts, and so are the acts of two clauses."""
    text = "Tom Berg praised and thanked the nurses, and urged the council to pay them."
    found = [parts(relation, text)[::2] for relation in extract(document(text, nlp))]

    assert found == [("supports", ("the nurses",)), ("thanks", ("the nurses",)), ("demands", ("the council",))]


def test_a_description_stands_for_whom_it_is_told_of(nlp: "Language") -> None:
    """In "Ruiz is a baker who thanked Berg" it is Ruiz who did."""
    found = only("Mrs Ruiz is a baker and a sailor who has praised Tom Berg.", nlp)

    assert parts(found, "Mrs Ruiz is a baker and a sailor who has praised Tom Berg.")[1] == "Mrs Ruiz"


NOT_ASSERTED = [
    ("Ana Ruiz did not thank the nurses.", "negative", "asserted", ("not",)),
    ("Ana Ruiz refused to apologise to Tom Berg.", "negative", "asserted", ("refused",)),
    ("Ana Ruiz would support Tom Berg.", "positive", "hypothetical", ("would",)),
    ("Ana Ruiz has reportedly threatened to sue Tom Berg.", "positive", "hearsay", ("reportedly",)),
]


@pytest.mark.parametrize(("text", "polarity", "modality", "qualifiers"), NOT_ASSERTED)
def test_what_is_not_asserted_says_so(
    text: str, polarity: str, modality: str, qualifiers: tuple[str, ...], nlp: "Language"
) -> None:
    """Negated and supposed acts keep polarity, modality and the words that make them so."""
    found = only(text, nlp)

    assert (polarity, modality) == (found.polarity, found.modality)
    assert qualifiers == tuple(span.of(text) for span in found.qualifiers)


def test_the_negation_of_an_idiom_is_its_own(nlp: "Language") -> None:
    """The "nothing" of an idiom negates nothing; a "not" before it does."""
    found = only("Ana Ruiz does not want to apologise to Tom Berg.", nlp)

    assert (found.polarity, found.modality) == ("negative", "desire_intention")


NOTHING = [
    "Ana Ruiz supports the bill.",
    "Ana Ruiz demanded more evidence.",
    "Ana Ruiz asked Tom Berg about the money.",
    "Ana Ruiz asked Tom Berg to comment.",
    "Ana Ruiz told Tom Berg that it was raining.",
    "Ana Ruiz told him how to leave.",
    "Ana Ruiz defended her record.",
    "Ana Ruiz welcomed Tom Berg to the palace.",
    "The police questioned Tom Berg for two hours.",
    "Rising prices threaten families.",
    "The storm threatened the town.",
    "The court denied him bail.",
    "Ana Ruiz backed down.",
    "Thanks to Ana Ruiz, the dam held.",
    "The union agreed with the company on a date.",
    "Ana Ruiz thanked God.",
    "The data support Ana Ruiz's claim.",
    "The champion defended his title.",
    "Ana Ruiz turned the story back on the paper.",
    "Ana Ruiz apologised for the delay.",
    "Ana Ruiz said it was a good point.",
    "Ana Ruiz told the guests that the soup was cold.",
    "Ana Ruiz told the guests it would rain.",
    "It encouraged people to drive less.",
    "Ana Ruiz owes the bank a lot.",
    "“I am sorry, Mr Berg is out,” Ana Ruiz told the callers.",
    "“I am sorry to hear it,” Ana Ruiz told Tom Berg.",
    "They denied them to us.",
    "“It is outrageous,” Ana Ruiz said.",
    "We were asked to come here.",
    "Soldiers have been told to go.",
    "“Look at the figures,” Ana Ruiz told reporters.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_other_meanings_are_left_alone(text: str, nlp: "Language") -> None:
    """Where nobody is the target, or the word has another sense, there is no relation."""
    assert list(extract(document(text, nlp))) == []


def test_the_headline_is_left_to_the_body(nlp: "Language") -> None:
    """Only the body counts: a headline says the same in other words."""
    parsed = document("Ana Ruiz thanked Tom Berg.", nlp)
    [paragraph] = parsed.paragraphs
    headline = type(paragraph)(paragraph.span, "headline", paragraph.doc, paragraph.origin)

    assert list(extract(type(parsed)(parsed.article, parsed.blocks, (headline,)))) == []


def test_the_lexicon_names_only_lists_and_slots_that_are_known() -> None:
    """A list named by a trait exists, and whatever may be needed of the matter is one of its slots."""
    lists = words()
    for options in patterns().values():
        for pattern in options:
            named = {trait.partition("=")[2] for trait in pattern.traits if trait.startswith(("of=", "with="))}
            assert named <= lists.keys(), pattern
            assert pattern.needed <= set(pattern.matter), pattern
            assert pattern.target, pattern
            assert pattern.type != "denies" or f"denial {pattern.target[0]}" in CONFIDENCE, pattern


def test_confidence_is_measured_for_each_construction(nlp: "Language") -> None:
    """Every relation of the tables has the measured confidence of its construction."""
    for text, *_ in CASES:
        assert only(text, nlp).confidence in CONFIDENCE.values()


PIECES = [
    "Ana Ruiz", "urged", "praised", "denied", "the claim", "thanked", "to resign", "that", "Tom Berg", "for", "by",
    "was", ",", ".", "and", "“", "”", "with", "warned", "behind", "her weight", "\u00a0", "apology", "to", "of",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_spans_lie_in_the_text(pieces: list[str], nlp: "Language") -> None:
    """Whatever the words, every span that is found can be read back, and the evidence has words."""
    text = " ".join(pieces)
    for relation in extract(document(text, nlp)):
        spans = (*relation.cue, *relation.target_spans, *relation.charge, *relation.qualifiers, relation.evidence)
        assert all(span.of(text).strip() for span in spans)
        assert relation.type == "denies" or relation.target_spans
