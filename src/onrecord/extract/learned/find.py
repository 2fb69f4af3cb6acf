"""Run the network over the paragraphs of an article and say what it finds in each."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

import numpy as np

from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.decode import Link, chains, links
from onrecord.extract.learned.network import Floats, Integers, Network
from onrecord.extract.learned.windows import Piece, windows
from onrecord.extract.tree import Range, Tree

NEVER = np.float32(-1e4)


def find(network: Network, proposed: Sequence[tuple[Tree, list[Candidate]]]) -> list[list[Link]]:
    """Return what the network finds in each paragraph, in words of that paragraph; nothing outside of the body.

    Args:
        network: the model.
        proposed: all paragraphs of an article, in order, each with what the rules propose for it.
    """
    out: list[list[Link]] = [[] for _ in proposed]
    body = [place for place, (t, _) in enumerate(proposed) if t.paragraph.zone == "body" and t.n]
    if not body:
        return out
    words = [network.reader.words(proposed[place][0]) for place in body]
    features = [network.reader.features(*proposed[place]) for place in body]
    found = list(windows([len(one) for one in words]))
    scores = [_scores(network, window, words, features) for window in found]
    best = chains(_padded([parts for parts, _, _ in scores]), network.follows, network.begins)
    for window, chain, (parts, cue, source) in zip(found, best, scores, strict=True):
        for link in links(chain[: len(parts)], parts, cue, source):
            place, moved = _placed(link, window)
            if moved.content:
                out[body[place]].append(moved)
    return out


def _scores(
    network: Network, window: list[Piece], words: Sequence[Integers], features: Sequence[Integers]
) -> tuple[Floats, Floats, Floats]:
    """Run the network over one window: its pieces after one another, each followed by a separator."""
    length = sum(last - first + 2 for _, (first, last) in window)
    pieces = np.zeros((1, length, words[0].shape[1]), np.int32)
    columns = np.zeros((1, length, features[0].shape[1]), np.int32)
    at, separators = 0, []
    for place, (first, last) in window:
        end = at + last - first + 1
        pieces[0, at:end] = words[place][first : last + 1]
        columns[0, at:end] = features[place][first : last + 1]
        pieces[0, end, 0] = network.reader.pieces.separator
        separators.append(end)
        at = end + 1
    parts, cue, source = network.scores(pieces, columns)
    parts[0, separators, 1:] = NEVER
    return parts[0], cue[0], source[0]


def _padded(scores: Sequence[Floats]) -> Floats:
    """Put the scores of several windows together; behind its end a window has no parts."""
    whole = np.full((len(scores), max(map(len, scores)), scores[0].shape[1]), NEVER, np.float32)
    whole[:, :, 0] = 0
    for row, one in zip(whole, scores, strict=True):
        row[: len(one)] = one
    return whole


def _placed(link: Link, window: list[Piece]) -> tuple[int, Link]:
    """Return the paragraph of the cue, and the link in its words; parts in other paragraphs are left out."""
    starts = list(accumulate((last - first + 2 for _, (first, last) in window), initial=0))
    k = bisect_right(starts, link.cue[0]) - 1
    place, (first, _) = window[k]
    start, end, move = starts[k], starts[k + 1] - 2, first - starts[k]
    source = _moved([p for p in link.source if start <= p[0] and p[1] <= end], move)
    content = _moved([p for p in link.content if start <= p[0] and p[1] <= end], move)
    return place, replace(link, cue=_moved([link.cue], move)[0], source=source, content=content)


def _moved(ranges: Sequence[Range], by: int) -> tuple[Range, ...]:
    return tuple((first + by, last + by) for first, last in ranges)
