"""One paragraph as plain lists: words, tags, heads, edges and quotations, read from spaCy once.

Reading a spaCy token attribute costs ten times a list look-up, and every rule asks many times; so rules see only this.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.annotate.document import Paragraph
from onrecord.annotate.quotes import Quotation
from onrecord.model import Span

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
Range = tuple[int, int]
"""Tokens from the first to the last, inclusive."""


def tokens(parts: Iterable[Range]) -> set[int]:
    """Return all tokens of ranges.

    >>> sorted(tokens([(1, 2), (5, 5)]))
    [1, 2, 5]
    """
    return {i for first, last in parts for i in range(first, last + 1)}


def dice(a: Iterable[Range], b: Iterable[Range]) -> float:
    """Return the Dice coefficient of the tokens of ranges: 1 where they are the same, 0 where they share none."""
    x, y = tokens(a), tokens(b)
    return 2 * len(x & y) / (len(x) + len(y))


@dataclass(slots=True, eq=False)
class Tree:
    """The parse of a paragraph. Every list has one entry per token.

    Attributes:
        start: where the token begins in the normalised text of the paragraph.
        head: index of the head; a root is its own.
        kids: indices of the children, in order.
        left, right: first and last token below (and with) each token.
        sent: index of the first token of the token's sentence.
        stop: index after the last token of the token's sentence.
        quote: index into ``regions`` of the quotation that the token stands in; -1 outside.
        regions: tokens of each quotation, its marks excluded.
    """

    paragraph: Paragraph
    n: int
    start: list[int]
    lower: list[str]
    text: list[str]
    tag: list[str]
    dep: list[str]
    ent: list[str]
    head: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    sent: list[int]
    stop: list[int]
    quote: list[int]
    regions: list[Range]
    quotes: list[Quotation]

    def span(self, part: Range) -> Span:
        """Return the article span of a range of tokens."""
        return self.paragraph.span_of(*part)

    def child(self, i: int, *deps: str) -> int:
        """Return the first child of ``i`` with one of these relations, or -1."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return -1

    def quoted(self, i: int) -> bool:
        """Say whether token ``i`` stands inside a quotation."""
        return self.quote[i] >= 0


def read(paragraph: Paragraph, quotes: Sequence[Quotation]) -> Tree:
    """Read a parsed paragraph into lists."""
    doc = paragraph.doc
    n = len(doc)
    lower, text, tag, dep, ent, head, left, right = [], [], [], [], [], [], [], []
    starts: list[int] = []
    kids: list[list[int]] = [[] for _ in range(n)]
    for token in doc:
        i = token.i
        text.append(token.text)
        lower.append(token.lower_)
        tag.append(token.tag_)
        dep.append(token.dep_)
        ent.append(token.ent_type_)
        h = token.head.i
        head.append(h)
        if h != i:
            kids[h].append(i)
        left.append(token.left_edge.i)
        right.append(token.right_edge.i)
        starts.append(token.idx)
    sent, stop = [0] * n, [n] * n
    for found in doc.sents:
        for i in range(found.start, found.end):
            sent[i], stop[i] = found.start, found.end
    quote, regions, kept = _place(quotes, starts)
    return Tree(
        paragraph, n, starts, lower, text, tag, dep, ent, head, kids, left, right, sent, stop, quote, regions, kept
    )  # fmt: skip


def _place(quotes: Sequence[Quotation], starts: list[int]) -> tuple[list[int], list[Range], list[Quotation]]:
    """Find the tokens of each quotation; one without a token of its own is dropped."""
    quote = [-1] * len(starts)
    regions: list[Range] = []
    kept: list[Quotation] = []
    i = 0
    for found in quotes:
        while i < len(starts) and starts[i] < found.start:
            i += 1
        first = i
        while i < len(starts) and starts[i] < found.end:
            i += 1
        if i == first:
            continue
        for k in range(first, i):
            quote[k] = len(regions)
        regions.append((first, i - 1))
        kept.append(found)
    return quote, regions, kept
