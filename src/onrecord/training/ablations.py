"""What each input brings: ``python -m onrecord.training.ablations FOLDER``.

Fits the network on a quarter of the articles for two passes, each time with other inputs hidden, and scores words of
the development articles: exact parts, and links of gold words. What each step after the network brings needs no
training: see ``tests/bench/ablations.py``.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
import torch
from torch import nn

from onrecord.evaluate.gold import read_gold
from onrecord.evaluate.ratio import Ratio
from onrecord.extract.learned.decode import CONTENT, CUE, SOURCE, chains, parts
from onrecord.extract.learned.features import COLUMNS
from onrecord.training import start
from onrecord.training.batches import batches
from onrecord.training.data import NOWHERE, Example, examples
from onrecord.training.export import chain_weights
from onrecord.training.fit import FitOptions, fit
from onrecord.training.network import Chain

PARSE = ("tag", "relation", "head")
HIDDEN = {
    "everything": (),
    "without what the rules propose": ("proposed",),
    "without the parse": PARSE,
    "without quotation marks": ("quotation",),
    "without shapes": ("shape",),
    "words alone": COLUMNS,
}
ONE_IN = 4


@click.command(epilog="Example: python -m onrecord.training.ablations ../shared/data")
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--passes", type=click.IntRange(1), default=2, show_default=True)
def main(data: Path, passes: int) -> None:
    """Print exact spans and links for each set of hidden inputs."""
    reader = start.reader()
    train = list(examples(list(read_gold(data / "polnear" / "train.jsonl"))[::ONE_IN], reader))
    dev = list(examples(read_gold(data / "polnear" / "dev.jsonl"), reader))
    separator = reader.pieces.separator
    for title, names in HIDDEN.items():
        options = FitOptions(epochs=passes, average=0.99)
        network = start.network(options.seed)
        both = fit(network, Chain(), _without(train, names), separator, options, lambda *_: None)
        click.echo(f"{title:34}" + _scores(both, _without(dev, names), separator))


def _without(found: Sequence[Example], names: Sequence[str]) -> list[Example]:
    """Return examples with some columns of their features hidden."""
    shown = np.array([name not in names for name in COLUMNS], np.int32)
    return [replace(e, features=e.features * shown) for e in found]


def _scores(both: nn.ModuleList, dev: Sequence[Example], separator: int) -> str:
    """Return F1 of exact sources, cues and contents, and the share of right links, in percent."""
    spans = {part: Ratio() for part in (SOURCE, CUE, CONTENT)}
    links = {"cue": Ratio(), "source": Ratio()}
    follows, begins = (weights.numpy() for weights in chain_weights(both[1]))
    with torch.no_grad():
        for batch in batches(dev, separator, None):
            scores, cue, source = both[0].eval()(batch.pieces, batch.features, batch.inside)
            for row, chain in enumerate(chains(scores.numpy(), follows, begins)):
                length = int(batch.inside[row].sum())
                found, gold = parts(chain[:length]), parts(batch.parts[row, :length].numpy())
                for part, ratio in spans.items():
                    ratio.right += len(set(found[part]) & set(gold[part]))
                    ratio.predicted += len(found[part])
                    ratio.gold += len(gold[part])
            for name, score, target in (("cue", cue, batch.cue), ("source", source, batch.source)):
                known = target != NOWHERE
                links[name].right += int((score.argmax(-1)[known] == target[known]).sum())
                links[name].gold += int(known.sum())
    names = ("source", "cue", "content")
    return "  ".join(
        [f"{name} {100 * ratio.f1:.1f}" for name, ratio in zip(names, spans.values(), strict=True)]
        + [f"link to {name} {100 * ratio.right / ratio.gold:.1f}" for name, ratio in links.items()]
    )


if __name__ == "__main__":
    main()
