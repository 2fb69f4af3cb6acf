"""Decide which accounts are of one event: a pure function of accounts and judgements.

First the machine alone puts accounts together. Then judgements: what they tie or keep apart comes first, the newest
before the older; what the machine held to be one follows, wherever it may go; and last what has become possible since.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.actors.journal import fold
from onrecord.actors.judgement import EVENTS, Judgement
from onrecord.errors import ActorError
from onrecord.occurrences.account import Account, Linked
from onrecord.occurrences.naming import occurrences
from onrecord.occurrences.parts import Edge, Part, clashes, edges, order, split
from onrecord.occurrences.weights import DEFAULT, Options
from onrecord.occurrences.wholes import Tie, Wholes


def link(accounts: Iterable[Account], judgements: Iterable[Judgement] = (), *, options: Options = DEFAULT) -> Linked:
    """Return which accounts are of one event.

    Args:
        accounts: every account, in any order.
        judgements: all that were ever made, in any order; those undone, and those not about events, are left out here.
        options: weights and thresholds.
    """
    every = _each_once(accounts)
    parts = split(every, options)
    wholes = _machine(parts, edges(parts, options), options)
    ours = [judgement for judgement in fold(judgements) if judgement.is_about(EVENTS)]
    ids = {account.id for account in every}
    there = [j for j in ours if all(_event(node) in ids for node in j.nodes)]
    dormant = tuple(sorted({j.id for j in ours} - {j.id for j in there}))
    if not there:
        return _linked(parts, wholes, options, dormant=dormant, overruled={})
    alone = _groups(parts, wholes)
    parts = split(every, options, frozenset(_event(node) for j in there for node in j.nodes))
    wholes, overruled = _judged(parts, there, alone, options)
    return _linked(parts, wholes, options, dormant=dormant, overruled=overruled)


def _event(node: str) -> str:
    return node.removeprefix("event/")


def _each_once(accounts: Iterable[Account]) -> list[Account]:
    by_id: dict[str, Account] = {}
    for account in accounts:
        if by_id.setdefault(account.id, account) != account:
            raise ActorError(f"event {account.id}: given twice, and not the same. Give each event one account.")
    return [by_id[id_] for id_ in sorted(by_id)]


def _machine(parts: Sequence[Part], found: Sequence[Edge], options: Options) -> Wholes:
    """Put parts together as the evidence alone has it."""
    wholes = _apart(parts, found)
    left_out = wholes.undecided(found, options.margin)
    wholes.follow(edge for edge in found if (edge.a, edge.b) not in left_out)
    return wholes


def _apart(parts: Sequence[Part], found: Iterable[Edge], ties: Iterable[tuple[int, int]] = ()) -> Wholes:
    """Return parts that are wholes of their own as yet, with what rules out what among those that may hang together."""
    near = Wholes(list(range(len(parts))))
    for a, b in [*((edge.a, edge.b) for edge in found), *ties]:
        near.unite(Tie(a, b))
    wholes = Wholes(list(range(len(parts))))
    for members in near.members.values():
        if len(members) > 2 or ties:
            wholes.look(clashes(parts, members))
    return wholes


def _groups(parts: Sequence[Part], wholes: Wholes) -> dict[str, int]:
    """Return by account the number of the whole that the machine alone put it in."""
    return {account.id: wholes.find(n) for n, part in enumerate(parts) for account in part.accounts}


@dataclass(frozen=True, slots=True)
class _Bound:
    """What a judgement asks for, in numbers of parts."""

    judgement: Judgement
    a: int
    b: int


def _judged(
    parts: Sequence[Part], judgements: Sequence[Judgement], alone: Mapping[str, int], options: Options
) -> tuple[Wholes, dict[str, str]]:
    """Put parts together so that judgements (oldest first) win; return also which of them have no effect."""
    number = {account.id: n for n, part in enumerate(parts) for account in part.accounts}
    newest_first = [_Bound(j, *sorted(number[_event(node)] for node in j.nodes)) for j in reversed(judgements)]
    found = edges(parts, options)
    wholes = _apart(parts, found, [(bound.a, bound.b) for bound in newest_first])
    overruled = _bind(wholes, newest_first)
    against: dict[int, int] = {}
    for bound in newest_first:
        if bound.judgement.verdict == "different":
            for n in (bound.a, bound.b):
                against[n] = against.get(n, 0) + 1
    # Whoever was set apart from many comes last: others of the same event then stay with each other, not with it.
    found = sorted(found, key=lambda edge: (max(against.get(edge.a, 0), against.get(edge.b, 0)), *order(edge)))
    group = [alone[part.accounts[0].id] for part in parts]
    wholes.follow((edge for edge in found if group[edge.a] == group[edge.b]), freely=True)
    left_out = wholes.undecided(found, options.margin)
    wholes.follow(edge for edge in found if (edge.a, edge.b) not in left_out)
    return wholes, overruled


def _bind(wholes: Wholes, newest_first: Sequence[_Bound]) -> dict[str, str]:
    """Tie and mark what judgements say; an older one does nothing that newer ones rule out."""
    overruled: dict[str, str] = {}
    for n, bound in enumerate(newest_first):
        if bound.judgement.verdict == "same":
            kept_apart = wholes.kept_apart(bound.a, bound.b)
            if kept_apart is None:
                wholes.unite(Tie(bound.a, bound.b, judgement=bound.judgement.id))
            else:
                overruled[bound.judgement.id] = newest_first[kept_apart].judgement.id
        elif wholes.find(bound.a) == wholes.find(bound.b):
            tied = [tie.judgement for tie in wholes.ties if wholes.find(tie.a) == wholes.find(bound.a)]
            overruled[bound.judgement.id] = tied[0]
        else:
            wholes.mark(bound.a, (n, 0))
            wholes.mark(bound.b, (n, 1))
    return overruled


def _linked(
    parts: Sequence[Part], wholes: Wholes, options: Options, *, dormant: tuple[str, ...], overruled: Mapping[str, str]
) -> Linked:
    found = occurrences(parts, wholes, options)
    torn = {
        account.id: tuple(sorted(other.id for n in others for other in parts[n].accounts))
        for me, others in wholes.torn.items()
        for account in parts[me].accounts
    }
    return Linked(
        occurrences=found,
        occurrence={id_: one for one in found for id_ in one.accounts},
        torn=dict(sorted(torn.items())),
        dormant=dormant,
        overruled=dict(sorted(overruled.items())),
    )
