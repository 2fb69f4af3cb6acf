"""Settle who keeps which words of a paragraph: whole quotations, no content twice, no cue twice."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.annotate.lexicon import Cue
from onrecord.extract.candidate import Candidate
from onrecord.extract.direct import SHORT, inside_double, word_count
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
    """Give each whole quotation that nobody owns to the speaker before it in the paragraph."""
    for r, (first, last) in enumerate(t.regions):
        if inside_double(t, r) or word_count(t, r) <= SHORT:
            continue
        if any(a <= last and first <= b for c in kept for a, b in c.content):
            continue
        before = first - (2 if t.quotes[r].opened else 1)
        if before < 0 or t.text[before][-1] not in ".!?:\"'":
            continue
        at = -1
        for k, c in enumerate(kept):
            cue = verbs.get(c.lemma)
            if (
                c.cue_at >= 0
                and c.cue_at < first
                and not t.quoted(c.cue_at)
                and c.source
                and cue is not None
                and cue.speech
                and (at < 0 or kept[at].cue_at < c.cue_at)
            ):
                at = k
        if at >= 0:
            kept[at] = replace(kept[at], content=tuple(sorted({*kept[at].content, (first, last)})))
    return kept


def _dice(a: Candidate, b: Candidate) -> float:
    if a.content[-1][1] < b.content[0][0] or b.content[-1][1] < a.content[0][0]:
        return 0.0
    x = {i for p, q in a.content for i in range(p, q + 1)}
    y = {i for p, q in b.content for i in range(p, q + 1)}
    return 2 * len(x & y) / (len(x) + len(y))
