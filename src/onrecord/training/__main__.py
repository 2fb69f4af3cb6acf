"""Train the network that ships with the package: ``python -m onrecord.training FOLDER``.

Reads ``polnear/train.jsonl`` and ``polnear/dev.jsonl`` of a folder, fits the network on the first but for one article
in twenty-one, and the confidence on those and on the second; writes the model's four files, and scores them on the
second and on ``gum_news/dev.jsonl`` if it is there. Two runs on one machine give the same weights.
"""

import sys
from importlib.resources import files
from pathlib import Path

import click
import torch
from torch import nn

from onrecord.errors import OnRecordError
from onrecord.evaluate import documents
from onrecord.evaluate.gold import GoldArticle, read_gold
from onrecord.extract.learned.network import read_network
from onrecord.training import start
from onrecord.training.calibrate import cases, fit_confidence
from onrecord.training.card import write_card
from onrecord.training.data import examples
from onrecord.training.export import export, write_settings
from onrecord.training.fit import FitOptions, fit
from onrecord.training.network import Chain

NAME = "network"
ASIDE = 21  # one article in so many is kept aside, to fit the confidence on
MODEL = Path(str(files("onrecord.extract.learned").joinpath("model")))


@click.command(epilog="Example: python -m onrecord.training ../shared/data --epochs 10")
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=MODEL, help="Folder for the model.")
@click.option("--epochs", type=click.IntRange(1), default=FitOptions().epochs, show_default=True)
@click.option(
    "--weights",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("build/weights.pt"),
    show_default=True,
    help="File for the fitted weights before they are made small.",
)
@click.option("--fitted", is_flag=True, help="Take the weights from that file instead of fitting anew.")
def main(data: Path, out: Path, epochs: int, weights: Path, *, fitted: bool) -> None:
    """Train the attribution model on annotated articles and write it, with its card."""
    try:
        train = list(read_gold(data / "polnear" / "train.jsonl"))
        dev = list(read_gold(data / "polnear" / "dev.jsonl"))
        options = FitOptions(epochs=epochs)
        both = nn.ModuleList((start.network(options.seed), Chain()))
        if fitted:
            both.load_state_dict(torch.load(weights, weights_only=True))
        else:
            both = _fitted(both, train, options, weights)
        _write(both, out, train, dev)
        write_card(out, data, epochs)
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error


def _fitted(both: nn.ModuleList, train: list[GoldArticle], options: FitOptions, weights: Path) -> nn.ModuleList:
    """Fit on all articles but those kept aside, and keep the weights."""
    click.echo(f"reading {len(train)} articles", err=True)
    reader = start.reader()
    learnt = [e for e in examples(train, reader) if e.article % ASIDE != ASIDE - 1]

    def after(epoch: int, mean: nn.ModuleList, loss: float, seconds: float) -> None:
        click.echo(f"pass {epoch + 1} of {options.epochs}: loss {loss:.3f}, {seconds:.0f} s", err=True)
        weights.parent.mkdir(parents=True, exist_ok=True)
        torch.save(mean.state_dict(), weights)

    return fit(both[0], both[1], learnt, reader.pieces.separator, options, after)


def _write(both: nn.ModuleList, out: Path, train: list[GoldArticle], dev: list[GoldArticle]) -> None:
    """Write the model, first without a confidence, then with one fitted on articles that the network has not seen."""
    click.echo(f"writing {out}", err=True)
    export(both, out)
    (out / "vocabulary.txt").write_text("\n".join(start.vocabulary()), encoding="utf-8")
    labels = start.parser_labels()
    write_settings(both, out, NAME, labels, {"bias": 0.0, "weights": {}})
    aside = [*train[ASIDE - 1 :: ASIDE], *dev]
    confidence = fit_confidence(list(cases(read_network(out), aside, documents(aside))))
    write_settings(both, out, NAME, labels, confidence)


if __name__ == "__main__":
    sys.exit(main())
