"""A writer that is really killed loses nothing that it acknowledged, and leaves no article torn."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Quad

from onrecord.graph import Run, open_store, quads
from onrecord.graph.shared import contributions, describe
from onrecord.graph.validate import reread
from onrecord.model import Record
from tests.factories import saying

ARTICLES = 12
SECONDS = 10.0
RUN = Run(version="1", extractors=("test",), model="none")


def version(article: int, number: int) -> Record:
    """Return one version of one article: its speakers, claims and length change from version to version."""
    lines = [
        (f"Speaker {(article + number + i) % 7}", f"claim {(number * i) % 11} of {article}")
        for i in range(2 + number % 4)
    ]
    return saying(("Everybody", "the same"), *lines, url=f"https://a.example/{article}")


def write(folder: str, first: int) -> None:
    """Replace articles for ever, from a version on; say so after each. Runs in the child."""
    with open_store(folder) as graph:
        for number in range(first, sys.maxsize):
            for article in range(ARTICLES):
                graph.replace(version(article, number), RUN)
                print(article, number, flush=True)


def acknowledged(folder: Path, first: int, root: Path, seconds: float) -> dict[int, int]:
    """Start a writer, kill it in mid-work, and return the version of each article that it acknowledged last."""
    code = f"from tests.graph.test_kill import write; write({str(folder)!r}, {first})"
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment, text=True) as child:
        assert child.stdout is not None
        seen = [child.stdout.readline()]  # it has begun
        time.sleep(seconds)
        os.kill(child.pid, signal.SIGKILL)
        seen += child.stdout.read().splitlines(keepends=True)
    assert child.returncode == -signal.SIGKILL
    return {int(a): int(n) for a, n in (line.split() for line in seen if line.endswith("\n") and line.strip())}


def local(name: str, quads_: Iterable[Quad]) -> set[Quad]:
    """Return the quads of the named graph with some local name."""
    return {quad for quad in quads_ if str(quad.graph_name).endswith(f"/{name}>")}


@pytest.mark.slow
def test_kill_nine(tmp_path: Path, root: Path) -> None:
    """Several times: kill; then each article is whole, no older than acknowledged, and what is shared fits them."""
    chance = random.Random(0)
    started, rounds, first = time.monotonic(), 0, 0
    latest: dict[int, int] = {}
    while time.monotonic() - started < SECONDS:
        latest |= acknowledged(tmp_path / "news.db", first, root, chance.uniform(0.0, 0.4))
        with open_store(tmp_path / "news.db") as graph:
            assert reread(graph) == []
            stored = set(graph.match())
        articles: set[Quad] = set()
        for article in range(ARTICLES):
            number = latest.get(article, -1)
            acknowledged_ = set(quads(version(article, number), RUN)) if number >= 0 else set()
            under_way = set(quads(version(article, number + 1), RUN))
            found = local(version(article, 0).article.id, stored)
            assert found in (acknowledged_, under_way), f"article {article} is torn or older than version {number}"
            articles |= found
        shared = {quad for me, view in contributions(articles).items() for quad in describe(me, view)}
        assert stored - articles - local("runs", stored) == shared
        first = max(latest.values())
        rounds += 1

    assert rounds >= 3
