"""Which of several given expressions dates a given event."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.attaching import attach
from onrecord.model import Span
from tests.factories import document, span

if TYPE_CHECKING:
    from spacy.language import Language

SAID = "On Thursday Tom Berg had warned that the plan would fail next year."
RISE = "Profit rose to $5 million in the second quarter from $3 million a year earlier."
CASES = [
    # text, expressions, event, the expression that dates it
    (SAID, ["Thursday", "next year"], "warned", "Thursday"),
    (SAID, ["Thursday", "next year"], "fail", "next year"),
    ("Ana Ruiz said Monday the mill was sold last week.", ["Monday", "last week"], "said", "Monday"),
    ("Ana Ruiz said Monday the mill was sold last week.", ["Monday", "last week"], "sold", "last week"),
    (RISE, ["the second quarter", "a year earlier"], "rose", "the second quarter"),
    ("The talks now in progress began on Monday.", ["now", "Monday"], "began", "Monday"),
    ("The mayor was arrested on Friday and freed on Sunday.", ["Friday", "Sunday"], "freed", "Sunday"),
    ("In June the mill burned down. Nobody was hurt.", ["June"], "hurt", "June"),
    ("In June the mill burned down. Ana Ruiz lives next door.", ["June"], "lives", None),
    ("In June the mill burned down.\nTom Berg spoke to the owners.", ["June"], "spoke", None),
    ("Nobody was hurt. In June the mill burned down.", ["June"], "hurt", None),
    ("The mill burned down.", [], "burned", None),
]


@pytest.mark.parametrize(("text", "times", "event", "when"), CASES)
def test_an_event_gets_the_expression_of_its_clause(
    text: str, times: list[str], event: str, when: str | None, nlp: "Language"
) -> None:
    """Clauses keep their own dates; a sentence without one goes on with that of the one before, if told in the past."""
    found = attach(document(text, nlp), [span(text, event)], [span(text, t) for t in times])

    assert found == (None if when is None else times.index(when),)


def test_answers_come_in_the_order_of_the_events(nlp: "Language") -> None:
    """Events and expressions may be given in any order."""
    events = [span(SAID, "fail"), span(SAID, "warned")]
    times = [span(SAID, "next year"), span(SAID, "Thursday")]

    assert attach(document(SAID, nlp), events, times) == (0, 1)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6))
def test_any_spans_are_survived(nlp: "Language", spans: list[tuple[int, int]]) -> None:
    """Spans that cut words, overlap or lie outside of the text give an index that exists, or None."""
    given = [Span(start, start + length) for start, length in spans]
    found = attach(document(SAID, nlp), given, given[::2])

    assert len(found) == len(given)
    assert all(n is None or n < len(given[::2]) for n in found)
