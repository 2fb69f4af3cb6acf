"""What the timeline of the page shows of a graph's dated events: one row for each, with all that is told of it.

Events of several articles that the graph takes for one (``rec:Occurrence``) are one row. Nothing is decided here that
the graph has not decided: only a ``rec:Happening`` is drawn as plainly happened, and days stand on the axis only where
the graph has bounds for them. What one article tells is left to `onrecord.export.timeline_accounts`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from onrecord.export.findings import Places
from onrecord.export.picture import Account, Look, Row, Timeline
from onrecord.export.reading import Known, Properties, one
from onrecord.export.timeline_accounts import EARLIEST, LATEST, Source, account, kind, place
from onrecord.export.timeline_reading import cues, events, occurrences, reasons, words

if TYPE_CHECKING:
    from onrecord.graph import Graph

MAX_EVENTS = 2000
LATE = "9999-99"  # sorts behind every day
LOOKS: tuple[Look, ...] = get_args(Look)
Order = tuple[str, str, tuple[str, str, int, str]]


def timeline(graph: "Graph", known: Known, places: Places, limit: int = MAX_EVENTS) -> Timeline:
    """Return the dated events of a graph, the earliest first, those without a certain day last.

    Of more than ``limit`` those are shown that most articles tell of, then those with a certain day, then the latest.
    """
    found, same = events(graph), occurrences(graph)
    groups: dict[str, list[str]] = defaultdict(list)
    for event in sorted(found):
        groups[same.get(event, event)].append(event)
    kept = _kept(found, groups, limit)
    shown = {event: found[event] for group in kept for event in groups[group]}
    source, why = Source(known, places, shown, words(graph, shown), cues(graph, known)), reasons(graph)
    rows = sorted((_row(source, groups[group], why.get(group, [])) for group in kept), key=lambda row: row[0])
    return Timeline(
        rows=tuple(replace(row, id=f"t{index}") for index, (_, row) in enumerate(rows)),
        left_out=len(groups) - len(kept),
    )


def _kept(found: Mapping[str, Properties], groups: Mapping[str, list[str]], limit: int) -> list[str]:
    """Return the groups of events to show."""

    def worth(group: str) -> tuple[int, bool, str, str]:
        accounts = groups[group]
        day = max(one(found[event], EARLIEST) or one(found[event], LATEST) for event in accounts)
        return len(accounts), bool(day), day, group

    return sorted(groups, key=worth, reverse=True)[:limit]


def _row(source: Source, group: Sequence[str], why: Sequence[str]) -> tuple[Order, Row]:
    """Return what several articles tell of one event as one row, and where it stands in the order of all."""
    told = sorted(group, key=lambda event: place(source, event))
    accounts = tuple(account(source, event) for event in told)
    first, last, apart = _days(accounts)
    row = Row(
        id="",
        kind=kind(source, told),
        look=min(_boldest(accounts), key=LOOKS.index),
        accounts=accounts,
        first=first,
        last=last,
        apart=apart,
        why=tuple(why),
    )
    return (first or last or LATE, last or LATE, place(source, told[0])), row


def _boldest(accounts: Sequence[Account]) -> list[Look]:
    """Return the looks that count: those of articles that tell it themselves, if any does."""
    own = [one_.look for one_ in accounts if one_.teller is None]
    return own or [one_.look for one_ in accounts]


def _days(accounts: Sequence[Account]) -> tuple[str | None, str | None, bool]:
    """Return the days that all accounts allow, or say that there are none."""
    first = max((one_.first for one_ in accounts if one_.first), default=None)
    last = min((one_.last for one_ in accounts if one_.last), default=None)
    if first and last and first > last:
        return None, None, True
    return first, last, False
