"""Look into the slots of a pattern: objects, prepositions, infinitives and clauses round a cue."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.extract.accusing import TIMES
from onrecord.extract.acting import Finding, words
from onrecord.extract.acting_who import somebody
from onrecord.extract.clauses import (
    Range,
    agent,
    antecedent,
    child,
    complement,
    is_passive,
    is_verb,
    patient,
    possessor,
    prepositions,
    subject,
    trim,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "pobj", "dep")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AM = frozenset({"am", "'m", "’m", "are", "'re", "’re", "feel"})
_WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
_MUST = frozenset({"should", "must", "ought"})
_REACH = 8  # words between the parts of an idiom
_LIGHT_DEPTH = 3


def rest(token: "Token", sets: Sequence[frozenset[str]]) -> "list[Token] | None":
    """Return the words of an idiom that follow its first, or None if one is missing."""
    found: list[Token] = []
    start = token.i + 1
    for options in sets:
        near = (t for t in token.doc[start : start + _REACH] if t.lower_ in options and _under(t, token))
        word = next(near, None)
        if word is None:
            return None
        found.append(word)
        start = word.i + 1
    return found


def _under(token: "Token", top: "Token") -> bool:
    """Say whether a token hangs on another, near enough."""
    for _ in range(_LIGHT_DEPTH + 1):
        if token.head == top:
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def object_of(verb: "Token", fixed: Collection["Token"] = ()) -> "Token | None":
    """Return whom a verb governs; mends "urged [the minister to resign]" where the parser makes a clause of it.

    The words of an idiom are no object: "gave her blessing" is given to nobody.
    """
    found = patient(verb)
    if found is not None and found == verb.head:
        stranded = any(c.dep_ == "prep" and child(c, ("pobj", "pcomp")) is None for c in verb.children)
        if stranded or any(c.tag_ == "WRB" for c in verb.children):
            return None  # "the hall where she promised to go", "the flood they warned about"
    if found in fixed:
        found = next((c for c in verb.children if c.dep_ == "dative" and c.tag_ != "IN"), None)
    if found is not None and (found.i != verb.head.i or verb.dep_ in ("relcl", "acl")):
        return found
    if is_passive(verb) or found is not None:
        return found
    for c in verb.children:
        if (
            c.dep_ == "conj"
            and is_verb(c)
            and verb.nbor().lower_ in ("and", "or", ",")
            and (shared := child(c, ("dobj",))) is not None
        ):
            return shared  # "thanked and congratulated the nurses"
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.i > verb.i and _infinitive(clause):
            return child(clause, ("nsubj",))
    return None


def governed(places: Iterable["Token"], options: frozenset[str]) -> "Iterator[tuple[Token, Token]]":
    """Yield prepositions on any of the places, with the noun they govern."""
    for place in places:
        for preposition in prepositions(place, options):
            head = complement(preposition)
            if head is None:
                continue
            own = child(head, ("nsubj",)) if is_verb(head) and _infinitive(head) else None
            yield preposition, antecedent(own if own is not None else head)


def to_do(places: Iterable["Token"], after: int) -> "Token | None":
    """Return the infinitive that says what is to be done ("urged her to go", "a call to go")."""
    for place in places:
        for c in place.children:
            if c.i > after and c.dep_ in _CLAUSES and _infinitive(c):
                return c
            if c.dep_ == "prep" and c.i >= after - 1:
                inner = complement(c)
                if inner is not None and is_verb(inner) and _infinitive(inner):
                    return inner
    return None


def _infinitive(verb: "Token") -> bool:
    """Say whether a verb is an infinitive with "to"."""
    return (
        verb.tag_ == "VB"
        and any(c.tag_ == "TO" and c.dep_ in ("aux", "mark") for c in verb.children)
        and not _asks(verb)
    )


def clause_of(places: Iterable["Token"], after: int) -> "Token | None":
    """Return the finite clause that says what is said, with or without "that"."""
    for place in places:
        for c in place.children:
            if c.i <= after or c.dep_ not in ("ccomp", "acl", "relcl", "advcl") or _subject(c) is None:
                continue
            mark = child(c, ("mark",))
            own = _subject(c)
            that = mark is not None and mark.lower_ == "that"
            if (
                not that
                and c.dep_ == "relcl"
                and c.left_edge.lower_ == "that"
                and own is not None
                and own.lower_ != "that"
            ):
                that = place.lower_ not in words()["claims"]  # "pledged to them that the ferry would stay"
            if c.dep_ == "relcl" and not that:
                continue
            if that or (mark is None and c.dep_ == "ccomp" and not _infinitive(c) and not _asks(c) and _near(c, after)):
                return c
    return None


def _subject(clause: "Token") -> "Token | None":
    """Return the subject of a clause, also where the verb is taken for a noun ("that Tom Berg apologise")."""
    found = child(clause, ("nsubj", "nsubjpass", "expl"))
    if found is None and clause.tag_ in ("NN", "NNP", "JJ") and child(clause, ("mark",)) is not None:
        found = next((c for c in reversed(list(clause.lefts)) if c.ent_type_ == "PERSON" or c.tag_ == "NNP"), None)
    return found


def _near(clause: "Token", after: int) -> bool:
    """Say whether a clause without "that" begins without a break: no quotation, no comma before it."""
    start = clause.left_edge.i
    return not any(t.lower_ in (",", ":", '"', ";", "'", "-") for t in clause.doc[after + 1 : start + 1])


def _asks(clause: "Token") -> bool:
    """Say whether a clause begins with a question word."""
    return clause.left_edge.tag_ in ("WRB", "WP", "WDT") or clause.left_edge.lower_ in ("whether", "if")


def asked(places: Iterable["Token"], after: int) -> "Token | None":
    """Return the clause of a question ("questioned whether he was fit")."""
    for place in places:
        behind = (c for p in place.children if p.dep_ == "prep" for c in p.children)  # "doubts about whether"
        for c in (*place.children, *behind):
            if c.i > after and c.dep_ in ("ccomp", "advcl", "acl", "pcomp") and _asks(c):
                return c
    return None


def obliges(clause: "Token") -> bool:
    """Say whether a clause says what the one who is told must do ("told her that she should go")."""
    own = child(clause, ("nsubj", "nsubjpass"))
    modal = any(c.dep_ == "aux" and c.lower_ in _MUST for c in clause.children)
    return modal and own is not None and own.tag_ == "PRP" and own.lower_ not in ("i", "we", "it")


def imperative(verb: "Token") -> "Token | None":
    """Return the order in a quotation before or after a verb of speech ("“Go home,” she told them")."""
    for c in verb.children:
        if (
            c.dep_ in ("ccomp", "advcl", "parataxis")
            and c.tag_ == "VB"
            and c.lower_ not in words()["no_order"]
            and child(c, ("nsubj", "mark")) is None
            and all(x.lower_ in ("do", "don't") for x in c.children if x.dep_ == "aux")
            and any(
                t.lower_ == '"' or t.tag_ in ("``", "''") for t in c.doc[max(0, c.left_edge.i - 2) : c.right_edge.i + 3]
            )
        ):
            return c
    return None


def addressee(verb: "Token") -> "Token | None":
    """Return to whom somebody says in his own words what a verb says ("“I apologise,” he told them")."""
    if verb.dep_ == "acomp" and verb.head.lower_ in _AM:
        verb = verb.head  # "I am sorry"
    own, over = child(verb, ("nsubj",)), verb.head
    if own is None or own.lower_ not in ("i", "we") or verb.dep_ != "ccomp" or over.lower_ not in words()["says"]:
        return None
    return object_of(over) or next((head for _, head in governed([over], frozenset({"to"}))), None)


def quoted(verb: "Token") -> "Token | None":
    """Return to whom somebody says words without a subject ("“Thank you,” she told the nurses"), or the "you"."""
    over = verb.head
    if child(verb, ("nsubj", "nsubjpass")) is not None or verb.dep_ not in ("ccomp", "advcl"):
        return None
    said = over.lower_ in words()["says"] and any(t.lower_ == '"' for t in verb.doc[verb.i : over.i])
    own = child(verb, ("dobj",))
    return (object_of(over) or own) if said and own is not None and own.lower_ == "you" else None


def outlook(clause: "Token", kinds: frozenset[str]) -> bool:
    """Say whether a clause tells somebody what will be done ("told them he would sue", "that they would be paid")."""
    own = child(clause, ("nsubj", "nsubjpass"))
    will = any(c.dep_ == "aux" and c.lower_ in _WILL for c in clause.children)
    return will and own is not None and own.tag_ == "PRP" and own.lower_ != "it" and clause.lower_ in kinds


def cleared(verb: "Token") -> "Token | None":
    """Return who has done nothing wrong, in the words of somebody else."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    own = child(clause, ("nsubj", "nsubjpass")) if clause is not None else None
    return own if clause is not None and own is not None and own.tag_ != "PRP" and innocent(clause) else None


