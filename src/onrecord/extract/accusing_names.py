"""Read accuser and accused round "call", "brand" and "describe as": criticism, if the name given is one of blame."""

from typing import TYPE_CHECKING

from onrecord.extract.accusing import Cue, Finding, opinions, words
from onrecord.extract.clauses import agent, child, complement, is_passive, is_verb, patient, prepositions, subtree, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset({"amod", "compound", "nmod", "conj", "advmod", "acomp", "attr", "oprd", "npadvmod", "dobj"})
_NOT = frozenset({"not", "never", "no", "n't", "hardly"})


def called(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X describes Y as a danger: a criticism only if a word of the complement is a word of blame."""
    passive, by = is_passive(token), child(token, ("agent",))
    names = cue.lemma in ("call", "brand", "label", "dub")
    named = child(token, ("oprd", "dobj") if passive else ("oprd",)) if names else None
    if names and named is None and not passive:
        named = _beside(patient(token))
    doer = child(by, ("pobj",)) if by is not None else None
    places = [token] if doer is None else [token, doer]  # "described by Ruiz as a danger"
    for head in (named, *(complement(p) for place in places for p in prepositions(place, ("as",)))):
        if head is None:
            continue
        if _blames(head):
            found.accused, found.accuser = patient(token), agent(token)
            found.charge, found.charge_head = subtree(head), head
            found.skip.update((head.i, head.head.i))
            if passive:
                found.pattern = "as passive"
            if found.accused is not None and found.accused.lower_ == "what":
                found.accused = head if head.tag_[:2] == "NN" else None  # "what he called Berg's failure"
            claim = found.accused is None or found.accused.lower_ in words("claim") or _answers(found.accused, head)
            return None if claim else found  # "dismissed the claims as lies", "called it a smear": denied
    clause = child(token, ("ccomp",)) if cue.lemma in ("call", "brand", "label") else None
    who = child(clause, ("nsubj",)) if clause is not None else None
    if clause is None or who is None or is_verb(clause) or who.i < token.i or not _blames(clause):
        return None
    found.accused, found.accuser = who, agent(token)
    found.charge = trim(clause.doc, who.right_edge.i + 1, clause.right_edge.i)
    return found


def _answers(accused: "Token", name: "Token") -> bool:
    """Say whether something said, not somebody, is given a name like "smear": that answers it."""
    return accused.lower_ in ("it", "that", "this") and name.lower_ in words("claim") | words("answer")


def _beside(who: "Token | None") -> "Token | None":
    """Return the name where the parse makes it a second object or an apposition: "branded Berg a coward"."""
    if who is None:
        return None
    others = (c for c in (*who.children, *who.head.children) if c.i > who.i and c.dep_ in ("appos", "dobj"))
    return next((c for c in others if c.left_edge.i == who.i + 1), None)


def _blames(head: "Token") -> bool:
    """Say whether a name given to somebody is one of blame, by its own words, not by those of what hangs on it.

    "A victim of thugs" blames nobody, "part of a corrupt system" does.
    """
    todo = [head]
    for token in todo:
        if any(c.lower_ in _NOT for c in token.children):
            return False
        if token.lower_ in opinions():
            return True
        todo += (c for c in token.children if c.dep_ in _INSIDE and (c.dep_ != "dobj" or is_verb(token)))
        if token.lower_ in words("part"):
            todo += (c for p in prepositions(token, ("of", "to", "for")) if (c := child(p, ("pobj",))) is not None)
    return False
