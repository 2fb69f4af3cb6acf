"""The confidence, fitted on what was right and wrong."""

import math
import random

import pytest

pytest.importorskip("torch", reason="only the environment for training has torch")

from onrecord.evaluate import GoldArticle, documents
from onrecord.extract.learned.network import load_network
from onrecord.training.calibrate import Case, cases, fit_confidence
from tests.evaluate.cases import part

TEXT = "“It works,” said Ana Ruiz."


def drawn(count: int = 400) -> list[Case]:
    """Draw cases that are right the more often the higher "good" is and the lower "bad"; "noise" tells nothing."""
    chance = random.Random(1)
    found = []
    for _ in range(count):
        good, bad, noise = chance.gauss(5, 2), chance.gauss(0, 0.1), chance.random()
        right = chance.random() < 1 / (1 + math.exp(5 - good + 10 * bad))
        found.append(({"good": good, "bad": bad, "noise": noise, "same": 1.0}, right))
    return found


def test_signs_that_tell_have_weights() -> None:
    """Each weight has the sign of what it tells, in units of its own; what does not vary has none."""
    weights = fit_confidence(drawn())["weights"]

    assert weights["good"] == pytest.approx(1, abs=0.4)
    assert weights["bad"] == pytest.approx(-10, abs=4)
    assert abs(weights["noise"]) < 0.8
    assert weights["same"] == 0


def test_the_mean_confidence_is_the_share_that_is_right() -> None:
    """On what it was fitted on, the regression is neither too sure nor too modest."""
    found = drawn()
    fitted = fit_confidence(found)
    sums = [fitted["bias"] + sum(fitted["weights"][n] * v for n, v in signs.items()) for signs, _ in found]
    mean = sum(1 / (1 + math.exp(-s)) for s in sums) / len(sums)

    assert mean == pytest.approx(sum(right for _, right in found) / len(found), abs=1e-3)


def test_a_strong_penalty_makes_weights_small() -> None:
    """With few cases the weights are held back."""
    assert abs(fit_confidence(drawn(), strength=1e4)["weights"]["good"]) < 0.1


@pytest.mark.parametrize(("source", "right"), [("Ana Ruiz", True), ("It", False)])
def test_cases_are_what_the_network_finds(source: str, right: bool) -> None:
    """Each attribution that is found comes with what tells of it, and with whether annotators have it."""
    article = GoldArticle("one", TEXT, (part(source, "said", "It works", TEXT),))
    [(signs, is_right)] = cases(load_network(), [article], documents([article]))

    assert is_right is right
    assert signs["rule"] == signs["same_source"] == 1
