"""Turn annotated articles into what the network learns: a part for each word, and which cue and source go together.

The annotated text is read here and nowhere kept: what goes on is numbers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate import documents
from onrecord.evaluate.gold import GoldArticle, Parts, Spans
from onrecord.extract.attributions import proposals
from onrecord.extract.learned.decode import CONTENT, CUE, SOURCE
from onrecord.extract.learned.features import Reader
from onrecord.extract.tree import Tree
from onrecord.model import Span

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Example:
    """One paragraph with what people marked in it; all arrays have one row for each word.

    Attributes:
        article: number of the article.
        pieces, features: what the network reads, see `onrecord.extract.learned.features`.
        parts: 0 none, or the part (`SOURCE`, `CUE`, `CONTENT`), plus one if the word goes on with it.
        cue: for words of a content, the first word of its cue; `NOWHERE` for others.
        source: for the first word of a cue, the first word of its source, itself if nobody is written.
    """

    article: int
    pieces: NDArray[np.int32]
    features: NDArray[np.int32]
    parts: NDArray[np.int8]
    cue: NDArray[np.int16]
    source: NDArray[np.int16]


def examples(gold: Iterable[GoldArticle], reader: Reader) -> Iterator[Example]:
    """Yield each paragraph of annotated articles."""
    articles = list(gold)
    for number, (article, document) in enumerate(zip(articles, documents(articles), strict=True)):
        for t, proposed in proposals(document):
            parts, cue, source = _marked(t, article.attributions)
            yield Example(number, reader.words(t), reader.features(t, proposed), parts, cue, source)


def _marked(t: Tree, attributions: Iterable[Parts]) -> tuple[NDArray[np.int8], NDArray[np.int16], NDArray[np.int16]]:
    """Return parts and links of the attributions that stand in one paragraph."""
    parts = np.zeros(t.n, np.int8)
    cue = np.full(t.n, NOWHERE, np.int16)
    source = np.full(t.n, NOWHERE, np.int16)
    edges = [t.span((i, i)) for i in range(t.n)]
    for found in attributions:
        if not found.cue or not t.paragraph.span.covers(Span(*found.cue[0])):
            continue
        said = _words(edges, found.cue)
        if not said:
            continue
        anchor = said[0][0]
        who, what = _words(edges, found.source), _words(edges, found.content)
        for value, ranges in ((CONTENT, what), (SOURCE, who), (CUE, said)):
            for first, last in ranges:
                parts[first : last + 1] = value + 1
                parts[first] = value
        for first, last in what:
            cue[first : last + 1] = anchor
        source[anchor] = who[0][0] if who else anchor
    return parts, cue, source


def _words(edges: list[Span], spans: Spans) -> list[tuple[int, int]]:
    """Return the words, from first to last, that character spans touch."""
    found = []
    for start, end in spans:
        touched = [i for i, edge in enumerate(edges) if edge.start < end and start < edge.end]
        if touched:
            found.append((touched[0], touched[-1]))
    return found
