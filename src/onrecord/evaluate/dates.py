"""Measure time expressions as TempEval-3 does, and count the years that nobody wrote.

The measures are those of UzZaman et al. (2013, "SemEval-2013 Task 1: TempEval-3", section 4), over characters; each is
a precision (over what is found), a recall (over the gold) and their F1, all texts together:

strict      the same first and last character.
relaxed     at least one character in common; expressions pair one to one, strict pairs first, then by overlap.
type        relaxed, and the same TIMEX3 type.
value       relaxed, and the same TIMEX3 value, as strings, in any case.

The publication date of a text (document creation time) is given, never scored. A gold expression may accept several
answers; then any of them counts. Of the pairs, where the gold says them:

open        the value of the words alone; null, and one of nothing but unknown digits, are the same.
anchor      what it was counted from.
mod         the TIMEX3 modifier.
bounds      earliest and latest day, or that there are none.

What may not be, both without a publication date:
invented    values with a known year that no word of the text gives.
false       values with a known year that the gold does not have there, figures that were taken for a year included.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.evaluate.ratio import Ratio, total
from onrecord.model import Anchor, Record, TimeExpression

Measure = Literal["strict", "relaxed", "type", "value"]
Layer = Literal["open", "anchor", "mod", "bounds"]
Name = Measure | Layer
MEASURES: tuple[Measure, ...] = get_args(Measure)
LAYERS: tuple[Layer, ...] = get_args(Layer)
Fate = Literal["open", "right", "wrong", "missed"]
Bounds = tuple[str | None, str | None]

_KNOWN_YEAR = re.compile(r"(?:FY)?(\d{2,4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])\d{4}(?!\d|[.,]\d)")
_SHORT = re.compile(r"(?:['’](?P<apostrophe>\d\d)|\d/(?P<slash>\d\d)|\d-(?P<hyphen>\d\d))(?!\d)")
_DECADE = re.compile(r"(?<!\d)(?:\d\d)?\d0['’]?s\b")
_CENTURY = re.compile(r"\b(?:\d\d?(?:st|nd|rd|th)|\w+th|(?:\w+-)?(?:first|second|third))[ -]centur", re.IGNORECASE)
_SPELLED = re.compile(r"\b(?:eighteen|nineteen|twenty|two thousand|twenties|\w+ties)\b", re.IGNORECASE)
_UNKNOWN = re.compile(r"[XW-]*")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as somebody found it; offsets are of the text."""

    start: int
    end: int
    type: str
    value: str | None
    open: str | None = None
    anchor: Anchor = "none"
    counted_from: str | None = None
    mod: str = ""
    bounds: Bounds = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTimex:
    """An annotated time expression, with every answer that is right.

    Attributes:
        spans, types, values: the first is the annotated one.
        opens, anchors, mod, bounds: None where the corpus does not say.
        group: the kind that it is counted with.
    """

    spans: tuple[tuple[int, int], ...]
    types: tuple[str, ...]
    values: tuple[str | None, ...]
    opens: tuple[str | None, ...] | None = None
    anchors: tuple[Anchor, ...] | None = None
    mod: str | None = None
    bounds: Bounds | None = None
    group: str = ""

    def unpublished(self) -> tuple[str | None, ...]:
        """Return the values that are right where no publication date is known."""
        counted = self.anchors is not None and "published" in self.anchors
        return self.opens if counted and self.opens is not None else self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A text with all its time expressions."""

    id: str
    text: str
    published: str | None
    times: tuple[GoldTimex, ...]


def found_in(record: Record) -> tuple[Timex, ...]:
    """Return the time expressions of a record, in the order of the text."""
    return tuple(sorted((_timex(time) for time in record.times), key=lambda time: (time.start, time.end)))


def score_times(
    gold: Sequence[Dated], found: Sequence[Sequence[Timex]], *, published: bool = True
) -> dict[Name, Ratio]:
    """Score what was found in each text; ``published``: it was found with the publication date known."""
    each = [_scored(one.times, times, published=published) for one, times in zip(gold, found, strict=True)]
    return {name: total(scores[name] for scores in each) for name in (*MEASURES, *LAYERS)}


def score_groups(
    gold: Sequence[Dated], found: Sequence[Sequence[Timex]], *, published: bool = True
) -> dict[str, dict[Name, Ratio]]:
    """Score the gold expressions of each group by themselves: recall alone means something."""
    each: defaultdict[str, list[dict[Name, Ratio]]] = defaultdict(list)
    for one, times in zip(gold, found, strict=True):
        pairs = match(one.times, times)
        for group in sorted({time.group for time in one.times}):
            wanted = [i for i, time in enumerate(one.times) if time.group == group]
            inside = [(i, j) for i, j in pairs if i in wanted]
            each[group].append(_counted(one.times, times, inside, gold=len(wanted), published=published))
    return {
        group: {name: total(scores[name] for scores in listed) for name in (*MEASURES, *LAYERS)}
        for group, listed in sorted(each.items())
    }


def match(gold: Sequence[GoldTimex], found: Sequence[Timex]) -> list[tuple[int, int]]:
    """Pair gold and found expressions one to one, as indexes: the same spans first, then by most overlap.

    >>> match([GoldTimex(spans=((0, 9),), types=("DATE",), values=(None,))], [Timex(3, 9, "DATE", None)])
    [(0, 0)]
    """
    pairs: dict[int, int] = {}
    for i, one in enumerate(gold):
        same = (j for j, time in enumerate(found) if (time.start, time.end) in one.spans and j not in pairs.values())
        for j in same:
            pairs[i] = j
            break
    for i, one in enumerate(gold):
        free = [j for j in range(len(found)) if j not in pairs.values()]
        best = max(free, key=lambda j: (_overlap(one, found[j]), -j), default=None)
        if i not in pairs and best is not None and _overlap(one, found[best]) > 0:
            pairs[i] = best
    return sorted(pairs.items())


def invented(text: str, found: Sequence[Timex]) -> Iterator[Timex]:
    """Yield what has a known year though the text gives none that it could be counted from.

    Meant for what was found without a publication date. What was counted from a named event is not invented.

    >>> [one.value for one in invented("On June 8 they met.", [Timex(3, 9, "DATE", "2024-06-08")])]
    ['2024-06-08']
    >>> list(invented("They met on June 8, 2024.", [Timex(12, 24, "DATE", "2024-06-08")]))
    []
    """
    waiting = [time for time in found if _KNOWN_YEAR.match(time.value or "") and time.anchor != "named event"]
    given = _years(text) | {time.value[:4] for time in found if time.value and time.anchor == "named event"}
    while right := [time for time in waiting if _follows(text, time, given)]:
        waiting = [time for time in waiting if time not in right]
        given |= {time.value[:4] for time in right if time.value}  # what was counted may be counted from
    yield from waiting


def _follows(text: str, time: Timex, given: set[str]) -> bool:
    """Say whether the year of an expression is one of its own words, or counted from one that is given in the text."""
    year = _KNOWN_YEAR.match(time.value or "")
    if year is None or any(_agree(year[1], one) for one in _years(text[time.start : time.end])):
        return True
    start = time.counted_from[:4] if time.counted_from else year[1]
    return time.anchor == "text" and any(_agree(start, one) for one in given)


def false_dates(gold: Dated, found: Sequence[Timex]) -> Iterator[Timex]:
    """Yield what was found without a publication date and has a known year that the gold does not accept.

    Figures that were taken for years are among them; a date that is only coarser, or both ends of a span in one, is
    not false. The gold has to say what stays open.
    """
    answers = {j: gold.times[i].unpublished() for i, j in match(gold.times, found)}
    everywhere = [_plain(value) for time in gold.times for value in time.unpublished()]
    for j, time in enumerate(found):
        if _KNOWN_YEAR.match(time.value or ""):
            value = _plain(time.value)
            right = map(_plain, answers.get(j, ()))
            ends = value.split("/")
            if not any(one.startswith(value) for one in right) and not (len(ends) == 2 and set(ends) <= {*everywhere}):
                yield time


def fates(gold: Sequence[Dated], found: Sequence[Sequence[Timex]], groups: Sequence[str]) -> Counter[Fate]:
    """Count what became of the dates and times of some groups: found without a publication date, they hang on one.

    A value with a known year is right where the text gives the rest, and otherwise wrong.
    """
    fate: Counter[Fate] = Counter()
    for one, times in zip(gold, found, strict=True):
        pairs = dict(match(one.times, times))
        for i, time in enumerate(one.times):
            if time.group in groups and time.types[0] in ("DATE", "TIME"):
                value = times[pairs[i]].value if i in pairs else None
                known = _KNOWN_YEAR.match(value or "") is not None
                right = _plain(value) in map(_plain, time.values)
                fate[("right" if right else "wrong") if known else "open" if i in pairs else "missed"] += 1
    return fate


def _years(words: str) -> set[str]:
    """Return the years, decades and centuries that words give, as the last digits that they write; "" for spelled ones.

    >>> sorted(_years("from 1998 to 2003, in the '70s and the 19th century"))
    ['', '1998', '2003', '70']
    """
    found = set(_YEAR.findall(words))
    found |= {next(filter(None, short.groups())) for short in _SHORT.finditer(words)}
    vague = _DECADE.search(words) or _CENTURY.search(words) or _SPELLED.search(words)
    return found | ({""} if vague else set())


def _agree(value: str, written: str) -> bool:
    """Say whether a known year, decade or century is a written year, or what its digits are short for."""
    return value.startswith(written) or written.startswith(value) or value.endswith(written)


def _timex(time: TimeExpression) -> Timex:
    return Timex(
        time.span.start,
        time.span.end,
        time.type,
        time.value,
        open=time.open_value,
        anchor=time.anchor,
        counted_from=time.anchor_date,
        mod=time.mod,
        bounds=(time.earliest, time.latest),
    )


def _scored(gold: Sequence[GoldTimex], found: Sequence[Timex], *, published: bool) -> dict[Name, Ratio]:
    return _counted(gold, found, match(gold, found), gold=len(gold), published=published, predicted=len(found))


def _counted(
    times: Sequence[GoldTimex],
    found: Sequence[Timex],
    pairs: Sequence[tuple[int, int]],
    *,
    gold: int,
    published: bool,
    predicted: int | None = None,
) -> dict[Name, Ratio]:
    """Count what is right in the pairs; of layers, in the pairs whose gold says them."""
    predicted = len(pairs) if predicted is None else predicted
    scores: dict[Name, Ratio] = {name: Ratio(0, predicted, gold) for name in MEASURES}
    scores |= {name: Ratio() for name in LAYERS}
    for i, j in pairs:
        for name, right in _judged(times[i], found[j], published=published).items():
            scores[name].right += right
            if name in LAYERS:
                scores[name].predicted += 1
                scores[name].gold += 1
    return scores


def _judged(gold: GoldTimex, found: Timex, *, published: bool) -> Mapping[Name, bool]:
    """Say what is right in one pair."""
    values = gold.values if published else gold.unpublished()
    judged: dict[Name, bool] = {
        "strict": (found.start, found.end) in gold.spans,
        "relaxed": True,
        "type": found.type.upper() in gold.types,
        "value": _plain(found.value) in map(_plain, values),
    }
    if gold.opens is not None:
        judged["open"] = _plain(found.open) in map(_plain, gold.opens)
    if gold.mod is not None:
        judged["mod"] = found.mod == gold.mod
    if gold.anchors is not None and published:
        judged["anchor"] = found.anchor in gold.anchors
    if gold.bounds is not None and published:
        judged["bounds"] = found.bounds == gold.bounds
    return judged


def _plain(value: str | None) -> str:
    """Return a value as it is compared.

    >>> _plain("xxxx-06-08"), _plain(None), _plain("XXXX-XX-XX")
    ('XXXX-06-08', '', '')
    """
    plain = (value or "").strip().upper()
    return "" if _UNKNOWN.fullmatch(plain) else plain


def _overlap(gold: GoldTimex, found: Timex) -> int:
    start, end = gold.spans[0]
    return min(end, found.end) - max(start, found.start)
