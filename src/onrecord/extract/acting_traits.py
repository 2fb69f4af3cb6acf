"""Conditions of single patterns (traits in ``data/acts.en.tsv``), and deeds, which stand for whoever did them."""

from typing import TYPE_CHECKING

from onrecord.extract.acting import Finding, words
from onrecord.extract.acting_slots import extent, governed
from onrecord.extract.acting_who import mine, nobody, of_self, owner, person, somebody
from onrecord.extract.clauses import Range, child, coordinated, phrase, possessor, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"to", "into", "at", "in", "onto", "with", "back"})
_WITH_DEED = ("of", "for", "from", "in", "on", "to", "with", "about", "over", "at", "against")


def allowed(found: Finding, target: "Token") -> bool:
    """Say whether who and whom meet the conditions of a pattern."""
    token, traits, source = found.token, found.pattern.traits, found.source
    if source is None and found.pattern.pos == "verb" and "strict" in traits and child(token, ("auxpass",)) is None:
        return False  # "a candidate supported Weiss", taken for a participle
    if source is not None and target.tag_ == "PRP" and source.lower_ == target.lower_:
        return False  # "he questioned whether he had a chance"
    if source is not None and target.tag_ == "PRP" and source.tag_ == "PRP$" and of_self(source, target):
        return False  # "he got his thanks"
    if target.lower_ in words()["hearers"] and token.lower_ in words()["telling_to"]:
        return False  # "“Look at the figures,” she told reporters"
    if token.lower_ == "sorry" and found.matter is None:
        behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
        return '"' in behind or "." in behind  # "I am sorry, Mr Berg is out"
    if "named" in traits and target.tag_ == "PRP":
        return False  # "doubted that they had decided the result"
    if "by" in traits and source is None:
        return False
    if "active" in traits and found.passive:
        return False
    if "not_it" in traits and source is not None and source.lower_ == "it":
        return False
    until = found.matter[0] if found.matter is not None else token.i
    if "one_obj" in traits and sum(c.dep_ in ("dobj", "dative") and c.i < until for c in token.children) > 1:
        return False  # "asks candidates questions to see"
    if "people" in traits and not (person(target) or target.ent_type_ in ("GPE", "NORP", "ORG")):
        return False
    kind = _list("with=", traits)
    if kind and not any(c.lower_ in kind for c in token.children):
        return False
    if "thing" in traits and somebody(target) and _arrives(token):
        return False
    return "no_obj" not in traits or _thinks(found)


def _list(prefix: str, traits: frozenset[str]) -> frozenset[str]:
    """Return the words that a trait names by their list ("of=views")."""
    names = (trait.removeprefix(prefix) for trait in traits if trait.startswith(prefix))
    return next((words()[name] for name in names), frozenset())


def _arrives(verb: "Token") -> bool:
    """Say whether somebody is welcomed at a place, as guests are."""
    at = next(governed([verb], _PLACES), None)
    return at is not None or any(c.lower_ in ("back", "home", "in") for c in verb.children)


def _thinks(found: Finding) -> bool:
    """Say whether to agree is to think alike, not to settle something ("agreed with the union on a date")."""
    verb = found.token
    settled = next((head for p, head in governed(found.places, frozenset({"on", "upon", "to"})) if p.i > verb.i), None)
    article = settled is not None and any(c.lower_ in ("a", "an") for c in settled.children)
    return child(verb, ("dobj", "xcomp")) is None and not article


def deed(found: Finding, thing: "Token") -> Finding | None:
    """Take the owner of a thing as the target, and the thing as the matter."""
    traits, source = found.pattern.traits, found.source
    whose = _resigning(thing) if "step_down" in traits else owner(thing)
    deeds = _list("of=", traits)
    if whose is None or (deeds and thing.lower_ not in deeds):
        return None
    if source is not None and whose.lower_ == source.lower_:
        return None
    if of_self(whose, source) if "self" in traits else mine(whose, source):
        return None
    found.targets = tuple(head for head in coordinated(whose) if not nobody(head))
    found.matter = _thing(thing, whose)
    found.shape.append("deed")
    return found if found.targets else None


def _thing(thing: "Token", whose: "Token") -> Range | None:
    """Return the words for a deed without its owner, but with what it is to do ("decision to cut taxes")."""
    first, last = phrase(thing, of=_WITH_DEED)
    if whose.i < thing.i:
        first = whose.right_edge.i + 1
    elif whose.head.head == thing:
        return trim(thing.doc, first, whose.head.i - 1)
    more = (c for c in thing.children if c.dep_ in ("acl", "relcl", "ccomp") and c.tag_ == "VB")
    spans = (extent(c) for c in more if c.left_edge.i == last + 1)
    return trim(thing.doc, first, max([last, *(span[1] for span in spans if span is not None)]))


def _resigning(thing: "Token") -> "Token | None":
    """Return who is to undergo what is demanded ("called for Berg's resignation")."""
    if thing.lower_ not in words()["resign"]:
        return None
    head = possessor(thing) or next((head for _, head in governed([thing], frozenset({"of"}))), None)
    return head if head is not None and (somebody(head) or head.tag_ == "PRP$") else None
