"""Find where an event took place, as far as its clause says so: "in Tallinn", "at the town hall"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.extract.clauses import Range, child, is_verb, phrase
from onrecord.extract.event_order import SPEAKING
from onrecord.extract.event_words import names_event, reports, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "off", "on"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LEADS = frozenset({"dobj", "attr", "xcomp", "prt", "nsubjpass"})
_NOUNS = frozenset({"NN", "NNS", "NNP"})
_WAYS = frozenset({"to", "for", "from", "into"})
_AT = frozenset({"in", "at", "near", "outside", "inside"})
_DEPTH = 3


def place(head: "Token", taken: frozenset[int]) -> Range | None:
    """Return the tokens that say where the event of ``head`` took place; None where its clause does not.

    Args:
        head: the verb or noun of the event.
        taken: the tokens of its dates.
    """
    for where in (*_behind(head), *_reached(head)):
        found = phrase(where, of=("of",))
        if taken.isdisjoint(range(found[0], found[1] + 1)):
            return found
    return None


def _behind(head: "Token") -> Iterator["Token"]:
    """Yield the places behind a preposition."""
    for preposition in _prepositions(head):
        where = child(preposition, ("pobj",))
        if where is not None and _is_place(where, preposition):
            yield where


def _reached(head: "Token") -> Iterator["Token"]:
    """Yield the places that a movement begins or ends at: "flew to Norland", "left Norland"."""
    if head.lower_ in words("move"):
        to = (
            child(c, ("pobj",)) for c in head.children if c.dep_ == "prep" and c.lower_ in ("to", "for", "from", "into")
        )
        found = [child(head, ("dobj",)), *to]
        yield from (where for where in found if where is not None and where.ent_type_ in _PLACES)


def _prepositions(head: "Token") -> Iterator["Token"]:
    """Yield the prepositions of place on an event, then those on what belongs to it."""
    near = [head]
    for _ in range(_DEPTH):
        further: list[Token] = []
        for token in near:
            for c in token.children:
                if c.dep_ in ("prep", "advmod") and c.lower_ in _PREPOSITIONS:
                    yield c
                further.extend(_onward(token, c))
        near = further


def _onward(token: "Token", c: "Token") -> Iterator["Token"]:
    """Yield what may carry the place of an event further down: its object, a date, "in a shed in Norland".

    What somebody speaks of has its own place: "condemned the attack in Norland" was not said there.
    """
    if is_verb(token):
        topic = reports(token) and names_event(c)
        if (c.dep_ in _LEADS and not topic) or (c.dep_ == "advcl" and c.lower_ in SPEAKING):
            yield c
    if c.dep_ == "npadvmod" and c.ent_type_ in ("DATE", "TIME"):
        yield c
    inner = child(c, ("pobj",)) if c.dep_ == "prep" else None
    if inner is None or inner.ent_type_ in _PLACES:
        return
    if c.lower_ in _AT or (c.lower_ == "with" and names_event(token)):
        yield inner  # "in a shed in Norland", "a meeting with the owners in Norland"
    elif inner.ent_type_ in ("DATE", "TIME"):
        yield from (c, inner)  # "on Friday in Norland"


def _is_place(noun: "Token", preposition: "Token") -> bool:
    if noun.ent_type_ in _PLACES:
        return bool(preposition.lower_ != "on" or noun.ent_type_ != "GPE")
    named = noun.tag_ == "NNP" or child(noun, ("det", "poss", "compound")) is not None  # not "in office", "at home"
    return bool(noun.lower_ in words("place") and named and noun.tag_ in _NOUNS and preposition.lower_ != "on")
