"""Find out what judgements are about: the appearances behind each node, as the machine alone would have it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.actors.facts import bare
from onrecord.actors.judgement import Judgement
from onrecord.actors.machine import Bound, Bounds
from onrecord.actors.profile import Profile


class Nodes:
    """Who is behind a node, given who is one to the machine alone."""

    def __init__(self, profiles: Iterable[Profile], actor: Mapping[str, str], redirects: Mapping[str, str]) -> None:
        self.actor = actor
        self.redirects = redirects
        self.locals: dict[str, list[str]] = {}
        self.members: dict[str, list[str]] = {}
        for profile in profiles:
            self.locals.setdefault(profile.local, []).append(profile.id)
            self.members.setdefault(actor[profile.id], []).append(profile.id)

    def narrow(self, node: str) -> tuple[str, ...]:
        """Return the appearances that a node surely means; none where it is not there (any more).

        An appearance is itself. An actor is whoever has its id as local id, of namesakes only those of the one actor
        who is called so; where nobody has, all of the actor of that id, or the one appearance that it was made of.
        """
        kind, _, id_ = node.partition("/")
        if kind == "appearance":
            return (id_,) if id_ in self.actor else ()
        if kind != "actor":
            return ()
        own = self.locals.get(id_, [])
        if id_ in self.members:
            return tuple(p for p in own if self.actor[p] == id_) or tuple(self.members[id_])
        if own:
            return tuple(own)
        return (id_,) if id_ in self.actor else ()

    def wide(self, node: str) -> tuple[str, ...]:
        """Return all appearances of the actor that a node means, or is part of."""
        kind, _, id_ = node.partition("/")
        if kind == "appearance":
            return self.narrow(node)
        id_ = self.redirects.get(id_, id_)
        return tuple(self.members.get(id_, ())) or self.narrow(node)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What judgements ask for, in appearances.

    Attributes:
        bounds: who is one and who is not.
        split: by id of an actor, the appearances that were split off it.
        items: by appearance, the Wikidata item that somebody identified its actor as.
        dormant: ids of judgements on nodes that are not there, sorted.
    """

    bounds: Bounds
    split: Mapping[str, frozenset[str]] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    dormant: tuple[str, ...] = ()


def judge(judgements: Sequence[Judgement], nodes: Nodes) -> Judged:
    """Find out what judgements, oldest first, ask for."""
    there = [j for j in judgements if all(nodes.narrow(node) for node in j.nodes)]
    gone = _split_off(there, nodes)
    bounds: list[Bound] = []
    items: dict[str, str] = {}
    for judgement in there:
        if judgement.verdict == "identify":
            items |= dict.fromkeys(nodes.wide(judgement.nodes[0]), judgement.value)
        elif judgement.verdict in ("same", "different"):
            sets = [_left(node, nodes, gone) for node in judgement.nodes]
            first, second = sets[0], tuple(id_ for id_ in sets[1] if id_ not in sets[0])
            if first and second:
                same = judgement.verdict == "same"
                bounds.append(
                    Bound(judgement=judgement.id, verdict="same" if same else "different", first=first, second=second)
                )
    named = {node.partition("/")[2] for j in there for node in j.nodes if node.startswith("appearance/")}
    missing = {j.id for j in judgements} - {j.id for j in there}
    return Judged(
        bounds=Bounds(newest_first=tuple(reversed(bounds)), alone=frozenset(named)),
        split={actor: frozenset(ids) for actor, ids in gone.items()},
        items=items,
        dormant=tuple(sorted(missing)),
    )


def _split_off(judgements: Iterable[Judgement], nodes: Nodes) -> dict[str, set[str]]:
    """Return by actor id which appearances judgements hold to be somebody else.

    They say nothing of each other: two that were split off one actor may be one.
    """
    gone: dict[str, set[str]] = {}
    for judgement in judgements:
        if judgement.verdict != "different":
            continue
        for node, other in (judgement.nodes, judgement.nodes[::-1]):
            kind, _, actor = node.partition("/")
            if kind == "actor" and node != other:
                gone.setdefault(actor, set()).update(nodes.narrow(other))
    return gone


def _left(node: str, nodes: Nodes, gone: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return who a node means, without those that were split off it."""
    off = gone.get(node.partition("/")[2], set()) if node.startswith("actor/") else set()
    return tuple(id_ for id_ in nodes.narrow(node) if id_ not in off)


def full_names(profiles: Iterable[Profile]) -> frozenset[str]:
    """Return the ids of the appearances that bear a full name."""
    return frozenset(p.id for p in profiles if not bare(p))