def innocent(clause: "Token") -> bool:
    """Say whether a clause says that somebody has done nothing wrong."""
    text = " ".join(t.lower_ for t in clause.doc[clause.left_edge.i : clause.right_edge.i + 1])
    return any(wording.replace("_", " ") in text for wording in words()["innocence"])


def doing(verb: "Token") -> "Token | None":
    """Return who does what an active or passive verb says, also where an adjective stands between ("was quick to")."""
    found = agent(verb)
    if found is None and verb.dep_ == "xcomp" and verb.head.dep_ == "acomp" and not is_passive(verb):
        return subject(verb.head.head)
    return found


def subjunctive(clause: "Token") -> bool:
    """Say whether a clause says what is to be done ("insisted that she go"), not what is or will be."""
    that = child(clause, ("mark",))
    return clause.tag_ == "VB" and that is not None and not any(c.tag_ == "MD" for c in clause.children)


def who_is_to(clause: "Token") -> "Token | None":
    """Return who is to do what a clause demands ("demanded that Berg resign")."""
    if is_passive(clause):
        by = child(clause, ("agent",))
        return child(by, ("pobj",)) if by is not None else None
    return _subject(clause)


def victim(verb: "Token") -> "Token | None":
    """Return whom an infinitive is aimed at ("threatened to sue Berg", "to break off ties with Berg")."""
    if verb.lower_ in words()["harmless"]:
        return None
    found = child(verb, ("dobj",))
    if found is not None and somebody(found):
        return found
    places = [verb] if found is None else [verb, found]
    aimed = next((pair for pair in governed(places, words()["against"]) if not is_verb(pair[1])), None)
    if aimed is None and found is not None and possessor(found) is None:
        aimed = next(governed([found], frozenset({"of"})), None)  # "to break the arms of a neighbour"
    return aimed[1] if aimed is not None else found


