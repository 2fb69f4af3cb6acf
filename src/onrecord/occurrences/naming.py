"""Describe occurrences: what each is called, who tells of it, and by which links its accounts hang together."""

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.ids import digest, slug
from onrecord.occurrences.account import Account, Link, Occurrence
from onrecord.occurrences.compare import likelihood, odds
from onrecord.occurrences.facts import days
from onrecord.occurrences.parts import Part
from onrecord.occurrences.weights import Options
from onrecord.occurrences.wholes import Tie, Wholes

_LATE = "9999"  # an account without a date of publication comes after those that have one


def occurrences(parts: Sequence[Part], wholes: Wholes, options: Options) -> tuple[Occurrence, ...]:
    """Return the wholes of two or more accounts, sorted by id."""
    ties: dict[int, list[Tie]] = {}
    for tie in wholes.ties:
        ties.setdefault(wholes.find(tie.a), []).append(tie)
    members: dict[int, list[int]] = {}
    for n, part in enumerate(parts):
        root = wholes.find(n)
        if root in ties or len(part.accounts) > 1:
            members.setdefault(root, []).append(n)
    found = (_occurrence(parts, numbers, ties.get(root, []), options) for root, numbers in members.items())
    return tuple(sorted(found, key=lambda one: one.id))


def first(accounts: Sequence[Account]) -> list[Account]:
    """Return accounts, the earliest published first."""
    return sorted(accounts, key=lambda account: (account.published or _LATE, account.id))


def _occurrence(parts: Sequence[Part], numbers: Sequence[int], ties: Sequence[Tie], options: Options) -> Occurrence:
    accounts = first([account for n in numbers for account in parts[n].accounts])
    earliest = accounts[0]
    links = [*(_tied(parts, tie) for tie in ties), *(link for n in numbers for link in _within(parts[n], options))]
    low, high = _bounds(accounts)
    places = {account.place for account in accounts if account.place}
    return Occurrence(
        id=f"{slug(earliest.kind or 'event')}-{digest('occurrence', earliest.id, length=12)}",
        kind=earliest.kind,
        accounts=tuple(account.id for account in accounts),
        links=tuple(sorted(links, key=lambda link: (link.first, link.second))),
        earliest=low,
        latest=high,
        status="happened" if any(account.status == "happened" for account in accounts) else earliest.status,
        actors=tuple(sorted({who for account in accounts for who in (*account.actors, *account.doers)})),
        place=min(places) if len(places) == 1 else None,
    )


def _bounds(accounts: Sequence[Account]) -> tuple[str | None, str | None]:
    """Return the days that all accounts allow whose dates are certain; None for both where there is none."""
    known = [bounds for account in accounts if (bounds := days(account)) is not None]
    low, high = max((low for low, _ in known), default=1), min((high for _, high in known), default=0)
    if low > high:
        return None, None
    return date.fromordinal(low).isoformat(), date.fromordinal(high).isoformat()


def _within(part: Part, options: Options) -> Iterator[Link]:
    """Yield the links from the first account of a part to the others, which tell it alike."""
    for other in part.accounts[1:]:
        yield Link(
            first=part.accounts[0].id,
            second=other.id,
            score=likelihood(odds(part.within, options)),
            reasons=part.within,
        )


def _tied(parts: Sequence[Part], tie: Tie) -> Link:
    """Return the link that put two parts together, between two accounts of different articles if there are such."""
    ends = [(a, b) for a in parts[tie.a].accounts for b in parts[tie.b].accounts[:2]]
    a, b = next(((a, b) for a, b in ends if a.article != b.article), ends[0])
    one, other = sorted((a.id, b.id))
    if tie.edge is None:
        return Link(first=one, second=other, basis="judgement", judgement=tie.judgement)
    return Link(first=one, second=other, score=likelihood(tie.edge.odds), reasons=tie.edge.reasons)
