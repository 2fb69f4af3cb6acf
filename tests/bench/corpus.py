"""Corpora of any size for the benchmarks: the shipped articles, again and again, each time as another article.

``dense`` is the shipped articles as they are: short, with about five attributions in a hundred words. ``ordinary`` has
as many words of plain narration after each, so that there are about 2.4 in a hundred, as in the news of PolNeAR
(`onrecord extract` finds 2.3 there).
"""

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KINDS = ("ordinary", "dense")


def texts(n: int, kind: str = "dense") -> Iterator[str]:
    """Yield ``n`` texts: the bodies of the shipped articles, in turn, each with a number at its end."""
    bodies = [_body(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "articles").glob("**/*.md"))]
    bodies = [body + (_narration(body, i) if kind == "ordinary" else "") for i, body in enumerate(filter(None, bodies))]
    return islice((f"{body}\n\nEdition {i}.\n" for i in count() for body in bodies), n)


def _narration(body: str, turn: int) -> str:
    """Return paragraphs of narration of about the length of a body, not the same ones for each."""
    paragraphs = (HERE / "filler.txt").read_text(encoding="utf-8").splitlines()
    out = ""
    while len(out) < len(body):
        out += "\n\n" + paragraphs[turn % len(paragraphs)]
        turn += 1
    return out


def _body(text: str) -> str:
    """Return what follows the front matter; nothing for a file that has none."""
    return text.split("\n---\n", 1)[1].strip() if text.startswith("---\n") else ""
