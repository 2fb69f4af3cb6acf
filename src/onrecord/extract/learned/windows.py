"""Put consecutive paragraphs together into windows, so that the network sees what stands around a paragraph.

A window holds whole paragraphs, with a separator after each; a paragraph that is too long is read in pieces.
"""

from collections.abc import Iterator, Sequence

from onrecord.extract.tree import Range

WINDOW = 96  # words; the cost of attention grows with its square
LONGEST = 256  # words of one paragraph that are read at once: places that the encoder has seen in training

Piece = tuple[int, Range]
"""A paragraph, by its place in the article, and the words of it that are read, from the first to the last."""


def windows(lengths: Sequence[int], size: int = WINDOW, longest: int = LONGEST) -> Iterator[list[Piece]]:
    """Yield the pieces of each window for paragraphs of the given lengths.

    >>> list(windows([60, 60, 60], size=128))
    [[(0, (0, 59)), (1, (0, 59))], [(2, (0, 59))]]
    """
    waiting: list[Piece] = []
    filled = 0
    for place, length in enumerate(lengths):
        for start in range(0, length, longest):
            end = min(length, start + longest)
            if waiting and filled + end - start + 1 > size:
                yield waiting
                waiting, filled = [], 0
            waiting.append((place, (start, end - 1)))
            filled += end - start + 1
    if waiting:
        yield waiting
