"""Turn the marked copies of the shipped articles into gold clusters: ``python -m tests.golden.clusters.write``.

``GUIDELINES.md`` says what the marks mean. The JSON is what the scorer reads; the marked copies are what people edit.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.ids import text_sha256

HERE = Path(__file__).resolve().parent
MARKED = HERE / "marked"
ROOT = HERE.parents[2]

_TOKEN = re.compile(r"⟦(?P<id>\?|[a-z0-9-]+)(?P<description>/d)? |(?P<head>‹)|(?P<close>⟧)|(?P<text>[^⟦⟧‹]+)")
_LAST_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*[^\W_])?$")


@dataclass
class Open:
    """A mention whose bracket is not closed yet."""

    id: str
    description: bool
    start: int
    head_end: int | None = None


@dataclass
class Gold:
    """The mentions of one article."""

    text: str = ""
    clusters: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    descriptions: list[tuple[int, int, int, int]] = field(default_factory=list)
    optional: list[tuple[int, int]] = field(default_factory=list)


def parse(marked: str) -> Gold:
    """Read a marked copy: the text without marks, and the offsets of the mentions in it."""
    gold, waiting, at = Gold(), list[Open](), 0
    while at < len(marked):
        token = _TOKEN.match(marked, at)
        if token is None:
            raise ValueError(f"no mark that is known: {marked[at : at + 30]!r}")
        at = token.end()
        if token["text"]:
            gold.text += token["text"]
        elif token["id"]:
            waiting.append(Open(token["id"], bool(token["description"]), len(gold.text)))
        elif token["head"]:
            waiting[-1].head_end = len(gold.text)
        else:
            _close(gold, waiting.pop())
    if waiting:
        raise ValueError(f"a bracket of {waiting[-1].id!r} is not closed")
    return gold


def _close(gold: Gold, mention: Open) -> None:
    span = mention.start, len(gold.text)
    if mention.id == "?":
        gold.optional.append(span)
        return
    gold.clusters.setdefault(mention.id, []).append(span)
    if mention.description or mention.head_end is not None:
        head_end = span[1] if mention.head_end is None else mention.head_end
        last = _LAST_WORD.search(gold.text[span[0] : head_end])
        if last is None:
            raise ValueError(f"no head in {gold.text[slice(*span)]!r}")
        gold.descriptions.append((*span, span[0] + last.start(), head_end))


def render(path: Path) -> str:
    """Return the JSON for one marked copy, checked against the article that it is a copy of."""
    gold = parse(path.read_text(encoding="utf-8"))
    article = ROOT / "articles" / path.name
    stored = article.read_text(encoding="utf-8")
    if gold.text != stored:
        at = next((i for i, (one, other) in enumerate(zip(gold.text, stored, strict=False)) if one != other), -1)
        raise ValueError(f"{path.name} is no copy of the article at {at}: {gold.text[at : at + 30]!r}")
    clusters = {name: sorted(spans) for name, spans in sorted(gold.clusters.items())}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(spans)}" for name, spans in clusters.items())
    return (
        f'{{\n "article": "articles/{path.name}",\n "text_sha256": "{text_sha256(stored)}",\n'
        f' "clusters": {{\n{lines}\n }},\n'
        f' "descriptions": {json.dumps(sorted(gold.descriptions))},\n'
        f' "optional": {json.dumps(sorted(gold.optional))}\n}}\n'
    )


def main() -> None:
    """Write the JSON of every marked copy."""
    for path in sorted(MARKED.iterdir()):
        (HERE / f"{path.stem}.json").write_text(render(path), encoding="utf-8")


if __name__ == "__main__":
    main()
