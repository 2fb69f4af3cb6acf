"""Relations with their people: who does it, to whom, in whose words, and what answers what."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.ids import relation_id
from onrecord.model import Attribution, Polarity, Record, Relation
from onrecord.resolve import resolve
from tests.factories import document, span
from tests.resolve.cases import local, said

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.annotate.document import Document

NOBODY: tuple[str, ...] = ()


def relation(
    of: "Document",
    cue: str,
    *,
    by: str = "",
    to: tuple[str, ...] = NOBODY,
    matter: str = "",
    type_: str = "accuses",
    of_speaker: bool = False,
    polarity: Polarity = "positive",
) -> Relation:
    """Build a relation from words: the source stands last before its cue, the targets first after it or anywhere."""
    text, me = of.article.text, of.article.id
    at = span(text, cue)
    start = text.rfind(by, 0, at.start) if by else -1
    source = span(text, by, after=max(start, 0)) if by else None
    places = [(t, at.end if t in text[at.end :] else max(text.rfind(t, 0, at.start), 0)) for t in to]
    targets = tuple(span(text, words, after=after) for words, after in places)
    sentence = next(s for p in of.paragraphs for s in p.doc.sents if p.span_of(s.start, s.end - 1).covers(at))
    evidence = next(p for p in of.paragraphs if p.doc is sentence.doc).span_of(sentence.start, sentence.end - 1)
    return Relation(
        id=relation_id(me, type_, [at], source, targets),
        article=me,
        type=type_,
        cue=(at,),
        evidence=evidence,
        extractor="test/1",
        source_span=source,
        target_spans=targets,
        charge=(span(text, matter, after=at.end if matter in text[at.end :] else 0),) if matter else (),
        of_speaker=of_speaker,
        polarity=polarity,
    )


def dyads(record: Record) -> list[tuple[str | None, tuple[str | None, ...]]]:
    """Return who does it to whom, of each relation in order, without the article in front."""
    return [
        (local(record, one.source), tuple(local(record, t) for t in one.targets))
        for one in sorted(record.relations, key=lambda r: (r.cue, str(r.source)))
    ]


DYADS = [
    ("Ana Ruiz met Tom Berg. She accused him of theft.", "accused", "She", "him", ("ana-ruiz", ("tom-berg",))),
    ("Ana Ruiz met Tom Berg. He said she accused him of theft.", "accused", "she", "him", ("ana-ruiz", ("tom-berg",))),
    ("The debate prompted Democrats to accuse them of lying.", "accuse", "Democrats", "them", ("democrats", ())),
    ("Tom Berg blamed himself for the flood.", "blamed", "Tom Berg", "himself", ("tom-berg", ())),
    ("Rebels left after Norland accused them of spying.", "accused", "Norland", "them", ("norland", ("rebels",))),
    ("Tom Berg, who accused Norland of theft, left.", "accused", "who", "Norland", ("tom-berg", ("norland",))),
]


@pytest.mark.parametrize(("text", "cue", "by", "to", "expected"), DYADS)
def test_pronouns_are_who_they_are(
    text: str, cue: str, by: str, to: str, expected: tuple[str, tuple[str, ...]], nlp: "Language"
) -> None:
    """A pronoun means whoever the text has; one that is acted on is not the one who acts, nor is "himself" an edge."""
    parsed = document(text, nlp)

    assert dyads(resolve(parsed, [relation(parsed, cue, by=by, to=(to,))])) == [expected]


PHRASES = [
    ("The head of Norland Rail, Tom Berg, blamed Ana Ruiz.", "The head of Norland Rail", "Ana Ruiz",
     ("tom-berg", ("ana-ruiz",))),
    ("Ana Ruiz blamed the dockers' union.", "Ana Ruiz", "the dockers' union", ("ana-ruiz", ("dockers-union",))),
    ("Ana Ruiz blamed a local company.", "Ana Ruiz", "a local company", ("ana-ruiz", ("local-company",))),
    ("Ana Ruiz blamed the company.", "Ana Ruiz", "the company", ("ana-ruiz", ())),  # which?
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "to", "expected"), PHRASES)
def test_phrases_are_whom_they_describe(
    text: str, by: str, to: str, expected: tuple[str, tuple[str, ...]], nlp: "Language"
) -> None:
    """A name behind "the head of a body" is the head's; a body that no name was given for is one of the article."""
    parsed = document(text, nlp)

    assert dyads(resolve(parsed, [relation(parsed, "blamed", by=by, to=(to,))])) == [expected]


