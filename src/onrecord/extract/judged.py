"""Who is judged: the subjects that words which judge are said of, and the words that hang on them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.annotate.people import body_nouns, nouns
from onrecord.extract.clauses import Range, antecedent, child, is_verb
from onrecord.extract.evaluations import Evaluation, words
from onrecord.model import RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HIS = frozenset({"his", "her", "their"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_THIRD = frozenset({"he", "she", "they", "him", "her", "them", "you"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_OBJECTS = frozenset({"dobj", "prt", "advmod", "acomp", "oprd", "dative", "xcomp", "ccomp", "attr", "aux"})
_INSIDE = frozenset({"advmod", "aux", "dobj", "conj"})
CHAIN = 4


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement, as tokens of one paragraph.

    Attributes:
        target: head of the words for whom it is about.
        governor: the word whose clause tells whether it is affirmed.
        cue: the words that judge.
        matter: what is said of them.
    """

    type: RelationType
    target: "Token"
    governor: "Token"
    cue: tuple[Range, ...]
    matter: Range | None


def somebody(token: "Token") -> bool:
    """Say whether words name people or a body other than the speaker's: a name, a pronoun, "the government"."""
    if token.tag_ == "PRP":
        return token.lower_ in _THIRD
    if token.tag_ == "PRP$":
        return token.lower_ in HIS
    if token.tag_ in ("WP", "WDT", "DT", "CD", "EX") or token.lower_ in words("made"):
        return False
    if any(c.dep_ == "poss" and c.lower_ in ("my", "our", "your") for c in token.children):
        return False
    if token.tag_ in ("NNP", "NNPS"):
        return token.ent_type_ in _NAMED or not token.ent_type_
    if token.tag_ not in ("NN", "NNS"):
        return False
    if token.text[0].isupper() and not any(token.children):
        return token.ent_type_ in _NAMED or not token.ent_type_  # an unusual name; if it is none, nobody is meant by it
    word = token.lower_
    if word not in nouns() and word not in body_nouns() and word not in words("body"):
        return False
    return any(c.dep_ in ("det", "poss") and (c.lower_ in _KNOWN or c.dep_ == "poss") for c in token.children)


def subject(verb: "Token") -> "Token | None":
    """Return the subject of a clause, its own or that of the verb that it is coordinated with."""
    at = verb
    for _ in range(CHAIN):
        own = child(at, SUBJECTS)
        if own is not None:
            return antecedent(own)
        if at.dep_ not in ("conj", "xcomp") or not is_verb(at.head):
            return None
        if at.dep_ == "xcomp" and (child(at.head, ("dobj",)) is not None or at.head.lower_ in words("calls")):
            return None
        at = at.head
    return None


def copula_of(token: "Token") -> "Token | None":
    """Return the "is" before a predicate, also one that is coordinated: "weak and dishonest"."""
    at = token
    for _ in range(CHAIN):
        if at.dep_ != "conj" or is_verb(at.head):
            break
        at = at.head
    over = at.head
    if at.dep_ not in ("acomp", "attr", "oprd") or over.lower_ not in words("copula"):
        return None
    return over


def out_of(noun: "Token") -> "Token | None":
    """Return the "is" of "is out of touch"."""
    of = noun.head
    out = of.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or out.lower_ != "out" or out.head.lower_ not in words("copula"):
        return None
    return out.head


def unthought(verb: "Token") -> "Token | None":
    """Return the "not" of a verb of thinking over a clause: "I do not think that he is"."""
    over = verb.head
    if verb.dep_ not in ("ccomp", "conj") or over.lower_ not in words("thinks"):
        return None
    return next((c for c in over.children if c.dep_ == "neg"), None)


def has(token: "Token", entry: Evaluation) -> bool:
    """Say whether one of the words that an entry names hangs on a token: object, particle, complement."""
    for c in token.children:
        if c.dep_ in _OBJECTS:
            if c.lower_ in entry.needs or any(d.dep_ in _INSIDE and d.lower_ in entry.needs for d in c.children):
                return True
        elif c.dep_ == "prep" and (c.lower_ in entry.needs or any(d.lower_ in entry.needs for d in c.children)):
            return True
    return False
