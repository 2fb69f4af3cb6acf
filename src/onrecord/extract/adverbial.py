"""Attributions that no verb carries: according to X, …; the minister has reportedly …."""

from collections.abc import Iterator, Mapping

from onrecord.annotate.lexicon import words
from onrecord.extract.candidate import Candidate
from onrecord.extract.frames import clipped
from onrecord.extract.spans import noun_phrase, trim, without
from onrecord.extract.tree import Range, Tree

_SHORTEST = 4  # words of a clause that hearsay may stand in


def adverbial(t: Tree, rules: Mapping[str, float]) -> Iterator[Candidate]:
    """Yield what a paragraph attributes with "according to" and with adverbs of hearsay."""
    hearsay = words("hearsay")
    for i in range(t.n):
        made = None
        if t.lower[i] == "according":
            made = _according(t, i, rules)
        elif t.lower[i] in hearsay and t.dep[i] == "advmod":
            made = _hearsay(t, i, rules)
        if made is not None:
            yield made


def _hearsay(t: Tree, i: int, rules: Mapping[str, float]) -> Candidate | None:
    """Read "X has reportedly …": nobody is named, and the clause is the content."""
    verb = t.head[i]
    if t.tag[verb][:2] not in ("VB", "MD") or t.dep[verb] in ("amod", "acl"):
        return None
    left, right = t.left[verb], t.right[verb]
    parts = tuple(cut for part in without((left, right), clipped(t, i, (i, i))) if (cut := trim(t, part)) is not None)
    if not any(a <= verb <= b for a, b in parts) or sum(b - a + 1 for a, b in parts) < _SHORTEST:
        return None
    return Candidate("adverb", i, ((i, i),), (), -1, parts, rules["adverb"], t.lower[i])


def _according(t: Tree, i: int, rules: Mapping[str, float]) -> Candidate | None:
    """Read "according to X": X is the source, and the clause that it hangs on is the content."""
    if i + 1 >= t.n or t.lower[i + 1] != "to":
        return None
    p = t.child(i + 1, "pobj")
    if p < 0:
        p = t.child(i, "pobj")
    if p < 0:
        return None
    verb = t.head[i]
    for _ in range(6):
        if (
            t.tag[verb][:2] in ("VB", "MD") and t.dep[verb] not in ("amod", "acl", "pcomp", "xcomp", "aux", "auxpass")
        ) or t.head[verb] == verb:
            break
        verb = t.head[verb]
    left, right = t.left[verb], t.right[verb]
    hole = (i, t.right[p])
    if left == i or (i <= t.sent[i] + 2):
        left, right = max(left, t.sent[i]), max(right, t.stop[i] - 1) if t.head[verb] == verb else right
    parts: list[Range] = []
    for part in without((left, right), clipped(t, i, hole)):
        if part[0] > hole[1] and parts and t.tag[part[0]] == "CC":
            continue
        cut = trim(t, part)
        if cut is not None and (cut[1] > cut[0] or not parts):
            parts.append(cut)
    parts = [q for q in parts if q[1] - q[0] >= 1 or len(parts) == 1]
    if not parts:
        return None
    return Candidate(
        rule="according",
        cue_at=i,
        cue=((i, i + 1),),
        source=noun_phrase(t, p),
        head=p,
        content=tuple(parts),
        confidence=rules.get("according", 0.5),
        lemma="according",
    )