def test_a_pronoun_makes_a_relation_less_sure(nlp: "Language") -> None:
    """What rests on a pronoun is as sure as the pronoun."""
    text = "Ana Ruiz met Tom Berg. She accused him of theft."
    parsed = document(text, nlp)
    [found] = resolve(parsed, [relation(parsed, "accused", by="She", to=("him",))]).relations

    assert found.confidence == 0.8


MUTUAL = [
    ("Ana Ruiz met Tom Berg in Oslo. The two accused each other of theft.", ("The two",)),
    ("Ana Ruiz and Tom Berg accused each other of theft.", ("Ana Ruiz", "Tom Berg")),
]


@pytest.mark.parametrize(("text", "sources"), MUTUAL)
def test_each_other_is_both_ways(text: str, sources: tuple[str, ...], nlp: "Language") -> None:
    """Where two accuse each other and both are known, each accuses the other; every span is their names."""
    parsed = document(text, nlp)
    record = resolve(parsed, [relation(parsed, "accused", by=by, to=("each other",)) for by in sources])

    assert dyads(record) == [("ana-ruiz", ("tom-berg",)), ("tom-berg", ("ana-ruiz",))]
    assert len({one.id for one in record.relations}) == 2
    for one in record.relations:
        assert one.source_span is not None
        assert one.source_span.of(text) != one.target_spans[0].of(text)


UNSURE = [
    "Ana Ruiz met Tom Berg and Eva Lund. The two accused each other of theft.",
    "Nobody came. The two accused each other of theft.",
    "The two accused each other of theft.",
]


@pytest.mark.parametrize("text", UNSURE)
def test_each_other_stays_open_where_it_is_not_clear_who(text: str, nlp: "Language") -> None:
    """Of three, or of nobody, "the two" are none that we know; the accusation stays on record."""
    parsed = document(text, nlp)

    assert dyads(resolve(parsed, [relation(parsed, "accused", by="The two", to=("each other",))])) == [(None, ())]


QUOTED = "“He is a disgrace,” Ana Ruiz said of Tom Berg."


def spoken(text: str, nlp: "Language", source: str, content: str, cue: str, to: str, **change: object) -> Record:
    """Resolve what reported words say of somebody."""
    parsed = document(text, nlp)
    around = replace(said(parsed.article.id, text, source, content), **change)  # type: ignore[arg-type]
    return resolve(parsed, [around, relation(parsed, cue, to=(to,), type_="criticises", of_speaker=True)])


def test_reported_words_are_their_speakers(nlp: "Language") -> None:
    """Who says the words does what they do; the relation points to the attribution, and to the speaker's words."""
    text = "Tom Berg has failed, Ana Ruiz said."
    record = spoken(text, nlp, "Ana Ruiz", "Tom Berg has failed", "failed", "Tom Berg")

    [found] = record.relations
    assert dyads(record) == [("ana-ruiz", ("tom-berg",))]
    assert found.source_span == span(text, "Ana Ruiz")
    assert found.attribution == record.attributions[0].id


