"""Turn the scores of one window into attributions: the best chain of labels, then the best links between its parts."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.learned.network import Floats
from onrecord.extract.tree import Range

SOURCE, CUE, CONTENT = 1, 3, 5  # a part begins with this label and goes on with the next one


@dataclass(frozen=True, slots=True)
class Link:
    """One cue with its source and content, in words of the window, and how sure the network is of each.

    Attributes:
        sure: mean log-probability of the labels of all parts.
        weakest: the lowest log-probability of a label at which a part begins or ends.
        cued: of the cue, for the words of the content.
        sourced: of the source (or of there being none).
    """

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    sure: float
    weakest: float
    cued: float
    sourced: float


def chains(scores: Floats, follows: Floats, begins: Floats) -> NDArray[np.int64]:
    """Return the best chain of labels for each window (Viterbi 1967), ``[batch, words]``."""
    batch, n, labels = scores.shape
    back = np.zeros((n, batch, labels), np.int64)
    best = scores[:, 0] + begins
    for i in range(1, n):
        through = best[:, :, None] + follows
        back[i] = through.argmax(1)
        best = through.max(1) + scores[:, i]
    chain = np.zeros((batch, n), np.int64)
    chain[:, -1] = best.argmax(1)
    rows = np.arange(batch)
    for i in range(n - 1, 0, -1):
        chain[:, i - 1] = back[i, rows, chain[:, i]]
    return chain


def parts(chain: NDArray[np.int64]) -> dict[int, list[Range]]:
    """Return the stretches of each part.

    >>> parts(np.array([1, 2, 0, 3, 5, 6, 5]))
    {1: [(0, 1)], 3: [(3, 3)], 5: [(4, 5), (6, 6)]}
    """
    found: dict[int, list[Range]] = {SOURCE: [], CUE: [], CONTENT: []}
    before = 0
    for i, label in enumerate(chain.tolist()):
        if label % 2:
            found[label].append((i, i))
        elif label:
            if before in (label, label - 1):
                found[label - 1][-1] = (found[label - 1][-1][0], i)
            else:
                found[label - 1].append((i, i))
        before = label
    return found


def links(chain: NDArray[np.int64], scores: Floats, cue: Floats, source: Floats) -> list[Link]:
    """Return the attributions of one window, in order of their cues; all arguments are of this window alone."""
    found = parts(chain)
    if not found[CUE] or not found[CONTENT]:
        return []
    at = [first for first, _ in found[CUE]]
    labels = _log_softmax(scores)[np.arange(len(chain)), chain]
    of: defaultdict[int, list[Range]] = defaultdict(list)
    cued: defaultdict[int, list[float]] = defaultdict(list)
    for first, last in found[CONTENT]:
        chosen = _log_softmax(cue[first : last + 1])[:, at].mean(0)
        best = int(chosen.argmax())
        of[best].append((first, last))
        cued[best].append(float(chosen[best]))
    starts = [first for first, _ in found[SOURCE]]
    out = []
    for k, contents in sorted(of.items()):
        row = _log_softmax(source[at[k]])
        options = row[[*starts, at[k]]]
        best = int(options.argmax())
        who = (found[SOURCE][best],) if best < len(starts) else ()
        ranges = (found[CUE][k], *who, *contents)
        words = [i for a, b in ranges for i in range(a, b + 1)]
        edges = [i for r in ranges for i in r]
        out.append(
            Link(
                cue=found[CUE][k],
                source=who,
                content=tuple(contents),
                sure=float(labels[words].mean()),
                weakest=float(labels[edges].min()),
                cued=min(cued[k]),
                sourced=float(options[best]),
            )
        )
    return out


def _log_softmax(scores: Floats) -> Floats:
    moved = scores - scores.max(-1, keepdims=True)
    result: Floats = moved - np.log(np.exp(moved).sum(-1, keepdims=True))
    return result
