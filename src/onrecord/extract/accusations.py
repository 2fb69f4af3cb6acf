"""Find who accuses or criticises whom of what, in the words of the article.

A cue from ``data/accusations.en.tsv`` is found first; the parse around it then gives accuser, accused and charge. The
relation type is ``accuses`` for accusing, blaming, alleging and formal charges, and ``criticises`` for disapproval
(PLOVER's "allege" and "disapprove", Halterman et al. 2023): to criticise somebody is not to accuse him, so a graph can
keep the two apart and build its plain "accuses" triples from the first alone.

A denied, refused, supposed or asked-about accusation is found too, with its polarity and modality. "Denied accusations
of" is negative whoever made them. Who is meant by the spans is left to `onrecord.resolve`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.extract.assertion import status
from onrecord.extract.clauses import (
    Range,
    agent,
    antecedent,
    child,
    complement,
    coordinated,
    is_passive,
    is_verb,
    patient,
    phrase,
    possessor,
    prepositions,
    subject,
    subtree,
    trim,
)
from onrecord.ids import relation_id
from onrecord.model import Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "accusations/1"
_WORD = re.compile(r"[a-z]+")
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
_FIGURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_TIMES = frozenset({"DATE", "TIME"})
_PRONOUNS = frozenset({"PRP", "NNP", "NNPS"})
_MOVES = frozenset({"into", "off", "apart", "up", "down", "against", "from", "onto", "out", "shut"})
_AIMED = ("aim", "direct", "fling", "flung", "hurl", "level", "target")
_NOBODY = frozenset({"nobody", "none", "no-one"})
_EXPLETIVE = frozenset({"there", "what", "this", "that"})


# Share of findings that have the right two people the right way round. Where a pattern has eight or more directed pairs
# in "Who Blames or Endorses Whom" (Park, Pan and Joo 2021, training part), measured there; the others read by hand on
# FrameNet and PropBank sentences, few of each, and rounded down.
CONFIDENCE = {
    "object": 0.95,  # 535 of 562
    "object passive": 0.9,  # 9 of 11; 148 of 165 in FrameNet and PropBank
    "object swapped": 0.9,  # 12 of 12; 9 of 12
    "charge": 0.9,  # 14 of 15
    "charge passive": 0.9,
    "person": 0.85,  # 13 of 15
    "person passive": 0.8,
    "passive": 0.8,
    "particle": 0.8,
    "prep": 0.8,
    "task": 0.8,
    "as": 0.8,
    "as passive": 0.8,
    "clause": 0.85,  # 14 of 16
    "noun clause": 0.75,
    "noun noun": 0.65,  # 17 of 19; 32 of 62
    "noun legal": 0.7,
    "noun blame": 0.65,
    "noun person": 0.5,
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of the lexicon."""

    lemma: str
    pos: str
    frame: str
    kind: str
    target: frozenset[str]
    charge: tuple[str, ...]
    particles: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Found:
    """What has been found round one cue, as tokens and token ranges."""

    cue: list[Range]
    accuser: "Token | None" = None
    accused: "Token | None" = None
    charge: Range | None = None
    charge_head: "Token | None" = None
    denied: bool = False
    pattern: str = ""
    skip: set[int] = field(default_factory=set)


