"""What hangs on a verb or noun itself and says how it is meant: "not", "nobody", "may", "reportedly".

What stands over it, and how all of that adds up, is `onrecord.extract.scope`.
"""

from collections.abc import Iterator

from onrecord.extract.factuality import Words, effect, plain
from onrecord.extract.sentences import ASKING, BE, SUBJECTS, Parse, asked, child, conditions, is_verb, subject
from onrecord.model import Modality

_NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "noone", "neither"})
_NO = frozenset({"no", "neither", "nary"})
_NEEDS = frozenset({"need", "needs", "needed"})
_SCARCE = frozenset({"few", "little"})
_HARMLESS = frozenset({"only", "until", "till", "just", "merely", "least", "simply", "surprisingly", "doubt"})
_NO_WAY = frozenset({"way", "circumstances", "account", "means", "sense", "time", "point", "stage"})
_BY_DEGREES = ("doubl", "tripl", "trebl", "halv", "quadrupl", "complet", "exhaust")
_ABLE = frozenset(
    {"see", "hear", "afford", "remember", "recall", "understand", "find", "feel", "help", "tell", "smell"}
)
_HABIT = frozenset({"often", "always", "sometimes", "usually", "regularly", "occasionally", "invariably", "frequently"})
_LATER = frozenset({"later", "eventually", "subsequently"})
_EACH = frozenset({"each", "every", "most", "some"})
REPORTS = frozenset(
    {"reports", "rumours", "rumors", "rumour", "rumor", "speculation", "gossip", "hearsay", "legend", "folklore"}
)
_THE_PRESS = frozenset({"of", "media", "news", "press", "newspaper", "television", "tv", "radio"})
_OBJECTS = frozenset({"dobj", "attr", "dative", "oprd"})


def negations(p: Parse, i: int) -> Iterator[Words]:
    """Yield what negates ``i``: a particle or adverb, a determiner, a subject or object that is nobody or nothing."""
    low = p.lower
    adverbs = plain("adverb")
    for k in p.kids[i]:
        d, w = p.dep[k], low[k]
        if w == "longer" and k and low[k - 1] in ("no", "any"):
            if low[k - 1] == "no":
                yield (k - 1, k)
        elif d == "neg" or (w in adverbs and adverbs[w].denies and d in ("advmod", "preconj", "cc", "det") and k < i):
            if not _void(p, i, k):
                yield (k,)
        elif d in SUBJECTS or d in _OBJECTS:
            found = nothing(p, k)
            if found and (d in SUBJECTS or k > i or p.tag[k] != "WP"):
                yield found
        elif d == "det" and w in _NO and not is_verb(p, i):
            yield (k,)
        elif d in ("aux", "auxpass"):  # "why wasn't it mended?"
            yield from ((x,) for x in p.kids[k] if p.dep[x] == "neg" and not _void(p, i, x))
        elif d == "acomp":
            yield from ((x,) for x in p.kids[k] if low[x] in adverbs and adverbs[low[x]].denies and not _void(p, k, x))
        elif d == "prep":
            under = child(p, k, "pobj")
            if under >= 0 and low[under] in _NO_WAY:
                yield from ((k, x, under) for x in p.kids[under] if low[x] == "no")
    if not is_verb(p, i):
        found = _scarce(p, i)
        if found:
            yield found


def _void(p: Parse, i: int, k: int) -> bool:
    """Say whether a "not" denies nothing: "not only", "not until Friday", "isn't it time …?", "almost 30"."""
    low = p.lower
    if k + 1 < len(low) and low[k + 1] in _HARMLESS:
        return True
    if low[k] in ("almost", "nearly"):
        return not is_verb(p, i) or low[i].startswith(_BY_DEGREES)
    if low[k] in ("not", "n't") and p.dep[k] == "neg":
        who = subject(p, i)
        first = next((x for x in range(p.left[i], i) if low[x][0].isalnum()), i)
        asks = asked(p, i) >= 0 and not any(p.tag[x][0] == "W" for x in range(first, i + 1))
        return asks and low[first] in ASKING and (who >= 0 or p.dep[i] == "ROOT")
    return False


def nothing(p: Parse, k: int) -> Words:
    """Return the words that make a noun phrase one of nobody or nothing; none when it names something."""
    low = p.lower
    if low[k] in _NOBODY:
        return (k,)
    if low[k] == "time" and low[p.head[k]][:4] in ("lost", "lose", "losi", "wast"):
        return ()  # "lost no time in blaming him"
    if low[k] in ("doubt", "wonder", "matter") or (low[k] == "question" and low[k + 1 : k + 2] == ["that"]):
        return ()
    for x in p.kids[k]:
        if low[x] in _NO and p.dep[x] in ("det", "neg", "preconj", "amod", "advmod", "cc"):
            return (x, k) if low[k] == "one" else (x,)
        if low[x] == "one" and x and low[x - 1] == "not" and p.head[x - 1] == x:
            return (x - 1, x)
        if low[x] in ("hardly", "barely", "scarcely") and x < k:
            return (x,)
        if low[x] == "not" and p.dep[x] in ("neg", "preconj", "advmod") and x < k and low[x + 1] not in _HARMLESS:
            return (x,)
    return _scarce(p, k)


