"""Windows of whole paragraphs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.learned.windows import Piece, windows

CASES = [
    ([], []),
    ([0, 0], []),
    ([3], [[(0, (0, 2))]]),
    ([3, 0, 5], [[(0, (0, 2)), (2, (0, 4))]]),
    ([3, 6], [[(0, (0, 2))], [(1, (0, 5))]]),
    ([12, 2], [[(0, (0, 11))], [(1, (0, 1))]]),
    ([33, 2], [[(0, (0, 14))], [(0, (15, 29))], [(0, (30, 32)), (1, (0, 1))]]),
]


@pytest.mark.parametrize(("lengths", "expected"), CASES)
def test_windows(lengths: list[int], expected: list[list[Piece]]) -> None:
    """Paragraphs share ten words with their separators; a longer one stands alone, at most fifteen words at once."""
    assert list(windows(lengths, size=10, longest=15)) == expected


def room(window: list[Piece]) -> int:
    """Return how many words a window has, separators included."""
    return sum(last - first + 2 for _, (first, last) in window)


@given(st.lists(st.integers(0, 60), max_size=12), st.integers(1, 40), st.integers(1, 50))
def test_every_word_stands_in_one_window(lengths: list[int], size: int, longest: int) -> None:
    """All words of all paragraphs, once and in order; nothing is larger than it may be or smaller than it need be."""
    found = list(windows(lengths, size, longest))
    words = [(place, i) for window in found for place, (first, last) in window for i in range(first, last + 1)]

    assert words == [(place, i) for place, length in enumerate(lengths) for i in range(length)]
    assert all(last - first < longest for window in found for _, (first, last) in window)
    assert all(room(window) <= size or len(window) == 1 for window in found)
    assert all(room([*one, after[0]]) > size for one, after in pairwise(found))
