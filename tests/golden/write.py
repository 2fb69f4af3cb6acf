"""What the shipped articles must give: every span with its words, so that a change can be reviewed like code.

``make golden`` writes the files anew. They are what the program says, read and accepted by a person; where the program
is known to be wrong, ``KNOWN.md`` beside them says so.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord import Record, Settings
from onrecord.export.lines import as_json
from onrecord.pipeline import extract_records

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


def expected() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each expected file, as the program makes it now."""
    for found in extract_records([ROOT / "articles"], Settings()):
        if not isinstance(found, Record):
            raise TypeError(f"a shipped article has a problem: {found}")
        yield f"{Path(found.article.file).stem}.json", render(found)


def render(record: Record) -> str:
    """Return a record as JSON with the words of each span in place of its offsets."""
    text = record.article.text
    values = as_json(record)
    for key in ("file", "text_sha256", "text"):
        values.pop(key, None)
    return json.dumps(_readable(values, text), ensure_ascii=False, indent=1) + "\n"


def _readable(value: Any, text: str) -> Any:
    """Replace ``[start, end]`` by ``start: words``, all the way down."""
    if isinstance(value, dict):
        return {key: _readable(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(v, int) for v in value):
            return f"{value[0]}: {text[value[0] : value[1]]}"
        return [_readable(inner, text) for inner in value]
    return value


def main() -> None:
    """Write the expected files, and drop those of articles that are gone."""
    fresh = dict(expected())
    for old in HERE.glob("*.json"):
        if old.name not in fresh:
            old.unlink()
    for name, text in fresh.items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
