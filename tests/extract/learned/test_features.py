"""What the network reads of each word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.features import COLUMNS, Labels, Reader, shape
from onrecord.extract.learned.wordpiece import PIECES, WordPieces
from onrecord.extract.tree import Tree
from tests.extract.learned.cases import CLOSE, SAFE, WORKS, proposal, tree

LABELS = Labels(tags=("NNP", "VBD"), relations=("nsubj", "ROOT"))
READER = Reader(WordPieces(["[PAD]", "[UNK]", "[SEP]", "ruiz", "said"]), LABELS)


def column(name: str, t: Tree, *proposed: Candidate) -> list[int]:
    """Return one column of the features."""
    found: list[int] = READER.features(t, proposed)[:, COLUMNS.index(name)].tolist()
    return found


SHAPES = [
    (1, "said mill-worker 's ’s 'tis"),
    (2, "May I É O'neill"),
    (3, "NATO U.S. UK"),
    (4, "McCain O'Neill iPhone UK's"),
    (5, "7th 1910 '90s $5 ½a1"),
    (6, "\" “ ” '' ' ‘ ’ `` \"."),
    (7, ", . ... -- $ ( 😀 \n\u200b"),
]


@pytest.mark.parametrize(("value", "word"), [(value, word) for value, words in SHAPES for word in words.split(" ")])
def test_shape(value: int, word: str) -> None:
    """Lower case, capitalised, capitals, mixed, with digits, quotation marks, and other marks are told apart."""
    assert shape(word) == value


def test_pieces_stand_in_rows() -> None:
    """One row of pieces a word."""
    assert READER.words(tree(*CLOSE))[:3].tolist() == [[3, 0, 0, 0, 0], [4, 0, 0, 0, 0], [1, 0, 0, 0, 0]]


def test_unknown_tags_and_relations_are_zero() -> None:
    """Labels count from one, in the order in which the network knew them; another parser's labels are 0."""
    t = tree("Ruiz NNP nsubj 1", "said VBD ROOT 1", "so XYZ other 1")

    assert column("tag", t) == [1, 2, 0]
    assert column("relation", t) == [1, 2, 0]


def test_the_distance_to_the_head_is_clipped() -> None:
    """A root is 0; others say how far and on which side the head is, up to ten words."""
    around = ["w NN dep 12"] * 12
    t = tree(*around, "said VBD ROOT 12", *around)

    assert column("head", t) == [21, 21, 21, *range(20, 11, -1), 0, *range(10, 1, -1), 1, 1, 1]


def test_quotations_have_a_first_and_a_last_word() -> None:
    """Inside, the first and the last word are marked; the marks themselves stand outside."""
    assert column("quotation", tree(*WORKS, quoted=[(1, 3)])) == [4, 1, 2, 3, 4, 0, 0, 0]


def test_a_quotation_of_one_word_has_a_first_word() -> None:
    """Where the first word is the last one too, it is the first; a mark inside a quotation is inside."""
    assert column("quotation", tree(*WORKS, quoted=[(1, 1), (3, 6)])) == [4, 1, 0, 1, 2, 2, 3, 0]


def test_what_the_rules_propose_is_shown() -> None:
    """Source, cue and content each begin with a value of their own and go on with the next one."""
    found = Candidate("that", 1, ((1, 2),), ((0, 0),), 0, ((3, 6),), 0.5)

    assert column("proposed", tree(*CLOSE), found) == [1, 3, 4, 5, 6, 6, 6, 0]
    assert column("proposed", tree(*CLOSE)) == [0] * 8


@pytest.mark.parametrize("turn", [1, -1])
def test_the_outer_proposal_hides_the_inner_one(turn: int) -> None:
    """What X says that Y said is shown as the content of X, whatever the order of the proposals."""
    both = [proposal("that", 3, 2, (5, 7)), proposal("that", 1, 0, (2, 7))]

    assert column("proposed", tree(*SAFE), *both[::turn]) == [1, 3, 5, 6, 6, 6, 6, 6, 0]


def test_parts_that_are_not_written_are_not_shown() -> None:
    """A proposal without a cue and a source shows its content only, in all its parts."""
    assert column("proposed", tree(*CLOSE), proposal("continues", -1, -1, (0, 1), (4, 5))) == [5, 6, 0, 0, 5, 6, 0, 0]


@given(st.lists(st.text("aA1.'\"“é😀", min_size=1, max_size=6), min_size=1, max_size=30), st.integers(0, 29))
def test_every_word_has_a_row_that_the_network_can_read(words: list[str], root: int) -> None:
    """As many rows as words, and each value is one that its column may have."""
    head = min(root, len(words) - 1)
    t = tree(*(f"{word} NNP {'ROOT' if i == head else 'dep'} {head}" for i, word in enumerate(words)))
    pieces, found = READER.words(t), READER.features(t, [])

    assert (pieces.shape, found.shape) == ((len(words), PIECES), (len(words), len(COLUMNS)))
    assert found.dtype == pieces.dtype == np.int32
    assert (found >= 0).all()
    assert (found < LABELS.sizes()).all()
