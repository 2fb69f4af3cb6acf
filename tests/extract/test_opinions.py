"""What words say about somebody, wherever they stand; and that reported words are their speakers'."""

from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.evaluations import evaluations, words
from onrecord.extract.opinions import CONFIDENCE, extract
from onrecord.model import Relation, RelationType
from onrecord.plugins import load
from onrecord.resolve import resolve
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.extract.base import Extractor

GOLD = Path(__file__).parents[1] / "golden" / "opinions"

FOUND = [
    ("Tom Berg is dishonest.", "criticises", "Tom Berg", "dishonest"),
    ("He is a disgrace to the office.", "criticises", "He", "a disgrace to the office"),
    ("He is a coward and a bully.", "criticises", "He", "a coward and a bully"),
    ("She is a great leader.", "supports", "She", "a great leader"),
    ("The minister has failed the valley.", "criticises", "The minister", "has failed the valley"),
    ("He has not made clear who will pay.", "criticises", "He", "has not made clear who will pay"),
    ("She has no plan for the winter.", "criticises", "She", "has no plan for the winter"),
    ("He lied about the dam.", "accuses", "He", "lied about the dam"),
    ("They broke the law.", "accuses", "They", "broke the law"),
    ("Tom Berg is a liar.", "accuses", "Tom Berg", "a liar"),
    ("The police illegally spied on reporters.", "accuses", "The police", "illegally spied on reporters"),
    ("Tom Berg should resign.", "demands", "Tom Berg", "should resign"),
    ("He should be ashamed of himself.", "criticises", "He", "should be ashamed of himself"),
    ("Ana Ruiz deserves credit for it.", "supports", "Ana Ruiz", "deserves credit for it"),
    ("Ana Ruiz has done an outstanding job.", "supports", "Ana Ruiz", "has done an outstanding job"),
    ("Look at the government's shameful record.", "criticises", "the government's", "the government's shameful record"),
    ("His remarks were racist.", "criticises", "His", "racist"),
    ("She was right to go.", "defends", "She", "right to go"),
    ("She did nothing wrong.", "defends", "She", "did nothing wrong"),
    ("He is out of touch.", "criticises", "He", "out of touch"),
    ("She is not qualified for the post.", "criticises", "She", "qualified for the post"),
    ("I do not think he is fit to lead.", "criticises", "he", "fit to lead"),
    ("It is shameful that the mayor stayed silent.", "criticises", "the mayor", "that the mayor stayed silent"),
    ("I admire Ana Ruiz.", "supports", "Ana Ruiz", None),
    ("Shame on Ana Ruiz.", "criticises", "Ana Ruiz", None),
    ("We were betrayed by the minister.", "criticises", "the minister", "betrayed"),
]


@pytest.mark.parametrize(("text", "kind", "target", "matter"), FOUND)
def test_words_judge_somebody(text: str, kind: str, target: str, matter: str | None, nlp: "Language") -> None:
    """A deed that is alleged accuses, a fault that is found criticises, praise supports; whoever says it does it."""
    [found] = extract(document(text, nlp))

    assert (found.type, found.polarity, found.modality) == (kind, "positive", "asserted")
    assert [span.of(text) for span in found.target_spans] == [target]
    assert [span.of(text) for span in found.charge] == ([matter] if matter else [])
    assert found.of_speaker
    assert found.source_span is None


MANNER = [
    ("Tom Berg is not a racist.", "negative", "asserted", "not"),
    ("I do not think he is a liar.", "negative", "asserted", "not"),
    ("Is he a liar?", "positive", "question", None),
    ("Tom Berg should not resign.", "negative", "asserted", "not"),
]


@pytest.mark.parametrize(("text", "polarity", "modality", "word"), MANNER)
def test_a_judgement_may_be_denied_or_asked(
    text: str, polarity: str, modality: str, word: str | None, nlp: "Language"
) -> None:
    """What is negated or asked is said to be so, with the word that makes it so."""
    [found] = extract(document(text, nlp))

    assert (found.polarity, found.modality) == (polarity, modality)
    if word is not None:
        assert word in [span.of(text) for span in found.qualifiers]


