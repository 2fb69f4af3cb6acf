"""Say when: which day each time expression is seen from, what it becomes, and what that makes of events."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.dates.resolve import resolve
from onrecord.model import Article, Event, TimeExpression


def dated(times: Sequence[TimeExpression], article: Article) -> tuple[TimeExpression, ...]:
    """Return the expressions with what they become seen from the publication date, as far as that is certain."""
    return tuple(_dated(time, article) for time in times)


def _dated(time: TimeExpression, article: Article) -> TimeExpression:
    meaning = resolve(time.span.of(article.text), article.published, time.tense)
    if meaning is None:
        return replace(time, value=time.open_value, edtf=time.open_edtf)
    return replace(
        time,
        value=meaning.value,
        edtf=meaning.edtf,
        earliest=meaning.earliest,
        latest=meaning.latest,
        anchor=meaning.anchor,
        anchor_date=article.published if meaning.anchor == "published" else None,
        rule=meaning.rule,
    )


def when(event: Event, times: Sequence[TimeExpression]) -> Event:
    """Return an event with what its first date makes of it, as the relation says: "since 2014" has no latest day.

    What happens before or after a day does not happen on it, so that it has no value of its own.
    """
    by_span = {time.span: time for time in times}
    found = next(((by_span[d.span], d.relation) for d in event.dates if d.span in by_span), None)
    if found is None:
        return event
    time, relation = found
    first, last, value, edtf = time.earliest, time.latest, time.value, time.edtf
    if first is None or last is None:
        if relation in ("before", "after"):
            value = edtf = None
    elif relation == "since":
        last, edtf = None, f"{first}/.."
    elif relation == "until":
        edtf, first = f"../{last}", None
    elif relation == "after":
        first = (date.fromisoformat(last) + timedelta(1)).isoformat()
        value, edtf, last = None, f"{first}/..", None
    elif relation == "before":
        last = (date.fromisoformat(first) - timedelta(1)).isoformat()
        value, edtf, first = None, f"../{last}", None
    return replace(event, timex=value, edtf=edtf, earliest=first, latest=last, anchor=time.anchor)
