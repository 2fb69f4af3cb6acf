"""A small annotated article for the tests of scoring."""

import json
from pathlib import Path

from onrecord.evaluate import GoldArticle, Parts, Ratio

TEXT = "Ana Ruiz said the old mill would close. Lee hopes the owners will pay."


def part(source: str, cue: str, content: str, text: str = TEXT) -> Parts:
    """Return an attribution whose parts are the first places of these words."""
    spans = [
        ((text.index(words), text.index(words) + len(words)),) if words else () for words in (source, cue, content)
    ]
    return Parts(spans[0], spans[1], spans[2], "indirect")


SAID = part("Ana Ruiz", "said", "the old mill would close")
HOPES = part("Lee", "hopes", "the owners will pay")
GOLD = [GoldArticle("one", TEXT, (SAID, HOPES))]


def rates(found: Ratio) -> tuple[float, float]:
    """Return precision and recall."""
    return round(found.precision, 3), round(found.recall, 3)


def write(path: Path, text: str = TEXT) -> Path:
    """Write a gold file of one article."""
    parts = {
        "source": [list(SAID.source[0])],
        "cue": [list(SAID.cue[0])],
        "content": [list(SAID.content[0])],
        "type": "indirect",
    }
    path.write_text(json.dumps({"id": "one", "text": text, "attributions": [parts]}) + "\n", encoding="utf-8")
    return path
