"""Right ones among predicted and gold ones: precision, recall and F1, for one article or summed over many."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Ratio:
    """Right ones among the predicted and among the gold ones.

    >>> Ratio(right=3, predicted=4, gold=6).f1
    0.6
    """

    right: float = 0.0
    predicted: float = 0.0
    gold: float = 0.0
    recalled: float | None = None  # where "right" differs between the two sides

    @property
    def precision(self) -> float:
        """Share of the predictions that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def found(self) -> float:
        """How much of the gold is found."""
        return self.right if self.recalled is None else self.recalled


def total(ratios: Iterable[Ratio]) -> Ratio:
    """Return the ratio of all articles together: counts are added, not rates averaged (micro average)."""
    listed = list(ratios)
    return Ratio(
        right=sum(r.right for r in listed),
        predicted=sum(r.predicted for r in listed),
        gold=sum(r.gold for r in listed),
        recalled=sum(r.found for r in listed),
    )
