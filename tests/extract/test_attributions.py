"""Who says what, in sentences of every shape that news has."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.annotate.document import annotate
from onrecord.extract.attributions import extract
from onrecord.ids import attribution_id
from onrecord.model import Attribution, Layout, Span
from tests.factories import article, document

if TYPE_CHECKING:
    from spacy.language import Language


def found(text: str, nlp: "Language", layout: Layout = "raw") -> list[Attribution]:
    """Return what is found, in order of the content."""
    return sorted(extract(document(text, nlp, layout=layout)), key=lambda a: (a.content, a.cue))


def told(a: Attribution, text: str) -> tuple[str, str, str, str]:
    """Return kind and parts as words; fragments are joined by " | "."""
    return (a.kind, *(" | ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)))


ONE = [
    ("“The mill will close,” said Ana Ruiz.", ("direct", "Ana Ruiz", "said", "The mill will close,")),
    ("“The mill will close,” Ana Ruiz said.", ("direct", "Ana Ruiz", "said", "The mill will close,")),
    ('Ana Ruiz said: "The mill will close."', ("direct", "Ana Ruiz", "said", "The mill will close.")),
    ("''The mill will close,'' said Ana Ruiz.", ("direct", "Ana Ruiz", "said", "The mill will close,")),
    ("“The mill,” she said, “is finished.”", ("direct", "she", "said", "The mill, | is finished.")),
    (
        "“The mill will close,” Ruiz told reporters on Monday. “We have no money left.”",
        ("direct", "Ruiz", "told", "The mill will close, | We have no money left."),
    ),
    ("“No,” he said.", ("direct", "he", "said", "No,")),
    ("Ana Ruiz said the mill would close.", ("indirect", "Ana Ruiz", "said", "the mill would close")),
    ("Ruiz told reporters that the mill would close.", ("indirect", "Ruiz", "told", "the mill would close")),
    ("The mill must go, said Lee.", ("indirect", "Lee", "said", "The mill must go")),
    ("The mill, Ruiz said, will close.", ("indirect", "Ruiz", "said", "The mill | will close")),
    (
        "According to Ruiz, the mill will close in May.",
        ("indirect", "Ruiz", "According to", "the mill will close in May"),
    ),
    (
        "The mill will close in May, according to the mayor.",
        ("indirect", "the mayor", "according to", "The mill will close in May"),
    ),
    (
        "Ruiz said she wants to “work with the owners” to save the mill.",
        ("mixed", "Ruiz", "said", "she wants to “work with the owners” to save the mill"),
    ),
    (
        "The mayor called the deal “a disgrace to the town”.",
        ("mixed", "The mayor", "called", "the deal “a disgrace to the town”"),
    ),
    ("The deal was “a mistake,” Ruiz said.", ("mixed", "Ruiz", "said", "The deal was “a mistake,”")),
    (
        "Lee issued a warning to the owners, accusing them of hiding the debts.",
        ("indirect", "Lee", "accusing", "hiding the debts"),
    ),
    (
        "The mayor seized on remarks by the owner that the mill was safe.",
        ("indirect", "the owner", "remarks", "the mill was safe"),
    ),
    (
        "The union criticised the plan to close the mill.",
        ("indirect", "The union", "criticised", "the plan to close the mill"),
    ),
    ("Ruiz vowed to fight the closure.", ("indirect", "Ruiz", "vowed", "to fight the closure")),
    ("Lee urged the owners to keep the mill open.", ("indirect", "Lee", "urged", "to keep the mill open")),
    ("Her lawyer argued that the town should pay.", ("indirect", "Her lawyer", "argued", "the town should pay")),
    (
        "It is understood that the owners will sell the mill.",
        ("indirect", "", "understood", "the owners will sell the mill"),
    ),
    ("The mayor asked whether the owners had lied.", ("indirect", "The mayor", "asked", "whether the owners had lied")),
    (
        "RUIZ: The mill will close, and that is that.",
        ("indirect", "RUIZ", ":", "The mill will close, and that is that"),
    ),
    (
        "Lee, who said he had not seen any letter, left the room.",
        ("indirect", "Lee | who", "said", "he had not seen any letter"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text[:40] for text, _ in ONE])
def test_one_attribution(text: str, expected: tuple[str, str, str, str], nlp: "Language") -> None:
    """The kind, and the source, cue and content as written; marks round direct content are not part of it."""
    assert [told(a, text) for a in found(text, nlp)] == [expected]


NONE = [
    "Ruiz said nothing, and Lee said so.",
    "The mill is “finished”, and so is the town.",
    "The old “work house” still stands.",
    "They met at the launch of “The Long Road Home” in May.",
    "The owners look likely to sell the mill next year.",
    "The company provides the best coverage of the valley anywhere.",
    "A manager who asked not to be named left the room.",
    " \u00a0\n\n",
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_said(text: str, nlp: "Language") -> None:
    """Scare quotes, titles, a reporter's forecast and advertising are nobody's words."""
    assert found(text, nlp) == []


def test_a_question_is_not_a_claim_of_the_person_asked(nlp: "Language") -> None:
    """What follows "Asked if" is given to nobody as a claim; the answer is the person's own."""
    text = "Asked if the owners had lied, Ruiz said: “The owners are honest people.”"
    claims = [a for a in found(text, nlp) if a.modality != "question"]

    assert [told(a, text) for a in claims] == [("direct", "Ruiz", "said", "The owners are honest people.")]


