"""How well events are known again in a made-up world, and that the work grows with the accounts, not their square."""

from statistics import fmean

from onrecord.occurrences.blocking import pairs
from onrecord.occurrences.facts import facts
from onrecord.occurrences.weights import DEFAULT
from tests.bench.occurrences import measure
from tests.bench.occurrences_world import World, generate


def test_few_are_wrong_and_many_are_found() -> None:
    """Mean of four small worlds: nearly all that is put together is one event, and far more than by equal words.

    In a world so small two who meet four times in a day can cost a seed four points of precision.
    """
    found = [measure(World(accounts=4000, seed=seed)) for seed in (21, 22, 23, 24)]
    linked, plain = ([result[name] for result in found] for name in ("link", "same word, people and day"))

    assert fmean(one.precision for one in linked) >= 0.95
    assert fmean(one.certain for one in linked) >= 0.55
    assert all(one.precision > other.precision + 0.02 for one, other in zip(linked, plain, strict=True))
    assert all(one.certain > 1.5 * other.certain for one, other in zip(linked, plain, strict=True))


def test_pairs_grow_with_the_accounts() -> None:
    """Each account is compared with a few others, however many there are."""
    counted = {}
    for size in (2000, 8000):
        accounts, _ = generate(World(accounts=size, seed=21))
        every = [told for account in accounts if (told := facts(account)) is not None]
        counted[size] = sum(1 for _ in pairs(every, DEFAULT)) / size

    assert counted[8000] < 1.5 * counted[2000]
    assert counted[8000] < 2
