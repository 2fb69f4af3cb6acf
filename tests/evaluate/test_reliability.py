"""Reliability: predictions in tenths by confidence, and how many of each are right."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from onrecord.evaluate import GoldArticle, Parts, reliability
from tests.evaluate.cases import GOLD, HOPES, SAID, TEXT, part

WORDS = " ".join(f"w{n:02}" for n in range(40))


def word(n: int, confidence: float | None = None) -> Parts:
    """Return an attribution, to nobody, of one word."""
    return Parts((), (), ((4 * n, 4 * n + 3),), "indirect", confidence=confidence)


def words(right: Iterable[int]) -> list[GoldArticle]:
    """Return an article that has these words as attributions."""
    return [GoldArticle("words", WORDS, tuple(word(n) for n in right))]


def test_each_tenth_says_how_sure_and_how_often_right() -> None:
    """Two predictions a tenth, from the least to the most confident, whatever their order."""
    confidences = {n: n / 20 for n in range(20)}
    found = reliability(
        words([1, *range(10, 20)]), [[word(n, c) for n, c in sorted(confidences.items(), reverse=True)]]
    )

    assert [decile.count for decile in found.deciles] == [2] * 10
    assert [decile.confidence for decile in found.deciles] == pytest.approx([0.025 + n / 10 for n in range(10)])
    assert [decile.precision for decile in found.deciles] == [0.5, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    assert found.deciles[0].gap == pytest.approx(0.475)
    assert found.deciles[4].gap == pytest.approx(-0.425)
    assert found.largest_gap == pytest.approx(0.475)


@pytest.mark.parametrize(("n", "sizes"), [(0, []), (3, [1, 1, 1]), (13, [1, 1, 1, 2, 1, 1, 2, 1, 1, 2])])
def test_tenths_are_of_equal_size_within_one(n: int, sizes: list[int]) -> None:
    """What does not go into ten parts is spread; fewer than ten predictions have a part each."""
    found = reliability(words([]), [[word(i, 0.5) for i in range(n)]])

    assert [decile.count for decile in found.deciles] == sizes
    assert found.largest_gap == (0.5 if n else 0.0)


def test_right_needs_the_source_and_is_one_to_one() -> None:
    """Right is the full match of the scores: not the wrong source, and not the same content twice."""
    wrong = replace(part("Lee", "said", "the old mill would close"), confidence=0.4)
    again = replace(SAID, confidence=0.6)
    best = replace(SAID, confidence=0.9)

    assert [d.precision for d in reliability(GOLD, [[wrong]]).deciles] == [0.0]
    assert [d.precision for d in reliability(GOLD, [[best, again]]).deciles] == [0.0, 1.0]


def test_predictions_without_confidence_are_left_out() -> None:
    """They have no place in the order, but still take the gold attribution that is theirs."""
    unsaid, said = SAID, replace(SAID, confidence=0.9)
    found = reliability(GOLD, [[unsaid, said, replace(HOPES, confidence=0.5)]])

    assert [(d.confidence, d.precision) for d in found.deciles] == [(0.5, 1.0), (0.9, 0.0)]


def test_what_is_joined_is_as_sure_as_its_surest_part() -> None:
    """With ``merge`` two pieces of one attribution are one prediction, with the higher confidence."""
    start = TEXT.index("would")
    end = TEXT.index(".")
    first = replace(part("Ana Ruiz", "said", "the old mill"), confidence=0.3)
    second = replace(first, content=((start, end),), confidence=0.8)
    found = reliability(GOLD, [[first, second]], merge=True)

    assert [(d.count, d.confidence, d.precision) for d in found.deciles] == [(1, 0.8, 1.0)]


def test_speech_leaves_out_attitudes() -> None:
    """With ``speech`` a hope that is found counts neither as right nor as wrong."""
    sure = [replace(SAID, confidence=0.9), replace(HOPES, confidence=0.1)]

    assert [d.confidence for d in reliability(GOLD, [sure], speech=True).deciles] == [0.9]
