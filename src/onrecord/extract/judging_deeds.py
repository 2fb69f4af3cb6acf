"""Read a judgement off a verb: what they did or did not do, how, what they should do, what one feels for them."""

from typing import TYPE_CHECKING

from onrecord.extract.clauses import child, is_passive, is_verb, trim
from onrecord.extract.evaluations import Evaluation, evaluations, words
from onrecord.extract.judged import SUBJECTS, Judgement, has, somebody, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHOULD = frozenset({"should", "must", "ought"})
_WHITHER = frozenset({"prep", "advmod", "xcomp", "acomp", "prt", "dobj", "advcl"})
_WHERE = frozenset({"in", "with", "ahead", "at", "on", "behind", "beyond", "within", "between"})
_US = frozenset({"we", "i", "they", "he", "she"})
_DO = frozenset({"done", "did", "doing", "does"})
_LIE = frozenset({"lie", "lies", "lying", "lied"})
_WRONG = frozenset({"wrong", "illegal", "improper", "inappropriate", "unlawful"})


def doing(verb: "Token", entry: Evaluation) -> Judgement | None:
    """Read what they did, or did not do: "he lied to us", "they have not explained why"."""
    if not is_verb(verb) or entry.type is None:
        return None
    if is_passive(verb) and verb.lower_ != "trusted":
        return _done_by(verb, entry)
    if not _counts(verb, entry) or (entry.type == "supports" and not _well_done(verb)):
        return None
    target = subject(verb)
    if target is None or not somebody(target):
        return None
    matter = trim(verb.doc, _first(verb), verb.right_edge.i)
    return Judgement("defends" if _clean(verb) else entry.type, target, verb, ((verb.i, verb.i),), matter)


def _counts(verb: "Token", entry: Evaluation) -> bool:
    """Say whether a verb has what its entry asks for, and is no other use of it."""
    if verb.tag_ == "VBG" and child(verb, ("aux",)) is None and verb.dep_ not in ("xcomp", "conj"):
        return False
    if entry.needs and has(verb, entry) == entry.forbidden:
        return False
    if entry.frame == "unkept" and not _undone(verb, entry):
        return False
    lies = verb.lower_ in _LIE and any(c.dep_ == "prep" and c.lower_ in _WHERE for c in verb.children)
    return not lies  # "the answer lies in"


def _done_by(verb: "Token", entry: Evaluation) -> Judgement | None:
    """Read "we were misled by the minister"."""
    by, whom = child(verb, ("agent",)), child(verb, ("nsubjpass",))
    target = child(by, ("pobj",)) if by is not None else None
    if entry.frame != "verb" or entry.type is None or target is None or whom is None or not somebody(target):
        return None
    if entry.needs and not ("us" in entry.needs and whom.lower_ in _US | entry.needs) and not has(verb, entry):
        return None  # "they were turned off by him" is not "they were let down by him"
    return Judgement(entry.type, target, verb, ((verb.i, verb.i),), (verb.i, verb.i))


def felt(verb: "Token", entry: Evaluation) -> Judgement | None:
    """Read "I admire her" and "we do not trust them"."""
    who, target = child(verb, ("nsubj",)), child(verb, ("dobj",))
    if entry.type is None or who is None or who.lower_ not in ("i", "we") or target is None or not somebody(target):
        return None
    return Judgement(entry.type, target, verb, ((verb.i, verb.i),), None)


def so_doing(adverb: "Token", entry: Evaluation) -> Judgement | None:
    """Read "the agency illegally spied on us": what they did is judged by how."""
    verb = adverb.head
    if adverb.dep_ != "advmod" or not is_verb(verb) or entry.type is None or is_passive(verb):
        return None
    if any(e.frame == "verb" for e in evaluations().get(verb.lower_, ())):
        return None  # "knowingly cheated" is one judgement
    target = subject(verb)
    if target is None or not somebody(target):
        return None
    return Judgement(entry.type, target, verb, ((adverb.i, adverb.i),), trim(verb.doc, _first(verb), verb.right_edge.i))


def due(verb: "Token", entry: Evaluation) -> Judgement | None:
    """Read what they should do, and what they deserve."""
    if entry.type is None or (entry.needs and not has(verb, entry)):
        return None
    governor = verb
    if verb.lower_ == "ashamed":
        over = verb.head
        if verb.dep_ not in ("acomp", "advmod") or over.lower_ != "be":
            return None
        governor = over
    if entry.frame == "should":
        modal = next((c for c in governor.children if c.dep_ == "aux" and c.lower_ in _SHOULD), None)
        if modal is None and governor.dep_ == "xcomp" and governor.head.lower_ in ("ought", "needs", "has"):
            modal = governor.head
        if modal is None or (verb.lower_ == "go" and _goes_on(verb)):
            return None
    elif not is_verb(verb):
        return None
    target = subject(governor)
    if target is None or not somebody(target):
        return None
    matter = trim(verb.doc, _first(governor), governor.right_edge.i)
    return Judgement(entry.type, target, governor, ((verb.i, verb.i),), matter)


def _undone(verb: "Token", entry: Evaluation) -> bool:
    """Say whether a deed was not done: "has not explained", "never told the truth", "has no plan"."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    what = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in entry.needs), None)
    return what is not None and any(d.lower_ in ("no", "zero") for d in what.children)


def _well_done(verb: "Token") -> bool:
    """Say whether what they did was good: "a great job", not just a job, nor "bad judgment"."""
    what = child(verb, ("dobj",))
    qualities = {c.lower_ for c in what.children if c.dep_ == "amod"} if what is not None else set()
    if verb.lower_ in _DO:
        return bool(qualities & words("quality", "supports"))
    return not qualities & words("quality", "criticises")


def _clean(verb: "Token") -> bool:
    """Say whether they did "nothing wrong"."""
    last = len(verb.doc) - 1
    return any(c.lower_ in ("nothing", "anything") and c.i < last and c.nbor().lower_ in _WRONG for c in verb.children)


def _goes_on(verb: "Token") -> bool:
    """Say whether "go" has somewhere to go: "he should go to Paris" asks for no resignation."""
    return any(c.dep_ in _WHITHER and c.i > verb.i for c in verb.children)


def _first(verb: "Token") -> int:
    """Return where the words for what they did begin: behind the subject, auxiliaries included."""
    before = [c.i for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "neg", "auxpass", "advmod")]
    at: int = min([*before, verb.i])
    who = child(verb, SUBJECTS)
    return max(at, who.right_edge.i + 1) if who is not None and who.i < verb.i else at