@lru_cache(maxsize=1)
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the lexicon by form."""
    found: dict[str, tuple[Cue, ...]] = {}
    for line in _data("accusations.en.tsv"):
        lemma, pos, frame, kind, target, charge, forms = line.split("\t")
        particles, _, after = target.rpartition(":")
        cue = Cue(
            lemma,
            pos,
            frame,
            kind,
            frozenset(after.split(",")) - {"-"},
            tuple(c for c in charge.split(",") if c != "-"),
            frozenset(particles.split(",")) - {""},
        )
        for form in forms.split(" "):
            found[form] = (*found.get(form, ()), cue)
    return found


@lru_cache(maxsize=1)
def opinions() -> frozenset[str]:
    """Return the words that make "describe X as ..." a criticism."""
    return frozenset(word for line in _data("opinions.en.txt") for word in line.split())


@lru_cache(maxsize=1)
def roles() -> dict[str, str]:
    """Return, by form, what the subject or object of a verb is to the accusation that the verb governs."""
    found = {}
    for line in _data("accusation_roles.en.tsv"):
        role, forms = line.split("\t")
        found.update(dict.fromkeys(forms.split(" "), role))
    return found


def _data(name: str) -> list[str]:
    """Return the lines of a data file without comments."""
    text = resources.files("onrecord.extract").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def extract(document: Document) -> Iterator[Relation]:
    """Yield the accusations and criticisms in the body of an article, in the order of their cues."""
    lexicon = cues()
    forms = lexicon.keys()
    for paragraph in document.paragraphs:
        if paragraph.zone != "body" or forms.isdisjoint(_WORD.findall(paragraph.origin.text.lower())):
            continue
        for token in paragraph.doc:
            for cue in lexicon.get(token.lower_, ()):
                found = _around(token, cue)
                if found is not None:
                    relation = _relation(document.article.id, paragraph, token, cue, found)
                    if relation is not None:
                        yield relation
                        break


def _around(token: "Token", cue: Cue) -> _Found | None:
    """Return accuser, accused and charge round a cue, or None where it is no accusation."""
    if cue.pos == "noun":
        return _noun(token, cue) if token.tag_ in ("NN", "NNS") else None
    if not is_verb(token) or token.dep_ in ("amod", "compound", "aux"):
        return None
    found = _Found(cue=[(token.i, token.i)], pattern=cue.frame)
    match cue.frame:
        case "clause":
            return _clause(token, found)
        case "prep" | "particle":
            return _at(token, cue, found)
        case "task":
            return _task(token, cue, found)
        case "as":
            return _as(token, cue, found)
    return _object(token, cue, found)


# --- verbs ------------------------------------------------------------------------------------------------------


def _object(token: "Token", cue: Cue, found: _Found) -> _Found | None:
    """X blames Y for Z, Y is blamed by X for Z, X blames Z on Y; and "charge that"."""
    if cue.frame == "charge" and child(token, ("ccomp",)) is not None and child(token, ("dobj",)) is None:
        return _clause(token, found) if cue.lemma == "charge" and _that(child(token, ("ccomp",))) else None
    of = next(iter(prepositions(token, ("of",))), None) if cue.lemma == "accuse" else None
    if of is not None and not is_passive(token) and child(token, ("dobj", "nsubj")) is None and token.tag_ == "VBD":
        found.accused, found.pattern = subject(token), "passive"
    elif is_passive(token):
        if cue.lemma == "condemn" and next(prepositions(token, ("to",)), None) is not None:
            return None  # a sentence of a court, or of fate
        found.accused, found.accuser, found.pattern = patient(token), agent(token), cue.frame + " passive"
    else:
        found.accused, found.accuser = patient(token), agent(token)
        if found.accused is None and child(token, ("ccomp",)) is not None:
            _small_clause(token, cue, found)
    _charge(token, cue, found)
    if cue.target:
        _swap(token, cue, found)
    if found.accused is not None and found.accused.ent_type_ in _FIGURES:
        found.accused = None
    if found.accused is None or (cue.frame != "object" and not _personal(token, cue, found)):
        return None
    if found.accuser is not None and found.accuser.i == found.accused.i:
        found.accuser = None
    return found


def _small_clause(token: "Token", cue: Cue, found: _Found) -> None:
    """Mend "accused [Y of Z]" where the parser makes a clause of object and charge."""
    clause = child(token, ("ccomp",))
    head = child(clause, ("nsubj",)) if clause is not None else None
    if clause is None or head is None:
        return
    if child(head, ("prep",)) is not None or (clause.tag_ == "VBG" and cue.lemma == "accuse"):
        found.accused = head


def _charge(token: "Token", cue: Cue, found: _Found) -> None:
    """Find the charge: the complement of one of the cue's prepositions, on the verb or on what follows it."""
    places = [token]
    if found.accused is not None and found.accused.i > token.i:
        places += [t for t in coordinated(found.accused) if t.i > token.i][::-1]
    by = child(token, ("agent",))
    agent_ = complement(by) if by is not None else None
    if agent_ is not None:
        places.append(agent_)
    for place in places:
        for preposition in prepositions(place, cue.charge):
            head = complement(preposition)
            if head is None or (head.ent_type_ in _TIMES and preposition.lower_ in ("on", "in", "for", "over")):
                continue
            if place != token and preposition.lower_ == "in":
                continue
            _set_charge(found, preposition, head)
            if by is None and is_passive(token) and found.accuser is None:
                _agent_in_charge(found, head)
            return


