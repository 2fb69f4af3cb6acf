"""Nodes stand where they can be read, and always in the same place."""

import math
import subprocess
import sys
import time
from itertools import combinations

import pytest

from onrecord.export.layout import layout
from tests.export.pictures import large


def drawn(count: int) -> tuple[list[float], list[tuple[int, int]]]:
    """Return sizes and links of an invented picture."""
    picture = large(count)
    place = {node.id: index for index, node in enumerate(picture.nodes)}
    sizes = [7.0 if node.kind == "claim" else 14.0 for node in picture.nodes]
    return sizes, [(place[edge.source], place[edge.target]) for edge in picture.edges]


@pytest.mark.parametrize(
    ("sizes", "links"),
    [([], []), ([5], []), ([5], [(0, 0)]), ([5, 5], [(0, 1)]), ([5] * 4, [(0, 1), (1, 0), (0, 1)]), ([5] * 40, [])],
    ids=["nothing", "one", "a loop", "a pair", "parallel links and loose nodes", "only loose nodes"],
)
def test_every_node_has_a_place(sizes: list[float], links: list[tuple[int, int]]) -> None:
    """Small and odd graphs are laid out too, each node in a finite place of its own."""
    points = layout(sizes, links)

    assert len(points) == len(sizes)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in points)
    assert len(set(points)) == len(points)


@pytest.mark.parametrize("count", [30, 300])
def test_nodes_do_not_cover_each_other(count: int) -> None:
    """No two nodes overlap: at most one pair in a thousand touches."""
    sizes, links = drawn(count)
    points = layout(sizes, links)

    touching = sum(math.dist(points[a], points[b]) < sizes[a] + sizes[b] for a, b in combinations(range(count), 2))

    assert touching <= count / 1000


def test_linked_nodes_are_nearer_than_others() -> None:
    """The picture says something: linked nodes are on average less than half as far apart as any two."""
    sizes, links = drawn(300)
    points = layout(sizes, links)

    linked = [math.dist(points[a], points[b]) for a, b in links]
    every = [math.dist(points[a], points[b]) for a, b in combinations(range(300), 2)]

    assert sum(linked) / len(linked) < 0.5 * sum(every) / len(every)


def test_one_large_leaf_leaves_the_small_ones_near() -> None:
    """Of what hangs on one node, the small stand in the inner rings, whatever large one hangs there too."""
    links = [(0, leaf) for leaf in range(1, 42)]
    points = layout([14.0] + [7.0] * 40 + [45.0], links)
    away = [math.dist(points[0], point) for point in points[1:]]

    assert max(away[:-1]) < away[-1]
    assert max(away[:-1]) < 110


def test_loose_nodes_do_not_blow_the_picture_up() -> None:
    """A hundred nodes without a link take less room than the rest, and stand below it."""
    links = [(node // 3, node) for node in range(1, 200)]
    sizes = [7.0] * 200
    alone, with_loose = layout(sizes, links), layout(sizes + [7.0] * 100, links)

    def height(points: tuple[tuple[float, float], ...]) -> float:
        return max(y for _, y in points) - min(y for _, y in points)

    assert with_loose[:200] == alone
    assert height(with_loose) < 2 * height(alone)
    assert min(y for _, y in with_loose[200:]) > max(y for _, y in alone)


def test_the_same_graph_gives_the_same_picture_in_another_process() -> None:
    """Neither chance nor the order of sets or hashes moves a node."""
    script = "from tests.export.test_layout import drawn, layout; print(layout(*drawn(120)))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src:.", "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(runs) == 1


@pytest.mark.slow
def test_two_thousand_nodes_are_laid_out_in_seconds() -> None:
    """The largest picture that is drawn by default takes less than 30 CPU-seconds (measured: 3)."""
    sizes, links = drawn(2000)
    start = time.process_time()

    layout(sizes, links)

    assert time.process_time() - start < 30
