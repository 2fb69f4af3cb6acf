"""The gate: what does not re-read is not stored."""

from dataclasses import replace

import pytest

from onrecord.errors import StoreError
from onrecord.graph import checked
from onrecord.model import EventDate, Record, Span
from tests.factories import saying
from tests.newsroom import bridge, newsroom

LONG = Span(3, 100_000)


def spoilt(**change: object) -> Record:
    """Return a record whose second attribution is changed."""
    record = saying(("Ada", "yes"), ("Tom", "no"))
    return replace(record, attributions=(record.attributions[0], replace(record.attributions[1], **change)))


BAD = [
    ({"content": (LONG,)}, "outside the"),
    ({"source": (LONG,)}, "outside the"),
    ({"cue": (LONG,)}, "outside the"),
    ({"evidence": LONG}, "outside the"),
    ({"addressee_span": LONG}, "outside the"),
    ({"content": (Span(3, 4),)}, "white space"),
    ({"content": ()}, "no content"),
    ({"article": "another"}, "another article"),
    ({"id": "a> } ; DROP ALL"}, "an id that is no name"),
    ({"confidence": 1.2}, "confidence"),
    ({"confidence": float("nan")}, "confidence"),
    ({"polarity": "maybe"}, "polarity"),
    ({"modality": "shouted"}, "modality"),
    ({"kind": "sung"}, "kind"),
]


@pytest.mark.parametrize(("change", "reason"), BAD)
def test_what_fails_is_left_out_and_named(change: dict[str, object], reason: str) -> None:
    """One bad attribution becomes one problem, with the extractor's name; the other one stays."""
    found = checked(spoilt(**change))

    assert [a.content[0].of(found.article.text) for a in found.attributions] == ["yes"]
    [problem] = found.problems
    assert reason in problem.reason
    assert "'test/1'" in problem.reason
    assert problem.remedy


def test_what_is_whole_stays_as_it_is() -> None:
    """A good record passes unchanged, and again."""
    for record in newsroom():
        assert checked(record) == record
        assert checked(checked(record)) == record


def test_relations_and_events_go_through_the_same_gate() -> None:
    """A span outside the text costs the one relation or event, nothing else; so does an unknown relation."""
    record = bridge()
    relation, event = record.relations[0], record.events[0]
    found = checked(
        replace(
            record,
            relations=(
                replace(relation, target_spans=(LONG,)),
                replace(relation, id=relation.id + "x", type="admires"),
            ),
            events=(replace(event, dates=(EventDate(span=LONG),)), event),
        )
    )

    assert (found.relations, found.events) == ((), (event,))
    assert len(found.problems) == 3
    assert "admires" in found.problems[1].reason


def test_links_lead_somewhere_or_nowhere() -> None:
    """An actor that nobody describes stays unknown; a parent that was left out is no parent."""
    found = checked(spoilt(speaker="nobody", parent="x", continues="y", addressee="z"))

    assert (found.attributions[1].speaker, found.attributions[1].parent, found.attributions[1].continues) == (
        None,
        None,
        None,
    )
    assert found.problems == ()


def test_two_findings_of_one_id_are_one() -> None:
    """Two extractors that find the same words do not contradict each other in one node: the surer one is kept."""
    record = saying(("Ada", "yes"))
    [sure] = record.attributions
    unsure = replace(sure, confidence=0.2, polarity="negative")

    for both in ((sure, unsure), (unsure, sure)):
        assert checked(replace(record, attributions=both)).attributions == (sure,)


def test_actors_are_checked_too() -> None:
    """A mention outside the text is dropped; an actor without a usable id is left out with those who point to it."""
    record = saying(("Ada", "yes"), ("Tom", "no"))
    ada, tom = record.actors
    found = checked(replace(record, actors=(replace(ada, mentions=(*ada.mentions, LONG)), replace(tom, id="<tom>"))))

    assert found.actors == (ada,)
    assert found.attributions[1].speaker is None
    assert len(found.problems) == 2


@pytest.mark.parametrize(
    "change", [{"text": "half \ud800 a character", "body": Span(0, 5)}, {"id": "actors"}, {"id": "a b"}, {"id": ""}]
)
def test_an_article_that_no_store_could_hold_is_refused(change: dict[str, object]) -> None:
    """Half a character, the name of a shared graph, no name at all: one error that names the file."""
    record = saying(("Ada", "yes"))

    with pytest.raises(StoreError, match=r"test\.txt"):
        checked(replace(record, article=replace(record.article, **change)))
