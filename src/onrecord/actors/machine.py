"""What the machine makes of profiles: which are one, by which links, and what it could not tell.

In this order: what judgements bind; appearances of one name; names in full with each other; weak names last, when it is
known how many actors there are that they may stand for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from onrecord.actors.blocking import pairs
from onrecord.actors.cluster import Clusters, Edge, Followed
from onrecord.actors.facts import NEVER, Corpus, Facts, bare, is_person, name_of
from onrecord.actors.names import Name
from onrecord.actors.profile import Profile
from onrecord.actors.samename import settle
from onrecord.actors.score import grounded, odds, weigh
from onrecord.actors.weak import attach, meet
from onrecord.actors.weights import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What one judgement asks for, in appearances: that two sets are one, or that they are not.

    Attributes:
        about: the actor that ``first`` was split off, so that all who were split off it are looked at together; for
            other judgements, their own id.
    """

    judgement: str
    about: str
    verdict: Literal["same", "different"]
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What judgements bind the machine to.

    Attributes:
        newest_first: the judgements, in the order in which they count.
        alone: ids of appearances that judgements speak of by themselves.
        tied: those of them that one says are the same as another.
    """

    newest_first: tuple[Bound, ...] = ()
    alone: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()


@dataclass(slots=True)
class Made:
    """The parts, how they were put together, and what is open.

    Attributes:
        parts: appearances that are one by their name and context; links and ties are between their numbers.
        part: the number of each appearance's part.
        links: those that were followed.
        ties: what judgements tied, each with the judgement's id: for each judgement first one of either side, then the
            rest of both, which the machine holds to be one with those anyway.
        open: to ask about.
        contested: numbers of parts whose name the context told apart, or might have.
        overruled: a judgement's id, and that of a later one that leaves it without effect.
    """

    parts: list[list[Profile]]
    part: dict[str, int]
    clusters: Clusters
    links: list[Followed] = field(default_factory=list)
    ties: list[tuple[int, int, str]] = field(default_factory=list)
    open: list[Edge] = field(default_factory=list)
    contested: set[int] = field(default_factory=set)
    overruled: list[tuple[str, str]] = field(default_factory=list)


def make(profiles: Sequence[Profile], corpus: Corpus, known: Iterable[str], options: Options, bounds: Bounds) -> Made:
    """Put appearances (sorted by id) together."""
    made, by_name, loose = _by_name(profiles, corpus, frozenset(known), options, bounds)
    clusters = made.clusters
    _bind(made, bounds)
    made.links += clusters.link(by_name)
    weak = [n for n in sorted(loose) if _is_weak(clusters.parts[n], corpus) and clusters.find(n) == n]
    strong = sorted({clusters.find(n) for n in range(len(made.parts)) if n not in loose and _may(clusters.facts(n))})
    _follow(made, _compared(clusters, strong))
    followed, doubts = attach(clusters, weak, sorted({clusters.find(n) for n in strong}))
    made.links += followed
    made.open += doubts
    _follow(made, meet(clusters, [n for n in weak if clusters.find(n) == n]))
    return made


def _follow(made: Made, edges: Iterable[Edge]) -> None:
    """Follow the edges that are sure, and keep the others to ask about."""
    every = list(edges)
    sure = odds(made.clusters.options.same_at)
    made.links += made.clusters.link(e for e in every if e.odds >= sure)
    made.open += [e for e in every if e.odds < sure]


def _by_name(
    profiles: Sequence[Profile], corpus: Corpus, known: frozenset[str], options: Options, bounds: Bounds
) -> tuple[Made, list[Edge], set[int]]:
    """Take the appearances of each name together; return also the links between parts of one, and the loose parts."""
    parts: list[list[Profile]] = []
    facts: list[Facts] = []
    links: list[Edge] = []
    doubts: list[Edge] = []
    loose: set[int] = set()
    contested: set[int] = set()
    for group in _groups(profiles, bounds):
        settled = settle(group, corpus, options, alone=bounds.alone, tied=bounds.tied)
        start = len(parts)
        parts += settled.parts
        facts += settled.facts
        links += [Edge(e.odds, e.a + start, e.b + start) for e in settled.links]
        doubts += [Edge(e.odds, e.a + start, e.b + start) for e in settled.open]
        loose |= {n + start for n in settled.loose}
        if settled.contested:
            contested |= set(range(start, len(parts)))
    for number, (part, of) in enumerate(zip(parts, facts, strict=True)):
        of.known = known.intersection(p.local for p in part)
        if number in contested and part[0].id in bounds.tied:
            of.forget_context()  # somebody placed this one; that is no evidence for where others belong
    part_of = {p.id: n for n, part in enumerate(parts) for p in part}
    return Made(parts, part_of, Clusters(facts, corpus, options), open=doubts, contested=contested), links, loose


def _groups(profiles: Sequence[Profile], bounds: Bounds) -> Iterator[list[Profile]]:
    """Yield the appearances that bear one name and that judgements treat alike; those never matched one by one."""
    sides: dict[str, set[tuple[str, int]]] = {}
    for bound in bounds.newest_first:
        if bound.verdict == "different":
            for side, ids in enumerate((bound.first, bound.second)):
                for id_ in ids:
                    sides.setdefault(id_, set()).add((bound.about, side))
    groups: dict[tuple[object, ...], list[Profile]] = {}
    for profile in profiles:
        if profile.kind in NEVER:
            key: tuple[object, ...] = (profile.id,)
        else:
            name = name_of(profile)
            generation = name.generation if isinstance(name, Name) else ""
            key = (is_person(profile), bare(profile), name.words, generation, tuple(sorted(sides.get(profile.id, ()))))
        groups.setdefault(key, []).append(profile)
    yield from groups.values()


def _bind(made: Made, bounds: Bounds) -> None:
    """Tie and mark what judgements say, newest first; an older one does nothing that a newer one rules out."""
    clusters = made.clusters
    for number, bound in enumerate(bounds.newest_first):
        first = sorted({made.part[id_] for id_ in bound.first})
        second = sorted({made.part[id_] for id_ in bound.second})
        if bound.verdict == "same":
            _tie(made, bounds, bound, first, second)
            continue
        roots = {clusters.find(n) for n in second}
        apart = [n for n in first if clusters.find(n) not in roots]
        for side, numbers in enumerate((apart, second)):
            for n in numbers if apart else ():
                clusters.mark(n, (number, side))
        if not apart:
            made.overruled.append((bound.judgement, _tied_by(made, first[0], second[0])))


def _tie(made: Made, bounds: Bounds, bound: Bound, first: list[int], second: list[int]) -> None:
    clusters = made.clusters
    pivot, ruled_out = first[0], ""
    for n in (*second, *first[1:]):
        clash = clusters.kept_apart(pivot, n)
        if clash is not None:
            ruled_out = bounds.newest_first[clash].judgement
        elif clusters.unite(pivot, n):
            made.ties.append((pivot, n, bound.judgement))
    if ruled_out and not {clusters.find(n) for n in first} & {clusters.find(n) for n in second}:
        made.overruled.append((bound.judgement, ruled_out))


def _tied_by(made: Made, a: int, b: int) -> str:
    """Return the judgement that ties two parts, or the first of those that do so together."""
    root = made.clusters.find(a)
    mine = [id_ for x, y, id_ in made.ties if made.clusters.find(x) == root and {x, y} & {a, b}]
    return mine[0] if mine else ""


def _may(facts: Facts) -> bool:
    return not facts.kinds & NEVER and bool(facts.full)


def _is_weak(facts: Facts, corpus: Corpus) -> bool:
    """Say whether the name is no identity: those who bear a full name that others bear too are loose but not weak."""
    if facts.kinds & NEVER:
        return False
    return any(name.bare or corpus.rivals(name) > 1 for name in facts.names)


def _compared(clusters: Clusters, strong: list[int]) -> Iterator[Edge]:
    """Yield the likelier links between wholes with full names that share a key, or a Wikidata item."""
    chosen = {(strong[a], strong[b]) for a, b in pairs([clusters.facts(root).full for root in strong])}
    by_item: dict[str, list[int]] = {}
    for root in clusters.roots():
        for item in sorted(clusters.facts(root).wikidata):
            by_item.setdefault(item, []).append(root)
    chosen |= {pair for roots in by_item.values() for pair in pairwise(roots)}
    sure, possible = odds(clusters.options.same_at), odds(clusters.options.different_at)
    short = odds(clusters.options.same_at - 0.01)  # as likely as can be without being sure
    for a, b in sorted(chosen):
        if clusters.facts(a).person != clusters.facts(b).person:
            continue
        x, y = clusters.facts(a), clusters.facts(b)
        weight = weigh(x, y, clusters.corpus, clusters.options)
        if weight >= sure and not grounded(x, y, clusters.corpus):
            weight = short
        if weight > possible:
            yield Edge(weight, a, b)