def test_a_question_without_an_answer_is_only_a_question(nlp: "Language") -> None:
    """Who does not answer says nothing, least of all the question."""
    [asked] = found("Asked whether he had lied to the workers, the owner did not answer.", nlp)

    assert (asked.modality, asked.source) == ("question", ())


def test_the_nearest_name_is_not_the_speaker(nlp: "Language") -> None:
    """“Asked to comment on X's claim, he said”: he, not X; and he does not put the claim forward."""
    text = "Asked to comment on Peter Lee’s claim of ‘foul play’ by the owners, he said: “We want to see proof.”"

    by = {a.source[0].of(text): a for a in found(text, nlp) if a.source}
    assert told(by["he"], text) == ("direct", "he", "said", "We want to see proof.")
    assert sum(a.source[0].of(text) == "he" for a in found(text, nlp) if a.source) == 1


def test_two_cues_joined_by_and_are_two_attributions(nlp: "Language") -> None:
    """What is demanded and what is insisted on are apart, though the parse may join them; marks of both kinds."""
    text = 'The mayor called on the owners to “tell the truth” and insisted there was "still time" to save the mill.'

    first, second = found(text, nlp)
    assert told(first, text) == ("mixed", "The mayor", "called on", "to “tell the truth”")
    assert first.addressee_span is not None
    assert first.addressee_span.of(text) == "the owners"
    assert told(second, text) == ("mixed", "The mayor", "insisted", 'there was "still time" to save the mill')


def test_an_insertion_of_the_editor_is_not_content(nlp: "Language") -> None:
    """The insertion "...[but]" cuts quoted words in two; a stray mark after the sentence opens nothing."""
    text = (
        '"We need to see more of it...[but]\u00a0Ana has made clear that we want talks,” the spokesman told reporters."'
    )

    outer, inner = found(text, nlp)
    assert told(outer, text) == (
        "direct",
        "the spokesman",
        "told",
        "We need to see more of it | Ana has made clear that we want talks,",
    )
    assert told(inner, text) == ("indirect", "Ana", "made clear", "we want talks")
    assert inner.parent == outer.id


def test_no_break_spaces_stay_in_what_is_read_back(nlp: "Language") -> None:
    """Words are told apart at no-break spaces, and spans still point into the text as stored."""
    text = "Ana\u00a0Ruiz\u00a0said the mill\u202fwould close."

    [a] = found(text, nlp)
    assert told(a, text) == ("indirect", "Ana\u00a0Ruiz", "said", "the mill\u202fwould close")


