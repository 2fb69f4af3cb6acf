"""Find target and matter of an act in the slots that its pattern names."""

from typing import TYPE_CHECKING

from onrecord.extract.acting import SLOTS, Finding, words
from onrecord.extract.acting_slots import (
    addressee,
    asked,
    clause_of,
    cleared,
    deed_of,
    extent,
    governed,
    imperative,
    object_of,
    obliges,
    outlook,
    phrase_of,
    quoted,
    subjunctive,
    timely,
    to_do,
    victim,
    who_is_to,
)
from onrecord.extract.acting_who import some_of, somebody
from onrecord.extract.clauses import Range, child, coordinated, is_verb, possessor, prepositions, subject, subtree, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"inf", "that", "must", "wh", "quote", "harm", "good", "danger", "beware"})
_ASKING = ("ask", "press")


def through(places: "list[Token]", options: tuple[str, ...], found: Finding) -> "Token | None":
    """Return what the first of some prepositions governs, and leave that out of other parts."""
    for preposition, head in governed(places, frozenset(options)):
        if not timely(head):
            found.skip.add(preposition.i)
            return head
    return None


def target_of(found: Finding) -> "Token | None":
    """Return what stands in the first slot of the target that is filled."""
    for slot in found.pattern.target:
        head = _slot(slot, found) if slot in SLOTS else _behind(slot, found)
        if head is not None:
            return head
    return None


def _behind(word: str, found: Finding) -> "Token | None":
    """Return what a preposition of the target governs, or the subject of a passive ("was called on to resign")."""
    token, places = found.token, found.places
    if "obj" in found.pattern.needed:  # "threatened action against Norland", "demanded an apology from her"
        asked_for = (c for c in token.children if c.dep_ == "dobj")
        places = [*places, *(c for c in asked_for if word == "against" or c.lower_ in words()["askable"])]
    for preposition, head in governed(places, frozenset({word})):
        late = "near" in found.pattern.traits and preposition.i > found.places[0].i + 2
        if preposition.i > token.i and not timely(head) and not _deed_done(head) and not late:
            found.skip.add(preposition.i)
            if preposition.i - 1 in found.cue:
                found.cue.add(preposition.i)
            return head
    if found.passive and any(c.lower_ == word and child(c, ("pobj",)) is None for c in token.children):
        return subject(token)
    return None


def _deed_done(head: "Token") -> bool:
    """Say whether a preposition governs a clause, not somebody ("the accused" is tagged as a verb, too)."""
    return is_verb(head) and child(head, ("det",)) is None


def _slot(slot: str, found: Finding) -> "Token | None":
    """Return what stands in a slot that is no preposition."""
    token, places = found.token, found.places
    match slot:
        case "obj":
            found.shape += ["passive"] if found.passive else []
            return object_of(token, places[:-1])
        case "poss":
            return possessor(places[0])
        case "that" | "wh":
            clause = clause_of(places, token.i) if slot == "that" else asked(places, token.i)
            bare = "subjunctive" in found.pattern.traits
            if clause is None or (bare and not subjunctive(clause)):
                return None
            found.shape.append("clause")
            return who_is_to(clause) if slot == "that" else child(clause, ("nsubj", "nsubjpass"))
        case "told":
            return addressee(token)
        case "quoted":
            return quoted(token)
        case "cleared":
            return cleared(token)
        case "inf":
            verb = to_do(places, token.i)
            found.shape.append("infinitive")
            if verb is None or ("harm" in found.pattern.traits and verb.lower_ not in words()["harms"]):
                return None
            return victim(verb)
        case _:
            return _for_to(places)


def _for_to(places: "list[Token]") -> "Token | None":
    """Return who is to do it in "called for Berg to resign"."""
    for c in (c for place in places for c in place.children):
        head = child(c, ("pobj",)) if c.lower_ == "for" else None
        if head is not None and to_do([c.head, c, head], c.i):
            return head
        inner = child(c, ("pcomp",)) if c.lower_ == "for" else c
        who = child(inner, ("nsubj",)) if inner is not None and inner.tag_ == "VB" else None
        if who is not None and who.i > c.head.i and who.doc[who.left_edge.i - 1].lower_ == "for":
            return who
    return None


