"""Where each node of a picture stands: computed beforehand, so that a page draws at once and looks the same each time.

Three steps. Nodes that hang on one other node (most claims) stand in rings round it and take no part in the forces.
What is left of each connected part is spread by forces after Fruchterman and Reingold (1991), here with room for each
node's own rings. The parts are then packed round the largest, and nodes without any link stand in rows below, so that
they cannot blow the picture up. What the nodes mean, and how they look, is left to the page.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

Point = tuple[float, float]

GOLDEN = math.pi * (3 - math.sqrt(5))
# Positions are rounded after each step: sums may differ in the last bit from machine to machine, and forces would make
# a different picture of that.
GRID = 256.0
SECTORS = 72
BLOCK = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutOptions:
    """How wide the picture is drawn; lengths in the page's units (pixels at zoom 1).

    Attributes:
        gap: room between two nodes that touch nothing else.
        link: extra length of a line between two nodes.
        aspect: width of the picture for each unit of height.
        steps: most steps of the forces; large parts get fewer.
    """

    gap: float = 9.0
    link: float = 26.0
    aspect: float = 0.95
    steps: int = 300


DEFAULT = LayoutOptions()


def layout(
    sizes: Sequence[float], links: Sequence[tuple[int, int]], *, options: LayoutOptions = DEFAULT
) -> tuple[Point, ...]:
    """Return the centre of each node, given its radius and which nodes are linked.

    >>> layout([5, 5], [(0, 1)]) == layout([5, 5], [(0, 1)])
    True
    """
    around = _neighbours(len(sizes), links)
    parts = _parts(around)
    drawn = [_place(part, around, sizes, options) for part in parts if len(part) > 1]
    loose = [part[0] for part in parts if len(part) == 1]
    placed: dict[int, Point] = {}
    bottom = _pack(drawn, placed, options)
    _rows(loose, sizes, placed, bottom, options)
    return tuple((round(x, 1), round(y, 1)) for x, y in (placed[node] for node in range(len(sizes))))


def _neighbours(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return whom each node is linked to, sorted, each once, itself left out."""
    around: list[set[int]] = [set() for _ in range(count)]
    for one, other in links:
        if one != other:
            around[one].add(other)
            around[other].add(one)
    return [sorted(found) for found in around]


