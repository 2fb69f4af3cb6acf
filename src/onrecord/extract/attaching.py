"""Say which time expression dates an event: by the way between them in the parse, and by what stands between.

The way from an event to what an expression hangs on has a cost: nothing where it is the event itself, little for a
complement ("agreed to sell"), much where a clause is left or entered ("said that ..."). The cheapest expression of the
sentence dates the event. Where the sentence has none, the sentence before may: its date goes on until another comes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.dates.resolve import resolve
from onrecord.extract.clauses import is_verb
from onrecord.extract.event_sites import Site, site
from onrecord.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# What it costs to go up from an event to what governs it, and down from there to where an expression hangs. Tuned on
# half of TimeBank (tests/bench/attaching.py); only the order of the sums matters.
UP = {
    "ccomp": 3.0, "relcl": 3.0, "advcl": 2.0, "acl": 2.0, "parataxis": 3.0, "conj": 1.0, "xcomp": 0.6, "pcomp": 1.0,
    "csubj": 1.5, "appos": 1.0,
}  # fmt: skip
DOWN = {
    "ccomp": 4.0, "relcl": 4.0, "advcl": 2.5, "acl": 2.5, "parataxis": 4.0, "conj": 1.5, "xcomp": 0.6, "pcomp": 1.0,
    "csubj": 2.0, "appos": 1.5, "nsubj": 1.5, "nsubjpass": 1.5, "poss": 2.0, "compound": 2.0,
}  # fmt: skip
PLAIN = 0.6  # any other step
PER_TOKEN = 0.06
VAGUE = 0.8  # "now" yields to a day
COMPARED = 3.0  # "from a year earlier"
LASTING = 2.0  # a duration or a repetition
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
APART = 9.0  # nothing stands over both
ALONE = 3.0  # the expression hangs on nothing
TOO_FAR = 9.0  # where the cheapest costs more, it is the wrong one nine times in ten
_BACK = 3  # sentences in which a date is looked for, when the event's own has none
_STEPS = 25


@dataclass(frozen=True, slots=True)
class _Place:
    """A given span and its tokens."""

    number: int
    paragraph: Paragraph
    at: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Dated(_Place):
    """A given time expression."""

    hangs: Site
    penalty: float
    sentence: int  # its first token
    downs: Mapping[int, float]  # the words over what it hangs on, with what the way down from there costs


def attach(document: Document, events: Sequence[Span], times: Sequence[Span]) -> tuple[int | None, ...]:
    """Return for each event which of the time expressions dates it, by index; None for none.

    Args:
        document: the parsed article.
        events: the words that name each event; their head counts.
        times: time expressions of the same article, in any order. Durations count only where nothing else is near.
    """
    dates = [found for found in _placed(document, times) if found is not None]
    known = [_dated(document, place) for place in dates]
    found: list[int | None] = [None] * len(events)
    for place in _placed(document, events):
        if place is not None:
            found[place.number] = _best(place, known)
    return tuple(found)


def _placed(document: Document, spans: Sequence[Span]) -> Iterator[_Place | None]:
    for number, span in enumerate(spans):
        yield _place(document, number, span)


def _place(document: Document, number: int, span: Span) -> _Place | None:
    """Return the tokens under a span of the article, or None where it is not analysed."""
    for at, paragraph in enumerate(document.paragraphs):
        if paragraph.span.start <= span.start < paragraph.span.end:
            start = paragraph.origin.index(span.start)
            end = max(paragraph.origin.index(span.end - 1) + 1, start + 1)
            tokens = paragraph.doc.char_span(start, min(end, len(paragraph.origin.text)), alignment_mode="expand")
            if tokens is None or not len(tokens):
                return None
            return _Place(number, paragraph, at, tokens.start, tokens.end - 1)
    return None


def _dated(document: Document, place: _Place) -> _Dated:
    text = Span(
        place.paragraph.span_of(place.first, place.first).start, place.paragraph.span_of(place.last, place.last).end
    ).of(document.article.text)
    meaning = resolve(text)
    penalty = 0.0
    if meaning is not None and meaning.type in ("DURATION", "SET"):
        penalty = LASTING
    elif meaning is not None and meaning.value in _VAGUE:
        penalty = VAGUE
    doc = place.paragraph.doc
    hangs = site(doc, place.first, place.last)
    downs = {} if hangs.over is None else _upwards(hangs.over, DOWN)
    where = (place.number, place.paragraph, place.at, place.first, place.last)
    return _Dated(*where, hangs, penalty, doc[place.first].sent.start, downs)


def _best(event: _Place, dates: Sequence[_Dated]) -> int | None:
    token = _head(event)
    sentence, ups = token.sent.start, _upwards(token, UP)
    here = [d for d in dates if d.at == event.at and d.sentence == sentence and not d.first <= token.i <= d.last]
    if not here:
        return _carried(event, token, dates)
    costs = [(_cost(token, d.hangs, ups, d.downs), d) for d in here]
    spent, found = min(costs, key=lambda pair: (pair[0] + pair[1].penalty, pair[1].number))
    return found.number if spent < TOO_FAR else None


def _head(place: _Place) -> "Token":
    doc = place.paragraph.doc
    inside = range(place.first, place.last + 1)
    return next((doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head == doc[i]), doc[place.last])


def cost(event: "Token", hangs: Site) -> float:
    """Return how far an event is from what a time expression hangs on: 0.0 where it is the event itself, and near."""
    downs = {} if hangs.over is None else _upwards(hangs.over, DOWN)
    return _cost(event, hangs, _upwards(event, UP), downs)


def _cost(event: "Token", hangs: Site, ups: Mapping[int, float], downs: Mapping[int, float]) -> float:
    far: float = PER_TOKEN * max(hangs.first - event.i, event.i - hangs.last, 0)
    compared = COMPARED if hangs.loose else 0.0
    way = min((up + downs[i] for i, up in ups.items() if i in downs), default=APART if downs else ALONE)
    return way + far + compared


def _upwards(token: "Token", costs: dict[str, float]) -> dict[int, float]:
    """Return each word over a token, itself included, with what the way there costs."""
    found = {token.i: 0.0}
    spent = 0.0
    for _ in range(_STEPS):
        if token.head == token:
            break
        spent += costs.get(token.dep_, PLAIN)
        token = token.head
        found[token.i] = spent
    return found


def _carried(event: _Place, token: "Token", dates: Sequence[_Dated]) -> int | None:
    """Return the date of a sentence before in the paragraph that goes on in this one: the closest to its main verb.

    Across paragraphs it would be wrong nine times in ten, and what is told in the present is told of another day.
    """
    if _present(token):
        return None
    doc = event.paragraph.doc
    sentences = [s for s in doc.sents if s.end <= token.sent.start and not s.text.isspace()][-_BACK:]
    for sentence in reversed(sentences):
        there = [d for d in dates if d.at == event.at and not d.penalty and sentence.start <= d.first < sentence.end]
        if there:
            return min(there, key=lambda d: (cost(sentence.root, d.hangs), d.number)).number
    return None


def _present(token: "Token") -> bool:
    """Say whether a verb is told in the present or the future, or in no tense: "closes", "will close", "closing"."""
    if not is_verb(token):
        return False
    first = min((c for c in token.children if c.dep_ in ("aux", "auxpass")), key=lambda c: c.i, default=token)
    return first.tag_ in ("VBZ", "VBP", "VBG", "MD") and first.lower_ not in ("would", "could")
