"""Find who denies what: denials, rejected claims, pleas of not guilty; and whose claim it is that is denied."""

from typing import TYPE_CHECKING

from onrecord.extract.acting import Finding, Pattern, begin, words
from onrecord.extract.acting_nouns import light, maker
from onrecord.extract.acting_slots import clause_of, extent, governed, innocent, object_of, phrase_of, rest, timely
from onrecord.extract.acting_who import doer, no_one, nobody, of_self, person, somebody
from onrecord.extract.clauses import (
    Range,
    agent,
    antecedent,
    child,
    complement,
    coordinated,
    is_passive,
    is_verb,
    phrase,
    possessor,
    prepositions,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF = frozenset({"of", "about", "over"})
_BACK = frozenset({"it", "this", "that", "which", "these", "those", "them", "so"})


def denial(token: "Token", pattern: Pattern) -> Finding | None:
    """Return who denies what round a cue, or None where it is used in another sense."""
    fixed = rest(token, pattern.rest)
    if fixed is None:
        return None
    found = begin(token, pattern, fixed, f"denial {pattern.target[0]}")
    match pattern.target[0]:
        case "false" | "not true":
            return _false(token, found)
        case "noun":
            return _noun(token, found)
        case "no truth":
            return _no_truth(token, found)
    # "a charge that the bank rejects": the verb is taken for a noun
    misread = token.tag_ == "NNS" and token.dep_ == "relcl"
    if not (is_verb(token) or misread) or token.dep_ in ("amod", "compound", "aux"):
        return None
    source = agent(token) if not misread else child(token, ("nsubj", "compound"))
    if source is None and not is_passive(token):
        return None
    if source is not None and not no_one(source):
        source = doer(source)
        if source is None or source.lower_ in words()["courts"]:
            return None
    found.source = source
    match pattern.target[0]:
        case "claim":
            refers = "back" in pattern.traits and _refers_back(token, found)
            claim = object_of(token) or (token.head if misread else None)
            return found if refers or _claim(claim, found) else None
        case "claim_at":
            at = next((head for _, head in governed([token], frozenset(pattern.matter))), None)
            return found if _claim(at, found) else None
        case "denied":
            return _denied(token, found)
        case "plea":
            found.matter = _after(found.places, frozenset(pattern.matter), found)
            return found
        case "insisted":
            return _insisted(token, found)
    return _back(found)


def _claim(noun: "Token | None", found: Finding) -> bool:
    """Take what a claim says as the matter and whoever makes it as the target; say whether the noun names a claim."""
    if noun is None:
        return False
    head = next((n for n in coordinated(noun) if n.lower_ in words()["claims"] | words()["ideas"]), None)
    if head is None:
        return False
    clause = clause_of([head], head.i) or (clause_of([head.head], head.i) if is_verb(head.head) else None)
    if head.lower_ in words()["ideas"] and clause is None:
        return False
    _target(head, found)
    if clause is not None and clause.i > head.i:
        found.matter = extent(clause)
    else:
        content = _after([head], _OF, found) if head.lower_ in words()["of_others"] | words()["telling"] else None
        found.matter = content or _whole(head)
    return True


def _refers_back(verb: "Token", found: Finding) -> bool:
    """Take a pronoun for what was said before as the matter ("denied it", "which she disputes"), if there is one."""
    noun = child(verb, ("nsubjpass",) if is_passive(verb) else ("dobj",))
    if verb.dep_ == "relcl" and verb.head.lower_ == "something" and noun is None:
        noun = verb.head  # "..., something that she disputes"
        found.matter = (noun.i, noun.i)
        return found.source is not None
    if noun is None or noun.lower_ not in _BACK or found.source is None or next(noun.rights, None) is not None:
        return False
    if child(verb, ("dative", "oprd", "xcomp", "ccomp")) is not None and noun.lower_ != "which":
        return False  # "denied them to us"
    if next(prepositions(verb, ("to", "for")), None) is not None:
        return False  # "entry, which it denied to them"
    if verb.dep_ == "relcl" and antecedent(noun) != noun and noun.doc[noun.i - 1].lower_ != ",":
        return False  # "the claim that she denied" is a claim
    found.matter = (noun.i, noun.i)
    return True


def _target(claim: "Token", found: Finding) -> None:
    """Take whoever makes the claim as the target."""
    who = possessor(claim)
    for preposition in () if who is not None else prepositions(claim, ("by", "from")):
        who = who or child(preposition, ("pobj",))
        found.skip.add(preposition.i)
    if who is None:
        who = maker(claim, ())
        if who is not None and who.dep_ != "amod" and claim.lower_ in words()["of_others"]:
            who = None  # "Ruiz allegations" are of Ruiz as often as by her
    if who is None and claim.dep_ in ("dobj", "nsubjpass"):
        aside = next(governed([claim.head], frozenset({"from"})), None)
        who = aside[1] if aside is not None else None
    if who is None or who == found.source or not (somebody(antecedent(who)) or who.tag_ == "PRP$"):
        return
    if not of_self(who, found.source):
        found.targets = tuple(t for t in coordinated(antecedent(who)) if not nobody(t))


def _whole(noun: "Token") -> Range:
    """Return the words for a claim without whoever makes it."""
    first, last = phrase(noun, of=("of", "for", "in", "about", "over", "against", "on", "to", "at"))
    owner = possessor(noun)
    return (owner.right_edge.i + 1 if owner is not None and owner.right_edge.i < noun.i else first), last


def _after(places: "list[Token]", options: frozenset[str], found: Finding) -> Range | None:
    """Return what a preposition governs."""
    for preposition, _ in governed(places, options):
        head = complement(preposition)
        if head is not None and not timely(head):
            return phrase_of(preposition, head, found)
    return None


def _denied(token: "Token", found: Finding) -> Finding | None:
    """X denied that ..., X denied doing it, X denied the claim, X denied any wrongdoing."""
    clause = clause_of([token], token.i)
    head = object_of(token)
    if _refers_back(token, found) or (head is not None and _claim(head, found)):
        return found
    if clause is not None and not is_passive(token):
        found.matter = extent(clause)
        return found
    doing = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp", "pcomp", "advcl") and _gerund(c)), None)
    if doing is not None and doing.i > token.i and not is_passive(token):
        found.matter = extent(doing)
        return found
    if (
        head is None
        or child(token, ("dative",)) is not None
        or (is_passive(token) and child(token, ("dobj",)) is not None)
    ):
        return None
    if is_passive(token) or next(prepositions(token, ("to", "for")), None) is not None:
        return None  # "denied licences to couples"
    if not _deniable(head) or head.tag_.startswith(("PRP", "NNP")) or somebody(head):
        return None
    found.matter = subtree(head)
    return found


def _deniable(noun: "Token") -> bool:
    """Say whether to deny it is to say that it is not so ("any role"), not to withhold it ("a visa")."""
    return noun.lower_ in words()["deniable"] or any(c.lower_ in ("any", "all") for c in noun.children)


def _gerund(verb: "Token") -> bool:
    """Say whether a verb tells a deed in "-ing" ("denied lying", "denied having lied")."""
    return verb.tag_ == "VBG" or any(c.lower_ in ("having", "being") for c in verb.children)


def _insisted(token: "Token", found: Finding) -> Finding | None:
    """X insisted that she had done nothing wrong: a denial whoever is answered."""
    clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
    if clause is None:
        return None
    own, source = child(clause, ("nsubj", "nsubjpass")), found.source
    if own is None or source is None:
        return None
    nothing = child(clause, ("dobj", "attr"))
    such = nothing is not None and {c.lower_ for c in nothing.children} >= {"no", "such"}  # whoever it is said of
    if not such and not (_same(own, source) and innocent(clause)):
        return None
    found.matter = extent(clause)
    return found


def _same(pronoun: "Token", source: "Token") -> bool:
    """Say whether the pronoun of a clause may well be whoever says it."""
    if source.tag_ == "PRP" or pronoun.lower_ in ("i", "we"):
        return bool(pronoun.lower_ in (source.lower_, "i", "we"))
    one = pronoun.lower_ in ("he", "she") and (person(source) or source.tag_ == "NNP")
    return (one and source.ent_type_ not in ("ORG", "GPE")) or pronoun.lower_ in ("they", "it")


def _false(token: "Token", found: Finding) -> Finding | None:
    """X said the claim was false, X called the claim baseless."""
    verb = token.head
    if token.dep_ in ("pobj", "prep") or verb.lower_ == "as":
        verb = verb.head
    if token.dep_ not in ("acomp", "attr", "oprd", "pobj", "amod", "ccomp") or not is_verb(verb):
        verb = token if token.dep_ == "ccomp" else verb
    if verb == token or (is_verb(verb) and verb.dep_ == "ccomp" and verb.lower_ not in words()["calls"]):
        over, claim = verb.head, child(verb, ("nsubj",))
        if not is_verb(over) or over.lower_ not in words()["says"] | words()["calls"]:
            return None
    elif is_verb(verb) and verb.lower_ in words()["calls"]:
        over, claim = verb, object_of(verb)
    else:
        return None
    source = agent(over)
    source = doer(source) if source is not None else None
    negation = next((c.i for c in verb.children if c.dep_ == "neg"), None)
    if claim is None or source is None or (negation is None) == (found.pattern.target[0] == "not true"):
        return None
    found.source = source
    found.cue.update(i for i in (over.i, negation) if i is not None)
    if claim.lower_ not in _BACK:
        return found if _claim(claim, found) else None
    clause = clause_of([token, verb], token.i)  # "it was not true that she had lied"
    todo = child(verb, ("xcomp",)) or child(token, ("xcomp",))
    if claim == source or token.lower_ not in words()["untruths"] or (clause is None and todo is not None):
        return None  # "it is outrageous", "it is false to say so"
    found.matter = extent(clause) if clause is not None else (claim.i, claim.i)
    return found


def _no_truth(token: "Token", found: Finding) -> Finding | None:
    """X said there was no truth in the claim."""
    be = token.head
    if token.dep_ not in ("attr", "dobj") or not any(c.lower_ == "no" for c in token.children) or be.dep_ != "ccomp":
        return None
    source = agent(be.head) if be.head.lower_ in words()["says"] else None
    source = doer(source) if source is not None else None
    claim = next(governed([token, be], frozenset({"in", "to", "for"})), None)
    if source is None or claim is None:
        return None
    found.source = source
    found.cue.update((be.head.i, *(c.i for c in token.children if c.lower_ == "no")))
    if not _claim(claim[1], found):
        found.matter = phrase_of(*claim, found)
    return found


def _noun(token: "Token", found: Finding) -> Finding | None:
    """X's denial that ..., X issued a denial of ..., X's rejection of Y's claim."""
    if token.dep_ in ("compound", "amod"):
        return None
    above = light(token)
    source = maker(token, ("by", "from"))
    if source is None and above is not None and above[0] == "gives":
        source = agent(above[1])
        found.cue.add(above[1].i)
    source = doer(source) if source is not None and source.tag_ != "PRP$" else source
    if source is None:
        return None
    found.source = source
    clause = clause_of([token], token.i)
    if clause is not None:
        found.matter = extent(clause)
        return found
    of = next(governed([token], frozenset({"of", "to"})), None)
    if of is None:
        return None
    if not _claim(of[1], found):
        if token.lower_ not in ("denial", "denials") or not _deniable(of[1]):
            return None
        found.matter = phrase_of(of[0], of[1], found)
    return found


def _saying(verb: "Token") -> Range | None:
    """Return what somebody says in hitting back ("..., insisting that she knew nothing")."""
    saying = next((c for c in verb.children if c.dep_ == "advcl" and c.lower_ in words()["says"]), None)
    clause = clause_of([saying], saying.i) if saying is not None else None
    return extent(clause) if clause is not None else None


def _back(found: Finding) -> Finding | None:
    """X hit back at Y over the charge, X hit back at Y's claim."""
    places, pattern = found.places, found.pattern
    for preposition, head in governed(places, frozenset(pattern.matter[:1])):
        found.cue.add(preposition.i)
        found.skip.add(preposition.i)
        if _claim(head, found):
            return found
        targets = tuple(t for t in coordinated(head) if somebody(t))
        if targets:
            found.targets = targets
            found.matter = _after([*places, *targets], frozenset(pattern.matter[1:]), found) or _saying(places[-1])
            return found
        whose = possessor(head)
        told = words()["claims"] | words()["views"] | words()["deeds"]
        if whose is not None and somebody(whose) and head.lower_ in told:
            found.targets, found.matter = (whose,), _whole(head)
            return found
    return None
