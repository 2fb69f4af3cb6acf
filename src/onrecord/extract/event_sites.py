"""Say what a time expression hangs on, and the words between: "since", "ahead of", "late in".

The parse is right about most of it. Where word order is the better witness it overrules the parse: a date right behind
a reporting verb or a participle dates that, and one in front of a clause or of its "that" does not reach into it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.annotate.lexicon import cues
from onrecord.dates.resolve import resolve
from onrecord.extract.clauses import Range, child, is_verb
from onrecord.extract.event_words import names_event, words
from onrecord.model import Tense, TimeRelation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
    "from": "since",
}
_AGAINST = frozenset({"from", "than", "against", "versus", "with"})
_AMOUNTS = frozenset({"a", "cents", "share", "%", "percent", "million", "billion", "tons", "people", "points", "in"})
_PAIRS = frozenset({"ahead of", "prior to", "up to"})
_COMPARED = frozenset({"than", "versus", "against", "like", "with"})
_LOOSE = frozenset({"from", "of", "to"})
_CARRIED = frozenset({"IN", "RB", "TO", "JJ", "RBR", "JJR", "VBG"})
_CARRIES = frozenset({"pobj", "npadvmod", "advmod", "pcomp", "dep"})
_BESIDE = frozenset({"the", "late", "early", "about", "around", "mid", "only", "just", "at", "least"})
_SPEAKER = 8  # tokens; a longer subject between "said" and its day is a broken parse
_DEPTH = 10
# Two Wednesdays so far apart that a date which lies ahead of both does so by its words: "next week".
SEEN_FROM = ("1500-03-14", "8000-10-18")
_TENSES: tuple[Tense, ...] = ("past", "future")
_DAYS = [day for day in SEEN_FROM for _ in _TENSES]
_FAILED = frozenset({"failed", "refused", "declined", "neglected"})  # what did not happen is what is dated
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


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


def reports(token: "Token") -> bool:
    """Say whether a token is a verb of speech, as "said" or "warned"."""
    found = cues("verbs").get(token.lower_) if is_verb(token) else None
    return found is not None and found.speech


def head(doc: "Doc", first: int, last: int) -> "Token":
    """Return the token of a range that hangs on something outside."""
    return next((doc[i] for i in range(first, last + 1) if not first <= doc[i].head.i <= last), doc[last])


def site(doc: "Doc", first: int, last: int) -> Site:
    """Return where the time expression of tokens ``first`` to ``last`` hangs."""
    node = head(doc, first, last)
    carriers: set[int] = set()
    while node.dep_ in _CARRIES and node.head.tag_ in _CARRIED and node.head != node and not is_event(node.head):
        node = node.head
        carriers.add(node.i)
    between = marker(doc, first)
    word = "" if between is None else doc[between[0] : between[1] + 1].text.lower()
    if between is not None:
        carriers.update(range(between[0], between[1] + 1))
    over = None if node.head == node or first <= node.head.i <= last else node.head
    start = min([first, *(i for i in carriers if i < first)])
    better = _by_order(doc, first, last, start, over) or over
    # The carriers may have led past the amount: "down from $4 million a year earlier".
    compares = word in _COMPARED or _compared(doc, first)
    return Site(first, last, better, frozenset(carriers), between, word, compares, moved=better != over)


def _compared(doc: "Doc", start: int) -> bool:
    """Say whether an amount and a word of comparison stand before: "up from $3.5 million, or 40 cents a share, in"."""
    at = start - 1
    amount = False
    while at > doc[start].sent.start and (doc[at].tag_ in ("CD", "$", "DT", ",", "CC") or doc[at].lower_ in _AMOUNTS):
        amount = amount or doc[at].tag_ == "CD"
        at -= 1
    return amount and doc[at].lower_ in _AGAINST


def is_event(token: "Token") -> bool:
    """Say whether a carrier is really a verb: "following" carries, "meeting" does not."""
    return token.tag_ == "VBG" and token.lower_ not in ("following", "beginning", "starting", "during")


@lru_cache(maxsize=1)
def _markers() -> frozenset[str]:
    return frozenset(
        {
            *_RELATIONS,
            *_COMPARED,
            *_LOOSE,
            "on",
            "in",
            "at",
            "for",
            "around",
            "about",
            "through",
            "into",
        }
    )


def marker(doc: "Doc", first: int) -> Range | None:
    """Return the preposition in front of an expression: one word, or two as in "ahead of"."""
    at = first - 1
    while at > 0 and doc[at].lower_ in (
        "the",
        "late",
        "early",
        "about",
        "around",
        "mid",
        "only",
        "just",
        "at",
        "least",
    ):
        at -= 1
    if at < 0 or doc[at].sent != doc[first].sent:
        return None
    if at > 0 and f"{doc[at - 1].lower_} {doc[at].lower_}" in _PAIRS:
        return at - 1, at
    return (at, at) if doc[at].lower_ in _markers() else None


def _by_order(doc: "Doc", first: int, last: int, start: int, over: "Token | None") -> "Token | None":
    """Return the verb that a date belongs to by its place, where the parse may have it wrong; None for no such."""
    before = doc[start - 1] if start and doc[start - 1].sent == doc[start].sent else None
    if before is None:
        return _in_front(over, last) or _before_name(last, over)
    undone = _put_off(before, over)
    if undone is not None:
        return undone
    if (
        reports(before)
        and before.tag_ in _FINITE
        and before.dep_ not in ("amod", "compound")
        and not _within(doc, last)
    ):
        return before
    if before.tag_ == "VBN" and before.dep_ in ("acl", "relcl"):
        return before
    said = _inverted(doc, start)
    if said is not None:
        return said
    return _outside(over, start) or _inside(doc, start, over) or _begun(doc, first, last, over)


def _within(doc: "Doc", last: int) -> bool:
    """Say whether a date is part of the noun phrase that follows it: "said third-quarter sales would fall"."""
    token = doc[last]
    outside = token.head.i > last and token.dep_ in ("amod", "compound", "nmod", "nummod", "poss")
    return outside and (token.is_lower or token.dep_ == "poss")


def _inverted(doc: "Doc", start: int) -> "Token | None":
    """Return the verb of "said Ana Ruiz, the mayor, on Monday": its subject stands between it and the date."""
    for i in range(start - 1, max(start - _SPEAKER, 0), -1):
        token = doc[i]
        if token.sent != doc[start].sent or token.lower_ in ('"', ";"):
            return None
        if reports(token):
            who = child(token, ("nsubj", "dobj"))
            inverted = who is not None and who.i > token.i and who.right_edge.i >= start - 2
            opened = token.left_edge.i < token.i or token.i == 0 or doc[token.i - 1].lower_ in (",", '"', "?", "!")
            return token if inverted and opened and (who is None or who.dep_ == "nsubj") else None
        if is_verb(token):
            return None
    return None


def _in_front(over: "Token | None", last: int) -> "Token | None":
    """Return the main verb for a date that opens the sentence but is given to a clause within it."""
    if over is None or not is_verb(over):
        return None
    for verb in _reporting(over):
        who = child(verb, ("nsubj", "nsubjpass", "expl"))
        if last < verb.i < over.i and who is not None and last < who.i:
            return verb
    return None


def _before_name(last: int, over: "Token | None") -> "Token | None":
    """Return the verb for a date that opens the sentence and is taken for a part of the name behind it."""
    if over is None or over.i <= last or over.ent_type_ == "DATE" or not over.tag_.startswith("NNP"):
        return None
    verb = over
    for _ in range(_DEPTH):
        if is_verb(verb):
            return verb if child(verb, _SUBJECTS) is None or verb.i > over.i else None
        verb = verb.head
    return None


def _put_off(before: "Token", over: "Token | None") -> "Token | None":
    """Return the event of "cancelled the vote on 8 June": the day is that of the vote."""
    if over is None or before.head != over or before.dep_ != "dobj" or not names_event(before):
        return None
    return before if over.lower_ in words("cancel") or over.lower_ in words("plan") else None


def _outside(over: "Token | None", start: int) -> "Token | None":
    """Return the reporting verb for a date between it and the clause which the parse gives it to.

    "told them on Monday that she would go": where there is no "that", the subject of the clause must come later, too.
    """
    if over is None or not is_verb(over) or over.dep_ not in ("ccomp", "advcl") or not is_verb(over.head):
        return None
    opens = child(over, ("mark",)) or (child(over, _SUBJECTS) if reports(over.head) else None)
    if opens is None or not over.head.i < start < opens.left_edge.i:
        return None
    found: Token = over.head
    return found


def _inside(doc: "Doc", start: int, over: "Token | None") -> "Token | None":
    """Return the reported verb for a date behind it that the parse gives to "said", which has its own beside it."""
    if over is None or not reports(over):
        return None
    said = child(over, ("ccomp",))
    if said is None or not over.i < said.i < start or not is_verb(said):
        return None
    return None if any(t.lower_ == '"' for t in doc[over.i : start]) else said


def _begun(doc: "Doc", first: int, last: int, over: "Token | None") -> "Token | None":
    """Return the verb over an infinitive where the date is its own: "began to leave", "voted to go last week"."""
    if over is None or over.dep_ != "xcomp" or not is_verb(over.head) or over.head.tag_ not in ("VBD", "VB"):
        return None
    past = over.head.tag_ == "VBD" and behind_by_words(doc[first : last + 1].text)
    return over.head if over.head.lower_ in words("aspect") or (past and over.head.lower_ not in _FAILED) else None


@lru_cache(maxsize=1024)
def behind_by_words(expression: str) -> bool:
    """Say whether an expression means a time past, whenever it is said.

    >>> behind_by_words("last week"), behind_by_words("Friday"), behind_by_words("2017")
    (True, False, False)
    """
    meanings = [resolve(expression, day, tense) for day in SEEN_FROM for tense in _TENSES]
    return all(m is not None and m.latest is not None and m.latest < d for m, d in zip(meanings, _DAYS, strict=True))


def _reporting(verb: "Token") -> Iterator["Token"]:
    """Yield the verbs in whose reported clause a verb stands, the outermost first."""
    found: list[Token] = []
    for _ in range(_DEPTH):
        if verb.head == verb:
            break
        if verb.dep_ == "ccomp" and is_verb(verb.head):
            found.append(verb.head)
        verb = verb.head
    yield from reversed(found)
