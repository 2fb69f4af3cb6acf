"""Find the charge round a word that accuses: for what, of what, as what."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.extract.accusing import TIMES, Cue, Finding, actor, opinions, somebody, words
from onrecord.extract.clauses import child, complement, coordinated, is_passive, prepositions, subtree, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = frozenset({",", "and", "or", "but", "also", "then", "not", "only", "even"})
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl", "csubj"})


def set_charge(found: Finding, preposition: "Token", head: "Token") -> None:
    """Take the complement of a preposition as the charge, with what is coordinated ("for X and for failing")."""
    last = preposition.right_edge.i
    found.skip.update((preposition.i,))
    found.charge_head = head
    by = next((c for c in preposition.head.children if c.dep_ == "agent" and preposition.i < c.i <= last), None)
    end = next((c.i for c in head.children if c.i in found.skip and c.i > head.i), None)
    if end is None and head.tag_ == "VBG":  # "accused Berg of lying and blamed him": the second verb is no part of it
        finite = any(c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ") and c.i > head.i for c in head.children)
        end = next((c.i for c in head.children if finite and c.dep_ == "cc" and c.i > head.i), None)
    if by is not None and (end is None or by.i < end):
        end = by.i
    last = end - 1 if end is not None else _further(preposition, last)
    found.charge = trim(head.doc, preposition.i + 1, last)


def _further(preposition: "Token", last: int) -> int:
    """Return where a charge ends that goes on behind: "as a thief, and as a liar", "for their haste in acting"."""
    doc = preposition.doc
    for c in preposition.head.children:
        first = c.left_edge.i
        if c.i <= last or any(doc[i].lower_ not in _BETWEEN for i in range(last + 1, first)):
            continue
        same = c.lower_ == preposition.lower_ and c.dep_ in ("prep", "conj")
        means = c.dep_ == "prep" and c.lower_ in ("in", "by") and first == last + 1 and child(c, ("pcomp",)) is not None
        torn = c.dep_ == "conj" and doc[first - 1].tag_ == "CC" and c.tag_[:2] in ("NN", "JJ")
        if same or means or torn:
            last = c.right_edge.i
    return last


def verb_charge(token: "Token", cue: Cue, found: Finding) -> None:
    """Find the charge: the complement of one of the cue's prepositions, on the verb or on what follows it."""
    by = child(token, ("agent",))
    best = min(_candidates(token, cue, found), key=lambda one: one[0], default=None)
    deeper = _deeper(token, cue, found) if best is None or best[0] > (False, 0) else None
    preposition = deeper or (best[1] if best is not None else None)
    head = complement(preposition) if preposition is not None else None
    if preposition is not None and head is not None:
        set_charge(found, preposition, head)
        if by is None and is_passive(token) and found.accuser is None:
            _agent_in_charge(found, head)
    elif found.accused is not None and found.accused.i > token.i:
        clause = next((c for c in token.children if c.dep_ in ("ccomp", "advcl") and c.i > found.accused.i), None)
        mark = child(clause, ("mark",)) if clause is not None else None
        if clause is not None and mark is not None and mark.lower_ == "that":  # "blamed himself that she had left"
            found.charge, found.charge_head = subtree(clause), clause


def _candidates(token: "Token", cue: Cue, found: Finding) -> Iterator[tuple[tuple[bool, int], "Token"]]:
    """Yield the prepositions that may lead to the charge; best are those behind the verb, and the usual ones."""
    places = [token]
    if found.accused is not None and found.accused.i > token.i:
        places += [t for t in coordinated(found.accused) if t.i > token.i][::-1]
    by = child(token, ("agent",))
    doer = complement(by) if by is not None else None
    if doer is not None:
        places.append(doer)
    for place in places:
        for preposition in prepositions(place, cue.charge):
            head = complement(preposition)
            if head is None or (head.ent_type_ in TIMES and preposition.lower_ in ("on", "in", "for", "over")):
                continue
            if (
                head.ent_type_ == "MONEY"
                or head.lower_ in words("aside")
                or (place != token and not _charges(place, preposition, head))
            ):
                continue
            yield (preposition.i < token.i, cue.charge.index(preposition.lower_)), preposition


def _charges(place: "Token", preposition: "Token", head: "Token") -> bool:
    """Say whether a preposition behind a noun is one of charge, not one of the noun's own ("plans for a dam")."""
    if preposition.lower_ == "in":
        return False
    own = preposition.lower_ in ("for", "on", "about") and not actor(place)
    return not own or head.tag_ == "VBG" or child(head, ("poss",)) is not None


def _deeper(token: "Token", cue: Cue, found: Finding) -> "Token | None":
    """Return the verb's usual preposition where it hangs too deep: "accused the League Against Sports of trickery"."""
    if found.accused is None or not cue.charge or cue.lemma == "cite":
        return None
    for t in token.subtree:
        if t.i <= max(token.i, found.accused.i) or t.dep_ != "prep" or t.lower_ not in (cue.charge[0], "as"):
            continue
        head = complement(t)
        if head is None or t.head in (token, found.accused) or head.lower_ in words("aside"):
            continue
        if t.lower_ == "as":
            plain = "as" in cue.charge and (head.tag_ == "JJ" or head.lower_ in opinions())
        else:
            plain = head.tag_ in ("NN", "NNS") and t.lower_ == "of" and cue.lemma == "accuse"
            plain = plain or head.tag_ == "VBG" or child(head, ("poss",)) is not None
        if plain and _inside(t, token):
            return t
    return None


def _agent_in_charge(found: Finding, head: "Token") -> None:
    """Take the accuser out of the charge in "accused of murder by the police", where the parser hangs it on murder."""
    for by in prepositions(head, ("by",)):
        name = child(by, ("pobj",))
        if name is not None and somebody(name) and found.charge is not None:
            found.accuser = name
            found.charge = trim(head.doc, found.charge[0], by.i - 1)
            return


def _inside(preposition: "Token", verb: "Token") -> bool:
    """Say whether a preposition hangs under a verb with no other clause between."""
    over = preposition.head
    while over not in (verb, over.head):
        if over.dep_ in _CLAUSES or (over.dep_ == "conj" and over.tag_[:2] == "VB"):
            return False
        over = over.head
    return bool(over == verb)


def doer(found: Finding, verb: "Token | None" = None) -> None:
    """Take the accused out of a charge that says who did it: "allegations of abuse by priests", "alleged theft by"."""
    head = found.charge_head
    if head is None or found.accused is not None or found.charge is None:
        return
    for by in (p for place in (head, verb) if place is not None for p in prepositions(place, ("by", "against"))):
        who = child(by, ("pobj",))
        if who is not None and who.i > head.i and actor(who):
            found.accused, found.charge = who, trim(head.doc, found.charge[0], min(by.i - 1, found.charge[1]))
            found.skip.add(by.i)
            return
