"""Tell attacks with words from attacks with weapons: both verb and noun "attack" are used of either."""

from typing import TYPE_CHECKING

from onrecord.extract.accusing import words
from onrecord.extract.clauses import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "with", "from", "across", "around", "along"})


def verbal_attack(verb: "Token", accuser: "Token | None", accused: "Token") -> bool:
    """Say whether a verb of attack is one with words: of a rival on a rival or a policy, repeatedly, on television.

    Where no charge is written, and only there, this has to be asked.
    """
    if accuser is None:
        return False
    places = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in _WHERE]
    spoken = any(_is_medium(c) for c in verb.children)
    if (places and not spoken) or accuser.ent_type_ in ("GPE", "DATE", "CARDINAL"):
        return False
    debatable = accused.lower_ in words("debatable")
    public = _is_public(accuser)
    often = any(c.dep_ == "advmod" and c.lower_ in words("speaking") for c in verb.children)
    if debatable or (not accused.ent_type_ and child(accused, ("poss",)) is not None):
        return public if debatable or often else _is_person(accuser)
    if often or spoken:
        return public and (_is_named(accused) or accused.tag_ == "PRP")
    return _is_named(accused) and (_is_person(accuser) or accuser.lower_ in words("speaker"))


def _is_person(token: "Token") -> bool:
    """Say whether a noun is a person's name; a proper noun of no class mostly is."""
    return token.ent_type_ == "PERSON" or (not token.ent_type_ and token.tag_ == "NNP")


def _is_named(token: "Token") -> bool:
    """Say whether a noun names a person, a body or a group, and not a place."""
    return token.ent_type_ in ("ORG", "NORP") or _is_person(token)


def _is_public(accuser: "Token") -> bool:
    """Say whether somebody fights with words by trade: a named person or body, a party, an advertisement."""
    return (
        accuser.ent_type_ == "ORG" or accuser.tag_ == "PRP" or accuser.lower_ in words("speaker") or _is_person(accuser)
    )


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
    if accuser is None:
        return False
    if accuser.tag_ == "PRP$":
        return _is_named(accused) or accused.tag_ == "PRP"
    return _is_person(accuser) and accused.ent_type_ not in ("GPE", "LOC", "FAC")
