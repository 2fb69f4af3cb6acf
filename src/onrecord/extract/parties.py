"""Get from the words that a rule found to the people who are meant: who accuses, whom, and what of theirs.

A rule finds the subject and object of a cue. Those are not always somebody: a letter accuses for whoever sent it, and
whoever criticises a budget criticises those whose budget it is. They may be several, or a description with the name
behind it. Parties are token ranges, each the shortest phrase that names its actor fully; making spans of them, and
telling who is meant by "her", is left to others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.annotate.people import body_nouns, nouns
from onrecord.extract.accusing import TIMES, Finding, somebody
from onrecord.extract.clauses import (
    Range,
    agent,
    antecedent,
    child,
    coordinated,
    is_passive,
    is_verb,
    phrase,
    prepositions,
    subject,
    trim,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"nobody", "none", "no-one"})
_EXPLETIVE = frozenset({"it", "there"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_ABSTRACT = (
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
    "ness",
    "ance",
    "ence",
    "ity",
    "ism",
    "ship",
    "cy",
    "ing",
)
_BLAME = frozenset({"blame", "noun blame", "fault", "responsible", "noun fault"})
_DEPTH = 3  # "the letter from the office of the critics of ...": deeper than this is a broken parse


@dataclass(frozen=True, slots=True)
class Parties:
    """Who accuses and who is accused, as inclusive token ranges.

    Attributes:
        sources: each accuses by himself; none: nobody is written.
        targets: all of them are accused.
        matter: what of the targets' is criticised, where it stood in their place ("the budget" of the ministry).
    """

    sources: tuple[Range, ...] = ()
    targets: tuple[Range, ...] = ()
    matter: tuple[Range, ...] = ()


def parties(cue: "Token", found: Finding) -> Parties:
    """Return the parties of what was found round a cue."""
    accuser = found.accuser if found.accuser is not None else _maker_above(cue, found)
    if accuser is not None and accuser.lower_ in _EXPLETIVE and child(accuser.head, ("acomp",)) is not None:
        accuser = None  # "it is right to blame"
    sources: dict[Range, None] = {}
    for head in _heads(accuser):
        issuers = _issuers(head) if head.lower_ in _words("document") else []
        for one in issuers or [head]:
            sources.update(dict.fromkeys(_named(one, found)))
    targets: dict[Range, None] = {}
    matter: list[Range] = []
    for head in _heads(found.accused):
        owners = _owners(head, cue) if _is_thing(head) else []
        if owners:
            matter.append(_thing(head, cue, found))
        for one in owners or [head]:
            # Of "their plan" the plan is what a reader should see; `onrecord.resolve` goes on to whose it is.
            named = [matter[-1]] if owners and one.tag_ == "PRP$" else _named(one, found)
            targets.update(dict.fromkeys(named))
    return Parties(tuple(sources), tuple(t for t in targets if t not in sources), tuple(matter))


def _heads(head: "Token | None") -> Iterator["Token"]:
    """Yield a noun, those coordinated with it, and those whom the text names as some of them."""
    if head is None:
        return
    head = antecedent(head)
    if head.dep_ == "appos" and not somebody(head) and head.head.ent_type_ == "PERSON":
        head = head.head  # "Ruiz, a baker who accused Berg"
    for one in _listed(head):
        yield one
        yield from _members(one)


def _listed(head: "Token") -> Iterator["Token"]:
    """Yield a noun and those coordinated with it; a person's name behind another one goes on with the list."""
    seen = {head.i}
    todo = [head]
    while todo:
        for one in coordinated(todo.pop()):
            yield one
            for c in one.children:
                if c.dep_ == "appos" and c.ent_type_ == one.ent_type_ == "PERSON" and c.i not in seen:
                    seen.add(c.i)
                    todo.append(c)


