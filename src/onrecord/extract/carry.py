"""Speech that runs over the end of a paragraph: marks left open and reopened, "she said:", a speaker who goes on."""

from dataclasses import dataclass, replace
from itertools import takewhile

from onrecord.annotate.document import Document
from onrecord.annotate.lexicon import Lexicon
from onrecord.extract.candidate import RULES, Candidate
from onrecord.extract.direct import SHORT, addressee, cue_span, cue_subject, leading_cue, word_count
from onrecord.extract.governing import does
from onrecord.extract.polarity import manner
from onrecord.extract.spans import source_of
from onrecord.extract.transcript import ends_in_colon
from onrecord.extract.tree import Range, Tree
from onrecord.extract.write import spoken_words
from onrecord.ids import attribution_id
from onrecord.model import Attribution, Span

_SPOKEN = frozenset({"quote", "that", "paren", "transcript", "according"})
_MARKS_BETWEEN = 3  # tokens between two quotations that follow one another directly


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


def speech(t: Tree, here: list[Candidate], made: list[Attribution], carried: Attribution | None) -> Speech:
    """Return how a paragraph ends."""
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
    if last is None or not t.regions or t.regions[0][0] > 1:
        return None
    first, end = t.regions[0]
    if any(a <= end and first <= b and not (c.cue_at >= 0 and t.quoted(c.cue_at)) for c in here for a, b in c.content):
        return None
    if word_count(t, 0) <= SHORT:
        return None
    content = tuple(r for _, r in takewhile(lambda item: _loose(t, here, item[0]), enumerate(t.regions)))
    lead = ends_in_colon(last.tree)
    if lead is not None:
        cue = leading_cue(last.tree, *lead, words.verbs, whole=True)
        if cue >= 0:
            return _introduced(document, last.tree, t, cue, content, words)
    if last.said is None or not (last.open or last.quoted):
        return None
    return _continued(document, t, last.said, content, words)


def reopened(t: Tree, c: Candidate, made: Attribution, said: Attribution) -> Attribution:
    """Link a quotation that opens a paragraph to the one that the paragraph before left open: one speech."""
    if c.rule != "quote" or not t.regions or t.regions[0][0] > 1 or c.content[0][0] > t.regions[0][0]:
        return made
    return replace(made, continues=said.id)


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
    spans = spoken_words(t, content)
    to = addressee(before, cue)
    plain = Candidate("quote", -1, (), (), -1, content, entry.frames.get("quote", 0.5))
    how = manner(t, plain, quoted=True, means=does(before, cue, "quote", cue=True))
    return Attribution(
        id=attribution_id(document.article.id, source, cues_, spans),
        article=document.article.id,
        kind="direct",
        source=source,
        source_head=before.span((head, head)) if head >= 0 else None,
        cue=cues_,
        content=spans,
        evidence=Span(before.paragraph.span.start, t.paragraph.span.end),
        extractor=RULES,
        polarity=how.polarity,
        modality=how.modality,
        qualifiers=tuple(t.span((i, i)) for i in how.words),
        confidence=round(entry.frames.get("quote", 0.5), 2),
        addressee_span=before.span(to) if to else None,
    )


def _continued(
    document: Document, t: Tree, said: Attribution, content: tuple[Range, ...], words: Lexicon
) -> Attribution:
    """Write down a quotation without a cue whose speaker is that of ``said``, and whose source stands there."""
    spans = spoken_words(t, content)
    plain = Candidate("continues", -1, (), (), -1, content, words.rules["continues"])
    how = manner(t, plain, quoted=True)
    return Attribution(
        id=attribution_id(document.article.id, said.source, (), spans),
        article=document.article.id,
        kind="direct",
        source=said.source,
        source_head=said.source_head,
        content=spans,
        evidence=t.paragraph.span,
        extractor=RULES,
        polarity=how.polarity,
        modality=how.modality,
        qualifiers=tuple(t.span((i, i)) for i in how.words),
        confidence=round(words.rules["continues"], 2),
        addressee_span=said.addressee_span,
        continues=said.id,
    )
