"""Several dates of one event: the days that they leave together, or, where they exclude each other, that hold them all.

"Won in 2008 and 2012", "on Thursday or Friday" and "visited Rome on Monday and Paris on Tuesday" are told of one verb,
and no single one of the days is certain for what it tells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import TimeExpression

_ENDLESS = 10**7  # days
_GRAINS = (1, 7, 31, 92, 366)  # days of a day, week, month, quarter, year
_BESIDE = 12  # characters between "earlier this week" and the day that says it better: ", on "


@dataclass(frozen=True, slots=True)
class Part:
    """What one date makes of an event: the first and last day that it leaves, ISO 8601, None for no limit.

    Attributes:
        lent: it rests on the publication date, and would be open without it.
        several: it stands for dates that exclude each other, and holds them all.
    """

    time: TimeExpression
    relation: str
    first: str | None
    last: str | None
    lent: bool
    several: bool = False

    @property
    def within(self) -> bool:
        """The event lies in the time itself, not before or behind it."""
        return self.relation in ("on", "during")


def length(part: Part) -> int:
    """Return how many days a date leaves after its first; a great many where it leaves no bounds."""
    if part.first is None or part.last is None:
        return _ENDLESS
    return (date.fromisoformat(part.last) - date.fromisoformat(part.first)).days


def common(parts: Iterable[Part]) -> tuple[str | None, str | None]:
    """Return the first and last day that all of some dates leave."""
    bounds = [(p.first, p.last) for p in parts]
    return max((a for a, _ in bounds if a), default=None), min((b for _, b in bounds if b), default=None)


def agreeing(parts: Iterable[Part]) -> list[Part]:
    """Return the dates that leave a day in common.

    Those that the text gives come first: a publication date that is supplied later must change none of their bounds.
    """
    kept: list[Part] = []
    first, last = "", "9"
    for part in sorted(parts, key=lambda part: part.lent):
        low, high = max(first, part.first or ""), min(last, part.last or "9")
        if low <= high:
            kept.append(part)
            first, last = low, high
    return kept


def joined(parts: Sequence[Part]) -> list[Part]:
    """Return dates, days or years that exclude each other as one span in the place of the closest of them.

    Only those that are alike in size and in what they rest on: a day beside another year belongs to something else.
    """
    found = list(parts)
    for lent in (False, True):
        own = [p for p in found if p.lent == lent and p.within and length(p) < _ENDLESS]
        closest = [p for p in own if not any(_holds(p, other) for other in own)]
        apart = [p for p in closest if _grain(p) == _grain(closest[0])]
        first, last = common(apart)
        if len(apart) > 1 and first is not None and last is not None and first > last:
            found = _merged(found, apart)
        else:
            found = _vaguer(found, own)
    return found


def _holds(wide: Part, narrow: Part) -> bool:
    """Say whether all days of one date are days of another, shorter one."""
    inside = (wide.first or "") <= (narrow.first or "") and (narrow.last or "") <= (wide.last or "")
    return inside and length(narrow) < length(wide)


def _grain(part: Part) -> int:
    return next((n for n, days in enumerate(_GRAINS) if length(part) < days), len(_GRAINS))


def _merged(parts: Sequence[Part], apart: Sequence[Part]) -> list[Part]:
    """Return dates with some of them as one that holds them all."""
    first, last = min(p.first or "" for p in apart), max(p.last or "" for p in apart)
    whole = replace(apart[0], first=first, last=last, several=True)
    return [whole if p is apart[0] else p for p in parts if p is apart[0] or p not in apart]


def _vaguer(parts: Sequence[Part], own: Sequence[Part]) -> list[Part]:
    """Return dates without a day that stands at the other end of its clause from "earlier this week".

    "Here in Iowa last night, I was in Ohio earlier this week": nobody names a day to be vague about it afterwards.
    """
    vague = [p for p in own if p.time.mod in ("START", "MID", "END")]
    belied = [p for p in own for wide in vague if _holds(wide, p) and _gap(wide, p) > _BESIDE]
    return [p for p in parts if p not in belied]


def _gap(one: Part, other: Part) -> int:
    """Return how many characters stand between two expressions."""
    first, second = sorted((one.time.span, other.time.span))
    return second.start - first.end
