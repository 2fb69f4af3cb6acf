"""Read accuser, accused and charge round a noun that accuses or criticises ("Ruiz's criticism of", "faces charges")."""

from typing import TYPE_CHECKING

from onrecord.extract.accusing import TIMES, Cue, Finding, actor, of_clause, roles, somebody, tells_content, words
from onrecord.extract.accusing_attacks import nominal_attack
from onrecord.extract.accusing_charges import doer, set_charge
from onrecord.extract.clauses import (
    agent,
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

_ASSIGNED = ("apportion", "assign", "attribut", "project")
_AIMED = ("aim", "direct", "fling", "flung", "hurl", "level", "target")


def round_noun(token: "Token", cue: Cue) -> Finding | None:
    """X's criticism of Y for Z, X made accusations against Y, Y denied accusations of Z."""
    if token.tag_ not in ("NN", "NNS") or token.dep_ in ("compound", "amod", "nmod"):
        return None
    found = Finding(cue=[(token.i, token.i)], pattern=f"noun {cue.frame}")
    found.accuser = _maker(token)
    at = _aim(token, cue, found)
    if at is not None and at.lower_ == "about" and (head := child(at, ("pobj",))) is not None and not somebody(head):
        found.charge, at = subtree(head), None  # "allegations about the money"
    if at is not None:
        found.accused = child(at, ("pobj",))
        found.skip.add(at.i)
    _told(token, cue, found)
    _relative(token, cue, found)
    if not _role(token, cue, found):
        return None
    if found.charge is None:
        _noun_charge(token, cue, found, at)
    if cue.kind == "accuse":
        doer(found)
    return found if _complete(token, cue, found) else None


def _aim(token: "Token", cue: Cue, found: Finding) -> "Token | None":
    """Return the preposition before the accused: on the noun, on its charge or on who makes it."""
    inside = [c for w in prepositions(token, cue.charge) if (c := complement(w)) is not None]
    places = [token, *inside]  # "allegations of fraud against Berg"
    if found.accuser is not None and found.accuser.i > token.i and found.accuser.ent_type_ != "ORG":
        places += coordinated(found.accuser)  # "criticism by Ruiz and her party of Norland"
    if token.dep_ == "conj" and token.head.tag_ in ("NN", "NNS"):
        places.append(token.head)  # "outrage and criticism towards Norland"
    for place in places:
        for preposition in prepositions(place, cue.target):
            head = child(preposition, ("pobj",))
            if token != place == token.head and (preposition.i < token.i or preposition.lower_ == "of"):
                continue
            if head is None or head.ent_type_ in TIMES or head.lower_ in words("scene"):
                continue
            if place in inside and preposition.lower_ == "of":
                continue
            if preposition.lower_ == "on" and head.lower_ in words("aired"):
                continue  # "attacks on Twitter by Ruiz"
            if preposition.lower_ not in cue.charge or somebody(head) or head.lower_ in words("those"):
                return preposition
    return None


def _told(token: "Token", cue: Cue, found: Finding) -> None:
    """Take accused and charge from a clause: "the charge that Berg lied", also where it hangs on the verb."""
    places = [token] if found.accuser is None or found.accuser.i < token.i else [token, found.accuser]
    for place in places:
        clause = child(place, ("acl", "ccomp", "relcl"))
        if clause is not None and (tells_content(clause) or _tells_bare(place, clause)):
            if found.accused is None:
                of_clause(clause, found)
                found.pattern = "noun clause"
            else:
                found.charge = subtree(clause)
            return
    emerged = token.dep_ == "nsubj" and token.head.lower_ in words("emerge")
    if found.accused is None and (token.dep_ == "dobj" or emerged) and cue.kind != "criticise":
        clause = child(token.head, ("ccomp",))  # "repeated its accusation that ...", hung on the verb
        if clause is not None and clause.i > token.i and (tells_content(clause) or emerged):
            of_clause(clause, found)
            found.pattern = "noun clause"


def _relative(token: "Token", cue: Cue, found: Finding) -> None:
    """Take both people from a relative clause: "the criticism that Ruiz levelled at Berg"."""
    clause = child(token, ("relcl",))
    if clause is None or roles().get(clause.lower_) != "accuser" or is_passive(clause):
        return
    who = child(clause, ("nsubj",))
    if who is not None and who.tag_ not in ("WP", "WDT"):
        found.accuser = found.accuser or who
        _levelled(token, clause, "accuser", cue, found)


def _tells_bare(noun: "Token", clause: "Token") -> bool:
    """Say whether a clause without "that" is the content: "allegations he took bribes", not "allegations he made"."""
    who = child(clause, ("nsubj", "nsubjpass"))
    if who is None or who.left_edge.i != noun.i + 1 or who.tag_ in ("WP", "WDT"):
        return False
    return who.dep_ == "nsubjpass" or child(clause, ("dobj", "attr", "acomp", "xcomp")) is not None


def _complete(token: "Token", cue: Cue, found: Finding) -> bool:
    """Say whether enough has been found: for a noun of two meanings both people, for others one."""
    if cue.frame in ("legal", "blame"):
        bare = token.lower_ == "charge" and token.left_edge == token  # "took charge", "free of charge"
        return found.accused is not None and not bare and (cue.kind == "accuse" or found.pattern != "noun clause")
    if cue.lemma == "mockery" and token.dep_ == "dobj" and token.head.lower_.startswith(("make", "mak", "made")):
        return False  # "made a mockery of the rules"
    if cue.frame == "person":
        return found.accused is not None and nominal_attack(token, found.accuser, found.accused)
    return found.accused is not None or found.accuser is not None


def _maker(token: "Token") -> "Token | None":
    """Return who makes the accusation that a noun names: a possessor, a "by" or "from" phrase, a name before it."""
    owner = possessor(token)
    if owner is not None:
        return owner
    for preposition in prepositions(token, ("by", "from", "between")):
        head = child(preposition, ("pobj",))
        if head is not None:
            return head
    for c in token.children:
        if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in ("NORP", "ORG", "GPE", "PERSON"):
            found: Token = c
            return found
    return _maker_beside(token)


def _maker_beside(token: "Token") -> "Token | None":
    """Return who makes it where the phrase hangs on the noun before ("jeers and criticism by") or on the verb."""
    over = token.head
    if token.dep_ not in ("conj", "dobj", "attr") or (is_verb(over) and is_passive(over)):
        return None
    for preposition in prepositions(over, ("by",)):
        head = child(preposition, ("pobj",))
        if head is not None and preposition.i > token.i and (not is_verb(over) or actor(head)):
            return head
    return None


def _role(token: "Token", cue: Cue, found: Finding) -> bool:
    """Read accuser or accused off the verb that governs the noun ("faces", "levelled", "denied", "jailed on").

    Returns False where the verb says that nobody has accused anybody ("would not recommend charges").
    """
    up, via = _governed(token)
    over = up.head
    if (beside := child(over, ("oprd",))) is not None and beside.i < up.i:
        over = beside  # "left Berg open to", hung on the verb
    verb = over.head if over.dep_ in ("acomp", "oprd") else over  # "pleaded guilty to charges"
    role = roles().get(f"{over.lower_}_{via}") or roles().get(f"{verb.lower_}_{via}")
    role = role or (roles().get(verb.lower_) if not via and up.dep_ in ("dobj", "nsubjpass", "nsubj") else None)
    if role is None and up.dep_ == "attr" and up.lower_ in words("aimed_at") and found.accused is None:
        found.accused = subject(verb)  # "Berg was the target of attacks by Ruiz"
    if role is None:
        return True
    if role == "lies" and up.dep_ == "dobj":
        role = "blamer"  # "lay the blame on", not "the blame lay with"
    if not is_verb(verb):
        if role == "patient" and found.accused is None:  # "his arrest on charges of"
            of = next(prepositions(over, ("of",)), None)
            found.accused = possessor(over) or (child(of, ("pobj",)) if of is not None else None)
        return True
    match role:
        case "accuser" | "blamer":
            _levelled(up, verb, role, cue, found)
        case "patient" | "cleared":
            found.accused = found.accused or (patient(verb) if over == verb else None) or subject(verb)
            found.pattern = "noun legal"
            found.denied = role == "cleared" or child(verb, ("neg",)) is not None
        case "target":
            found.accused, found.accuser = found.accused or patient(verb), found.accuser or agent(verb)
        case "dropper":
            found.denied = True
            if found.accuser is None and up.dep_ == "dobj" and not is_passive(verb):
                found.accuser = subject(verb)
        case "lies":
            for preposition in prepositions(verb, ("with", "on", "upon")) if up.dep_ == "nsubj" else ():
                found.accused = found.accused or child(preposition, ("pobj",))
        case "idea":
            return found.accuser is not None or cue.frame != "legal"
        case "accused" if over.dep_ == "oprd":  # "left Berg open to criticism"
            found.accused = found.accused or child(over, ("nsubj",)) or patient(verb)
        case "accused" | "denier":
            _faced(token, up, verb, role, found)
    return True


def _governed(token: "Token") -> tuple["Token", str]:
    """Return the word by which a noun hangs on what governs it, and the preposition between, if there is one."""
    up = token
    while up.head != up:
        if up.dep_ == "conj":
            up = up.head
        elif up.dep_ == "dobj" and up.head.dep_ == "pcomp" and up.head.lower_ in words("growing"):
            return up.head.head, up.head.head.lower_  # "under increasing criticism"
        elif up.dep_ == "pobj" and up.head.lower_ == "of" and up.head.head.lower_ in words("amount"):
            up = up.head.head  # "a barrage of criticism"
        else:
            break
    return (up.head, up.head.lower_) if up.dep_ == "pobj" else (up, "")


def _levelled(up: "Token", verb: "Token", role: str, cue: Cue, found: Finding) -> None:
    """X levels accusations at Y, accusations are made by X against Y, X puts the blame on Y."""
    if is_passive(verb):
        found.accuser = found.accuser or agent(verb)
    elif up.dep_ == "dobj" and found.accuser is None:
        found.accuser = subject(verb)
    towards = ["against", "on", "upon"] if role == "accuser" else ["on", "upon", "onto"]
    if verb.lower_.startswith(_ASSIGNED):
        towards += ["to", "into", "among", "between"]
    if verb.lower_.startswith(_AIMED):
        towards.append("at")  # but "voiced criticism at a meeting"
    places = [verb, *(c for w in prepositions(verb, cue.charge) if (c := complement(w)) is not None)]
    for preposition in (p for place in places for p in prepositions(place, towards)):
        head = child(preposition, ("pobj",))
        if (
            found.accused is None
            and head is not None
            and head.ent_type_ not in TIMES
            and head.lower_ not in words("scene")
        ):
            found.accused = head
            found.skip.add(preposition.i)
    feet = (t for t in verb.subtree if t.lower_ == "at" and t.dep_ == "prep" and t.i > up.i)
    for preposition in feet if role == "blamer" and found.accused is None else ():
        door = child(preposition, ("pobj",))
        if door is not None and door.lower_ in words("door"):  # "laid the blame at the door of Norland"
            of = next(prepositions(door, ("of",)), None)
            found.accused = possessor(door) or (child(of, ("pobj",)) if of is not None else None)
            found.skip.add(preposition.i)


def _faced(token: "Token", up: "Token", verb: "Token", role: str, found: Finding) -> None:
    """Y faces accusations from X, Y denies accusations of Z: the subject is the accused."""
    passive, denies = is_passive(verb), role == "denier"
    if passive and up.dep_ == "dobj":
        return
    who = agent(verb) if passive else subject(verb)
    if who is not None and who.i != token.i:
        if found.accuser is not None and found.accuser.i == who.i:
            return
        if found.accused is None or (denies and found.accused.lower_ == "it"):
            found.accused = who
    if not passive and not denies:
        for preposition in prepositions(verb, ("from", "by")):
            found.accuser = found.accuser or child(preposition, ("pobj",))
    found.denied = denies


def _noun_charge(token: "Token", cue: Cue, found: Finding, at: "Token | None") -> None:
    """Find the charge of a noun: after it, after the accused, or on the verb over it."""
    places = [token]
    if at is not None and found.accused is not None:
        places.append(found.accused)
    if token.dep_ == "dobj" and is_verb(token.head):
        places.append(token.head)
    if token.dep_ == "pobj" and is_verb(token.head.head):
        places.append(token.head.head)
    for place in places:
        for preposition in prepositions(place, cue.charge):
            head = complement(preposition)
            if head is not None and head.lower_ in words("scene"):
                continue
            if head is None or preposition is at or head.ent_type_ in TIMES or head == found.accused:
                continue
            set_charge(found, preposition, head)
            return
    before = [c for c in token.children if c.dep_ == "compound" and c.i < token.i and not c.ent_type_]
    if before and cue.lemma in ("accusation", "allegation", "charge"):  # "bribery charges"
        found.charge, found.charge_head = (before[0].left_edge.i, before[-1].i), before[-1]
