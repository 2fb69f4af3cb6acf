"""Find what reported words say about somebody: "He has failed", said of the minister, criticises him.

A word from ``data/evaluations.en.tsv`` is found first; the parse around it gives whom it is said of. Every such word is
proposed as a relation of whoever says it (`Relation.of_speaker`): who that is, and that somebody says it at all and not
of himself, is known only when speakers are, and so left to `onrecord.resolve`.

A deed that is alleged ("he lied") accuses, a fault that is found ("he has failed") criticises, praise supports.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.extract.assertion import manner
from onrecord.extract.clauses import coordinated, phrase
from onrecord.extract.evaluations import Evaluation, evaluations
from onrecord.extract.judging import Judgement, judgement, unthought
from onrecord.ids import relation_id
from onrecord.model import Modality, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "opinions/1"
_WORD = re.compile(r"[a-z][a-z-]*")
_NOTHING = frozenset({"nothing"})
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


def _relation(
    article: str, paragraph: Paragraph, token: "Token", entry: Evaluation, found: Judgement
) -> Relation | None:
    """Return a judgement as a relation with article spans; None for one that is only supposed."""
    how = manner(found.governor)
    own = (
        {c.i for c in token.children if c.dep_ == "neg"} if token != found.governor else set()
    )  # "is not smart enough"
    modality, negative = how.modality, how.polarity == "negative" or bool(own)
    because = own | set(how.words)
    if entry.frame == "should" and modality == "necessity":
        modality = "asserted"  # the demand is made, whatever comes of it
    if modality not in _MEANT and not (modality == "evidential_weak" and found.type == "accuses"):
        return None  # "if he fails", "he needs to be smart"; but "he may have lied" does accuse
    doubt = unthought(found.governor)
    if doubt is not None and doubt.i not in because:
        negative, because = not negative, because | {doubt.i}
    type_ = found.type
    if entry.frame in ("unkept", "short") or entry.needs == _NOTHING or (negative and type_ == "supports"):
        type_, negative = ("defends" if type_ == "defends" else "criticises"), False  # that it is not so is the fault
    cue = tuple(paragraph.span_of(first, last) for first, last in found.cue)
    targets = tuple(paragraph.span_of(*phrase(head)) for head in coordinated(found.target))
    return Relation(
        id=relation_id(article, type_, cue, None, targets),
        article=article,
        type=type_,
        cue=cue,
        evidence=paragraph.span_of(token.sent.start, token.sent.end - 1),
        extractor=EXTRACTOR,
        target_spans=targets,
        charge=(paragraph.span_of(*found.matter),) if found.matter is not None else (),
        polarity="negative" if negative else "positive",
        modality=modality,
        qualifiers=tuple(paragraph.span_of(i, i) for i in sorted(because)),
        of_speaker=True,
        confidence=CONFIDENCE[entry.frame],
    )
