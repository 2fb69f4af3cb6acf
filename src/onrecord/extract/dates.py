"""Find time expressions, and the events that they date: the phrase, its dates with their relation, place and status.

Events that are denied, supposed or to come are found too, and marked. An event without any expression is none of ours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.annotate.dateline import dateline_end
from onrecord.annotate.document import Document, Paragraph
from onrecord.extract.assertion import Manner, manner
from onrecord.extract.attaching import cost
from onrecord.extract.clauses import is_verb
from onrecord.extract.event_ahead import open_by_words
from onrecord.extract.event_kinds import kind
from onrecord.extract.event_links import Link, links
from onrecord.extract.event_places import place
from onrecord.extract.event_sites import LASTING, marker, site
from onrecord.extract.event_status import status
from onrecord.extract.event_words import reports, words
from onrecord.extract.happening import phrases
from onrecord.extract.times import Placed, times
from onrecord.ids import event_id
from onrecord.model import Event, EventDate, Status, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "dates/2"
_WITHIN = frozenset({"on", "during"})
# Share of findings whose phrase holds an event with that date in TimeBank or AQUAINT (TempEval-3), where they link the
# date at all. Both leave events out, so that it is rather more. See tests/bench/attaching.py.
CONFIDENCE = {
    "verb": 0.92,  # 908 of 985
    "moved": 0.88,  # 29 of 33
    "noun": 0.92,  # 69 of 75
    "noun pp": 0.8,  # 36 of 45
    "beside": 0.75,  # 15 of 20
    "shared": 0.7,  # 4 of 6
    "through": 0.78,  # 21 of 27
    "onward": 0.7,  # too few to measure; as "shared"
}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The time expressions of one sentence that may date something."""

    article: str
    paragraph: Paragraph
    placed: tuple[Placed, ...]
    elsewhere: frozenset[int]  # tokens of dates that belong to another clause than the parse says, and of a dateline
    opening: frozenset[int]  # tokens of a dateline

    def expression(self, link: Link) -> Placed:
        """Return the expression of a link."""
        return next(p for p in self.placed if p.first == link.site.first)


def extract(document: Document) -> Iterator[TimeExpression | Event]:
    """Yield the time expressions in the body of an article, each sentence's followed by the events that they date.

    Those of a dateline say when an article was written, and date no event.
    """
    found = times(document, EXTRACTOR)
    for _, group in groupby(found, key=lambda p: (p.paragraph.span, p.paragraph.doc[p.first].sent.start)):
        placed = tuple(group)
        yield from (p.time for p in placed)
        opened = _opening(placed[0].paragraph)
        dating = tuple(p for p in placed if p.first >= opened and (p.time.type in ("DATE", "TIME") or _lasts(p)))
        if dating:
            yield from _events(document.article.id, dating, frozenset(range(opened)))


def _opening(paragraph: Paragraph) -> int:
    """Return how many tokens of a paragraph are its dateline."""
    end = dateline_end(paragraph.origin.text)
    return sum(1 for token in paragraph.doc if token.idx < end) if end else 0


def _lasts(placed: Placed) -> bool:
    """Say whether a duration tells how long an event went on or when it will be: "for three weeks", "in two days"."""
    between = marker(placed.paragraph.doc, placed.first)
    words = "" if between is None else placed.paragraph.doc[between[0] : between[1] + 1].text.lower()
    return placed.time.type == "DURATION" and words in LASTING


def _events(article: str, placed: tuple[Placed, ...], opening: frozenset[int]) -> Iterator[Event]:
    """Yield the events of a sentence in the order of the text; ``opening`` are the tokens of a dateline before it."""
    doc = placed[0].paragraph.doc
    sites = [site(doc, p.first, p.last) for p in placed]
    moved = (i for s in sites if s.moved for i in (*range(s.first, s.last + 1), *s.carriers))
    sentence = _Sentence(article, placed[0].paragraph, placed, opening.union(moved), opening)
    by_event: dict[int, list[Link]] = {}
    for link in links(doc, sites):
        by_event.setdefault(link.event.i, []).append(link)
    for _, found in sorted(by_event.items()):
        event = _event(sentence, sorted(found, key=lambda x: (cost(x.event, x.site), x.site.first)))
        if event is not None:
            yield event


def _event(sentence: _Sentence, found: Sequence[Link]) -> Event | None:
    """Return the event that some expressions date, the closest first, or None where no phrase is left."""
    paragraph, node = sentence.paragraph, found[0].event
    taken = frozenset(i for link in found for i in link.tokens())
    if node.i in taken:
        return None
    runs = phrases(node, set(taken | sentence.elsewhere))
    if not runs:
        return None
    event, what = tuple(paragraph.span_of(*run) for run in runs), paragraph.span_of(node.i, node.i)
    how, where = _manner(node), place(node, taken | sentence.opening)
    late = any(link.relation == "until" and link.site.first > node.i for link in found)
    if late and _only_then(node, how):
        how = Manner("positive", how.modality, tuple(i for i in how.words if node.doc[i].dep_ != "neg"))
        found = [replace(link, relation="on") for link in found]
    dates = tuple(_date(sentence, link) for link in found)
    first, last = min(taken), max(taken)
    return Event(
        id=event_id(sentence.article, event, what),
        article=sentence.article,
        event=event,
        head=what,
        dates=dates,
        evidence=paragraph.trimmed(min(node.sent.start, first), max(node.sent.end - 1, last)),
        extractor=EXTRACTOR,
        kind=kind(node),
        place_span=None if where is None else paragraph.span_of(*where),
        status=_status(sentence, found, how),
        polarity=how.polarity,
        modality=how.modality,
        qualifiers=tuple(paragraph.span_of(i, i) for i in how.words),
        confidence=CONFIDENCE[found[0].how],
    )


