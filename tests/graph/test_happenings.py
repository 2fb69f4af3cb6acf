"""Dates and events in the graph: both layers, no bound that counts from nothing, only what is told as happened."""

from dataclasses import replace
from typing import Any

import pytest

from onrecord.graph import Run, checked, open_store
from onrecord.graph.build import quads
from onrecord.graph.page import A, R, V
from onrecord.graph.reread import reread
from onrecord.graph.terms import node
from onrecord.graph.validate import shacl
from onrecord.graph.vocab import SEM
from onrecord.ids import iri, time_id
from onrecord.model import Event, EventDate, Record, Span, TimeExpression
from tests.newsroom import bridge, undated

RUN = Run(version="1", extractors=("test",), model="none")


def changed(record: Record, **event: Any) -> Record:
    """Return a record with one field or more of its first event changed."""
    return replace(record, events=(replace(record.events[0], **event), *record.events[1:]))


def said(record: Record, subject: str) -> dict[str, list[str]]:
    """Return what the graph of a record says about a node, by the last part of the property."""
    found: dict[str, list[str]] = {}
    for quad in quads(record, RUN):
        if quad.subject == node(subject):
            name = quad.predicate.value.replace("#", "/").rpartition("/")[2]
            found.setdefault(name, []).append(quad.object.value.replace("#", "/").rpartition("/")[2])
    return found


def test_both_layers_of_a_date_are_kept() -> None:
    """What the words say by themselves stands beside what they become, with the anchor and the rule."""
    record = undated()
    [time] = record.times
    anchored = replace(
        time,
        value="2017-06-08",
        earliest="2017-06-08",
        latest="2017-06-08",
        anchor="published",
        anchor_date="2017-06-10",
        rule="nearest past",
    )
    found = said(replace(record, times=(anchored,)), iri("expression", time.id))

    assert found["openTimex"] == ["XXXX-06-08"]
    assert found["timex"] == found["date"] == found["hasEarliestBeginTimeStamp"] == ["2017-06-08"]
    assert (found["anchor"], found["anchorDate"], found["rule"]) == (
        ["anchor-published"],
        ["2017-06-10"],
        ["rule-nearest-past"],
    )


def test_an_open_date_has_its_parts_and_no_bounds() -> None:
    """A day without a year is a gMonthDay, a month without one a gMonth; neither has bounds."""
    record = undated()
    [time] = record.times
    found = said(record, iri("expression", time.id))
    month = said(replace(record, times=(replace(time, value="XXXX-06"),)), iri("expression", time.id))

    assert (found["date"], month["date"]) == (["--06-08"], ["--06"])
    assert "hasEarliestBeginTimeStamp" not in found
    assert "hasLatestEndTimeStamp" not in found


@pytest.mark.parametrize("relation", ["on", "before", "after", "during", "since", "until"])
def test_an_event_points_to_its_times_by_their_relation(relation: Any) -> None:
    """Each relation in time is a property of its own."""
    record = bridge()
    [time] = record.times
    found = said(
        changed(record, dates=(EventDate(span=time.span, relation=relation),)), iri("event", record.events[0].id)
    )

    assert found["time" + relation.capitalize()] == [time_id(record.article.id, time.span)]


@pytest.mark.parametrize(
    "manner",
    [
        {"status": "future"},
        {"status": "hypothetical"},
        {"status": "not happened"},
        {"polarity": "negative"},
        {"modality": "hearsay"},
        {"attribution": "said"},
    ],
)
def test_only_what_the_article_tells_as_happened_is_stored_so(manner: dict[str, str]) -> None:
    """What is to come, supposed, denied, or only said by somebody in the article, is no happening."""
    record = bridge()
    if "attribution" in manner:
        manner = {"attribution": record.attributions[0].id}
    plain, marked = quads(record, RUN), quads(changed(record, **manner), RUN)
    kinds = {R["Happening"], node(str(SEM.Event))}

    assert {q.object for q in plain if q.predicate == A} >= kinds
    assert not {q.object for q in marked if q.predicate == A} & kinds


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"anchor": "none", "earliest": "2017-06-08"}, "counts from nothing"),
        ({"anchor": "text", "earliest": "2017-06-31"}, "no day"),
        ({"anchor": "text", "earliest": "2017-06-09", "latest": "2017-06-08"}, "before it begins"),
        ({"anchor": "moon"}, "anchor"),
    ],
)
def test_bounds_that_nothing_gives_are_not_stored(fields: dict[str, str], reason: str) -> None:
    """A plug-in that invents a bound loses the event or the expression, and the reason says why."""
    record = bridge()
    event = checked(changed(record, **fields))
    time = checked(replace(record, times=(replace(record.times[0], **fields),)))  # type: ignore[arg-type]

    assert event.events == ()
    assert time.times == time.events == ()
    assert reason in event.problems[0].reason
    assert reason in time.problems[0].reason


def test_an_event_without_a_time_expression_is_left_out() -> None:
    """Words that nobody described as a time expression date nothing."""
    record = bridge()
    found = checked(replace(record, times=()))

    assert found.events == ()
    assert "no time expression" in found.problems[0].reason


def test_links_of_events_lead_somewhere_or_nowhere() -> None:
    """A place, teller or saying that is not on record is dropped."""
    found = checked(changed(bridge(), place="nowhere", attribution="nobody", saying="nothing"))

    assert (found.events[0].place, found.events[0].attribution, found.events[0].saying) == (None, None, None)


def test_the_graph_of_events_is_valid_and_reads_back() -> None:
    """SHACL and the reader of evidence agree on events with a place, a marker, a teller and an open end."""
    record = bridge()
    text, [time] = record.article.text, record.times
    word = Span(0, text.index(" "))
    event = changed(
        record,
        dates=(EventDate(span=time.span, relation="since", marker=word),),
        place_span=word,
        kind="close",
        attribution=record.attributions[0].id,
        latest=None,
    )
    with open_store("memory") as graph:
        graph.replace(event, RUN)
        graph.identify()

        assert reread(graph) == []
        assert shacl(graph) == []


def test_a_part_that_is_given_twice_reads_back() -> None:
    """Words that a finding points to twice are its words once."""
    record = bridge()
    relation = record.relations[0]
    twice = replace(relation, charge=relation.charge * 2)
    with open_store("memory") as graph:
        graph.replace(replace(record, relations=(twice, *record.relations[1:])), RUN)
        graph.identify()

        assert reread(graph) == []


@pytest.mark.parametrize(
    ("what", "value", "reason"),
    [
        (R["status"], V["status-future"], "stored as happened"),
        (R["anchor"], V["anchor-none"], "counted from"),
    ],
)
def test_what_was_tampered_with_is_found(what: Any, value: Any, reason: str) -> None:
    """A happening that is to come, or bounds that count from nothing, do not read back and break a shape."""
    record = bridge()
    me = node(iri("event", record.events[0].id))
    with open_store("memory") as graph:
        graph.replace(record, RUN)
        graph.identify()
        [old] = graph.match(me, what)
        graph._swap({old}, {type(old)(old.subject, old.predicate, value, old.graph_name)})

        assert any(reason in problem.reason for problem in reread(graph))
        assert shacl(graph) != []


def test_the_model_names_its_parts() -> None:
    """An event and a time expression count their spans among what must read back."""
    record = bridge()
    event: Event = record.events[0]
    time: TimeExpression = record.times[0]

    assert {event.head, time.span, *event.event} <= set(record.spans())
