"""A process that is really killed while ids change loses no judgement, and the next look at everybody completes it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.actors.judgement import Judgement
from onrecord.graph import identity as module
from onrecord.graph import open_store
from onrecord.model import Record
from tests.graph.cases import everything, fill, told

ARTICLES = 150
SECONDS = 10.0


def articles() -> list[Record]:
    """Return articles in which two names stand that will be one and two in turn."""
    return [
        told(("Ana Ruiz", "Tom Keller", f"theft {i}"), ("Tom Keller", "", "no"), url=f"https://a.example/{i}")
        for i in range(ARTICLES)
    ]


def number(n: int) -> Judgement:
    """Return the n-th judgement: the two are one, the two are two, by turns."""
    day, minute = divmod(n, 1440)
    at = f"20{10 + day // 28:02}-01-{1 + day % 28:02}T{minute // 60:02}:{minute % 60:02}:00Z"
    verdict = "different" if n % 2 else "same"
    return Judgement(verdict=verdict, nodes=("actor/ana-ruiz", "actor/tom-keller"), by="Kim Roe", at=at)


def write(folder: str, first: int) -> None:
    """Judge for ever, one article a transaction; say so before and after each judgement. Runs in the child."""
    module.AT_ONCE = 1
    with open_store(folder) as graph:
        for n in range(first, sys.maxsize):
            print("begin", n, flush=True)
            graph.judge(number(n))
            print("done", n, flush=True)


def last(folder: Path, first: int, root: Path, seconds: float) -> tuple[int, int]:
    """Start a writer, kill it in mid-work; return the last judgement that it began, and the last that it finished."""
    code = f"from tests.graph.test_kill_identity import write; write({str(folder)!r}, {first})"
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment, text=True) as child:
        assert child.stdout is not None
        seen = [child.stdout.readline()]
        time.sleep(seconds)
        os.kill(child.pid, signal.SIGKILL)
        seen += [line for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    assert child.returncode == -signal.SIGKILL
    told_ = [line.split() for line in seen]
    return tuple(max((int(n) for what, n in told_ if what == word), default=first - 1) for word in ("begin", "done"))  # type: ignore[return-value]


@pytest.mark.slow
def test_kill_nine(tmp_path: Path, root: Path) -> None:
    """Several times: kill; then no finished judgement is missing, and one more look leads to the right graph."""
    chance = random.Random(0)
    ends: dict[int, list[str]] = {}
    for n in range(2):
        with open_store("memory") as fresh:
            fill(fresh, *articles())
            fresh.judge(number(n))
            ends[n] = everything(fresh, "judgements", "identities")
    with open_store(tmp_path / "news.db") as graph:
        fill(graph, *articles())
        graph.identify()
    started, rounds, torn, first = time.monotonic(), 0, 0, 0
    while time.monotonic() - started < SECONDS or not torn:
        begun, done = last(tmp_path / "news.db", first, root, chance.uniform(0.1, 0.6))
        with open_store(tmp_path / "news.db") as graph:
            kept = len(graph.judgements())
            assert done + 1 <= kept <= begun + 1
            torn += everything(graph, "judgements", "identities") not in ends.values()
            graph.identify()
            assert everything(graph, "judgements", "identities") == ends[(kept - 1) % 2]
            assert not graph.identify()
        first, rounds = kept, rounds + 1
        assert rounds < 60, "no kill ever hit while ids changed"

    assert rounds >= 3
