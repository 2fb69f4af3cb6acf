"""Read a judgement off the parse around a word that judges: of whom, in which words, and what it makes of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.annotate.people import body_nouns, nouns
from onrecord.extract.clauses import Range, antecedent, child, is_passive, is_verb, subtree, trim
from onrecord.extract.evaluations import Evaluation, evaluations, words
from onrecord.model import RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_THIRD = frozenset({"he", "she", "they", "him", "her", "them", "you"})
_HIS = frozenset({"his", "her", "their"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_SHOULD = frozenset({"should", "must", "ought"})
_OBJECTS = frozenset({"dobj", "prt", "advmod", "acomp", "oprd", "dative", "xcomp", "ccomp", "attr", "aux"})
_WHITHER = frozenset({"prep", "advmod", "xcomp", "acomp", "prt", "dobj", "advcl"})
_US = frozenset({"we", "i", "they", "he", "she"})
_DEGREES = frozenset({"more", "less", "too"})
_WRONG = frozenset({"wrong", "illegal", "improper", "inappropriate", "unlawful"})
_CHAIN = 4


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement, as tokens of one paragraph.

    Attributes:
        target: head of the words for whom it is about.
        governor: the word whose clause tells whether it is affirmed.
        cue: the words that judge.
        matter: what is said of them.
    """

    type: RelationType
    target: "Token"
    governor: "Token"
    cue: tuple[Range, ...]
    matter: Range | None


def judgement(token: "Token", entry: Evaluation) -> Judgement | None:
    """Return the judgement that a word makes in its place, if it makes one of somebody, in the speaker's name."""
    found = _read(token, entry)
    return found if found is not None and _own(found.governor) else None


def _own(governor: "Token") -> bool:
    """Say whether a clause is put forward as such: not "as if he lied", nor "the claim that he lied"."""
    at = governor
    for _ in range(_CHAIN):
        if at.dep_ != "conj":
            break
        at = at.head
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in at.children):
        return False
    return not (at.dep_ in ("acl", "ccomp", "relcl") and at.head.lower_ in words("report"))


def _read(token: "Token", entry: Evaluation) -> Judgement | None:
    frame = entry.frame
    if frame in ("adjective", "noun", "short", "out"):
        return _predicate(token, entry)
    if frame == "person":
        return _with_quality(token)
    if frame in ("verb", "unkept"):
        return _doing(token, entry)
    if frame == "feels":
        return _felt(token, entry)
    if frame == "adverb":
        return _so_doing(token, entry)
    if frame in ("should", "deserves"):
        return _due(token, entry)
    if frame == "deed":
        return _belonging(token, entry)
    return _impersonal(token, entry) if frame == "it" else None


def _predicate(token: "Token", entry: Evaluation) -> Judgement | None:
    """Read "she is brave", "they are liars and cheats", "he is a disgrace to us"."""
    copula = _copula(token) if entry.frame != "out" else _out_of(token)
    noun = token.tag_.startswith("NN")
    if copula is None or entry.type is None or noun != (entry.frame in ("noun", "out")):
        return None
    if entry.needs and _has(token, entry) == entry.forbidden:
        return None
    if entry.frame == "short" and child(copula, ("neg",)) is None and unthought(copula) is None:
        return None
    if any(c.lower_ in _DEGREES and c.dep_ == "advmod" for c in token.children) and not noun:
        return None  # "more effective" than others, who may be worse; "too smart"
    if token.dep_ == "conj" and any(e.type == entry.type for e in evaluations().get(token.head.lower_, ())):
        return None  # "a coward and a bully" is one judgement
    return _said_of(token, copula, entry.type)


def _with_quality(token: "Token") -> Judgement | None:
    """Read "he is a great leader": a noun that judges by the adjective before it."""
    copula = _copula(token)
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
    target = _subject(copula)
    if target is None or not somebody(target):
        return None
    first = quality if quality is not None else token.head.head if token.dep_ == "pobj" else token
    cue = ((first.i, token.i),) if first.i <= token.i else ((token.i, token.i),)
    return Judgement(type_, target, copula, cue, subtree(first if token.dep_ == "pobj" else token))


