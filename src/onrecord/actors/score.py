"""Weigh what speaks for and against two being one actor, and give the reasons with the score.

Each feature adds its weight in log odds (as Fellegi and Sunter 1969 do); the sum is squashed to a likelihood. How the
weights were set is said in ``docs/how-actors-are-matched.md``.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.actors.assignment import Reason, Score, Verdict
from onrecord.actors.bodies import Body, compare_bodies
from onrecord.actors.facts import Corpus, Facts, gather
from onrecord.actors.names import Likeness, Name, compare_names, shown
from onrecord.actors.profile import Profile
from onrecord.actors.roles import apart

EMPTY = Corpus({}, {}, {}, {})
_MANY = 4  # names of an actor that are compared; more are spellings of these


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each finding says, in log odds: 2.2 takes "as likely as not" to 0.9, 4.6 to 0.99.

    Attributes:
        bias: where a pair of names that block together starts.
        same: the same full name: nearly always one, as far as the name is rare.
        spelling: another transliteration of one name.
        order: the same words in another order.
        middle: a middle name that one leaves out.
        nickname: Bill for William.
        double: one surname of two.
        typo: one letter is another; it is as often somebody else.
        initial: J. for Jeremy: many given names begin with a letter.
        acronym: a body by its initials.
        bare: a surname alone: nothing without evidence.
        common: how much of that many bearers of the name take away.
        several: for each doubling of the names in full that an initial, a surname or an acronym may stand for.
        wikidata: the same item: somebody identified both.
        role: the same role in full: "mayor of Saltmere".
        post: the same words for the role, without place or party: "plumber".
        field: the same walk of life.
        apart: walks of life that do not meet: plumber and footballer.
        shared: a party, body or place that the roles of both name.
        elsewhere: roles that name only different parties, bodies and places.
        companions: for each companion of both, as far as few others stand beside them.
        strangers: both have many companions, and none in common.
        outlet: an outlet of both, as far as few others are in it.
        near: in the news within three years of each other.
        far: for each ten years between the last article of one and the first of the other.
        kind: one is called a body, the other a place.
        together: both stand in one article, which keeps them apart.
    """

    bias: float = -1.0
    same: float = 4.5
    spelling: float = 3.0
    order: float = 3.0
    middle: float = 3.0
    nickname: float = 3.0
    double: float = 1.0
    typo: float = 1.0
    initial: float = 3.0
    acronym: float = 3.0
    bare: float = -2.0
    common: float = -2.0
    several: float = -1.0
    wikidata: float = 12.0
    role: float = 3.0
    post: float = 1.5
    field: float = 0.7
    apart: float = -4.0
    shared: float = 1.0
    elsewhere: float = -1.0
    companions: float = 2.5
    strangers: float = -1.0
    outlet: float = 0.5
    near: float = 0.3
    far: float = -1.0
    kind: float = -1.5
    together: float = -6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """When to call two the same.

    Attributes:
        weights: what each finding says.
        same_at: at or above this likelihood two are the same, if nothing forbids it.
        different_at: at or below it they are not, and nobody needs to look; what lies between is a question.
        margin: how much likelier (in log odds) the best of several must be than the next.
        queue: how many questions to keep, most useful first.
    """

    weights: Weights = field(default_factory=Weights)
    same_at: float = 0.9
    different_at: float = 0.15
    margin: float = 2.0
    queue: int = 10_000


DEFAULT = Options()
_WORDS = {
    "common": ("name", "many bear the name {0}"),
    "several": ("name", "it may stand for {0} names"),
    "wikidata": ("wikidata", "both are {0}"),
    "role": ("roles", "same role: {0}"),
    "post": ("roles", "same role: {0}"),
    "field": ("roles", "same walk of life: {0}"),
    "apart": ("roles", "walks of life that do not meet: {0}; {1}"),
    "shared": ("bodies", "both with {0}"),
    "elsewhere": ("bodies", "different bodies or places: {0}; {1}"),
    "companions": ("companions", "both beside {0}"),
    "strangers": ("companions", "none of {0} and {1} companions in common"),
    "outlet": ("outlet", "both in {0}"),
    "near": ("dates", "in the news at the same time"),
    "far": ("dates", "{0:.0f} years apart"),
    "kind": ("kind", "one a body, one a place"),
    "together": ("article", "both stand in article {0}"),
}
_AGAINST = {
    "gender": ("gender", "one is a man, the other a woman"),
    "kind": ("kind", "one is a person, the other is not"),
    "identified": ("wikidata", "{0} is not {1}"),
    "reference": ("known", "{0} and {1} are two in the reference set"),
    "name": ("name", "{0}"),
    "never": ("kind", "groups and unnamed voices are not matched across articles"),
    "judgement": ("judgement", "somebody decided that they are two"),
}
Found = tuple[str, float, tuple[object, ...]]


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
    feature, words = _WORDS.get(key, ("name", "{0}"))
    return Reason(feature, round(getattr(weights, key) * amount, 2), words.format(*data))