def test_a_gloss_of_the_writer_is_outside_the_claim(nlp: "Language") -> None:
    """An apposition that explains a name to the reader at the end of a reported clause is left out."""
    text = "She revealed that Lee would lead the Harbour Board, the body that runs the docks."

    [a] = found(text, nlp)
    assert a.content[0].of(text) == "Lee would lead the Harbour Board"


def test_own_words_inside_a_quotation_have_it_as_parent(nlp: "Language") -> None:
    """X said that Y told Z: the inner one stands inside the outer one's content."""
    text = "Ruiz said: “Peter Lee told me that the mill was safe.”"

    outer, inner = found(text, nlp)
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert told(inner, text) == ("indirect", "Peter Lee", "told", "the mill was safe")


def test_evidence_holds_the_parts(nlp: "Language") -> None:
    """The evidence is the sentence, or sentences, of source, cue and content."""
    text = "It rained. “The mill will close,” Ruiz said. “We have no money left.” People left."

    [a] = found(text, nlp)
    assert a.evidence.of(text).startswith("“The mill") or a.evidence.of(text).startswith("The mill")
    assert all(a.evidence.covers(part) for part in (*a.source, *a.cue, *a.content))
    assert "People left" not in a.evidence.of(text)


POLARITY = [
    ("Ruiz denied that she had seen the letter.", "negative", "denies"),
    ("Ruiz doubted that the mill was safe.", "negative", "denies"),
    ("Ruiz never said that she had seen the letter.", "positive", "withholds"),
    ("Ruiz refused to say that the mill was safe.", "positive", "withholds"),
    ("Ruiz would not say how many workers had left.", "positive", "withholds"),
    ("Ruiz declined to say whether the mill was safe.", "positive", "withholds"),
    ("Ruiz did not deny that she had seen the letter.", "positive", "withholds"),
    ("Ruiz will say that the mill was safe.", "positive", "withholds"),
    ("Ruiz would say that the mill was safe.", "positive", "withholds"),
    ("Ruiz wants to announce that the mill was sold.", "positive", "withholds"),
    ("Ruiz has said that the mill was safe.", "positive", "says"),
    ("Ruiz is not convinced that the mill was safe.", "negative", "withholds"),
    ("Ruiz said she had not seen the letter.", "negative", "says"),
    ("Ruiz said there was no money left.", "negative", "says"),
    ("Ruiz said Lee failed to pay the workers.", "negative", "says"),
    ("Ruiz said she had seen the letter.", "positive", "says"),
    ("Ruiz insisted there needs to be more evidence of it.", "positive", "says"),
]


@pytest.mark.parametrize(("text", "polarity", "stance"), POLARITY)
def test_polarity(text: str, polarity: str, stance: str, nlp: "Language") -> None:
    """Negative when the source negates the content, or denies it; not to say it is no denial."""
    a = found(text, nlp)[0]
    assert (a.polarity, a.denies, a.withholds) == (polarity, stance == "denies", stance == "withholds")


CHARGES = [
    ("Ruiz accused Lee of “cowardice in the face of the owners”.", "cowardice in the face of the owners"),
    ("Ruiz accused officials of misleading the workers, a charge that the ministry rejects.", "misleading the workers"),
    ("Ruiz accused the owners of hiding behind procedure.", "hiding behind procedure"),
]


@pytest.mark.parametrize(("text", "content"), CHARGES)
def test_the_content_of_an_accusation_is_the_charge(text: str, content: str, nlp: "Language") -> None:
    """What an accuser puts forward is the charge, not the name of the accused or the writer's remark on it."""
    assert [told(a, text)[3] for a in found(text, nlp)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz said she had seen no evidence that Lee had sold the mill.",
        "Ruiz said she did not have any evidence that Lee had sold the mill.",
    ],
)
def test_what_there_is_no_evidence_for_is_not_said(text: str, nlp: "Language") -> None:
    """Whoever has seen no evidence that something is so does not say that it is."""
    assert all("evidence" in told(a, text)[3] for a in found(text, nlp))