def _doing(verb: "Token", entry: Evaluation) -> Judgement | None:
    """Read what they did, or did not do: "he lied to us", "they have not explained why"."""
    if not is_verb(verb) or entry.type is None:
        return None
    if is_passive(verb) and verb.lower_ != "trusted":
        return _done_by(verb, entry)
    if verb.tag_ == "VBG" and child(verb, ("aux",)) is None and verb.dep_ not in ("xcomp", "conj"):
        return None
    if entry.needs and _has(verb, entry) == entry.forbidden:
        return None
    unkept = entry.frame == "unkept"
    if unkept and not _undone(verb, entry):
        return None
    if verb.lower_ in ("lie", "lies", "lying", "lied") and child(verb, ("prep",)) is not None:
        places = {c.lower_ for c in verb.children if c.dep_ == "prep"}
        if places & {"in", "with", "ahead", "at", "on", "behind", "beyond", "within", "between"}:
            return None  # "the answer lies in"
    bad = words("quality", "criticises")
    if entry.type == "supports" and any(d.lower_ in bad for c in verb.children if c.dep_ == "dobj" for d in c.children):
        return None  # "has shown bad judgment"
    if verb.lower_ in ("done", "did", "doing", "does") and entry.type == "supports" and not _well_done(verb):
        return None
    target = _subject(verb)
    if target is None or not somebody(target):
        return None
    matter = trim(verb.doc, _first(verb), verb.right_edge.i)
    clean = any(
        c.lower_ in ("nothing", "anything") and c.nbor().lower_ in _WRONG for c in verb.children if c.i + 1 < len(c.doc)
    )
    return Judgement("defends" if clean else entry.type, target, verb, ((verb.i, verb.i),), matter)


def _done_by(verb: "Token", entry: Evaluation) -> Judgement | None:
    """Read "we were misled by the minister"."""
    by, whom = child(verb, ("agent",)), child(verb, ("nsubjpass",))
    target = child(by, ("pobj",)) if by is not None else None
    if entry.frame != "verb" or entry.type is None or target is None or whom is None or not somebody(target):
        return None
    if entry.needs and not ("us" in entry.needs and whom.lower_ in _US | entry.needs) and not _has(verb, entry):
        return None  # "they were turned off by him" is not "they were let down by him"
    return Judgement(entry.type, target, verb, ((verb.i, verb.i),), (verb.i, verb.i))


def _felt(verb: "Token", entry: Evaluation) -> Judgement | None:
    """Read "I admire her" and "we do not trust them"."""
    who, target = child(verb, ("nsubj",)), child(verb, ("dobj",))
    if entry.type is None or who is None or who.lower_ not in ("i", "we") or target is None or not somebody(target):
        return None
    return Judgement(entry.type, target, verb, ((verb.i, verb.i),), None)


def _so_doing(adverb: "Token", entry: Evaluation) -> Judgement | None:
    """Read "the agency illegally spied on us": what they did is judged by how."""
    verb = adverb.head
    if adverb.dep_ != "advmod" or not is_verb(verb) or entry.type is None or is_passive(verb):
        return None
    if any(e.frame == "verb" for e in evaluations().get(verb.lower_, ())):
        return None  # "knowingly cheated" is one judgement
    target = _subject(verb)
    if target is None or not somebody(target):
        return None
    return Judgement(entry.type, target, verb, ((adverb.i, adverb.i),), trim(verb.doc, _first(verb), verb.right_edge.i))


def _due(verb: "Token", entry: Evaluation) -> Judgement | None:
    """Read what they should do, and what they deserve."""
    if entry.type is None or (entry.needs and not _has(verb, entry)):
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
    target = _subject(governor)
    if target is None or not somebody(target):
        return None
    matter = trim(verb.doc, _first(governor), governor.right_edge.i)
    return Judgement(entry.type, target, governor, ((verb.i, verb.i),), matter)


def _belonging(token: "Token", entry: Evaluation) -> Judgement | None:
    """Read "the government's shameful record" and "his remarks were racist": what is theirs is judged."""
    if entry.type is None:
        return None
    noun = token.head if token.dep_ == "amod" else None
    governor: Token | None = noun
    if noun is None:
        copula = _copula(token)
        noun = _subject(copula) if copula is not None else None
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
    if not (owner.lower_ in _HIS or (owner.lower_ not in ("my", "our", "your", "its") and somebody(owner))):
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
    copula = _copula(token)
    if copula is None or (subject := child(copula, ("nsubj", "expl"))) is None or subject.lower_ not in ("it", "that"):
        return None
    clause = next(
        (c for over in (copula, token) for c in over.children if c.dep_ in ("ccomp", "csubj") and c.i > token.i), None
    )
    target = _subject(clause) if clause is not None and is_verb(clause) else None
    if clause is None or target is None or not somebody(target):
        return None
    return Judgement(entry.type, target, copula, ((token.i, token.i),), subtree(clause))


