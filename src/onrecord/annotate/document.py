"""An article with its words: zones, paragraphs parsed by spaCy, and the way from any token back to the stored text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.annotate.models import one_thread
from onrecord.annotate.normalise import Normalised, normalise
from onrecord.annotate.zones import Block, Zone, blocks
from onrecord.model import Article, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ANALYSED: frozenset[Zone] = frozenset({"headline", "subhead", "body"})
BATCH = 128  # paragraphs, which are short: 9 % faster than 32; larger is hungrier
ARTICLES_AT_ONCE = 32
LONGEST = 20_000  # characters of one paragraph; the parser's memory grows with its longest input


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed line of the article. Token and character offsets of ``doc`` are its own; use `span` to leave it."""

    span: Span
    zone: Zone
    doc: "Doc"
    origin: Normalised

    def span_of(self, first: int, last: int) -> Span:
        """Return the article span from token ``first`` to token ``last``, inclusive."""
        start, end = self.doc[first], self.doc[last]
        return self.origin.span(start.idx, end.idx + len(end))

    def trimmed(self, first: int, last: int) -> Span:
        """Return the article span from token ``first`` to token ``last`` without white space round it."""
        while first < last and self.doc[first].is_space:
            first += 1
        while last > first and self.doc[last].is_space:
            last -= 1
        return self.span_of(first, last)


@dataclass(frozen=True, slots=True)
class Document:
    """An article, the zones of its lines, and its analysed paragraphs in order."""

    article: Article
    blocks: tuple[Block, ...]
    paragraphs: tuple[Paragraph, ...]


def annotate(articles: Iterable[Article], nlp: "Language") -> Iterator[Document]:
    """Parse articles in batches that cross article borders; yields them in order, and holds only a few at a time."""
    waiting = iter(articles)
    while batch := list(islice(waiting, ARTICLES_AT_ONCE)):
        zoned = [blocks(article) for article in batch]
        wanted = [
            [
                (piece, block.zone, normalise(article.text, piece))
                for block in found
                if block.zone in ANALYSED
                for piece in pieces(article.text, block.span)
            ]
            for article, found in zip(batch, zoned, strict=True)
        ]
        with one_thread():
            texts = (origin.text for lines in wanted for _, _, origin in lines)
            docs = iter(list(nlp.pipe(texts, batch_size=BATCH)))
        for article, found, lines in zip(batch, zoned, wanted, strict=True):
            parsed = (Paragraph(span, zone, next(docs), origin) for span, zone, origin in lines)
            yield Document(article, found, tuple(parsed))


def pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a paragraph whole, or in pieces that end with a sentence, or at least with a word, if it is very long."""
    start = span.start
    while span.end - start > LONGEST:
        cut = max(text.rfind(". ", start, start + LONGEST) + 1, start)
        if cut == start:
            cut = max(text.rfind(" ", start, start + LONGEST), start)
        if cut == start:
            cut = start + LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)
