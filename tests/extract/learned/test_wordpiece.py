"""Words in pieces of a vocabulary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.learned.wordpiece import PIECES, WordPieces

VOCABULARY = ["[PAD]", "[UNK]", "[SEP]", "un", "##a", "##able", "##ble", "cafe", "o", "'", "-", "s", "neill", "a", "b"]
VOCABULARY += ["##b", "##ab"]


def pieces(word: str) -> list[str]:
    """Return the pieces of a word, without the padding."""
    return [VOCABULARY[i] for i in WordPieces(VOCABULARY).of(word) if i]


CASES = [
    ("unable", "un ##able"),
    ("UNABLE", "un ##able"),
    ("unaba", "un ##ab ##a"),
    ("café", "cafe"),
    ("cafe\u0301", "cafe"),
    ("O'Neill", "o ' neill"),
    ("o’neill", "o [UNK] neill"),
    ("a-b", "a - b"),
    ("a b", "a b"),
    ("unx", "[UNK]"),
    ("unx-a", "[UNK] - a"),
    ("xab", "[UNK]"),
    ("", "[UNK]"),
    (" ", "[UNK]"),
    ("\u0301", "[UNK]"),
    ("------", "- - - - -"),
    ("a" + 99 * "b", "a ##b ##b ##b ##b"),
]


@pytest.mark.parametrize(("word", "expected"), CASES, ids=[repr(word[:12]) for word, _ in CASES])
def test_a_word_is_split_greedily(word: str, expected: str) -> None:
    """The longest pieces first; case and accents go, punctuation stands alone, what is not known is unknown."""
    assert " ".join(pieces(word)) == expected


def test_short_words_are_padded() -> None:
    """Every word has the same number of ids, zeros last."""
    assert WordPieces(VOCABULARY).of("unable") == (3, 5, 0, 0, 0)


@pytest.mark.parametrize("piece", ["[UNK]", "[SEP]"])
def test_a_vocabulary_without_its_special_pieces_is_refused(piece: str) -> None:
    """A vocabulary that cannot say "unknown" or end a paragraph is none."""
    with pytest.raises(KeyError, match=piece.strip("[]")):
        WordPieces(p for p in VOCABULARY if p != piece)


@given(st.text())
def test_any_word_has_a_piece(word: str) -> None:
    """Whatever the word, there are as many ids as there should be, of the vocabulary, at least one, zeros last."""
    found = WordPieces(VOCABULARY).of(word)
    used = sum(i > 0 for i in found)

    assert len(found) == PIECES
    assert used >= 1
    assert all(0 < i < len(VOCABULARY) for i in found[:used])


@given(st.text("ab'-", min_size=1, max_size=PIECES))
def test_pieces_spell_the_word(word: str) -> None:
    """The pieces of a word that is known in all its parts, put together again, are the word."""
    assert "".join(piece.removeprefix("##") for piece in pieces(word)) == word
