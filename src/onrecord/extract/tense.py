"""Read off the parse whether a verb tells of the past or of what is to come."""

from typing import TYPE_CHECKING

from onrecord.extract.clauses import is_passive, is_verb
from onrecord.model import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "'ll", "wo", "shall"})
_PLANNED = frozenset(
    {
        "going",
        "due",
        "set",
        "expected",
        "scheduled",
        "planned",
        "slated",
        "likely",
        "plans",
        "plan",
        "planning",
        "intends",
        "hopes",
        "expects",
        "wants",
    }
)
_PAST_AUX = frozenset({"has", "had", "have", "was", "were", "did", "been", "'ve", "'d"})
_DEPTH = 6


def tense_of(node: "Token", how: str) -> Tense:
    """Return past or future where the verb is clear about it.

    A noun takes no past from its verb: a past verb may well speak of a coming election.
    """
    verb = node
    for _ in range(_DEPTH):
        if is_verb(verb) or verb.head == verb:
            break
        verb = verb.head
    if not is_verb(verb):
        return "unknown"
    tense = _verb_tense(verb)
    return tense if how == "verb" or (tense == "future" and node.dep_ in ("nsubj", "nsubjpass")) else "unknown"


def _verb_tense(verb: "Token") -> Tense:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & _FUTURE:
        return "future"
    if auxiliaries & _PAST_AUX:
        return "past"
    if verb.dep_ == "xcomp" and verb.head.lower_ in _PLANNED:
        return "future"
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (verb.dep_ in ("acl", "advcl") or is_passive(verb))):
        return "past"
    if verb.dep_ in ("conj", "advcl") and verb.tag_ in ("VBG", "VBN", "VB") and is_verb(verb.head):
        return _verb_tense(verb.head)
    return "unknown"
