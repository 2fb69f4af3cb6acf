"""Find dated events: an event phrase and the date expression that dates it, in one sentence.

The parse says what an expression hangs on: the nearest verb, or a noun that names an event. Where it hangs on neither,
there is no event. What the expression means is settled by `timex`, from the text and the publication date alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.extract.clauses import Range, is_verb
from onrecord.extract.happening import anchor, carriers, happens, phrases, tense_of
from onrecord.extract.timewords import find, triggers, vocabulary
from onrecord.extract.timex import Timex, resolve
from onrecord.ids import event_id
from onrecord.model import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "dates/1"
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
_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "NORP"})
_OPEN_ENDED = frozenset({"since", "until", "till", "before", "after", "by"})
# Share of findings whose event has that date in TimeBank or AQUAINT (TempEval-3), where either links the date at all.
CONFIDENCE = {"verb": 0.9, "noun": 0.9, "noun pp": 0.85}  # 782 of 844, 39 of 44, 16 of 19


@lru_cache(maxsize=1)
def _doubtful() -> frozenset[str]:
    return frozenset(vocabulary()["doubtful"])


def extract(document: Document) -> Iterator[Event]:
    """Yield the dated events in the body of an article, in the order of their date expressions."""
    for paragraph in document.paragraphs:
        if paragraph.zone != "body":
            continue
        seen = _TRIGGER.findall(paragraph.origin.text.lower())
        if triggers().isdisjoint(seen) and not any(map(_YEAR.match, seen)):
            continue
        for first, last in expressions(paragraph):
            found = _event(document, paragraph, first, last)
            if found is not None:
                yield found


def expressions(paragraph: Paragraph) -> Iterator[Range]:
    """Yield the token ranges of date expressions; figures that are no year and names that are no month are left out."""
    doc = paragraph.doc
    for start, end in find(paragraph.origin.text):
        found = doc.char_span(start, end, alignment_mode="expand")
        if found is None or found.end - found.start > 12:
            continue
        if not _is_date(found[-1], alone=len(found) == 1):
            continue
        yield found.start, found.end - 1


def _is_date(token: "Token", *, alone: bool) -> bool:
    """Say whether the last word or figure of what may be a date is one: by its entity type and the word before it."""
    if token.lower_.rstrip(".") in _doubtful():
        return bool(token.ent_type_ == "DATE" and token.tag_ != "MD")
    if not alone:
        return True
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if token.lower_.isdigit():
        if token.ent_type_ in ("DATE", "EVENT"):
            return True
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        plural = following is not None and following.tag_ in ("NNS", "CD", "NNPS")
        return before in _YEAR_BEFORE and not plural and token.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")
    return token.ent_type_ not in _NAMES


def _event(document: Document, paragraph: Paragraph, first: int, last: int) -> Event | None:
    """Return the event that one date expression dates, or None."""
    doc = paragraph.doc
    head = next((doc[i] for i in range(first, last + 1) if not first <= doc[i].head.i <= last), doc[last])
    if head.head == head:
        return None
    at = anchor(head)
    if at is None:
        return None
    node, how, preposition = at
    if first <= node.i <= last:
        return None
    text = paragraph.origin.text[doc[first].idx : doc[last].idx + len(doc[last])]
    meaning = resolve(text, document.article.published, tense_of(node, how))
    if meaning is None or meaning.type != "date":
        return None
    if is_verb(node) and not happens(node):
        return None
    left_out = set(range(first, last + 1)) | carriers(head)
    runs = phrases(node, left_out)
    if not runs:
        return None
    meaning = _one_sided(meaning, preposition)
    when = paragraph.span_of(first, last)
    event = tuple(paragraph.span_of(*run) for run in runs)
    sentence = node.sent
    return Event(
        id=event_id(document.article.id, event, when),
        article=document.article.id,
        event=event,
        date=when,
        evidence=paragraph.trimmed(min(sentence.start, first), max(sentence.end - 1, last)),
        extractor=EXTRACTOR,
        timex=meaning.value,
        edtf=meaning.edtf,
        earliest=meaning.earliest,
        latest=meaning.latest,
        anchor=meaning.anchor,
        confidence=CONFIDENCE[how],
    )


def _one_sided(meaning: Timex, preposition: str) -> Timex:
    """Give "since 2014" and "before June 8" the bounds that they have: open on one side.

    What happens before or after a day does not happen on it, so that it has no value of its own.
    """
    if preposition not in _OPEN_ENDED or meaning.value is None:
        return meaning
    first, last = meaning.earliest, meaning.latest
    if first is None or last is None:
        return replace(meaning, value=None, edtf=None) if preposition in ("before", "after") else meaning
    match preposition:
        case "since":
            return replace(meaning, latest=None, edtf=f"{first}/..")
        case "until" | "till" | "by":
            return replace(meaning, earliest=None, edtf=f"../{last}")
        case "after":
            later = (date.fromisoformat(last) + timedelta(1)).isoformat()
            return replace(meaning, value=None, earliest=later, latest=None, edtf=f"{later}/..")
    sooner = (date.fromisoformat(first) - timedelta(1)).isoformat()
    return replace(meaning, value=None, earliest=None, latest=sooner, edtf=f"../{sooner}")
