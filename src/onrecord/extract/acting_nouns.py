"""Read off a noun that names an act who does it: its maker, and what the verb over it says of its subject."""

from typing import TYPE_CHECKING

from onrecord.extract.acting import words
from onrecord.extract.clauses import antecedent, child, is_verb, possessor, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token


def carrier(noun: "Token") -> "Token":
    """Return the noun that carries another: "words" in "words of praise"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in words()["carriers"]:
        noun = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "but" and noun.head.head.lower_ == "nothing":
        noun = noun.head.head
    return noun


def light(noun: "Token") -> "tuple[str, Token] | None":
    """Return what the verb over a noun says of its subject, and that verb.

    "gives": the subject does it ("issued a warning", "was full of praise"); "gets": it is done to the subject ("drew
    praise", "came under pressure").
    """
    while noun.dep_ == "conj" and noun.head.tag_ in ("NN", "NNS") and noun.head != noun:
        noun = noun.head
    up = carrier(noun)
    if up.dep_ == "pobj":
        key = f"{up.head.head.lower_}_{up.head.lower_}"
        up = up.head.head
        verb = up.head if up.dep_ in ("acomp", "prep", "oprd", "attr") and not is_verb(up) else up
    elif up.dep_ in ("dobj", "nsubjpass", "attr", "conj") or (up.dep_ == "ccomp" and child(up, ("nsubj",)) is not None):
        verb = up.head
        key = verb.lower_
    else:
        return None
    if not is_verb(verb):
        return None
    if key in words()["has"]:
        aims = frozenset({"for", "about", "to", "over", "towards", "on"})
        aimed = next(prepositions(noun, aims), None) or next(prepositions(verb, aims), None)
        return "gets" if aimed is None else "gives", verb  # "had the backing of", "had praise for"
    return next(((role, verb) for role in ("gives", "gets") if key in words()[role]), None)


def maker(noun: "Token", options: tuple[str, ...]) -> "Token | None":
    """Return who makes what a noun names: a possessor, a "by" phrase, a name or nationality before it."""
    found = possessor(noun)
    if found is not None:
        return found
    for preposition in prepositions(noun, options):
        head = child(preposition, ("pobj",))
        if head is not None:
            return antecedent(head)
    for c in noun.children:
        if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in ("NORP", "ORG", "GPE", "PERSON") and c.i < noun.i:
            name: Token = c
            return name
    return None
