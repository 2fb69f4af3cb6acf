"""How a text puts forward what one of its words says: everything on the word and over it, added up.

Walks from the word up the parse. Each governor on the way ("refused to", "asked whether", "calls to", "if …") does what
`onrecord.extract.factuality` says of it, and what hangs on a governor that shares its fate ("did not want to …") counts
too (`onrecord.extract.operators`). Negations are counted, an odd number denies; of several modalities the first
in `onrecord.extract.factuality.ORDER` stands. Reports in plain words ("said that …") change nothing: who says so is the
attribution's concern.
"""

from onrecord.extract.factuality import Reading, Words, plain
from onrecord.extract.operators import moods, negations
from onrecord.extract.sentences import Parse, asked, commanded, conditions, is_verb, subject
from onrecord.extract.steps import Step
from onrecord.model import Modality

_DEPTH = 12
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SELF = frozenset({"i", "we"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_ADVISED = frozenset({"should", "ought", "need", "needs"})
_WISHES = frozenset({"want", "wants", "wanted", "wish", "wishes", "wished", "like"})


def over(p: Parse, word: int, *, top: int = -1, past: bool = False, act: bool = False, doubt: bool = True) -> Reading:
    """Return how the text puts forward what ``word`` says.

    Args:
        p: the parse.
        word: a verb, noun or adjective.
        top: the last word to be looked at; -1 for all the way up.
        past: the words up to ``top`` are reported in the past, so that their "would" is a "will".
        doubt: what somebody did not say ("never said that …") is put forward weakly, if it is not known to hold.
        act: ``word`` names an act done with words, which "I want to thank you" performs.
    """
    r = Reading()
    past = past or (top < 0 and _told_in_the_past(p, word))
    _on(p, word, r, past=past)
    if act:
        _performed(p, word, r)
    node, main, told = word, True, False
    for _ in range(_DEPTH):
        if node == top or p.head[node] == node:
            break
        main = main and not _aside(p, node)
        before = len(r.negations)
        step = Step(p, node, r)
        step.take()
        h = step.h
        told = told or step.clause
        if step.share != "none" and h != node:
            inner = Reading()
            _on(p, h, inner, past=past)
            r.moods += _passed_on(p, h, inner, step.share)
            if step.share in ("all", "report"):
                r.negations += inner.negations
            if act and p.dep[node] == "xcomp":
                _performed(p, h, r, word)
        if told:  # "did not say that …" denies nothing of what was not said
            r.moods += [("evidential_weak", words) for words in r.negations[before:] if doubt]
            del r.negations[before:]
        if step.stop:
            break
        node = h
    r.settle()
    if top < 0 and main:
        mark = asked(p, word)
        if mark >= 0:
            r.moods.append(("question", (mark,)))
    return r


def _passed_on(p: Parse, h: int, inner: Reading, share: str) -> list[tuple[Modality, Words]]:
    """Return the moods of a governor that reach what it reports: "remember that …" orders nothing of that."""
    if share != "report" or not any(m == "directive" for m, _ in inner.moods):
        return inner.moods
    if p.lower[h] in ("suppose", "imagine", "assume"):
        return [("hypothetical", (h,))]
    return [m for m in inner.moods if m[0] != "directive"]


def _aside(p: Parse, i: int) -> bool:
    """Say whether a clause stands beside what its sentence asks: a finite relative or adverbial clause."""
    return p.dep[i] in ("relcl", "advcl") and p.tag[i] in _FINITE


def _on(p: Parse, i: int, r: Reading, *, past: bool) -> None:
    """Take in what hangs on a word itself."""
    r.negations += negations(p, i)
    r.moods += moods(p, i, past=past)
    if is_verb(p, i):
        r.moods += (("hypothetical", words) for words in conditions(p, i))
        if commanded(p, i):
            r.moods.append(("directive", (i,)))


def _told_in_the_past(p: Parse, i: int) -> bool:
    """Say whether the clause of a word is reported by a verb in the past, outside of any quotation around the word."""
    for _ in range(_DEPTH):
        h = p.head[i]
        if h == i:
            return False
        if p.dep[i] == "ccomp":
            who = subject(p, i)  # a fragment in quotation marks belongs to the clause around it
            return p.tag[h] in ("VBD", "VBN", "VBG") and p.quote[who if who >= 0 else i] == p.quote[h]
        i = h
    return False


def _performed(p: Parse, i: int, r: Reading, word: int = -1) -> None:
    """Drop wish and modesty where the words are the act itself: "I want to thank", "she wished to apologise"."""
    done = p.lower[word if word >= 0 else i]
    who = subject(p, i)
    if done not in plain("performed") or who < 0 or any(True for _ in conditions(p, i)):
        return
    if p.lower[who] in _SELF:
        mine = {i, *p.kids[i]}
        r.moods[:] = [
            m for m in r.moods if not (m[0] in _MODEST and mine.issuperset(m[1]) and p.lower[m[1][0]] not in _ADVISED)
        ]
    elif p.lower[who] in _PRONOUNS and p.lower[i] in _WISHES and p.dep[i] == "ccomp":
        r.moods[:] = [m for m in r.moods if not (m[0] == "desire_intention" and m[1] == (i,))]


_MODEST = frozenset({"desire_intention", "hypothetical", "necessity", "prediction"})
