"""Decide which prediction stands for which gold attribution of an article. `measures` counts what comes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.evaluate.gold import GoldArticle, Parts
from onrecord.evaluate.items import Item, Text, Words

OVERLAP = 0.5  # Dice of words at which two contents are the same


@dataclass(frozen=True, slots=True)
class Matched:
    """What counts in one article, and which goes with which.

    Attributes:
        pairs: numbers of a gold attribution and of the prediction whose content overlaps it, one to one.
    """

    gold: list[Item]
    found: list[Item]
    pairs: list[tuple[int, int]]


def match(article: GoldArticle, predicted: Iterable[Parts], *, speech: bool = False, merge: bool = False) -> Matched:
    """Pair the predictions for one article with its gold attributions."""
    text = Text(article.text)
    ignored = text.ids(article.ignore) if article.ignore else frozenset()
    gold = [text.item(parts) for parts in article.attributions]
    candidates = (text.item(parts) for parts in (joined(predicted) if merge else predicted))
    found = [item for item in candidates if item.content and not item.content <= ignored]
    if speech:
        gold, found = _only_speech(gold, found)
    return Matched(gold, found, _pairs(gold, found, cues=True))


def joined(found: Iterable[Parts]) -> list[Parts]:
    """Join predictions that have the same source and not two different cues; the highest confidence is kept."""
    out: list[Parts] = []
    for one in found:
        for i, other in enumerate(out):
            if one.source and one.source == other.source and (not one.cue or not other.cue or one.cue == other.cue):
                kind = one.kind if one.kind == other.kind else "mixed"
                content = tuple(sorted((*other.content, *one.content)))
                confidence = max((p.confidence for p in (other, one) if p.confidence is not None), default=None)
                out[i] = replace(other, content=content, cue=other.cue or one.cue, kind=kind, confidence=confidence)
                break
        else:
            out.append(one)
    return out


def right_source(gold: Item, predicted: Item) -> bool:
    """Say whether a prediction names the source of a gold attribution, or nobody where that names nobody."""
    if not gold.source or not predicted.source:
        return not gold.source and not predicted.source
    return len(predicted.source) <= 3 * len(gold.source) + 4 and bool(gold.head & predicted.source)


def dice(a: Words, b: Words) -> float:
    """Return how alike two sets of words are, from 0 to 1."""
    common = len(a & b)
    return 2 * common / (len(a) + len(b)) if common else 0.0


def _pairs(gold: Sequence[Item], found: Sequence[Item], *, cues: bool) -> list[tuple[int, int]]:
    """Pair contents one to one, the most similar first; an equal cue breaks a tie."""
    near = sorted(
        (-(value + (1e-6 if cues and g.cue & p.cue else 0.0)), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(found)
        if (value := dice(g.content, p.content)) >= OVERLAP
    )
    out: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken: set[int] = set()
    for _, i, j in near:
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            out.append((i, j))
    return out


def _only_speech(gold: list[Item], found: list[Item]) -> tuple[list[Item], list[Item]]:
    """Leave out gold of other kinds, and predictions that hit it or that hit nothing with a cue of another kind."""
    pairs = {j: i for i, j in _pairs(gold, found, cues=False)}
    other: Words = frozenset().union(*(g.content for g in gold if not g.spoken))
    kept = []
    for j, p in enumerate(found):
        if j in pairs:
            keep = gold[pairs[j]].spoken
        else:
            keep = len(p.content & other) / len(p.content) < OVERLAP and not (p.cue and not p.spoken)
        if keep:
            kept.append(p)
    return [g for g in gold if g.spoken], kept
