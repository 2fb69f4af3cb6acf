"""The gate: polarity and modality of the sentences marked by hand never get worse than they have been."""

import pytest

from tests.bench.factuality import judged, read, report

REQUIRED = 0.85  # macro F1 that is promised for either
FLOORS = {  # macro F1, and the lowest F1 of any value
    ("dev", "polarity"): (0.97, 0.96),
    ("dev", "modality"): (0.98, 0.95),
    ("test", "polarity"): (0.94, 0.92),
    ("test", "modality"): (0.91, 0.83),
}


@pytest.mark.slow
@pytest.mark.parametrize("split", ["dev", "test"])
def test_no_value_sinks_below_its_floor(split: str) -> None:
    """The mean over all values, and the worst of them, reach their floors on both halves."""
    rows = read(split=split)
    found, _ = judged(rows, "network")

    for name, result in report(rows, found):
        macro, least = FLOORS[split, name]
        lowest = {value: round(result.ratio(value).f1, 3) for value in result.values if result.ratio(value).f1 < least}
        assert result.macro >= macro, f"{name} of {split}: {result.macro:.3f}"
        assert not lowest, f"{name} of {split}: {lowest}"


@pytest.mark.parametrize("half", FLOORS)
def test_floors_are_above_what_is_required(half: tuple[str, str]) -> None:
    """No floor lies below what is promised."""
    assert FLOORS[half][0] >= REQUIRED
