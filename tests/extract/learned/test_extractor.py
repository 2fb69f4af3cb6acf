"""Attributions by the shipped network: what any network that is worth it finds."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.annotate.document import Document
from onrecord.extract.attributions import extract as by_rules
from onrecord.extract.learned.extractor import extract
from onrecord.extract.learned.network import load_network
from onrecord.ids import attribution_id
from onrecord.model import Attribution, Layout
from tests.factories import article, document

if TYPE_CHECKING:
    from spacy.language import Language


def told(found: Iterable[Attribution], text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content as words, without the punctuation round the content."""
    return [
        tuple(" | ".join(span.of(text).strip(",.“”") for span in part) for part in (a.source, a.cue, a.content))
        for a in found
    ]


@pytest.mark.parametrize("layout", ["raw", "clean"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It works,” said Ana Ruiz.", ("Ana Ruiz", "said", "It works")),
        ("“It works,” Ana Ruiz said.", ("Ana Ruiz", "said", "It works")),
        ("Ana Ruiz said the mill would close.", ("Ana Ruiz", "said", "the mill would close")),
    ],
)
def test_plain_speech_is_found(text: str, expected: tuple[str, str, str], layout: Layout, nlp: "Language") -> None:
    """What anybody would find, by the name and with the confidence of the network."""
    [one] = extract(document(text, nlp, layout=layout))

    assert told([one], text) == [expected]
    assert one.extractor == load_network().name
    assert 0 < one.confidence < 1


def test_what_is_said_in_the_words_of_another_has_a_parent(nlp: "Language") -> None:
    """The network finds who says it here, the rules who is said to have said it."""
    text = "Ana Ruiz said: “Peter Lee told me that the mill was safe.”"
    outer, inner = sorted(extract(document(text, nlp)), key=lambda a: a.content)

    assert told([inner], text) == [("Peter Lee", "told", "the mill was safe")]
    assert inner.parent == outer.id


@pytest.mark.parametrize("text", [" ", " \u00a0\n\n", "\u200b", "The mill has stood since 1910."])
def test_nothing_is_said(text: str, nlp: "Language") -> None:
    """Neither blank lines nor a plain sentence attribute anything."""
    assert list(extract(document(text, nlp))) == []


def test_a_document_without_paragraphs_gives_nothing() -> None:
    """There need not be any words."""
    assert list(extract(Document(article("."), (), ()))) == []


@pytest.mark.parametrize("line", ["Ana Ruiz: We need to see more proof of fraud", "Ana Ruiz says the mill will close"])
def test_headlines_are_for_the_rules(line: str, nlp: "Language") -> None:
    """A headline is written otherwise than an article; the rules read it."""
    text = f"# {line}\n\nAna Ruiz spoke on Monday. “It works,” said Peter Lee.\n"
    parsed = document(text, nlp, layout="clean")
    headlines = [a for a in extract(parsed) if a.headline]

    assert headlines == [a for a in by_rules(parsed) if a.headline] != []


def test_two_runs_are_equal(nlp: "Language") -> None:
    """Nothing depends on chance or on what was read before."""
    text = "“It works,” said Ana Ruiz. “It always has.”\n\nAccording to Lee, it does not, and he said so on Monday."

    assert list(extract(document(text, nlp))) == list(extract(document(text, nlp)))


HOSTILE = st.text(
    st.sampled_from("“”\"'‘’[]():;.,!?-–\n\r \u00a0\u2028\x00\u200b\u0301😀é") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=60,
)
PIECES = ["“", "”", '"', "'", " Ruiz said ", " said ", "according to", " that ", "the mill closed", ". ", ", ", ": "]
PIECES += ["\n\n", "[but]", "...", " who ", "RUIZ: ", "Lee told Ruiz that ", "’s claim that ", "\u2028", "é"]
PHRASES = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@given(text=HOSTILE | PHRASES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_spans_that_read_back(text: str, nlp: "Language") -> None:
    """No text is refused; what is found lies in the text, has words, and has the id of its parts."""
    assume(text)
    parsed = document(text, nlp)
    for a in extract(parsed):
        assert a.content
        assert all(part.of(text).strip() for part in (*a.source, *a.cue, *a.content, a.evidence))
        assert a.source_head is None or any(part.covers(a.source_head) for part in a.source)
        assert a.id == attribution_id(parsed.article.id, a.source, a.cue, a.content)
        assert 0 < a.confidence < 1
