"""Say what a time expression hangs on, and the words between: "since", "ahead of", "late in".

The parse is right about most of it; where word order is the better witness, `onrecord.extract.event_order` says so.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.extract.clauses import Range
from onrecord.extract.event_order import Spot, by_order
from onrecord.model import TimeRelation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LASTING = frozenset({"for", "during", "over", "throughout", "in", "within"})  # with a stretch of time
_RELATIONS: dict[str, TimeRelation] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "before": "before",
    "after": "after",
    "following": "after",
    "during": "during",
    "throughout": "during",
    "within": "during",
    "between": "during",
    "over": "on",
    "ahead of": "before",
    "prior to": "before",
    "up to": "until",
    "as of": "on",
    "from": "since",
}
_AGAINST = frozenset({"from", "than", "against", "versus", "with"})
_AMOUNTS = frozenset({"a", "cents", "share", "%", "percent", "million", "billion", "tons", "people", "points", "in"})
_SPANS = frozenset({"in", "for"})
_UNITS = frozenset({"year", "years", "decade", "decades", "month", "months", "week", "weeks", "days"})
_AMOUNT = 16  # tokens of "$3.5 million, or 40 cents a share, in"
_RANK = 6  # tokens from "lowest" to "since"
_PAIRS = frozenset({"ahead of", "prior to", "up to", "as of"})
_COMPARED = frozenset({"than", "versus", "against", "like", "with"})
_LOOSE = frozenset({"from", "of", "to"})
_PLAIN = frozenset({"on", "in", "at", "for", "around", "about", "through", "into"})
_CARRIED = frozenset({"IN", "RB", "TO", "JJ", "RBR", "JJR", "VBG"})
_CARRIES = frozenset({"pobj", "npadvmod", "advmod", "pcomp", "dep"})
_BESIDE = frozenset({"the", "late", "early", "about", "around", "mid", "only", "just", "at", "least"})


@dataclass(frozen=True, slots=True)
class Site:
    """Where a time expression hangs.

    Attributes:
        first, last: its tokens.
        over: what it hangs on, with prepositions and adverbs that only carry it skipped; None where on nothing.
        carriers: those prepositions and adverbs, by index.
        marker: the tokens of the words that relate it to what it dates, first and last; None for none.
        preposition: those words, lower case.
        compares: it is what something is compared with: "than last year", "from $3 million a year ago".
        moved: word order has overruled the parse.
    """

    first: int
    last: int
    over: "Token | None"
    carriers: frozenset[int] = frozenset()
    marker: Range | None = None
    preposition: str = ""
    compares: bool = False
    moved: bool = False

    @property
    def loose(self) -> bool:
        """Say whether it may be told of something else than what happens: "from a year earlier", "of last year"."""
        return self.compares or self.preposition in _LOOSE

    @property
    def relation(self) -> TimeRelation:
        """Return how what it dates lies to it."""
        return relation(self.preposition)


def relation(preposition: str) -> TimeRelation:
    """Return how an event lies to a time behind these words: "ahead of", "since"; ``on`` for all others."""
    return _RELATIONS.get(preposition, "on")


def head(doc: "Doc", first: int, last: int) -> "Token":
    """Return the token of a range that hangs on something outside."""
    return next((doc[i] for i in range(first, last + 1) if not first <= doc[i].head.i <= last), doc[last])


def site(doc: "Doc", first: int, last: int) -> Site:
    """Return where the time expression of tokens ``first`` to ``last`` hangs."""
    node = head(doc, first, last)
    carriers: set[int] = set()
    while _carried(node):
        node = node.head
        carriers.add(node.i)
    between = marker(doc, first)
    word = "" if between is None else doc[between[0] : between[1] + 1].text.lower()
    if between is not None:
        carriers.update(range(between[0], between[1] + 1))
    over = None if node.head == node or first <= node.head.i <= last else node.head
    start = min([first, *(i for i in carriers if i < first)])
    before = None if doc[start].is_sent_start or not start else doc[start - 1]
    better = by_order(Spot(doc, first, last, start, word, over, before)) or over
    # The carriers may have led past the amount: "down from $4 million a year earlier".
    compares = word in _COMPARED or _compared(doc, first) or _ranked(doc, first, last, start, word)
    return Site(first, last, better, frozenset(carriers), between, word, compares, moved=better != over)


def _carried(node: "Token") -> bool:
    """Say whether what a token hangs on only carries it: a preposition, an adverb."""
    over = node.head
    if over == node:
        return False
    return node.dep_ in _CARRIES and over.tag_ in _CARRIED and not is_event(over)


def _compared(doc: "Doc", start: int) -> bool:
    """Say whether an amount and a word of comparison stand before: "up from $3.5 million, or 40 cents a share, in"."""
    amount = False
    for at in range(start - 1, max(start - _AMOUNT, 0) - 1, -1):
        if doc[at + 1].is_sent_start:
            return False
        if doc[at].tag_ not in ("CD", "$", "DT", ",", "CC") and doc[at].lower_ not in _AMOUNTS:
            return amount and doc[at].lower_ in _AGAINST
        amount = amount or doc[at].tag_ == "CD"
    return False


def _ranked(doc: "Doc", first: int, last: int, start: int, word: str) -> bool:
    """Say whether a superlative stands before: "to its lowest level since 1997", "in ten years" dates nothing."""
    if word != "since" and not (word in _SPANS and last > first and doc[last].lower_ in _UNITS):
        return False
    for at in range(start - 1, max(start - _RANK, 0) - 1, -1):
        if doc[at + 1].is_sent_start or doc[at].tag_.startswith("VB") or doc[at].lower_ in (",", '"'):
            return False
        if doc[at].tag_ in ("JJS", "RBS") or doc[at].lower_ in ("first", "record"):
            return True
    return False


def is_event(token: "Token") -> bool:
    """Say whether a carrier is really a verb: "following" carries, "meeting" does not."""
    return token.tag_ == "VBG" and token.lower_ not in ("following", "beginning", "starting", "during")


@lru_cache(maxsize=1)
def _markers() -> frozenset[str]:
    return frozenset({*_RELATIONS, *_COMPARED, *_LOOSE, *_PLAIN})


def marker(doc: "Doc", first: int) -> Range | None:
    """Return the preposition in front of an expression: one word, or two as in "ahead of"."""
    at = first - 1
    while at > 0 and doc[at].lower_ in _BESIDE:
        at -= 1
    if at < 0 or any(doc[i].is_sent_start for i in range(at + 1, first + 1)):
        return None
    if at > 0 and f"{doc[at - 1].lower_} {doc[at].lower_}" in _PAIRS:
        return at - 1, at
    return (at, at) if doc[at].lower_ in _markers() else None
