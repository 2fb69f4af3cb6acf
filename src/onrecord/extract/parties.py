"""Get from the words that a rule found to the people who are meant: who accuses, whom, and what of theirs.

A rule finds the subject and object of a cue. Those are not always somebody: a letter accuses for whoever sent it, and
whoever criticises a budget criticises those whose budget it is. They may be several, or a description with the name
behind it. Parties are token ranges, each the shortest phrase that names its actor fully; making spans of them, and
telling who is meant by "her", is left to others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.annotate.people import nouns
from onrecord.extract.accusing import TIMES, Finding, somebody
from onrecord.extract.belonging import EXPLETIVE, is_thing, issuers_of, maker_above, owners_of, words
from onrecord.extract.clauses import (
    Range,
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

_LONG = 8  # words of an office behind a name
_NOBODY = frozenset({"nobody", "none", "no-one"})


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
    accuser = found.accuser if found.accuser is not None else maker_above(cue, found)
    if accuser is not None and accuser.lower_ in EXPLETIVE and child(accuser.head, ("acomp",)) is not None:
        accuser = None  # "it is right to blame"
    sources: dict[Range, None] = {}
    for head in (*_heads(accuser), *_members_of_subject(cue, accuser, found)):
        issuers = issuers_of(head) if head.lower_ in words("document") else []
        for one in issuers or [head]:
            sources.update(dict.fromkeys(_named(one, found)))
    if accuser is None and found.accuser is None:
        sources.update(dict.fromkeys(_misread_subject(cue)))
    targets: dict[Range, None] = {}
    matter: list[Range] = []
    for head in _heads(found.accused):
        thing = _of_several(head)
        owners = owners_of(thing, cue) if is_thing(thing) else []
        if owners:
            matter.append(_thing(head, cue, found))
        for one in owners or [head]:
            # Of "their plan" the plan is what a reader should see; `onrecord.resolve` goes on to whose it is.
            named = [matter[-1]] if owners and one.tag_ == "PRP$" else _named(one, found)
            targets.update(dict.fromkeys(named))
    return Parties(tuple(sources), tuple(t for t in targets if t not in sources), tuple(matter))


def _misread_subject(cue: "Token") -> list[Range]:
    """Return the names right before a finite verb to which the parser gave no subject: "In June Ruiz denounced it"."""
    if cue.tag_ not in ("VBD", "VBZ") or cue.dep_ not in ("ROOT", "ccomp") or subject(cue) is not None:
        return []
    last = cue.i - 1
    while last > cue.sent.start and (cue.doc[last].tag_ == "RB" or cue.doc[last].dep_ == "aux"):
        last -= 1
    name = cue.doc[last - 1] if cue.doc[last].lower_ == "," and last > cue.sent.start else cue.doc[last]
    if name.i < last:  # "in a letter, two members, Ruiz and Berg, denounced it"
        over = name.head
        both = name.dep_ == "conj" and over.dep_ == "conj" and name.ent_type_ == over.ent_type_ == "PERSON"
        return [phrase(over, of=()), phrase(name, of=())] if both else []
    first = last
    while first > cue.sent.start and _in_name(cue.doc[first - 1]):
        first -= 1
    return [(first, last)] if _in_name(cue.doc[last]) and last < cue.i else []


def _in_name(token: "Token") -> bool:
    """Say whether a token is part of somebody's name, and not of a date."""
    return token.tag_ == "NNP" and token.ent_type_ not in TIMES


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
                if c.dep_ == "appos" and one.ent_type_ == "PERSON" and _goes_on(c) and c.i not in seen:
                    seen.add(c.i)
                    todo.append(c)


def _goes_on(name: "Token") -> bool:
    """Say whether a name behind a person's goes on with a list: another person's, or a band's with two more behind."""
    if name.ent_type_ == "PERSON":
        return True
    behind = [one.ent_type_ == "PERSON" for one in coordinated(name)][1:]
    return name.tag_ == "NNP" and len(behind) > 1 and all(behind)


def _members(noun: "Token") -> Iterator["Token"]:
    """Yield those named as some of several, or as beside one: "critics, including Ruiz", "Berg, along with Ruiz"."""
    several = noun.tag_ in ("NNS", "NNPS")
    over = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "among" and over.lower_ in ("was", "were", "is", "are"):
        one = child(over, ("attr", "nsubj"))  # "among those who denounced it was Ruiz"
        yield from coordinated(one) if one is not None else ()
    some = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if some.tag_ == "CD" and some.dep_ == "attr" and (one := child(some.head, ("nsubj",))) is not None:
        yield from coordinated(one)  # "Ruiz is one of three women who accused him"
    for c in noun.children:
        if c.i < noun.i:
            continue
        inner = {g.lower_ for g in c.children}
        if c.dep_ == "prep" and c.lower_ in ("along", "together"):
            yield from _behind(next(prepositions(c, ("with",)), None))
        elif c.dep_ == "acl" and c.lower_ == "joined":
            yield from _behind(child(c, ("agent",)))  # "Norland, joined by Sudland, sued"
        elif c.dep_ == "prep" and (
            (c.lower_ == "with" and inner & {"along", "together"})
            or (several and (c.lower_ in words("member") or "such" in inner))
        ):
            yield from _behind(c)
        elif several and c.dep_ == "appos" and inner & words("member"):
            yield from (one for one in coordinated(c) if somebody(one))


