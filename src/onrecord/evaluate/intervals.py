"""Say how far a score may move with the articles that happen to be in the corpus: bootstrap over articles.

Attributions of one article are alike (one topic, one style, one error made again), so whole articles are drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from onrecord.evaluate.ratio import Ratio, total

DRAWS = 1000
SEED = 13
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure over all articles, and from where to where 95 % of the F1 of drawn articles lie."""

    ratio: Ratio
    low: float
    high: float


def estimate(articles: Sequence[Ratio], *, draws: int = DRAWS, seed: int = SEED) -> Estimate:
    """Return what articles give together, with the interval of F1 when as many are drawn anew, with replacement.

    >>> estimate([Ratio(right=1, predicted=2, gold=2)] * 5)
    Estimate(ratio=Ratio(right=5, predicted=10, gold=10, recalled=5), low=0.5, high=0.5)
    """
    counts = [(r.right, r.predicted, r.gold, r.found) for r in articles]
    draw = Random(seed).randrange  # noqa: S311  not for secrets: the same articles must give the same interval
    drawn = sorted(_f1([counts[draw(len(counts))] for _ in counts]) for _ in range(draws))
    low, high = drawn[int(_TAIL * draws)], drawn[int((1 - _TAIL) * draws) - 1]
    return Estimate(total(articles), low, high)


def _f1(counts: Sequence[tuple[float, ...]]) -> float:
    return Ratio(*(sum(column) for column in zip(*counts, strict=True))).f1
