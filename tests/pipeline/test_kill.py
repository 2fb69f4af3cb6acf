"""A build that is really killed loses nothing that was stored, and the next one goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import open_store
from onrecord.graph import counts

pytestmark = pytest.mark.slow
ARTICLES = 120


def command(folder: Path, store: str) -> list[str]:
    """Return the command that builds the test's articles into a store."""
    return [sys.executable, "-m", "onrecord", "build", str(folder / "day.jsonl"), "--store", str(folder / store)]


def write(folder: Path) -> None:
    """Write a file of small articles."""
    with (folder / "day.jsonl").open("w", encoding="utf-8") as out:
        for i in range(ARTICLES):
            text = f"“Plan {i} is dead,” said Ana Ruiz. Kim Roe denied that plan {i} was dead.\n"
            out.write(json.dumps({"text": text, "url": f"https://daily.example/{i}"}) + "\n")


def articles(store: Path) -> int:
    """Return how many articles a store holds."""
    with open_store(store) as graph:
        return counts(graph)["articles"]


def test_a_killed_build_goes_on(tmp_path: Path) -> None:
    """Kill -9 in mid-build, several times; then finish, and get the graph of a build that was never disturbed."""
    write(tmp_path)
    subprocess.run(command(tmp_path, "whole.db"), check=True, capture_output=True)
    seen = [0]
    for _ in range(8):
        child = subprocess.Popen(command(tmp_path, "killed.db"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(2.0 + 0.35 * len(seen))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        if (tmp_path / "killed.db").exists():
            seen.append(articles(tmp_path / "killed.db"))
        if seen[-1] == ARTICLES:
            break
    finish = subprocess.run(command(tmp_path, "killed.db"), check=True, capture_output=True, text=True)

    assert seen == sorted(seen), "a later look found fewer articles"
    assert f"{ARTICLES - seen[-1]} article" in finish.stdout
    with open_store(tmp_path / "killed.db") as killed, open_store(tmp_path / "whole.db") as whole:
        assert sorted(map(str, killed.quads())) == sorted(map(str, whole.quads()))