def _copula(token: "Token") -> "Token | None":
    """Return the "is" before a predicate, also one that is coordinated: "weak and dishonest"."""
    at = token
    for _ in range(_CHAIN):
        if at.dep_ != "conj" or is_verb(at.head):
            break
        at = at.head
    over = at.head
    if at.dep_ not in ("acomp", "attr", "oprd") or over.lower_ not in words("copula"):
        return None
    return over


def _out_of(noun: "Token") -> "Token | None":
    """Return the "is" of "is out of touch"."""
    of = noun.head
    out = of.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or out.lower_ != "out" or out.head.lower_ not in words("copula"):
        return None
    return out.head


def unthought(verb: "Token") -> "Token | None":
    """Return the "not" of a verb of thinking over a clause: "I do not think that he is"."""
    over = verb.head
    if verb.dep_ not in ("ccomp", "conj") or over.lower_ not in words("thinks"):
        return None
    return next((c for c in over.children if c.dep_ == "neg"), None)


def _subject(verb: "Token") -> "Token | None":
    """Return the subject of a clause, its own or that of the verb that it is coordinated with."""
    at = verb
    for _ in range(_CHAIN):
        own = child(at, _SUBJECTS)
        if own is not None:
            return antecedent(own)
        if at.dep_ not in ("conj", "xcomp") or not is_verb(at.head):
            return None
        if at.dep_ == "xcomp" and (child(at.head, ("dobj",)) is not None or at.head.lower_ in words("calls")):
            return None
        at = at.head
    return None


def somebody(token: "Token") -> bool:
    """Say whether words name people or a body other than the speaker's: a name, a pronoun, "the government"."""
    if token.tag_ == "PRP":
        return token.lower_ in _THIRD
    if token.tag_ == "PRP$":
        return token.lower_ in _HIS
    if token.tag_ in ("WP", "WDT", "DT", "CD", "EX") or token.lower_ in words("made"):
        return False
    if any(c.dep_ == "poss" and c.lower_ in ("my", "our", "your") for c in token.children):
        return False
    if token.tag_ in ("NNP", "NNPS"):
        return token.ent_type_ in _NAMED or not token.ent_type_
    if token.tag_ not in ("NN", "NNS"):
        return False
    if token.text[0].isupper() and not any(token.children):
        return token.ent_type_ in _NAMED or not token.ent_type_  # an unusual name; if it is none, nobody is meant by it
    word = token.lower_
    if word not in nouns() and word not in body_nouns() and word not in words("body"):
        return False
    return any(c.dep_ in ("det", "poss") and (c.lower_ in _KNOWN or c.dep_ == "poss") for c in token.children)


def _has(token: "Token", entry: Evaluation) -> bool:
    """Say whether one of the words that an entry names hangs on a token: object, particle, complement."""
    for c in token.children:
        if c.dep_ in _OBJECTS:
            if c.lower_ in entry.needs or any(
                d.dep_ in ("advmod", "aux", "dobj", "conj") and d.lower_ in entry.needs for d in c.children
            ):
                return True
        elif c.dep_ == "prep" and (c.lower_ in entry.needs or any(d.lower_ in entry.needs for d in c.children)):
            return True
    return False


def _undone(verb: "Token", entry: Evaluation) -> bool:
    """Say whether a deed was not done: "has not explained", "never told the truth", "has no plan"."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    what = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in entry.needs), None)
    return what is not None and any(d.lower_ in ("no", "zero") for d in what.children)


def _well_done(verb: "Token") -> bool:
    """Say whether the job that was done was a good one."""
    job = child(verb, ("dobj",))
    good = words("quality", "supports")
    return job is not None and any(c.dep_ == "amod" and c.lower_ in good for c in job.children)


def _goes_on(verb: "Token") -> bool:
    """Say whether "go" has somewhere to go: "he should go to Paris" asks for no resignation."""
    return any(c.dep_ in _WHITHER and c.i > verb.i for c in verb.children)


def _first(verb: "Token") -> int:
    """Return where the words for what they did begin: behind the subject, auxiliaries included."""
    before = [c.i for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "neg", "auxpass", "advmod")]
    at: int = min([*before, verb.i])
    subject = child(verb, _SUBJECTS)
    return max(at, subject.right_edge.i + 1) if subject is not None and subject.i < verb.i else at
