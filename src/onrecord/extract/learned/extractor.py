"""The extractor ``network``: what the network finds in the body, what the rules find in headlines and inside content.

The network was trained on texts in which nothing inside the words of somebody is marked, so that what X says that Y
said comes from the rules, as do quotations without a cue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.annotate.document import Document
from onrecord.annotate.lexicon import lexicon
from onrecord.extract.attributions import candidates, trees, write_down
from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.decode import Link, chains, links
from onrecord.extract.learned.network import Network, load_network
from onrecord.extract.learned.settle import settle
from onrecord.extract.learned.windows import Piece, windows
from onrecord.extract.tree import Range, Tree
from onrecord.model import Attribution

Found = list[list[Link]]
"""For each paragraph, what the network found there, in words of the paragraph."""


def extract(document: Document) -> Iterator[Attribution]:
    """Yield each attribution of an article, in order of paragraphs."""
    words = lexicon()
    network = load_network()
    read = list(trees(document))
    proposed = [candidates(t, document, words) for t in read]
    found = find(network, read, proposed)
    corpus = document.article.layout == "raw"
    settled = []
    for t, here, there in zip(read, proposed, found, strict=True):
        if t.paragraph.zone == "body":
            here = settle(t, here, there, network, words, corpus=corpus)
        settled.append((t, here))
    return write_down(document, settled)


def find(network: Network, read: Sequence[Tree], proposed: Sequence[list[Candidate]]) -> Found:
    """Return what the network finds in the paragraphs of the body."""
    body = [place for place, t in enumerate(read) if t.paragraph.zone == "body" and t.n]
    rows = {place: network.reader.words(read[place]) for place in body}
    columns = {place: network.reader.features(read[place], proposed[place]) for place in body}
    out: Found = [[] for _ in read]
    for window in windows([read[place].n for place in body]):
        pieces = [(body[place], part) for place, part in window]
        inputs = _inputs(network, pieces, rows, columns)
        parts, cue, source = (scores[0] for scores in network.scores(*(one[None] for one in inputs)))
        for i in _separators(pieces):
            parts[i, 1:] = -1e4
        chain = chains(parts[None], network.follows, network.begins)[0]
        for link in links(chain, parts, cue, source):
            for place, moved in _placed(link, pieces):
                out[place].append(moved)
    return out


def _inputs(
    network: Network, pieces: list[Piece], rows: dict[int, np.ndarray], columns: dict[int, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Put the words of a window after one another, each piece followed by a separator."""
    separator = np.zeros((1, rows[pieces[0][0]].shape[1]), np.int32)
    separator[0, 0] = network.reader.pieces.separator
    blank = np.zeros((1, columns[pieces[0][0]].shape[1]), np.int32)
    words, features = [], []
    for place, (first, last) in pieces:
        words += [rows[place][first : last + 1], separator]
        features += [columns[place][first : last + 1], blank]
    whole = np.concatenate(words)
    return whole, np.concatenate(features), np.ones(len(whole), np.int32)


def _separators(pieces: list[Piece]) -> list[int]:
    at, found = -1, []
    for _, (first, last) in pieces:
        at += last - first + 2
        found.append(at)
    return found


def _placed(link: Link, pieces: list[Piece]) -> Iterator[tuple[int, Link]]:
    """Yield the link in words of the paragraph of its cue; parts in other paragraphs are left out."""
    start = 0
    for place, (first, last) in pieces:
        end = start + last - first
        if start <= link.cue[0] <= end:
            move = first - start

            def here(ranges: tuple[Range, ...], a: int = start, b: int = end, by: int = move) -> tuple[Range, ...]:
                return tuple((x + by, y + by) for x, y in ranges if a <= x and y <= b)

            content = here(link.content)
            if content:
                yield place, replace(link, cue=here((link.cue,))[0], source=here(link.source), content=content)
            return
        start = end + 2
