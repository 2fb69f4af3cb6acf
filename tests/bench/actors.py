"""How well and how fast actors are known again, on made-up news with known truth (`tests.bench.actors_world`).

    python -m tests.bench.actors                 quality on five seeds and in harder worlds, time, the fit to n log n
    python -m tests.bench.actors --plot FILE     the same, and a picture of the time

Quality is counted over appearances: pairs (of all pairs that are one by truth, how many are one here, and the reverse)
and B-cubed (Bagga & Baldwin 1998: the same from the view of each appearance), beside the baseline "same full name, same
actor". ``namesakes`` is the same over the appearances of those alone who share a full name with somebody else. No seed
here was used to set the weights. Time is CPU seconds of `assign` in a fresh process on one thread, median of repeats.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.actors.identity import assign
from onrecord.actors.profile import Profile
from tests.bench.actors_world import World, generate

SEEDS = (101, 102, 103, 104, 105)  # the weights were set on 1 to 5
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
REPEATS = 3
USUAL = World()
HARDER = {
    "as it is": {},
    "twice the namesakes": {"namesakes": 2 * USUAL.namesakes},
    "five times the famous ones": {"famous_namesakes": 5 * USUAL.famous_namesakes},
    "ten times the famous ones": {"famous_namesakes": 10 * USUAL.famous_namesakes},
    "namesakes in one field": {"close_namesakes": 1.0},
    "twice the typos": {"typo": 2 * USUAL.typo},
    "twice the bare surnames": {"bare": 2 * USUAL.bare},
    "half the roles": {"role": USUAL.role / 2},
    "five times the wrong roles": {"wrong_role": 5 * USUAL.wrong_role},
    "no dates, no gender": {"dated": 0.0, "gender": 0.0},
}


@dataclass(frozen=True, slots=True)
class Quality:
    """How a clustering of appearances compares with the truth."""

    precision: float
    recall: float
    b3_precision: float
    b3_recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the first two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        pairs = f"P {self.precision:.4f}  R {self.recall:.4f}  F {self.f1:.4f}"
        return f"{pairs}   B3 P {self.b3_precision:.4f}  R {self.b3_recall:.4f}"


def quality(truth: Mapping[str, int], found: Mapping[str, str]) -> Quality:
    """Count the appearances in ``truth`` against what was found."""
    both = Counter((truth[id_], found[id_]) for id_ in truth)
    actors = Counter(truth.values())
    clusters = Counter(found[id_] for id_ in truth)
    right = sum(map(_pairs, both.values()))
    total = len(truth)
    return Quality(
        precision=right / (sum(map(_pairs, clusters.values())) or 1),
        recall=right / (sum(map(_pairs, actors.values())) or 1),
        b3_precision=sum(n * n / clusters[cluster] for (_, cluster), n in both.items()) / total,
        b3_recall=sum(n * n / actors[actor] for (actor, _), n in both.items()) / total,
    )


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def namesakes(profiles: list[Profile], truth: Mapping[str, int]) -> dict[str, int]:
    """Return the truth for those alone who share a full name with somebody else."""
    bearers: dict[str, set[int]] = {}
    for profile in profiles:
        bearers.setdefault(profile.local, set()).add(truth[profile.id])
    sharing = {actor for actors in bearers.values() if len(actors) > 1 for actor in actors}
    return {id_: actor for id_, actor in truth.items() if actor in sharing}


def measure(world: World) -> dict[str, Quality]:
    """Return the quality in one world: of all, of namesakes, and of the baseline."""
    profiles, truth = generate(world)
    found = assign(profiles).actor
    by_name = {p.id: p.local for p in profiles}
    shared = namesakes(profiles, truth)
    return {
        "assign": quality(truth, found),
        "same name": quality(truth, by_name),
        "assign, namesakes": quality(shared, found),
        "same name, namesakes": quality(shared, by_name),
    }


def sample(appearances: int, seed: int = SEEDS[0]) -> list[Profile]:
    """Return so many appearances of a world that is as large as they need."""
    profiles, _ = generate(World(articles=appearances // 8, seed=seed))
    return profiles[:appearances]


def clock(appearances: int) -> float:
    """Return the CPU seconds that `assign` takes, word lists read before."""
    profiles = sample(appearances)
    assign(sample(100, seed=SEEDS[1]))
    start = time.process_time()
    assign(profiles)
    return time.process_time() - start


def times() -> dict[int, list[float]]:
    """Measure each size in fresh processes, so that no cache is warm."""
    found: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(REPEATS):
        for size in SIZES:
            run = subprocess.run(
                [sys.executable, "-m", "tests.bench.actors", "--clock", str(size)],
                check=True,
                capture_output=True,
                text=True,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            )
            found[size].append(float(run.stdout))
    return found


def slope(seconds: Mapping[int, float]) -> float:
    """Return how time grows with n log n: the slope of a line through both logarithms, by least squares."""
    xs = [math.log(n * math.log(n)) for n in seconds]
    ys = [math.log(s) for s in seconds.values()]
    mx, my = statistics.fmean(xs), statistics.fmean(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def plot(measured: Mapping[int, list[float]], file: Path) -> None:
    """Draw the time over the number of appearances, beside n log n through the largest."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    medians = {n: statistics.median(s) for n, s in measured.items()}
    last = max(medians)
    line = [medians[last] * n * math.log(n) / (last * math.log(last)) for n in medians]
    figure, axes = plt.subplots(figsize=(6, 4), dpi=90)
    axes.loglog(list(medians), line, "--", color="grey", label="n log n")
    axes.loglog(list(medians), list(medians.values()), "o-", label=f"assign (slope {slope(medians):.2f} of n log n)")
    axes.fill_between(
        list(medians), [min(s) for s in measured.values()], [max(s) for s in measured.values()], alpha=0.2
    )
    axes.set(xlabel="appearances (mentions of actors)", ylabel="CPU seconds, one thread", title="Knowing actors again")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(file, metadata={"Software": None})
    plt.close(figure)