def test_the_innermost_speaker_counts(nlp: "Language") -> None:
    """What Lind says that Ruiz said is what Ruiz says."""
    text = "Omar Lind told us that Ana Ruiz said Tom Berg had failed."
    parsed = document(text, nlp)
    outer = said(parsed.article.id, text, "Omar Lind", "Ana Ruiz said Tom Berg had failed")
    inner = said(parsed.article.id, text, "Ana Ruiz", "Tom Berg had failed")
    found = relation(parsed, "failed", to=("Tom Berg",), type_="criticises", of_speaker=True)

    assert dyads(resolve(parsed, [inner, found, outer])) == [("ana-ruiz", ("tom-berg",))]


DROPPED = [
    ("Tom Berg has failed.", "", "Tom Berg", {}),  # nobody says it
    ("Tom Berg has failed, Tom Berg said.", "Tom Berg has failed", "Tom Berg", {}),  # of himself
    ("Ana Ruiz said she had failed.", "she had failed", "she", {}),  # of herself, or of nobody known
    ("Ana Ruiz did not say Tom Berg had failed.", "Tom Berg had failed", "Tom Berg", {"withholds": True}),
]


@pytest.mark.parametrize(("text", "content", "to", "change"), DROPPED)
def test_what_nobody_says_of_somebody_else_is_dropped(
    text: str, content: str, to: str, change: dict[str, object], nlp: "Language"
) -> None:
    """Words of nobody, of oneself, or withheld, are no relation."""
    parsed = document(text, nlp)
    source = "Tom Berg" if text.endswith("Tom Berg said.") else "Ana Ruiz"
    around = [replace(said(parsed.article.id, text, source, content), **change)] if content else []  # type: ignore[arg-type]
    found = relation(parsed, "failed", to=(to,), type_="criticises", of_speaker=True)

    assert resolve(parsed, [*around, found]).relations == ()


MANNERS: list[tuple[dict[str, object], tuple[str, str]]] = [
    ({}, ("positive", "asserted")),
    ({"denies": True}, ("negative", "asserted")),
    ({"modality": "question"}, ("positive", "question")),
    ({"modality": "hypothetical"}, ("positive", "hypothetical")),
    ({"modality": "hearsay"}, ("positive", "hearsay")),
    ({"modality": "prediction"}, ("positive", "asserted")),
    ({"denies": True, "modality": "question"}, ("negative", "question")),
]


@pytest.mark.parametrize(("change", "expected"), MANNERS)
@pytest.mark.parametrize("of_speaker", [True, False])
def test_an_attribution_only_takes_away(
    change: dict[str, object], expected: tuple[str, str], of_speaker: bool, nlp: "Language"
) -> None:
    """What is denied, asked, supposed or heard in the attribution is so in the relations inside it, with its words."""
    text = "Ana Ruiz agreed that Eva Lund accused Tom Berg of theft."
    parsed = document(text, nlp)
    around = replace(
        said(parsed.article.id, text, "Ana Ruiz", "Eva Lund accused Tom Berg of theft"),
        cue=(span(text, "agreed"),),
        **change,  # type: ignore[arg-type]
    )
    by = "" if of_speaker else "Eva Lund"
    record = resolve(parsed, [around, relation(parsed, "accused", by=by, to=("Tom Berg",), of_speaker=of_speaker)])

    [found] = record.relations
    assert (found.polarity, found.modality) == expected
    assert found.qualifiers == ((span(text, "agreed"),) if expected != ("positive", "asserted") else ())


def test_the_manner_of_an_attribution_ends_with_its_first_sentence(nlp: "Language") -> None:
    """A speech that begins with a question is no question throughout."""
    text = "“Who knows? Tom Berg has failed,” Ana Ruiz said."
    content = "Who knows? Tom Berg has failed,"
    [found] = spoken(text, nlp, "Ana Ruiz", content, "failed", "Tom Berg", modality="question").relations

    assert found.modality == "asserted"


