"""Find time expressions, and the events that they date: an event phrase and the expression, in one sentence.

The parse says what an expression hangs on: the nearest verb, or a noun that names an event. Where it hangs on neither,
there is no event.
"""

from collections.abc import Iterator

from onrecord.annotate.document import Document
from onrecord.extract.clauses import is_verb
from onrecord.extract.happening import anchor, carriers, happens, phrases
from onrecord.extract.times import Placed, times
from onrecord.ids import event_id
from onrecord.model import Event, EventDate, TimeExpression, TimeRelation

EXTRACTOR = "dates/1"
_RELATIONS: dict[str, TimeRelation] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "before": "before",
    "after": "after",
    "during": "during",
}
# Share of findings whose event has that date in TimeBank or AQUAINT (TempEval-3), where either links the date at all.
CONFIDENCE = {"verb": 0.9, "noun": 0.9, "noun pp": 0.85}  # 782 of 844, 39 of 44, 16 of 19


def extract(document: Document) -> Iterator[TimeExpression | Event]:
    """Yield the time expressions in the body of an article, each followed by the event that it dates."""
    for placed in times(document, EXTRACTOR):
        yield placed.time
        found = _event(document, placed) if placed.time.type in ("DATE", "TIME") else None
        if found is not None:
            yield found


def _event(document: Document, placed: Placed) -> Event | None:
    """Return the event that one date expression dates, or None."""
    paragraph, first, last, head = placed.paragraph, placed.first, placed.last, placed.head
    if head.head == head:
        return None
    at = anchor(head)
    if at is None:
        return None
    node, how, preposition = at
    if first <= node.i <= last:
        return None
    if is_verb(node) and not happens(node):
        return None
    left_out = set(range(first, last + 1)) | carriers(head)
    runs = phrases(node, left_out)
    if not runs:
        return None
    event = tuple(paragraph.span_of(*run) for run in runs)
    what, sentence = paragraph.span_of(node.i, node.i), node.sent
    return Event(
        id=event_id(document.article.id, event, what),
        article=document.article.id,
        event=event,
        head=what,
        dates=(EventDate(span=placed.time.span, relation=_RELATIONS.get(preposition, "on")),),
        evidence=paragraph.trimmed(min(sentence.start, first), max(sentence.end - 1, last)),
        extractor=EXTRACTOR,
        confidence=CONFIDENCE[how],
    )