def _set_charge(found: _Found, preposition: "Token", head: "Token") -> None:
    """Take the complement of a preposition as the charge, with what is coordinated ("for X and for failing")."""
    last = preposition.right_edge.i
    found.skip.update((preposition.i,))
    found.charge_head = head
    by = next((c for c in preposition.head.children if c.dep_ == "agent" and preposition.i < c.i <= last), None)
    end = next((c.i for c in head.children if c.i in found.skip and c.i > head.i), None)
    if by is not None and (end is None or by.i < end):
        end = by.i
    found.charge = trim(head.doc, preposition.i + 1, end - 1 if end is not None else last)


def _agent_in_charge(found: _Found, head: "Token") -> None:
    """Take the accuser out of the charge in "accused of murder by the police", where the parser hangs it on murder."""
    for by in prepositions(head, ("by",)):
        name = child(by, ("pobj",))
        if name is not None and _somebody(name) and found.charge is not None:
            found.accuser = name
            found.charge = trim(head.doc, found.charge[0], by.i - 1)
            return


def _swap(token: "Token", cue: Cue, found: _Found) -> None:
    """X blames Z on Y: the complement of "on" is the accused, the object is the charge."""
    places = [token]
    if found.accused is not None and found.accused.i > token.i and found.charge is None:
        places.append(found.accused)
    for place in places:
        for preposition in prepositions(place, cue.target):
            head = child(preposition, ("pobj",))
            if head is None or head.ent_type_ in _TIMES:
                continue
            if found.accused is not None and found.accused.tag_ == "PRP" and place != token:
                continue
            what = found.accused
            found.skip.add(preposition.i)
            if what is not None:
                found.charge_head = what
                found.charge = phrase(what, without=preposition, of=("of", "for", "from", "in", "at", "over", "to"))
            found.accused, found.pattern = head, "object swapped"
            return


def _personal(token: "Token", cue: Cue, found: _Found) -> bool:
    """Say whether an ambiguous verb ("slam", "charge", "attack") is used of words: of somebody, or with a charge."""
    head = found.accused
    if head is None:
        return False
    if cue.lemma == "charge":
        return found.charge is not None and head.ent_type_ not in ("MONEY", "PERCENT", "CARDINAL") and not _price(found)
    named = _somebody(head)
    if any(c.dep_ == "prt" or c.lower_ in _MOVES for c in token.children):
        return False
    if cue.frame == "person" and found.charge is None:
        return named and head.tag_ != "PRP"
    return found.charge is not None and (named or (found.charge_head is not None and found.charge_head.tag_ == "VBG"))


def _price(found: _Found) -> bool:
    """Say whether the charge is a price or a rate ("charged them for parking")."""
    head = found.charge_head
    before = head.doc[found.charge[0] - 1].lower_ if head is not None and found.charge and found.charge[0] else ""
    return before in ("for", "over", "in") and (head is None or head.tag_ != "VBG") and before != "in"