ACCUSED = "Tom Berg accused Ana Ruiz of taking bribes.\n"
ANSWERS = [
    (ACCUSED + "Ruiz denied the accusation.", "the accusation", True),  # refers back
    (ACCUSED + "Ruiz denied it.", "it", True),
    (ACCUSED + "Ruiz denied having taken bribes.", "having taken bribes", True),  # the same matter
    (ACCUSED + "Ruiz denied any involvement in the land sale.", "any involvement in the land sale", False),
    (ACCUSED + "Weather.\n" * 6 + "Ruiz denied it.", "it", False),  # too far off
    ("Ruiz denied it.\n" + ACCUSED, "it", False),  # before anybody said it
]


@pytest.mark.parametrize(("text", "matter", "answered"), ANSWERS)
def test_a_denial_answers_what_it_clearly_does(text: str, matter: str, answered: bool, nlp: "Language") -> None:
    """By reference, or by the matter; what lies far off, stands later or is about something else is not answered."""
    text = text if "Ana Ruiz" in text.split("\n", maxsplit=1)[0] else "Ana Ruiz came.\n" + text
    parsed = document(text, nlp)
    accusation = relation(parsed, "accused", by="Tom Berg", to=("Ana Ruiz",), matter="taking bribes")
    denial = relation(parsed, "denied", by="Ruiz", matter=matter, type_="denies")
    record = resolve(parsed, [denial, accusation])

    [found] = [one for one in record.relations if one.type == "denies"]
    assert found.answers == ((accusation.id,) if answered else ())


NOT_ANSWERED = [
    {"polarity": "negative"},  # did not deny
    {"modality": "question"},  # did she deny?
    {"modality": "prediction"},  # will deny
]


@pytest.mark.parametrize("change", NOT_ANSWERED)
def test_only_a_denial_that_was_made_answers(change: dict[str, object], nlp: "Language") -> None:
    """What was not denied, or only may be, leaves the accusation unanswered."""
    parsed = document(ACCUSED + "Ruiz denied it.", nlp)
    accusation = relation(parsed, "accused", by="Tom Berg", to=("Ana Ruiz",))
    denial = replace(relation(parsed, "denied", by="Ruiz", matter="it", type_="denies"), **change)  # type: ignore[arg-type]

    assert [one.answers for one in resolve(parsed, [denial, accusation]).relations] == [(), ()]


def test_the_accuser_who_is_named_is_answered(nlp: "Language") -> None:
    """Of two accusers the denial answers the one that it names; of two in one sentence, unnamed, neither."""
    text = "Tom Berg accused Ana Ruiz of theft.\nOmar Lind blamed Ana Ruiz for the flood.\n"
    text += "Ruiz denied the claims by Berg."
    parsed = document(text, nlp)
    berg = relation(parsed, "accused", by="Tom Berg", to=("Ana Ruiz",), matter="theft")
    lind = relation(parsed, "blamed", by="Omar Lind", to=("Ana Ruiz",), matter="the flood")
    denial = relation(parsed, "denied", by="Ruiz", to=("Berg",), matter="the claims by Berg", type_="denies")

    answered = [one.answers for one in resolve(parsed, [berg, lind, denial]).relations if one.type == "denies"]
    assert answered == [(berg.id,)]


def test_a_denial_behind_an_accusation_answers_it(nlp: "Language") -> None:
    """A denial in apposition answers the accusation before it, whoever denies: its words say that it does."""
    text = "Omar Lind blamed the bank for the flood.\nTom Berg accused clerks of theft, a charge that the bank rejects."
    parsed = document(text, nlp)
    blamed = relation(parsed, "blamed", by="Omar Lind", to=("the bank",), matter="the flood")
    accused = relation(parsed, "accused", by="Tom Berg", to=("clerks",), matter="theft")
    denial = relation(parsed, "rejects", by="the bank", matter="a charge", type_="denies")

    answered = [one.answers for one in resolve(parsed, [blamed, accused, denial]).relations if one.type == "denies"]
    assert answered == [(accused.id,)]


