"""How well polarity and modality are told, value by value, on the sentences marked by hand.

    python -m tests.bench.factuality [dev|test] [--second FILE] [--errors]

A relation's manner is read at its marked cue. An attribution's is what the extractor says where it finds one with that
cue; where it finds none, the words under the cue in the parse are taken as the content, so that what is measured is the
manner and not the finding. ``--errors`` lists what is wrong on the dev half; the test half shows its totals only.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from onrecord.annotate.document import Document, annotate
from onrecord.annotate.models import load_model
from onrecord.evaluate.factuality import Agreement, agreement, kappa, table
from onrecord.extract import assertion, polarity
from onrecord.extract.attributions import trees
from onrecord.extract.base import Extractor
from onrecord.extract.candidate import Candidate
from onrecord.extract.tree import Range, Tree
from onrecord.model import Attribution
from onrecord.plugins import load
from tests.factories import article

GOLD = Path(__file__).resolve().parents[1] / "golden" / "factuality" / "sentences.jsonl"
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "oprd")
Pair = tuple[str, str]


def read(path: Path = GOLD, split: str | None = None) -> list[dict[str, Any]]:
    """Return the marked items of a half, or of both."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [row for row in rows if split is None or row.get("split") == split]


def judged(rows: Sequence[dict[str, Any]], extractor: str = "rules") -> tuple[list[Pair], int]:
    """Return polarity and modality as the program has them, and how many attributions the extractor found."""
    extract = cast("Extractor", load("extractors", extractor))
    found: list[Pair] = []
    hits = 0
    for row, document in zip(rows, annotate([article(row["text"]) for row in rows], load_model()), strict=True):
        start, end = row["at"]
        if row["about"] == "relation":
            found.append(_relation(document, start, end))
            continue
        said = [a for a in extract(document) if isinstance(a, Attribution)]
        mine = [a for a in said if any(c.start < end and start < c.end for c in a.cue)]
        hits += bool(mine)
        found.append((mine[0].polarity, mine[0].modality) if mine else _in_place(document, start, end))
    return found, hits


def _relation(document: Document, start: int, end: int) -> Pair:
    paragraph = next(p for p in document.paragraphs if p.span.start <= start < p.span.end)
    cue = [
        t for t in paragraph.doc if paragraph.span_of(t.i, t.i).start < end and paragraph.span_of(t.i, t.i).end > start
    ]
    main = next((t for t in cue if t.head not in cue or t.head == t), cue[0])
    how = assertion.manner(main)
    return how.polarity, how.modality


def _in_place(document: Document, start: int, end: int) -> Pair:
    """Judge a cue that nobody found, with what the parse has under it as its content."""
    t = next(t for t in trees(document) if t.paragraph.span.start <= start < t.paragraph.span.end)
    cue = [i for i in range(t.n) if t.span((i, i)).start < end and t.span((i, i)).end > start]
    main = next((i for i in cue if t.head[i] not in cue or t.head[i] == i), cue[0])
    content = _under(t, main, cue[-1])
    passive = t.child(main, "nsubjpass", "auxpass") >= 0
    head = -1 if passive else t.child(main, "nsubj", "poss")
    rule = "n_that" if t.tag[main][:2] == "NN" else "that"
    candidate = Candidate(rule, main, ((cue[0], cue[-1]),), (), head, content, 0.5)
    quoted = all(t.quote[i] >= 0 for a, b in content for i in range(a, b + 1) if t.text[i].isalnum())
    how = polarity.manner(t, candidate, quoted=quoted)
    return how.polarity, how.modality


def _under(t: Tree, main: int, last: int) -> tuple[Range, ...]:
    """Return the clause, quotation or object of a cue."""
    if t.regions and not any(t.quote[main] == n for n in range(len(t.regions))):
        return (t.regions[0],)
    for k in t.kids[main]:
        if t.dep[k] in _CLAUSES and k > last:
            return ((t.left[k], t.right[k]),)
    if any(k > last and t.dep[k] in ("dobj", "prep", "attr") for k in t.kids[main]):
        return ((last + 1, t.right[main]),)
    before = [(t.sent[main], t.left[main] - 1)] if t.left[main] > t.sent[main] else []
    after = [(last + 1, t.stop[main] - 1)] if last + 1 < t.stop[main] else []
    return tuple(before or after) or ((main, main),)


def report(rows: Sequence[dict[str, Any]], found: Sequence[Pair]) -> Iterator[tuple[str, Agreement]]:
    """Yield the agreement with the marks, for polarity and for modality."""
    for n, name in enumerate(("polarity", "modality")):
        yield name, agreement([row[name] for row in rows], [pair[n] for pair in found])


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("split", nargs="?", default="dev", choices=("dev", "test"))
    options.add_argument("--extractor", default="network")
    options.add_argument("--second", type=Path, help="a second pass of marks: report how far they agree")
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    if given.second:
        second = {row["id"]: row for row in read(given.second)}
        first = [row for row in read() if row["id"] in second]
        for name in ("polarity", "modality"):
            marks = [row[name] for row in first], [second[row["id"]][name] for row in first]
            print(f"{name}: kappa {kappa(*marks):.3f} on {len(first)} items")
        return
    rows = read(split=given.split)
    found, hits = judged(rows, given.extractor)
    asked = sum(row["about"] == "attribution" for row in rows)
    print(f"{given.split}: {len(rows)} items; {hits} of {asked} attributions found by {given.extractor}")
    for name, result in report(rows, found):
        print(f"\n{name}: macro F1 {result.macro:.3f}, accuracy {result.accuracy:.3f}, kappa {result.kappa:.3f}\n")
        print(table(result))
    if given.errors and given.split == "dev":
        for row, pair in zip(rows, found, strict=True):
            if (row["polarity"], row["modality"]) != pair:
                print(row["id"], row["about"], f"[{row['cue']}]", row["polarity"], row["modality"], "->", *pair)
                print("    ", row["text"])


if __name__ == "__main__":
    main()
