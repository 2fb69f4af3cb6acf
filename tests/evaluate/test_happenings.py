"""What the measures of dated events mean, on invented records."""

from typing import Any

import pytest

from onrecord.evaluate.happenings import GoldDate, GoldEvent, Told, score_events, told_as_happened
from onrecord.model import Event, EventDate, Record, Span, Status, TimeExpression, TimeRelation
from tests.factories import article, span

TEXT = "The pier was rebuilt in 2015. The mayor may resign on Friday, in Harrowby."
WHOLE = Span(0, len(TEXT))


def marked(head: str, date: str, **answers: Any) -> GoldEvent:
    """Return a gold event by its words."""
    place = answers.pop("place", None)
    where = span(TEXT, place) if place else None
    dates = (GoldDate(span=at(date), relations=("on",), values=answers.pop("values", None)),)
    answers = {"statuses": ("happened",), "saying": (False,), "told": (False,), **answers}
    return GoldEvent(heads=(at(head),), dates=dates, place=(where.start, where.end) if where else None, **answers)


def at(words: str) -> tuple[int, int]:
    """Return where words stand."""
    found = span(TEXT, words)
    return found.start, found.end


def event(
    head: str,
    date: str,
    *,
    relation: TimeRelation = "on",
    status: Status = "happened",
    place: str | None = None,
    attribution: str | None = None,
) -> Event:
    """Return a found event by its words."""
    return Event(
        id=f"{head}-{date}",
        article="a",
        event=(span(TEXT, head),),
        head=span(TEXT, head),
        dates=(EventDate(span=span(TEXT, date), relation=relation),),
        evidence=WHOLE,
        extractor="test/1",
        status=status,
        place_span=span(TEXT, place) if place else None,
        attribution=attribution,
    )


def record(*events: Event, times: tuple[TimeExpression, ...] = ()) -> Record:
    """Return a record of events alone."""
    return Record(article=article(TEXT), events=events, times=times)


def told(*events: GoldEvent) -> Told:
    """Return the text with its gold events."""
    return Told(id="t", text=TEXT, published=None, kind="", events=events)


GOLD = (
    marked("rebuilt", "2015", values=("2015",)),
    marked("resign", "Friday", statuses=("hypothetical",), place="in Harrowby"),
)


def test_right_events_are_right_in_everything() -> None:
    """All measures are full where all is as it is marked."""
    year = TimeExpression(
        id="t", article="a", span=span(TEXT, "2015"), evidence=WHOLE, extractor="test/1", type="DATE", value="2015"
    )
    found = record(
        event("rebuilt", "2015"), event("resign", "Friday", status="hypothetical", place="Harrowby"), times=(year,)
    )

    assert {ratio.f1 for ratio in score_events([told(*GOLD)], [found]).values()} == {1.0}


@pytest.mark.parametrize(
    ("found", "measure", "right", "of"),
    [
        (event("resign", "Friday", relation="before", status="hypothetical"), "relation", 1, 2),
        (event("resign", "Friday", status="future"), "status", 1, 2),
        (event("resign", "Friday", attribution="x"), "told", 1, 2),
        (event("resign", "Friday", place="Harrowby"), "place", 2, 2),
        (event("resign", "2015"), "dates", 1, 2),
        (event("mayor", "Friday"), "events", 1, 2),
    ],
)
def test_each_mistake_counts_where_it_is_made(found: Event, measure: str, right: int, of: int) -> None:
    """A wrong relation, status, teller, date or head costs its own measure."""
    scores = score_events([told(*GOLD)], [record(event("rebuilt", "2015"), found)])

    ratio = next(ratio for name, ratio in scores.items() if name == measure)
    assert (ratio.right, ratio.predicted) == (right, of)


def test_optional_events_neither_count_nor_miss() -> None:
    """What need not be found is not missed; where it is found, it is not counted."""
    optional = marked("resign", "Friday", optional=True)
    for found in (record(event("rebuilt", "2015")), record(event("rebuilt", "2015"), event("resign", "Friday"))):
        events = score_events([told(GOLD[0], optional)], [found])["events"]
        assert (events.right, events.predicted, events.gold) == (1, 1, 1)


def test_what_did_not_happen_may_not_be_told_as_happened() -> None:
    """It is found out, unless somebody's words say it."""
    wrong = event("resign", "Friday")

    assert told_as_happened(GOLD, record(wrong)) == [wrong]
    assert told_as_happened(GOLD, record(event("resign", "Friday", attribution="x"))) == []
    assert told_as_happened(GOLD, record(event("resign", "Friday", status="future"))) == []
