"""The network at run time: an ONNX file, run by onnxruntime on one thread, and what belongs to it.

The folder ``model`` holds the network (``attribution.onnx``), its vocabulary, and ``attribution.json`` with the names
of its inputs, the weights of the chain of labels and those of the confidence. `onrecord.training` writes all three.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.extract.learned.features import Labels, Reader
from onrecord.extract.learned.wordpiece import WordPieces

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onnxruntime import InferenceSession

SLOW = ["SkipLayerNormFusion"]  # onnxruntime's fused step takes three times the time of its parts
Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded network.

    Attributes:
        name: with its version, for provenance.
        reader: makes its inputs.
        follows: how well one label follows another, ``[7, 7]``; very low where it may not.
        begins: how well a window begins with a label, ``[7]``.
        confidence: weights of what tells a right attribution, by name.
    """

    name: str
    session: "InferenceSession"
    reader: Reader
    follows: Floats
    begins: Floats
    confidence: dict[str, Any]

    def scores(self, pieces: Integers, features: Integers) -> tuple[Floats, Floats, Floats]:
        """Return scores of parts ``[batch, words, 7]``, of cues for contents and of sources for cues, each pair."""
        parts, cue, source = self.session.run(None, {"pieces": pieces, "features": features})
        return parts, cue, source


@cache
def load_network() -> Network:
    """Return the network that ships with the package.

    Raises:
        ModelError: its files are missing or broken.
    """
    return read_network(files("onrecord.extract.learned").joinpath("model"))


def read_network(folder: "Traversable") -> Network:
    """Return the network in a folder.

    Raises:
        ModelError: its files are missing or broken.
    """
    import onnxruntime

    failures = onnxruntime.capi.onnxruntime_pybind11_state
    broken = failures.Fail, failures.InvalidProtobuf, failures.InvalidGraph, failures.InvalidArgument
    try:
        settings = json.loads(folder.joinpath("attribution.json").read_text(encoding="utf-8"))
        vocabulary = folder.joinpath("vocabulary.txt").read_text(encoding="utf-8").split("\n")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # one process for each core, not threads
        options.log_severity_level = 4  # what goes wrong is raised
        network = folder.joinpath("attribution.onnx").read_bytes()
        session = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
        return Network(
            name=settings["name"],
            session=session,
            reader=Reader(WordPieces(vocabulary), Labels(tuple(settings["tags"]), tuple(settings["relations"]))),
            follows=np.array(settings["follows"], np.float32),
            begins=np.array(settings["begins"], np.float32),
            confidence=settings["confidence"],
        )
    except (OSError, ValueError, KeyError, TypeError, *broken) as error:
        raise ModelError(
            f"the attribution model in {folder} cannot be read ({error}). Install onrecord again, "
            "or do without it: --extractors rules,accusations,dates"
        ) from error
