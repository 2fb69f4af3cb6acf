"""How likely a found attribution is right, from what the network and the rules say of it.

A logistic regression, and a curve that turns its result into the share that was right (Zadrozny and Elkan 2001).
"""

import math
from collections.abc import Mapping

import numpy as np

from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.decode import Link
from onrecord.extract.learned.network import Network
from onrecord.extract.learned.parts import PHRASES, frame_of
from onrecord.extract.tree import Tree, dice, tokens

_LOWEST = 100.0  # log-odds; the exponential of much more would not fit a float


def confidence(t: Tree, link: Link, known: Mapping[int, Candidate], network: Network) -> float:
    """Return the chance, from 0 to 1, that content and source are right."""
    weights = network.confidence["weights"]
    total = float(network.confidence["bias"])
    for name, value in signs(t, link, known).items():
        total += weights.get(name, 0.0) * value
    chance = 1 / (1 + math.exp(-max(total, -_LOWEST)))
    said, right = network.confidence.get("curve", ((0.0, 1.0), (0.0, 1.0)))
    return float(np.interp(chance, said, right))


def known_of(link: Link, known: Mapping[int, Candidate]) -> Candidate | None:
    """Return what the rules propose for a cue that shares a word with that of the link."""
    return next((known[i] for i in range(link.cue[0], link.cue[1] + 1) if i in known), None)


def signs(t: Tree, link: Link, known: Mapping[int, Candidate]) -> dict[str, float]:
    """Return what tells a right attribution from a wrong one, by name."""
    rule = known_of(link, known)
    words = tokens(link.content)
    same_source = rule is not None and (
        any(first <= rule.head <= last for first, last in link.source) if link.source else rule.head < 0
    )
    return {
        "labels": link.sure,
        "weakest": link.weakest,
        "cued": link.cued,
        "sourced": link.sourced,
        "rule": float(rule is not None),
        "rule_precision": rule.confidence if rule is not None else 0.0,
        "same_source": float(same_source),
        "same_content": dice(link.content, rule.content) if rule is not None else 0.0,
        "no_source": float(not link.source),
        "quoted": float(any(t.quoted(i) for i in words)),
        "phrase": float(frame_of(t, link.content) in PHRASES),
        "short": float(len(words) <= 3),
    }
