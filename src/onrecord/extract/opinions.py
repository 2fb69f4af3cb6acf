"""Find what reported words say about somebody: "He has failed", said of the minister, criticises him.

A word from ``data/evaluations.en.tsv`` is found first; the parse around it gives whom it is said of. Every such word is
proposed as a relation of whoever says it (`Relation.of_speaker`): who that is, and that somebody says it at all and not
of himself, is known only when speakers are, and so left to `onrecord.resolve`.

A deed that is alleged ("he lied") accuses, a fault that is found ("he has failed") criticises, praise supports.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.extract.assertion import manner
from onrecord.extract.clauses import coordinated, phrase
from onrecord.extract.evaluations import Evaluation, evaluations
from onrecord.extract.judged import Judgement, unthought
from onrecord.extract.judging import judgement
from onrecord.ids import relation_id
from onrecord.model import Modality, Relation, RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "opinions/1"
_WORD = re.compile(r"[a-z][a-z-]*")
_NOTHING = frozenset({"nothing"})
_NOT = frozenset({"not", "n't", "never", "no", "hardly", "barely"})
_MEANT: frozenset[Modality] = frozenset({"asserted", "question", "hearsay"})

# Share of findings that are right, by frame: 101 read by eye, with who says it of whom, in news from the United States
# (PolNeAR; see `docs/reference/relations.md`), 88 of them right.
CONFIDENCE = {
    "adjective": 0.85,  # 32 of 36
    "noun": 0.85,  # 22 of 25
    "person": 0.8,  # 5 of 6
    "verb": 0.75,  # 15 of 19
    "unkept": 0.85,  # 12 of 12; the others few, and set lower
    "short": 0.85,
    "out": 0.8,
    "adverb": 0.75,
    "feels": 0.8,
    "should": 0.85,
    "deserves": 0.8,
    "deed": 0.75,
    "it": 0.7,
}


def extract(document: Document) -> Iterator[Relation]:
    """Yield what words in the body of an article say about somebody, in the order of these words."""
    lexicon = evaluations()
    forms = lexicon.keys()
    for paragraph in document.paragraphs:
        if paragraph.zone != "body" or forms.isdisjoint(_WORD.findall(paragraph.origin.text.lower())):
            continue
        for token in paragraph.doc:
            if token.text[0].isupper() and not token.is_sent_start:
                continue  # a name, or a line in Title Case
            for entry in lexicon.get(token.lower_, ()):
                found = judgement(token, entry)
                relation = _relation(document.article.id, paragraph, token, entry, found) if found is not None else None
                if relation is not None:
                    yield relation
                    break


@dataclass(frozen=True, slots=True)
class _Put:
    """How a judgement is put: what it comes to, which words make it less than asserted, and which belong to its cue."""

    type: RelationType
    negative: bool
    modality: Modality
    because: frozenset[int]
    cue: frozenset[int] = frozenset()


def _relation(
    article: str, paragraph: Paragraph, token: "Token", entry: Evaluation, found: Judgement
) -> Relation | None:
    """Return a judgement as a relation with article spans; None for one that is only supposed."""
    put = _put(token, entry, found)
    if put is None:
        return None
    parts = sorted({*found.cue, *((i, i) for i in put.cue)})
    cue = tuple(paragraph.span_of(first, last) for first, last in parts)
    targets = tuple(paragraph.span_of(*phrase(head)) for head in coordinated(found.target))
    return Relation(
        id=relation_id(article, put.type, cue, None, targets),
        article=article,
        type=put.type,
        cue=cue,
        evidence=paragraph.span_of(token.sent.start, token.sent.end - 1),
        extractor=EXTRACTOR,
        target_spans=targets,
        charge=(paragraph.span_of(*found.matter),) if found.matter is not None else (),
        polarity="negative" if put.negative else "positive",
        modality=put.modality,
        qualifiers=tuple(paragraph.span_of(i, i) for i in sorted(put.because)),
        of_speaker=True,
        confidence=CONFIDENCE[entry.frame],
    )


def _put(token: "Token", entry: Evaluation, found: Judgement) -> _Put | None:
    """Return how a judgement is put; None where it is only supposed."""
    how = manner(found.governor)
    own = {c.i for c in token.children if c.dep_ == "neg"} if token != found.governor else set()  # "not smart enough"
    negative, because = how.polarity == "negative" or bool(own), own | set(how.words)
    doubt = unthought(found.governor)
    if doubt is not None and doubt.i not in because:
        negative, because = not negative, because | {doubt.i}
    if entry.frame == "should" and how.modality == "necessity":  # the demand is made, whatever comes of it
        return _Put(found.type, negative, "asserted", frozenset(i for i in because if token.doc[i].lower_ in _NOT))
    if how.modality not in _MEANT and not (how.modality == "evidential_weak" and found.type == "accuses"):
        return None  # "if he fails", "he needs to be smart"; but "he may have lied" does accuse
    if entry.frame in ("unkept", "short") or entry.needs == _NOTHING or (negative and found.type == "supports"):
        # That it is not so is the fault: the "not" is part of what judges.
        nots = {i for i in because if token.doc[i].lower_ in _NOT}
        type_: RelationType = "defends" if found.type == "defends" else "criticises"
        left = because - nots if how.modality != "asserted" else set()
        return _Put(type_, negative=False, modality=how.modality, because=frozenset(left), cue=frozenset(nots))
    return _Put(found.type, negative, how.modality, frozenset(because))
