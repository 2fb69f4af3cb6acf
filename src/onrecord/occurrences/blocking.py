"""Find the pairs that are worth comparing without comparing all: those of one kind, actor and time.

Accounts of one day meet by kind, actor and day. Where the kind may be dated by a week, a month or a year, they meet by
month. Of sayings there may be hundreds in a day by one speaker: they meet by their words, of which two that agree share
at least one of the first few of the shorter (longest words first, as they are the rarest). In blocks that grow beyond a
bound only neighbours are compared, in an order in which those with like words stand together.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.occurrences.facts import Facts
from onrecord.occurrences.weights import Options

BOUND = 300  # a block of so many is compared pair by pair
WINDOW = 20  # neighbours on each side in a block that is larger

Key = tuple[str, str, int, str]


def pairs(every: Sequence[Facts], options: Options) -> Iterator[tuple[int, int]]:
    """Yield the pairs of numbers, each once and the lower first, that may be linked.

    Args:
        every: facts, in any order.
        options: how many words two sayings must share.
    """
    blocks: dict[Key, list[int]] = {}
    for number, one in enumerate(every):
        for key in _kept_under(one):
            blocks.setdefault(key, []).append(number)
    crowded = {key: _Crowd(block, every) for key, block in blocks.items() if len(block) > BOUND}
    seen: set[tuple[int, int]] = set()
    for number, one in enumerate(every):
        for key in _asked_for(one, options):
            for other in crowded[key].beside(number) if key in crowded else blocks[key]:
                if other == number:
                    continue
                pair = (number, other) if number < other else (other, number)
                if pair not in seen:
                    seen.add(pair)
                    yield pair


class _Crowd:
    """A block that is too large to be compared pair by pair."""

    def __init__(self, block: Sequence[int], every: Sequence[Facts]) -> None:
        def order(number: int) -> tuple[list[str], list[str], int, int, int]:
            one = every[number]
            return sorted(one.actors), sorted(one.words), one.first, one.last, number

        self._ordered = sorted(block, key=order)
        self._place = {number: place for place, number in enumerate(self._ordered)}

    def beside(self, number: int) -> Sequence[int]:
        """Return the neighbours of one of the block."""
        place = self._place[number]
        return self._ordered[max(0, place - WINDOW) : place + WINDOW + 1]


def _kept_under(one: Facts) -> Iterator[Key]:
    """Yield the keys under which an account is found."""
    if one.saying:
        yield from (("saying", who, one.first, word) for who in one.actors for word in one.words)
    elif one.kind.window == 1:
        yield from ((one.kind.name, who, one.first, "") for who in one.actors)
    else:
        first, last = _month(one.first), _month(one.last)
        yield from ((one.kind.name, who, n, "month") for who in one.actors for n in range(first, last + 1))


def _asked_for(one: Facts, options: Options) -> Iterator[Key]:
    """Yield the keys under which an account looks for others: the more exact, or the shorter of two finds the other."""
    if one.saying:
        words = sorted(one.words, key=lambda word: (-len(word), word))
        enough = len(words) - math.ceil(options.said * len(words)) + 1
        yield from (("saying", who, one.first, word) for who in one.actors for word in words[:enough])
    elif one.kind.window == 1:
        yield from ((one.kind.name, who, one.first, "") for who in one.actors)
    else:
        yield from ((one.kind.name, who, _month(one.first), "month") for who in one.actors)


def _month(day: int) -> int:
    """Return the number of the month in which a day lies."""
    when = date.fromordinal(day)
    return when.year * 12 + when.month
