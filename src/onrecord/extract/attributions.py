"""Who says what, by rules on spaCy's parse and quotation marks: the extractor ``rules``.

Each paragraph is read once into a `Tree`; `direct`, `indirect`, `nominal` and `headline` propose, `reconcile` settles,
and this module writes down what stands, in spans of the article. Who the speakers are is decided by `onrecord.resolve`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.annotate.document import Document, Paragraph
from onrecord.annotate.lexicon import Cue, cues, rules
from onrecord.annotate.quotes import DOUBLE, quotations
from onrecord.extract.candidate import Candidate
from onrecord.extract.direct import (
    SHORT,
    addressee,
    cue_span,
    cue_subject,
    direct,
    inside_double,
    leading_cue,
    word_count,
)
from onrecord.extract.indirect import indirect
from onrecord.extract.nominal import nominal
from onrecord.extract.polarity import modality, polarity
from onrecord.extract.reconcile import reconcile
from onrecord.extract.spans import source_of, without_insertions
from onrecord.extract.transcript import ends_in_colon, named
from onrecord.extract.tree import Range, Tree, read
from onrecord.ids import attribution_id
from onrecord.model import Attribution, Kind, Span

EXTRACTOR = "rules/1"
_SPOKEN = frozenset({"quote", "that", "paren", "transcript", "according"})
_MARKS_BETWEEN = 3  # tokens between two quotations that follow one another directly


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
    last: Speech | None = None
    for paragraph, quoted in zip(document.paragraphs, quotes, strict=True):
        t = read(paragraph, quoted)
        headline = paragraph.zone != "body"
        here = candidates(t, words)
        made = [attribution(document, t, c, words, headline=headline) for c in here]
        found += made
        if headline:
            continue
        carried = carried_on(document, t, here, last, words)
        if carried is not None:
            found.append(carried)
        last = _speech(t, here, made, carried)
    yield from with_parents(found)


@dataclass(frozen=True, slots=True)
class Speech:
    """How a paragraph ends: who speaks last in it, and whether the next one may go on with that.

    Attributes:
        tree: the paragraph.
        said: its last attribution of speech, if any.
        quoted: it ends inside, or with, a quotation.
        open: that quotation is not closed.
    """

    tree: Tree
    said: Attribution | None
    quoted: bool
    open: bool


def _speech(t: Tree, here: list[Candidate], made: list[Attribution], carried: Attribution | None) -> Speech:
    said = carried
    best = -1
    for c, a in zip(here, made, strict=True):
        end = max(c.content[-1][1], c.cue_at)
        if end > best and (c.cue_at < 0 or not t.quoted(c.cue_at)) and (c.rule in _SPOKEN or a.kind != "indirect"):
            said, best = a, end
    quoted = bool(t.regions) and t.regions[-1][1] >= t.n - 3
    return Speech(t, said, quoted or best >= 0, bool(t.quotes) and not t.quotes[-1].closed)


def carried_on(
    document: Document, t: Tree, here: list[Candidate], last: Speech | None, words: Lexicon
) -> Attribution | None:
    """Give a quotation that opens a paragraph and that nobody has to whom the paragraph before gives the word.

    Either that paragraph ends in "she said:", or its speaker goes on.
    """
    if last is None or not t.regions or t.regions[0][0] > 1 or inside_double(t, 0):
        return None
    first, end = t.regions[0]
    if any(a <= end and first <= b and not (c.cue_at >= 0 and t.quoted(c.cue_at)) for c in here for a, b in c.content):
        return None
    if word_count(t, 0) <= SHORT:
        return None
    content = tuple(r for k, r in enumerate(t.regions) if _loose(t, here, k))
    lead = ends_in_colon(last.tree)
    if lead is not None:
        cue = leading_cue(last.tree, *lead, words.verbs, whole=True)
        if cue >= 0:
            return _introduced(document, last.tree, t, cue, content, words)
    if last.said is None or not (last.open or last.quoted):
        return None
    return _continued(document, t, last.said, content, words)


def _loose(t: Tree, here: list[Candidate], k: int) -> bool:
    """Say whether quotation ``k`` opens the paragraph or follows one that nobody else has."""
    first, end = t.regions[k]
    free = not any(a <= end and first <= b for c in here for a, b in c.content if not t.quoted(max(c.cue_at, 0)))
    return k == 0 or (free and word_count(t, k) > SHORT and first - t.regions[k - 1][1] <= _MARKS_BETWEEN)


def _introduced(
    document: Document, before: Tree, t: Tree, cue: int, content: tuple[Range, ...], words: Lexicon
) -> Attribution:
    """Write down a quotation whose cue stands at the end of the paragraph before."""
    head, _ = cue_subject(before, cue)
    entry = words.verbs[before.lower[cue]]
    source = tuple(before.span(p) for p in source_of(before, head)) if head >= 0 else ()
    cues_ = tuple(before.span(p) for p in cue_span(before, cue))
    spans = tuple(t.span(p) for part in content for p in without_insertions(t, part))
    to = addressee(before, cue)
    plain = Candidate("quote", -1, (), (), -1, content, entry.frames.get("quote", 0.5))
    return Attribution(
        id=attribution_id(document.article.id, source, cues_, spans),
        article=document.article.id,
        kind="direct",
        source=source,
        source_head=before.span((head, head)) if head >= 0 else None,
        cue=cues_,
        content=spans,
        evidence=Span(before.paragraph.span.start, t.paragraph.span.end),
        extractor=EXTRACTOR,
        polarity=polarity(t, plain, None)[0],
        modality=modality(t, plain, entry, quoted=True),
        confidence=round(entry.frames.get("quote", 0.5), 2),
        addressee_span=before.span(to) if to else None,
    )


def _continued(
    document: Document, t: Tree, said: Attribution, content: tuple[Range, ...], words: Lexicon
) -> Attribution:
    """Write down a quotation without a cue whose speaker is that of ``said``; its source stands where that one's does."""
    spans = tuple(t.span(p) for part in content for p in without_insertions(t, part))
    plain = Candidate("continues", -1, (), (), -1, content, words.rules["continues"])
    return Attribution(
        id=attribution_id(document.article.id, said.source, (), spans),
        article=document.article.id,
        kind="direct",
        source=said.source,
        source_head=said.source_head,
        content=spans,
        evidence=t.paragraph.span,
        extractor=EXTRACTOR,
        polarity=polarity(t, plain, None)[0],
        modality=modality(t, plain, None, quoted=True),
        confidence=round(words.rules["continues"], 2),
        addressee_span=said.addressee_span,
        continues=said.id,
    )


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
    name = named(t, words.rules["transcript"])
    if name is not None:
        inside = [c for c in spoken if c.cue_at > name.cue_at]
        spoken = [name, *(c for c in spoken if c not in inside)]
        reported = [*inside, *reported]
    return reconcile(t, spoken, reported, words.verbs)


def attribution(document: Document, t: Tree, found: Candidate, words: Lexicon, *, headline: bool) -> Attribution:
    """Write a candidate down in spans of the article."""
    article = document.article
    source = tuple(t.span(p) for p in found.source)
    cue = tuple(t.span(p) for p in found.cue)
    content = tuple(t.span(p) for part in found.content for p in without_insertions(t, part))
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