TIDY = [
    ("Ruiz said that “the mill will certainly close”.", "the mill will certainly close"),
    ("Ruiz said only that the mill would close.", "the mill would close"),
]


@pytest.mark.parametrize(("text", "content"), TIDY)
def test_content_begins_and_ends_with_words_of_its_own(text: str, content: str, nlp: "Language") -> None:
    """Enclosing marks and "only that" are not part of what is said."""
    assert [told(a, text)[3] for a in found(text, nlp)] == [content]


def test_what_is_announced_in_a_headline_is_not_said(nlp: "Language") -> None:
    """A headline that announces words does not have them."""
    text = "The old mill: what the mayor said, and when"
    page = replace(article(text, layout="clean"), headline=Span(0, len(text)))
    [parsed] = annotate([page], nlp)

    assert [p.zone for p in parsed.paragraphs] == ["headline"]
    assert list(extract(parsed)) == []


MODALITY = [
    ("Ruiz said the mill closed.", "asserted"),
    ("Ruiz said the owners must pay.", "necessity"),
    ("Ruiz insisted there needs to be more evidence of it.", "necessity"),
    ("“I think we need to see more evidence,” Ruiz said.", "necessity"),
    ("Lee urged the owners to keep the mill open.", "directive"),
    ("Ruiz asked the owners to keep the mill open.", "directive"),
    ("Ruiz vowed to fight the closure.", "desire_intention"),
    ("Ruiz said she wants to fight the closure.", "asserted"),
    ("Ruiz revealed that the mill would finally be closing.", "prediction"),
    ("Ruiz predicted the mill would close.", "prediction"),
    ("“The owners would certainly welcome a weaker union,” Ruiz said.", "hypothetical"),
    ("The mayor asked whether the owners had lied.", "question"),
    ("“Who will pay for the mill?” Ruiz asked.", "question"),
    ("It is understood that the owners sold the mill.", "hearsay"),
    ("The owners have reportedly sold the mill to a rival.", "hearsay"),
    ("A new study suggested the mill had poisoned the river.", "evidential_weak"),
]


@pytest.mark.parametrize(("text", "modality"), MODALITY)
def test_modality(text: str, modality: str, nlp: "Language") -> None:
    """How the content is put forward: by the cue, or by the mood of its main verb."""
    assert found(text, nlp)[0].modality == modality


def test_speech_over_paragraphs_has_one_speaker(nlp: "Language") -> None:
    """Marks left open, reopened, closed and opened again: all of it is the speaker's, without a cue of its own."""
    text = (
        "Asked about the mill, Ana Ruiz added: “The owners would welcome a weaker union.\n\n"
        "“Any weakness of ours will be welcome to them.”\n\n"
        "“Lee has not said how he would pay for it, and he has voted against us every time.\n\n"
        "“The owners will be watching that.”\n\n"
        "The mill has stood since 1910."
    )
    spoken = [a for a in found(text, nlp) if a.parent is None]

    assert [a.content[0].of(text)[:12] for a in spoken] == [
        "The owners w",
        "Any weakness",
        "Lee has not ",
        "The owners w",
    ]
    assert {tuple(s.of(text) for s in a.source) for a in spoken} == {("Ana Ruiz",)}
    assert [bool(a.cue) for a in spoken] == [True, False, False, False]
    assert [a.continues for a in spoken] == [None, spoken[0].id, spoken[1].id, spoken[2].id]
    assert all(a.kind == "direct" for a in spoken)


def test_a_reopened_paragraph_with_a_cue_is_linked_too(nlp: "Language") -> None:
    """A speech that one paragraph leaves open and the next one takes up with its own cue is one speech."""
    text = "Ruiz replied: “We have no money.\n\n“The mill must close,” the mayor told reporters."

    first, second = (a for a in found(text, nlp) if a.parent is None)
    assert (first.continues, second.continues) == (None, first.id)
    assert told(second, text) == ("direct", "the mayor", "told", "The mill must close,")


