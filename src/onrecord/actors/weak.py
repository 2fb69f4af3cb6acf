"""Place those whose name is no identity: bare surnames, initials and acronyms that may stand for several.

They need evidence (the same role, or companions that few others have) and exactly one actor whom it fits.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from onrecord.actors.blocking import initials
from onrecord.actors.bodies import Body
from onrecord.actors.cluster import Clusters, Edge, Followed
from onrecord.actors.facts import Facts
from onrecord.actors.names import Name
from onrecord.actors.score import grounded, odds, weigh
from onrecord.actors.sounds import skeleton

_TRIED = 8  # candidates that are weighed for one
_POPULAR = 60  # actors beside whom a companion proves nothing


class Index:
    """Finds the actors that a weak name may stand for, by what they share with it."""

    def __init__(self, clusters: Clusters, strong: Iterable[int], loose: Iterable[int]) -> None:
        wanted: dict[str, set[str]] = {}
        for number in loose:
            facts = clusters.parts[number]
            for family in {key for name in facts.names for key in weak_keys(name)}:
                wanted.setdefault(family, set()).update(facts.companions, facts.callings.roles)
        self.bearers: dict[str, list[int]] = {}
        self.sharing: dict[tuple[str, str], list[int]] = {}
        for root in strong:
            for family in {key for name in clusters.facts(root).names for key in stands_for(name)} & wanted.keys():
                self.bearers.setdefault(family, []).append(root)
        for family, roots in self.bearers.items():
            for root in roots if len(roots) > _TRIED else ():
                facts = clusters.facts(root)
                for thing in wanted[family] & (facts.companions.keys() | facts.callings.roles.keys()):
                    self.sharing.setdefault((family, thing), []).append(root)

    def candidates(self, facts: Facts) -> list[int]:
        """Return whom a name may stand for: all if they are few, else those that share most with it."""
        families = sorted({key for name in facts.names for key in weak_keys(name)})
        bearers = sorted({root for family in families for root in self.bearers.get(family, ())})
        if len(bearers) <= _TRIED:
            return bearers
        tally: Counter[int] = Counter()
        for family in families:
            for thing in (*facts.companions, *facts.callings.roles):
                found = self.sharing.get((family, thing), ())
                if len(found) <= _POPULAR:
                    tally.update(found)
        return sorted(tally, key=lambda root: (-tally[root], root))[:_TRIED]


def weak_keys(name: Name | Body) -> tuple[str, ...]:
    """Return the keys under which to look for those whom a weak name may stand for."""
    if isinstance(name, Body):
        return (f"acronym {name.short}",)
    sound = skeleton(name.family)
    return (f"{name.given}. {sound}",) if name.initialled else (sound,)


def stands_for(name: Name | Body) -> tuple[str, ...]:
    """Return the keys under which a name in full is looked for."""
    if isinstance(name, Body):
        return tuple(f"acronym {short}" for short in name.initials)
    if name.bare:
        return ()
    sounds = {skeleton(part) for part in (name.family, *name.family.split("-"))}
    return (*sounds, *(f"{initial}. {sound}" for initial in initials(name.given) for sound in sounds))


def attach(clusters: Clusters, loose: list[int], strong: list[int]) -> tuple[list[Followed], list[Edge]]:
    """Link each weak part with the one actor whom it fits; return the links followed, and those to ask about."""
    options, corpus = clusters.options, clusters.corpus
    index = Index(clusters, strong, loose)
    sure, possible = odds(options.same_at), odds(options.different_at)
    edges: list[Edge] = []
    doubts: list[Edge] = []
    for number in loose:
        facts = clusters.parts[number]
        fits = [(weigh(facts, clusters.facts(root), corpus, options), root) for root in index.candidates(facts)]
        fits.sort(key=lambda fit: (-fit[0], fit[1]))
        if not fits or fits[0][0] <= possible:
            continue
        (best, root), second = fits[0], fits[1][0] if len(fits) > 1 else -math.inf
        pair = min(number, root), max(number, root)
        if best >= sure and best - second >= options.margin and grounded(facts, clusters.facts(root), corpus):
            edges.append(Edge(best, *pair))
        else:
            doubts.append(Edge(min(best, best - second), *pair))
    return clusters.link(edges), doubts


def meet(clusters: Clusters, alone: list[int]) -> Iterator[Edge]:
    """Yield the likelier links between weak parts that nobody else fits: one surname, a role or companion shared."""
    sharing: dict[tuple[str, str], list[int]] = {}
    for number in alone:
        facts = clusters.parts[number]
        for family in sorted({key for name in facts.names for key in weak_keys(name)}):
            for thing in (*sorted(facts.companions), *sorted(facts.callings.roles)):
                sharing.setdefault((family, thing), []).append(number)
    chosen = {
        pair
        for numbers in sharing.values()
        for pair in (combinations(numbers, 2) if len(numbers) <= _TRIED else pairwise(numbers))
    }
    for a, b in sorted(chosen):
        if not grounded(clusters.facts(a), clusters.facts(b), clusters.corpus):
            continue
        weight = weigh(clusters.facts(a), clusters.facts(b), clusters.corpus, clusters.options)
        if weight > odds(clusters.options.different_at):
            yield Edge(weight, a, b)
