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

# Share of findings that have the right two people the right way round: directed pairs of "Who Blames or Endorses Whom"
# (Park, Pan and Joo 2021, training part) where a pattern has eight or more, with whoever is meant by a pronoun; the
# others read by hand on FrameNet and PropBank sentences, few of each, and rounded down. tests/bench/relations.py prints
# how often findings of each confidence are right in other sentences.
CONFIDENCE = {
    "object": 0.94,  # 571 of 604
    "object passive": 0.9,  # 9 of 12; 148 of 165 in FrameNet and PropBank
    "object swapped": 0.9,  # 10 of 10; 9 of 12
    "charge": 0.9,  # 36 of 38
    "charge passive": 0.85,
    "attack": 0.7,  # "he attacked Berg": nothing says that it was with words, only that no weapon is near
    "person": 0.88,  # 23 of 25
    "person passive": 0.8,
    "passive": 0.8,
    "particle": 0.8,
    "prep": 0.75,
    "task": 0.8,
    "responsible": 0.8,
    "as": 0.8,
    "as passive": 0.8,
    "clause": 0.85,  # 15 of 17
    "noun clause": 0.65,
    "noun noun": 0.82,  # 25 of 27; with those in sentences that accuse nobody 42 of 54
    "noun legal": 0.65,
    "noun blame": 0.65,
    "noun person": 0.6,
    "adjective": 0.8,
    "critic": 0.75,
    "light": 0.75,
    "heat": 0.7,
    "fault": 0.65,
    "summons": 0.75,
    "phrasal": 0.8,
    "phrasal passive": 0.75,
}
NOBODY = 0.7  # at most, where an active verb has no subject: 8 of 14, most of them misread


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
            evidence=paragraph.trimmed(token.sent.start, token.sent.end - 1),
            extractor=EXTRACTOR,
            source_span=source,
            target_spans=targets,
            charge=tuple(dict.fromkeys(paragraph.span_of(*part) for part in charge)),
            polarity=polarity,
            modality=modality,
            qualifiers=tuple(paragraph.span_of(i, i) for i in how.words),
            confidence=_confidence(token, found, source),
        )


def _confidence(token: "Token", found: Finding, source: Span | None) -> float:
    """Return how sure it is who accuses whom."""
    sure = CONFIDENCE[found.pattern]
    if source is None and token.tag_ in ("VBD", "VBZ", "VBP", "VB") and "passive" not in found.pattern:
        return min(sure, NOBODY)
    return sure
