"""Whether a text says that somebody did something with words, or only that it was wished, asked, denied, heard."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.assertion import Manner, manner
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.annotate.document import Paragraph

CASES = [  # the word that is judged stands between asterisks
    ("Ana Ruiz *thanked* the nurses on Monday.", "positive", "asserted"),
    ("Ana Ruiz has never *apologised* to the tenants.", "negative", "asserted"),
    ("Ana Ruiz no longer *supports* the mayor.", "negative", "asserted"),
    ("Ana Ruiz has not yet *apologised*.", "negative", "asserted"),
    ("Ana Ruiz declined to *criticise* the board.", "negative", "asserted"),
    ("Ana Ruiz forgot to *thank* the cook.", "negative", "asserted"),
    ("Ana Ruiz did not forget to *thank* the cook.", "positive", "asserted"),
    ("Ana Ruiz refrained from *blaming* the pilot.", "negative", "asserted"),
    ("Ana Ruiz shied away from *criticising* the board.", "negative", "asserted"),
    ("Ana Ruiz came close to *accusing* the board of fraud.", "negative", "asserted"),
    ("Ana Ruiz almost *apologised* to the tenants.", "negative", "asserted"),
    ("Rather than *blame* the pilot, Ana Ruiz thanked the crew.", "negative", "asserted"),
    ("Ana Ruiz all but *accused* the mayor of lying.", "positive", "evidential_weak"),
    ("Ana Ruiz took what looked like an apparent *swipe* at the mayor.", "positive", "evidential_weak"),
    ("Ana Ruiz tried to *blame* the pilot.", "positive", "asserted"),
    ("Ana Ruiz wanted to *thank* the nurses but never got the chance.", "positive", "desire_intention"),
    ("Ana Ruiz is planning to *accuse* the board at the meeting.", "positive", "desire_intention"),
    ("Ana Ruiz vowed to *denounce* the deal.", "positive", "desire_intention"),
    ("Ana Ruiz offered to *apologise* to the tenants.", "positive", "desire_intention"),
    ("Ana Ruiz is prepared to *back* the mayor.", "positive", "desire_intention"),
    ("Ana Ruiz has decided to *support* the mayor.", "positive", "desire_intention"),
    ("Ana Ruiz must *apologise* to the tenants, said Tom Berg.", "positive", "necessity"),
    ("Ana Ruiz does not have to *apologise* to anybody.", "negative", "necessity"),
    ("Ana Ruiz must not *blame* the pilot, Tom Berg said.", "negative", "necessity"),
    ("Ana Ruiz was supposed to *thank* the nurses.", "positive", "necessity"),
    ("Tom Berg urged Ana Ruiz to *apologise* to the tenants.", "positive", "directive"),
    ("Tom Berg told Ana Ruiz not to *blame* the pilot.", "negative", "directive"),
    ("The board ordered Ana Ruiz to *apologise*.", "positive", "directive"),
    ("Tom Berg demanded that Ana Ruiz *apologise* to the tenants.", "positive", "directive"),
    ("Tom Berg called for Ana Ruiz to *apologise*.", "positive", "directive"),
    ("Ana Ruiz rejected calls to *apologise* to the tenants.", "negative", "directive"),
    ("Ana Ruiz ignored demands that she *apologise*.", "negative", "directive"),
    ("Ana Ruiz faces calls to *apologise*.", "positive", "directive"),
    ("Ana Ruiz will *accuse* the board of fraud on Monday.", "positive", "prediction"),
    ("Ana Ruiz is due to *apologise* on Monday.", "positive", "prediction"),
    ("Ana Ruiz is unlikely to *apologise*.", "negative", "prediction"),
    ("Ana Ruiz is to *accuse* the board of fraud.", "positive", "prediction"),
    ("Tom Berg predicted that Ana Ruiz would *blame* the pilot.", "positive", "prediction"),
    ("Analysts expect the board to *criticise* Ana Ruiz.", "positive", "prediction"),
    ("Ana Ruiz would never *blame* the pilot.", "negative", "hypothetical"),
    ("Ana Ruiz would *thank* the board if it paid her.", "positive", "hypothetical"),
    ("If Ana Ruiz *blames* the pilot, the crew will walk out.", "positive", "hypothetical"),
    ("The crew will walk out unless Ana Ruiz *apologises*.", "positive", "hypothetical"),
    ("Ana Ruiz could have *thanked* the nurses.", "positive", "evidential_weak"),
    ("Ana Ruiz might *apologise*, Tom Berg said.", "positive", "evidential_weak"),
    ("Ana Ruiz may have *blamed* the pilot.", "positive", "evidential_weak"),
    ("Ana Ruiz seems to *blame* the pilot.", "positive", "evidential_weak"),
    ("Ana Ruiz appeared not to *blame* the pilot.", "negative", "evidential_weak"),
    ("It seems that Ana Ruiz *blamed* the pilot.", "positive", "evidential_weak"),
    ("Ana Ruiz probably *accused* the wrong man.", "positive", "evidential_weak"),
    ("Tom Berg suspects that Ana Ruiz *accused* the wrong man.", "positive", "evidential_weak"),
    ("The letter implies that Ana Ruiz *blamed* the pilot.", "positive", "evidential_weak"),
    ("Did Ana Ruiz *thank* the nurses?", "positive", "question"),
    ("Why did Ana Ruiz *blame* the pilot?", "positive", "question"),
    ("Didn't Ana Ruiz *apologise*?", "positive", "question"),
    ("Tom Berg wondered whether Ana Ruiz *blamed* the pilot.", "positive", "question"),
    ("It was unclear whether Ana Ruiz had *apologised*.", "positive", "question"),
    ("Tom Berg did not say whether Ana Ruiz had *apologised*.", "positive", "question"),
    ("Ana Ruiz was asked why she had *blamed* the pilot.", "positive", "question"),
    ("Ana Ruiz *apologised*, didn't she?", "positive", "asserted"),
    ("Ana Ruiz allegedly *threatened* the clerk.", "positive", "hearsay"),
    ("Ana Ruiz is said to have *threatened* the clerk.", "positive", "hearsay"),
    ("Ana Ruiz is thought to *support* the mayor.", "positive", "hearsay"),
    ("It is alleged that Ana Ruiz *threatened* the clerk.", "positive", "hearsay"),
    ("According to rumours, Ana Ruiz *threatened* the clerk.", "positive", "hearsay"),
    ("There were reports that Ana Ruiz had *threatened* the clerk.", "positive", "hearsay"),
    ("Ana Ruiz is understood not to *support* the mayor.", "negative", "hearsay"),
    ("Tom Berg said Ana Ruiz had *blamed* the pilot.", "positive", "asserted"),
    ("Tom Berg denied that he had *threatened* the clerk.", "negative", "asserted"),
    ("Tom Berg did not deny *threatening* the clerk.", "positive", "evidential_weak"),
    ("Tom Berg denied having *threatened* the clerk.", "negative", "asserted"),
    ("Tom Berg ruled out *apologising* to the clerk.", "negative", "asserted"),
    ("Nobody *thanked* the nurses.", "negative", "asserted"),
    ("None of the ministers *apologised*.", "negative", "asserted"),
    ("Few voters *blame* the mayor.", "negative", "asserted"),
    ("A few voters *blame* the mayor.", "positive", "asserted"),
    ("Ana Ruiz *blamed* nobody.", "negative", "asserted"),
    ("Neither Ana Ruiz nor Tom Berg *apologised*.", "negative", "asserted"),
    ("Ana Ruiz not only *blamed* the pilot but sued him.", "positive", "asserted"),
    ("“We would *urge* the mayor to stay,” said Ana Ruiz.", "positive", "asserted"),
    ("“I would like to *thank* the nurses,” said Ana Ruiz.", "positive", "asserted"),
    ("Ana Ruiz said she wished to *apologise* to the tenants.", "positive", "asserted"),
    ("“I must *apologise* to the tenants,” said Ana Ruiz.", "positive", "asserted"),
    ("Ana Ruiz regrets *criticising* the mayor.", "positive", "asserted"),
    ("Ana Ruiz does not regret *criticising* the mayor.", "positive", "asserted"),
    ("Ana Ruiz left without *thanking* anybody.", "negative", "asserted"),
    ("Ana Ruiz made no *apology* to the tenants.", "negative", "asserted"),
    ("Ana Ruiz did not offer an *apology* to the tenants.", "negative", "asserted"),
    ("Ana Ruiz demanded an *apology* from the mayor.", "positive", "directive"),
    ("Ana Ruiz expects an *apology* from the mayor.", "positive", "prediction"),
    ("Ana Ruiz hopes for an *apology* from the mayor.", "positive", "desire_intention"),
    ("Ana Ruiz called for an *apology* from the mayor.", "positive", "directive"),
    ("Ana Ruiz refused an *apology*.", "negative", "asserted"),
    ("Ana Ruiz responded to *criticism* of the plan.", "positive", "asserted"),
    ("Ana Ruiz brushed off *criticism* of the plan.", "positive", "asserted"),
    ("Ana Ruiz issued a *warning* to the mayor.", "positive", "asserted"),
    ("Ana Ruiz did not heed his *warning*.", "positive", "asserted"),
    ("Ana Ruiz has been *accused* of fraud.", "positive", "asserted"),
    ("Ana Ruiz has not been *accused* of anything.", "negative", "asserted"),
    ("Ana Ruiz, who once *accused* the mayor of fraud, will not stand again.", "positive", "asserted"),
    ("Ana Ruiz refused to apologise or *thank* the nurses.", "negative", "asserted"),
    ("Ana Ruiz did not apologise but *blamed* the pilot.", "positive", "asserted"),
    ("Ana Ruiz hit out at the board, *accusing* it of fraud.", "positive", "asserted"),
    ("Ana Ruiz did not attend, *accusing* the board of fraud.", "positive", "asserted"),
    ("Ana Ruiz will hit back on Monday, *accusing* the board of fraud.", "positive", "prediction"),
    ("Ana Ruiz got round to *thanking* the nurses.", "positive", "asserted"),
    ("Ana Ruiz managed to *thank* the nurses.", "positive", "asserted"),
    ("Ana Ruiz did not manage to *thank* the nurses.", "negative", "asserted"),
    ("Ana Ruiz went on to *accuse* the board of fraud.", "positive", "asserted"),
    ("Ana Ruiz used her speech to *attack* the board.", "positive", "asserted"),
    ("Ana Ruiz was forced to *apologise* to the tenants.", "positive", "asserted"),
    ("Ana Ruiz could not resist *mocking* the mayor.", "positive", "asserted"),
    ("Ana Ruiz cannot *support* the plan.", "negative", "asserted"),
    ("Ana Ruiz can hardly *blame* the pilot.", "negative", "asserted"),
    ("Ana Ruiz stopped *criticising* the mayor.", "negative", "asserted"),
    ("Ana Ruiz never stopped *criticising* the mayor.", "positive", "asserted"),
    ("Ana Ruiz would often *thank* the crew.", "positive", "asserted"),
    ("Ana Ruiz would later *accuse* the board of fraud.", "positive", "asserted"),
    ("Tom Berg hopes that Ana Ruiz will *apologise*.", "positive", "desire_intention"),
    ("Tom Berg wants Ana Ruiz to *apologise*.", "positive", "desire_intention"),
    ("Tom Berg does not want Ana Ruiz to *apologise*.", "negative", "desire_intention"),
    ("Tom Berg does not believe that Ana Ruiz *blamed* the pilot.", "negative", "asserted"),
    ("Tom Berg doubts that Ana Ruiz *blamed* the pilot.", "negative", "evidential_weak"),
    ("Tom Berg warned Ana Ruiz against *blaming* the pilot.", "negative", "directive"),
    ("Tom Berg prevented Ana Ruiz from *thanking* the nurses.", "negative", "asserted"),
    ("Ana Ruiz under no circumstances *supports* the plan.", "negative", "asserted"),
    ("Ana Ruiz has yet to *endorse* anyone.", "negative", "asserted"),
    ("Her failure to *condemn* the attack surprised the board.", "negative", "asserted"),
    ("Her refusal to *condemn* the attack surprised the board.", "negative", "asserted"),
    ("Her threat to *sue* the board surprised nobody.", "positive", "desire_intention"),
    ("Ana Ruiz was careful not to *blame* the pilot.", "negative", "asserted"),
    ("Ana Ruiz took care not to *blame* the pilot.", "negative", "asserted"),
    ("It would be wrong to *blame* the pilot.", "positive", "hypothetical"),
    ("There is no need to *blame* the pilot.", "negative", "necessity"),
    ("Ana Ruiz was right to *blame* the pilot.", "positive", "asserted"),
    ("Ana Ruiz was quick to *blame* the pilot.", "positive", "asserted"),
    ("Ana Ruiz is ready to *blame* the pilot.", "positive", "desire_intention"),
    ("Ana Ruiz was reluctant to *blame* the pilot.", "negative", "asserted"),
    ("“Do not *blame* the pilot,” said Ana Ruiz.", "negative", "directive"),
    ("“Please *thank* the nurses,” said Ana Ruiz.", "positive", "directive"),
    ("“*Thank* you, nurses,” said Ana Ruiz.", "positive", "asserted"),
    ("“I don’t *blame* the pilot,” said Ana Ruiz.", "negative", "asserted"),
    ("“Who would *blame* the pilot?” asked Ana Ruiz.", "positive", "question"),
]


def judged(marked: str, nlp: "Language") -> "tuple[Manner, Paragraph]":
    """Judge the word between asterisks."""
    [paragraph] = document(marked.replace("*", ""), nlp).paragraphs
    start = marked.index("*")
    return manner(next(t for t in paragraph.doc if paragraph.span_of(t.i, t.i).start == start)), paragraph


@pytest.mark.parametrize(("text", "polarity", "modality"), CASES)
def test_what_stands_on_and_over_a_word_says_how_it_is_meant(
    text: str, polarity: str, modality: str, nlp: "Language"
) -> None:
    """An odd number of negations denies; of several modalities the first in the order of precedence stands."""
    how, _ = judged(text, nlp)

    assert (polarity, modality) == (how.polarity, how.modality)


WORDS = [
    ("Ana Ruiz *thanked* the nurses.", []),
    ("Ana Ruiz refused to *thank* the nurses.", ["refused"]),
    ("Ana Ruiz did not *thank* the nurses.", ["not"]),
    ("Ana Ruiz reportedly refused to *thank* the nurses.", ["reportedly", "refused"]),
    ("Ana Ruiz would *thank* the nurses.", ["would"]),
    ("If Ana Ruiz *thanks* the nurses, they will stay.", ["If"]),
    ("Tom Berg asked whether Ana Ruiz had *thanked* the nurses.", ["whether"]),
    ("Ana Ruiz did not forget to *thank* the nurses.", []),
    ("Ana Ruiz has yet to *thank* the nurses.", ["has", "yet"]),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_the_words_responsible_are_named(text: str, words: list[str], nlp: "Language") -> None:
    """Whatever is denied or less than asserted can be shown to be so; what is plain has nothing to show."""
    how, paragraph = judged(text, nlp)

    assert [paragraph.doc[i].text for i in how.words] == words


SOME = ("Ruiz", "did", "not", "refuse", "to", "ask", "whether", "he", ",", "if", "she", "?", '"', "may", ".", "blame")


@given(words=st.lists(st.sampled_from(SOME), min_size=1))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_have_a_manner(words: list[str], nlp: "Language") -> None:
    """However broken a sentence is, each of its words is judged, and what is plain names no words."""
    for paragraph in document(" ".join(words), nlp).paragraphs:
        for token in paragraph.doc:
            how = manner(token)
            assert all(token.sent.start <= i < token.sent.end for i in how.words)
            assert how.words or (how.polarity, how.modality) == ("positive", "asserted")