def _parts(around: list[list[int]]) -> list[list[int]]:
    """Return the connected parts, largest first; within each, breadth first from its best linked node."""
    seen: set[int] = set()
    parts = []
    for start in sorted(range(len(around)), key=lambda node: (-len(around[node]), node)):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for node in part:  # grows while it is read: a queue
            fresh = [other for other in around[node] if other not in seen]
            seen.update(fresh)
            part.extend(fresh)
        parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One connected part, drawn round the origin; ``radius`` is that of a circle that holds it."""

    points: dict[int, Point]
    radius: float


def _place(part: list[int], around: list[list[int]], sizes: Sequence[float], options: LayoutOptions) -> _Drawn:
    """Draw one connected part: its core by forces, what hangs on the core in rings."""
    hanging = {node for node in part if len(around[node]) == 1 and len(around[around[node][0]]) > 1}
    core = [node for node in part if node not in hanging]
    rings = {node: _ring([n for n in around[node] if n in hanging], node, sizes, options) for node in core}
    reach = [rings[node].radius for node in core]
    place = {node: index for index, node in enumerate(core)}
    lines = [(place[a], place[b]) for a in core for b in around[a] if a < b and b in place]
    points: dict[int, Point] = {}
    for node, (x, y) in zip(core, _forces(reach, lines, options), strict=True):
        for other, (dx, dy) in rings[node].points.items():
            points[other] = (x + dx, y + dy)
    left, right = min(x for x, _ in points.values()), max(x for x, _ in points.values())
    top, low = min(y for _, y in points.values()), max(y for _, y in points.values())
    middle = ((left + right) / 2, (top + low) / 2)
    centred = {node: (x - middle[0], y - middle[1]) for node, (x, y) in points.items()}
    radius = max(math.hypot(x, y) + sizes[node] for node, (x, y) in centred.items())
    return _Drawn(centred, radius + options.gap)


def _ring(leaves: list[int], hub: int, sizes: Sequence[float], options: LayoutOptions) -> _Drawn:
    """Stand ``leaves`` in rings round their hub, the inner rings first."""
    points: dict[int, Point] = {hub: (0.0, 0.0)}
    radius = sizes[hub] + options.gap / 2
    waiting = sorted(leaves, key=lambda leaf: sizes[leaf])  # one large leaf does not push the many small ones out
    turn = 0.0
    while waiting:
        alike = [leaf for leaf in waiting if sizes[leaf] <= 1.5 * sizes[waiting[0]]]
        step = 2 * max(sizes[leaf] for leaf in alike) + options.gap
        # The first ring keeps more off, for what is written below the hub.
        radius += step if len(points) == 1 else step / 2
        room = max(1, int(2 * math.pi * radius / step))
        ring, waiting = alike[:room], waiting[len(alike[:room]) :]
        for index, leaf in enumerate(ring):
            angle = turn + 2 * math.pi * index / len(ring)
            points[leaf] = (radius * math.cos(angle), radius * math.sin(angle))
        radius += step / 2
        turn += GOLDEN
    return _Drawn(points, radius)


def _forces(reach: list[float], lines: list[tuple[int, int]], options: LayoutOptions) -> list[Point]:
    """Spread circles of radius ``reach`` so that linked ones are near and none overlap."""
    import numpy as np

    count = len(reach)
    if count == 1:
        return [(0.0, 0.0)]
    radius = np.array(reach)
    order = np.arange(count)
    spread = np.sqrt(np.cumsum((2 * radius + options.gap) ** 2) / 2)
    points = np.stack([spread * np.cos(order * GOLDEN), spread * np.sin(order * GOLDEN)], axis=1)
    first, second = (np.array(side, dtype=np.intp) for side in zip(*lines, strict=True))
    wished = radius[first] + radius[second] + options.link
    steps = max(40, min(options.steps, 120_000 // count))
    middle = (0.35 * radius / np.mean(radius))[:, None]
    heat = float(np.mean(wished)) * math.sqrt(count) / 4
    for step in range(steps):
        push = _repel(points, radius, options.link)
        along = points[second] - points[first]
        pull = along * (np.hypot(along[:, 0], along[:, 1]) / wished)[:, None]
        for axis in (0, 1):
            push[:, axis] += np.bincount(first, pull[:, axis], count) - np.bincount(second, pull[:, axis], count)
        push -= points * middle  # loosely tied ends do not drift away, and what has much round it stands in the middle
        limit = heat * (1 - step / steps) ** 1.5 + 0.5
        length = np.maximum(np.hypot(push[:, 0], push[:, 1]), 1e-9)
        points += push * (np.minimum(length, limit) / length)[:, None]
        points = np.rint(points * GRID) / GRID
    return [(float(x), float(y)) for x, y in _separate(points, radius, options.gap)]


def _repel(points: "Points", radius: "Points", link: float) -> "Points":
    """Return the push on each point away from all others: the room two want, squared, over their distance."""
    import numpy as np

    push = np.empty_like(points)
    for rows in _blocks(len(points)):
        room = radius[rows, None] + radius + link
        dx, dy = (points[rows, None, axis] - points[:, axis] for axis in (0, 1))
        weight = room * room / (dx * dx + dy * dy + 1.0)
        # Far apart, two nodes ignore each other: without this the many nodes of a large part blow it up.
        weight[weight < 0.02] = 0.0
        push[rows, 0] = (dx * weight).sum(axis=1)
        push[rows, 1] = (dy * weight).sum(axis=1)
    return push


def _separate(points: "Points", radius: "Points", gap: float) -> "Points":
    """Push circles that overlap apart, a little at a time."""
    import numpy as np

    count = len(points)
    for _ in range(max(10, min(60, 60_000 // count))):
        push = np.zeros_like(points)
        for rows in _blocks(count):
            dx, dy = (points[rows, None, axis] - points[:, axis] for axis in (0, 1))
            away = np.sqrt(dx * dx + dy * dy) + 1e-6
            short = np.maximum(radius[rows, None] + radius + gap - away, 0.0)
            short[np.arange(len(short)), np.arange(rows.start, rows.start + len(short))] = 0.0  # itself
            weight = short / away * 0.3  # half of it is the other's part; a little less, so that they do not swing
            push[rows, 0] = (dx * weight).sum(axis=1)
            push[rows, 1] = (dy * weight).sum(axis=1)
        if not push.any():
            break
        points = np.rint((points + push) * GRID) / GRID
    return points


def _blocks(count: int) -> Iterator[slice]:
    """Yield rows to work on at once, so that all pairs of ten thousand nodes need no memory of their own."""
    for start in range(0, count, BLOCK):
        yield slice(start, min(start + BLOCK, count))


def _pack(drawn: list[_Drawn], placed: dict[int, Point], options: LayoutOptions) -> float:
    """Put the parts round the first one, each as near to the middle as it fits; return the lowest edge."""
    import numpy as np

    centres = np.zeros((len(drawn), 2))
    radii = np.array([one.radius for one in drawn])
    shore = _shore(drawn[0], options) if drawn else []
    turn, size = 0, math.inf
    for index, one in enumerate(drawn):
        if one.radius < size * 0.999:
            turn, size = 0, one.radius  # a smaller part may fit further in
        step = max(size, 6.0)
        while index:
            way = step * math.sqrt(turn) * 0.6
            x, y = way * math.cos(turn * GOLDEN) * options.aspect, way * math.sin(turn * GOLDEN)
            away = np.hypot(centres[1:index, 0] - x, centres[1:index, 1] - y)
            free = bool((away >= radii[1:index] + one.radius + options.gap).all())
            if free and math.hypot(x, y) >= _reach(shore, x, y, one.radius) + one.radius + options.gap:
                centres[index] = (x, y)
                break
            turn += 1
        x, y = float(centres[index, 0]), float(centres[index, 1])
        placed.update({node: (x + dx, y + dy) for node, (dx, dy) in one.points.items()})
    return max((y for _, y in placed.values()), default=-2 * options.link) + 2 * options.link


def _shore(one: _Drawn, options: LayoutOptions) -> list[float]:
    """Return how far a part reaches in each of `SECTORS` directions: it fills less than the circle round it."""
    far = [0.0] * SECTORS
    for x, y in one.points.values():
        sector = int(math.atan2(y, x) / (2 * math.pi) * SECTORS) % SECTORS
        far[sector] = max(far[sector], math.hypot(x, y) + 2 * options.gap)
    return [
        max(far[sector - 2], far[sector - 1], far[sector], far[(sector + 1) % SECTORS]) for sector in range(SECTORS)
    ]


def _reach(shore: list[float], x: float, y: float, radius: float) -> float:
    """Return how far the first part reaches towards a circle at ``x, y``."""
    away = max(math.hypot(x, y), radius, 1.0)
    middle, half = math.atan2(y, x), math.asin(radius / away)
    first, last = (math.floor(angle / (2 * math.pi) * SECTORS) for angle in (middle - half, middle + half))
    return max(shore[sector % SECTORS] for sector in range(first, last + 1))


def _rows(
    loose: list[int], sizes: Sequence[float], placed: dict[int, Point], top: float, options: LayoutOptions
) -> None:
    """Stand nodes without a link in rows below the rest, as wide as the rest."""
    if not loose:
        return
    cell = 2 * max(sizes[node] for node in loose) + options.gap
    left, right = min((x for x, _ in placed.values()), default=0.0), max((x for x, _ in placed.values()), default=0.0)
    square = math.ceil(math.sqrt(len(loose) * options.aspect))
    columns = max(square if not placed else int((right - left) / cell) + 1, min(square, 8))
    start = (left + right) / 2 - (min(columns, len(loose)) - 1) * cell / 2
    for index, node in enumerate(loose):
        placed[node] = (start + index % columns * cell, top + index // columns * cell)
