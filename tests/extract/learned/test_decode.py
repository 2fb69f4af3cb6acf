"""From scores to labels, from labels to attributions."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.learned.decode import Link, chains, links, parts

LOW = -1e4


@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.integers(1, 5), st.integers(1, 4))
def test_the_best_chain_is_found(seed: int, batch: int, words: int, labels: int) -> None:
    """Of all chains of labels that there are, none has a higher score than the one that is returned."""
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(batch, words, labels))
    follows, begins = chance.normal(size=(labels, labels)), chance.normal(size=labels)

    def total(window: int, chain: tuple[int, ...]) -> float:
        emitted = sum(scores[window, i, label] for i, label in enumerate(chain))
        return float(begins[chain[0]] + emitted + sum(follows[pair] for pair in pairwise(chain)))

    for window, chain in enumerate(chains(scores, follows, begins)):
        every = (total(window, other) for other in product(range(labels), repeat=words))
        assert total(window, tuple(chain)) == pytest.approx(max(every))


def test_labels_that_may_not_follow_do_not() -> None:
    """However much a word looks like the inside of a part, a part begins with its beginning."""
    scores = np.array([[[0.0, 1.0, 5.0], [0.0, 1.0, 5.0]]])
    follows = np.array([[0.0, 0.0, LOW], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])

    assert chains(scores, follows, np.array([0.0, 0.0, LOW])).tolist() == [[1, 2]]


PARTS = [
    ([], [], [], []),
    ([0, 0], [], [], []),
    ([1, 2, 3, 5, 6], [(0, 1)], [(2, 2)], [(3, 4)]),
    ([5, 5, 6, 5], [], [], [(0, 0), (1, 2), (3, 3)]),
    ([5, 0, 6], [], [], [(0, 0), (2, 2)]),
    ([2, 2, 4, 6, 6], [(0, 1)], [(2, 2)], [(3, 4)]),
    ([1, 4, 2], [(0, 0), (2, 2)], [(1, 1)], []),
]


@pytest.mark.parametrize(("chain", "source", "cue", "content"), PARTS)
def test_parts(
    chain: list[int], source: list[tuple[int, int]], cue: list[tuple[int, int]], content: list[tuple[int, int]]
) -> None:
    """A part goes on only where the label before is of the same part; an inside without a beginning begins one."""
    assert parts(np.array(chain, np.int64)) == {1: source, 3: cue, 5: content}


def linked(chain: list[int], cue: dict[int, int], source: dict[int, int]) -> list[Link]:
    """Return the links of words that are sure of their labels and of the word that they point to."""
    n = len(chain)
    scores = np.where(np.arange(7) == np.array(chain)[:, None], 9.0, 0.0)
    matrices = [np.zeros((n, n)), np.zeros((n, n))]
    for matrix, pointers in zip(matrices, (cue, source), strict=True):
        for word, target in pointers.items():
            matrix[word, target] = 9.0
    return links(np.array(chain, np.int64), scores, *matrices)


def told(found: list[Link]) -> list[tuple[object, ...]]:
    """Return cue, source and content of each link."""
    return [(one.cue, one.source, one.content) for one in found]


def test_a_link_has_its_parts() -> None:
    """Source, cue and content that point to one another are an attribution."""
    found = linked([1, 2, 3, 4, 5, 6], cue={4: 2, 5: 2}, source={2: 0})

    assert told(found) == [((2, 3), ((0, 1),), ((4, 5),))]


def test_content_goes_to_the_best_cue_and_not_to_the_nearest() -> None:
    """The score of the link decides, the mean over all words of the content."""
    found = linked([3, 5, 6, 6, 0, 0, 3, 1], cue={1: 0, 2: 6, 3: 6}, source={0: 7, 6: 7})

    assert told(found) == [((6, 6), ((7, 7),), ((1, 3),))]


def test_two_cues_may_share_a_source() -> None:
    """One who called for this and insisted on that is the source of both, in order of the cues."""
    found = linked([1, 3, 5, 0, 3, 5], cue={2: 1, 5: 4}, source={1: 0, 4: 0})

    assert told(found) == [((1, 1), ((0, 0),), ((2, 2),)), ((4, 4), ((0, 0),), ((5, 5),))]


def test_two_contents_may_share_a_cue() -> None:
    """“…,” she said, “…”: one attribution with a content of two parts."""
    found = linked([5, 6, 1, 3, 5], cue={0: 3, 1: 3, 4: 3}, source={3: 2})

    assert told(found) == [((3, 3), ((2, 2),), ((0, 1), (4, 4)))]


@pytest.mark.parametrize("chain", [[1, 3, 5], [0, 3, 5]])
def test_a_cue_that_points_to_itself_has_no_source(chain: list[int]) -> None:
    """Nobody is written for a cue without a source, be there one beside it or not."""
    assert told(linked(chain, cue={2: 1}, source={1: 1})) == [((1, 1), (), ((2, 2),))]


@pytest.mark.parametrize("chain", [[0, 0, 0], [1, 0, 5], [1, 3, 0], [1, 2, 2]])
def test_without_cue_or_content_there_is_nothing(chain: list[int]) -> None:
    """Words that nobody introduces and cues that introduce nothing are no attribution."""
    assert linked(chain, cue={}, source={}) == []


def test_the_network_says_how_sure_it_is() -> None:
    """All four are log-probabilities, and fall where the scores do."""
    sure = linked([1, 3, 5], cue={2: 1}, source={1: 0})[0]
    unsure = linked([1, 3, 5], cue={}, source={})[0]

    assert sure.sure == pytest.approx(-np.log(1 + 6 * np.exp(-9.0)))
    assert sure.weakest == pytest.approx(sure.sure)
    assert unsure.cued == unsure.sourced == pytest.approx(-np.log(3))
    assert unsure.cued < sure.cued < 0
    assert unsure.sourced < sure.sourced < 0
