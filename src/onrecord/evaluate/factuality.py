"""Compare polarity or modality with marks made by hand: F1 of each value, their mean, who is taken for whom, kappa.

The same measures serve two passes of marking: how far an annotator agrees with an earlier self, or with another.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.evaluate.ratio import Ratio


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two rows of labels agree.

    Attributes:
        confusion: how often each (gold, found) pair of values was seen.
    """

    confusion: Counter[tuple[str, str]]

    @property
    def values(self) -> list[str]:
        """The values that the gold marks have, the most frequent first."""
        counts = Counter[str]()
        for (gold, _), n in self.confusion.items():
            counts[gold] += n
        return sorted(counts, key=lambda value: (-counts[value], value))

    def ratio(self, value: str) -> Ratio:
        """Return the right ones of a value among those found and those marked."""
        return Ratio(
            right=self.confusion[value, value],
            predicted=sum(n for (_, found), n in self.confusion.items() if found == value),
            gold=sum(n for (gold, _), n in self.confusion.items() if gold == value),
        )

    @property
    def macro(self) -> float:
        """The mean F1 of the values, each of the same weight however rare."""
        values = self.values
        return sum(self.ratio(value).f1 for value in values) / len(values) if values else 0.0

    @property
    def accuracy(self) -> float:
        """The share of labels that are the same."""
        same = sum(n for (gold, found), n in self.confusion.items() if gold == found)
        return same / total if (total := self.confusion.total()) else 0.0

    @property
    def kappa(self) -> float:
        """Agreement beyond chance (Cohen 1960)."""
        total = self.confusion.total()
        if not total:
            return 0.0
        labels = {label for pair in self.confusion for label in pair}
        by_gold = Counter[str]()
        by_found = Counter[str]()
        for (gold, found), n in self.confusion.items():
            by_gold[gold] += n
            by_found[found] += n
        chance = sum(by_gold[label] * by_found[label] for label in labels) / total**2
        return (self.accuracy - chance) / (1 - chance) if chance < 1 else 1.0


def agreement(gold: Sequence[str], found: Sequence[str]) -> Agreement:
    """Return how far what was found agrees with the marks, item by item.

    >>> round(agreement(["positive", "negative"], ["positive", "positive"]).macro, 2)
    0.33
    """
    return Agreement(Counter(zip(gold, found, strict=True)))


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Return Cohen's kappa of two passes of marking.

    >>> kappa(["a", "b", "a", "b"], ["a", "b", "a", "b"])
    1.0
    """
    return agreement(first, second).kappa


def table(result: Agreement) -> str:
    """Return F1 by value and the confusion table as Markdown: rows are marks, columns what was found."""
    values = result.values
    columns = [*values, *sorted({found for _, found in result.confusion} - set(values))]
    lines = [
        "| marked | n | P | R | F1 | " + " | ".join(columns) + " |",
        "|---|" + "---|" * (4 + len(columns)),
    ]
    for value in values:
        ratio = result.ratio(value)
        cells = [str(result.confusion[value, found] or "") for found in columns]
        scores = f"{ratio.precision:.2f} | {ratio.recall:.2f} | {ratio.f1:.2f}"
        lines.append(f"| {value} | {ratio.gold:.0f} | {scores} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
