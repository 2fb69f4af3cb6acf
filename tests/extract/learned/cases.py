"""Small paragraphs, links and networks for the tests of the learned extractor."""

import math
from collections.abc import Iterable

import numpy as np
import spacy
from spacy.tokens import Doc

from onrecord.annotate.document import Paragraph
from onrecord.annotate.normalise import normalise
from onrecord.annotate.quotes import Quotation
from onrecord.annotate.zones import Zone
from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.decode import Link
from onrecord.extract.learned.network import Network
from onrecord.extract.tree import Range, Tree, read
from onrecord.model import Span

VOCAB = spacy.blank("en").vocab

CLOSE = (
    "Ruiz NNP nsubj 1",
    "said VBD ROOT 1",
    "that IN mark 6",
    "the DT det 4",
    "mill NN nsubj 6",
    "would MD aux 6",
    "close VB ccomp 1",
    ". . punct 1",
)
SAFE = (
    "Ruiz NNP nsubj 1",
    "said VBD ROOT 1",
    "Lee NNP nsubj 3",
    "told VBD ccomp 1",
    "us PRP dobj 3",
    "it PRP nsubj 6",
    "was VBD ccomp 3",
    "safe JJ acomp 6",
    ". . punct 1",
)
WORKS = ('" `` punct 5', "It PRP nsubj 2", "works VBZ ccomp 5", ", , punct 5", "\" '' punct 5", "said VBD ROOT 5")
WORKS += ("Ruiz NNP nsubj 5", ". . punct 5")


def tree(*rows: str, quoted: Iterable[Range] = (), zone: Zone = "body") -> Tree:
    """Build a paragraph from rows "word tag relation head" and the first and last words of its quotations."""
    words, tags, deps, heads = zip(*(row.split() for row in rows), strict=True)
    spaces = [True] * (len(words) - 1) + [False]
    doc = Doc(VOCAB, list(words), spaces, tags=list(tags), deps=list(deps), heads=[int(h) for h in heads])
    whole = Span(0, len(doc.text))
    marks = [Quotation(doc[a].idx, doc[b].idx + len(doc[b])) for a, b in quoted]
    return read(Paragraph(whole, zone, doc, normalise(doc.text, whole)), marks)


def plain(words: str, zone: Zone = "body") -> Tree:
    """Build a paragraph whose parse says nothing: each word is its own head."""
    return tree(*(f"{word} NN ROOT {i}" for i, word in enumerate(words.split())), zone=zone)


def link(
    cue: Range,
    source: Range | None,
    *content: Range,
    sure: float = -0.1,
    weakest: float = -0.2,
    cued: float = -0.1,
    sourced: float = -0.1,
) -> Link:
    """Build what the network found."""
    return Link(cue, (source,) if source else (), content, sure, weakest, cued, sourced)


def proposal(rule: str, cue: int, source: int, *content: Range, confidence: float = 0.5) -> Candidate:
    """Build what a rule proposes, with a cue and a source of one word each; a negative one is not written."""
    return Candidate(
        rule=rule,
        cue_at=cue,
        cue=((cue, cue),) if cue >= 0 else (),
        source=((source, source),) if source >= 0 else (),
        head=source,
        content=content,
        confidence=confidence,
    )


def network(chance: float = 0.9, **weights: float) -> Network:
    """Build a network without a session that holds whatever it finds right with a chance."""
    bias = math.log(chance / (1 - chance))
    return Network(
        name="test/1",
        session=None,
        reader=None,
        follows=np.zeros((7, 7), np.float32),
        begins=np.zeros(7, np.float32),
        confidence={"bias": bias, "weights": weights},
    )
