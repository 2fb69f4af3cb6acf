"""How likely an attribution is right."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.confidence import confidence, known_of, signs
from onrecord.extract.learned.decode import Link
from onrecord.extract.tree import Range
from tests.extract.learned.cases import CLOSE, WORKS, link, network, proposal, tree

LINK = link((1, 1), (0, 0), (2, 6))
RULE = proposal("that", 1, 0, (3, 6), confidence=0.8)


def test_without_weights_the_bias_decides() -> None:
    """A network that weighs nothing gives each attribution the same chance."""
    assert confidence(tree(*CLOSE), LINK, {}, network(0.3)) == pytest.approx(0.3)


def test_it_is_the_logistic_of_a_weighed_sum() -> None:
    """Signs count with their weights; a sign without a weight does not count, nor a weight without a sign."""
    found = confidence(tree(*CLOSE), LINK, {1: RULE}, network(0.5, labels=2.0, rule=1.5, unheard=7.0))

    assert found == pytest.approx(1 / (1 + math.exp(-(2.0 * -0.1 + 1.5))))


LOG = st.floats(-30, 0)


@given(LOG, LOG, st.floats(0.1, 5), st.sampled_from(["labels", "weakest", "cued", "sourced"]))
def test_what_is_surer_is_likelier(one: float, other: float, weight: float, sign: str) -> None:
    """With a positive weight the confidence follows the sign, and stays a share."""
    field = {"labels": "sure"}.get(sign, sign)
    low, high = sorted((one, other))
    at = [
        confidence(tree(*CLOSE), link((1, 1), None, (2, 6), **{field: value}), {}, network(0.5, **{sign: weight}))
        for value in (low, high)
    ]

    assert 0 < at[0] <= at[1] < 1


SIGNS: list[tuple[Link, Candidate | None, dict[str, float]]] = [
    (LINK, None, {"rule": 0, "rule_precision": 0, "same_source": 0, "same_content": 0, "no_source": 0, "short": 0}),
    (LINK, RULE, {"rule": 1, "rule_precision": 0.8, "same_source": 1, "same_content": 8 / 9}),
    (LINK, proposal("that", 1, 4, (2, 6)), {"same_source": 0, "same_content": 1}),
    (LINK, proposal("that", 1, 0, (7, 7)), {"same_content": 0}),
    (link((1, 1), None, (2, 6)), proposal("that", 1, -1, (2, 6)), {"same_source": 1, "no_source": 1}),
    (link((1, 1), None, (2, 6)), RULE, {"same_source": 0, "no_source": 1}),
    (link((1, 1), (0, 0), (2, 2), (5, 6)), None, {"short": 1}),
    (link((1, 1), (0, 0), (2, 3), (5, 6)), None, {"short": 0}),
]


@pytest.mark.parametrize(("found", "rule", "expected"), SIGNS)
def test_signs(found: Link, rule: Candidate | None, expected: dict[str, float]) -> None:
    """The rules are a witness where they propose the same cue, and more so with the same source and content."""
    known = {} if rule is None else {rule.cue_at: rule}
    told = signs(tree(*CLOSE), found, known)

    assert {name: told[name] for name in expected} == pytest.approx(expected)


QUOTED = [([(1, 3)], (1, 3), 1.0), ([], (1, 3), 0.0), ([], (0, 4), 0.0), ([(1, 3)], (0, 4), 1.0)]


@pytest.mark.parametrize(("quoted", "content", "value"), QUOTED)
def test_a_quotation_is_a_sign(quoted: list[Range], content: Range, value: float) -> None:
    """Content between quotation marks is told from content without, be the marks a part of it or not."""
    assert signs(tree(*WORKS, quoted=quoted), link((5, 5), (6, 6), content), {})["quoted"] == value


def test_a_rule_is_known_by_any_word_of_the_cue() -> None:
    """The rules name the main word of a cue, the network all of its words."""
    assert known_of(link((0, 2), None, (3, 6)), {1: RULE}) is RULE
    assert known_of(link((2, 2), None, (3, 6)), {1: RULE}) is None
