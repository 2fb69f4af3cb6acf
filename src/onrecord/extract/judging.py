"""Read a judgement off the parse around a word that judges: of whom, in which words, and what it makes of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.extract.clauses import antecedent, child, is_verb, subtree
from onrecord.extract.evaluations import Evaluation, evaluations, words
from onrecord.extract.judged import CHAIN, HIS, Judgement, copula_of, has, out_of, somebody, subject, unthought
from onrecord.extract.judging_deeds import doing, due, felt, so_doing
from onrecord.model import RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEGREES = frozenset({"more", "less", "too"})


def judgement(token: "Token", entry: Evaluation) -> Judgement | None:
    """Return the judgement that a word makes in its place, if it makes one of somebody, in the speaker's name."""
    reader = _READERS.get(entry.frame)
    found = reader(token, entry) if reader is not None else None
    return found if found is not None and _own(found.governor) else None


def _own(governor: "Token") -> bool:
    """Say whether a clause is put forward as such: not "as if he lied", nor "the claim that he lied"."""
    at = governor
    for _ in range(CHAIN):
        if at.dep_ != "conj":
            break
        at = at.head
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in at.children):
        return False
    return not (at.dep_ in ("acl", "ccomp", "relcl") and at.head.lower_ in words("report"))


def _predicate(token: "Token", entry: Evaluation) -> Judgement | None:
    """Read "she is brave", "they are liars and cheats", "he is a disgrace to us"."""
    copula = copula_of(token) if entry.frame != "out" else out_of(token)
    noun = token.tag_.startswith("NN")
    if copula is None or entry.type is None or noun != (entry.frame in ("noun", "out")):
        return None
    if entry.needs and has(token, entry) == entry.forbidden:
        return None
    if entry.frame == "short" and child(copula, ("neg",)) is None and unthought(copula) is None:
        return None
    if any(c.lower_ in _DEGREES and c.dep_ == "advmod" for c in token.children) and not noun:
        return None  # "more effective" than others, who may be worse; "too smart"
    if token.dep_ == "conj" and any(e.type == entry.type for e in evaluations().get(token.head.lower_, ())):
        return None  # "a coward and a bully" is one judgement
    return _said_of(token, copula, entry.type)


def _with_quality(token: "Token", _entry: Evaluation) -> Judgement | None:
    """Read "he is a great leader": a noun that judges by the adjective before it."""
    copula = copula_of(token)
    if copula is None or not token.tag_.startswith("NN"):
        return None
    for quality in token.children:
        if quality.dep_ != "amod":
            continue
        for one in evaluations().get(quality.lower_, ()):
            if one.frame == "quality" and one.type is not None:
                return _said_of(token, copula, one.type, quality)
    return None


def _said_of(token: "Token", copula: "Token", type_: RelationType, quality: "Token | None" = None) -> Judgement | None:
    target = subject(copula)
    if target is None or not somebody(target):
        return None
    first = quality if quality is not None else token.head.head if token.dep_ == "pobj" else token
    cue = ((first.i, token.i),) if first.i <= token.i else ((token.i, token.i),)
    return Judgement(type_, target, copula, cue, subtree(first if token.dep_ == "pobj" else token))


def _belonging(token: "Token", entry: Evaluation) -> Judgement | None:
    """Read "the government's shameful record" and "his remarks were racist": what is theirs is judged."""
    if entry.type is None:
        return None
    noun = token.head if token.dep_ == "amod" else None
    governor: Token | None = noun
    if noun is None:
        copula = copula_of(token)
        noun = subject(copula) if copula is not None else None
        governor = copula
    if noun is None or governor is None or noun.lower_ not in words("thing"):
        return None
    if token.dep_ == "amod" and any(
        c.dep_ == "amod" and c.i < token.i and c.lower_ in words("deed", entry.type) for c in noun.children
    ):
        return None  # "reckless, dangerous remarks" is one judgement
    owner = child(noun, ("poss",))
    if owner is None:
        return None
    owner = antecedent(owner)
    if not (owner.lower_ in HIS or (owner.lower_ not in ("my", "our", "your", "its") and somebody(owner))):
        return None
    return Judgement(entry.type, owner, governor, ((token.i, token.i),), subtree(noun if noun == governor else token))


def _impersonal(token: "Token", entry: Evaluation) -> Judgement | None:
    """Read "it is shameful that the government has cut" and "shame on her"."""
    if entry.type is None:
        return None
    on = child(token, ("prep",))
    if token.lower_ == "shame" and on is not None and on.lower_ == "on":
        target = child(on, ("pobj",))
        if target is None or not somebody(target):
            return None
        return Judgement(entry.type, target, token, ((token.i, token.i),), None)
    copula = copula_of(token)
    if copula is None or (it := child(copula, ("nsubj", "expl"))) is None or it.lower_ not in ("it", "that"):
        return None
    clause = next(
        (c for over in (copula, token) for c in over.children if c.dep_ in ("ccomp", "csubj") and c.i > token.i), None
    )
    target = subject(clause) if clause is not None and is_verb(clause) else None
    if clause is None or target is None or not somebody(target):
        return None
    return Judgement(entry.type, target, copula, ((token.i, token.i),), subtree(clause))


_READERS: dict[str, Callable[["Token", Evaluation], Judgement | None]] = {
    **dict.fromkeys(("adjective", "noun", "short", "out"), _predicate),
    "person": _with_quality,
    **dict.fromkeys(("verb", "unkept"), doing),
    "feels": felt,
    "adverb": so_doing,
    **dict.fromkeys(("should", "deserves"), due),
    "deed": _belonging,
    "it": _impersonal,
}
