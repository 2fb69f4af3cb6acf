"""First version of how a content is meant: negated or not, asserted, demanded, wished, foreseen, asked, heard."""

from typing import Literal

from onrecord.annotate.lexicon import Cue, words
from onrecord.extract.assertion import manner
from onrecord.extract.candidate import Candidate
from onrecord.extract.tree import Tree
from onrecord.model import Modality, Polarity

Stance = Literal["says", "denies", "withholds"]

_UNREAL: frozenset[Modality] = frozenset({"hypothetical", "prediction", "desire_intention", "necessity"})
_NO = frozenset({"no", "neither", "little", "few"})
_NEGATIVE = frozenset({"no", "nothing", "nobody", "none", "never", "neither", "nowhere"})
_NECESSITY = frozenset({"must", "should", "ought"})
_NEED = frozenset({"need", "needs", "needed", "has", "have", "had", "got"})
_FUTURE = frozenset({"will", "'ll", "wo", "shall"})
_POSSIBLE = frozenset({"could", "might", "may"})
_REQUESTS = frozenset({"obj", "obj_to", "obj_to_c", "to", "for_to", "prep_for"})
_HEARSAY = frozenset({"that@p", "to@p", "wh@p", "adverb", "n_that_none"})  # of nobody who is written
_CLAUSES = frozenset({"quote", "wh", "paren", "that"})
_WISHES = frozenset({"hope", "wish", "want"})
_BELIEF = frozenset({"think", "thinks", "believe", "believes", "feel", "say", "know", "guess", "suppose", "hope"})


def stance_of(t: Tree, found: Candidate, cue: Cue | None) -> Stance:
    """Return what the source does with the content: says it, denies it, or will not or did not say it."""
    if _refused(t, found) or _to_come(t, found.cue_at):
        return "withholds"
    rejects = " ".join(t.lower[max(found.cue_at, 0) :][:2]) in words("rejections")
    return "denies" if rejects or (cue and cue.denies) else "says"


def polarity(t: Tree, found: Candidate, stance: Stance) -> Polarity:
    """Return the polarity of a content: negative when it is denied, not said, or says itself that something is not."""
    if stance == "denies" or _refused(t, found):
        return "negative"
    root = root_of(t, found)
    return "negative" if root >= 0 and _negative_clause(t, root, found) else "positive"


def _refused(t: Tree, found: Candidate) -> bool:
    """Say whether the source did not say it, or would not: "did not say", "declined to say", "refused to resign"."""
    refuses = found.rule == "to" and t.lower[found.cue_at] in words("refusals")
    return refuses or negated(t, found.cue_at)


def _to_come(t: Tree, i: int) -> bool:
    """Say whether the cue verb has not happened: "would say", "is expected to say", "if she says", "wants to say"."""
    if i < 0 or t.tag[i][:2] != "VB":
        return False
    if t.tag[i] == "VB":
        return manner(t.paragraph.doc[i]).modality in _UNREAL
    # Of a finite verb only its own clause counts: what governs it ("the money that he says he has") changes nothing.
    supposed = t.dep[i] == "advcl" and any(t.dep[k] == "mark" and t.lower[k] in ("if", "unless") for k in t.kids[i])
    return supposed or any(t.dep[k] == "aux" and t.tag[k] == "MD" for k in t.kids[i])


def negated(t: Tree, i: int) -> bool:
    """Say whether the cue ``i`` is said not to be there: "did not say", "declined to say", "no evidence"."""
    if i < 0:
        return False
    h = t.head[i]
    if any(t.dep[k] == "neg" or (t.dep[k] == "det" and t.lower[k] in _NO) for k in t.kids[i]):
        return True
    if t.dep[i] in ("dobj", "acomp"):  # "did not have evidence", "is not sure"
        return any(t.dep[k] == "neg" for k in t.kids[h]) or _negated_by_verb(t, h)
    return _negated_by_verb(t, i)


def _negated_by_verb(t: Tree, i: int) -> bool:
    """Say whether the verb above says that the infinitive ``i`` did not happen: "refused to say", "did not want to"."""
    h = t.head[i]
    if t.dep[i] != "xcomp":
        return False
    return t.lower[h] in words("refusals") or any(t.dep[k] == "neg" for k in t.kids[h])


def root_of(t: Tree, found: Candidate) -> int:
    """Return the main verb of the content's first sentence, or -1."""
    for first, last in found.content:
        for i in range(first, last + 1):
            h = t.head[i]
            if (h == i or not first <= h <= last) and t.tag[i][:2] in ("VB", "MD"):
                return i
    return -1


def _negative_clause(t: Tree, root: int, found: Candidate) -> bool:
    first, last = next(p for p in found.content if p[0] <= root <= p[1])
    for k in t.kids[root]:
        if not first <= k <= last:
            continue
        if t.dep[k] == "neg" or (
            t.lower[k] in _NEGATIVE and t.dep[k] in ("nsubj", "dobj", "attr", "advmod", "nsubjpass")
        ):
            return True
        if t.dep[k] in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            t.lower[x] == "no" and t.dep[x] in ("det", "neg") for x in t.kids[k]
        ):
            return True
    return t.lower[root] in words("failures") and any(t.dep[k] == "xcomp" for k in t.kids[root])


def modality(t: Tree, found: Candidate, cue: Cue | None, *, quoted: bool) -> Modality:
    """Return how the content is put forward."""
    frame = found.rule.split("@")[0]
    first, last = found.content[0][0], found.content[-1][1]
    given = cue.modality if cue is not None else None
    if (frame == "wh" and given == "question") or (quoted and t.text[last] == "?"):
        return "question"
    if found.head < 0 and found.rule in _HEARSAY:
        return "hearsay"
    if frame in _REQUESTS and given in ("directive", "question"):
        return "directive"
    if given == "desire_intention" and (frame not in _CLAUSES or (cue is not None and cue.lemma in _WISHES)):
        return given
    if given in ("prediction", "evidential_weak", "hearsay"):
        return given
    return _mood(t, found, first, last, quoted=quoted)


def _mood(t: Tree, found: Candidate, first: int, last: int, *, quoted: bool) -> Modality:
    root = root_of(t, found)
    for _ in range(3):
        if root < 0:
            return "asserted"
        aux = {t.lower[k] for k in t.kids[root] if t.dep[k] == "aux"}
        if aux & _NECESSITY or (t.lower[root] in _NEED and _has_to(t, root)):
            return "necessity"
        if "would" in aux:
            condition = any(t.lower[i] == "if" for i in range(first, last + 1))
            past = found.cue_at >= 0 and t.tag[found.cue_at] in ("VBD", "VBN", "VBG")
            return "prediction" if past and not quoted and not condition else "hypothetical"
        if aux & _POSSIBLE:
            return "hypothetical"
        if aux & _FUTURE or (t.lower[root] == "going" and _has_to(t, root)):
            return "prediction"
        inner = t.child(root, "ccomp")
        if t.lower[root] not in _BELIEF or not first <= inner <= last:
            return "asserted"
        root = inner
    return "asserted"


def _has_to(t: Tree, root: int) -> bool:
    k = t.child(root, "xcomp")
    return k > root and any(t.lower[x] == "to" and t.dep[x] == "aux" for x in t.kids[k])
