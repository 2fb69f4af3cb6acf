"""Take the appearances of one name together: one actor by default, several where the context says so.

Where nothing speaks against it, all are one part at once. Else those that have a context (a role, a Wikidata id, where
it matters a gender) are compared with each other first and make *anchors*; each of the others goes to the anchor that
it fits best, if it fits no other nearly as well. What fits nowhere stays alone: a wrong link is worse than none.
"""

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.actors.bodies import Body
from onrecord.actors.cluster import Clusters, Edge
from onrecord.actors.facts import Corpus, Facts, bare, gather, name_of, year
from onrecord.actors.names import Name
from onrecord.actors.profile import Profile
from onrecord.actors.roles import apart, read_role
from onrecord.actors.score import odds, weigh
from onrecord.actors.weights import Options

_ALL = 24  # so many parts are compared each with each
_BESIDE = 6  # beyond that, each with so many neighbours and so many of the largest
_COMMON = 0.6  # a name that so many bear is looked at even if nothing else hints at several
_CONTRAST = 2.0  # how much evidence counts that is held against several: what it gets wrong, it gets wrong for all
_ROUNDS = 3  # who was placed in one round helps to place others in the next
_SUREST = 30.0  # log odds beyond which nothing is surer
_LARGE = 3  # appearances from which on a part is held against others as a whole
_LONG = 15.0  # years in the news that nobody wonders at


@dataclass(slots=True)
class Settled:
    """What became of one name.

    Attributes:
        parts: appearances that are one by their name and context.
        facts: what is known of each part.
        links: between parts (their numbers), sure enough to follow.
        open: between parts, to ask about.
        loose: parts that a full name does not place, which others should not be matched with on their name.
        contested: the context told several apart, or might have.
    """

    parts: list[list[Profile]]
    facts: list[Facts]
    links: list[Edge] = field(default_factory=list)
    open: list[Edge] = field(default_factory=list)
    loose: set[int] = field(default_factory=set)
    contested: bool = False


def settle(
    profiles: Sequence[Profile],
    corpus: Corpus,
    options: Options,
    *,
    alone: Set[str] = frozenset(),
    tied: Set[str] = frozenset(),
) -> Settled:
    """Take appearances that bear one name together.

    Args:
        profiles: all with one name, sorted by id.
        corpus: counts over all profiles.
        options: weights and thresholds.
        alone: ids of appearances that judgements speak of, which stay parts of their own.
        tied: those of them that somebody placed: where the context tells several apart, it does not place them again.
    """
    if len(profiles) == 1 and not bare(profiles[0]) and corpus.rivals(name_of(profiles[0])) <= 1:
        return Settled([list(profiles)], [gather(profiles)])
    name = name_of(profiles[0])
    if bare(profiles[0]) or corpus.rivals(name) > 1:
        parts = [[profile] for profile in profiles]
        return Settled(parts, list(map(gather, parts)), loose=set(range(len(parts))), contested=True)
    free = [p for p in profiles if p.id not in alone]
    pinned = [[p] for p in profiles if p.id in alone]
    facets = _facets(free)
    if not _doubtful(facets, name, corpus, options):
        parts = ([free] if free else []) + pinned
        whole = odds(0.99)
        return Settled(parts, list(map(gather, parts)), links=[Edge(whole, 0, n) for n in range(1, len(parts))])
    return _contested(facets + pinned, pinned=len(pinned), tied=tied, corpus=corpus, options=options)