def _members(noun: "Token") -> Iterator["Token"]:
    """Yield those named as some of several: "critics, including Ruiz", "neighbours, particularly Norland"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return
    for c in noun.children:
        if c.i < noun.i:
            continue
        if c.dep_ == "prep" and (c.lower_ in _words("member") or any(g.lower_ == "such" for g in c.children)):
            named = child(c, ("pobj",))
        elif c.dep_ == "appos" and any(g.lower_ in _words("member") and g.i < c.i for g in c.children):
            named = c
        else:
            continue
        if named is not None:
            yield from (one for one in coordinated(named) if somebody(one))


def _named(head: "Token", found: Finding) -> Iterator[Range]:
    """Yield the phrases that name who a noun stands for: the noun's, or the names in apposition to it."""
    if head.lower_ in _NOBODY or any(c.lower_ == "no" for c in head.children):
        return
    name = next((c for c in head.children if c.dep_ == "appos" and c.i > head.i), None)
    named = name is not None and name.tag_.startswith("NNP")
    if name is None or not named or somebody(head) or any(c.lower_ in _words("member") for c in name.children):
        yield _phrase(head, found)
    elif head.tag_ == "NNS":
        for one in coordinated(name):
            yield _phrase(one, found)
    else:
        first, last = _phrase(name, found)
        whole = _phrase(head, found)
        yield (whole[0], last) if whole[1] + 1 == first else (first, last)


def _phrase(head: "Token", found: Finding) -> Range:
    """Return the noun phrase of somebody, without a charge, a date or the possessive mark."""
    without = next((c for c in head.subtree if c.i in found.skip and c.i > head.i), None)
    first, last = phrase(head, without=without)
    for c in head.children:
        over = child(c, ("pobj",)) if c.dep_ == "prep" and head.i < c.i <= last else None
        if over is not None and over.ent_type_ in TIMES:
            last = c.i - 1
        elif over is not None and c.lower_ == "of" and last == over.i:
            last = phrase(list(coordinated(over))[-1])[1]  # "an alliance of unions, churches and the party"
    while last > head.i and head.doc[last].tag_ == "POS":
        last -= 1
    while first < head.i and head.doc[first].tag_ in ("CC", "IN", "RB") and head.doc[first].dep_ != "compound":
        first += 1
    return trim(head.doc, first, last) or (head.i, head.i)


def _thing(head: "Token", cue: "Token", found: Finding) -> Range:
    """Return the phrase of what is criticised, up to the charge or the cue."""
    last = max((c.right_edge.i for c in head.children if c.dep_ in ("prep", "acl", "relcl", "agent")), default=head.i)
    stop = min((i for i in (*found.skip, cue.left_edge.i, cue.i) if i > head.i), default=last + 1)
    return trim(head.doc, head.left_edge.i, max(head.i, min(last, stop - 1))) or (head.i, head.i)


def _is_thing(head: "Token") -> bool:
    """Say whether a noun is something that somebody does or has; of a noun that is not known nobody can tell."""
    if head.tag_ not in ("NN", "NNS", "VBG") or head.ent_type_ in _NAMED or _is_actor(head):
        return False
    listed = any(head.lower_ in _words(kind) for kind in ("thing", "deed", "document"))
    return listed or head.lower_.endswith(_ABSTRACT)


def _is_actor(noun: "Token") -> bool:
    """Say whether a common noun is for somebody who can act."""
    word = noun.lower_
    return word in nouns() or word in body_nouns() or word in _words("actor")


def _can_own(noun: "Token") -> bool:
    """Say whether a noun is somebody who can own or do a thing."""
    return noun.ent_type_ in _NAMED or noun.tag_ in ("PRP", "PRP$") or _is_actor(noun)


def _owners(thing: "Token", cue: "Token") -> list["Token"]:
    """Return whose a thing is: Ruiz's budget, the plan by Ruiz and Berg, what Ruiz said, the Norlandic attempts."""
    owner = child(thing, ("poss",))
    if owner is not None and owner.ent_type_ not in TIMES:
        owner = antecedent(owner)
        return list(coordinated(owner)) if _can_own(owner) else []
    for c in thing.children:
        if c == cue or c.lower_ not in _words("do"):
            continue
        doer = agent(c) if c.dep_ == "acl" and is_passive(c) else None
        if c.dep_ == "relcl":
            doer = child(c, ("nsubj",))
        if doer is not None and doer.tag_ not in ("WP", "WDT") and doer.lower_ != "that" and _can_own(doer):
            return list(coordinated(doer))
    words = ["by", "from"]
    words += ["of"] if thing.lower_ in _words("deed") else []
    words += ["in"] if thing.lower_ in _words("document") else []
    for preposition in prepositions(thing, words):
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
            thing.lower_ not in _words("topic") and (c.ent_type_ in ("PERSON", "ORG") or c.lower_ in body_nouns())
        ):
            return [c]
    return []