def deed_of(noun: "Token") -> Range | None:
    """Return the clause that says what somebody has done ("thanked the strangers who helped"), without "who"."""
    clause = child(noun, ("relcl",))
    if clause is None or clause.left_edge.lower_ != "who" or clause.left_edge.i != noun.i + 1:
        return None
    return extent(clause, after=clause.left_edge.i)


def extent(head: "Token", *, after: int = -1, marked: bool = False) -> Range | None:
    """Return the range of a clause or phrase, without "that", and without what the parser wrongly hangs at its end."""
    doc = head.doc
    first, last = max(head.left_edge.i, after + 1), head.right_edge.i
    mark = child(head, ("mark",))
    if not marked and mark is not None and mark.i == first and mark.lower_ in ("that", "for"):
        first += 1
    if not marked and head.dep_ == "relcl" and doc[first].lower_ == "that":
        first += 1
    for c in head.children:
        if c.i > head.i and c.left_edge.i <= last and _foreign(head, c):
            last = c.left_edge.i - 1
    while last > first and doc[last].dep_ == "cc":
        last -= 1
    return trim(doc, first, last)


def _foreign(head: "Token", c: "Token") -> bool:
    """Say whether a dependent at the end belongs to the verb over a clause: ", saying ...", "and said ..."."""
    before = head.doc[c.left_edge.i - 1].lower_
    if c.dep_ == "advcl" and c.tag_ == "VBG" and before == "," and c.left_edge.i == c.i:
        return True
    if c.dep_ == "conj" and head.tag_ == "VB" and c.tag_ in _FINITE - {"VBP"} and child(c, ("aux",)) is None:
        return True
    return c.dep_ in ("parataxis", "ccomp") and before == "," and child(c, ("mark",)) is None


def phrase_of(preposition: "Token", head: "Token", found: Finding) -> Range | None:
    """Return the words that a preposition governs, up to the next part that has been found."""
    last = preposition.right_edge.i
    end = next((i for i in sorted(found.skip) if preposition.i < i <= last), None)
    if end is not None:
        last = end - 1
    by = next((c for c in preposition.head.children if c.dep_ == "agent" and preposition.i < c.i <= last), None)
    if by is not None:
        last = by.i - 1
    span = extent(head) if is_verb(head) else None
    return trim(head.doc, preposition.i + 1, min(last, span[1]) if span is not None else last)


def timely(head: "Token") -> bool:
    """Say whether a noun is a date or a time, which is no matter."""
    return bool(head.ent_type_ in TIMES or head.lower_ in words()["occasions"])
