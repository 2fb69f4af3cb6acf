"""Normalising: what becomes of each character, and the way back."""

import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.annotate.normalise import normalise
from onrecord.model import Span

CASES = [
    ("Mrs\u00a0May", "Mrs May"),
    ("A\u202fnew\u2009plan", "A new plan"),
    ("told\u00a0 reporters", "told reporters"),
    ("told\r\nreporters", "told reporters"),
    ("“No,” she said; ‘never’", "\"No,\" she said; 'never'"),
    ("«Nein» „so“", '"Nein" "so"'),
    ("''No,'' she said", '"No," she said'),
    ("wait… what", "wait... what"),
    ("co\u00adoperate\u200b now", "cooperate now"),
    ("Zoe\u0308 Ange\u0301lique", "Zoë Angélique"),
    ("\u1112\u1161\u11ab", "\ud55c"),
    ("a\u0323\u0302 b", "\u1ead b"),
    ("plain words", "plain words"),
    ("e\u200d\u0301", "é"),
    ("\u200b", ""),
]


def whole(text: str) -> Span:
    """Span all of a text."""
    return Span(0, len(text))


@pytest.mark.parametrize(("text", "plain"), CASES)
def test_characters_become_plain(text: str, plain: str) -> None:
    """Spaces, marks and letters come out as the language model knows them."""
    assert normalise(text, whole(text)).text == plain


def test_span_leads_back_to_the_stored_characters() -> None:
    """A span of the plain text is read back from the article as it was stored, with what was between."""
    text = "xx Theresa\u00a0May said “we\u0301 wait…” yy"
    found = normalise(text, Span(3, len(text) - 3))
    start = found.text.index('"')
    assert found.span(start, len(found.text)).of(text) == "“we\u0301 wait…”"
    assert found.span(0, 11).of(text) == "Theresa\u00a0May"


def test_index_is_the_way_in() -> None:
    """An article offset leads to the character that stands for it, or to the next one when it was dropped."""
    text = "ab\u200bc…d"
    found = normalise(text, whole(text))
    assert [found.index(i) for i in range(len(text) + 1)] == [0, 1, 2, 2, 3, 6, 7]


ALPHABET = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(list("ab .“”‘’…«»\u00a0\u202f\u200b\u00ad\u0301\u0323\u0308\ufeff\u1100\u1161\u11a8\n\r\t-")),
)


@given(st.text(alphabet=ALPHABET, min_size=1), st.data())
def test_every_character_comes_from_somewhere(text: str, data: st.DataObject) -> None:
    """Whatever the text and the part of it: never an error; all characters map to non-empty spans inside, in order."""
    start = data.draw(st.integers(0, len(text) - 1))
    within = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = normalise(text, within)

    assert len(found.starts) == len(found.text) + 1
    assert len(found.ends) == len(found.text)
    assert found.starts[-1] == within.end
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)
    spans = [found.span(i, i + 1) for i in range(len(found.text))]
    assert all(within.covers(span) for span in spans)
    assert unicodedata.is_normalized("NFC", found.text)
    assert [found.index(span.start) for span in spans] == [
        next(j for j, end in enumerate(found.ends) if end > span.start) for span in spans
    ]


@given(st.text(alphabet=ALPHABET, min_size=1))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """Plain text is left as it is, unless two single marks came to stand side by side: they read as a double one."""
    once = normalise(text, whole(text)).text
    assume("''" not in once)
    assert not once or normalise(once, whole(once)).text == once


@given(st.text(alphabet="abc XYZ.,", min_size=1))
def test_letters_and_words_are_kept(text: str) -> None:
    """No visible character is lost, and words stay apart."""
    assert normalise(text, whole(text)).text.split() == text.split()


def test_a_megabyte_is_quick() -> None:
    """A million characters with marks and no-break spaces take less than two seconds on a slow machine."""
    text = "He said\u00a0“we wait…” and Zoë's friends did not object to it. " * 18_000
    began = time.process_time()
    normalise(text, whole(text))
    assert time.process_time() - began < 2
