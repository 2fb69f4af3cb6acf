"""Fitting the network, on one that is small enough to watch."""

import random
from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch", reason="only the environment for training has torch")

from onrecord.extract.learned.features import Labels  # noqa: E402
from onrecord.training import network as shape  # noqa: E402
from onrecord.training.batches import batches  # noqa: E402
from onrecord.training.fit import FitOptions, fit, loss_of  # noqa: E402
from onrecord.training.network import Chain, Network  # noqa: E402
from tests.training.cases import example  # noqa: E402

SAID = example(1, 3, 5, 6, 0, cue={2: 1, 3: 1}, source={1: 0})
OPTIONS = FitOptions(epochs=30, rate=0.01, head_rate=0.01, half=False)
SEP = 2


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Network:
    """Return a network of the same kind, of one narrow layer."""
    for name, value in (("HIDDEN", 16), ("LAYERS", 1), ("HEADS", 2), ("INNER", 32), ("PLACES", 32), ("PAIR", 8)):
        monkeypatch.setattr(shape, name, value)
    torch.manual_seed(1)
    return Network(20, Labels((), ()).sizes())


def test_the_loss_of_a_chain_is_its_negative_log_likelihood() -> None:
    """It is what counting all chains gives, for windows of any length, padding left out."""
    torch.manual_seed(1)
    chain = Chain(3).requires_grad_(requires_grad=False)
    torch.nn.init.normal_(chain.follows)
    torch.nn.init.normal_(chain.begins)
    scores, labels, lengths = torch.randn(2, 4, 3), torch.tensor([[2, 0, 1, 1], [1, 2, 0, 0]]), (4, 2)
    inside = torch.tensor([[1] * n + [0] * (4 - n) for n in lengths])

    def total(window: int, path: tuple[int, ...]) -> torch.Tensor:
        emitted = sum(scores[window, i, label] for i, label in enumerate(path))
        return chain.begins[path[0]] + emitted + sum(chain.follows[a, b] for a, b in pairwise(path))

    expected = 0.0
    for window, n in enumerate(lengths):
        every = torch.stack([total(window, path) for path in product(range(3), repeat=n)])
        expected += torch.logsumexp(every, 0) - total(window, tuple(labels[window, :n].tolist()))

    assert chain.loss(scores, labels, inside).item() == pytest.approx(float(expected), rel=1e-5)


def test_padding_changes_nothing(small: Network) -> None:
    """A window has the same scores alone and beside a longer one, and nothing points outside of it."""
    short, long = example(1, 3, 5, article=0), example(*[0] * 9, article=1)
    [alone], [beside] = batches([short], SEP, None), batches([short, long], SEP, None)
    small.eval()
    with torch.no_grad():
        one = small(alone.pieces, alone.features, alone.inside)
        two = small(beside.pieces, beside.features, beside.inside)

    assert torch.allclose(one[0][0], two[0][0, :4], atol=1e-5)
    assert torch.allclose(one[1][0], two[1][0, :4, :4], atol=1e-5)
    assert torch.allclose(one[2][0], two[2][0, :4, :4], atol=1e-5)
    assert (two[1][0, :4, 4:] < -1e3).all()


def fitted(network: Network) -> tuple[list[float], torch.nn.ModuleList]:
    """Return the loss of each epoch and what was learnt of one example."""
    losses: list[float] = []
    learnt = fit(network, Chain(), [SAID], SEP, OPTIONS, lambda _, __, loss, ___: losses.append(loss))
    return losses, learnt


def test_one_example_is_learnt(small: Network) -> None:
    """The loss falls, and the network then finds the parts and links that it was shown."""
    losses, _ = fitted(small)
    [batch] = batches([SAID], SEP, None)
    small.eval()
    parts, cue, source = small(batch.pieces, batch.features, batch.inside)

    assert len(losses) == OPTIONS.epochs
    assert losses[-1] < losses[0] / 4
    assert parts[0].argmax(-1).tolist() == [1, 3, 5, 6, 0, 0]
    assert cue[0, 2:4].argmax(-1).tolist() == [1, 1]
    assert source[0, 1].argmax().item() == 0


def test_the_pieces_stay_as_they_are(small: Network) -> None:
    """Neither fitting nor the average of the weights moves the embeddings of the pieces."""
    before = small.pieces.weight.detach().clone()
    _, learnt = fitted(small)

    assert torch.equal(learnt[0].pieces.weight, before)
    assert torch.equal(small.pieces.weight, before)


def test_a_window_without_links_is_learnt_from_too(small: Network) -> None:
    """Where nobody says anything there is a loss of parts alone."""
    [batch] = batches([example(0, 0, 0)], SEP, random.Random(1))
    small.eval()
    chain = Chain()
    parts, _, _ = small(batch.pieces, batch.features, batch.inside)
    expected = chain.loss(parts, batch.parts, batch.inside) / 4

    assert loss_of(small, chain, batch, OPTIONS).item() == pytest.approx(expected.item())