def agent_within(found: Finding) -> "Token | None":
    """Return who does it where the parser hangs that on the matter ("was asked to do so by police")."""
    verb = to_do(found.places, found.token.i)
    by = next(prepositions(verb, ("by",)), None) if verb is not None else None
    who = child(by, ("pobj",)) if by is not None else None
    if verb is None or by is None or who is None or not somebody(who) or by.right_edge.i != verb.right_edge.i:
        return None
    found.skip.add(by.i)
    found.end = by.i - 1
    return who


def matter_of(found: Finding, target: "Token") -> bool:
    """Find the matter; say whether it shows that the target is somebody, as only somebody can be told to go."""
    token = found.token
    around = [*found.places, *(t for t in coordinated(target) if t.i > token.i and not some_of(t))]
    for slot in found.pattern.matter:
        if slot == "obj":
            head = next((c for c in token.children if c.dep_ == "dobj" and c != target and c.tag_ != "WP"), None)
            found.matter = _object(head, found) if head is not None else None
        elif slot == "who":
            found.matter = deed_of(target)
        elif slot in _CLAUSES:
            clause = _clause(slot, around, token)
            if clause is not None:
                found.matter = extent(clause, after=_start(target, clause, token))
                found.skip.add(clause.left_edge.i)
                if found.matter is not None and found.end is not None:
                    found.matter = trim(token.doc, found.matter[0], found.end)
                return True
        else:
            _by_preposition(slot, around, target, found)
        if found.matter is not None:
            return slot in found.pattern.needed
    return False


def _object(head: "Token", found: Finding) -> "Range | None":
    """Return an object as the matter, without the target that may hang on it ("support from the assembly")."""
    first, last = subtree(head)
    end = next((i for i in sorted(found.skip) if head.i < i <= last), last + 1)
    return trim(head.doc, first, end - 1)


def _clause(slot: str, around: "list[Token]", token: "Token") -> "Token | None":
    """Return the clause in a slot of the matter."""
    match slot:
        case "inf":
            verb = to_do(around, token.i)
            question = verb is not None and verb.lower_ in words()["answers"] and token.lower_.startswith(_ASKING)
            return verb if not question else None  # "asked to comment" demands nothing
        case "wh":
            return asked(around, token.i)
        case "quote":
            return imperative(token)
        case "beware":
            order = imperative(token)
            return order if order is not None and order.lower_ in words()["cautions"] else None
        case "harm" | "good":
            clause = clause_of(around, token.i)
            kinds = words()["harms" if slot == "harm" else "goods"]
            return clause if clause is not None and outlook(clause, kinds) else None
        case "danger":
            clause = clause_of(around, token.i)
            here = {t.lower_ for t in clause.subtree} if clause is not None else set()
            return clause if not here.isdisjoint(words()["dangers"]) else None
    clause = clause_of(around, token.i)
    return clause if clause is not None and (slot == "that" or obliges(clause)) else None


def _by_preposition(word: str, around: "list[Token]", target: "Token", found: Finding) -> None:
    """Take what a preposition governs as the matter."""
    asks = found.token.lower_.startswith(_ASKING)
    for preposition, head in governed(around, frozenset({word})):
        question = asks and head.lower_ in words()["answers"]
        if head != target and preposition.i > found.token.i and not timely(head) and not question:
            found.matter = phrase_of(preposition, head, found)
            found.skip.add(preposition.i)
            return


def _start(target: "Token", clause: "Token", cue: "Token") -> int:
    """Return the token behind which the matter begins: a target that is the subject of the clause is left out."""
    if clause.i < cue.i:
        return -1
    if not clause.left_edge.i <= target.i < clause.i:
        return int(cue.i)
    return int(target.right_edge.i if target.right_edge.i < clause.i else target.i)
