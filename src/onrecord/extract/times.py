"""Find time expressions in an article: where they stand, what they say by themselves, and the tense they go with.

What they become seen from a day is settled when the article is resolved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.dates.resolve import Timex, resolve
from onrecord.dates.words import find
from onrecord.extract.clauses import Range
from onrecord.extract.tense import tense_at
from onrecord.extract.time_lines import Across, across
from onrecord.extract.time_words import is_time
from onrecord.ids import time_id
from onrecord.model import Span, Tense, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


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


def times(document: Document, extractor: str) -> Iterator[Placed]:
    """Yield the time expressions in the body of an article, in the order of the text."""
    body = [paragraph for paragraph in document.paragraphs if paragraph.zone == "body"]
    done = 0  # tokens of a line that belong to a date begun in the line before
    for paragraph, lower in zip_longest(body, body[1:]):
        found = [one for one in expressions(paragraph) if one[0] >= done]
        over = across(document.article.text, paragraph, lower, found) if lower is not None else None
        for first, last in found:
            if over is None or last < over.first:
                time = _time(document, paragraph, first, last, extractor)
                if time is not None:
                    yield Placed(time, paragraph, first, last)
        done = 0
        if over is not None and lower is not None:
            yield _over(document, paragraph, lower, over, extractor)
            done = over.last + 1


def expressions(paragraph: Paragraph) -> Iterator[Range]:
    """Yield the token ranges of date expressions; figures that are no year and names that are no month are left out."""
    doc = paragraph.doc
    for start, end in find(paragraph.origin.text):
        found = doc.char_span(start, end, alignment_mode="expand")
        if found is None or found.end - found.start > 12:
            continue
        if not is_time(found):
            continue
        yield found.start, found.end - 1


def _time(document: Document, paragraph: Paragraph, first: int, last: int, extractor: str) -> TimeExpression | None:
    """Return what an expression says by itself; None where it says nothing."""
    doc = paragraph.doc
    meaning = resolve(paragraph.origin.text[doc[first].idx : doc[last].idx + len(doc[last])])
    if meaning is None:
        return None
    sentence = doc[first].sent
    evidence = paragraph.trimmed(min(sentence.start, first), max(sentence.end - 1, last))
    tense = tense_at(head(paragraph, first, last))
    return _expression(document, paragraph.span_of(first, last), evidence, meaning, tense, extractor)


def _over(document: Document, upper: Paragraph, lower: Paragraph, over: Across, extractor: str) -> Placed:
    """Return a date over a line break; to those who look around it, it stands at the end of the upper line."""
    last = len(upper.doc) - 1
    span = Span(upper.span_of(over.first, last).start, lower.span_of(over.last, over.last).end)
    begins = upper.trimmed(min(upper.doc[over.first].sent.start, over.first), last)
    ends = lower.trimmed(0, max(lower.doc[over.last].sent.end - 1, over.last))
    tense = tense_at(head(upper, over.first, last))
    time = _expression(document, span, Span(begins.start, ends.end), over.meaning, tense, extractor)
    return Placed(time, upper, over.first, last)


def _expression(
    document: Document, span: Span, evidence: Span, meaning: Timex, tense: Tense, extractor: str
) -> TimeExpression:
    return TimeExpression(
        id=time_id(document.article.id, span),
        article=document.article.id,
        span=span,
        evidence=evidence,
        extractor=extractor,
        type=meaning.type,
        open_value=meaning.value,
        open_edtf=meaning.edtf,
        tense=tense,
        mod=meaning.mod,
    )


def head(paragraph: Paragraph, first: int, last: int) -> "Token":
    """Return the token of a range that hangs on something outside."""
    doc = paragraph.doc
    return next((doc[i] for i in range(first, last + 1) if not first <= doc[i].head.i <= last), doc[last])