def _clause(token: "Token", found: _Found) -> _Found | None:
    """X alleges that Y ..., Y is alleged to have ..., X alleges Z."""
    found.pattern = "clause"
    passive = is_passive(token)
    found.accuser = agent(token)
    clause = child(token, ("ccomp",))
    if passive:
        infinitive = child(token, ("xcomp",))
        if infinitive is not None:
            found.accused, found.charge = subject(token), subtree(infinitive)
            return found
    if clause is not None and clause.i > token.i:
        _of_clause(clause, found)
        return found
    named = child(token, ("dobj",)) if not passive else None
    if named is not None and found.accuser is not None:
        found.charge = subtree(named)
        return found
    return None


def _of_clause(clause: "Token", found: _Found) -> None:
    """Take the accused from the subject of a that-clause, and the charge from the rest of it."""
    who = child(clause, ("nsubj", "nsubjpass"))
    whole = subtree(clause)
    found.charge_head = clause
    start = whole[0]
    if who is not None and who.lower_ not in _EXPLETIVE:
        by = child(clause, ("agent",))
        found.accused = who if not is_passive(clause) or by is None else child(by, ("pobj",))
        if found.accused == who:
            start = who.right_edge.i + 1
    else:
        mark = child(clause, ("mark",))
        start = mark.i + 1 if mark is not None and mark.i == start else start
    found.charge = trim(clause.doc, start, whole[1])


def _at(token: "Token", cue: Cue, found: _Found) -> _Found | None:
    """X rails against Y, X hits out at Y over Z."""
    if cue.particles:
        particle = next(
            (c for c in token.children if c.lower_ in cue.particles and c.dep_ in ("prt", "advmod", "prep")), None
        )
        if particle is None:
            return None
        found.cue.append((particle.i, particle.i))
        at = next(prepositions(token, cue.target), None) or next(prepositions(particle, cue.target), None)
    else:
        at = next(prepositions(token, cue.target), None)
    head = child(at, ("pobj",)) if at is not None else None
    if at is None or head is None:
        return None
    found.accused, found.accuser = head, agent(token)
    found.skip.add(at.i)
    _charge(token, cue, found)
    return found


def _task(token: "Token", cue: Cue, found: _Found) -> _Found | None:
    """X takes Y to task for Z."""
    for to in prepositions(token, ("to",)):
        task = child(to, ("pobj",))
        if task is not None and task.lower_ == "task":
            found.accused, found.accuser = patient(token), agent(token)
            found.cue.append((to.i, task.i))
            _charge(token, cue, found)
            if found.charge is None:
                for preposition in prepositions(task, cue.charge):
                    head = complement(preposition)
                    if head is not None:
                        _set_charge(found, preposition, head)
            return found if found.accused is not None else None
    return None


def _as(token: "Token", cue: Cue, found: _Found) -> _Found | None:
    """X describes Y as a danger: a criticism only if a word of the complement is a word of blame."""
    passive, by = is_passive(token), child(token, ("agent",))
    names = cue.lemma in ("call", "brand", "label", "dub")
    named = child(token, ("oprd", "dobj") if passive else ("oprd",)) if names else None
    doer = child(by, ("pobj",)) if by is not None else None
    places = [token] if doer is None else [token, doer]  # "described by Ruiz as a danger"
    for head in (named, *(complement(p) for place in places for p in prepositions(place, ("as",)))):
        if head is None:
            continue
        first, last = subtree(head)
        if any(head.doc[i].lower_ in opinions() for i in range(first, last + 1)):
            found.accused, found.accuser = patient(token), agent(token)
            found.charge, found.charge_head = (first, last), head
            found.skip.update((head.i, head.head.i))
            if passive:
                found.pattern = "as passive"
            return found if found.accused is not None else None
    clause = child(token, ("ccomp",)) if cue.lemma in ("call", "brand", "label") else None
    who = child(clause, ("nsubj",)) if clause is not None else None
    if clause is not None and who is not None and not is_verb(clause) and who.i > token.i:
        first, last = subtree(clause)
        if any(clause.doc[i].lower_ in opinions() for i in range(who.right_edge.i + 1, last + 1)):
            found.accused, found.accuser = who, agent(token)
            found.charge = trim(clause.doc, who.right_edge.i + 1, last)
            return found
    return None


