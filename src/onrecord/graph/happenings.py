"""Say time expressions and dated events in RDF: both layers of each date, and what is certain of it as days.

Bounds are always ``xsd:date``, because engines compare dates of other types differently or not at all; where nothing is
certain there are none.
"""

from collections.abc import Iterator
from typing import get_args

from pyoxigraph import NamedNode

from onrecord.graph import terms
from onrecord.graph.finding import common, short, spoken
from onrecord.graph.page import LABEL_OF, A, Page, R, V
from onrecord.graph.terms import Triple, node
from onrecord.graph.vocab import SEM
from onrecord.ids import iri, time_id
from onrecord.model import Anchor, DateRule, Event, Status, TimeExpression, TimeRelation, TimexType

ANCHORS = {anchor: V["anchor-" + anchor.replace(" ", "-")] for anchor in get_args(Anchor)}
RULES = {rule: V["rule-" + rule.replace(" ", "-")] for rule in get_args(DateRule)}
STATUSES = {status: V["status-" + status.replace(" ", "-")] for status in get_args(Status)}
TIMEX_TYPES = {type_: V["timex-" + type_.lower()] for type_ in get_args(TimexType)}
TIMES = {relation: R["time" + relation.capitalize()] for relation in get_args(TimeRelation)}
EARLIEST, LATEST = node(str(SEM.hasEarliestBeginTimeStamp)), node(str(SEM.hasLatestEndTimeStamp))
EVENT, TAKES_PART = node(str(SEM.Event)), node(str(SEM.hasActor))


def expression(page: Page, found: TimeExpression) -> Iterator[Triple]:
    """Say what a time expression says by itself, and what it becomes."""
    me = node(iri("expression", found.id))
    yield me, A, R["TimeExpression"]
    yield me, LABEL_OF, page.text(page.words([found.span]))
    yield from common(page, me, found)
    yield me, R["timeSpan"], page.point(found.span)
    yield me, R["timexType"], TIMEX_TYPES[found.type]
    yield me, R["rule"], RULES[found.rule]
    given = (("timexMod", found.mod), ("openTimex", found.open_value), ("openEdtf", found.open_edtf))
    yield from ((me, R[name], terms.string(value)) for name, value in given if value)
    yield from _dated(me, found)
    if counted := terms.day(found.anchor_date):
        yield me, R["anchorDate"], counted
    if found.anchor_span:
        yield me, R["anchorSpan"], page.point(found.anchor_span)
    if found.anchor_event:
        yield me, R["anchorEvent"], node(iri("named-event", found.anchor_event))


def dated_event(page: Page, found: Event) -> Iterator[Triple]:
    """Say that the article tells of something, what dates it, and how the article puts it forward."""
    me = node(iri("event", found.id))
    yield me, A, R["DatedEvent"]
    if happened(found):
        yield me, A, R["Happening"]
        yield me, A, EVENT
    yield me, LABEL_OF, page.text(f"{short(page.words(found.event))} ({page.words([d.span for d in found.dates])})")
    yield from common(page, me, found)
    yield me, R["status"], STATUSES[found.status]
    yield from spoken(page, me, "eventSpan", found.event, context=True)
    yield me, R["headSpan"], page.point(found.head)
    for date in found.dates:
        yield me, TIMES[date.relation], node(iri("expression", time_id(page.article.id, date.span)))
        yield me, R["dateSpan"], page.point(date.span)
        if date.marker:
            yield me, R["markerSpan"], page.point(date.marker)
    yield from _dated(me, found)
    if found.kind:
        yield me, R["eventKind"], terms.string(found.kind)
    if found.place_span:
        yield from spoken(page, me, "placeSpan", [found.place_span], words="placeText")
    if found.place:
        yield me, R["place"], node(iri("actor", found.place))
    for name, other in (("parent", found.attribution), ("saying", found.saying)):
        if other:
            yield me, R[name], node(iri("attribution", other))
    yield from ((me, TAKES_PART, node(iri("actor", actor))) for actor in found.actors)


def happened(found: Event) -> bool:
    """Say whether the article itself tells it as having happened: what somebody says in it is theirs to answer for."""
    return (
        found.status == "happened"
        and found.polarity == "positive"
        and found.modality == "asserted"
        and found.attribution is None
    )


def _dated(me: NamedNode, found: TimeExpression | Event) -> Iterator[Triple]:
    """Say a date in all its forms: TIMEX3, EDTF, the datatype of its precision, and the days that bound it."""
    yield me, R["anchor"], ANCHORS[found.anchor]
    bounds = terms.day(found.earliest), terms.day(found.latest)
    for name, bound in zip((EARLIEST, LATEST), bounds, strict=True):
        if bound is not None and bound.datatype == terms.DATE:
            yield me, name, bound
    value = found.value if isinstance(found, TimeExpression) else found.timex
    one_day = bounds[0] if bounds[0] == bounds[1] else None
    open_ended = (found.earliest is None) != (found.latest is None)  # "since 2014" is not a date in 2014
    if not open_ended and (date := one_day or terms.day(value)):
        yield me, R["date"], date
    yield from ((me, R[name], terms.string(said)) for name, said in (("timex", value), ("edtf", found.edtf)) if said)
