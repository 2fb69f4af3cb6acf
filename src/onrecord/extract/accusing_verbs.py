"""Read accuser, accused and charge round a verb that accuses or criticises."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.extract.accusing import (
    FIGURES,
    TIMES,
    Cue,
    Finding,
    actor,
    seen_as,
    somebody,
    tells_content,
    words,
)
from onrecord.extract.accusing_attacks import verbal_attack
from onrecord.extract.accusing_charges import verb_charge
from onrecord.extract.accusing_clauses import alleged
from onrecord.extract.accusing_names import called
from onrecord.extract.accusing_particles import aimed, phrasal, responsible, task
from onrecord.extract.belonging import words as belonging_words
from onrecord.extract.clauses import (
    agent,
    child,
    is_passive,
    is_verb,
    patient,
    phrase,
    possessor,
    prepositions,
    subject,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 5  # "rebuke and publicly correct"
_CHOICES = frozenset(
    {"attempt", "attempts", "bid", "choice", "decision", "decisions", "effort", "efforts", "plan", "plans"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MOVES = frozenset({"into", "off", "apart", "up", "down", "against", "from", "onto", "out", "shut"})


def round_verb(token: "Token", cue: Cue) -> Finding | None:
    """Return who accuses whom of what with a verb, or None where it is used in another sense."""
    if not _verbal(token) or token.dep_ in ("amod", "compound", "aux"):
        return None
    found = Finding(cue=[(token.i, token.i)], pattern=cue.frame)
    match cue.frame:
        case "clause":
            return alleged(token, found)
        case "prep" | "particle":
            return aimed(token, cue, found)
        case "task":
            return task(token, cue, found)
        case "as":
            return called(token, cue, found)
        case "phrasal":
            return phrasal(token, cue, found)
        case "responsible":
            return responsible(token, cue, found)
    return _object(token, cue, found)


def _verbal(token: "Token") -> bool:
    """Say whether a word is a verb, whatever the tagger says: "so decried by Ruiz", "heard Berg denounce Norland"."""
    if is_verb(token):
        return True
    if token.tag_ == "JJ":
        predicate = token.dep_ == "acomp" and token.lower_.endswith("ed")
        return predicate or child(token, ("agent",)) is not None
    if token.lower_ == "allege":
        return True
    return token.tag_ == "NN" and child(token, ("nsubj",)) is not None and child(token, ("dobj",)) is not None


def _object(token: "Token", cue: Cue, found: Finding) -> Finding | None:
    """X blames Y for Z, Y is blamed by X for Z, X blames Z on Y; and "charge that"."""
    if cue.frame == "charge" and child(token, ("ccomp",)) is not None and child(token, ("dobj",)) is None:
        return alleged(token, found) if cue.lemma == "charge" and tells_content(child(token, ("ccomp",))) else None
    of = next(iter(prepositions(token, ("of",))), None) if cue.lemma == "accuse" else None
    if of is not None and not is_passive(token) and child(token, ("dobj", "nsubj")) is None and token.tag_ == "VBD":
        found.accused, found.pattern = subject(token), "passive"
    elif of is not None and child(token, ("dobj",)) is None and (whom := _before_date(token, of)) is not None:
        found.accused, found.accuser = whom, agent(token)
    elif is_passive(token):
        if cue.lemma == "condemn" and next(prepositions(token, ("to",)), None) is not None:
            return None  # a sentence of a court, or of fate
        found.accused, found.accuser, found.pattern = patient(token), agent(token), cue.frame + " passive"
    else:
        found.accused, found.accuser = patient(token), _doer_of(token)
        if found.accused is None and child(token, ("ccomp",)) is not None:
            _small_clause(token, cue, found)
    seen_as(token, found)
    verb_charge(token, cue, found)
    if found.accused is None:
        _unmarked(token, found)
        _behind_as(token, found)
    if cue.target:
        _swap(token, cue, found)
    if found.accused is not None and found.accused.ent_type_ in FIGURES:
        found.accused = None
    if found.accuser is not None and found.accuser.lower_ in words("pointer"):
        found.accuser = None  # "this is not to decry"
    if found.accused is None:
        return found if cue.frame == "object" and _of_nobody(token, cue, found) else None
    if cue.frame != "object" and not _personal(token, cue, found):
        return None
    if cue.lemma == "mock" and child(token, ("prt",)) is not None:
        return None  # "mocked up a design"
    if cue.kind == "indict" and (_by_nobody(token, found) or found.accused.lower_ in words("pursued")):
        return None  # "easier to sue them", "prosecute a war"
    if found.accuser is not None and found.accuser.i == found.accused.i:
        found.accuser = None
    return found


def _before_date(token: "Token", of: "Token") -> "Token | None":
    """Return the object that the parser takes for part of a date: "accused Tom Berg Saturday of"."""
    date = child(token, ("npadvmod",))
    if date is None or not token.i < date.i < of.i or date.ent_type_ not in TIMES:
        return None
    names = [c for c in date.children if c.dep_ == "compound" and c.ent_type_ and c.ent_type_ not in TIMES]
    return names[-1] if names and names[-1].left_edge.i == token.i + 1 else None


def _doer_of(token: "Token") -> "Token | None":
    """Return who accuses with an active verb; participles go on for whoever did what stands before them.

    "A speech of the campaign attacking Berg" attacks him, not the campaign; and who "was sued by Ruiz, accusing him of
    fraud" does not accuse himself.
    """
    over = token.head
    if token.tag_ == "VB" and token.dep_ == "acl" and over.lower_ in _CHOICES:
        who = agent(token)
        return who if who != over else None  # "the decision to blame Berg was wrong"
    if token.tag_ == "VBG" and token.dep_ == "acl" and over.dep_ == "pobj" and over.head.lower_ == "of":
        document, documents = over.head.head, belonging_words("document")
        outer = document.lower_ in documents and over.lower_ not in documents and not actor(over)
        return document if outer else agent(token)
    if token.tag_ == "VBG" and token.dep_ == "advcl" and is_verb(over) and child(over, ("nsubjpass",)) is not None:
        whom = child(token, ("dobj",))
        if whom is not None and whom.tag_ == "PRP" and child(token, ("nsubj",)) is None:
            return agent(over)
    return agent(token)


def _of_nobody(token: "Token", cue: Cue, found: Finding) -> bool:
    """Say whether somebody criticises and nobody is written: "being rebuked by the pope", "reviewers criticise"."""
    if found.accuser is None or child(token, ("dobj", "ccomp", "xcomp", "oprd", "dative")) is not None:
        return False
    return is_passive(token) or cue.lemma in ("criticise", "criticize", "scold")


def _by_nobody(token: "Token", found: Finding) -> bool:
    """Say whether an infinitive or participle has nobody who does it."""
    who = found.accuser
    return (who is None or who.lower_ == "it") and token.tag_ in ("VB", "VBG") and not is_passive(token)


def _unmarked(token: "Token", found: Finding) -> None:
    """Take the accused where it is not marked as one: "Norland rebuked over delays", "rebuke and correct us"."""
    shared = child(token, ("conj",))
    if child(token, ("dobj", "ccomp", "dative", "oprd")) is not None:
        return
    adjective = token.tag_ == "JJ" and token.head.lower_ in words("be")  # "to be upbraided"
    joined = token.dep_ == "conj" and token.tag_ in ("VBD", "VBN") and is_passive(token.head)  # "was fined and rebuked"
    if (adjective or joined) and child(token, ("nsubj",)) is None:
        found.accused, found.accuser, found.pattern = subject(token.head), agent(token) if joined else None, "passive"
        return
    if found.charge is not None and token.tag_ in ("VBD", "VBN") and token.dep_ != "relcl":
        before = token.doc[found.charge[0] - 1].lower_
        if before in ("for", "over", "of", "with") and child(token, ("nsubj",)) is not None:
            found.accused, found.accuser, found.pattern = child(token, ("nsubj",)), None, "passive"
        return
    if shared is None or shared.tag_[:2] != "VB" or found.charge is not None or is_passive(token):
        return
    if shared.i - token.i < _NEAR and child(shared, ("nsubj", "nsubjpass", "auxpass", "aux")) is None:
        found.accused = child(shared, ("dobj",))


def _behind_as(token: "Token", found: Finding) -> None:
    """Mend "condemned as illegal the moves of Norland", where the parser takes the moves for what they are called."""
    as_ = next(prepositions(token, ("as",)), None)
    thing = child(as_, ("pobj",)) if as_ is not None and as_.i > token.i else None
    if found.accused is not None or thing is None or is_passive(token):
        return
    named = next((c for c in thing.children if c.dep_ == "amod"), None)
    article = next((c for c in thing.children if c.dep_ in ("det", "poss")), None)
    if named is not None and article is not None and named.i < article.i:
        found.accused, found.charge, found.charge_head = thing, subtree(named), named


def _small_clause(token: "Token", cue: Cue, found: Finding) -> None:
    """Mend "accused [Y of Z]" where the parser makes a clause of object and charge."""
    clause = child(token, ("ccomp",))
    head = child(clause, ("nsubj",)) if clause is not None else None
    if clause is None or head is None:
        return
    if any(c.dep_ == "advmod" and c.lower_ == "how" for c in clause.children):  # "criticised how the ministry acted"
        found.accused, found.charge, found.charge_head = head, subtree(clause), clause
        return
    if child(head, ("prep",)) is not None or (clause.tag_ == "VBG" and cue.lemma == "accuse"):
        found.accused = head


def _swap(token: "Token", cue: Cue, found: Finding) -> None:
    """X blames Z on Y: the complement of "on" is the accused, the object is the charge."""
    what = found.accused
    for preposition in _swapping(token, cue, found):
        head = child(preposition, ("pobj",))
        if head is None or head.ent_type_ in TIMES:
            continue
        found.skip.add(preposition.i)
        if what is not None:
            found.charge_head = what
            found.charge = phrase(what, without=preposition, of=("of", "for", "from", "in", "at", "over", "to"))
        found.accused, found.pattern = head, "object swapped"
        return


def _swapping(token: "Token", cue: Cue, found: Finding) -> Iterator["Token"]:
    """Yield the prepositions behind which the accused may stand: on the verb, or behind a thing, on or in it."""
    yield from prepositions(token, cue.target)
    what = found.accused
    if what is None or what.i < token.i or what.tag_ == "PRP":
        return
    if found.charge is None or not actor(what):
        yield from prepositions(what, cue.target)
    if not actor(what):
        yield from (t for t in what.subtree if t.lower_ in cue.target and t.dep_ == "prep" and t.head != what)


def _personal(token: "Token", cue: Cue, found: Finding) -> bool:
    """Say whether an ambiguous verb ("slam", "charge", "attack") is used of words: of somebody, or with a charge."""
    head = found.accused
    if head is None:
        return False
    before = head.doc[found.charge[0] - 1].lower_ if found.charge is not None and found.charge[0] else ""
    if cue.lemma == "charge" and found.charge is None:
        by_law = found.accuser is not None and found.accuser.lower_ in words("authority")
        alone = not any(c.dep_ in ("dative", "npadvmod", "prt", "dobj") for c in token.children if c != head)
        return alone and (by_law or (head.ent_type_ == "PERSON" and found.accuser is None))
    if cue.lemma == "attack" and found.charge is None:
        if found.accuser is not None and found.accuser.tag_ == "PRP" and head.ent_type_:
            found.pattern = "attack"
        return verbal_attack(token, found.accuser, head)
    if cue.lemma == "charge":
        return found.charge is not None and head.ent_type_ not in ("MONEY", "PERCENT", "CARDINAL") and not _price(found)
    named = somebody(head)
    if (
        found.accuser is not None
        and not _speaks(found.accuser)
        and (cue.frame == "charge" or head.ent_type_ in _PLACES)
    ):
        return False  # "the storm slammed Norland", "was hit by a strike over pay"
    if before == "as":
        return True
    if any(c.dep_ == "prt" or c.lower_ in _MOVES for c in token.children):
        return False
    if cue.frame == "person" and found.charge is None:
        owner = possessor(head)
        whose = owner is not None and owner.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        if cue.lemma == "rip":
            return named and head.tag_ != "PRP"
        if (named and head.lower_ != "it") or whose:
            return True
        if found.accuser is None and is_passive(token):
            return cue.lemma in ("blast", "slam") and actor(head)
        plain = head.tag_ == "NNS" or (head.tag_ == "NN" and owner is None)
        return plain and actor(head) and found.accuser is not None and actor(found.accuser)
    return found.charge is not None and (
        named or actor(head) or (found.charge_head is not None and found.charge_head.tag_ == "VBG")
    )


def _speaks(accuser: "Token") -> bool:
    """Say whether a noun is for somebody or for something that speaks, like an advertisement."""
    spoken = (
        accuser.lower_ in words("speaker") or accuser.lower_ in words("remark") or accuser.lower_ in words("medium")
    )
    return spoken or actor(accuser) or bool(accuser.ent_type_)


def _price(found: Finding) -> bool:
    """Say whether the charge is a price or a rate ("charged them for parking")."""
    head = found.charge_head
    before = head.doc[found.charge[0] - 1].lower_ if head is not None and found.charge and found.charge[0] else ""
    if before == "in" and head is not None and head.lower_ == "way":
        return True
    return before in ("for", "over", "in") and (head is None or head.tag_ != "VBG") and before != "in"
