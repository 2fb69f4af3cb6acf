"""Fit the confidence: a logistic regression on articles that the network has not seen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.annotate.document import Document
from onrecord.annotate.lexicon import lexicon
from onrecord.errors import ReadError
from onrecord.evaluate import parts
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.matching import match, right_source
from onrecord.extract.attributions import proposals
from onrecord.extract.learned.confidence import signs
from onrecord.extract.learned.find import find
from onrecord.extract.learned.network import Network
from onrecord.extract.learned.settle import known_cues, of_link
from onrecord.extract.write import attribution

STEPS = 10  # of the curve
FEWEST = 20  # attributions that a confidence is fitted on
Case = tuple[dict[str, float], bool]
"""What the network and the rules say of an attribution, and whether it is right."""


def cases(network: Network, articles: Sequence[GoldArticle], documents: Iterable[Document]) -> Iterator[Case]:
    """Yield each attribution that the network finds in annotated articles, paired with the gold one to one."""
    words = lexicon()
    for article, document in zip(articles, documents, strict=True):
        proposed = list(proposals(document))
        told, made = [], []
        for (t, here), links in zip(proposed, find(network, proposed), strict=True):
            known = known_cues(here)
            for link in links:
                told.append(signs(t, link, known))
                found = of_link(t, link, known, network, words)
                made.append(parts(attribution(document, t, found, words, headline=False)))
        matched = match(replace(article, ignore=()), made)
        right = {j for i, j in matched.pairs if right_source(matched.gold[i], matched.found[j])}
        yield from ((one, j in right) for j, one in enumerate(told))


def fit_confidence(found: Sequence[Case], *, strength: float = 1.0) -> dict[str, object]:
    """Return bias, weights and curve, for `onrecord.extract.learned.confidence`; ``strength`` is that of L2.

    Raises:
        ReadError: there are too few attributions to fit anything.
    """
    if len(found) < FEWEST:
        raise ReadError("the articles kept aside", f"only {len(found)} attributions", "Annotate more articles.")
    names = sorted(found[0][0])
    x = torch.tensor([[case[name] for name in names] for case, _ in found], dtype=torch.float64)
    y = torch.tensor([right for _, right in found], dtype=torch.float64)
    mean, spread = x.mean(0), x.std(0).clamp(min=1e-6)
    x = (x - mean) / spread
    weights = torch.zeros(len(names) + 1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights[1:] + weights[0], y, reduction="sum")
        value = value + strength * weights[1:].square().sum() / 2
        value.backward()
        return value

    optimiser.step(loss)
    plain = weights.detach()[1:] / spread
    bias = float(weights.detach()[0] - (plain * mean).sum())
    chance = torch.sigmoid(x @ weights.detach()[1:] + weights.detach()[0])
    return {
        "bias": round(bias, 5),
        "weights": {n: round(float(w), 5) for n, w in zip(names, plain, strict=True)},
        "curve": _curve(chance.numpy(), y.numpy()),
    }


def _curve(chance: NDArray[np.float64], right: NDArray[np.float64]) -> list[list[float]]:
    """Return chances, and the share that was right among those near them: never falling, from 0 to 1."""
    groups = np.array_split(np.argsort(chance, kind="stable"), STEPS)
    said = [float(chance[group].mean()) for group in groups]
    share = np.maximum.accumulate([float(right[group].mean()) for group in groups])
    return [[0.0, *(round(v, 4) for v in said), 1.0], [0.0, *(round(float(v), 4) for v in share), 1.0]]