def _facets(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Return appearances with the same context together, and each of those that have none by itself."""
    by_context: dict[tuple[object, ...], list[Profile]] = {}
    for profile in profiles:
        context = (profile.wikidata, profile.roles)
        key = (profile.kind, profile.gender, *context) if any(context) else (profile.id,)
        by_context.setdefault(key, []).append(profile)
    return list(by_context.values())


def _doubtful(facets: list[list[Profile]], name: Name | Body, corpus: Corpus, options: Options) -> bool:
    """Say whether anything hints at several bearers of one name: then every part is looked at."""
    if len(facets) < 2:
        return False
    every = [profile for facet in facets for profile in facet]
    items, genders = {p.wikidata for p in every} - {None}, {p.gender for p in every} - {""}
    if len(items) > 1 or len(genders) > 1:
        return True
    if isinstance(name, Body):
        return False  # bodies outlive people and keep all kinds of company
    years = [when for p in every if (when := year(p.published)) is not None]
    if years and max(years) - min(years) > _LONG:
        return True
    fields = {frozenset().union(*(read_role(role).fields for role in roles)) for roles in {p.roles for p in every}}
    if len(fields) > _ALL or any(apart(a, b) for a, b in combinations(fields, 2)):
        return True
    return corpus.common(name) >= _COMMON and not _fit(facets, corpus, options)


def _fit(facets: list[list[Profile]], corpus: Corpus, options: Options) -> bool:
    """Say whether all roles that bearers of a common name have are surely one person's."""
    facts = [gather(facet, contested=True) for facet in facets if facet[0].roles or facet[0].wikidata]
    clusters = Clusters(facts, corpus, options)
    edges = _edges(list(range(len(facts))), facts, corpus, options)
    clusters.follow(e for e in edges if e.odds >= odds(options.same_at))
    return len(clusters.roots()) <= 1


def _contested(
    facets: list[list[Profile]], *, pinned: int, tied: Set[str], corpus: Corpus, options: Options
) -> Settled:
    """Tell bearers of one name apart: roles that agree first, then all that is known, then whoever says little."""
    facts = [gather(facet, contested=True) for facet in facets]
    settled = Settled(facets, facts, contested=True)
    count = len(facets) - pinned
    free = [n for n in range(count, len(facets)) if facets[n][0].id not in tied]
    telling = [n for n in range(count) if facts[n].called or facts[n].wikidata]
    plain = [n for n in range(count) if not (facts[n].called or facts[n].wikidata)]
    clusters = Clusters(facts, corpus, options)
    sure = odds(options.same_at)
    edges = _edges(telling, facts, corpus, options)
    settled.links += clusters.follow(e for e in edges if e.odds >= sure and _alike(facts[e.a], facts[e.b]))
    large = [n for n in _roots(telling, clusters) if clusters.facts(n).size >= _LARGE]
    if large:
        wholes = _edges(large, clusters.parts, corpus, options)
        settled.links += clusters.follow(e for e in wholes if e.odds >= sure)
        small = [n for n in _roots(telling, clusters) if clusters.facts(n).size < _LARGE]
    else:
        # Where no context tells two apart, one name is one actor unless more speaks against it than for it.
        large, small = telling or plain, []
        edges = edges if telling else _edges(plain, facts, corpus, options)
        settled.links += clusters.follow(e for e in edges if e.odds >= (sure if telling else 0.0))
    settled.open += [e for e in edges if e.odds < sure]
    rest = small + (plain if telling else []) + free
    doubts: list[Edge] = []
    for _ in range(_ROUNDS):
        placed, rest, doubts = _place(rest, clusters, large, options)
        settled.links += [e for e in placed if clusters.unite(e.a, e.b)]
    settled.open += doubts
    settled.loose = {n for n in rest if n not in small} | {n for n in range(count, len(facets)) if n not in free}
    return settled


def _roots(numbers: Iterable[int], clusters: Clusters) -> list[int]:
    return sorted({clusters.find(n) for n in numbers})


def _alike(a: Facts, b: Facts) -> bool:
    """Say whether two are called something alike, or are one Wikidata item."""
    x, y = a.callings, b.callings
    return any(set(s) & set(t) for s, t in ((x.roles, y.roles), (x.words, y.words), (x.fields, y.fields))) or bool(
        a.wikidata & b.wikidata
    )


def _edges(numbers: list[int], facts: list[Facts], corpus: Corpus, options: Options) -> list[Edge]:
    """Compare parts of one name, each with each while they are few, else with the largest and with neighbours."""
    chosen: Iterable[tuple[int, int]] = combinations(numbers, 2)
    if len(numbers) > _ALL:
        large = sorted(numbers, key=lambda n: (-facts[n].size, n))[:_BESIDE]
        orders = (
            sorted(numbers, key=lambda n: (facts[n].first or 0.0, n)),
            sorted(numbers, key=lambda n: (sorted(facts[n].callings.fields), sorted(facts[n].callings.roles), n)),
        )
        near = {(a, b) for row in orders for i, a in enumerate(row) for b in row[i + 1 : i + 1 + _BESIDE]}
        near |= {(a, b) for a in large for b in numbers if a != b}
        chosen = sorted({(min(pair), max(pair)) for pair in near})
    found = (Edge(weigh(facts[a], facts[b], corpus, options), a, b) for a, b in chosen)
    return [edge for edge in found if edge.odds > odds(options.different_at)]


def _place(
    numbers: list[int], clusters: Clusters, anchors: list[int], options: Options
) -> tuple[list[Edge], list[int], list[Edge]]:
    """Find for each part the anchor that it surely belongs to, among them and somebody unknown; all decide at once.

    One that more appearances bear is likelier for one that says nothing of its own.
    """
    roots = sorted({clusters.find(n) for n in anchors}, key=lambda r: (-clusters.facts(r).size, r))[:_ALL]
    placed, rest, doubts = [], [], []
    for number in numbers:
        fits = [(weigh(clusters.parts[number], clusters.facts(r), clusters.corpus, options), r) for r in roots]
        each = {root: min(_SUREST, _CONTRAST * weight + math.log(clusters.facts(root).size)) for weight, root in fits}
        weight, root = max(fits, key=lambda fit: (each[fit[1]], -fit[1]), default=(-math.inf, -1))
        if weight == -math.inf:
            rest.append(number)
            continue
        share = math.exp(each[root]) / (1 + math.fsum(math.exp(odds_) for odds_ in each.values()))
        pair = min(number, root), max(number, root)
        if share >= options.same_at and weight >= 0:
            placed.append(Edge(weight, *pair))
        else:
            rest.append(number)
            doubts.append(Edge(round(min(weight, odds(min(share, 0.999))), 6), *pair))
    return placed, rest, doubts