def test_a_denial_answers_a_claim_in_its_words(nlp: "Language") -> None:
    """Where nobody is accused, a denial answers what another one said in the same words."""
    text = "Tom Berg said the bridge was unsafe.\nAna Ruiz denied that the bridge was unsafe."
    parsed = document(text, nlp)
    claim: Attribution = said(parsed.article.id, text, "Tom Berg", "the bridge was unsafe")
    denial = relation(parsed, "denied", by="Ana Ruiz", matter="that the bridge was unsafe", type_="denies")
    record = resolve(parsed, [claim, denial])

    assert [one.answers for one in record.relations] == [(claim.id,)]


def test_what_qualifies_another_clause_of_the_content_takes_nothing_away(nlp: "Language") -> None:
    """A "would" inside the content is for the relation's own words to heed, not for all that stands there."""
    text = "“Tom Berg has failed, and nobody knows who would pay,” Ana Ruiz said."
    content = "Tom Berg has failed, and nobody knows who would pay,"
    [found] = spoken(
        text, nlp, "Ana Ruiz", content, "failed", "Tom Berg", modality="hypothetical", qualifiers=(span(text, "would"),)
    ).relations

    assert (found.modality, found.qualifiers) == ("asserted", ())


def test_a_voice_answers_for_its_side(nlp: "Language") -> None:
    """A spokesman's denial answers what is said against the one for whom he speaks; a stranger's answers nothing."""
    text = "Tom Berg accused Ana Ruiz of taking bribes.\nA spokesman for Ana Ruiz denied the accusation."
    other = text.replace("A spokesman for Ana Ruiz", "A spokesman for Omar Lind")
    answered = []
    for words in (text, other):
        parsed = document(words, nlp)
        accusation = relation(parsed, "accused", by="Tom Berg", to=("Ana Ruiz",), matter="taking bribes")
        denial = relation(
            parsed, "denied", by=words.split("\n")[1].split(" denied")[0], matter="the accusation", type_="denies"
        )
        [found] = [one for one in resolve(parsed, [denial, accusation]).relations if one.type == "denies"]
        answered.append(found.answers == (accusation.id,))

    assert answered == [True, False]


def test_a_denial_may_look_further_back_where_one_only_accuses(nlp: "Language") -> None:
    """With "any involvement" the one accusation that there is is meant, paragraphs up; of two it could be either."""
    weather = "Weather.\n" * 6
    text = ACCUSED + weather + "Ruiz denied any involvement."
    parsed = document(text, nlp)
    made = relation(parsed, "accused", by="Tom Berg", to=("Ana Ruiz",), matter="taking bribes")
    denial = relation(parsed, "denied", by="Ruiz", matter="any involvement", type_="denies")
    assert [one.answers for one in resolve(parsed, [denial, made]).relations] == [(), (made.id,)]

    text = ACCUSED + "Omar Lind blamed Ana Ruiz for the flood.\n" + weather + "Ruiz denied any involvement."
    parsed = document(text, nlp)
    made = relation(parsed, "accused", by="Tom Berg", to=("Ana Ruiz",), matter="taking bribes")
    other = relation(parsed, "blamed", by="Omar Lind", to=("Ana Ruiz",), matter="the flood")
    denial = relation(parsed, "denied", by="Ruiz", matter="any involvement", type_="denies")
    assert [one.answers for one in resolve(parsed, [denial, made, other]).relations] == [(), (), ()]


def test_nobody_has_a_relation_to_himself(nlp: "Language") -> None:
    """Where source and target turn out to be the same actor, there is no relation."""
    text = "Ana Ruiz came.\nAna Ruiz thanked Mrs Ruiz.\nAna Ruiz blamed Tom Berg."
    parsed = document(text, nlp)
    own = relation(parsed, "thanked", by="Ana Ruiz", to=("Mrs Ruiz",), type_="thanks")
    other = relation(parsed, "blamed", by="Ana Ruiz", to=("Tom Berg",))

    assert [one.id for one in resolve(parsed, [own, other]).relations] == [other.id]
