"""Small objects for tests: articles, documents, attributions. Import as `from tests.factories import ...`."""

from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, annotate
from onrecord.ids import article_id, attribution_id
from onrecord.model import Article, Attribution, Layout, Span

if TYPE_CHECKING:
    from spacy.language import Language


def article(text: str, *, layout: Layout = "raw", published: str | None = None, url: str | None = None) -> Article:
    """Build an article of nothing but its text."""
    return Article(
        id=article_id(text, url),
        text=text,
        file="test.txt",
        body=Span(0, len(text)),
        layout=layout,
        published=published,
        published_basis="user" if published else None,
        url=url,
    )


def document(text: str, nlp: "Language", *, layout: Layout = "raw", published: str | None = None) -> Document:
    """Parse a text as one article."""
    [parsed] = annotate([article(text, layout=layout, published=published)], nlp)
    return parsed


def span(text: str, words: str, *, after: int = 0) -> Span:
    """Return the span of the first ``words`` in ``text`` at or after an offset."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def attribution(of: Article, source: str, cue: str, content: str) -> Attribution:
    """Build an indirect attribution from the words of its parts, each found at its first place."""
    parts = tuple((span(of.text, words),) if words else () for words in (source, cue, content))
    return Attribution(
        id=attribution_id(of.id, *parts),
        article=of.id,
        kind="indirect",
        source=parts[0],
        cue=parts[1],
        content=parts[2],
        evidence=Span(0, len(of.text)),
        extractor="test/1",
    )
