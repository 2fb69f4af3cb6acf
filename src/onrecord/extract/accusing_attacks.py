"""Tell attacks with words from attacks with weapons: both verb and noun "attack" are used of either."""

from typing import TYPE_CHECKING

from onrecord.annotate.people import body_nouns, nouns
from onrecord.extract.accusing import actor, words
from onrecord.extract.belonging import is_thing
from onrecord.extract.belonging import words as belonging_words
from onrecord.extract.clauses import child, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "with", "from", "across", "around", "along"})


def verbal_attack(verb: "Token", accuser: "Token | None", accused: "Token") -> bool:
    """Say whether a verb of attack is one with words: of a rival on a rival or a policy, repeatedly, on television.

    Where no charge is written, and only there, this has to be asked.
    """
    if accuser is None or accuser.ent_type_ in ("DATE", "CARDINAL"):
        return False
    accused = _of_several(accused)
    spoken = accuser.lower_ in belonging_words("document") or any(_is_medium(c) for c in verb.children)
    often = any(c.dep_ == "advmod" and c.lower_ in words("speaking") for c in verb.children)
    plainly = spoken or any(c.dep_ == "advmod" and c.lower_ in words("openly") for c in verb.children)
    debatable = accused.lower_ in words("debatable") or (not accused.ent_type_ and _is_done(accused))
    policy = accused.lower_ in words("debatable") and not _is_armed(verb)
    if not plainly and not policy and (accuser.ent_type_ == "GPE" or (_is_armed(verb) and not (often or debatable))):
        return False
    if not (spoken or debatable) and any(_is_place(c) for c in verb.children):
        return False
    public = _is_public(accuser) or (plainly and not accuser.ent_type_)
    if debatable:
        return public or (_can_speak(accuser) and not _is_armed(verb))
    if not accused.ent_type_ and child(accused, ("poss",)) is not None:
        return public if often else _is_person(accuser)
    if often or spoken:
        return public and (_is_named(accused) or accused.tag_ == "PRP" or (plainly and bool(accused.ent_type_)))
    if accuser.lower_ in ("he", "she"):  # whoever is named in full was not known before, like the victim of a crime
        return accused.ent_type_ in ("PERSON", "ORG") and child(accused, ("compound",)) is None
    if accuser.ent_type_ == "ORG" and accused.ent_type_ == "PERSON":
        return True
    return _is_named(accused) and (_is_person(accuser) or accuser.lower_ in words("speaker"))


def _of_several(head: "Token") -> "Token":
    """Return the things of which one is attacked ("points" in "one of Ruiz's points"), or the head itself."""
    of = next(prepositions(head, ("of",)), None) if head.lower_ in belonging_words("some") else None
    things = child(of, ("pobj",)) if of is not None else None
    return things if things is not None else head


def _is_done(noun: "Token") -> bool:
    """Say whether a noun is listed for what somebody does or says: findings, a decision."""
    return any(noun.lower_ in belonging_words(kind) for kind in ("thing", "deed"))


def _is_place(preposition: "Token") -> bool:
    """Say whether a preposition tells where, or with what, somebody is hit, and not with which zeal."""
    if preposition.dep_ != "prep" or preposition.lower_ not in _WHERE:
        return False
    head = child(preposition, ("pobj",))
    return preposition.lower_ != "with" or head is None or head.lower_ not in words("zeal")


def _is_armed(cue: "Token") -> bool:
    """Say whether a sentence tells of weapons and wounds."""
    return any(token.lower_ in words("armed") for token in cue.sent)


def _is_person(token: "Token") -> bool:
    """Say whether a noun is a person's name; a proper noun of no class mostly is."""
    if token.ent_type_ or token.tag_ == "NNP":
        return token.ent_type_ in ("PERSON", "")
    bare = token.text[0].isupper() and token.dep_ == "nsubj" and token.left_edge == token.right_edge
    return bare and token.tag_ in ("NN", "VB", "JJ") and not _can_speak(token)  # a name at the head of a sentence


def _can_speak(token: "Token") -> bool:
    """Say whether a noun is for somebody, or for a body, that can speak."""
    return actor(token) or token.lower_ in belonging_words("actor")


def _is_office(token: "Token") -> bool:
    """Say whether a noun is for those who speak for somebody: "Ruiz's office", "Ruiz's team"."""
    owner = child(token, ("poss",))
    return owner is not None and owner.ent_type_ in ("PERSON", "ORG") and _can_speak(token)


def _is_named(token: "Token") -> bool:
    """Say whether a noun names a person, a body or a group, and not a place."""
    return token.ent_type_ in ("ORG", "NORP") or _is_person(token)


def _is_public(accuser: "Token") -> bool:
    """Say whether somebody fights with words by trade: a named person or body, a party, an advertisement."""
    known = accuser.ent_type_ == "ORG" or accuser.tag_ == "PRP" or accuser.lower_ in words("speaker")
    return known or _is_person(accuser) or _is_office(accuser)


def _is_medium(preposition: "Token") -> bool:
    """Say whether a preposition leads to where something is said: "in a speech", "on Twitter"."""
    head = child(preposition, ("pobj",))
    return preposition.dep_ == "prep" and head is not None and head.lower_ in words("medium")


def nominal_attack(noun: "Token", accuser: "Token | None", accused: "Token") -> bool:
    """Say whether "attack" is one with words: a person's on somebody or something, not on a country or a place."""
    if any(c.lower_ in words("verbal") for c in noun.children) or accused.lower_ in words("debatable"):
        return True
    if any(c.lower_ in words("fierce") for c in noun.children) and accused.ent_type_ in ("PERSON", "ORG"):
        return True
    at = accused.head.lower_ == "at" and not (accused.ent_type_ == "PERSON" or accused.lower_ in body_nouns())
    if accuser is None or at or accused.ent_type_ in ("GPE", "LOC", "FAC"):
        return False
    if accuser.tag_ != "PRP$":
        personal = accuser.ent_type_ == "ORG" and accused.ent_type_ == "PERSON"
        return _is_person(accuser) or (personal and not _is_armed(noun))
    if _is_named(accused) or accused.tag_ == "PRP":
        return True
    owner = child(accused, ("poss",))
    theirs = is_thing(accused) and owner is not None and owner.ent_type_ in ("PERSON", "ORG")
    led = accused.lower_ in body_nouns() or (accused.tag_ == "NN" and accused.lower_ in nouns())
    return (theirs or (led and noun.tag_ == "NNS")) and not _is_armed(noun)