def _scarce(p: Parse, k: int) -> Words:
    """Return "few" or "little" without "a"."""
    low = p.lower
    if any(p.dep[x] in ("det", "poss") and low[x] not in _SCARCE for x in p.kids[k]):
        return ()
    if low[k] in _SCARCE and p.tag[k] in ("JJ", "NN", "NNS", "DT"):
        return (k,)
    for x in p.kids[k]:
        quantity = low[x] == "few" or (low[x] == "little" and p.tag[k] == "NN")
        if quantity and p.dep[x] in ("amod", "det"):
            return (x,)
    return ()


def moods(p: Parse, i: int, *, past: bool) -> Iterator[tuple[Modality, Words]]:
    """Yield the modalities that auxiliaries, adverbs and adjectives on ``i`` itself give it.

    ``past`` says that it is reported in the past, where "would" only puts "will" back.
    """
    low = p.lower
    adverbs, modals = plain("adverb"), plain("modal")
    for k in p.kids[i]:
        d, w = p.dep[k], low[k]
        if d == "aux" and w in modals and (p.tag[k] == "MD" or w == "need"):
            found = _modal(p, i, k, past=past)
            if found:
                yield found, (k,)
        elif w in adverbs and adverbs[w].modality and d in ("advmod", "amod", "prep"):
            yield adverbs[w].modality, (k,)  # type: ignore[misc]  # checked one line above
        elif d == "acomp":
            under = (x for x in p.kids[k] if low[x] in adverbs and x < k)
            yield from ((m, (x,)) for x in under if (m := adverbs[low[x]].modality))
        elif d in ("amod", "compound") and not is_verb(p, i):
            does = effect(("adjective",), w, "modified", frozenset())
            if does and does.modality:
                yield does.modality, (k,)
        elif d == "prep" and w == "according":
            source = of_nobody(p, k)
            if source:
                yield "hearsay", source
        elif d in ("ccomp", "parataxis") and child(p, k, "ccomp", "xcomp") < 0:
            yield from _inserted(p, k)
        elif w in REPORTS and d == "nsubj" and child(p, i, "ccomp") >= 0 and child(p, k, "poss", "compound") < 0:
            yield "hearsay", (k,)  # "reports say that …"
        elif w == "whoever" and d == "nsubj":
            yield "hypothetical", (k,)
    if is_verb(p, i) and i > 1 and low[i - 1] == "but" and low[i - 2] == "all":
        yield "evidential_weak", (i - 2, i - 1)
    if low[i] in _NEEDS and is_verb(p, i) and child(p, i, "dobj", "nsubjpass") >= 0:
        yield "necessity", (i,)
    if low[i] in BE:
        yield from (
            ("necessity", (k,)) for k in p.kids[i] if p.dep[k] == "csubj" and low[k] in ("needs", "need", "needed")
        )


def _inserted(p: Parse, k: int) -> Iterator[tuple[Modality, Words]]:
    """Yield what a clause put in says of the rest: "it is said", "it seems"."""
    who = subject(p, k)
    if who >= 0 and p.lower[who] == "it":
        does = effect(("passive", "verb"), p.lower[k], "paren", frozenset())
        if does and does.modality and (child(p, k, "auxpass") >= 0 or does.modality != "hearsay"):
            yield does.modality, (k,)


def _modal(p: Parse, i: int, k: int, *, past: bool) -> Modality | None:
    """Return what a modal verb makes of the verb that it serves."""
    w = p.lower[k]
    if p.text[k] == "May" and not _opens(p, k):
        return None  # Theresa May
    beside = {p.lower[x] for x in p.kids[i]}
    if w == "could" and (
        p.lower[i] in _ABLE or any(p.dep[x] == "neg" for x in p.kids[i]) or beside & {"hardly", "barely"}
    ):
        return None
    if w == "could" and "before" in beside:
        return None
    if w in ("would", "'d"):
        if p.lower[i] in ("like", "love"):
            return None  # "would like to": a wish
        if beside & _HABIT or any(p.dep[x] == "npadvmod" and p.lower[p.left[x]] in _EACH for x in p.kids[i]):
            return None
        if "only" in beside and p.lower[i] in plain("telling"):
            return None  # "would only say that …"
        if "rather" in beside:
            return "desire_intention"
        if beside & _LATER and not past:
            return None  # told from later on: it came about
        if past and "have" not in beside and not any(True for _ in conditions(p, i)):
            return "prediction"
    return plain("modal")[w].modality


def _opens(p: Parse, k: int) -> bool:
    return k == p.sent[k] or p.text[k - 1] in '"“'


def of_nobody(p: Parse, k: int) -> Words:
    """Return the words of an "according to" that names nobody: reports, rumours."""
    for x in range(k + 1, min(k + 6, p.stop[k])):
        if p.lower[x] in REPORTS:
            owners = (y for y in p.kids[x] if p.dep[y] in ("poss", "compound", "prep", "acl"))
            named = any(p.lower[y] not in _THE_PRESS for y in owners)
            return () if named else (k, x)
    return ()
