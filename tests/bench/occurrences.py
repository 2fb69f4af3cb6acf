"""Measure how well and how fast events are known again, on made-up worlds: ``python -m tests.bench.occurrences``.

Quality is measured over pairs of accounts, on seeds that no number was set on: precision is the share of pairs that are
put together that are of one event; recall the share of pairs of one event that are put together; and of those, recall
where both accounts have a certain date and tell it as happened or to come. The plain way beside it: the same word for
the kind, the same people, the same day.
"""

import argparse
import math
import statistics
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.occurrences.account import Account
from onrecord.occurrences.facts import facts
from onrecord.occurrences.linking import link
from tests.bench.occurrences_world import World, generate

SEEDS = range(101, 106)
SIZES = (12_500, 25_000, 50_000, 100_000)
REPEATS = 3
HARDER: dict[str, dict[str, float]] = {
    "more words for a kind": {"other_word": 0.5},
    "vaguer dates": {"week": 0.2, "month": 0.2, "year": 0.1},
    "more namesakes": {"namesakes": 0.15},
    "more wrong days": {"wrong_day": 0.12},
    "more of the same in a day": {"once_more": 0.4},
    "fewer words": {"no_words": 0.7},
}


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision and recall over pairs."""

    precision: float
    recall: float
    certain: float

    def __str__(self) -> str:
        return f"precision {self.precision:.4f}  recall {self.recall:.4f}  recall of the comparable {self.certain:.4f}"


def pairs(counts: Mapping[object, int]) -> int:
    """Return how many pairs there are within groups."""
    return sum(n * (n - 1) // 2 for n in counts.values())


def quality(accounts: Sequence[Account], truth: Mapping[str, int], found: Mapping[str, object]) -> Quality:
    """Compare what was put together with the truth; accounts that are not in ``found`` stand alone."""
    together = Counter(found.values())
    right = Counter((group, truth[id_]) for id_, group in found.items())
    comparable = {account.id for account in accounts if facts(account) is not None}
    events, some = Counter(truth.values()), Counter(truth[id_] for id_ in comparable)
    both = Counter((group, truth[id_]) for id_, group in found.items() if id_ in comparable)
    return Quality(
        pairs(right) / (pairs(together) or 1), pairs(right) / (pairs(events) or 1), pairs(both) / (pairs(some) or 1)
    )


def plain(accounts: Sequence[Account]) -> dict[str, object]:
    """Return groups by the same word, people and day; sayings by speaker and day."""
    return {
        account.id: (account.kind, account.saying, account.actors, account.earliest)
        for account in accounts
        if account.earliest and account.earliest == account.latest and account.actors
    }


def measure(world: World) -> dict[str, Quality]:
    """Return the quality in one world, and that of the plain way."""
    accounts, truth = generate(world)
    linked = link(accounts)
    found: dict[str, object] = {id_: one.id for id_, one in linked.occurrence.items()}
    return {
        "link": quality(accounts, truth, found),
        "same word, people and day": quality(accounts, truth, plain(accounts)),
    }


def clock(size: int) -> float:
    """Return the CPU seconds that linking so many accounts takes: the median of a few runs."""
    accounts, _ = generate(World(accounts=size, seed=SEEDS[0]))
    link(accounts[:1000])
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        link(accounts)
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def slope(seconds: Mapping[int, float]) -> float:
    """Return how time grows with n log n: the slope of a line through both logarithms, by least squares."""
    xs = [math.log(n * math.log(n)) for n in seconds]
    ys = [math.log(s) for s in seconds.values()]
    mx, my = statistics.fmean(xs), statistics.fmean(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def report_quality(size: int) -> None:
    """Print the quality on each seed, and in harder worlds."""
    print(f"{size:,} accounts, seeds {SEEDS[0]} to {SEEDS[-1]}")
    results = [measure(World(accounts=size, seed=seed)) for seed in SEEDS]
    for name in results[0]:
        print(f"  {name}")
        for seed, result in zip(SEEDS, results, strict=True):
            print(f"    {seed}  {result[name]}")
    print(f"harder worlds, seed {SEEDS[0]}")
    for name, changes in HARDER.items():
        print(f"  {name:<27} {measure(World(accounts=size, seed=SEEDS[0], **changes))['link']}")


def report_time() -> None:
    """Print the time for each size and the fit."""
    print(f"time, CPU seconds on one thread, median of {REPEATS}")
    found = {}
    for size in SIZES:
        found[size] = clock(size)
        print(f"  {size:>7,} accounts  {found[size]:6.2f}")
    print(f"  slope of log t over log(n log n): {slope(found):.3f} (at most 1.0 is the aim)")


def main() -> None:
    """Measure what the options ask for."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.occurrences")
    options.add_argument("--accounts", type=int, default=20_000, help="size of the worlds that quality is measured in")
    asked = options.parse_args()
    report_quality(asked.accounts)
    report_time()


if __name__ == "__main__":
    main()
