"""Find time expressions in an article: where they stand, what they say by themselves, and the tense they go with.

What they become seen from a day is settled when the article is resolved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.dates.resolve import resolve
from onrecord.dates.words import find, triggers, vocabulary
from onrecord.extract.clauses import Range
from onrecord.extract.tense import tense_at
from onrecord.ids import time_id
from onrecord.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TRIGGER = re.compile(r"[a-z]+|\d{4}")
_YEAR = re.compile(r"\d{4}")
_YEAR_BEFORE = frozenset(
    {
        "in",
        "since",
        "by",
        "of",
        "during",
        "until",
        "till",
        "before",
        "after",
        "from",
        "through",
        "late",
        "early",
        "mid",
        "circa",
        "around",
        "between",
        "the",
    }
)
_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "NORP", "WORK_OF_ART"})
_APPROXIMATE = frozenset({"about", "around", "circa", "nearly", "almost", "over", "some"})
# In capitals inside a sentence these end the name of a programme or a paper.
_TITLED = frozenset({"today", "tonight", "now", "minutes", "hours", "days", "week", "year", "morning", "tomorrow"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
# Vague words, and what the tagger has to take them for.
_TAGS = {
    "past": frozenset({"NN"}),
    "future": frozenset({"NN"}),
    "present": frozenset({"NN"}),
    "soon": frozenset({"RB"}),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression and the tokens that it is made of, for those who look around it."""

    time: TimeExpression
    paragraph: Paragraph
    first: int
    last: int

    @property
    def head(self) -> "Token":
        """Return the token that hangs on something outside."""
        return head(self.paragraph, self.first, self.last)


@lru_cache(maxsize=1)
def _doubtful() -> frozenset[str]:
    return frozenset(vocabulary()["doubtful"])


def times(document: Document, extractor: str) -> Iterator[Placed]:
    """Yield the time expressions in the body of an article, in the order of the text."""
    for paragraph in document.paragraphs:
        if paragraph.zone != "body":
            continue
        seen = _TRIGGER.findall(paragraph.origin.text.lower())
        if triggers().isdisjoint(seen) and not any(map(_YEAR.match, seen)):
            continue
        for first, last in expressions(paragraph):
            time = _time(document, paragraph, first, last, extractor)
            if time is not None:
                yield Placed(time, paragraph, first, last)


def expressions(paragraph: Paragraph) -> Iterator[Range]:
    """Yield the token ranges of date expressions; figures that are no year and names that are no month are left out."""
    doc = paragraph.doc
    for start, end in find(paragraph.origin.text):
        found = doc.char_span(start, end, alignment_mode="expand")
        if found is None or found.end - found.start > 12:
            continue
        if not _is_date(found):
            continue
        yield found.start, found.end - 1


def _is_date(found: "Span") -> bool:
    """Say whether what looks like a date is one: by entity types, tags and the words around it."""
    last, alone = found[-1], len(found) == 1
    if last.lower_.rstrip(".") in _doubtful() and last.tag_ != "RB":
        return bool(last.ent_type_ == "DATE" and last.tag_ != "MD") and not _is_word(found)
    if last.is_title and last.lower_ in _TITLED and not (alone and last.is_sent_start):
        return False
    if _is_year(last.lower_) and (alone or found[0].lower_ in _APPROXIMATE):
        return _is_year_of(found)
    if last.lower_ in _PARTS and len(found) == 2 and found[0].lower_ == "the":
        return bool(found[0].i) and found.doc[found[0].i - 1].lower_ == "in"
    if last.lower_ in _TAGS and len(found) < 4:
        return _is_vague(last)
    return last.ent_type_ not in _NAMES or (last.lower_.isdigit() and not alone)


def _is_word(found: "Span") -> bool:
    """Say whether a month is a name or a noun that looks like it: "Theresa May", "the annual March for peace"."""
    doc, last = found.doc, found[-1].i
    if len(found) > 1 or not last:
        return False
    before, after = doc[last - 1], doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if before.tag_ == "NNP" and before.ent_type_ not in ("DATE", "TIME") and found[-1].dep_ not in ("npadvmod", "pobj"):
        return True
    return before.tag_ in ("DT", "JJ", "``", "PRP$") and after in ("for", "of", "on", "to")


def _is_year(form: str) -> bool:
    return form.isdigit() and len(form) == 4


def _is_year_of(found: "Span") -> bool:
    """Say whether a figure is a year: no amount, and not part of a name."""
    token, doc = found[-1], found.doc
    if token.ent_type_ in ("DATE", "EVENT"):
        return True
    before = doc[found[0].i - 1].lower_ if found[0].i else ""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    plural = following is not None and following.tag_ in ("NNS", "CD", "NNPS")
    return before in _YEAR_BEFORE and not plural and token.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")


def _is_vague(token: "Token") -> bool:
    """Say whether a vague word tells of time: "the future" but no "future plans", "will soon" but no "as soon as"."""
    if token.tag_ not in _TAGS[token.lower_]:
        return False
    if token.lower_ != "soon":
        return True
    around = {t.lower_ for t in token.doc[max(token.i - 1, 0) : token.i + 2]}
    return tense_at(token) == "future" and around.isdisjoint({"as", "after", "how"})


def _time(document: Document, paragraph: Paragraph, first: int, last: int, extractor: str) -> TimeExpression | None:
    """Return what an expression says by itself; None where it says nothing."""
    doc, span = paragraph.doc, paragraph.span_of(first, last)
    meaning = resolve(paragraph.origin.text[doc[first].idx : doc[last].idx + len(doc[last])])
    if meaning is None:
        return None
    sentence = doc[first].sent
    return TimeExpression(
        id=time_id(document.article.id, span),
        article=document.article.id,
        span=span,
        evidence=paragraph.trimmed(min(sentence.start, first), max(sentence.end - 1, last)),
        extractor=extractor,
        type=meaning.type,
        open_value=meaning.value,
        open_edtf=meaning.edtf,
        tense=tense_at(head(paragraph, first, last)),
        mod=meaning.mod,
    )


def head(paragraph: Paragraph, first: int, last: int) -> "Token":
    """Return the token of a range that hangs on something outside."""
    doc = paragraph.doc
    return next((doc[i] for i in range(first, last + 1) if not first <= doc[i].head.i <= last), doc[last])
