"""Write the network as ONNX with weights of eight bits, small and fast on a processor, with what belongs to it."""

import hashlib
import json
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.extract.learned.features import COLUMNS, Labels
from onrecord.extract.learned.wordpiece import PIECES
from onrecord.training.network import Chain, Network

FORBIDDEN = -1e4


def export(both: nn.ModuleList, folder: Path) -> Path:
    """Write ``attribution.onnx`` into ``folder`` and return its path."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    folder.mkdir(parents=True, exist_ok=True)
    network: Network = both[0].eval()
    inputs = (
        torch.ones(2, 16, PIECES, dtype=torch.int32),
        torch.zeros(2, 16, len(COLUMNS), dtype=torch.int32),
    )
    names, results = ("pieces", "features"), ("parts", "cue", "source")
    whole = folder / "whole.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pairs = {0: "batch", 1: "words", 2: "words"}
        torch.onnx.export(
            network,
            inputs,
            str(whole),
            input_names=list(names),
            output_names=list(results),
            dynamic_axes={name: {0: "batch", 1: "words"} for name in (*names, "parts")}
            | {"cue": pairs, "source": pairs},
            opset_version=17,
            dynamo=False,
        )
    target = folder / "attribution.onnx"
    prepared = folder / "prepared.onnx"
    quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
    # Seven bits of the eight: processors without VNNI would overflow, and no score is lower for it.
    quantize_dynamic(str(prepared), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()
    prepared.unlink()
    return target


def write_settings(both: nn.ModuleList, folder: Path, name: str, labels: Labels, confidence: dict[str, object]) -> None:
    """Write ``attribution.json``: what the network needs beside its weights, and a name that tells it from others."""
    digest = hashlib.sha256((folder / "attribution.onnx").read_bytes()).hexdigest()
    follows, begins = chain_weights(both[1])
    settings = {
        "name": f"{name}/{digest[:8]}",
        "tags": labels.tags,
        "relations": labels.relations,
        "follows": _rounded(follows),
        "begins": _rounded(begins),
        "confidence": confidence,
    }
    (folder / "attribution.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def chain_weights(chain: Chain) -> tuple[Tensor, Tensor]:
    """Return how well labels follow one another and begin, with what must not be: inside without a begin before."""
    follows, begins = chain.follows.detach().clone(), chain.begins.detach().clone()
    for inside in (2, 4, 6):
        begins[inside] = FORBIDDEN
        for before in range(len(follows)):
            if before not in (inside, inside - 1):
                follows[before, inside] = FORBIDDEN
    return follows, begins


def _rounded(values: Tensor) -> list[object]:
    return [_rounded(row) for row in values] if values.dim() > 1 else [round(float(v), 5) for v in values]
