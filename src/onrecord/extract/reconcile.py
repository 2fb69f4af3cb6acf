"""Settle who keeps which words of a paragraph: whole quotations, no content twice, no cue twice."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.annotate.lexicon import Cue
from onrecord.extract.candidate import Candidate
from onrecord.extract.direct import SHORT, word_count
from onrecord.extract.tree import Range, Tree, dice

_BLOCK = 64  # tokens
_SAME = 0.7  # share of words at which two contents are one


def reconcile(
    t: Tree, spoken: Iterable[Candidate], reported: Iterable[Candidate], verbs: Mapping[str, Cue]
) -> list[Candidate]:
    """Return the candidates that stand, in order of their content; ``spoken`` ones own their quotations."""
    kept = list(spoken)
    near: defaultdict[int, list[Candidate]] = defaultdict(list)
    for c in kept:
        for block in _blocks(c):
            near[block].append(c)
    owned = {t.quote[p[0]] for c in kept for p in c.content if t.quote[p[0]] >= 0}
    for found in sorted(reported, key=lambda c: (c.content[0][0] - c.content[-1][1], -c.confidence)):
        if _swallows(t, found, owned):
            cut = _outside(t, found, owned)
            if cut is None:
                continue
            found = cut
        found = _whole_quotations(t, found, owned)
        blocks = list(_blocks(found))
        if any(_dice(found, other) >= _SAME for block in blocks for other in near[block]):
            continue
        kept.append(found)
        for block in blocks:
            near[block].append(found)
    kept.sort(key=lambda c: (c.content[0], c.cue_at))
    return _with_loose_quotations(t, kept, verbs)


def _swallows(t: Tree, found: Candidate, owned: set[int]) -> bool:
    """Say whether a reported content holds a quotation that another cue owns, its own cue being outside of it."""
    cue = t.quote[found.cue_at] if found.cue_at >= 0 else -1
    return any(t.quote[i] in owned and t.quote[i] != cue for a, b in found.content for i in (a, b))


def _outside(t: Tree, found: Candidate, owned: set[int]) -> Candidate | None:
    """Return the candidate without the quotations of others; None when little is left."""
    parts: list[Range] = []
    for a, b in found.content:
        start = -1
        for i in range(a, b + 2):
            if i <= b and t.quote[i] not in owned:
                start = i if start < 0 else start
            elif start >= 0:
                parts.append((start, i - 1))
                start = -1
    kept = [p for p in parts if sum(t.text[i][0].isalnum() for i in range(p[0], p[1] + 1)) > 2]
    return replace(found, content=tuple(kept[:1])) if kept else None


def _whole_quotations(t: Tree, found: Candidate, owned: set[int]) -> Candidate:
    """Widen the content over the quotations that it begins or ends in; a reader never sees half a quotation."""
    cue = t.quote[found.cue_at] if found.cue_at >= 0 else -1
    parts = []
    for a, b in found.content:
        first, last = a, b
        q = t.quote[b]
        if q >= 0 and q != cue and q not in owned:
            last = max(last, t.regions[q][1])
            if first < t.regions[q][0] and t.quotes[q].closed and last + 1 < t.n and t.text[last + 1][0] in "\"'":
                last += 1
        q = t.quote[a]
        if q >= 0 and q != cue and q not in owned and not (found.cue_at >= 0 and t.regions[q][0] <= found.cue_at <= a):
            first = min(first, t.regions[q][0])
            if last > t.regions[q][1] and first > 0 and t.text[first - 1][0] in "\"'":
                first -= 1
        parts.append((first, last))
    return replace(found, content=tuple(parts))


def _blocks(c: Candidate) -> Iterable[int]:
    """Yield the stretches of the paragraph that a content lies in, so that only neighbours are compared."""
    return range(c.content[0][0] // _BLOCK, c.content[-1][1] // _BLOCK + 1)


def _with_loose_quotations(t: Tree, kept: list[Candidate], verbs: Mapping[str, Cue]) -> list[Candidate]:
    """Give each whole quotation that nobody owns to the speaker before it in the paragraph.

    “…,” she said. “…”: one utterance in two parts. She said that it failed. “…”: the same speaker goes on.
    """
    covered = bytearray(t.n)
    for c in kept:
        for a, b in c.content:
            covered[a : b + 1] = b"\x01" * (b + 1 - a)
    speakers = sorted((c.cue_at, k) for k, c in enumerate(kept) if _speaks(t, c, verbs))
    for r, region in enumerate(t.regions):
        at = bisect_left(speakers, (region[0], 0)) - 1
        if at < 0 or not _loose(t, r, covered):
            continue
        place = speakers[at][1]
        before = kept[place]
        if before.rule in ("quote", "transcript", "continues"):
            kept[place] = replace(before, content=tuple(sorted({*before.content, region})))
            continue
        kept.append(
            replace(before, rule="continues", cue_at=-1, cue=(), content=(region,), passive=False, follows=before)
        )
        insort(speakers, (region[0], len(kept) - 1))
    return kept


def _loose(t: Tree, r: int, covered: bytearray) -> bool:
    """Say whether quotation ``r`` is a whole utterance that nobody owns: it begins after a sentence has ended."""
    first, last = t.regions[r]
    if word_count(t, r) <= SHORT or 1 in covered[first : last + 1]:
        return False
    before = first - (2 if t.quotes[r].opened else 1)
    return before >= 0 and t.text[before][-1] in ".!?:\"'"


def _speaks(t: Tree, c: Candidate, verbs: Mapping[str, Cue]) -> bool:
    """Say whether somebody who is written speaks here, in the writer's own words."""
    cue = verbs.get(c.lemma)
    spoken = c.lemma == ":" or (cue is not None and cue.speech)
    return spoken and c.cue_at >= 0 and bool(c.source) and not t.quoted(c.cue_at)


def _dice(a: Candidate, b: Candidate) -> float:
    """Return how much of two contents is the same; most are far apart, which is told without counting."""
    if a.content[-1][1] < b.content[0][0] or b.content[-1][1] < a.content[0][0]:
        return 0.0
    return dice(a.content, b.content)
