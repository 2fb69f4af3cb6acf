"""Write candidates down as attributions: spans of the article, kind, evidence, and what stands inside what."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.document import Document
from onrecord.annotate.lexicon import Lexicon
from onrecord.extract.candidate import RULES, Candidate
from onrecord.extract.polarity import manner
from onrecord.extract.tree import Range, Tree
from onrecord.ids import attribution_id
from onrecord.model import Attribution, Kind, Span

_BLOCK = 512  # characters; only attributions of one stretch are compared
_INSERTED = re.compile(r"(?:\.{3}\s*)?\[[^\[\]\n]{1,60}\](?:\s*\.{3})?")


def attribution(document: Document, t: Tree, found: Candidate, words: Lexicon, *, headline: bool) -> Attribution:
    """Write a candidate down in spans of the article."""
    article = document.article
    source = tuple(t.span(p) for p in found.source)
    cue = tuple(t.span(p) for p in found.cue)
    kind = kind_of(t, found)
    content = spoken_words(t, tuple(unmarked(t, p) for p in found.content) if kind == "direct" else found.content)
    how = manner(t, found, quoted=kind == "direct")
    return Attribution(
        id=attribution_id(article.id, source, cue, content),
        article=article.id,
        kind=kind,
        source=source,
        source_head=t.span((found.head, found.head)) if found.head >= 0 else None,
        cue=cue,
        content=content,
        evidence=evidence(t, found),
        extractor=found.extractor,
        polarity=how.polarity,
        denies=how.stance == "denies",
        withholds=how.stance == "withholds",
        modality=how.modality,
        qualifiers=tuple(t.span((i, i)) for i in how.words),
        confidence=_confidence(found, words),
        addressee_span=t.span(found.addressee) if found.addressee else None,
        headline=headline,
    )


def _confidence(found: Candidate, words: Lexicon) -> float:
    """Return the confidence of a candidate: its own, or the measured precision of its rule."""
    value = words.rules.get(found.rule, found.confidence) if found.extractor == RULES else found.confidence
    return round(min(max(value, 0.05), 0.99), 2)


def spoken_words(t: Tree, content: tuple[Range, ...]) -> tuple[Span, ...]:
    """Return the article spans of a content, without an editor's insertions ("...[but]") in what is quoted."""
    text = t.paragraph.origin.text
    out: list[Span] = []
    for first, last in content:
        start, end = t.start[first], t.start[last] + len(t.text[last])
        if t.quote[first] < 0 and t.quote[last] < 0:
            out.append(t.span((first, last)))
            continue
        for piece in _INSERTED.split(text[start:end]):
            words = piece.strip()
            if any(c.isalnum() for c in words):
                at = start + piece.index(words)
                out.append(t.paragraph.origin.span(at, at + len(words)))
            start += len(piece)
            found = _INSERTED.match(text, start, end)
            start = found.end() if found else start
    return tuple(out) or tuple(t.span(p) for p in content)


def unmarked(t: Tree, part: Range) -> Range:
    """Return a part without the quotation marks that enclose it: said that “it is dead”."""
    first, last = part
    if last - first >= 2 and t.quote[first] < 0 and t.quote[last] < 0 and t.quote[first + 1] >= 0:
        inside = t.regions[t.quote[first + 1]]
        if inside == (first + 1, last - 1):
            return inside
    return part


def kind_of(t: Tree, found: Candidate) -> Kind:
    """Return direct, indirect or mixed, by how many of the content's words stand between quotation marks."""
    words = quoted = 0
    inside = t.quote[found.cue_at] if found.cue_at >= 0 else -1
    for first, last in found.content:
        for i in range(first, last + 1):
            if t.text[i][0].isalnum():
                words += 1
                quoted += t.quote[i] >= 0 and t.quote[i] != inside
    if inside >= 0 and quoted == 0 and found.head >= 0 and t.lower[found.head] in ("i", "we"):
        return "direct"  # the speaker of the quotation about themselves: the words are their own
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * words else "mixed"


def evidence(t: Tree, found: Candidate) -> Span:
    """Return the sentences that hold all parts."""
    parts = (*found.source, *found.cue, *found.content)
    first = min(t.sent[p[0]] for p in parts)
    last = max(t.stop[p[1]] for p in parts) - 1
    return t.span((first, last))


def with_parents(found: list[Attribution]) -> Iterator[Attribution]:
    """Link each attribution to the smallest one inside whose content its own parts all stand."""
    near: defaultdict[int, list[Attribution]] = defaultdict(list)
    for one in found:
        for block in {b for c in one.content for b in range(c.start // _BLOCK, c.end // _BLOCK + 1)}:
            near[block].append(one)
    for inner in found:
        parts = (*inner.cue, *inner.content)
        best: Attribution | None = None
        for outer in near[inner.content[0].start // _BLOCK]:
            if outer is inner or size(outer) <= size(inner) or (best is not None and size(outer) >= size(best)):
                continue
            if all(any(c.covers(p) for c in outer.content) for p in parts):
                best = outer
        yield replace(inner, parent=best.id) if best else inner


def size(found: Attribution) -> int:
    """Return how many characters the content has."""
    return sum(len(part) for part in found.content)
