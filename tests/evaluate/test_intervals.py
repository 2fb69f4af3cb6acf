"""Intervals: bootstrap over articles."""

import pytest

from onrecord.evaluate import Ratio, estimate, score_each
from tests.evaluate.cases import GOLD, HOPES, SAID


def test_an_estimate_adds_up_the_articles() -> None:
    """The measure itself is that of all articles together, and lies within its interval."""
    found = estimate([Ratio(right=n, predicted=10, gold=10) for n in range(11)])

    assert (found.ratio.right, found.ratio.predicted, found.ratio.gold) == (55, 110, 110)
    assert 0 < found.low < found.ratio.f1 == 0.5 < found.high < 1


def test_articles_that_are_alike_leave_no_doubt() -> None:
    """Whole articles are drawn: where each scores the same, so does every draw, however few attributions each has."""
    found = estimate([Ratio(right=1, predicted=1, gold=3)] * 4)

    assert found.low == found.high == found.ratio.f1 == 0.5


def test_two_articles_may_both_be_the_worse_one() -> None:
    """Drawn with replacement, a good and a bad article give all from zero to one."""
    found = estimate([Ratio(right=1, predicted=1, gold=1), Ratio(right=0, predicted=1, gold=1)])

    assert (found.low, found.high) == (0.0, 1.0)


def test_more_articles_make_it_narrower() -> None:
    """Sixteen times as many articles of the same make have an interval of about a quarter of the width."""
    articles = [Ratio(right=n % 5, predicted=5, gold=5) for n in range(10)]
    few, many = estimate(articles), estimate(articles * 16)

    assert (many.high - many.low) / (few.high - few.low) == pytest.approx(0.25, abs=0.05)


def test_the_same_articles_give_the_same_interval() -> None:
    """The draws are fixed; another seed draws others."""
    articles = [Ratio(right=n, predicted=50 + n, gold=60 + n * n % 7) for n in range(50)]

    assert estimate(articles) == estimate(articles)
    assert estimate(articles) != estimate(articles, seed=14)


def test_what_is_found_and_what_is_right_may_differ() -> None:
    """By kind, precision and recall have numerators of their own; the interval takes both."""
    found = estimate([Ratio(right=1, recalled=0, predicted=1, gold=1)] * 3)

    assert (found.ratio.precision, found.ratio.recall) == (1.0, 0.0)
    assert found.low == found.high == 0.0


def test_no_articles_score_zero() -> None:
    """Nothing is no reason to fail."""
    assert estimate([]).ratio.f1 == estimate([]).high == 0.0


def test_each_article_is_scored_by_itself() -> None:
    """What is drawn are the scores of single articles."""
    first, second = score_each([GOLD[0], GOLD[0]], [[SAID, HOPES], [SAID]])

    assert (first.articles, first.full.right, second.full.right, second.full.gold) == (1, 2, 1, 2)
