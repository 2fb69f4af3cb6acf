"""Settle who keeps which words of a paragraph: whole quotations, no content twice, no cue twice."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.annotate.lexicon import Cue
from onrecord.extract.candidate import Candidate
from onrecord.extract.direct import SHORT, word_count
from onrecord.extract.tree import Range, Tree

_SAME = 0.7  # share of words at which two contents are one


def reconcile(
    t: Tree, spoken: Iterable[Candidate], reported: Iterable[Candidate], verbs: Mapping[str, Cue]
) -> list[Candidate]:
    """Return the candidates that stand, in order of their content; ``spoken`` ones own their quotations."""
    kept = list(spoken)
    owned = {t.quote[p[0]] for c in kept for p in c.content if t.quote[p[0]] >= 0}
    for found in sorted(reported, key=lambda c: (c.content[0][0] - c.content[-1][1], -c.confidence)):
        if _swallows(t, found, owned):
            cut = _outside(t, found, owned)
            if cut is None:
                continue
            found = cut
        found = _whole_quotations(t, found, owned)
        if any(_dice(found, other) >= _SAME for other in kept):
            continue
        kept.append(found)
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


def _with_loose_quotations(t: Tree, kept: list[Candidate], verbs: Mapping[str, Cue]) -> list[Candidate]:
    """Give each whole quotation that nobody owns to the speaker before it in the paragraph.

    “…,” she said. “…”: one utterance in two parts. She said that it failed. “…”: the same speaker goes on.
    """
    for r, region in enumerate(t.regions):
        if not _loose(t, r, kept):
            continue
        at = _speaker_before(t, region[0], kept, verbs)
        if at is None:
            continue
        if at.rule in ("quote", "transcript", "continues"):
            kept[kept.index(at)] = replace(at, content=tuple(sorted({*at.content, region})))
        else:
            kept.append(
                Candidate(
                    "continues",
                    -1,
                    (),
                    at.source,
                    at.head,
                    (region,),
                    at.confidence,
                    at.lemma,
                    at.addressee,
                    follows=at,
                )
            )
    return kept


def _loose(t: Tree, r: int, kept: list[Candidate]) -> bool:
    """Say whether quotation ``r`` is a whole utterance that nobody owns: it begins after a sentence has ended."""
    first, last = t.regions[r]
    if word_count(t, r) <= SHORT:
        return False
    if any(a <= last and first <= b for c in kept for a, b in c.content):
        return False
    before = first - (2 if t.quotes[r].opened else 1)
    return before >= 0 and t.text[before][-1] in ".!?:\"'"


def _speaker_before(t: Tree, i: int, kept: list[Candidate], verbs: Mapping[str, Cue]) -> Candidate | None:
    """Return who speaks last before token ``i``, outside of quotations."""
    best: Candidate | None = None
    for c in kept:
        cue = verbs.get(c.lemma)
        at = max(c.cue_at, c.content[0][0] if c.rule == "continues" else -1)
        if not 0 <= at < i or (c.cue_at >= 0 and t.quoted(c.cue_at)) or not c.source:
            continue
        if (c.lemma == ":" or (cue is not None and cue.speech)) and (best is None or _place(best) < at):
            best = c
    return best


def _place(c: Candidate) -> int:
    return c.content[0][0] if c.rule == "continues" else c.cue_at


def _dice(a: Candidate, b: Candidate) -> float:
    if a.content[-1][1] < b.content[0][0] or b.content[-1][1] < a.content[0][0]:
        return 0.0
    x = {i for p, q in a.content for i in range(p, q + 1)}
    y = {i for p, q in b.content for i in range(p, q + 1)}
    return 2 * len(x & y) / (len(x) + len(y))
