"""Weigh what speaks for and against two being one actor, and give the reasons with the score.

Each feature adds its weight in log odds (as Fellegi and Sunter 1969 do); the sum is squashed to a likelihood.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.actors.assignment import Reason, Score, Verdict
from onrecord.actors.bodies import Body, compare_bodies
from onrecord.actors.facts import NEVER, Corpus, Facts, gather
from onrecord.actors.names import Likeness, Name, compare_names
from onrecord.actors.profile import Profile
from onrecord.actors.roles import apart, overlap
from onrecord.actors.weights import DEFAULT, Options, Weights
from onrecord.actors.wording import FINDINGS, NAME

UNLIKE = ("other", "conflict", "none")
EMPTY = Corpus({}, {}, {}, {})
_DOUBT = 0.5  # articles by which a companion's record is taken to be off either way
_ENOUGH = 9  # articles after which more of the same company prove nothing new
_MOST = 8.0  # bits of evidence that company can give either way
_STRONG = 1.0  # bits: companions meet the other twice as often as chance would have it
_ROLE = ("role", "post", "wikidata")
_GROUNDS = (*_ROLE, "field", "shared", "companions", "outlet")
_SHORT = ("nickname", "double", "typo", "initial", "acronym")
_OFTEN = ("initial", "bare", "acronym")
_MANY = 4  # names of an actor that are compared; more are spellings of these


_AGAINST = {
    "gender": ("gender", "one is a man, the other a woman"),
    "kind": ("kind", "one is a person, the other is not"),
    "identified": ("wikidata", "{0} is not {1}"),
    "reference": ("known", "{0} and {1} are two in the reference set"),
    "never": ("kind", "groups and unnamed voices are not matched across articles"),
    "judgement": ("judgement", "somebody decided that they are two"),
}
Found = tuple[str, float, tuple[Any, ...]]  # the weight it takes, how much of it, what `words` needs to say it


def compare(a: Profile | Facts, b: Profile | Facts, *, corpus: Corpus = EMPTY, options: Options = DEFAULT) -> Score:
    """Say whether two are one actor: the same, different, or unsure; and why.

    Args:
        a: an appearance, or what is known of several.
        b: the other.
        corpus: counts over all profiles; without them everybody's companions are rare and no surname is common.
        options: weights and thresholds.
    """
    a = gather([a]) if isinstance(a, Profile) else a
    b = gather([b]) if isinstance(b, Profile) else b
    against = forbids(a, b)
    if against is not None:
        return Score(0.0, "different", (against,))
    weights = options.weights
    found = tuple(evidence(a, b, corpus))
    total = weights.bias + sum(getattr(weights, key) * amount for key, amount, _ in found)
    value = likelihood(total)
    return Score(value, verdict(value, options), tuple(reason(entry, weights) for entry in found))


def weigh(a: Facts, b: Facts, corpus: Corpus, options: Options) -> float:
    """Return the log odds that two are one; minus infinity where something forbids it."""
    if forbids(a, b) is not None:
        return -math.inf
    weights = options.weights
    total = weights.bias
    for key, amount, _ in evidence(a, b, corpus):
        total += getattr(weights, key) * amount
    return round(total, 6)  # so that no two machines order links differently


def likelihood(odds: float) -> float:
    """Return log odds as a likelihood, rounded so that it reads the same on every machine."""
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, odds)))), 4) if odds > -math.inf else 0.0


def odds(value: float) -> float:
    """Return a likelihood as log odds."""
    return math.log(value / (1 - value))


def verdict(value: float, options: Options) -> Verdict:
    """Return what a likelihood means."""
    if value >= options.same_at:
        return "same"
    return "different" if value <= options.different_at else "unsure"


def forbids(a: Facts, b: Facts) -> Reason | None:
    """Return what rules out that two are one, whatever else speaks for it; None: nothing."""
    if (a.kinds | b.kinds) & NEVER:
        return _against("never")
    if any((number, 1 - side) in b.marks for number, side in a.marks):
        return _against("judgement")
    if a.wikidata and b.wikidata and not a.wikidata & b.wikidata:
        return _against("identified", min(a.wikidata), min(b.wikidata))
    if a.known and b.known and not a.known & b.known:
        return _against("reference", min(a.known), min(b.known))
    if a.person != b.person:
        return _against("kind")
    if len(a.genders) == len(b.genders) == 1 and a.genders != b.genders:
        return _against("gender")
    return None


def _against(key: str, *data: object) -> Reason:
    feature, words = _AGAINST[key]
    return Reason(feature, -math.inf, words.format(*data))


def reason(found: Found, weights: Weights) -> Reason:
    """Put a finding into words."""
    key, amount, data = found
    feature, say = FINDINGS.get(key, NAME)
    return Reason(feature, round(getattr(weights, key) * amount, 2), say(*data))


def grounded(a: Facts, b: Facts, corpus: Corpus) -> bool:
    """Say whether enough besides name and time speaks for two being one, whatever the sum is.

    A bare surname needs a role or companions who seldom meet anybody else; a nickname, an initial, an acronym or a slip
    needs anything at all; a name in full, in whatever spelling and order, nothing.
    """
    (form, *_), *others = evidence(a, b, corpus)
    if form == "bare":
        return any(key in _ROLE or (key == "companions" and bits >= _STRONG) for key, bits, _ in others)
    return form not in _SHORT or any(key in _GROUNDS for key, _, _ in others)


def best_name(a: Facts, b: Facts) -> tuple[Likeness, Name | Body, Name | Body] | None:
    """Return how alike the most alike of their names are, and which two names that are; None: a person's, a body's."""
    best: tuple[Likeness, Name | Body, Name | Body] | None = None
    for x in _few(a.names):
        for y in _few(b.names):
            if isinstance(x, Name) and isinstance(y, Name):
                found = compare_names(x, y)
            elif isinstance(x, Body) and isinstance(y, Body):
                found = compare_bodies(x, y)
            else:
                continue
            if best is None or found.value > best[0].value:
                best = found, x, y
            elif found.value == best[0].value and (x.words, y.words) < (best[1].words, best[2].words):
                best = found, x, y  # sets have no order; the result must
    return best


def _few(names: Mapping[Name | Body, int]) -> list[Name | Body]:
    """Return the usual names, those in full first; a slip or two beside them tells nothing more."""
    return list(names) if len(names) <= _MANY else sorted(names, key=lambda n: (n.bare, -names[n], n.words))[:_MANY]


def evidence(a: Facts, b: Facts, corpus: Corpus) -> Iterator[Found]:
    """Yield each finding."""
    found = best_name(a, b)
    if found is None:
        yield "unlike", 1.0, ("a person's name and a body's",)
        return
    like, x, y = found
    both = a.wikidata & b.wikidata
    if like.form in UNLIKE and not both:
        yield "unlike", 1.0, (like.detail,)
        return  # nothing else outweighs it
    yield ("unlike" if like.form in UNLIKE else like.form), 1.0, (like.detail,)
    if like.form == "same" and a.contested and b.contested:
        yield "namesakes", 1.0, ()
    if like.form in _OFTEN and a.size != b.size:
        yield "often", min(8.0, math.log2(max(a.size, b.size))), (max(a.size, b.size),)
    fuller = max(x, y, key=lambda n: (len(n.words), n.words))
    if bearers := corpus.common(fuller):
        yield "common", bearers, (fuller.words,)
    if (several := max(corpus.rivals(x), corpus.rivals(y))) > 1:
        yield "several", math.log2(several), (several,)
    if both:
        yield "wikidata", 1.0, (both,)
    yield from _roles(a, b)
    yield from _company(a, b, corpus)
    if a.person:
        yield from _times(a, b)
    if {"organisation", "place"} <= a.kinds | b.kinds and len(a.kinds) == len(b.kinds) == 1:
        yield "kind", 1.0, ()
    if beside := a.articles & b.articles:
        yield "together", 1.0, (beside,)


def _roles(a: Facts, b: Facts) -> Iterator[Found]:
    x, y = a.callings, b.callings
    if x.roles and y.roles:
        much, same = overlap(x.roles, y.roles)
        if same:
            yield "role", much, (same,)
        else:
            much, same = overlap(x.words, y.words)
            if same:
                yield "post", much, (same,)
            elif (fewer := min(sum(a.called.values()), sum(b.called.values()))) > 1:
                yield "others", min(_MOST, math.log2(fewer)), (fewer,)
        yield from _fields(a, b)
    if x.bodies and y.bodies:
        much, same = overlap(x.bodies, y.bodies)
        if same:
            yield "shared", much * min(2.0, len(same)), (same,)
        else:
            yield "elsewhere", 1.0, (x.bodies, y.bodies)


def _fields(a: Facts, b: Facts) -> Iterator[Found]:
    x, y = a.callings.main, b.callings.main
    if apart(x, y):
        bridges = sorted(a.bridges | b.bridges, key=sorted)
        bridge = next((fields for fields in bridges if fields & x and fields & y), None)
        if bridge is None:
            yield "apart", 1.0, (x, y)
        else:
            yield "field", 1.0, (bridge,)
        return
    much, same = overlap(a.callings.fields, b.callings.fields)
    if same:
        yield "field", much, (same,)


def _company(a: Facts, b: Facts, corpus: Corpus) -> Iterator[Found]:
    few, many = sorted((a, b), key=lambda f: (len(f.companions), f.size))
    busy = many.busy(corpus)
    shared: list[tuple[float, str]] = []
    bits: list[float] = []
    for who, times in few.companions.items():
        met = many.companions.get(who, 0)
        others = max(corpus.companions.get(who, 0) - times, met)  # articles of that companion, those of few left out
        one = times * math.log2((met + _DOUBT) / (busy * others + _DOUBT))
        bits.append(one)
        if met:
            shared.append((one, who))
    total = math.fsum(bits) / few.size * math.sqrt(min(few.size, _ENOUGH))
    if total > 0:
        yield "companions", min(_MOST, total), (shared,)
    elif total < 0:
        yield "strangers", min(_MOST, -total), (len(shared), len(a.companions), len(b.companions))
    outlets = [(corpus.outlets.get(o, 0), o) for o in a.outlets if o in b.outlets]
    if outlets:
        rarest, outlet = min(outlets)
        yield "outlet", 10 / (10 + rarest) + 0.2, (outlet,)


def _times(a: Facts, b: Facts) -> Iterator[Found]:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return
    gap = max(a.first - b.last, b.first - a.last)
    if gap <= 3:
        yield "near", 1.0, ()
    elif gap > 8:
        yield "far", min(5.0, gap / 10), (gap,)
