"""Hold the confidence of predictions against how often they are right: a 0.8 should be right eight times in ten.

Right is what `measures` calls ``full``: the content overlaps and the source is right, paired as for the scores.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.evaluate.gold import GoldArticle, Parts
from onrecord.evaluate.matching import match, right_source

DECILES = 10


@dataclass(frozen=True, slots=True)
class Decile:
    """A tenth of the predictions: those next to each other in confidence.

    Attributes:
        confidence: their mean.
        precision: the share of them that is right.
    """

    count: int
    confidence: float
    precision: float

    @property
    def gap(self) -> float:
        """How much more often they are right than they say; below zero, less often."""
        return self.precision - self.confidence


@dataclass(frozen=True, slots=True)
class Reliability:
    """Deciles from the least to the most confident; of fewer than ten predictions, one for each."""

    deciles: tuple[Decile, ...]

    @property
    def largest_gap(self) -> float:
        """The gap of the decile that is furthest off, either way, without its sign."""
        return max((abs(decile.gap) for decile in self.deciles), default=0.0)


def reliability(
    gold: Sequence[GoldArticle], predicted: Sequence[Sequence[Parts]], *, speech: bool = False, merge: bool = False
) -> Reliability:
    """Sort predictions by confidence into ten deciles of equal size (within one) and count how many are right.

    Predictions without a confidence are left out of the deciles, though they take part in the pairing. With ``merge``
    a joined prediction has the highest confidence of its parts, so merging moves some towards the top. Predictions of
    equal confidence stay in the order of the articles, also where a decile ends among them.
    """
    found = sorted(_outcomes(gold, predicted, speech=speech, merge=merge), key=lambda outcome: outcome[0])
    edges = [len(found) * n // DECILES for n in range(DECILES + 1)]
    tenths = (found[start:end] for start, end in pairwise(edges))
    return Reliability(tuple(_decile(tenth) for tenth in tenths if tenth))


def _outcomes(
    gold: Sequence[GoldArticle], predicted: Sequence[Sequence[Parts]], *, speech: bool, merge: bool
) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each prediction and whether it is right."""
    for article, found in zip(gold, predicted, strict=True):
        matched = match(article, found, speech=speech, merge=merge)
        right = {j for i, j in matched.pairs if right_source(matched.gold[i], matched.found[j])}
        for j, item in enumerate(matched.found):
            if item.confidence is not None:
                yield item.confidence, j in right


def _decile(outcomes: Sequence[tuple[float, bool]]) -> Decile:
    n = len(outcomes)
    return Decile(n, sum(confidence for confidence, _ in outcomes) / n, sum(right for _, right in outcomes) / n)
