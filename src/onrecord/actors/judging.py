"""Find out what judgements are about: the appearances behind each node, as the machine alone would have it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.actors.judgement import Judgement
from onrecord.actors.machine import Bound, Bounds
from onrecord.actors.profile import Profile

ANYWHERE = ""  # among those split off by actor: appearances that were split off, whatever their slug


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
        actor = self.redirects.get(id_, id_)
        mine = tuple(p for p in own if self.actor[p] == actor)
        if id_ in self.members:
            return mine or tuple(self.members[id_])
        if own:
            return mine or tuple(own)
        return (id_,) if id_ in self.actor else ()

    def wide(self, node: str) -> tuple[str, ...]:
        """Return all appearances of the actor that a node means or is part of; for an appearance, itself."""
        kind, _, id_ = node.partition("/")
        if kind == "appearance":
            return self.narrow(node)
        return tuple(self.members.get(self.redirects.get(id_, id_), ())) or self.narrow(node)

    def both(self, node: str, other: str) -> tuple[set[str], set[str]]:
        """Return whom two nodes mean, beside each other: no appearance is in both.

        Actors are all that is theirs. Where one is part of the other to the machine, the part is what it surely means,
        and the other is the rest.
        """
        one, two = set(self.wide(node)), set(self.wide(other))
        if one & two:
            if node.startswith("appearance/") or node.partition("/")[2] not in self.members:
                one = set(self.narrow(node))
            if other.startswith("appearance/") or other.partition("/")[2] not in self.members:
                two = set(self.narrow(other))
            one, two = (one, two - one) if len(one) <= len(two) else (one - two, two)
        return one, two


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
            one, other = sorted(judgement.nodes, reverse=True)  # an appearance comes before an actor
            first, second = nodes.both(one, other)
            first -= gone.get(one.removeprefix("actor/"), set())
            second -= gone.get(other.removeprefix("actor/"), set())
            split = one.startswith("appearance/") and other.startswith("actor/")
            if first and second:
                bounds.append(
                    Bound(
                        judgement=judgement.id,
                        about=other if split else judgement.id,
                        verdict="same" if judgement.verdict == "same" else "different",
                        first=tuple(sorted(first)),
                        second=tuple(sorted(second)),
                    )
                )
    return Judged(
        bounds=Bounds(
            newest_first=tuple(reversed(bounds)),
            alone=_alone(there, "same") | _alone(there, "different"),
            tied=_alone(there, "same"),
        ),
        split={actor: frozenset(ids) for actor, ids in gone.items()},
        items=items,
        dormant=tuple(sorted({j.id for j in judgements} - {j.id for j in there})),
    )


def _alone(judgements: Iterable[Judgement], verdict: str) -> frozenset[str]:
    """Return the appearances that judgements speak of by themselves."""
    nodes = (node for j in judgements if j.verdict == verdict for node in j.nodes)
    return frozenset(node.removeprefix("appearance/") for node in nodes if node.startswith("appearance/"))


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
                off = set(nodes.narrow(other))
                gone.setdefault(actor, set()).update(off if len(off) == 1 else off - set(nodes.narrow(node)))
                if other.startswith("appearance/"):
                    gone.setdefault(ANYWHERE, set()).update(off)
    return gone
