"""The network: a six-layer encoder (MiniLM, Wang et al. 2020) over words, with three heads.

parts   which part of an attribution each word is: a linear-chain CRF (Lafferty et al. 2001) over begin/inside labels
cue     for each word of a content, which word begins its cue: a bilinear score for each pair (Dozat and Manning 2017)
source  for each first word of a cue, which word begins its source; itself when nobody is written

A word is the mean of its pieces, plus what the parse, the quotation marks and the rules say of it. The embeddings of
the pieces stay as they are.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

PARTS = 7  # none; begin and inside of source, cue, content
HIDDEN, LAYERS, HEADS, INNER, PLACES = 384, 6, 12, 1536, 512
PAIR = 128  # width of the pair scores


class Network(nn.Module):
    """Scores of parts and of pairs for the words of a batch of windows."""

    def __init__(self, vocabulary: int, sizes: Sequence[int]) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, HIDDEN, padding_idx=0)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.features = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in sizes)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.parts = nn.Linear(HIDDEN, PARTS)
        self.pairs = nn.Linear(HIDDEN, 4 * PAIR)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, pieces: Tensor, features: Tensor, inside: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Score a batch.

        Args:
            pieces: ids, ``[batch, words, pieces]``, 0 where there is none.
            features: ids, ``[batch, words, columns]``.
            inside: 1 for words, 0 for padding, ``[batch, words]``; not given: there is no padding.

        Returns:
            parts ``[batch, words, 7]``; cue ``[batch, words, words]``, from content to cue; source, from cue to source.
        """
        present = (pieces > 0).float().unsqueeze(-1)
        words = (self.pieces(pieces) * present).sum(2) / present.sum(2).clamp(min=1)
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = words + self.places(place)
        for i, table in enumerate(self.features):
            x = x + table(features[:, :, i])
        x = self.drop(self.norm(x))
        absent = None if inside is None else (1 - inside.float()).unsqueeze(1) * -1e4
        for layer in self.layers:
            x = layer(x, None if absent is None else absent.unsqueeze(1))
        a, b, c, d = self.pairs(x).split(PAIR, dim=-1)
        cue, source = (one @ other.transpose(1, 2) / math.sqrt(PAIR) for one, other in ((a, b), (c, d)))
        if absent is not None:
            cue, source = cue + absent, source + absent
        return self.parts(x), cue, source


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019): attention, then two linear steps, each added to what came in.

    Dropout stands only where a layer's results are 384 wide; elsewhere it took half of the time of a step.
    """

    def __init__(self) -> None:
        super().__init__()
        self.looks = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.seen = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = nn.Linear(HIDDEN, INNER)
        self.narrow = nn.Linear(INNER, HIDDEN)
        self.last_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, absent: Tensor | None) -> Tensor:
        """Return the next states of the words; ``absent`` is very low for padding, ``[batch, 1, 1, words]``."""
        batch, words, _ = x.shape
        looks = self.looks(x).view(batch, words, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = looks[0], looks[1], looks[2]
        mask = None if absent is None else absent.to(query.dtype)
        seen = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.seen(seen.transpose(1, 2).reshape(batch, words, HIDDEN))
        x = self.norm(x + self.drop(seen))
        return self.last_norm(x + self.drop(self.narrow(nn.functional.gelu(self.widen(x)))))


class Chain(nn.Module):
    """A linear-chain CRF: how well one label follows another."""

    def __init__(self, labels: int = PARTS) -> None:
        super().__init__()
        self.follows = nn.Parameter(torch.zeros(labels, labels))
        self.begins = nn.Parameter(torch.zeros(labels))

    def loss(self, scores: Tensor, labels: Tensor, inside: Tensor) -> Tensor:
        """Return the negative log-likelihood of the labels, summed over the batch; ``inside`` is 1 at first words."""
        keep = inside.bool()
        alpha = scores[:, 0] + self.begins
        picked = scores.gather(2, labels.unsqueeze(2)).squeeze(2)
        gold = picked[:, 0] + self.begins[labels[:, 0]]
        steps = self.follows[labels[:, :-1], labels[:, 1:]] + picked[:, 1:]
        gold = gold + (steps * keep[:, 1:]).sum(1)
        for i in range(1, scores.shape[1]):
            after = torch.logsumexp(alpha.unsqueeze(2) + self.follows, 1) + scores[:, i]
            alpha = torch.where(keep[:, i : i + 1], after, alpha)
        return (torch.logsumexp(alpha, 1) - gold).sum()


def pretrained(network: Network, tensors: dict[str, Tensor]) -> None:
    """Copy the weights of a BERT encoder into the network, from the names of its file."""
    with torch.no_grad():
        network.pieces.weight.copy_(tensors["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(tensors["embeddings.position_embeddings.weight"])
        # Every word is of the first and only segment.
        network.places.weight.add_(tensors["embeddings.token_type_embeddings.weight"][0])
        _copy(network.norm, tensors, "embeddings.LayerNorm")
        for i, layer in enumerate(network.layers):
            at = f"encoder.layer.{i}."
            parts = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
            layer.looks.weight.copy_(torch.cat([tensors[f"{part}.weight"] for part in parts]))
            layer.looks.bias.copy_(torch.cat([tensors[f"{part}.bias"] for part in parts]))
            _copy(layer.seen, tensors, f"{at}attention.output.dense")
            _copy(layer.norm, tensors, f"{at}attention.output.LayerNorm")
            _copy(layer.widen, tensors, f"{at}intermediate.dense")
            _copy(layer.narrow, tensors, f"{at}output.dense")
            _copy(layer.last_norm, tensors, f"{at}output.LayerNorm")


def _copy(part: nn.Linear | nn.LayerNorm, tensors: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(tensors[f"{name}.weight"])
    part.bias.copy_(tensors[f"{name}.bias"])
