"""A corpus of any size for the benchmarks: the shipped articles, again and again, each time as another article."""

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def texts(n: int) -> Iterator[str]:
    """Yield ``n`` texts: the bodies of the shipped articles, in turn, each with a number at its end."""
    bodies = [_body(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "articles").glob("**/*.md"))]
    bodies = [body for body in bodies if body]
    return islice((f"{body}\n\nEdition {i}.\n" for i in count() for body in bodies), n)


def _body(text: str) -> str:
    """Return what follows the front matter; nothing for a file that has none."""
    return text.split("\n---\n", 1)[1].strip() if text.startswith("---\n") else ""
