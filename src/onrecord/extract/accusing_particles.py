"""Read accuser, accused and charge round a verb that needs a particle: "hit out at", "tell off", "take to task"."""

from typing import TYPE_CHECKING

from onrecord.extract.accusing import FIGURES, Cue, Finding, actor, seen_as, somebody, words
from onrecord.extract.accusing_charges import set_charge, verb_charge
from onrecord.extract.clauses import (
    agent,
    antecedent,
    child,
    complement,
    is_passive,
    patient,
    prepositions,
    subject,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTICLES = frozenset({"prt", "advmod", "prep", "dobj"})


def aimed(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X rails against Y, X hits out at Y over Z."""
    if cue.particles:
        particle = next((c for c in token.children if c.lower_ in cue.particles and c.dep_ in _PARTICLES), None)
        if particle is None:
            return None
        found.cue.append((particle.i, particle.i))
        at = next(prepositions(token, cue.target), None) or next(prepositions(particle, cue.target), None)
    else:
        at = max(prepositions(token, cue.target), key=lambda p: (p.i > token.i, -p.i), default=None)
    head = _after(token, at) if at is not None else None
    if at is None and cue.lemma in ("remonstrate", "disapprove", "scoff") and child(token, ("dobj", "ccomp")) is None:
        found.accuser = agent(token)
        found.accused = subject(token) if is_passive(token) else None
        return found if found.accuser is not None else None
    deed = child(at, ("pcomp",)) if at is not None else None
    if (
        head is None and deed is not None and deed.tag_ == "VBG" and cue.lemma == "disapprove"
    ):  # "disapproved of shaving"
        found.accuser, found.charge, found.charge_head = agent(token), subtree(deed), deed
        return found if found.accuser is not None else None
    if at is None or head is None or (at.lower_ in ("into", "on") and not _person_only(token, head)):
        return None
    if head.lower_ in words("claim"):
        return None  # "hit back at claims that ...": denied, not criticised
    found.accused, found.accuser = head, agent(token)
    found.skip.add(at.i)
    seen_as(at, found)
    verb_charge(token, cue, found)
    if cue.lemma in ("fire", "shoot", "strike") and (found.accuser is None or not somebody(found.accuser)):
        return None  # "police shot back at the gunmen"
    if cue.lemma == "go" and (found.charge is None or not somebody(head)):
        return None  # "went after the ball", "went after him"
    return found if found.accused is not None or found.accuser is not None else None


def _after(token: "Token", at: "Token") -> "Token | None":
    """Return whom a preposition leads to, also where it stands alone: "votes that she scoffed at", "is scoffed at"."""
    clause = child(at, ("pcomp",))
    own = child(at, ("pobj",)) or (child(clause, ("dobj",)) if clause is not None else None)
    if own is not None and (clause is None or own.lower_ == "what"):
        return antecedent(own)
    if is_passive(token):
        return subject(token)
    return token.head if token.dep_ == "relcl" and at.i + 1 < len(at.doc) else None


def _person_only(token: "Token", head: "Token") -> bool:
    """Say whether "tears into", "rounded on" is said of somebody and not of a wall or a street."""
    place = head.ent_type_ in ("GPE", "LOC", "FAC") or head.lower_ == "it"
    return actor(head) and not place and child(token, ("dobj",)) is None


def phrasal(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X tells Y off for Z."""
    particle = next((c for c in token.children if c.lower_ in cue.target and child(c, ("pobj", "pcomp")) is None), None)
    if particle is None or particle.dep_ not in ("prt", "advmod", "prep"):
        return None
    found.cue.append((particle.i, particle.i))
    found.skip.add(particle.i)
    found.accused, found.accuser = patient(token), agent(token)
    if is_passive(token):
        found.pattern += " passive"
    if found.accused is None or found.accused.ent_type_ in FIGURES:
        return None
    verb_charge(token, cue, found)
    return found if actor(found.accused) or found.charge is not None else None


def task(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X takes Y to task for Z."""
    for to in prepositions(token, ("to",)):
        noun = child(to, ("pobj",))
        if noun is not None and noun.lower_ == "task":
            found.accused, found.accuser = patient(token), agent(token)
            found.cue.append((to.i, noun.i))
            verb_charge(token, cue, found)
            if found.charge is None:
                for preposition in prepositions(noun, cue.charge):
                    head = complement(preposition)
                    if head is not None:
                        set_charge(found, preposition, head)
            return found if found.accused is not None else None
    return None


def responsible(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X holds Y responsible for Z, Y is held responsible for Z."""
    near = (t for t in token.doc[token.i + 1 : token.i + 12] if t.lower_ in cue.target)
    adjective = next((t for t in near if token in (t.head, t.head.head)), None)
    if adjective is None:
        return None
    named = child(adjective, ("nsubj",))
    found.accused, found.accuser = named if named is not None else patient(token), agent(token)
    found.cue.append((adjective.i, adjective.i))
    found.skip.add(adjective.i)
    for place in (adjective, token):
        for preposition in prepositions(place, cue.charge):
            head = complement(preposition)
            if head is not None and found.charge is None:
                set_charge(found, preposition, head)
    return found if found.accused is not None and found.accused.i != adjective.i else None
