"""The relations of the shipped articles are those that a person marked in them."""

import pytest

from tests.golden.compare import Tally, tally


@pytest.fixture(scope="module")
def result() -> Tally:
    """Read the shipped articles once."""
    return tally()


def test_what_must_be_found_is_found(result: Tally) -> None:
    """Of the relations that a person marked as certain, at least this many are found, with the right people."""
    assert result.found >= 38, result.missed


def test_nothing_is_found_that_nobody_marked(result: Tally) -> None:
    """Every relation is one that a person marked, whether as certain or as possible."""
    assert not result.wrong
