"""Measure dated events: which words, which date, how they stand to it, and whether they happened.

An event of a record and a gold event are the same where the predicted head shares a character with a gold head; they
pair one to one, in the order of the text. Only events that some expression dates are compared, all texts together:

events      predicted ones that are gold ones. Those that the gold calls optional neither count nor miss, and neither
            do other heads that a gold event might have.
dates       pairs of an event and an expression that dates it; expressions match where they share a character.
relation    of the right dates, those with the right relation; status, saying, told, place: of the right events.
value       of the right dates, those whose expression has the right value.

happened    gold events that did not happen, or not yet, which a record tells as having happened, in nobody's words:
            the one mistake that a timeline must not make.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.evaluate.dated import read_each
from onrecord.evaluate.ratio import Ratio, total
from onrecord.model import Event, EventDate, Record, Span, TimeExpression

Measure = Literal["events", "dates", "relation", "value", "status", "saying", "told", "place"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
REMEDY = "Each text needs id, text and events, as tests/golden/dates/guidelines.md describes them."
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDate:
    """An expression that dates an event; None for the value where the gold does not say it."""

    span: Pair
    relations: tuple[str, ...]
    values: tuple[str | None, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An annotated event, with every answer that is right.

    Attributes:
        heads: any of them is its head; the first is the annotated one.
        saying, told: whether it is an act of saying, and stands inside what somebody says; both, where either will do.
        place: where the words for it stand; None: the gold has none.
        optional: it may be found, and need not be.
    """

    heads: tuple[Pair, ...]
    dates: tuple[GoldDate, ...]
    statuses: tuple[str, ...]
    saying: tuple[bool, ...]
    told: tuple[bool, ...]
    place: Pair | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text with its dated events."""

    id: str
    text: str
    published: str | None
    kind: str
    events: tuple[GoldEvent, ...]


def read_events(path: Path) -> list[Told]:
    """Return the sentences and short articles of a gold file.

    Raises:
        ReadError: the file cannot be read, or a text of it is not such an object.
    """
    return read_each(path, _told, "no text with events", REMEDY)


def score_events(gold: Sequence[Told], records: Sequence[Record]) -> dict[Measure, Ratio]:
    """Score what is on record of each text."""
    each = [_scored(one.events, record) for one, record in zip(gold, records, strict=True)]
    return {name: total(scores[name] for scores in each) for name in MEASURES}


def told_as_happened(gold: Sequence[GoldEvent], record: Record) -> list[Event]:
    """Return the events that a record has as happened, and in nobody's words, though the gold says otherwise."""
    events = record.events
    return [
        events[j]
        for i, j in match(gold, events)
        if "happened" not in gold[i].statuses and events[j].status == "happened" and events[j].attribution is None
    ]


def match(gold: Sequence[GoldEvent], found: Sequence[Event]) -> list[tuple[int, int]]:
    """Pair gold and found events one to one, as indexes; those that share a date come first."""
    pairs: dict[int, int] = {}
    for dated in (True, False):
        for i, one in enumerate(gold):
            for j, event in enumerate(found):
                if i in pairs or j in pairs.values() or not _same(one, event):
                    continue
                if not dated or any(_overlap(date.span, d.span) for date in one.dates for d in event.dates):
                    pairs[i] = j
    return sorted(pairs.items())


def _scored(gold: Sequence[GoldEvent], record: Record) -> dict[Measure, Ratio]:
    pairs = match(gold, record.events)
    taken = {j for _, j in pairs}
    free = {j for i, j in pairs if gold[i].optional}
    free |= {j for j, event in enumerate(record.events) if j not in taken and any(_same(one, event) for one in gold)}
    core = [(gold[i], record.events[j]) for i, j in pairs if not gold[i].optional]
    counted = [event for j, event in enumerate(record.events) if j not in free]
    wanted = [one for one in gold if not one.optional]
    right = [(date, found) for one, event in core for date, found in _dates(one, event)]
    scores: dict[Measure, Ratio] = {
        "events": Ratio(len(core), len(counted), len(wanted)),
        "dates": Ratio(len(right), sum(len(e.dates) for e in counted), sum(len(e.dates) for e in wanted)),
        "relation": _share(found.relation in date.relations for date, found in right),
        "value": _share(
            _value(record.times, found.span) in date.values for date, found in right if date.values is not None
        ),
        "status": _share(event.status in one.statuses for one, event in core),
        "saying": _share((event.saying is not None) in one.saying for one, event in core),
        "told": _share((event.attribution is not None) in one.told for one, event in core),
        "place": _share(_right_place(one, event) for one, event in core),
    }
    return scores


def _dates(gold: GoldEvent, found: Event) -> list[tuple[GoldDate, EventDate]]:
    """Return the dates of a gold event that were found, each with what was found."""
    return [(date, one) for date in gold.dates for one in found.dates if _overlap(date.span, one.span)]


def _value(times: Sequence[TimeExpression], span: Span) -> str | None:
    return next((time.value for time in times if time.span == span), None)


def _right_place(gold: GoldEvent, found: Event) -> bool:
    if gold.place is None or found.place_span is None:
        return gold.place is None and found.place_span is None
    return _overlap(gold.place, found.place_span)


def _share(judged: Iterable[bool]) -> Ratio:
    listed = list(judged)
    return Ratio(sum(listed), len(listed), len(listed))


def _same(gold: GoldEvent, found: Event) -> bool:
    return any(_overlap(head, found.head) for head in gold.heads)


def _overlap(gold: Pair, found: Span) -> bool:
    return max(gold[0], found.start) < min(gold[1], found.end)


def _told(data: Mapping[str, Any]) -> Told:
    text = str(data["text"])
    events = [_event(one, text) for one in data["events"]]
    events += [
        GoldEvent(heads=((s[0], s[1]),), dates=(), statuses=(), saying=(), told=(), optional=True)
        for s in data.get("also", ())
    ]
    return Told(id=data["id"], text=text, published=data["published"], kind=data["kind"], events=tuple(events))


def _event(data: Mapping[str, Any], text: str) -> GoldEvent:
    also: Mapping[str, Sequence[Any]] = data.get("accept", {})
    place = data["place"]
    at = text.index(place) if place else 0
    return GoldEvent(
        heads=((data["start"], data["end"]), *((s[0], s[1]) for s in also.get("head", ()))),
        dates=tuple(
            GoldDate(span=(d["start"], d["end"]), relations=(d["relation"], *d.get("accept", ())))
            for d in data["dates"]
        ),
        statuses=(data["status"], *also.get("status", ())),
        saying=(data["saying"], *also.get("saying", ())),
        told=(data["told"], *also.get("told", ())),
        place=(at, at + len(place)) if place else None,
    )
