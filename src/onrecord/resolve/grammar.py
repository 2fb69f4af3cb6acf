"""The few questions that finding an antecedent asks of a parse."""

from collections.abc import Iterator

from onrecord.annotate.people import nouns
from onrecord.annotate.words import Words

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
VERBS = ("VB", "MD")


def verb_of(words: Words, at: int) -> int:
    """Return the verb that a word is an argument of, through a preposition; -1: none."""
    up = words.head[at]
    if words.dep[up] in ("prep", "agent", "dative"):
        up = words.head[up]
    return up if words.tag[up].startswith(VERBS) else -1


def over_body(words: Words, at: int) -> int:
    """Return the noun over a body or place, or -1: "head" over "Rail" in "the head of Norland Rail, Tom Berg".

    The parse may take the name behind for an apposition of the body, which no person is.
    """
    up = words.head[at]
    if words.dep[at] != "pobj" or words.dep[up] != "prep" or words.lower[up] not in ("of", "at", "for", "in"):
        return -1
    return -1 if words.lower[at] in nouns() or not words.tag[words.head[up]].startswith("NN") else words.head[up]


def subject_of(words: Words, verb: int) -> int:
    """Return the subject of a verb, or -1."""
    return words.child(verb, *SUBJECTS) if verb >= 0 else -1


def doer_of(words: Words, verb: int) -> int:
    """Return the subject of a verb, its own or that of the verb over it, or -1.

    "Lee came and saw" (Lee), "Lee vowed to come" (Lee), "Lee wanted Ruiz to come" (Ruiz).
    """
    for _ in range(5):
        own = subject_of(words, verb)
        if own >= 0 or verb < 0 or words.dep[verb] not in ("conj", "xcomp", "advcl"):
            return own
        over = words.head[verb]
        object_ = words.child(over, "dobj") if words.dep[verb] == "xcomp" else -1
        if object_ >= 0:
            return object_
        verb = over
    return -1


def is_main(words: Words, verb: int) -> bool:
    """Say whether a verb is the main one of its sentence, or joined to it by "and"."""
    while words.dep[verb] == "conj" and words.head[verb] != verb:
        verb = words.head[verb]
    return words.head[verb] == verb


def authors(words: Words, noun: int) -> Iterator[int]:
    """Yield the words for those from whom a noun comes: "remarks by Lee", "Lee's claim"."""
    for k in words.kids[noun]:
        if words.dep[k] == "poss":
            yield k
        elif words.dep[k] == "prep" and words.lower[k] in ("by", "from"):
            yield from (j for j in words.kids[k] if words.dep[j] == "pobj")
