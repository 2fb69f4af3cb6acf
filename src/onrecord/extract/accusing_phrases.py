"""Read accuser and accused round adjectives, persons and set phrases: "critical of", "critics of", "take aim at".

What these share is that the word which marks them is no verb and takes no object: the verb over it, or the noun beside
it, says who the people are.
"""

from typing import TYPE_CHECKING

from onrecord.extract.accusing import Cue, Finding, cues, somebody, words
from onrecord.extract.accusing_charges import set_charge
from onrecord.extract.clauses import (
    agent,
    antecedent,
    child,
    complement,
    coordinated,
    is_passive,
    is_verb,
    patient,
    possessor,
    prepositions,
    subject,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SELVES = ("self", "selves")


def round_phrase(token: "Token", cue: Cue) -> Finding | None:
    """Return who accuses or criticises whom with an adjective, a person noun or a set phrase."""
    found = Finding(cue=[(token.i, token.i)], pattern=cue.frame)
    match cue.frame:
        case "adjective":
            return _adjective(token, cue, found)
        case "critic":
            return _critic(token, cue, found)
        case "light":
            return _light(token, cue, found)
        case "fault":
            return _fault(token, found)
        case "summons":
            return _summons(token, cue, found)
    return _heat(token, cue, found)


def _object_of(place: "Token", before: "frozenset[str] | tuple[str, ...]", found: Finding) -> bool:
    """Take the accused from the first of some prepositions at a place, and say whether there is one."""
    for preposition in prepositions(place, before):
        clause = child(preposition, ("pcomp",))
        head = child(clause if clause is not None else preposition, ("nsubj",) if clause is not None else ("pobj",))
        if head is not None:
            found.accused = antecedent(head)
            found.skip.add(preposition.i)
            if clause is not None:  # "critical of how the ministry acted"
                found.charge, found.charge_head = subtree(clause), clause
            return True
    return False


def _charge_at(places: "tuple[Token | None, ...]", cue: Cue, found: Finding) -> None:
    """Take the charge from the first of the cue's prepositions at one of the places."""
    if found.charge is not None:
        return
    for place in places:
        for preposition in prepositions(place, cue.charge) if place is not None else ():
            head = complement(preposition)
            if head is not None and head != found.accused:
                set_charge(found, preposition, head)
                return


def _adjective(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X is critical of Y; X, scathing about Y; X's critical remarks about Y."""
    noun = token.head
    if token.dep_ == "amod" and noun.lower_ in words("remark") and noun.i > token.i:
        return _remark(noun, cue, found)
    if not _object_of(token, cue.target, found):
        return None
    first = token
    while first.dep_ == "conj" and first.head.tag_[:2] in ("JJ", "VB"):
        first = first.head
    over = first.head
    if first.dep_ in ("amod", "acl", "relcl") and not is_verb(over):
        found.accuser = over
    elif is_verb(first):
        found.accuser = subject(first)
    elif is_verb(over):
        found.accuser = subject(over)
    _charge_at((token, found.accused, over if is_verb(over) else None), cue, found)
    return found if found.accuser is None or found.accuser != found.accused else None


def _remark(noun: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X's critical remarks about Y, a scathing attack by X, X made disparaging comments on Y."""
    _object_of(noun, cue.target | {"on", "against"}, found)
    if found.accused is not None and found.accused.lower_ in cues():
        return None  # "caustic words of censure"
    found.cue.append((noun.i, noun.i))
    found.accuser = possessor(noun)
    for by in prepositions(noun, ("by", "from")):
        found.accuser = found.accuser or child(by, ("pobj",))
    if found.accuser is None and found.accused is not None and is_verb(noun.head) and noun.dep_ == "dobj":
        found.accuser = agent(noun.head)
    _charge_at((noun, noun.head), cue, found)
    return found if found.accused is not None or found.accuser is not None else None


def _critic(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """Y's critics, critics of Y, X is a critic of Y: the noun is the one who criticises."""
    if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or any(c.lower_ in words("art") for c in token.children):
        return None
    if not _object_of(token, cue.target, found):
        owner = possessor(token)
        before = owner or next((c for c in token.children if c.dep_ == "compound" and c.ent_type_ in _NAMED), None)
        person = before is not None and (before.ent_type_ == "PERSON" or before.tag_ == "PRP$")
        if before is None or not (person or (somebody(before) and token.tag_ == "NNS")):
            return None
        found.accused = before
        found.skip.add(before.i)
    found.accuser = token
    first = token  # "a former mayor and fierce critic of"
    while first.dep_ == "conj" and first.head.tag_[:2] == "NN":
        first = first.head
    if first.dep_ == "appos":
        found.accuser = first.head
    elif first.dep_ == "attr" and first.head.lower_ in words("be"):
        found.accuser = subject(first.head) or token
    if found.accuser.lower_ in ("it", "there", "that", "this"):
        found.accuser = token
    return found


def _light(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X takes aim at Y, X pours scorn on Y, scorn was poured on Y by X, takes a swipe at Y."""
    up = token
    while up.dep_ == "pobj" and up.head.lower_ == "of" and up.head.head.tag_[:2] == "NN":
        up = up.head.head  # "made a lot of fun of"
    verb = up.head
    if up.dep_ not in ("dobj", "nsubjpass") or verb.lower_ not in cue.particles:
        return None
    places = [up, verb, token]
    if not any(_object_of(place, cue.target, found) for place in places):
        return None
    if found.accused is not None and found.accused.lower_ in words("shot"):
        return None  # "took aim at the target"
    found.accuser = agent(verb) if (is_passive(verb) or up.dep_ == "dobj") else None
    found.cue = sorted([(verb.i, verb.i), (token.i, token.i)])
    _charge_at((verb, token, found.accused), cue, found)
    return found


def _heat(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """Y comes under fire from X for Z, Y faces a backlash, Y drew flak: the subject is the one criticised."""
    up, via = token, ""
    if up.dep_ == "pobj":
        via, up = up.head.lower_, up.head
    verb = up.head
    if f"{verb.lower_} {via}".strip() not in cue.particles or (up.dep_ not in ("dobj", "prep")):
        return None
    found.accused = subject(verb)
    found.cue = [(verb.i, verb.i), (up.i, token.i) if via else (token.i, token.i)]
    for place in (token, verb, up):
        for preposition in prepositions(place, ("from", "by")):
            found.accuser = found.accuser or child(preposition, ("pobj",))
            found.skip.add(preposition.i)
    _charge_at((token, verb, up, found.accuser), cue, found)
    if found.accused is None:
        return None
    shots = token.lower_ == "fire" and child(token, ("compound",)) is not None  # "under sniper fire"
    wordy = found.charge is not None or (found.accuser is not None and found.accuser.ent_type_ in ("PERSON", "NORP"))
    return found if not shots and (wordy or token.lower_ not in ("fire", "attack", "claims")) else None


def _summons(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X summons Y to protest against Z: who is called in hears the complaint."""
    over = token.head
    if token.dep_ not in ("xcomp", "advcl") or not over.lower_.startswith("summon") or token.tag_ != "VB":
        return None
    found.accused, found.accuser = patient(over), agent(over)
    found.cue = [(over.i, over.i), (token.i, token.i)]
    _charge_at((token,), cue, found)
    return found if found.accused is not None else None


def _fault(token: "Token", found: Finding) -> Finding | None:
    """It was X's fault, X is at fault, X is to blame."""
    head = token.head
    if token.lower_ == "blame":
        return _to_blame(token, found)
    if token.dep_ == "pobj" and head.lower_ == "at" and is_verb(head.head):
        found.accused = subject(head.head)
        found.cue = [(head.i, token.i)]
    elif token.dep_ in ("appos", "parataxis") or token.head == token:
        found.accused = possessor(token)  # "(my fault)"
    elif token.dep_ == "attr" and head.lower_ in words("be"):
        found.accused = possessor(token)
        if found.accused is None and not _object_of(token, ("of",), found):
            return None
    return found if found.accused is not None and found.accused.tag_[0] != "W" else None


def _to_blame(token: "Token", found: Finding) -> Finding | None:
    """Y is to blame for Z, X has only itself to blame."""
    before = token.doc[token.i - 1] if token.i else None
    own = child(token, ("nsubj",))
    itself = own is not None and own.lower_.endswith(_SELVES)
    if before is None or before.lower_ != "to" or child(token, ("dobj",)) or (own and not itself):
        return None
    over = token.head
    if itself:
        found.accused = own
    elif over.lower_ in words("be") and token.dep_ in ("xcomp", "acomp", "ccomp"):
        found.accused = subject(over)
    elif token.dep_ in ("relcl", "acl", "xcomp", "advcl") and over.lower_.endswith(_SELVES):
        found.accused = over
    else:
        own = child(over, ("dobj",)) if is_verb(over) else None
        found.accused = own if own is not None and own.lower_.endswith(_SELVES) else None
    for preposition in prepositions(token, ("for",)):
        head = complement(preposition)
        if head is not None:
            set_charge(found, preposition, head)
            break
    names = [t for t in coordinated(found.accused) if t.tag_[0] != "W"] if found.accused is not None else []
    found.cue = [(before.i, token.i)]
    return found if names else None