def best_name(a: Facts, b: Facts) -> tuple[Likeness, Name | Body, Name | Body]:
    """Return how alike the most alike of their names are, and which two names that are."""
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
    if best is None:
        raise ValueError("names of two kinds")
    return best


def _few(names: set[Name | Body]) -> list[Name | Body]:
    return list(names) if len(names) <= _MANY else sorted(names, key=lambda n: (n.bare, n.words))[:_MANY]


def evidence(a: Facts, b: Facts, corpus: Corpus) -> Iterator[Found]:
    """Yield each finding: the weight that it takes, how much of it, and what its words need."""
    like, x, y = best_name(a, b)
    yield ("bare" if like.form in ("other", "none") else like.form), 1.0, (like.detail,)
    fuller = max(x, y, key=lambda n: (len(n.words), n.words))
    if common := corpus.common(fuller):
        yield "common", common, (shown(fuller.words),)
    if (several := max(corpus.rivals(x), corpus.rivals(y))) > 1:
        yield "several", math.log2(several), (several,)
    if a.wikidata & b.wikidata:
        yield "wikidata", 1.0, (min(a.wikidata & b.wikidata),)
    yield from _roles(a, b)
    yield from _company(a, b, corpus)
    yield from _times(a, b)
    if {"organisation", "place"} <= a.kinds | b.kinds and len(a.kinds) == len(b.kinds) == 1:
        yield "kind", 1.0, ()
    both = a.articles & b.articles if len(a.articles) < len(b.articles) else b.articles & a.articles
    if both:
        yield "together", 1.0, (min(both),)


def _roles(a: Facts, b: Facts) -> Iterator[Found]:
    if a.roles and b.roles:
        if both := a.roles & b.roles:
            yield "role", 1.0, (max(both, key=lambda r: (len(r), r)),)
        elif both := a.words & b.words:
            yield "post", 1.0, (max(both, key=lambda r: (len(r), r)),)
        if both := a.fields & b.fields:
            yield "field", 1.0, (min(both),)
        elif apart(a.fields, b.fields):
            yield "apart", 1.0, (", ".join(sorted(a.fields)), ", ".join(sorted(b.fields)))
    if a.bodies and b.bodies:
        if both := a.bodies & b.bodies:
            yield "shared", min(2.0, len(both)), (", ".join(sorted(both)[:3]).title(),)
        else:
            yield "elsewhere", 1.0, (", ".join(sorted(a.bodies)[:3]).title(), ", ".join(sorted(b.bodies)[:3]).title())


def _company(a: Facts, b: Facts, corpus: Corpus) -> Iterator[Found]:
    few, many = (a, b) if len(a.companions) < len(b.companions) else (b, a)
    shared: list[tuple[float, str]] = []
    for who, times in few.companions.items():
        if other := many.companions.get(who):
            shared.append(((times + other) / (max(corpus.companions.get(who, 0), times + other) + 1), who))
    if shared:
        strength = math.log2(1 + sum(sorted(share for share, _ in shared)))
        named = [who for _, who in sorted(shared, key=lambda s: (-s[0], s[1]))[:3]]
        yield "companions", strength, (", ".join(named) + (f" and {len(shared) - 3} more" if len(shared) > 3 else ""),)
    elif len(few.companions) >= 5:
        yield "strangers", min(3.0, math.log2(len(few.companions) / 2.5)), (len(a.companions), len(b.companions))
    both = [(corpus.outlets.get(o, 0), o) for o in a.outlets if o in b.outlets]
    if both:
        rarest, outlet = min(both)
        yield "outlet", 10 / (10 + rarest) + 0.2, (outlet,)


def _times(a: Facts, b: Facts) -> Iterator[Found]:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return
    gap = max(a.first - b.last, b.first - a.last)
    if gap <= 3:
        yield "near", 1.0, ()
    elif gap > 8:
        yield "far", min(5.0, gap / 10), (gap,)