# --- nouns ------------------------------------------------------------------------------------------------------


def _noun(token: "Token", cue: Cue) -> _Found | None:
    """X's criticism of Y for Z, X made accusations against Y, Y denied accusations of Z."""
    if token.dep_ in ("compound", "amod", "nmod"):
        return None
    found = _Found(cue=[(token.i, token.i)], pattern=f"noun {cue.frame}")
    found.accuser = _maker(token)
    inside = (c for w in prepositions(token, cue.charge) if (c := complement(w)) is not None)
    places = (token, *inside)  # "allegations of fraud against Berg"
    at = next((p for t in places for p in prepositions(t, cue.target) if child(p, ("pobj",)) is not None), None)
    if at is None and found.accuser is not None and found.accuser.i > token.i and found.accuser.ent_type_ != "ORG":
        at = next(prepositions(found.accuser, cue.target), None)  # "criticism by Ruiz of Norland"
    if at is not None and at.lower_ == "about" and (head := child(at, ("pobj",))) is not None and not _somebody(head):
        found.charge, at = subtree(head), None  # "allegations about the money"
    if at is not None:
        found.accused = child(at, ("pobj",))
        found.skip.add(at.i)
    clause = child(token, ("acl", "ccomp"))
    if clause is not None and clause.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBN", "MD") and _that(clause):
        if found.accused is None:
            _of_clause(clause, found)
            found.pattern = "noun clause"
        else:
            found.charge = subtree(clause)
    if found.accused is None and token.dep_ == "dobj" and cue.kind != "criticise":
        clause = child(token.head, ("ccomp",))  # "repeated its accusation that ...", hung on the verb
        if clause is not None and clause.i > token.i and _that(clause):
            _of_clause(clause, found)
            found.pattern = "noun clause"
    _role(token, cue, found)
    if found.charge is None:
        _noun_charge(token, cue, found, at)
    if cue.frame in ("legal", "blame") and found.accused is None:
        return None
    if cue.frame == "person" and (
        found.accused is None or found.accuser is None or not _named(found.accused) or not _named(found.accuser)
    ):
        return None
    if found.accused is None and (found.accuser is None or found.charge is None):
        return None  # "the allegation", "Ruiz's criticism": nobody is accused of anything in these words
    return found


def _somebody(token: "Token") -> bool:
    """Say whether a noun is a name or a pronoun."""
    return token.ent_type_ in _NAMED or token.tag_ in _PRONOUNS


def _named(token: "Token") -> bool:
    """Say whether a noun of two meanings ("attack") has a person here, not an army."""
    return bool(token.ent_type_ == "PERSON" or token.tag_ in ("PRP", "PRP$"))


def _that(clause: "Token | None") -> bool:
    """Say whether a clause tells the content of the verb or noun over it ("the charge that he lied")."""
    if clause is None:
        return False
    mark = child(clause, ("mark",))
    return mark is not None and mark.lower_ == "that" and child(clause, ("nsubj", "nsubjpass")) is not None


def _maker(token: "Token") -> "Token | None":
    """Return who makes the accusation that a noun names: a possessor, a "by" or "from" phrase, a name before it."""
    owner = possessor(token)
    if owner is not None:
        return owner
    for preposition in prepositions(token, ("by", "from")):
        head = child(preposition, ("pobj",))
        if head is not None:
            return head
    for c in token.children:
        if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in ("NORP", "ORG", "GPE", "PERSON"):
            found: Token = c
            return found
    return None


