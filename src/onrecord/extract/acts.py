"""Find what else people do with words: deny, defend, support, demand, promise, threaten, warn, question, thank ...

Twelve of the fourteen relation types; `accusations` finds the other two. A cue from ``data/acts.en.tsv`` comes first;
the parse round it then gives who does it, to whom, and the matter. There is no relation without somebody to whom it is
done ("demanded more money" is an attribution and no more), but for denials: their matter is the denied charge, and
their target whoever made it, where that is written.

Polarity and modality are those of the words over the cue. Who is meant by the spans is left to `onrecord.resolve`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.extract.acting import Finding, Pattern, patterns, words
from onrecord.extract.acting_denials import denial
from onrecord.extract.acting_frames import match
from onrecord.extract.acting_who import no_one
from onrecord.extract.assertion import manner
from onrecord.extract.clauses import coordinated, phrase
from onrecord.ids import relation_id
from onrecord.model import Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "acts/1"
_WORD = re.compile(r"[a-z]+")

# Share of findings that have the right parties and the right type, by construction; of several the least counts. Read
# by hand on news (281 findings of the training part of PolNeAR), few of some, and rounded down.
CONFIDENCE = {
    "verb": 0.95,  # 91 of 94
    "idiom": 0.9,  # 16 of 17
    "noun": 0.8,  # 12 of 15
    "noun given": 0.9,  # 18 of 20
    "noun got": 0.9,  # 19 of 21
    "adjective": 0.9,  # 7 of 7
    "said": 0.75,
    "deed": 0.9,  # 46 of 50
    "passive": 0.85,  # 14 of 16
    "clause": 0.8,
    "infinitive": 0.9,  # 12 of 12
    "denial claim": 0.95,  # 15 of 15
    "denial claim_at": 0.85,
    "denial denied": 0.95,  # 12 of 12
    "denial back": 0.85,  # 6 of 7
    "denial insisted": 0.8,
    "denial plea": 0.9,
    "denial false": 0.85,
    "denial not true": 0.85,
    "denial noun": 0.8,
    "denial no truth": 0.85,
}


def extract(document: Document) -> Iterator[Relation]:
    """Yield the relations in the body of an article, in the order of their cues."""
    lexicon = patterns()
    forms = lexicon.keys()
    for paragraph in document.paragraphs:
        if paragraph.zone != "body":
            continue
        present = frozenset(_WORD.findall(paragraph.origin.text.lower()))
        if forms.isdisjoint(present):
            continue
        used: set[int] = set()
        for token in paragraph.doc:
            options = lexicon.get(token.lower_)
            if options is not None and token.i not in used:
                options = tuple(p for p in options if not any(gate.isdisjoint(present) for gate in p.gates))
                yield from _of_cue(document.article.id, paragraph, token, options, used)


def _of_cue(
    article: str, paragraph: Paragraph, token: "Token", options: tuple[Pattern, ...], used: set[int]
) -> Iterator[Relation]:
    """Yield the relations of the first pattern that fits a cue, one for each source; no word is a cue twice."""
    for pattern in options:
        found = denial(token, pattern) if pattern.type == "denies" else match(token, pattern)
        if found is not None:
            used |= found.cue
            sources = list(coordinated(found.source)) if found.source is not None else [None]
            for source in sources:
                relation = _relation(article, paragraph, token, pattern, found, source)
                if relation.target_spans or not found.targets:
                    yield relation
            return


def _relation(
    article: str, paragraph: Paragraph, token: "Token", pattern: Pattern, found: Finding, source: "Token | None"
) -> Relation:
    """Return what was found as a relation with article spans."""
    how = manner(token)
    polarity, modality = how.polarity, how.modality
    if (
        pattern.type == "apologises"
        and modality == "asserted"
        and any(paragraph.doc[i].lower_ in words()["owed"] for i in found.cue)
    ):
        modality = "necessity"  # who owes an apology has made none
    outside = [i for i in how.words if i not in found.cue]
    if polarity == "negative" and len(outside) < len(how.words):
        polarity = "positive"  # the "no" of an idiom: "wants nothing to do with her"
    cue = _spans(paragraph, sorted(found.cue))
    who = _noun_phrase(paragraph, source, found) if source is not None else None
    whom = tuple(dict.fromkeys(_noun_phrase(paragraph, head, found) for head in found.targets))
    targets = tuple(span for span in whom if span is not None)
    return Relation(
        id=relation_id(article, pattern.type, cue, who, targets),
        article=article,
        type=pattern.type,
        cue=cue,
        evidence=paragraph.trimmed(token.sent.start, token.sent.end - 1),
        extractor=EXTRACTOR,
        source_span=who,
        target_spans=targets,
        charge=(paragraph.span_of(*found.matter),) if found.matter is not None else (),
        polarity=polarity,
        modality=modality,
        qualifiers=tuple(paragraph.span_of(i, i) for i in outside),
        confidence=min(CONFIDENCE[part] for part in found.shape),
    )


def _spans(paragraph: Paragraph, tokens: list[int]) -> tuple[Span, ...]:
    """Return tokens as spans, one for those that stand together."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return tuple(paragraph.span_of(run[0], run[-1]) for run in runs)


def _noun_phrase(paragraph: Paragraph, head: "Token", found: Finding) -> Span | None:
    """Return the span of the noun phrase of ``head``, without the matter that may hang on it."""
    if no_one(head):
        return None
    without = next((c for c in head.subtree if c.i in found.skip and c.i > head.i), None)
    first, last = phrase(head, without=without)
    if last > first and paragraph.doc[last].tag_ == "POS":
        last -= 1
    return paragraph.span_of(first, last)
