"""What counts of an account when it is compared: two with equal facts are treated alike, and compared only once."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.model import Status
from onrecord.occurrences.account import Account
from onrecord.occurrences.kinds import Kind, kind_of
from onrecord.occurrences.words import content

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of an account.

    Attributes:
        kind: what is known of its kind.
        word: the kind as the account has it.
        actors: who takes part; the place is among them only for kinds that it tells apart.
        others: of a saying, whom it names beside the speaker.
        doers: who of them does it, where that is known and matters.
        grounds: who of them is a place, where that tells less than a person or body would.
        place: where.
        first, last: the days that bound it, as numbers.
        status: happened, or still to come.
        saying: it is the saying of something.
        words: of weight, for kinds of which there may be several in a day.
    """

    kind: Kind
    word: str
    actors: frozenset[str]
    others: frozenset[str]
    doers: frozenset[str]
    grounds: frozenset[str]
    place: str | None
    first: int
    last: int
    status: Status
    saying: bool
    words: frozenset[str]

    @property
    def one_day(self) -> bool:
        """Say whether the day is known."""
        return self.first == self.last


def facts(account: Account) -> Facts | None:
    """Return what is compared of an account; None where it can never be linked: see `obstacle`."""
    kind, bounds = kind_of(account.kind, saying=account.saying), days(account)
    actors = _cast(account, kind)
    if bounds is None or _obstacle(account, kind, bounds, actors):
        return None
    told = NONE
    if account.saying:
        told = content(account.words)
    elif not kind.seldom:
        named = [*account.actors, *account.doers, *([account.place] if account.place else ())]
        told = content(account.words, names=named, kinds=(kind.name, account.kind))
    return Facts(
        kind=kind,
        word=account.kind,
        actors=actors,
        others=frozenset(account.actors) - actors if account.saying else NONE,
        doers=NONE if kind.mutual else frozenset(account.doers),
        grounds=NONE if kind.place_tells or account.saying else actors.intersection(account.places),
        place=account.place,
        first=bounds[0],
        last=bounds[1],
        status=account.status,
        saying=account.saying,
        words=told,
    )


def obstacle(account: Account) -> str:
    """Return why an account can never be linked but by a judgement; empty where it can."""
    kind = kind_of(account.kind, saying=account.saying)
    return _obstacle(account, kind, days(account), _cast(account, kind))


def _obstacle(account: Account, kind: Kind, bounds: tuple[int, int] | None, actors: frozenset[str]) -> str:
    if account.status not in ("happened", "future"):
        return "the article does not have it as something that happened or will"
    if not account.kind:
        return "it is not known what kind of event it is"
    if kind.light:
        return f"“{account.kind}” alone tells too little of what happened"
    if bounds is None:
        return "it has no certain date"
    if not bounds[1] - bounds[0] < kind.window:
        return f"its date, {period(*bounds)}, leaves too much open for “{account.kind}”"
    if not actors:
        return "it is not known who speaks" if account.saying else "it names nobody who takes part"
    return ""


def _cast(account: Account, kind: Kind) -> frozenset[str]:
    """Return who makes an event what it is: of a saying the speaker, of an election the place too."""
    if account.saying:
        return frozenset(account.doers)
    place = {account.place} if account.place else set()
    actors = frozenset(account.actors) | frozenset(account.doers)
    return actors | place if kind.place_tells else actors - place


def days(account: Account) -> tuple[int, int] | None:
    """Return the days that bound an account, as numbers; None where one is open, or both are in the wrong order."""
    if account.earliest is None or account.latest is None:
        return None
    first, last = _number(account.earliest), _number(account.latest)
    return (first, last) if 0 < first <= last else None


@lru_cache(maxsize=65536)
def _number(day: str) -> int:
    """Return the number of a day; 0 where the calendar has none such."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def period(first: int, last: int) -> str:
    """Return days, as numbers, in ISO 8601.

    >>> period(736488, 736488), period(736488, 736494)
    ('2017-06-08', '2017-06-08/2017-06-14')
    """
    low, high = (date.fromordinal(day).isoformat() for day in (first, last))
    return low if low == high else f"{low}/{high}"
