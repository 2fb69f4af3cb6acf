"""Put examples together into batches of windows of about equal length, padded to the longest."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import torch
from torch import Tensor

from onrecord.extract.learned.windows import windows
from onrecord.training.data import NOWHERE, Example

WORDS = 2048  # in a batch
Window = list[tuple[Example, int, int]]
"""Pieces of paragraphs, each from its first to its last word."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors. The first dimension is the window, the second the word; see `Example` for the meanings."""

    pieces: Tensor
    features: Tensor
    inside: Tensor
    parts: Tensor
    cue: Tensor
    source: Tensor


def batches(
    examples: Sequence[Example], separator: int, chance: random.Random | None, *, size: int = 128, without: float = 0.0
) -> Iterator[Batch]:
    """Yield batches of all examples, in random order and with windows of random size if there is a ``chance``.

    Args:
        examples: paragraphs, those of an article in order and together.
        chance: decides on everything that is random.
        separator: the piece that stands after each paragraph.
        size: words of a window, when there is no chance.
        without: share of the windows in which the network is not shown what the rules propose.
    """
    found: list[Window] = []
    for _, paragraphs in groupby(examples, key=lambda e: e.article):
        here = list(paragraphs)
        wide = chance.choice((48, 96, 128, 160)) if chance else size
        lengths = [len(e.parts) for e in here]
        found.extend(
            [(here[place], first, last) for place, (first, last) in window] for window in windows(lengths, wide)
        )
    found.sort(key=_length)
    groups: list[list[Window]] = []
    waiting: list[Window] = []
    for window in found:
        if waiting and _length(window) * (len(waiting) + 1) > WORDS:
            groups.append(waiting)
            waiting = []
        waiting.append(window)
    groups.append(waiting)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        yield _batch(group, separator, chance, without)


def _length(window: Window) -> int:
    return sum(last - first + 2 for _, first, last in window)


def _batch(group: list[Window], separator: int, chance: random.Random | None, without: float) -> Batch:
    shape = (len(group), max(map(_length, group)))
    any_ = group[0][0][0]
    pieces = np.zeros((*shape, any_.pieces.shape[1]), np.int64)
    features = np.zeros((*shape, any_.features.shape[1]), np.int64)
    inside = np.zeros(shape, np.int64)
    parts = np.zeros(shape, np.int64)
    cue = np.full(shape, NOWHERE, np.int64)
    source = np.full(shape, NOWHERE, np.int64)
    for row, window in enumerate(group):
        at = 0
        blind = chance is not None and chance.random() < without
        for e, first, last in window:
            words, here = slice(first, last + 1), slice(at, at + last + 1 - first)
            pieces[row, here] = e.pieces[words]
            features[row, here] = e.features[words]
            if blind:
                features[row, here, -1] = 0
            parts[row, here] = e.parts[words]
            for target, links in ((cue, e.cue), (source, e.source)):
                moved = links[words].astype(np.int64) - first
                moved[(links[words] < first) | (links[words] > last)] = NOWHERE
                target[row, here] = np.where(moved == NOWHERE, NOWHERE, moved + at)
            at = here.stop + 1
            pieces[row, at - 1, 0] = separator
        inside[row, :at] = 1
    return Batch(*map(torch.from_numpy, (pieces, features, inside, parts, cue, source)))
