"""Fit the network: AdamW, a linear warm-up and decline, and the average of the weights along the way as the result."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from onrecord.training.batches import Batch, batches
from onrecord.training.data import NOWHERE, Example
from onrecord.training.network import Chain, Network


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """How to fit.

    Attributes:
        epochs: times that each article is seen.
        rate, head_rate: highest learning rate of the encoder and of all that is new.
        warm: share of the steps in which the rate rises.
        without: share of the windows in which the rules are hidden.
        linking: weight of the loss of the links.
        average: how slowly the average of the weights moves.
        seed: of every random choice.
        half: compute in bfloat16 where the processor has it.
    """

    epochs: int = 10
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm: float = 0.1
    without: float = 0.15
    linking: float = 0.5
    average: float = 0.998
    seed: int = 1
    half: bool = True


def fit(
    network: Network,
    chain: Chain,
    examples: Sequence[Example],
    separator: int,
    options: FitOptions,
    after: Callable[[int, nn.ModuleList, float, float], None],
) -> nn.ModuleList:
    """Fit the network and return the average of its weights, with the chain.

    Args:
        network: with the weights to start from, which are changed.
        chain: likewise.
        examples: what to learn.
        separator: the piece that stands after each paragraph.
        options: how.
        after: called after each epoch with its number, the average so far, the mean loss, and the seconds it all took.
    """
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)  # noqa: S311  for training, not for secrets
    both = nn.ModuleList((network, chain))
    mean = torch.optim.swa_utils.AveragedModel(
        both, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(options.average)
    )
    network.pieces.weight.requires_grad_(False)  # noqa: FBT003
    optimiser, schedule = _optimiser(network, chain, examples, separator, options)
    start = time.monotonic()
    for epoch in range(options.epochs):
        both.train()
        total, steps = 0.0, 0
        for batch in batches(examples, separator, chance, without=options.without):
            loss = loss_of(network, chain, batch, options)
            loss.backward()
            nn.utils.clip_grad_norm_(both.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            mean.update_parameters(both)
            total, steps = total + loss.item(), steps + 1
        after(epoch, mean.module, total / steps, time.monotonic() - start)
    return mean.module


def loss_of(network: Network, chain: Chain, batch: Batch, options: FitOptions) -> Tensor:
    """Return the loss of a batch: parts and links, each the mean over its words."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.half and has_bfloat16()):
        parts, cue, source = network(batch.pieces, batch.features, batch.inside)
    tagging = chain.loss(parts.float(), batch.parts, batch.inside) / batch.inside.sum()
    links = [
        cross_entropy(s.float().flatten(0, 1), t.flatten(), ignore_index=NOWHERE)
        for s, t in ((cue, batch.cue), (source, batch.source))
        if (t != NOWHERE).any()
    ]
    return tagging + options.linking * sum(links)


@cache
def has_bfloat16() -> bool:
    """Say whether the processor computes in bfloat16 by itself; to imitate it would take longer than all 32 bits."""
    return bool(torch.cpu.get_capabilities().get("avx512_bf16", False))


def _optimiser(
    network: Network, chain: Chain, examples: Sequence[Example], separator: int, options: FitOptions
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    encoder = [*network.layers.parameters(), *network.norm.parameters(), *network.places.parameters()]
    known = {id(p) for p in (*encoder, network.pieces.weight)}
    new = [p for p in (*network.parameters(), *chain.parameters()) if id(p) not in known]
    groups = [{"params": encoder, "lr": options.rate}, {"params": new, "lr": options.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = options.epochs * sum(1 for _ in batches(examples, separator, random.Random(0)))  # noqa: S311
    warm = max(1, int(steps * options.warm))

    def factor(step: int) -> float:
        return step / warm if step < warm else max(0.0, (1.05 * steps - step) / (1.05 * steps - warm))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, factor)
