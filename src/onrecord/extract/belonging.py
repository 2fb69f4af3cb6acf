"""Tell whose something is and who is behind it: a budget its ministry's, a letter its writer's, criticism its maker's.

The words for things, documents and people are data, ``data/parties.en.tsv``; other nouns stand for themselves.
"""

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.annotate.people import body_nouns, nouns
from onrecord.extract.accusing import TIMES, Finding
from onrecord.extract.clauses import (
    agent,
    antecedent,
    child,
    coordinated,
    is_passive,
    is_verb,
    prepositions,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

EXPLETIVE = frozenset({"it", "there"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_ABSTRACT = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ance", "ence", "ity", "ism", "ship", "ing")
_BLAME = frozenset({"blame", "noun blame", "fault", "responsible", "noun fault"})
_DEPTH = 3  # "the letter from the office of the critics of ...": deeper than this is a broken parse


def is_thing(head: "Token") -> bool:
    """Say whether a noun is something that somebody does or has; of a noun that is not known nobody can tell."""
    if head.tag_ not in ("NN", "NNS", "VBG") or head.ent_type_ in _NAMED or _is_actor(head):
        return False
    listed = any(head.lower_ in words(kind) for kind in ("thing", "deed", "document"))
    return listed or head.lower_.endswith(_ABSTRACT)


def _is_actor(noun: "Token") -> bool:
    """Say whether a common noun is for somebody who can act."""
    word = noun.lower_
    return word in nouns() or word in body_nouns() or word in words("actor")


def _can_own(noun: "Token") -> bool:
    """Say whether a noun is somebody who can own or do a thing."""
    return noun.ent_type_ in _NAMED or noun.tag_ in ("PRP", "PRP$") or _is_actor(noun)


def owners_of(thing: "Token", cue: "Token") -> list["Token"]:
    """Return whose a thing is: Ruiz's budget, the plan by Ruiz and Berg, what Ruiz said, the Norlandic attempts."""
    owner = child(thing, ("poss",))
    if owner is not None and owner.ent_type_ not in TIMES:
        owner = antecedent(owner)
        return list(coordinated(owner)) if _can_own(owner) else []
    for c in thing.children:
        if c == cue or c.lower_ not in words("do"):
            continue
        doer = agent(c) if c.dep_ == "acl" and is_passive(c) else None
        if c.dep_ == "relcl":
            doer = child(c, ("nsubj",))
        if doer is not None and doer.tag_ not in ("WP", "WDT") and doer.lower_ != "that" and _can_own(doer):
            return list(coordinated(doer))
    before = ["by", "from"]
    before += ["of"] if thing.lower_ in words("deed") else []
    before += ["in"] if thing.lower_ in words("document") else []
    for preposition in prepositions(thing, before):
        head = child(preposition, ("pobj",))
        if head is not None and _can_own(head):
            return list(coordinated(head))
    return _before(thing)


def _before(thing: "Token") -> list["Token"]:
    """Return whose a thing is by the name in front of it: "Norlandic attempts", "the Ruiz order"."""
    for c in thing.children:
        if c.i > thing.i or c.dep_ not in ("amod", "compound", "nmod"):
            continue
        if c.ent_type_ == "NORP" or (
            thing.lower_ not in words("topic") and (c.ent_type_ in ("PERSON", "ORG") or c.lower_ in body_nouns())
        ):
            return [c]
    return []


def issuers_of(document: "Token") -> list["Token"]:
    """Return for whom a document speaks: whose it is, whom it is from, who signed, issued or wrote in it."""
    signed = next((c for c in document.children if c.dep_ == "acl" and c.lower_ in words("issue")), None)
    signer = agent(signed) if signed is not None and is_passive(signed) else None
    if signer is not None:
        return list(coordinated(signer))
    for preposition in prepositions(document, ("by", "from")):
        head = child(preposition, ("pobj",))
        if head is not None:
            return list(coordinated(head))
    for c in document.children:
        writer = child(c, ("nsubj",)) if c.dep_ == "relcl" and c.lower_ in words("do") | words("issue") else None
        if writer is not None and writer.tag_ not in ("WP", "WDT") and writer.lower_ != "that":
            return list(coordinated(writer))  # "a speech that Ruiz gave, attacking Berg"
    owner = child(document, ("poss",))
    if owner is not None and owner.ent_type_ not in TIMES and _can_own(antecedent(owner)):
        giver = _putting_out(document) if owner.tag_ == "PRP$" else []  # "Ruiz gave her speech attacking Berg": Ruiz
        return (
            giver if giver and (giver[0].tag_ == "NNP" or _can_own(giver[0])) else list(coordinated(antecedent(owner)))
        )
    before = _before(document)
    if before:
        return before
    if document.dep_ in ("nsubj", "nsubjpass") and is_verb(document.head) and is_passive(document.head):
        by = agent(document.head)
        return list(coordinated(by)) if by is not None and document.head.lower_ in words("issue") else []
    return _putting_out(document)


def _putting_out(document: "Token") -> list["Token"]:
    """Return who issues a document or speaks in it: "Ruiz filed a complaint", "Ruiz said in a letter"."""
    up = document
    for _ in range(_DEPTH):
        if up.dep_ not in ("conj", "pobj", "prep") or is_verb(up.head):
            break
        up = up.head  # "a series of letters", "in a statement"
    verb = up.head
    if not is_verb(verb) or is_passive(verb):
        return []
    torn = up.dep_ == "nsubj" and verb.tag_ == "VBG" and verb.dep_ == "ccomp"  # "gave [her speech attacking Berg]"
    if torn and verb.head.lower_ in words("issue") and not is_passive(verb.head):
        who = subject(verb.head)
        return list(coordinated(who)) if who is not None else []
    said = up.dep_ == "prep" and up.lower_ in ("in", "on", "through", "via") and verb.lower_ in words("say")
    if not said and not (up.dep_ == "dobj" and verb.lower_ in words("issue")):
        return []
    who = subject(verb)
    return list(coordinated(who)) if who is not None and who.lower_ not in EXPLETIVE else []


def maker_above(cue: "Token", found: Finding) -> "Token | None":
    """Return who accuses where the rules found nobody, by what stands over the cue."""
    if is_passive(cue) if is_verb(cue) else found.denied:
        return None
    who = _ready(cue) if is_verb(cue) else _making(cue, found) or _going_on(cue)
    if who is None and found.pattern in _BLAME:
        who = _holding(cue)
    if who is None or who.lower_ in EXPLETIVE or (found.accused is not None and who.i == found.accused.i):
        return None
    return who


def _ready(cue: "Token") -> "Token | None":
    """Return who is said to be ready for it: "was quick to blame"."""
    verb = cue.head.head
    ready = cue.dep_ == "xcomp" and cue.head.lower_ in words("rather") and is_verb(verb)
    return subject(verb) if ready else None


def _making(cue: "Token", found: Finding) -> "Token | None":
    """Return who makes it, by a participle behind the noun: "allegations against Berg made by Ruiz"."""
    for place in (cue, found.accused):
        for c in place.children if place is not None else ():
            if c.dep_ == "acl" and c.i > cue.i and c.lower_ in words("made"):
                heads = (child(p, ("pobj",)) for p in prepositions(c, ("by", "from")))
                return next((head for head in heads if head is not None), None)
    return None


def _going_on(cue: "Token") -> "Token | None":
    """Return who keeps it up: "stepped up criticism of", "launched a day of criticism", "replied with charges that"."""
    up = cue
    while up.dep_ == "pobj" and up.head.lower_ == "of" and up.head.head.lower_ in words("much"):
        up = up.head.head
    if up.dep_ == "pobj" and up.head.lower_ == "with" and up.head.dep_ == "prep":
        up = up.head
    verb = up.head
    kept = up.dep_ in ("dobj", "prep") and is_verb(verb) and verb.lower_ in words("going") | words("issue")
    return (subject(verb) or _ready(verb)) if kept and not is_passive(verb) else None


def _holding(cue: "Token") -> "Token | None":
    """Return who says or thinks so: "Ruiz said that Berg was to blame"."""
    up = cue
    for _ in range(_DEPTH):
        if up.dep_ == "ccomp":
            return subject(up.head) if up.head.lower_ in words("holds") and not is_passive(up.head) else None
        if up.dep_ not in ("xcomp", "attr", "acomp", "dobj", "conj", "pobj", "prep"):
            return None
        up = up.head
    return None


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one class of ``data/parties.en.tsv``."""
    text = resources.files("onrecord.extract").joinpath("data/parties.en.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(word for name, words in rows if name == kind for word in words.split(" "))
