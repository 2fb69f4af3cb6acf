"""Who is on whose side: the best split of a signed network in two camps (structural balance).

A tie is +1 (support) or -1 (conflict). A split is better the fewer ties go against it: support between the camps, or
conflict inside one (Heider 1946; Cartwright and Harary 1956). The least number of such ties is the line index of
balance, also called frustration index (Harary 1959; Aref and Wilson 2018). To find it is hard in general, so:

- a network falls into parts that meet in one actor at most (its blocks), and each is split for itself;
- blocks of up to `EXACT_UP_TO` actors are searched through; larger ones by local search from several starts, which
  gives an upper bound;
- it is told how two actors stand to each other only if all best splits agree on it; after a local search, all splits
  that it found and that are hardly worse than the best of them, also when a single actor changes camps for nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

EXACT_UP_TO = 16  # actors of a block: at most 2^15 splits
STARTS = 12  # of the local search
SLACK = 0.05  # how much worse than the best found a split may be and still be heard
OPEN = "undetermined"
NONE = "none"

Ties = Mapping[tuple[str, str], int]
"""Signs by pair, each pair once and in order: ``("a", "b")``, never ``("b", "a")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How a signed network splits.

    Attributes:
        sides: by actor: the number of the dispute and the camp in it (``1a``, ``1b``); `OPEN` where the best splits do
            not agree.
        allies: by actor, how many of their own side support them or are supported by them. Where nobody does, the side
            rests on common adversaries alone.
        against: by actor, how many of their ties go against every best split.
        line_index: how many ties go against the best split found.
        exact: no split can be better; otherwise the line index is an upper bound.
        triangles: how many threes there are of whom each has a tie to both others.
        balanced: how many of these have an even number of conflicts.
    """

    sides: dict[str, str] = field(default_factory=dict)
    allies: dict[str, int] = field(default_factory=dict)
    against: dict[str, int] = field(default_factory=dict)
    line_index: int = 0
    exact: bool = True
    triangles: int = 0
    balanced: int = 0


def balance(ties: Ties) -> Balance:
    """Split a signed network in two camps.

    >>> found = balance({("ana", "bo"): 1, ("ana", "cy"): -1, ("bo", "cy"): -1})
    >>> found.sides, found.line_index
    ({'ana': '1a', 'bo': '1a', 'cy': '1b'}, 0)
    >>> balance({("ana", "bo"): 1, ("ana", "cy"): 1, ("bo", "cy"): -1}).sides
    {'ana': 'undetermined', 'bo': 'undetermined', 'cy': 'undetermined'}
    """
    names = sorted({name for pair in ties for name in pair})
    number = {name: n for n, name in enumerate(names)}
    graph: Graph = [{} for _ in names]
    for (one, other), sign in ties.items():
        graph[number[one]][number[other]] = graph[number[other]][number[one]] = sign
    agreed = _Agreed(len(names))
    line_index, exact = 0, True
    for block in _blocks(graph):
        split = _split(graph, block)
        line_index += split.cost
        exact = exact and split.exact
        for together in split.agreed:
            for v, w in pairwise(together):
                agreed.join(v, w, split.camp[v] ^ split.camp[w])
    sides = _named(agreed, len(names))
    allies, against = zip(*(_own(graph, agreed, v) for v in range(len(names))), strict=True) if names else ((), ())
    triangles, balanced = _triangles(graph)
    return Balance(
        sides=dict(zip(names, sides, strict=True)),
        allies=dict(zip(names, allies, strict=True)),
        against=dict(zip(names, against, strict=True)),
        line_index=line_index,
        exact=exact,
        triangles=triangles,
        balanced=balanced,
    )


Graph = list[dict[int, int]]
"""Signs by neighbour, for each actor by number."""


@dataclass(slots=True)
class _Split:
    """The best splits of one block.

    Attributes:
        camp: one of them: 0 or 1 by actor.
        agreed: the classes of actors about whom all of them agree, each in order.
    """

    cost: int
    camp: dict[int, int]
    agreed: list[list[int]]
    exact: bool


class _Agreed:
    """Actors joined by what all best splits agree on, with whose camp is whose: a union-find with parity."""

    def __init__(self, size: int) -> None:
        self.over = list(range(size))
        self.flip = [0] * size

    def find(self, v: int) -> tuple[int, int]:
        """Return who stands for the actor's class, and whether the two are in different camps."""
        flip = 0
        while self.over[v] != v:
            flip ^= self.flip[v]
            v = self.over[v]
        return v, flip

    def join(self, one: int, other: int, differ: int) -> None:
        """Say that two are in the same camp (0) or in different ones (1)."""
        (top, flip), (below, flop) = sorted((self.find(one), self.find(other)))
        if top != below:
            self.over[below] = top
            self.flip[below] = flip ^ flop ^ differ

    def same(self, one: int, other: int) -> bool:
        """Say whether it is agreed how two stand to each other."""
        return self.find(one)[0] == self.find(other)[0]

    def camp(self, v: int) -> int:
        """Return the camp of an actor within the class."""
        return self.find(v)[1]


def _own(graph: Graph, agreed: _Agreed, v: int) -> tuple[int, int]:
    """Return how many ties of an actor are support on the own side, and how many go against their side."""
    near = [(sign, agreed.camp(v) == agreed.camp(w)) for w, sign in graph[v].items() if agreed.same(v, w)]
    return near.count((1, True)), sum(together != (sign > 0) for sign, together in near)


