"""Small examples for the tests of training."""

import numpy as np

from onrecord.training.data import NOWHERE, Example


def example(
    *labels: int, cue: dict[int, int] | None = None, source: dict[int, int] | None = None, article: int = 0
) -> Example:
    """Build a paragraph of so many labels; its pieces are 10, 11, 12 … and the rules propose what is right."""
    n = len(labels)
    pieces = np.zeros((n, 5), np.int32)
    pieces[:, 0] = np.arange(10, 10 + n)
    features = np.zeros((n, 6), np.int32)
    features[:, -1] = labels
    links = []
    for pointers in (cue or {}, source or {}):
        column = np.full(n, NOWHERE, np.int16)
        for word, to in pointers.items():
            column[word] = to
        links.append(column)
    return Example(article, pieces, features, np.array(labels, np.int8), *links)
