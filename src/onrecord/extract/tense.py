"""Read off the parse whether what a date goes with is past or to come: it decides which Friday "Friday" is.

The verb over the date says it, with what stands over that: "is expected to end", "plans to leave", "must be paid by".
A past verb proves nothing where it sets a time ("extended its offer until Nov. 20") or where the date hangs on a noun
("the demonstration on Saturday").
"""

from typing import TYPE_CHECKING

from onrecord.extract.clauses import is_verb
from onrecord.model import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "'ll", "wo", "shall", "must", "should", "may", "might", "can", "ca"})
_WOULD = frozenset({"would", "'d", "could"})
_PAST_AUX = frozenset({"has", "had", "have", "'ve", "'d", "was", "were", "did"})
_PRESENT_AUX = frozenset({"is", "are", "am", "'s", "'re", "'m"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_DOUBLED = frozenset({"plan", "set", "put", "permit"})


def _forms(verbs: str) -> frozenset[str]:
    """Return the forms of regular verbs: plan, plans, planned, planning."""
    found = set()
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        if verb in _DOUBLED:
            stem += verb[-1]
        ends = ("ied", "ying") if verb.endswith("ry") else ("ed", "ing")
        root = stem.removesuffix("y") if verb.endswith("ry") else stem
        found |= {verb, verb[:-1] + "ies" if verb.endswith("ry") else verb + "s", *(root + end for end in ends)}
    return frozenset(found)


# What fixes a time to come; what looks ahead, so that what it governs is to come; what sets a time by a preposition.
_FIXING = _forms("plan schedule slate expect suppose") | {"due"}
_AHEAD = _FIXING | _forms(
    "set intend hope prepare promise pledge agree vow want ask invite order urge demand propose offer decide threaten "
    "need request anticipate aim arrange subpoena require oblige allow permit persuade encourage wait try"
)
_AHEAD |= {
    "likely",
    "ready",
    "bound",
    "about",
    "effective",
    "payable",
    "available",
    "seek",
    "seeks",
    "sought",
    "seeking",
}
_SETTING = _AHEAD | _forms("extend delay postpone adjourn defer call move put") | {"give", "gives", "gave", "given"}
_SET_TO = frozenset({"until", "till", "til", "for", "by", "through", "to", "before", "as"})
_BY = frozenset({"until", "till", "til", "by", "through"})
_SPEECH = _forms("say tell report write add note show think know")
_DEADLINE = frozenset({"deadline", "deadlines"})
_HAVING_LINKED = frozenset({"advcl", "conj", "xcomp", "pcomp", "ccomp", "acl"})
_ADNOMINAL = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_DEPTH = 6


def tense_at(head: "Token") -> Tense:
    """Return the tense of what a date goes with, from the token of the date that hangs on something outside.

    A noun takes no past from its verb: a past verb may well speak of a coming election.
    """
    if _as_early_as(head):
        return "future"
    over, by = _governor(head)
    if over is None:
        return "unknown"
    if not is_verb(over):
        if by == "since":
            return "future" if over.lower_ in _AHEAD else "past"
        if over.tag_.startswith("JJ"):
            return "future" if over.lower_ in _AHEAD else "unknown"
        named = head.dep_ in _ADNOMINAL and over.dep_ not in ("nsubj", "nsubjpass")
        return "unknown" if named and over.lower_ not in _DEADLINE else _through_noun(over)
    return tense_of(over, "verb", by)


def tense_of(node: "Token", how: str, by: str = "") -> Tense:
    """Return past or future where the verb is clear about it; ``by`` is the preposition between verb and date."""
    if how != "verb" or not is_verb(node):
        return _through_noun(node)
    if by == "since":  # "it is the worst since January": past, whatever the verb, unless that is to come itself
        return "future" if _verb_tense(node, by, 0) == "future" else "past"
    if node.tag_ in ("VBZ", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in node.children):
        plain = node.lower_ in _BE and by not in ("", "on")  # "it is cold in December"
        return "unknown" if plain or node.lower_ in _SPEECH else "future"  # "Congress reconvenes Monday"
    if node.tag_ == "VB" and node.dep_ in ("ROOT", "ccomp") and not any(c.dep_ == "aux" for c in node.children):
        return "future"  # "come back on Friday", "demanded that he leave by Friday"
    tense = _verb_tense(node, by, 0)
    return "unknown" if tense == "past" and by in _BY else tense


def _governor(head: "Token") -> "tuple[Token | None, str]":
    """Return the word that a date hangs on, over its prepositions, with the nearest of them."""
    node, by = head, ""
    for _ in range(_DEPTH):
        over = node.head
        if over == node:
            return (node, by) if is_verb(node) else (None, by)
        if over.tag_ in ("IN", "TO") or (over.tag_ in ("RB", "CD") and node.dep_ in ("npadvmod", "prep", "pobj")):
            by = by or over.lower_
        elif not (node.dep_ in ("conj", "appos") and over.ent_type_ in ("DATE", "TIME")):
            return over, by
        node = over
    return None, by


def _as_early_as(head: "Token") -> bool:
    """Say whether "as early as" or "as soon as" stands before a date."""
    doc, first = head.doc, head.left_edge.i
    return first > 1 and doc[first - 1].lower_ == "as" and doc[first - 2].lower_ in ("early", "soon")


def _through_noun(noun: "Token") -> Tense:
    """Return future where a noun is the subject or object of what is to come, or speaks of that itself."""
    node = noun
    for _ in range(_DEPTH):
        if is_verb(node) or node.head == node:
            break
        if node.lower_ in _DEADLINE:
            return "future"
        node = node.head
    if not is_verb(node):
        return "unknown"
    return "future" if _verb_tense(node, "", 0) == "future" else "unknown"


def _verb_tense(verb: "Token", by: str, depth: int) -> Tense:
    """Return the tense of a verb, by its auxiliaries and form, then by what governs it."""
    if depth > _DEPTH:
        return "unknown"
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & _FUTURE or auxiliaries & _WOULD - {"'d"}:
        return _modal_tense(verb, auxiliaries)
    if "to" in auxiliaries:
        return _governed(verb, depth)
    if auxiliaries & _PAST_AUX:
        return _sets(verb, by, auxiliaries) or "past"
    if auxiliaries & _PRESENT_AUX:
        return "future" if verb.tag_ == "VBG" or verb.lower_ in _AHEAD else "unknown"
    if verb.tag_ == "VBD":
        return _sets(verb, by, auxiliaries) or "past"
    return _bare_tense(verb, by, depth)


def _modal_tense(verb: "Token", auxiliaries: set[str]) -> Tense:
    """Read "will meet", "could come"; "could have come" and "could not be reached" are past."""
    if "have" in auxiliaries:
        return "past"
    if "could" in auxiliaries and any(c.dep_ == "neg" for c in verb.children):
        return "past"
    return "future"


def _bare_tense(verb: "Token", by: str, depth: int) -> Tense:
    """Return the tense of a verb without auxiliaries."""
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod", "ROOT", "advcl"):
        return _sets(verb, by, set()) or "past"
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and not is_verb(verb.head):  # "in the week ending 12 March they met"
        over, _ = _governor(verb.head)
        return _verb_tense(over, "", depth + 1) if over is not None and is_verb(over) else "unknown"
    if verb.dep_ in _HAVING_LINKED and verb.tag_ in ("VBG", "VBN", "VB") and is_verb(verb.head):
        return _verb_tense(verb.head, by, depth + 1)
    return "unknown"


def _sets(verb: "Token", by: str, auxiliaries: set[str]) -> Tense | None:
    """Read "scheduled for Friday", "planned a rally on Saturday", "gave them until Tuesday": the time is to come."""
    if "been" in auxiliaries and "had" in auxiliaries:
        return None
    if verb.lower_ in _FIXING or (by in _SET_TO and verb.lower_ in _SETTING):
        return "future"
    return None


def _governed(verb: "Token", depth: int) -> Tense:
    """Return the tense of an infinitive: to come, where what governs it looks ahead; else that of its governor."""
    over = verb.head
    if over == verb:
        return "unknown"
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return "past"  # "were to have begun"
    if verb.dep_ in ("acl", "relcl") or not is_verb(over):
        return "future"
    passive_past = {c.lower_ for c in over.children if c.dep_ in ("aux", "auxpass")} >= {"had", "been"}
    if passive_past:
        return "past"
    if over.lower_ in _BE or over.lower_ == "going" or over.lower_ in _AHEAD:
        return "future"
    return _verb_tense(over, "", depth + 1)
