"""Labels against marks: F1 of each value, their mean, kappa, and who is taken for whom."""

import pytest

from onrecord.evaluate.factuality import agreement, kappa, table

GOLD = ["a", "a", "a", "b", "b", "c"]
FOUND = ["a", "a", "b", "b", "b", "a"]


def test_each_value_has_its_own_f1() -> None:
    """Precision and recall of a value do not depend on how the others are confused."""
    result = agreement(GOLD, FOUND)

    assert result.values == ["a", "b", "c"]
    assert [round(result.ratio(value).f1, 3) for value in result.values] == [0.667, 0.8, 0.0]


def test_the_macro_mean_weighs_rare_values_like_frequent_ones() -> None:
    """A value that is never right costs as much as any other; accuracy hides it."""
    result = agreement(GOLD, FOUND)

    assert result.macro == pytest.approx((2 / 3 + 0.8) / 3)
    assert result.accuracy == pytest.approx(4 / 6)


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("aabb", "aabb", 1.0),
        ("aabb", "bbaa", -1.0),
        ("aabb", "abab", 0.0),
        ("aaab", "aabb", 0.5),
        ("aaaa", "aaaa", 1.0),
    ],
)
def test_kappa_is_agreement_beyond_chance(first: str, second: str, value: float) -> None:
    """Kappa is 1 for two passes that are the same, 0 for what chance alone would give (Cohen 1960)."""
    assert kappa(list(first), list(second)) == pytest.approx(value)


def test_the_table_shows_what_is_taken_for_what() -> None:
    """Rows are marks and columns what was found; a value that was only found has a column and no row."""
    assert table(agreement(["a", "a"], ["a", "z"])).splitlines() == [
        "| marked | n | P | R | F1 | a | z |",
        "|---|---|---|---|---|---|---|",
        "| a | 2 | 1.00 | 0.50 | 0.67 | 1 | 1 |",
    ]


def test_nothing_marked_scores_nothing() -> None:
    """No items give no values and zeros, not an error."""
    result = agreement([], [])

    assert (result.values, result.macro, result.accuracy, result.kappa) == ([], 0.0, 0.0, 0.0)
