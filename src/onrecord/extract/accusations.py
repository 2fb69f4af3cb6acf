"""Find who accuses or criticises whom of what, in the words of the article.

A cue from ``data/accusations.en.tsv`` is found first; the parse around it then gives accuser, accused and charge. The
relation type is ``accuses`` for accusing, blaming, alleging and formal charges, and ``criticises`` for disapproval
(PLOVER's "allege" and "disapprove", Halterman et al. 2023): to criticise somebody is not to accuse him, so a graph can
keep the two apart and build its plain "accuses" triples from the first alone.

A denied, refused, supposed or asked-about accusation is found too, with its polarity and modality. "Denied accusations
of" is negative whoever made them. Who is meant by the spans is left to `onrecord.resolve`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.extract.accusing import Cue, Finding, cues
from onrecord.extract.accusing_nouns import round_noun
from onrecord.extract.accusing_phrases import round_phrase
from onrecord.extract.accusing_verbs import round_verb
from onrecord.extract.assertion import manner
from onrecord.extract.parties import parties
from onrecord.ids import relation_id
from onrecord.model import Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "accusations/1"
_ROUND = {"noun": round_noun, "phrase": round_phrase, "verb": round_verb}

# Share of findings that have the right two people the right way round. Where a pattern has eight or more directed pairs
# in "Who Blames or Endorses Whom" (Park, Pan and Joo 2021, training part), measured there; the others read by hand on
# FrameNet and PropBank sentences, few of each, and rounded down.
CONFIDENCE = {
    "object": 0.95,  # 535 of 562
    "object passive": 0.9,  # 9 of 11; 148 of 165 in FrameNet and PropBank
    "object swapped": 0.9,  # 12 of 12; 9 of 12
    "charge": 0.9,  # 14 of 15
    "charge passive": 0.9,
    "person": 0.85,  # 13 of 15
    "person passive": 0.8,
    "passive": 0.8,
    "particle": 0.8,
    "prep": 0.8,
    "task": 0.8,
    "responsible": 0.8,
    "as": 0.8,
    "as passive": 0.8,
    "clause": 0.85,  # 14 of 16
    "noun clause": 0.75,
    "noun noun": 0.65,  # 17 of 19; 32 of 62
    "noun legal": 0.7,
    "noun blame": 0.65,
    "noun person": 0.5,
    "adjective": 0.8,
    "critic": 0.8,
    "light": 0.8,
    "heat": 0.7,
    "fault": 0.6,
    "phrasal": 0.8,
    "phrasal passive": 0.8,
}


@lru_cache(maxsize=1)
def _keys() -> dict[int, tuple[Cue, ...]]:
    """Return the lexicon by the number under which spaCy keeps each form."""
    from spacy.strings import get_string_id  # heavy

    return {get_string_id(form): found for form, found in cues().items()}


def extract(document: Document) -> Iterator[Relation]:
    """Yield the accusations and criticisms in the body of an article, in the order of their cues."""
    keys = _keys()
    for paragraph in document.paragraphs:
        if paragraph.zone != "body":
            continue
        doc = paragraph.doc
        # All forms in one call: most paragraphs hold none of these words.
        for i in (i for i, key in enumerate(doc.to_array("LOWER").tolist()) if key in keys):
            token = doc[i]
            for cue in keys[token.lower]:
                found = _ROUND[cue.pos](token, cue)
                if found is not None:
                    relations = list(_relations(document.article.id, paragraph, token, cue, found))
                    yield from relations
                    if relations:
                        break


def _relations(article: str, paragraph: Paragraph, token: "Token", cue: Cue, found: Finding) -> Iterator[Relation]:
    """Yield what was found as relations with article spans, one for each who accuses."""
    how = manner(token)
    polarity, modality = how.polarity, how.modality
    if cue.pos == "noun" and found.accuser is not None and found.accuser.head == token and polarity == "positive":
        modality = "asserted"  # "asked about Ruiz's accusation": there is one
    if found.denied:
        polarity = "negative"
    spans = tuple(paragraph.span_of(*part) for part in found.cue)
    people = parties(token, found)
    sources = [paragraph.span_of(*part) for part in people.sources]
    charge = [*([found.charge] if found.charge is not None else []), *people.matter]
    kind = "criticises" if cue.kind == "criticise" else "accuses"
    nobody: list[Span | None] = [None]
    targets = tuple(paragraph.span_of(*part) for part in people.targets)
    if not sources and not targets:
        return  # "no one has been prosecuted"
    for source in sources or nobody:
        yield Relation(
            id=relation_id(article, kind, spans, source, targets),
            article=article,
            type=kind,
            cue=spans,
            evidence=_evidence(paragraph, token),
            extractor=EXTRACTOR,
            source_span=source,
            target_spans=targets,
            charge=tuple(paragraph.span_of(*part) for part in charge),
            polarity=polarity,
            modality=modality,
            qualifiers=tuple(paragraph.span_of(i, i) for i in how.words),
            confidence=CONFIDENCE[found.pattern],
        )


def _evidence(paragraph: Paragraph, token: "Token") -> Span:
    """Return the sentence of the cue, without white space round it."""
    sentence = token.sent
    first, last = sentence.start, sentence.end - 1
    while first < last and paragraph.doc[first].is_space:
        first += 1
    while last > first and paragraph.doc[last].is_space:
        last -= 1
    return paragraph.span_of(first, last)