def _role(token: "Token", cue: Cue, found: _Found) -> None:
    """Read accuser or accused off the verb that governs the noun ("faces", "levelled", "denied", "jailed on")."""
    up = token
    via = ""
    while up.dep_ == "conj" and up.head != up:
        up = up.head
    if up.dep_ == "pobj":
        via, up = up.head.lower_, up.head
    verb = up.head.head if up.head.dep_ == "acomp" else up.head  # "pleaded guilty to charges"
    if not is_verb(verb) or (up.dep_ not in ("dobj", "nsubjpass", "prep", "nsubj")):
        return
    role = roles().get(f"{verb.lower_}_{via}") or (roles().get(verb.lower_) if not via else None)
    if role is None:
        return
    passive = is_passive(verb)
    if role in ("accuser", "blamer"):
        if not passive and up.dep_ == "dobj" and found.accuser is None:
            found.accuser = subject(verb)
        elif passive and found.accuser is None:
            found.accuser = agent(verb)
        words = ["against", "on", "upon"] if role == "accuser" else ["on", "upon"]
        if verb.lower_.startswith(_AIMED):
            words.append("at")  # but "voiced criticism at a meeting"
        places = [verb, *(c for w in prepositions(verb, cue.charge) if (c := complement(w)) is not None)]
        for preposition in (p for place in places for p in prepositions(place, words)):
            head = child(preposition, ("pobj",))
            if found.accused is None and head is not None and head.ent_type_ not in _TIMES:
                found.accused = head
                found.skip.add(preposition.i)
    elif role == "patient" and via in ("on", "over"):
        found.accused = found.accused or patient(verb)
        found.pattern = "noun legal"
    elif role in ("accused", "denier") and not (passive and up.dep_ == "dobj"):
        who = agent(verb) if passive else subject(verb)
        denies = role == "denier"
        if who is not None and who.i != token.i:
            if found.accuser is not None and found.accuser.i == who.i:
                return
            if found.accused is None or (denies and found.accused.lower_ == "it"):
                found.accused = who
        if not passive and not denies:
            for preposition in prepositions(verb, ("from", "by")):
                found.accuser = found.accuser or child(preposition, ("pobj",))
        found.denied = denies


def _noun_charge(token: "Token", cue: Cue, found: _Found, at: "Token | None") -> None:
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
            if head is None or preposition is at or head.ent_type_ in _TIMES or head == found.accused:
                continue
            _set_charge(found, preposition, head)
            return


# --- putting it together ----------------------------------------------------------------------------------------


def _relation(article: str, paragraph: Paragraph, token: "Token", cue: Cue, found: _Found) -> Relation | None:
    """Return what was found as a relation with article spans."""
    polarity, modality = status(token)
    if found.denied:
        polarity = "negative"
    spans = tuple(paragraph.span_of(*part) for part in found.cue)
    source = _span(paragraph, found.accuser, found)
    targets = tuple(
        dict.fromkeys(
            span for head in coordinated(found.accused) if (span := _span(paragraph, head, found)) is not None
        )
        if found.accused is not None
        else ()
    )
    charge = (paragraph.span_of(*found.charge),) if found.charge is not None else ()
    kind = "criticises" if cue.kind == "criticise" else "accuses"
    return Relation(
        id=relation_id(article, kind, spans, source, targets),
        article=article,
        type=kind,
        cue=spans,
        evidence=_evidence(paragraph, token),
        extractor=EXTRACTOR,
        source_span=source,
        target_spans=targets,
        charge=charge,
        polarity=polarity,
        modality=modality,
        confidence=CONFIDENCE[found.pattern],
    )


def _span(paragraph: Paragraph, head: "Token | None", found: _Found) -> Span | None:
    """Return the span of the noun phrase of ``head``, without the charge that may hang on it."""
    if head is None:
        return None
    head = antecedent(head)
    if head.lower_ in _NOBODY or any(c.lower_ == "no" for c in head.children):
        return None
    without = next((c for c in head.subtree if c.i in found.skip and c.i > head.i), None)
    first, last = phrase(head, without=without)
    return paragraph.span_of(first, last)


def _evidence(paragraph: Paragraph, token: "Token") -> Span:
    """Return the sentence of the cue, without white space round it."""
    sentence = token.sent
    first, last = sentence.start, sentence.end - 1
    while first < last and paragraph.doc[first].is_space:
        first += 1
    while last > first and paragraph.doc[last].is_space:
        last -= 1
    return paragraph.span_of(first, last)