def test_a_paragraph_may_introduce_the_next(nlp: "Language") -> None:
    """A cue with a colon at the end of a paragraph has the quotation that opens the next one."""
    text = "Ana Ruiz continued:\n\n“The owners have lied to us again and again.”"

    [a] = found(text, nlp)
    assert told(a, text) == ("direct", "Ana Ruiz", "continued", "The owners have lied to us again and again.")
    assert all(a.evidence.covers(part) for part in (*a.source, *a.cue, *a.content))


def test_a_quotation_after_a_reported_clause_goes_on(nlp: "Language") -> None:
    """In one paragraph: she said that …. “…” is the same speaker, and a claim of its own."""
    text = "The mayor said the mill was losing money. “It cannot go on like this for another year.”"

    reported, quoted = found(text, nlp)
    assert told(quoted, text) == ("direct", "The mayor", "", "It cannot go on like this for another year.")
    assert quoted.continues == reported.id


def test_a_headline_is_flagged_and_not_a_direct_quotation(nlp: "Language") -> None:
    """What stands in a headline as "Name: words" is given to the name, as indirect speech, and marked as a headline."""
    text = "# Ana Ruiz: We need to see more proof of fraud\n\nAna Ruiz spoke on Monday about the mill.\n"

    headlines = [a for a in found(text, nlp, layout="clean") if a.headline]
    assert [told(a, text) for a in headlines] == [
        ("indirect", "Ana Ruiz", ":", "We need to see more proof of fraud"),
    ]


def test_bad_grammar_is_kept_as_it_is(nlp: "Language") -> None:
    """The source's own mistakes neither stop extraction nor are mended."""
    text = "Ruiz said: “There is all manner of debts – and we supported maintain our docks and prioritising our mill.”"

    outer = next(a for a in found(text, nlp) if a.parent is None)
    assert outer.content[0].of(text).endswith("supported maintain our docks and prioritising our mill.")


def test_the_head_of_a_source_and_the_confidence(nlp: "Language") -> None:
    """The head is one word inside the source; confidence is a share."""
    text = "The chief executive of the mill, Ana Ruiz, said the mill would close."

    [a] = found(text, nlp)
    assert a.source_head is not None
    assert any(part.covers(a.source_head) for part in a.source)
    assert 0 < a.confidence < 1
    assert a.extractor == "rules/1"


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("“”\"'‘’«»„[]():;.,!?-–—\n\r\t \u00a0\u2028\u2029\x00\x0b\u200b\u0301\ufeff😀é<>&`"),
        st.characters(codec="utf-8"),
    ),
    max_size=80,
)
PIECES = ["“", "”", '"', "'", " Ruiz said ", " said ", "according to", " that ", "the mill closed", ". ", ", ", ": "]
PIECES += ["\n\n", "[but]", "...", " who ", "RUIZ: ", "asked whether ", "’s claim that ", " accusing them of "]
PHRASES = st.lists(st.sampled_from([*PIECES, "\u2028", "\x00", "é"]), max_size=24).map("".join)


@given(text=st.one_of(HOSTILE, PHRASES))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_any_text_gives_spans_that_read_back(text: str, nlp: "Language") -> None:
    """No text is refused; what is found lies in the text, has words, and has the id of its parts."""
    assume(text)
    parsed = document(text, nlp)
    for a in extract(parsed):
        assert a.content
        assert all(part.of(text).strip() for part in (*a.source, *a.cue, *a.content, a.evidence))
        assert a.source_head is None or any(part.covers(a.source_head) for part in a.source)
        assert a.id == attribution_id(parsed.article.id, a.source, a.cue, a.content)


def test_the_same_text_gives_the_same_attributions(nlp: "Language") -> None:
    """Nothing depends on chance or on what was read before."""
    text = " ".join(text for text, _ in ONE)

    assert list(extract(document(text, nlp))) == list(extract(document(text, nlp)))