def _named(agreed: _Agreed, size: int) -> list[str]:
    """Name the sides: disputes by size, camp ``a`` the larger one."""
    classes: dict[int, list[int]] = {}
    for v in range(size):
        classes.setdefault(agreed.find(v)[0], []).append(v)
    disputes = sorted((c for c in classes.values() if len(c) > 1), key=lambda c: (-len(c), c[0]))
    sides = [OPEN] * size
    for n, members in enumerate(disputes, start=1):
        camps: tuple[list[int], list[int]] = ([], [])
        for v in members:
            camps[agreed.camp(v)].append(v)
        for letter, camp in zip("ab", sorted(filter(None, camps), key=lambda c: (-len(c), c[0])), strict=False):
            for v in camp:
                sides[v] = f"{n}{letter}"
    return sides


def _blocks(graph: Graph) -> list[list[int]]:
    """Return the biconnected parts, each in order."""
    import networkx

    plain = networkx.Graph()
    plain.add_nodes_from(range(len(graph)))
    plain.add_edges_from((v, w) for v, near in enumerate(graph) for w in sorted(near) if v < w)
    return sorted(sorted(block) for block in networkx.biconnected_components(plain))


def _split(graph: Graph, block: Sequence[int]) -> _Split:
    """Split one block."""
    inside = set(block)
    near = {v: {w: sign for w, sign in graph[v].items() if w in inside} for v in block}
    cost, found = _searched(near)
    if len(block) > EXACT_UP_TO:
        loose = {v for camp in found for v in block if _gain(near, camp, v) == 0}
        classes = _classes([v for v in block if v not in loose], found)
        return _Split(cost, found[0], [*classes, *([v] for v in sorted(loose))], exact=False)
    cost, found = _all_best(near, cost)
    return _Split(cost, found[0], _classes(block, found), exact=True)


def _classes(block: Sequence[int], found: Sequence[Mapping[int, int]]) -> list[list[int]]:
    """Return who stands to each other alike in all splits, each class in order."""
    classes: dict[tuple[int, ...], list[int]] = {}
    for v in block:
        classes.setdefault(tuple(camp[v] ^ found[0][v] for camp in found), []).append(v)
    return list(classes.values())


Near = dict[int, dict[int, int]]


def _all_best(near: Near, bound: int) -> tuple[int, list[dict[int, int]]]:
    """Return the least cost, and all splits that have it; ``bound`` is a cost that can be reached.

    The actor with most ties always stands in camp 0, since a split and its mirror image are the same.
    """
    order = _breadth_first(near, max(near, key=lambda v: (len(near[v]), -v)))
    earlier = [[(w, s) for w, s in near[v].items() if w in order[:n]] for n, v in enumerate(order)]
    camp: dict[int, int] = {}
    found: list[dict[int, int]] = []
    best = bound

    def place(n: int, cost: int) -> None:
        nonlocal best, found
        if n == len(order):
            if cost < best:
                best, found = cost, []
            found.append(dict(camp))
            return
        for side in (0, 1) if n else (0,):
            worse = sum((camp[w] == side) != (sign > 0) for w, sign in earlier[n])
            if cost + worse <= best:
                camp[order[n]] = side
                place(n + 1, cost + worse)

    place(0, 0)
    return best, found


def _searched(near: Near) -> tuple[int, list[dict[int, int]]]:
    """Return the least cost that local search reaches, and the splits that it is worth hearing, the best one first."""
    found = []
    for start in sorted(near, key=lambda v: (-len(near[v]), v))[:STARTS]:
        order = _breadth_first(near, start)
        camp = _grown(near, order)
        _improve(near, order, camp)
        cost = sum((camp[v] == camp[w]) != (sign > 0) for v in near for w, sign in near[v].items()) // 2
        found.append((cost, camp))
    found.sort(key=lambda pair: pair[0])
    best = found[0][0]
    return best, [camp for cost, camp in found if cost <= best * (1 + SLACK)]


def _grown(near: Near, order: Sequence[int]) -> dict[int, int]:
    """Put one after the other where most ties to those before want them."""
    camp: dict[int, int] = {}
    for v in order:
        pull = sum(sign * (1 - 2 * camp[w]) for w, sign in near[v].items() if w in camp)
        camp[v] = int(pull < 0)
    return camp


def _improve(near: Near, order: Sequence[int], camp: dict[int, int]) -> None:
    """Move single actors as long as that helps; each move lowers the cost, so that there is an end."""
    moved = True
    while moved:
        moved = False
        for v in order:
            if _gain(near, camp, v) > 0:
                camp[v] ^= 1
                moved = True


def _gain(near: Near, camp: Mapping[int, int], v: int) -> int:
    """Return by how much the cost falls when one actor changes camps."""
    return sum(-sign if camp[v] == camp[w] else sign for w, sign in near[v].items())


def _breadth_first(near: Near, start: int) -> list[int]:
    """Return all actors of a block, those nearest to one of them first."""
    order, seen = [start], {start}
    for v in order:
        for w in sorted(near[v]):
            if w not in seen:
                seen.add(w)
                order.append(w)
    return order


def _triangles(graph: Graph) -> tuple[int, int]:
    """Count the threes with a tie between any two, and those of them with an even number of conflicts."""
    every = balanced = 0
    for v, near in enumerate(graph):
        later = {w: sign for w, sign in near.items() if w > v}
        for w, sign in later.items():
            for u in later.keys() & graph[w].keys():
                if u > w:
                    every += 1
                    balanced += sign * later[u] * graph[w][u] > 0
    return every, balanced
