"""Say which verb or event noun a date belongs to by its place, where the parse may have it wrong.

A date right behind a reporting verb or a participle dates that; one in front of a clause or its "that" does not reach
into it, and one inside a quotation does not reach out of it. Each rule looks at one such pattern.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.clauses import child, is_verb
from onrecord.extract.event_ahead import ahead_by_words, behind_by_words, open_by_words
from onrecord.extract.event_words import names_event, names_thing, reports, undoes, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FAILED = frozenset({"failed", "refused", "declined", "neglected"})  # what did not happen is what is dated
SPEAKING = frozenset({"speaking", "talking", "writing", "addressing", "appearing", "responding", "replying"})
_TOLD = frozenset({"told", "tells", "addressed", "informed", "reminded", "assured"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_SPEAKER = 8  # tokens; a longer subject between "said" and its day is a broken parse
_NAME = 3  # tokens of "general election", "suicide car bombing"
_DEPTH = 10
_WAS = frozenset({"was", "were", "been"})
_YEAR = re.compile(r"\b\d{4}s?\b")


@dataclass(frozen=True, slots=True)
class Spot:
    """A date, by its tokens.

    Attributes:
        first, last: of the expression.
        start: of the words that carry it ("late in").
        preposition: those that relate it, lower case.
        over: what the parse hangs it on.
        before: the token in front of it in its sentence.
    """

    doc: "Doc"
    first: int
    last: int
    start: int
    preposition: str
    over: "Token | None"
    before: "Token | None"


def by_order(spot: Spot) -> "Token | None":
    """Return what a date dates by its place, or None to trust the parse."""
    rules = _OPENING if spot.before is None else _WITHIN
    return next((found for found in (rule(spot) for rule in rules) if found is not None), None)


def _in_front(spot: Spot) -> "Token | None":
    """Return the main verb for a date that opens the sentence but is given to a clause within it."""
    if spot.over is None or not is_verb(spot.over):
        return None
    for verb in _reporting(spot.over):
        who = child(verb, _SUBJECTS)
        if spot.last < verb.i < spot.over.i and who is not None and spot.last < who.i:
            return verb
    return None


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


def _before_name(spot: Spot) -> "Token | None":
    """Return the verb for a date that opens the sentence and is taken for a part of the name behind it."""
    over = spot.over
    if over is None or over.i <= spot.last or over.ent_type_ == "DATE" or not over.tag_.startswith("NN"):
        return None
    own = spot.doc[spot.start]  # "In 2010 minister Berg met", "Until 1974 women": the preposition is the date's alone
    alone = over.dep_ == "pobj" and over.head == own
    alone = alone or (over.dep_ == "nsubj" and own.tag_ == "IN" and own.head == over.head and not names_event(over))
    if not over.tag_.startswith("NNP") and not alone:
        return None
    verb = over
    for _ in range(_DEPTH):
        if is_verb(verb):
            return verb if child(verb, _SUBJECTS) in (None, over) else None
        verb = verb.head
    return None


def _seen(spot: Spot) -> "Token | None":
    """Return the event of "Last week saw the launch of a new party"."""
    verb = spot.over
    if verb is None or verb.lower_ not in ("saw", "sees", "brought", "brings", "witnessed") or verb.i != spot.last + 1:
        return None
    found = child(verb, ("dobj",))
    return found if found is not None and names_event(found) else None


def _cleft(spot: Spot) -> "Token | None":
    """Return the verb of "It was on Monday that Ana Ruiz resigned"."""
    over, doc = spot.over, spot.doc
    if over is None or over.lower_ not in ("was", "is") or doc[over.i - 1].lower_ != "it":
        return None
    if spot.last + 1 >= len(doc) or doc[spot.last + 1].lower_ != "that":
        return None
    finite = (token for token in doc[spot.last + 2 : doc[spot.last].sent.end] if token.tag_ in _FINITE)
    return next((token for token in finite if child(token, _SUBJECTS) is not None), None)


def _put_off(spot: Spot) -> "Token | None":
    """Return the event of "cancelled the vote on 8 June", "called a strike for Monday": the day is its own."""
    before, over = spot.before, spot.over
    if before is None or over is None or before.head != over or before.dep_ != "dobj" or not names_event(before):
        return None
    ahead = undoes(over) or over.lower_ in words("plan") or over.lower_ in words("want")
    return before if ahead or spot.preposition == "for" else None


def _behind(spot: Spot) -> "Token | None":
    """Return the reporting verb or the participle that the date follows at once: "said Monday", "released Friday"."""
    before = spot.before
    if before is None or before.dep_ in ("amod", "compound") or _adnominal(spot):
        return None
    if before.tag_ == "VBN" and before.dep_ in ("acl", "relcl"):
        return _planned(before) or before
    return before if reports(before) and before.tag_ in _FINITE else None


def _planned(participle: "Token") -> "Token | None":
    """Return the event of "the talks planned for Monday never took place": that it was planned is not what is dated."""
    noun = participle.head
    if participle.lower_ not in words("plan") or not names_event(noun):
        return None
    carried = noun.dep_ in _SUBJECTS and is_verb(noun.head) and noun.head.lower_ in words("occur")
    return noun.head if carried else noun


def _adnominal(spot: Spot) -> bool:
    """Say whether a date is part of the noun phrase that follows it: "said third-quarter sales would fall"."""
    token = spot.doc[spot.last]
    outside = token.head.i > spot.last and token.dep_ in ("amod", "compound", "nmod", "nummod", "poss")
    return outside and (token.is_lower or token.dep_ == "poss")


def _inverted(spot: Spot) -> "Token | None":
    """Return the verb of "said Ana Ruiz, the mayor, on Monday": its subject stands between it and the date."""
    doc, start = spot.doc, spot.start
    for i in range(start - 1, max(start - _SPEAKER, 0), -1):
        token = doc[i]
        if token.lower_ in ('"', ";"):
            return None
        if reports(token):
            who = child(token, ("nsubj",))
            opened = token.left_edge.i < token.i or doc[i - 1].lower_ in (",", '"', "?", "!")
            return token if opened and who is not None and who.i > i and who.right_edge.i >= start - 2 else None
        if is_verb(token) or token.is_sent_start:
            return None
    return None


def _later(spot: Spot) -> "Token | None":
    """Return the event noun of "announced the closure of the mill next year": what is past cannot be dated ahead."""
    over = spot.over
    if over is None or not is_verb(over) or not _is_past(over):
        return None
    if not ahead_by_words(spot.doc[spot.first : spot.last + 1].text):
        return None
    between = (spot.doc[i] for i in range(spot.start - 1, over.i, -1))
    return next((token for token in between if names_event(token)), None)


def _is_past(verb: "Token") -> bool:
    first = min((c for c in verb.children if c.dep_ in ("aux", "auxpass")), key=lambda c: c.i, default=verb)
    return first.tag_ == "VBD" or first.lower_ in ("has", "have", "'ve", "had")


def _to_whom(spot: Spot) -> "Token | None":
    """Return the verb of "told a meeting on Monday that": the date follows those who were told."""
    before = spot.before
    if before is None or before.dep_ not in ("dobj", "dative") or before.head.lower_ not in _TOLD:
        return None
    found: Token = before.head
    return found


def _outside(spot: Spot) -> "Token | None":
    """Return the reporting verb for a date between it and the clause which the parse gives it to.

    "told them on Monday that she would go": where there is no "that", the subject of the clause must come later, too.
    """
    over = spot.over
    if over is None or not is_verb(over) or over.dep_ not in ("ccomp", "advcl") or not is_verb(over.head):
        return None
    opens = child(over, ("mark",)) or (child(over, _SUBJECTS) if reports(over.head) else None)
    if opens is None or not over.head.i < spot.start < opens.left_edge.i:
        return None
    found: Token = over.head
    return None if _quotes(spot.doc, found.i, spot.start) else found


def _inside(spot: Spot) -> "Token | None":
    """Return the reported verb for a date behind it that the parse gives to "said", which has its own beside it."""
    over = spot.over
    if over is None or not reports(over):
        return None
    said = child(over, ("ccomp",))
    if said is None or not over.i < said.i < spot.start or not is_verb(said):
        return None
    return None if _quotes(spot.doc, over.i, spot.start) else said


def _quotes(doc: "Doc", first: int, end: int) -> bool:
    return any(token.lower_ == '"' for token in doc[first:end])


def _quoted(spot: Spot) -> "Token | None":
    """Return the verb inside a quotation for a date that opens it and is given to a verb outside."""
    before, over = spot.before, spot.over
    if before is None or before.lower_ != '"' or over is None or over.i > spot.first:
        return None
    for token in spot.doc[spot.last + 1 : before.sent.end]:
        if token.lower_ == '"':
            return None
        if is_verb(token) and token.tag_ in _FINITE and child(token, _SUBJECTS) is not None:
            return token
    return None


def _begun(spot: Spot) -> "Token | None":
    """Return the verb over an infinitive where the date is its own: "began to leave", "voted to go last week"."""
    over = spot.over
    if over is None or over.dep_ != "xcomp" or not is_verb(over.head) or over.head.tag_ not in ("VBD", "VB"):
        return None
    past = over.head.tag_ == "VBD" and behind_by_words(spot.doc[spot.first : spot.last + 1].text)
    return over.head if over.head.lower_ in words("aspect") or (past and over.head.lower_ not in _FAILED) else None


def _speaking(spot: Spot) -> "Token | None":
    """Return the main verb of "Speaking in the town on Monday, Ana Ruiz said": speaking is only how it was said."""
    over = spot.over
    opens = over is not None and over.dep_ == "advcl" and over.lower_ in SPEAKING and is_verb(over.head)
    return over.head if over is not None and opens and over.head.i > spot.last else None


def _attributive(spot: Spot) -> "Token | None":
    """Return the event noun of "in the Dec. 21, 1988, harbour bombing"."""
    doc, at = spot.doc, spot.last + 1
    if not spot.first or doc[spot.first - 1].tag_ not in ("DT", "PRP$"):
        return None
    if at < len(doc) and doc[at].lower_ == ",":
        at += 1
    for token in doc[at : at + _NAME]:
        if names_event(token) and not names_thing(token):
            return token
        if token.tag_ not in ("JJ", "NN", "NNP", "NNPS"):
            return None
    return None


def _in_subject(spot: Spot) -> "Token | None":
    """Return the event noun of "the visit to the town next week will be her last": it and the date are the subject.

    Or the one right before the date: "News of the arrest last week has led to protests".
    """
    over, before = spot.over, spot.before
    if over is not None and before is not None and before.dep_ == "pobj" and names_event(before):
        top = before.head.head
        if top == over.head or (top == over and not is_verb(over)):
            verb = top.head if top == over else over
            if top.dep_ in ("nsubj", "nsubjpass") and spot.last < verb.i:
                return before
    who = child(over, ("nsubj", "nsubjpass")) if over is not None and is_verb(over) else None
    if over is None or who is None or not names_event(who) or not who.i < spot.start <= spot.last < over.i:
        return None
    return None if any(t.lower_ == "," for t in spot.doc[who.i : over.i]) else who


def _planned_to(spot: Spot) -> "Token | None":
    """Return what is planned, in the present: "Tomorrow he plans to meet the mayor" is told of the meeting."""
    over = spot.over
    if over is None or over.tag_ not in ("VBZ", "VBP") or over.lower_ not in words("plan"):
        return None
    found = child(over, ("xcomp",))
    return found if found is not None and is_verb(found) and found.i > spot.last else None


def _purpose(spot: Spot) -> "Token | None":
    """Return the past verb over a purpose that the date is given to: "worked to overhaul schools in the 1990s".

    A weekday may well be the purpose's own ("flew there to speak on Monday"), and so may any date beside another one.
    """
    to = spot.over
    if to is None or to.tag_ != "VB" or to.dep_ not in ("advcl", "relcl", "acl") or to.i > spot.first:
        return None
    verb: Token = to.head if is_verb(to.head) else to.head.head
    mark = child(to, ("aux",))
    if mark is None or mark.lower_ != "to" or not is_verb(verb) or not _is_past(verb) or not verb.i < to.i:
        return None
    if verb.lower_ in _WAS:  # "was the first to speak of it last week"
        return None
    when = spot.doc[spot.first : spot.last + 1].text
    year = _YEAR.search(when) is not None and not open_by_words(when)
    settled = behind_by_words(when) or (to.dep_ == "advcl" and year and not ahead_by_words(when))
    return verb if settled and not any(t.ent_type_ == "DATE" for t in spot.doc[verb.left_edge.i : to.i]) else None


_OPENING = (_attributive, _seen, _in_front, _planned_to, _before_name)
_WITHIN = (
    _attributive, _cleft, _put_off, _later, _behind, _inverted, _to_whom, _quoted, _outside, _inside, _begun,
    _speaking, _in_subject, _planned_to, _purpose,
)  # fmt: skip
