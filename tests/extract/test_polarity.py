"""How a source puts its content forward, as the rules and, on the same words, the network have it."""

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.attributions import extract
from tests.bench.factuality import judged
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

CASES = [  # the cue stands between asterisks
    ("Ana Ruiz *said* the mill had closed.", "positive", "asserted"),
    ("Ana Ruiz *said* the mill had not closed.", "negative", "asserted"),
    ("Ana Ruiz *said* that nothing had changed.", "negative", "asserted"),
    ("Ana Ruiz *said* there was no plan to close the mill.", "negative", "asserted"),
    ("Ana Ruiz *said* the owners had failed to pay the workers.", "negative", "asserted"),
    ("Ana Ruiz *said* the owners had refused to meet the workers.", "negative", "asserted"),
    ("Ana Ruiz *denied* that the mill had closed.", "negative", "asserted"),
    ("Ana Ruiz *denied* closing the mill.", "negative", "asserted"),
    ("Ana Ruiz *denied* the allegations.", "negative", "asserted"),
    ("Ana Ruiz *rejected* claims that the mill had closed.", "negative", "asserted"),
    ("Ana Ruiz *dismissed* suggestions that the mill would close.", "negative", "asserted"),
    ("Ana Ruiz *disputed* that the mill had closed.", "negative", "asserted"),
    ("Ana Ruiz *doubted* whether the mill would close.", "negative", "evidential_weak"),
    ("Ana Ruiz *insisted* the mill was not closing.", "negative", "asserted"),
    ("“We never closed the mill,” Ana Ruiz *said*.", "negative", "asserted"),
    ("“I do not think the mill was safe,” Ana Ruiz *said*.", "negative", "asserted"),
    ("“I don’t believe anyone lied,” Ana Ruiz *said*.", "negative", "asserted"),
    ("Ana Ruiz *said* she did not believe the mill was safe.", "negative", "asserted"),
    ("Ana Ruiz does not *believe* the mill is safe.", "negative", "asserted"),
    ("Ana Ruiz did not *think* the mill was safe.", "negative", "asserted"),
    ("“Nobody told us,” Ana Ruiz *said*.", "negative", "asserted"),
    ("“None of us knew,” Ana Ruiz *said*.", "negative", "asserted"),
    ("Few of the workers were paid, Ana Ruiz *said*.", "negative", "asserted"),
    ("A few of the workers were paid, Ana Ruiz *said*.", "positive", "asserted"),
    ("Ana Ruiz *said* the owners must pay the workers.", "positive", "necessity"),
    ("“The owners have to pay,” Ana Ruiz *said*.", "positive", "necessity"),
    ("“We must not forget the workers,” Ana Ruiz *said*.", "negative", "necessity"),
    ("Ana Ruiz *said* the mill did not need to close.", "negative", "necessity"),
    ("Ana Ruiz *argued* that the owners should not be trusted.", "negative", "necessity"),
    ("Ana Ruiz *said* the owners were obliged to pay.", "positive", "necessity"),
    ("“It is essential to keep the mill open,” Ana Ruiz *said*.", "positive", "necessity"),
    ("Ana Ruiz *urged* the owners to keep the mill open.", "positive", "directive"),
    ("Ana Ruiz *told* the owners not to close the mill.", "negative", "directive"),
    ("Ana Ruiz *called on* the owners to keep the mill open.", "positive", "directive"),
    ("Ana Ruiz *called for* an inquiry.", "positive", "directive"),
    ("Ana Ruiz *demanded* that the owners pay.", "positive", "directive"),
    ("Ana Ruiz *suggested* that the owners sell the mill.", "positive", "directive"),
    ("Ana Ruiz *suggested* waiting until spring.", "positive", "directive"),
    ("Ana Ruiz *insisted* that he leave at once.", "positive", "directive"),
    ("“Keep the mill open,” Ana Ruiz *said*.", "positive", "directive"),
    ("“Don’t close the mill,” Ana Ruiz *said*.", "negative", "directive"),
    ("“Let the workers decide,” Ana Ruiz *said*.", "positive", "directive"),
    ("Ana Ruiz *warned* the owners not to close the mill.", "negative", "directive"),
    ("Ana Ruiz *wants* to keep the mill open.", "positive", "desire_intention"),
    ("Ana Ruiz *hopes* that the mill will stay open.", "positive", "desire_intention"),
    ("Ana Ruiz *promised* that the mill would stay open.", "positive", "desire_intention"),
    ("Ana Ruiz *vowed* not to close the mill.", "negative", "desire_intention"),
    ("Ana Ruiz *threatened* to close the mill.", "positive", "desire_intention"),
    ("Ana Ruiz *refused* to close the mill.", "negative", "desire_intention"),
    ("Ana Ruiz does not *want* the mill to close.", "negative", "desire_intention"),
    ("Ana Ruiz *said* she wanted to keep the mill open.", "positive", "asserted"),
    ("“I hope the mill stays open,” Ana Ruiz *said*.", "positive", "asserted"),
    ("Ana Ruiz *plans* to sell the mill.", "positive", "desire_intention"),
    ("Ana Ruiz *offered* to sell the mill.", "positive", "desire_intention"),
    ("Ana Ruiz *intends* to sell the mill.", "positive", "desire_intention"),
    ("Ana Ruiz *said* the mill will close.", "positive", "prediction"),
    ("Ana Ruiz *said* the mill would close in May.", "positive", "prediction"),
    ("Ana Ruiz *said* the mill was going to close.", "positive", "prediction"),
    ("Ana Ruiz *said* the mill was expected to close.", "positive", "prediction"),
    ("Ana Ruiz *said* the mill was likely to close.", "positive", "prediction"),
    ("Ana Ruiz *said* the mill would not close.", "negative", "prediction"),
    ("Ana Ruiz *predicted* that the mill would close.", "positive", "prediction"),
    ("Ana Ruiz *expects* the mill to close.", "positive", "prediction"),
    ("Ana Ruiz does not *expect* the mill to close.", "negative", "prediction"),
    ("“We’ll never sell the mill,” Ana Ruiz *said*.", "negative", "prediction"),
    ("“I expect the mill will close,” Ana Ruiz *said*.", "positive", "prediction"),
    ("Ana Ruiz *said* the mill is due to close in May.", "positive", "prediction"),
    ("Ana Ruiz is to *announce* that the mill has been sold.", "positive", "prediction"),
    ("Ana Ruiz will *say* on Monday that the mill has been sold.", "positive", "prediction"),
    ("Ana Ruiz *says* the plan would cost jobs.", "positive", "hypothetical"),
    ("“The plan would cost jobs,” Ana Ruiz *said*.", "positive", "hypothetical"),
    ("Ana Ruiz *said* the mill would close if the price fell.", "positive", "hypothetical"),
    ("Ana Ruiz *said* she would have closed the mill.", "positive", "hypothetical"),
    ("“Unless the price rises, we will close the mill,” Ana Ruiz *said*.", "positive", "hypothetical"),
    ("“If the price falls, we will not close the mill,” Ana Ruiz *said*.", "negative", "hypothetical"),
    ("Ana Ruiz would *say* that the mill was safe.", "positive", "hypothetical"),
    ("If Ana Ruiz *says* that the mill is safe, the workers will go back.", "positive", "hypothetical"),
    ("Ana Ruiz *asked* whether the mill had closed.", "positive", "question"),
    ("Ana Ruiz *asked* why nobody had been paid.", "negative", "question"),
    ("Ana Ruiz *asked* who had closed the mill.", "positive", "question"),
    ("“Who closed the mill?” Ana Ruiz *asked*.", "positive", "question"),
    ("“Isn’t it time to close the mill?” Ana Ruiz *said*.", "positive", "question"),
    ("Ana Ruiz *wondered* if the mill had closed.", "positive", "question"),
    ("Ana Ruiz did not *say* whether the mill had closed.", "positive", "question"),
    ("Ana Ruiz declined to *say* if the mill had closed.", "positive", "question"),
    ("It is *understood* that the mill has closed.", "positive", "hearsay"),
    ("The mill is *said* to have closed.", "positive", "hearsay"),
    ("The mill is *believed* to have closed.", "positive", "hearsay"),
    ("It was *claimed* that the mill had closed.", "positive", "hearsay"),
    ("It was *claimed* by Ana Ruiz that the mill had closed.", "positive", "asserted"),
    ("*According to* reports, the mill has closed.", "positive", "hearsay"),
    ("*According to* a police report, the mill has closed.", "positive", "asserted"),
    ("*According to* Ana Ruiz, the mill has not closed.", "negative", "asserted"),
    ("*According to* Ana Ruiz, the mill may close.", "positive", "evidential_weak"),
    ("Ana Ruiz reportedly *said* the mill had closed.", "positive", "hearsay"),
    ("Ana Ruiz *said* the mill had reportedly closed.", "positive", "hearsay"),
    ("Ana Ruiz *said* the mill might close.", "positive", "evidential_weak"),
    ("Ana Ruiz *said* the mill may not close.", "negative", "evidential_weak"),
    ("Ana Ruiz *said* the mill seemed to have closed.", "positive", "evidential_weak"),
    ("Ana Ruiz *said* the mill had probably closed.", "positive", "evidential_weak"),
    ("Ana Ruiz *suggested* that the mill had closed.", "positive", "evidential_weak"),
    ("Ana Ruiz *hinted* that the mill would close.", "positive", "evidential_weak"),
    ("The figures *indicate* that the mill has closed.", "positive", "evidential_weak"),
    ("Ana Ruiz *suspects* the mill has closed.", "positive", "evidential_weak"),
    ("“Maybe the mill has closed,” Ana Ruiz *said*.", "positive", "evidential_weak"),
    ("“I suspect the mill has closed,” Ana Ruiz *said*.", "positive", "evidential_weak"),
    ("Ana Ruiz did not *deny* that the mill had closed.", "positive", "evidential_weak"),
    ("Ana Ruiz could not *rule out* that the mill would close.", "positive", "evidential_weak"),
    ("Ana Ruiz *denied* that nobody had been paid.", "positive", "asserted"),
    ("Ana Ruiz did not *say* that the mill had closed.", "positive", "asserted"),
    ("Ana Ruiz *said* she could not see the mill.", "negative", "asserted"),
    ("Ana Ruiz *said* she could see the mill.", "positive", "asserted"),
    ("“I think the mill is safe,” Ana Ruiz *said*.", "positive", "asserted"),
    ("Ana Ruiz *said* she thought the mill was safe.", "positive", "asserted"),
    ("Ana Ruiz *thinks* the mill is safe.", "positive", "asserted"),
    ("Ana Ruiz *criticised* the plan to close the mill.", "positive", "asserted"),
    ("Ana Ruiz *described* the plan as a disaster.", "positive", "asserted"),
    ("Ana Ruiz *called* the plan a disaster.", "positive", "asserted"),
    ("Ana Ruiz *praised* the workers, who had not been paid.", "positive", "asserted"),
    ("Ana Ruiz *said* the man who did not pay had left.", "positive", "asserted"),
    ("Ana Ruiz *accused* the owners of not paying the workers.", "positive", "asserted"),
    ("Ana Ruiz *predicted* a collapse.", "positive", "prediction"),
    ("Ana Ruiz’s *claim* that the mill had closed was false.", "positive", "asserted"),
    ("Ana Ruiz’s *promise* to keep the mill open was broken.", "positive", "desire_intention"),
    ("Ana Ruiz is *convinced* that the mill is safe.", "positive", "asserted"),
    ("Ana Ruiz is not *convinced* that the mill is safe.", "negative", "asserted"),
    ("Ana Ruiz *warned* that the mill could close.", "positive", "evidential_weak"),
    ("Ana Ruiz *fears* the mill will close.", "positive", "evidential_weak"),
    ("Ana Ruiz *ruled out* a sale.", "negative", "asserted"),
    ("Ana Ruiz *warned against* selling the mill.", "negative", "directive"),
    ("Ana Ruiz *agreed* to sell the mill.", "positive", "desire_intention"),
    ("Ana Ruiz *agreed* that the mill was safe.", "positive", "asserted"),
    ("Ana Ruiz *said* the mill was no longer safe.", "negative", "asserted"),
    ("Ana Ruiz *said* the owners had yet to pay.", "negative", "asserted"),
    ("Ana Ruiz *said* the mill was hardly safe.", "negative", "asserted"),
    ("Ana Ruiz *said* the mill was unsafe.", "positive", "asserted"),
    ("Ana Ruiz *said* the owners were unable to pay.", "positive", "asserted"),
    ("Ana Ruiz *said* that the owners had left without paying.", "positive", "asserted"),
]


