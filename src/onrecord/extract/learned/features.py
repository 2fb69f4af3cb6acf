"""What the network reads of each word of a paragraph: its pieces, shape, parse, quotation, and what the rules propose.

Training and extraction both come through here, so that the network sees the same in both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.wordpiece import PIECES, WordPieces
from onrecord.extract.tree import Tree

COLUMNS = ("shape", "tag", "relation", "head", "quotation", "proposed")
SHAPES = 8
HEADS = 2 * 10 + 2  # distance to the head, at most ten words either way; 0: a root
QUOTATIONS = 5
PROPOSED = 7
_MARKS = frozenset("\"“”'‘’`")


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of tags and relations of the parser that the network was trained with; 0 is for others."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]

    def sizes(self) -> tuple[int, ...]:
        """Return how many values each column of the features has."""
        return (SHAPES, len(self.tags) + 1, len(self.relations) + 1, HEADS, QUOTATIONS, PROPOSED)


class Reader:
    """Turns paragraphs into numbers."""

    def __init__(self, pieces: WordPieces, labels: Labels) -> None:
        self.pieces = pieces
        self._tags = {name: i for i, name in enumerate(labels.tags, start=1)}
        self._relations = {name: i for i, name in enumerate(labels.relations, start=1)}

    def words(self, t: Tree) -> NDArray[np.int32]:
        """Return the pieces of each word: ``[n, PIECES]``."""
        return np.array([self.pieces.of(word) for word in t.text], np.int32).reshape(-1, PIECES)

    def features(self, t: Tree, proposed: Sequence[Candidate]) -> NDArray[np.int32]:
        """Return one row for each word, with a column for each of `COLUMNS`."""
        columns = (
            [shape(word) for word in t.text],
            [self._tags.get(tag, 0) for tag in t.tag],
            [self._relations.get(relation, 0) for relation in t.dep],
            [_distance(h - i) for i, h in enumerate(t.head)],
            _quotation(t),
            _proposed(t.n, proposed),
        )
        return np.array(columns, np.int32).reshape(len(COLUMNS), -1).T


def shape(word: str) -> int:
    """Return what a word looks like: the encoder reads lower case only.

    >>> [shape(word) for word in ("said", "May", "NATO", "McCain", "7th", "”", ",", "I")]
    [1, 2, 3, 4, 5, 6, 7, 2]
    """
    if word[0] in _MARKS and not word[-1].isalnum():
        return 6
    if not any(map(str.isalnum, word)):
        return 7
    if any(map(str.isdigit, word)):
        return 5
    if word.islower():
        return 1
    if len(word) == 1 or word[1:].islower():
        return 2
    return 3 if word.isupper() else 4


def _distance(far: int) -> int:
    return 0 if far == 0 else max(-10, min(10, far)) + 11


def _quotation(t: Tree) -> list[int]:
    """Return 0 outside, 1 at the first word of a quotation, 2 inside, 3 at the last, 4 for a mark outside of any."""
    column = [
        2 if q >= 0 else 4 if word[0] in _MARKS and not word[-1].isalnum() else 0
        for q, word in zip(t.quote, t.text, strict=True)
    ]
    for first, last in t.regions:
        column[last] = 3
        column[first] = 1
    return column


def _proposed(n: int, proposed: Sequence[Candidate]) -> list[int]:
    """Return the part that the rules give each word: 1 begins, 2 continues a source, 3, 4 a cue, 5, 6 a content.

    Where one proposal stands inside the content of another, the outer one is shown.
    """
    column = [0] * n
    ordered = sorted(proposed, key=lambda c: sum(last - first for first, last in c.content))
    for c in ordered:
        for value, part in ((5, c.content), (1, c.source), (3, c.cue)):
            for first, last in part:
                column[first : last + 1] = [value] + [value + 1] * (last - first)
    return column
