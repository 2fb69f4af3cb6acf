"""Say whether a text tells an event as something that happened: or as to come, as supposed, or as not so.

"Happened" is what is left: nothing denies it, puts it off, supposes or asks for it, and neither tense nor date is in
the future. A noun with a day that may lie ahead ("the election on 8 June") is settled when that day is resolved.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.extract.assertion import Manner
from onrecord.extract.clauses import child, is_passive, is_verb
from onrecord.extract.event_ahead import ahead_by_words, behind_by_words, open_by_words
from onrecord.extract.event_words import undoes, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model import Status

_FUTURE = frozenset({"will", "'ll", "wo", "shall"})
_SUPPOSED = frozenset({"hypothetical", "question", "directive", "necessity", "hearsay", "evidential_weak"})
_COMING = frozenset(
    {"upcoming", "forthcoming", "planned", "scheduled", "proposed", "expected", "coming", "looming", "next"}
)
_RANKED = frozenset({"first", "second", "third", "last", "latest", "only", "next", "youngest", "oldest"})
_DEPTH = 4


def status(head: "Token", how: Manner, dates: Iterable[str], *, to_come: bool = False) -> "Status":
    """Return the status of an event.

    Args:
        head: its verb or noun.
        how: how the text puts it forward.
        dates: the expressions that it happens on.
        to_come: the words around them say that they lie ahead ("in two weeks"), if the tense allows it.
    """
    if how.polarity == "negative" or _undone(head):
        return "not happened"
    governors = {head.doc[i].lower_ for i in how.words}
    if how.modality == "hypothetical" and governors <= {"would", "'d"} and _announced(head):
        return "future"
    if how.modality in _SUPPOSED or (how.modality == "asserted" and _meant(head)):
        return "hypothetical"
    if how.modality == "desire_intention":
        return "future" if governors & words("plan") else "hypothetical"
    if how.modality == "prediction" or _coming(head, tuple(dates), to_come=to_come):
        return "future"
    return "happened"


def _announced(verb: "Token") -> bool:
    """Say whether a clause tells what a noun announces: "the news that the mill would close"."""
    mark = child(verb, ("mark",))
    return verb.dep_ == "acl" and mark is not None and mark.lower_ == "that"


def _meant(verb: "Token") -> bool:
    """Say whether an infinitive tells what something was for, not what came of it: "worked to overhaul schools".

    Who "was the first to land" landed.
    """
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "relcl", "acl"):
        return False
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    over = verb.head
    ranked = over.tag_ in ("JJ", "JJS", "CD") or any(c.lower_ in _RANKED for c in (over, *over.children))
    return "to" in auxiliaries and "have" not in auxiliaries and not ranked


def _coming(head: "Token", dates: tuple[str, ...], *, to_come: bool) -> bool:
    """Say whether tense, word or date puts an asserted event into the future."""
    ahead = any(map(ahead_by_words, dates))
    if not is_verb(head):
        adjectives = (c.lower_ for c in head.children if c.dep_ in ("amod", "compound", "advmod"))
        return to_come or ahead or not _COMING.isdisjoint(adjectives)
    if any(c.dep_ == "acomp" and c.lower_ in words("plan") for c in head.children):
        return True  # "is due in April"
    verb = head
    for _ in range(_DEPTH):
        auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        if any(c.lower_ in _FUTURE for c in auxiliaries):
            return True
        if verb.dep_ != "xcomp" or not (is_verb(verb.head) or verb.head.tag_ == "JJ"):
            break
        if verb.head.lower_ in words("plan"):
            return True
        verb = verb.head
    first = min((c for c in verb.children if c.dep_ in ("aux", "auxpass")), key=lambda c: c.i, default=verb)
    if head.tag_ == "VBN" and head.lower_ in words("plan") and not all(map(behind_by_words, dates)):
        return to_come or (first.tag_ in ("VBZ", "VBP") and first.lower_ not in ("has", "have"))  # "is planned in May"
    if first.tag_ in ("VBD", "VBN") or first.lower_ in ("has", "have", "'ve", "had", "having"):
        return False
    if to_come and first.tag_ not in ("VBG", "VBN"):
        return True
    present = first.tag_ in ("VBZ", "VBP") and (first is verb) == (verb.tag_ != "VBG")
    return ahead or (present and any(map(open_by_words, dates)))  # "The trial starts on Monday"


def _undone(head: "Token") -> bool:
    """Say whether an event noun is what somebody cancelled, prevented or put off."""
    if is_verb(head):
        return False
    if any(c.lower_ in words("cancel") and c.dep_ == "amod" for c in head.children):
        return True
    over = head.head
    if not undoes(over):
        return False
    return head.dep_ == "dobj" or (head.dep_ == "nsubjpass" and is_passive(over) and child(over, ("neg",)) is None)