def _issuers(document: "Token") -> list["Token"]:
    """Return for whom a document speaks: whose it is, whom it is from, who signed, issued or wrote in it."""
    signed = next((c for c in document.children if c.dep_ == "acl" and c.lower_ in _words("issue")), None)
    signer = agent(signed) if signed is not None and is_passive(signed) else None
    if signer is not None:
        return list(coordinated(signer))
    for preposition in prepositions(document, ("by", "from")):
        head = child(preposition, ("pobj",))
        if head is not None:
            return list(coordinated(head))
    owner = child(document, ("poss",))
    if owner is not None and owner.ent_type_ not in TIMES and _can_own(antecedent(owner)):
        return list(coordinated(antecedent(owner)))
    before = _before(document)
    if before:
        return before
    if document.dep_ in ("nsubj", "nsubjpass") and is_verb(document.head) and is_passive(document.head):
        by = agent(document.head)
        return list(coordinated(by)) if by is not None and document.head.lower_ in _words("issue") else []
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
    said = up.dep_ == "prep" and up.lower_ in ("in", "on", "through", "via") and verb.lower_ in _words("say")
    if not said and not (up.dep_ == "dobj" and verb.lower_ in _words("issue")):
        return []
    who = subject(verb)
    return list(coordinated(who)) if who is not None and who.lower_ not in _EXPLETIVE else []


def _maker_above(cue: "Token", found: Finding) -> "Token | None":
    """Return who accuses where the rules found nobody, by what stands over the cue."""
    if is_passive(cue) if is_verb(cue) else found.denied:
        return None
    who = _ready(cue) if is_verb(cue) else _going_on(cue)
    if who is None and found.pattern in _BLAME:
        who = _holding(cue)
    if who is None or who.lower_ in _EXPLETIVE or (found.accused is not None and who.i == found.accused.i):
        return None
    return who


def _ready(cue: "Token") -> "Token | None":
    """Return who is said to be ready for it: "was quick to blame"."""
    verb = cue.head.head
    ready = cue.dep_ == "xcomp" and cue.head.lower_ in _words("rather") and is_verb(verb)
    return subject(verb) if ready else None


def _going_on(cue: "Token") -> "Token | None":
    """Return who keeps it up: "stepped up criticism of", "launched a day of criticism", "replied with charges that"."""
    up = cue
    while up.dep_ == "pobj" and up.head.lower_ == "of" and up.head.head.lower_ in _words("much"):
        up = up.head.head
    if up.dep_ == "pobj" and up.head.lower_ == "with" and up.head.dep_ == "prep":
        up = up.head
    verb = up.head
    kept = up.dep_ in ("dobj", "prep") and is_verb(verb) and verb.lower_ in _words("going") | _words("issue")
    return subject(verb) if kept and not is_passive(verb) else None


def _holding(cue: "Token") -> "Token | None":
    """Return who says or thinks so: "Ruiz said that Berg was to blame"."""
    up = cue
    for _ in range(_DEPTH):
        if up.dep_ == "ccomp":
            return subject(up.head) if up.head.lower_ in _words("holds") and not is_passive(up.head) else None
        if up.dep_ not in ("xcomp", "attr", "acomp", "dobj", "conj", "pobj", "prep"):
            return None
        up = up.head
    return None


@cache
def _words(kind: str) -> frozenset[str]:
    """Return the words of one class of ``data/parties.en.tsv``."""
    text = resources.files("onrecord.extract").joinpath("data/parties.en.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(word for name, words in rows if name == kind for word in words.split(" "))