@pytest.mark.parametrize("extractor", ["rules", "network"])
def test_a_content_has_polarity_and_modality(extractor: str) -> None:
    """What stands over the cue decides, then what the cue means, then what the content says of itself."""
    items = [
        {"text": text.replace("*", ""), "about": "attribution", "at": (text.index("*"), text.rindex("*") - 1)}
        for text, _, _ in CASES
    ]
    found, _ = judged(items, extractor)

    wrong = [(*case, got) for case, got in zip(CASES, found, strict=True) if case[1:] != got]
    assert wrong == []


WORDS = [
    ("Ruiz said the mill had closed.", []),
    ("Ruiz said the mill had not closed.", ["not"]),
    ("Ruiz denied that the mill had closed.", ["denied"]),
    ("Ruiz will say that the mill has closed.", ["will"]),
    ("Ruiz said the mill may not close.", ["may", "not"]),
    ("It is understood that the mill has closed.", ["understood"]),
    ("Ruiz denied that the mill had not closed.", []),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_the_qualifiers_are_the_words_responsible(text: str, words: list[str], nlp: "Language") -> None:
    """An attribution points at the words that make it negative or less than asserted; a plain one has none."""
    found = next(iter(extract(document(text, nlp))))

    assert [span.of(text) for span in found.qualifiers] == words


STANCE = [
    ("Ruiz denied that the mill had closed.", (True, False)),
    ("Ruiz warned against closing the mill.", (False, False)),
    ("Ruiz declined to say whether the mill had closed.", (False, True)),
    ("Ruiz did not say that the mill had closed.", (False, True)),
    ("Ruiz would say that the mill has closed.", (False, True)),
    ("Ruiz refused to close the mill, she said.", (False, False)),
]


@pytest.mark.parametrize(("text", "stance"), STANCE)
def test_to_say_nothing_is_not_to_deny(text: str, stance: tuple[bool, bool], nlp: "Language") -> None:
    """A source denies with a cue that rejects; it withholds what it did not, would not or has yet to say."""
    found = next(iter(extract(document(text, nlp))))

    assert (found.denies, found.withholds) == stance
