"""Read accuser, accused and charge round a noun that accuses or criticises ("Ruiz's criticism of", "faces charges")."""

from typing import TYPE_CHECKING

from onrecord.extract.accusing import TIMES, Cue, Finding, of_clause, roles, set_charge, somebody, tells_content
from onrecord.extract.clauses import (
    agent,
    child,
    complement,
    is_passive,
    is_verb,
    patient,
    possessor,
    prepositions,
    subject,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_AIMED = ("aim", "direct", "fling", "flung", "hurl", "level", "target")


def round_noun(token: "Token", cue: Cue) -> Finding | None:
    """X's criticism of Y for Z, X made accusations against Y, Y denied accusations of Z."""
    if token.tag_ not in ("NN", "NNS") or token.dep_ in ("compound", "amod", "nmod"):
        return None
    found = Finding(cue=[(token.i, token.i)], pattern=f"noun {cue.frame}")
    found.accuser = _maker(token)
    inside = (c for w in prepositions(token, cue.charge) if (c := complement(w)) is not None)
    places = (token, *inside)  # "allegations of fraud against Berg"
    at = next((p for t in places for p in prepositions(t, cue.target) if child(p, ("pobj",)) is not None), None)
    if at is None and found.accuser is not None and found.accuser.i > token.i and found.accuser.ent_type_ != "ORG":
        at = next(prepositions(found.accuser, cue.target), None)  # "criticism by Ruiz of Norland"
    if at is not None and at.lower_ == "about" and (head := child(at, ("pobj",))) is not None and not somebody(head):
        found.charge, at = subtree(head), None  # "allegations about the money"
    if at is not None:
        found.accused = child(at, ("pobj",))
        found.skip.add(at.i)
    clause = child(token, ("acl", "ccomp"))
    if clause is not None and clause.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBN", "MD") and tells_content(clause):
        if found.accused is None:
            of_clause(clause, found)
            found.pattern = "noun clause"
        else:
            found.charge = subtree(clause)
    if found.accused is None and token.dep_ == "dobj" and cue.kind != "criticise":
        clause = child(token.head, ("ccomp",))  # "repeated its accusation that ...", hung on the verb
        if clause is not None and clause.i > token.i and tells_content(clause):
            of_clause(clause, found)
            found.pattern = "noun clause"
    _role(token, cue, found)
    if found.charge is None:
        _noun_charge(token, cue, found, at)
    if cue.frame in ("legal", "blame") and found.accused is None:
        return None
    if cue.frame == "person" and (
        found.accused is None or found.accuser is None or not _named(found.accused) or not _named(found.accuser)
    ):
        return None
    if found.accused is None and (found.accuser is None or found.charge is None):
        return None  # "the allegation", "Ruiz's criticism": nobody is accused of anything in these words
    return found


def _named(token: "Token") -> bool:
    """Say whether a noun of two meanings ("attack") has a person here, not an army."""
    return bool(token.ent_type_ == "PERSON" or token.tag_ in ("PRP", "PRP$"))


def _maker(token: "Token") -> "Token | None":
    """Return who makes the accusation that a noun names: a possessor, a "by" or "from" phrase, a name before it."""
    owner = possessor(token)
    if owner is not None:
        return owner
    for preposition in prepositions(token, ("by", "from")):
        head = child(preposition, ("pobj",))
        if head is not None:
            return head
    for c in token.children:
        if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in ("NORP", "ORG", "GPE", "PERSON"):
            found: Token = c
            return found
    return None


def _role(token: "Token", cue: Cue, found: Finding) -> None:
    """Read accuser or accused off the verb that governs the noun ("faces", "levelled", "denied", "jailed on")."""
    up = token
    via = ""
    while up.dep_ == "conj" and up.head != up:
        up = up.head
    if up.dep_ == "pobj":
        via, up = up.head.lower_, up.head
    verb = up.head.head if up.head.dep_ == "acomp" else up.head  # "pleaded guilty to charges"
    if not is_verb(verb) or (up.dep_ not in ("dobj", "nsubjpass", "prep", "nsubj")):
        return
    role = roles().get(f"{verb.lower_}_{via}") or (roles().get(verb.lower_) if not via else None)
    if role is None:
        return
    passive = is_passive(verb)
    if role in ("accuser", "blamer"):
        if not passive and up.dep_ == "dobj" and found.accuser is None:
            found.accuser = subject(verb)
        elif passive and found.accuser is None:
            found.accuser = agent(verb)
        words = ["against", "on", "upon"] if role == "accuser" else ["on", "upon"]
        if verb.lower_.startswith(_AIMED):
            words.append("at")  # but "voiced criticism at a meeting"
        places = [verb, *(c for w in prepositions(verb, cue.charge) if (c := complement(w)) is not None)]
        for preposition in (p for place in places for p in prepositions(place, words)):
            head = child(preposition, ("pobj",))
            if found.accused is None and head is not None and head.ent_type_ not in TIMES:
                found.accused = head
                found.skip.add(preposition.i)
    elif role == "patient" and via in ("on", "over"):
        found.accused = found.accused or patient(verb)
        found.pattern = "noun legal"
    elif role in ("accused", "denier") and not (passive and up.dep_ == "dobj"):
        who = agent(verb) if passive else subject(verb)
        denies = role == "denier"
        if who is not None and who.i != token.i:
            if found.accuser is not None and found.accuser.i == who.i:
                return
            if found.accused is None or (denies and found.accused.lower_ == "it"):
                found.accused = who
        if not passive and not denies:
            for preposition in prepositions(verb, ("from", "by")):
                found.accuser = found.accuser or child(preposition, ("pobj",))
        found.denied = denies


def _noun_charge(token: "Token", cue: Cue, found: Finding, at: "Token | None") -> None:
    """Find the charge of a noun: after it, after the accused, or on the verb over it."""
    places = [token]
    if at is not None and found.accused is not None:
        places.append(found.accused)
    if token.dep_ == "dobj" and is_verb(token.head):
        places.append(token.head)
    if token.dep_ == "pobj" and is_verb(token.head.head):
        places.append(token.head.head)
    for place in places:
        for preposition in prepositions(place, cue.charge):
            head = complement(preposition)
            if head is None or preposition is at or head.ent_type_ in TIMES or head == found.accused:
                continue
            set_charge(found, preposition, head)
            return
