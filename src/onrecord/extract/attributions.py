"""Who says what, by rules on spaCy's parse and quotation marks: the extractor ``rules``.

Each paragraph is read once into a `Tree`; `direct`, `indirect`, `nominal` and `headline` propose, `reconcile` settles,
and this module writes down what stands, in spans of the article. Who the speakers are is decided by `onrecord.resolve`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.annotate.document import Document, Paragraph
from onrecord.annotate.lexicon import Cue, cues, rules
from onrecord.annotate.quotes import DOUBLE, Quotation, quotations
from onrecord.extract.candidate import Candidate
from onrecord.extract.direct import direct
from onrecord.extract.indirect import indirect
from onrecord.extract.nominal import nominal
from onrecord.extract.polarity import modality, polarity
from onrecord.extract.reconcile import reconcile
from onrecord.extract.tree import Range, Tree, read
from onrecord.ids import attribution_id
from onrecord.model import Attribution, Kind, Span

EXTRACTOR = "rules/1"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists that the rules need."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    rules: Mapping[str, float]


def lexicon() -> Lexicon:
    """Return the English word lists, read once."""
    return Lexicon(cues("verbs"), cues("nouns"), cues("adjectives"), rules())


def extract(document: Document) -> Iterator[Attribution]:
    """Yield each attribution of an article, in order of paragraphs."""
    words = lexicon()
    found: list[Attribution] = []
    quotes = quotations([as_written(p, document.article.text) for p in document.paragraphs])
    for i, (paragraph, quoted) in enumerate(zip(document.paragraphs, quotes, strict=True)):
        tree = read(paragraph, quoted)
        headline = paragraph.zone != "body"
        for candidate in candidates(tree, words):
            made = attribution(document, tree, candidate, words, headline=headline)
            if made is not None:
                found.append(made)
    yield from with_parents(found)


def as_written(paragraph: Paragraph, text: str) -> str:
    """Return the normalised paragraph with its quotation marks as the article has them, character for character."""
    normal = paragraph.origin.text
    if '"' not in normal and "'" not in normal:
        return normal
    starts, ends = paragraph.origin.starts, paragraph.origin.ends
    return "".join(
        text[starts[i]] if c == "'" or (c == '"' and ends[i] - starts[i] == 1 and text[starts[i]] in DOUBLE) else c
        for i, c in enumerate(normal)
    )


def candidates(t: Tree, words: Lexicon) -> list[Candidate]:
    """Return what one paragraph attributes."""
    spoken = list(direct(t, words.verbs)) if t.regions else []
    taken = frozenset(c.cue_at for c in spoken)
    reported = [*indirect(t, words.verbs, taken, words.rules), *nominal(t, words.nouns, words.adjectives)]
    return reconcile(t, spoken, reported, words.verbs)


def attribution(document: Document, t: Tree, found: Candidate, words: Lexicon, *, headline: bool) -> Attribution | None:
    """Write a candidate down in spans of the article."""
    article = document.article
    source = tuple(t.span(p) for p in found.source)
    cue = tuple(t.span(p) for p in found.cue)
    content = tuple(t.span(p) for p in found.content)
    entry = words.verbs.get(t.lower[found.cue_at]) if found.cue_at >= 0 else None
    kind = kind_of(t, found)
    sign, denies = polarity(t, found, entry)
    return Attribution(
        id=attribution_id(article.id, source, cue, content),
        article=article.id,
        kind=kind,
        source=source,
        source_head=t.span((found.head, found.head)) if found.head >= 0 else None,
        cue=cue,
        content=content,
        evidence=evidence(t, found),
        extractor=EXTRACTOR,
        polarity=sign,
        denies=denies,
        modality=modality(t, found, entry, quoted=kind == "direct"),
        confidence=round(min(max(found.confidence, 0.05), 0.99), 2),
        addressee_span=t.span(found.addressee) if found.addressee else None,
        headline=headline,
    )


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
    for inner in found:
        best: Attribution | None = None
        for outer in found:
            if outer is inner or size(outer) <= size(inner):
                continue
            if all(any(c.covers(p) for c in outer.content) for p in (*inner.cue, *inner.content)) and (
                best is None or size(outer) < size(best)
            ):
                best = outer
        yield replace(inner, parent=best.id) if best else inner


def size(found: Attribution) -> int:
    """Return how many characters the content has."""
    return sum(len(part) for part in found.content)


__all__ = ["EXTRACTOR", "Lexicon", "Quotation", "Range", "extract", "lexicon"]
