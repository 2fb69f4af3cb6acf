"""Weigh what speaks for and against two being one actor, and give the reasons with the score.

Each feature adds its weight in log odds (as Fellegi and Sunter 1969 do); the sum is squashed to a likelihood.
"""

import math
from collections.abc import Collection, Iterator
from typing import Any

from onrecord.actors.assignment import Reason, Score, Verdict
from onrecord.actors.bodies import Body, compare_bodies
from onrecord.actors.facts import Corpus, Facts, gather
from onrecord.actors.names import Likeness, Name, compare_names
from onrecord.actors.profile import Profile
from onrecord.actors.roles import apart
from onrecord.actors.weights import DEFAULT, Options, Weights
from onrecord.actors.wording import FINDINGS, NAME

UNLIKE = ("other", "conflict", "none")
EMPTY = Corpus({}, {}, {}, {})
_DISTANT = 0.05  # less than this share of the companions' articles in common tells two circles
_OFTEN = ("initial", "bare", "acronym")
_MANY = 4  # names of an actor that are compared; more are spellings of these


_AGAINST = {
    "gender": ("gender", "one is a man, the other a woman"),
    "kind": ("kind", "one is a person, the other is not"),
    "identified": ("wikidata", "{0} is not {1}"),
    "reference": ("known", "{0} and {1} are two in the reference set"),
    "name": ("name", "{0}"),
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
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, odds)))), 4)


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


def _few(names: Collection[Name | Body]) -> list[Name | Body]:
    return list(names) if len(names) <= _MANY else sorted(names, key=lambda n: (n.bare, n.words))[:_MANY]


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
    if like.form in _OFTEN and a.size != b.size:
        yield "often", min(8.0, math.log2(max(a.size, b.size))), (max(a.size, b.size),)
    fuller = max(x, y, key=lambda n: (len(n.words), n.words))
    if common := corpus.common(fuller):
        yield "common", common, (fuller.words,)
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
    if a.roles and b.roles:
        if same := a.roles & b.roles:
            yield "role", 1.0, (same,)
        elif same := a.words & b.words:
            yield "post", 1.0, (same,)
        if same := a.fields & b.fields:
            yield "field", 1.0, (same,)
        elif apart(a.fields, b.fields):
            yield "apart", 1.0, (a.fields, b.fields)
    if a.bodies and b.bodies:
        if same := a.bodies & b.bodies:
            yield "shared", min(2.0, len(same)), (same,)
        else:
            yield "elsewhere", 1.0, (a.bodies, b.bodies)


def _company(a: Facts, b: Facts, corpus: Corpus) -> Iterator[Found]:
    few, many = sorted((a, b), key=lambda f: (len(f.companions), f.size))
    met = corpus.companions
    shared = [
        ((times + other) / (max(met.get(who, 0), times + other) + 1), who)
        for who, times in few.companions.items()
        if (other := many.companions.get(who))
    ]
    # An article's worth: two who are much in the news meet the same people now and then without being one.
    affinity = math.fsum(share for share, _ in shared) / few.size
    if shared:
        yield "companions", min(3.0, math.log2(1 + 4 * affinity)), (shared,)
    if affinity < _DISTANT and len(few.companions) >= 5:
        strange = min(3.0, math.log2(len(few.companions) / 2.5)) * (1 - affinity / _DISTANT)
        yield "strangers", strange, (len(shared), len(a.companions), len(b.companions))
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