def _members_of_subject(cue: "Token", accuser: "Token | None", found: Finding) -> Iterator["Token"]:
    """Yield accusers on the verb: "Critics denounced it, including Ruiz", "Berg, along with Ruiz, denounced it"."""
    if accuser is None or not is_verb(cue):
        return
    for beside in prepositions(cue, ("along", "together")):
        if accuser.i < beside.i < cue.i:
            yield from _behind(next(prepositions(beside, ("with",)), None))
    for like in prepositions(cue, ("like",)) if not is_passive(cue) else ():
        if like.i < cue.i and cue.doc[like.right_edge.i + 1].lower_ == ",":
            yield from (one for one in _behind(like) if one.tag_.startswith("NNP"))  # "Like Berg, Ruiz denounced it"
    over = cue.head
    if cue.dep_ == "pcomp" and over.lower_ == "in" and over.head.lower_ in ("join", "joins", "joined", "joining"):
        whom = child(over.head, ("dobj",))
        yield from coordinated(whom) if whom is not None else ()  # "Ruiz joined Berg in denouncing it"
    of_accused = found.accused is not None and found.accused.tag_ in ("NNS", "NNPS")
    if accuser.tag_ in ("NNS", "NNPS") and not of_accused:
        one_thing = found.accused if found.accused is not None and found.accused.i > cue.i else cue
        for place in {cue.i: cue, one_thing.i: one_thing}.values():
            for preposition in prepositions(place, ("including",)):
                yield from _behind(preposition)


def _behind(preposition: "Token | None") -> Iterator["Token"]:
    """Yield the names behind a preposition."""
    named = child(preposition, ("pobj",)) if preposition is not None else None
    if preposition is not None and named is not None:
        like = preposition.lower_ == "like"  # "votes like these"
        yield from (one for one in coordinated(named) if somebody(one) or (not like and one.tag_.startswith("NN")))


def _named(head: "Token", found: Finding) -> Iterator[Range]:
    """Yield the phrases that name who a noun stands for: the noun's, or the names in apposition to it."""
    if head.lower_ in _NOBODY or any(c.lower_ == "no" for c in head.children):
        return
    name = next((c for c in head.children if c.dep_ == "appos" and c.i > head.i), None)
    named = name is not None and name.tag_.startswith("NNP")
    if name is None or not named or somebody(head) or any(c.lower_ in words("member") for c in name.children):
        first, last = _phrase(head, found)
        if name is not None and name.lower_ in nouns() and somebody(head):
            office = _phrase(name, found)
            told = head.doc[office[0]].lower_ not in ("a", "an")
            if told and last < office[0] <= last + 2 and office[1] - office[0] < _LONG:
                last = office[1]  # "Ana Ruiz, the mayor of Norland"
        yield first, last
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
    while first < head.i and _is_loose(head.doc[first]):
        first += 1
    return trim(head.doc, first, last) or (head.i, head.i)


def _is_loose(token: "Token") -> bool:
    """Say whether a word before a name is no part of it: "even Ruiz", "both Ruiz and Berg"."""
    both = token.lower_ == "both" and token.head.tag_ in ("NN", "NNP")
    return both or token.dep_ == "preconj" or (token.tag_ in ("CC", "IN", "RB") and token.dep_ != "compound")


def _of_several(head: "Token") -> "Token":
    """Return the things of which one or some are meant ("points" in "one of Ruiz's points"), or the head itself."""
    of = next(prepositions(head, ("of",)), None) if head.lower_ in words("some") else None
    things = child(of, ("pobj",)) if of is not None else None
    return things if things is not None else head


def _thing(head: "Token", cue: "Token", found: Finding) -> Range:
    """Return the phrase of what is criticised, up to the charge or the cue."""
    inside = (c for c in head.children if c.dep_ in ("prep", "acl", "relcl", "agent") and c.lower_ != "including")
    last = max((c.right_edge.i for c in inside), default=head.i)
    stop = min((i for i in (*found.skip, cue.left_edge.i, cue.i) if i > head.i), default=last + 1)
    return trim(head.doc, head.left_edge.i, max(head.i, min(last, stop - 1))) or (head.i, head.i)
