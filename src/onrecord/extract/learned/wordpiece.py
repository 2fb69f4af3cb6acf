"""Split words into the pieces of an encoder's vocabulary, greedily, longest first (Wu et al. 2016).

Words are spaCy's, so that each keeps its place in the parse; text that BERT would split further ("U.S.") is split here.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

PIECES = 5  # pieces of a word that are read; 99.9 % of the words in news have no more
_LONGEST = 60  # characters of a word that are looked at


class WordPieces:
    """A vocabulary, one piece a line, the line number being the piece's id."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.separator = self._ids["[SEP]"]
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """Return the ids of the first `PIECES` pieces of a word, padded with 0; a word is never without a piece."""
        found: list[int] = []
        for part in _parts(word[:_LONGEST].lower()):
            found.extend(self._greedy(part))
        found = (found or [self.unknown])[:PIECES]
        return (*found, *(0,) * (PIECES - len(found)))

    def _greedy(self, part: str) -> list[int]:
        found = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self._ids:
                    found.append(self._ids[piece])
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _parts(word: str) -> list[str]:
    """Split off punctuation and strip accents, as the vocabulary expects.

    >>> _parts("o'café")
    ['o', "'", 'cafe']
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
    parts: list[str] = []
    glued = False
    for c in plain:
        if c.isalnum():
            if glued:
                parts[-1] += c
            else:
                parts.append(c)
            glued = True
        else:
            glued = False
            if not c.isspace():
                parts.append(c)
    return parts
