"""Examples in batches."""

import random
from collections import Counter

import pytest

torch = pytest.importorskip("torch", reason="only the environment for training has torch")

from onrecord.training.batches import WORDS, Batch, batches  # noqa: E402
from tests.training.cases import example  # noqa: E402

SEP = 2
SAID = example(1, 3, 5, 6, cue={2: 1, 3: 1}, source={1: 0})
BLANK = example(0, 0)


def test_paragraphs_follow_one_another() -> None:
    """Each paragraph ends with a separator, and links count the words of the window."""
    [batch] = batches([BLANK, SAID], SEP, None)

    assert batch.pieces[:, :, 0].tolist() == [[10, 11, SEP, 10, 11, 12, 13, SEP]]
    assert batch.parts.tolist() == batch.features[:, :, -1].tolist() == [[0, 0, 0, 1, 3, 5, 6, 0]]
    assert batch.cue.tolist() == [[-1, -1, -1, -1, -1, 4, 4, -1]]
    assert batch.source.tolist() == [[-1, -1, -1, -1, 3, -1, -1, -1]]
    assert batch.inside.tolist() == [[1] * 8]


def test_shorter_windows_are_padded() -> None:
    """Articles are never in one window; what is missing to the longest is outside, unlabelled and points nowhere."""
    [batch] = batches([SAID, example(0, 0, article=1)], SEP, None)

    assert batch.inside.tolist() == [[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]]
    assert batch.pieces[0, :, 0].tolist() == [10, 11, SEP, 0, 0]
    assert batch.parts[0].tolist() == [0] * 5
    assert batch.cue[0].tolist() == batch.source[0].tolist() == [-1] * 5


def test_links_end_where_a_long_paragraph_is_cut() -> None:
    """A paragraph that is read in pieces loses the links between them, and keeps those inside each."""
    long = example(3, *[5] * 299, cue={1: 0, 298: 0, 299: 298}, source={0: 299})
    [batch] = batches([long], SEP, None)

    assert batch.inside.sum(1).tolist() == [44 + 1, 256 + 1]
    assert batch.cue[:, [1, 42, 43]].tolist() == [[-1, -1, 42], [0, -1, -1]]
    assert batch.source[:, 0].tolist() == [-1, -1]


def seen(found: list[Batch]) -> Counter[int]:
    """Return how often each piece is read, padding left out."""
    return Counter(torch.cat([b.pieces[:, :, 0].flatten() for b in found]).tolist())


@pytest.mark.parametrize("seed", range(5))
def test_every_word_is_learnt_once(seed: int) -> None:
    """However windows are cut and shuffled, nothing is lost or read twice, and no batch is too large."""
    given = [example(*[0] * (7 * n % 40 + 1), article=n // 6) for n in range(90)]
    found = list(batches(given, SEP, random.Random(seed)))
    words = Counter(piece for e in given for piece in e.pieces[:, 0].tolist())

    assert seen(found) - Counter({0: 10**6}) == words + Counter({SEP: len(given)})
    assert all(b.inside.numel() <= WORDS for b in found)
    assert [b.pieces.tolist() for b in found] == [b.pieces.tolist() for b in batches(given, SEP, random.Random(seed))]


@pytest.mark.parametrize(("without", "hidden"), [(0.0, 0), (1.0, 20), (0.5, None)])
def test_the_rules_are_hidden_in_some_windows(without: float, hidden: int | None) -> None:
    """So that the network learns to do without them; what is right does not change."""
    given = [example(1, 3, 5, article=n) for n in range(20)]
    [batch] = batches(given, SEP, random.Random(1), without=without)
    blind = int((batch.features[:, :, -1].sum(1) == 0).sum())

    assert blind == hidden if hidden is not None else 0 < blind < 20
    assert (batch.parts[:, :3] == torch.tensor([1, 3, 5])).all()