NOTHING = [
    "We have failed.",
    "I was wrong.",
    "Our party has lost its way.",
    "The plan is a disgrace.",
    "This law is a disaster.",
    "If he lied, the court will find out.",
    "She needs to be smart.",
    "She may fail.",
    "The town lies in the valley.",
    "They have no immediate plans to sell.",
    "He should go to Oslo.",
    "He is more effective than his brother.",
    "She heard the claim that he is a liar.",
    "It is not as if he lied.",
    "Ana Ruiz To Berg: Liar Is Wrong",
    "She is a teacher.",
    "He has done a job.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_judges_nobody_is_nothing(text: str, nlp: "Language") -> None:
    """The speaker's own side, things, suppositions, comparisons and what others claim give nothing."""
    assert list(extract(document(text, nlp))) == []


def test_several_are_judged_together(nlp: "Language") -> None:
    """Those who are joined are targets of one relation."""
    text = "Ana Ruiz and Tom Berg are liars."
    [found] = extract(document(text, nlp))

    assert [span.of(text) for span in found.target_spans] == ["Ana Ruiz", "Tom Berg"]


def test_the_lexicon_is_sound() -> None:
    """Each word that judges has a frame with a confidence and a type that there is, and stands there once."""
    table = evaluations()
    frames = {one.frame for entries in table.values() for one in entries}

    assert frames - {"quality"} == CONFIDENCE.keys()
    for form, entries in table.items():
        assert form == form.lower().strip() != ""
        assert len(entries) == len(set(entries)), form
        assert all(one.type in get_args(RelationType) or one.frame == "person" for one in entries), form
    assert all(words(name) for name in ("thing", "made", "copula", "thinks", "calls", "report", "body"))


PIECES = [*"“”\"'.,?!", "he", "lied", "is", "a", "liar", "not", "Ana Ruiz", "said", "if", "that"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_spans_lie_in_the_text(nlp: "Language", pieces: list[str]) -> None:
    """Whatever the text, what is found can be read back from it."""
    text = " ".join(["x", *pieces])
    for found in extract(document(text, nlp)):
        spans = (*found.cue, *found.charge, *found.target_spans, *found.qualifiers, found.evidence)
        assert all(span.of(text).strip() for span in spans)
        assert found.evidence.covers(found.cue[0])


def measured(name: str, nlp: "Language") -> tuple[int, int, int]:
    """Return how many judgements of our own sentences are found, how many are missed, and how many are wrong."""
    right = missed = wrong = 0
    extractors = [cast("Extractor", load("extractors", one)) for one in ("network", "opinions")]
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, manner, target, text = line.split("\t")
        parsed = document(text, nlp)
        record = resolve(parsed, [found for one in extractors for found in one(parsed)])
        fits = [_fits(one, text, kind, manner, target) for one in record.relations if one.of_speaker]
        right += any(fits)
        missed += kind != "-" and not any(fits)
        wrong += fits.count(False)
    return right, missed, wrong


def _fits(found: Relation, text: str, kind: str, manner: str, target: str) -> bool:
    """Say whether a relation is what the gold has."""
    put = "question" if found.modality == "question" else found.polarity
    return (found.type, put) == (kind, manner) and any(span.of(text) == target for span in found.target_spans)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "found", "wrong"), [("dev.tsv", 40, 0), ("test.tsv", 33, 0)])
def test_our_own_sentences(name: str, found: int, wrong: int, nlp: "Language") -> None:
    """Of 45 judgements in each half at least as many are found as have been, with no more errors."""
    right, missed, errors = measured(name, nlp)

    assert right + missed == 45
    assert right >= found
    assert errors <= wrong
