"""Who held which office when, and the time that an article without a date must be about."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Name = tuple[str, str]
"""First name and surname, lower case."""


@dataclass(frozen=True, slots=True)
class Office:
    """A line of ``offices.en.tsv``."""

    roles: frozenset[str]
    country: str
    government: str
    holder: tuple[str, str]
    since: str
    until: str


@cache
def offices() -> tuple[Office, ...]:
    """Return the table of offices."""
    text = files("onrecord.resolve").joinpath("data", "offices.en.tsv").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            roles, country, government, holder, since, until = (*line.split("\t"), "", "")[:6]
            names = holder.casefold().split()
            found.append(Office(frozenset(roles.split(",")), country, government, (names[0], names[-1]), since, until))
    return tuple(found)


def time_of(named: frozenset[Name], published: str | None) -> tuple[str, str]:
    """Return the first and last day that roles in an article are to be read for.

    That is the day of publication; else the days on which most of those ``named`` were in the offices that we know.
    With fewer than two such people no time can be told, and nobody is in office from "" to "9999".
    """
    if published and len(published) >= 7:
        day = published if len(published) > 7 else published + "-15"
        return day, day
    lines = [o for o in offices() if o.holder in named]
    starts = sorted({o.since for o in lines})
    at = {s: [o for o in lines if o.since <= s and (not o.until or s < o.until)] for s in starts}
    count = {s: len({o.holder for o in at[s]}) for s in starts}
    most = max(count.values(), default=0)
    if most < 2:
        return "", "9999"
    best = [s for s in starts if count[s] == most]
    ends = [o.until or "9999" for o in at[best[-1]]]
    return best[0], min([*ends, *(s for s in starts if s > best[-1])])
