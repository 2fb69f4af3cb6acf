"""Accounts that are told alike, taken together; and the pairs of such parts that may be one event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.occurrences.account import Account, Reason
from onrecord.occurrences.blocking import pairs
from onrecord.occurrences.compare import clash, evidence, odds
from onrecord.occurrences.facts import NONE, Facts, facts
from onrecord.occurrences.weights import Options


@dataclass(frozen=True, slots=True)
class Part:
    """Accounts with equal facts.

    Attributes:
        accounts: sorted by id.
        facts: of each of them; None where they can only be linked by a judgement.
        within: why they are one event among themselves; empty for one account alone.
    """

    accounts: tuple[Account, ...]
    facts: Facts | None
    within: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """Two parts that may be one event: their numbers, the lower first, and why."""

    a: int
    b: int
    reasons: tuple[Reason, ...]
    odds: float


def split(accounts: Iterable[Account], options: Options, alone: frozenset[str] = frozenset()) -> list[Part]:
    """Return accounts (sorted by id) in parts, sorted by their first account.

    Args:
        accounts: each once.
        options: weights and thresholds.
        alone: ids of accounts that judgements speak of, each of which is a part of its own.
    """
    groups: dict[tuple[Facts | None, str], list[Account]] = {}
    for account in accounts:
        told = facts(account)
        own = account.id if told is None or account.id in alone else ""
        groups.setdefault((told, own), []).append(account)
    found: list[Part] = []
    for (told, _), group in groups.items():
        within = None
        if told is not None and len(group) > 1:
            within = evidence(told, told, options, one_article=_one_article(group))
        if within is None:
            found += [Part((account,), told) for account in group]
        else:
            found.append(Part(tuple(group), told, within))
    return sorted(found, key=lambda part: part.accounts[0].id)


def edges(parts: Sequence[Part], options: Options) -> list[Edge]:
    """Return the pairs of parts for which enough speaks, likeliest first."""
    numbers = [n for n, part in enumerate(parts) if part.facts is not None]
    every = [told for part in parts if (told := part.facts) is not None]
    found = []
    for i, j in pairs(every, options):
        a, b = numbers[i], numbers[j]
        reasons = evidence(
            every[i], every[j], options, one_article=_one_article([*parts[a].accounts, *parts[b].accounts])
        )
        if reasons is not None:
            found.append(Edge(a, b, reasons, odds(reasons, options)))
    return sorted(found, key=order)


def order(edge: Edge) -> tuple[float, int, int]:
    """Return what edges are followed by: the likeliest first, then those of the first accounts."""
    return -edge.odds, edge.a, edge.b


def _one_article(accounts: Iterable[Account]) -> bool:
    return len({account.article for account in accounts}) == 1


def clashes(parts: Sequence[Part], among: Iterable[int]) -> dict[int, set[int]]:
    """Return for each of some parts those of them that cannot be of one event with it."""
    alike: dict[Facts | int, list[int]] = {}
    for n in sorted(among):
        told = parts[n].facts
        # What was said rules nothing out, so that hundreds of quotations of one speech are looked at as one.
        key: Facts | int = n if told is None else replace(told, words=NONE) if told.saying else told
        alike.setdefault(key, []).append(n)
    found: dict[int, set[int]] = {}
    for (mine, these), (theirs, those) in combinations(alike.items(), 2):
        if isinstance(mine, int) or isinstance(theirs, int) or clash(mine, theirs) is not None:
            for several, others in ((these, those), (those, these)):
                for n in several:
                    found.setdefault(n, set()).update(others)
    return found