def report_quality(articles: int) -> None:
    """Print the quality on each seed with the spread, and in harder worlds."""
    print(f"{articles:,} articles, seeds {SEEDS[0]} to {SEEDS[-1]}")
    results = [measure(World(articles=articles, seed=seed)) for seed in SEEDS]
    for name in results[0]:
        print(f"  {name}")
        for seed, result in zip(SEEDS, results, strict=True):
            print(f"    {seed}  {result[name]}")
        for part in ("precision", "recall", "b3_precision", "b3_recall"):
            every = [getattr(result[name], part) for result in results]
            print(f"    {part:<13} mean {statistics.fmean(every):.4f}, from {min(every):.4f} to {max(every):.4f}")
    print(f"harder worlds, {articles:,} articles, seed {SEEDS[0]}")
    for name, changes in HARDER.items():
        result = measure(World(articles=articles, seed=SEEDS[0], **changes))
        print(f"  {name:<27} {result['assign']}")
        print(f"  {'':<27} {result['assign, namesakes']}  (namesakes)")


def report_time(file: Path | None) -> None:
    """Print the time for each size and the fit; draw it if asked to."""
    measured = times()
    medians = {size: statistics.median(seconds) for size, seconds in measured.items()}
    print(f"time, CPU seconds on one thread, median of {REPEATS} (lowest to highest)")
    for size, seconds in measured.items():
        print(f"  {size:>7,} appearances  {medians[size]:7.2f}   ({min(seconds):.2f} to {max(seconds):.2f})")
    print(f"  slope of log t over log(n log n): {slope(medians):.3f} (at most 1.0 is the aim)")
    if file is not None:
        plot(measured, file)


def main() -> None:
    """Measure what the options ask for."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.actors")
    options.add_argument("--articles", type=int, default=10_000, help="size of the worlds that quality is measured in")
    options.add_argument("--plot", type=Path, help="write a picture of the time to this file")
    options.add_argument("--clock", type=int, help="only time so many appearances, once")
    asked = options.parse_args()
    if asked.clock:
        print(clock(asked.clock))
        return
    report_quality(asked.articles)
    report_time(asked.plot)


if __name__ == "__main__":
    main()