def _manner(node: "Token") -> Manner:
    """Return how a text puts an event forward, without what is said of another one.

    ", Ruiz said," stands beside the clause that it is put into; a report that was published is no rumour for that.
    """
    how = manner(node)
    if not how.words or _not_its_own(node, how.words):
        return Manner("positive", "asserted")
    choice = _choice(node, how.words)
    if choice is not None:
        return Manner("positive", "hypothetical", (choice,))
    if _cannot_wait(node):
        return Manner("positive", "desire_intention", how.words)
    beside = reports(node) and _inserted(node, how.words)
    heard = how.modality == "hearsay" and node.dep_ in ("acl", "relcl") and set(how.words) == {node.head.i}
    return Manner("positive", "asserted") if beside or heard or _aside(node, how.words) else how


def _not_its_own(node: "Token", governing: tuple[int, ...]) -> bool:
    """Say whether the words over an event only seem to take something from it: a name, a measure.

    "May warned" has no modal verb, and what "nearly doubled" or is "nearly tied" is hardly less so.
    """
    over = [node.doc[i] for i in governing]
    if node.tag_ == "VBD" and all(word.tag_ == "MD" and word.head == node for word in over):
        return True
    state = any(c.dep_ in ("aux", "auxpass") for c in node.children) or node.dep_ in ("acl", "amod", "oprd", "acomp")
    measured = node.lower_ in words("measure") and (state or node.lower_ != "tied")
    return measured and all(word.lower_ in ("nearly", "almost") for word in over)


def _choice(node: "Token", governing: tuple[int, ...]) -> int | None:
    """Return the "either" of "either not loading or loading slowly" for the second: only the first is denied."""
    other = node.head
    if node.dep_ != "conj" or not all(node.doc[i].dep_ == "neg" and node.doc[i].head == other for i in governing):
        return None
    return next((c.i for c in other.children if c.lower_ == "either" and c.i < other.i), None)


def _cannot_wait(node: "Token") -> bool:
    """Say whether an event is what somebody looks forward to: "can't wait to see"."""
    over = node.head
    if node.dep_ != "xcomp" or over.lower_ != "wait":
        return False
    kids = {c.dep_: c.lower_ for c in over.children if c.i < over.i}
    return kids.get("aux") in ("ca", "can", "could") and "neg" in kids


def _aside(node: "Token", governing: tuple[int, ...]) -> bool:
    """Say whether a past clause between commas is told of a noun that stands under what governs it.

    "The deal, agreed in May, must be signed": agreed it was.
    """
    if node.dep_ not in ("acl", "relcl", "parataxis") or node.tag_ not in ("VBN", "VBD") or not node.i:
        return False
    around = {token.i for token in (node if node.dep_ == "parataxis" else node.head).subtree}
    opened = "," in (node.doc[node.left_edge.i - 1].lower_, node.doc[node.i - 1].lower_)
    return opened and around.isdisjoint(governing)


def _inserted(verb: "Token", governing: tuple[int, ...]) -> bool:
    """Say whether a comma or quotation mark stands between a reporting verb with its subject and what governs it."""
    who = [c.left_edge.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i]
    first = max(who, default=verb.i)
    own = range(first, verb.i + 1)
    opened = first > verb.sent.start and verb.doc[first - 1].lower_ in (",", '"')
    return opened and not any(i in own for i in governing)


def _only_then(node: "Token", how: Manner) -> bool:
    """Say whether an event did "not happen until Monday", and so did on Monday."""
    denied = [i for i in how.words if node.doc[i].dep_ == "neg" and node.doc[i].head == node]
    return how.polarity == "negative" and len(denied) == 1


def _date(sentence: _Sentence, link: Link) -> EventDate:
    between = None if link.marker is None else sentence.paragraph.span_of(*link.marker)
    placed = sentence.expression(link)
    fills = placed.time.type == "DURATION" and not _lies_ahead(sentence, link)
    return EventDate(span=placed.time.span, relation="during" if fills else link.relation, marker=between)


def _status(sentence: _Sentence, found: Sequence[Link], how: Manner) -> Status:
    """Return whether an event happened; one "for Monday" or "in seven weeks" is told beforehand."""
    node, doc = found[0].event, sentence.paragraph.doc
    dates = [doc[x.site.first : x.site.last + 1].text for x in found if x.relation in _WITHIN]
    to_come = any(_lies_ahead(sentence, link) for link in found)
    return status(node, how, dates, to_come=to_come or (_awaited(node) and any(map(open_by_words, dates))))


def _awaited(node: "Token") -> bool:
    """Say whether an event noun is told as ahead of another event: "ahead of the June 8 poll"."""
    between = None if is_verb(node) else marker(node.doc, node.left_edge.i)
    return between is not None and node.doc[between[0]].lower_ == "ahead"


def _lies_ahead(sentence: _Sentence, link: Link) -> bool:
    """Say whether the words around a date put it ahead: a vote "for Monday", they meet "in seven weeks"."""
    if link.marker is None:
        return False
    if sentence.expression(link).time.type != "DURATION":
        return link.site.preposition == "for" and (not is_verb(link.event) or link.event.lower_ in words("plan"))
    return link.site.preposition == "in" and link.event.tag_ not in ("VBD", "VBN", "VBG")
