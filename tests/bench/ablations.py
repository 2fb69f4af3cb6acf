"""What each part of the trained extractor brings: full F1 on the development articles with the part left out.

    python -m tests.bench.ablations [FOLDER]

FOLDER holds ``polnear/dev.jsonl`` and ``gum_news/dev.jsonl``. Articles are parsed once; each row changes one thing.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from onrecord.annotate.document import Document
from onrecord.evaluate import GoldArticle, documents, parts, read_gold, score
from onrecord.extract import attributions
from onrecord.extract.learned import decode, extractor, features, find, settle, windows
from onrecord.extract.learned import parts as read_parts
from onrecord.extract.learned.decode import Link
from onrecord.extract.tree import Range

Extract = Callable[[Document], object]


def main(folder: Path) -> None:
    """Print one row for each part that is left out."""
    corpora = {}
    for name in ("polnear", "gum_news"):
        gold = list(read_gold(folder / name / "dev.jsonl"))
        corpora[name] = gold, list(documents(gold))
    print(f"{'':44}{'PolNeAR speech':>16}{'all':>8}{'source':>8}{'cue':>8}{'content':>8}{'GUM':>8}")
    for title, extract, change in rows():
        with change:
            print(f"{title:44}" + "".join(_cells(extract, corpora)), flush=True)


def rows() -> Iterator[tuple[str, Extract, AbstractContextManager[object]]]:
    """Yield the title of each row, what extracts, and what is changed while it does."""
    network = extractor.extract
    yield "rules alone", attributions.extract, nullcontext()
    yield "as it ships", network, nullcontext()
    yield "without the rules' proposals as input", network, patch.object(features, "_proposed", lambda n, _: [0] * n)
    yield "without the chain: best label of each word", network, patch.object(find, "chains", _each_by_itself)
    yield "without learnt links: the nearest cue, source", network, patch.object(find, "links", _nearest)
    for size in (1, 64, 128, 256):
        title = "one paragraph at a time" if size == 1 else f"windows of {size} words"
        yield title, network, patch.object(windows.windows, "__defaults__", (size, windows.LONGEST))
    yield "without rules inside content", network, patch.object(settle, "_nested", lambda _: False)
    yield "without rules where the network is silent", network, patch.object(settle, "ALONE", frozenset())
    yield "without a least confidence", network, patch.object(settle, "LEAST", 0.0)
    yield "sources of at most 12 words", network, patch.object(read_parts, "LONG", 12)
    for value in (0.0, 0.5, 0.7, 0.8, 0.9, 1.01):
        yield f"phrases from confidence {value}", network, patch.object(settle, "PHRASE", value)
    stack = ExitStack()
    stack.enter_context(patch.object(settle, "PHRASE", 0.0))
    stack.enter_context(patch.object(settle, "LEAST", 0.0))
    stack.enter_context(patch.object(settle, "_nested", lambda _: False))
    yield "all that the network finds, and nothing else", network, stack


def _cells(extract: Extract, corpora: dict[str, tuple[list[GoldArticle], list[Document]]]) -> Iterator[str]:
    gold, parsed = corpora["polnear"]
    found = [tuple(parts(one) for one in extract(document)) for document in parsed]
    speech, everything = (score(gold, found, speech=only, merge=True) for only in (True, False))
    yield f"{100 * speech.full.f1:16.1f}{100 * everything.full.f1:8.1f}"
    for role in ("source", "cue", "content"):
        yield f"{100 * everything.segments[role].f1:8.1f}"
    gold, parsed = corpora["gum_news"]
    found = [tuple(parts(one) for one in extract(document)) for document in parsed]
    yield f"{100 * score(gold, found, merge=True).full.f1:8.1f}"


def _each_by_itself(scores: np.ndarray, _follows: np.ndarray, _begins: np.ndarray) -> np.ndarray:
    return scores.argmax(-1)


def _nearest(chain: np.ndarray, scores: np.ndarray, cue: np.ndarray, source: np.ndarray) -> list[Link]:
    """Link each content to the nearest cue, and each cue to the nearest source."""
    found = decode.parts(chain)
    if not found[decode.CUE]:
        return []
    linked: dict[Range, list[Range]] = {}
    for content in found[decode.CONTENT]:
        linked.setdefault(_next_to(content, found[decode.CUE]), []).append(content)
    learnt = {link.cue: link for link in decode.links(chain, scores, cue, source)}
    sure = next(iter(learnt.values()), None)
    out = []
    for at, content in sorted(linked.items()):
        who = (_next_to(at, found[decode.SOURCE]),) if found[decode.SOURCE] else ()
        like = learnt.get(at, sure)
        assert like is not None
        out.append(replace(like, cue=at, source=who, content=tuple(content)))
    return out


def _next_to(part: Range, others: Sequence[Range]) -> Range:
    return min(others, key=lambda other: max(other[0] - part[1], part[0] - other[1]))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
