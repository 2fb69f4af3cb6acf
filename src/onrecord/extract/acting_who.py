"""Tell somebody from something: who can praise and be praised, and whose deed a thing is."""

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.annotate.people import body_nouns, nouns
from onrecord.extract.acting import words
from onrecord.extract.clauses import antecedent, child, possessor, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
_NO_ACTORS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "LAW", "EVENT", "WORK_OF_ART", "LANGUAGE"}
)
_OWN = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we", "your": "you"}
_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ist", "ian", "woman", "man", "person", "er", "or")

_ABSTRACT = ("tion", "sion", "ment", "ness", "ence", "ance", "ity", "ism", "ing", "age", "ship", "ure", "cy", "th")


@lru_cache(maxsize=1)
def _somebodies() -> frozenset[str]:
    """Return the nouns for people and bodies."""
    return frozenset(nouns()) | frozenset(body_nouns()) | words()["somebody"]


def nobody(token: "Token") -> bool:
    """Say whether a word cannot stand for anybody: a date, a sum, "nothing", "each other", a reflexive pronoun."""
    return (
        token.ent_type_ in _NO_ACTORS or token.lower_ in words()["nobody"] or token.tag_ in ("WP", "WDT", "EX", "WRB")
    )


def no_one(source: "Token") -> bool:
    """Say whether the text says that nobody does it."""
    return source.lower_ in ("nobody", "none", "no-one") or any(c.lower_ == "no" for c in source.children)


def somebody(token: "Token") -> bool:
    """Say whether a noun or pronoun stands for a person or a body."""
    lower = token.lower_
    if token.ent_type_ == "PERSON" and token.tag_ == "NNP":
        return True
    if nobody(token) or lower in words()["things"] or lower.endswith("ism"):
        return False
    if lower in words()["inanimate"] and not token.tag_.startswith("NNP"):
        return False
    if token.text[0].isupper() and token.ent_type_ in ("ORG", "GPE", "NORP"):
        return True  # "Labour", tagged as a common noun at the start of a sentence
    if token.text == "Labour":
        return True  # the party, whether or not the tagger took it for a name
    if lower in words()["bare"] and token.left_edge == token:
        return False
    if lower in words()["with_the"] and (
        not any(c.lower_ == "the" for c in token.children) or next(prepositions(token, ("of", "to")), None) is not None
    ):
        return False
    if token.tag_ == "PRP":
        return bool(lower != "it")
    if token.tag_ in ("NNP", "NNPS"):
        return True
    if lower in _somebodies():
        return True
    if token.ent_type_ in _ACTORS and token.tag_ in ("NN", "NNS", "JJ"):
        return not lower.endswith(_ABSTRACT)
    if token.tag_ == "NN" and token.text[0].isupper() and token.left_edge == token and not lower.endswith(_ABSTRACT):
        return not token.is_sent_start or lower not in words()["mass"]  # a name that the tagger does not know
    return token.tag_ in ("NN", "NNS") and lower.endswith(_ENDINGS) and lower not in words()["no_people"]


def owner(thing: "Token") -> "Token | None":
    """Return whose deed or thing it is: a possessor, who did it ("by"), or whom it is of ("the courage of")."""
    lower = thing.lower_
    if lower in words()["undergone"] or lower == "own":
        return None
    found = possessor(thing)
    if found is not None:
        return found if somebody(found) or found.tag_ == "PRP$" else None
    preps = ("by", "from", "of") if lower in words()["deeds"] else ("by",)
    for preposition in prepositions(thing, preps):
        head = child(preposition, ("pobj",))
        if head is not None and somebody(antecedent(head)):
            return antecedent(head)
    if lower in words()["claims"] or lower in words()["asked"]:
        for c in thing.children:
            if (
                c.dep_ in ("amod", "compound", "nmod")
                and c.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")
                and c.i < thing.i
            ):
                name: Token = c
                return name
    return None


def mine(whose: "Token", source: "Token | None") -> bool:
    """Say whether a possessive pronoun must be the source's own ("I welcome my party's decision")."""
    own = _OWN.get(whose.lower_) if whose.tag_ == "PRP$" else None
    return own in ("i", "we") and (source is None or source.lower_ in ("i", "we"))


def of_self(whose: "Token", source: "Token | None") -> bool:
    """Say whether a possessive pronoun may well be the source's own ("she defended her record")."""
    if source is not None and whose.lower_ == source.lower_:
        return bool(whose.tag_ == "PRP$")
    pronoun = _OWN.get(whose.lower_) if whose.tag_ == "PRP$" else None
    if pronoun is None or source is None:
        return pronoun in ("i", "we")
    if source.tag_ == "PRP":
        return bool(source.lower_ == pronoun)
    if whose.i < source.i:
        return False  # "her view is shared by Weiss"
    many = source.tag_ in ("NNS", "NNPS") and (source.text[0].islower() or source.ent_type_ == "NORP")
    return pronoun == "they" if many else pronoun not in ("you", "i")


def person(token: "Token") -> bool:
    """Say whether a word is for people, not for bodies and places."""
    return (
        token.ent_type_ == "PERSON" or token.tag_ == "PRP" or token.lower_ in nouns() or token.lower_ in words()["folk"]
    )


def inanimate(noun: "Token") -> bool:
    """Say whether a noun is certainly no somebody, though it may be the subject or object of "tell"."""
    lower = noun.lower_
    return lower.endswith(_ABSTRACT) or lower in words()["things"] or lower in words()["inanimate"]


def alive(noun: "Token") -> bool:
    """Say whether a noun may well be somebody, where only somebody can be meant ("thanked the bellringer")."""
    if noun.tag_ not in ("NN", "NNS") or inanimate(noun) or noun.lower_ in words()["no_people"]:
        return noun.tag_ in ("NNP", "NNPS") or noun.lower_ == "it"
    return noun.tag_ == "NNS" or any(c.dep_ in ("det", "poss") for c in noun.children)


def some_of(head: "Token") -> bool:
    """Say whether a number or "many" is of people ("four of the nine directors")."""
    if head.tag_ not in ("CD", "DT", "JJ", "JJS", "NN"):
        return False
    inner = next((child(p, ("pobj",)) for p in prepositions(head, ("of", "among"))), None)
    return bool(inner is not None and somebody(inner) and (head.tag_ != "NN" or head.lower_ in words()["shares"]))


def ours(head: "Token") -> bool:
    """Say whether those who speak belong to whom they speak of ("we defend our country")."""
    return any(c.dep_ == "poss" and c.lower_ == "our" for c in head.children)


def doer(head: "Token", *, loose: bool = False) -> "Token | None":
    """Return who speaks where the subject is what somebody says ("Ruiz's letter urged"), or nobody for a mere thing.

    Args:
        head: the subject.
        loose: whatever it is, only somebody can do this ("the guild warned passengers that").
    """
    if head.ent_type_ in _NO_ACTORS:
        return None
    if head.lower_ in ("anyone", "anybody", "someone", "somebody") and head.dep_ == "nsubj":
        return head
    head = antecedent(head)
    if head.lower_ == "it" or head.tag_ == "PRP$" or somebody(head) or some_of(head):
        return head
    if head.lower_ in words()["said"]:
        whose = owner(head)
        return whose if whose is not None else head
    if head.lower_ in words()["venues"]:
        return head
    if (head.lower_ in words()["quantities"] or (head.tag_ == "CD" and head.lower_ != "one")) and child(
        head, ("prep",)
    ) is None:
        return head
    return head if loose and not nobody(head) and alive(head) else None
