"""Small objects for tests: articles, documents, attributions. Import as `from tests.factories import ...`."""

from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, annotate
from onrecord.ids import article_id, attribution_id, slug
from onrecord.model import Actor, Article, Attribution, Layout, Record, Span

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


def saying(
    *lines: tuple[str, str], url: str | None = None, title: str | None = None, outlet: str | None = None
) -> Record:
    """Put on record an article of lines ``<name> said <content>.``; an empty name is nobody that we know."""
    text, spans, named = "", [], {}
    for name, content in lines:
        who = Span(len(text), len(text) + len(name)) if name else None
        cue = Span(len(text) + len(name) + 1, len(text) + len(name) + 5)
        what = Span(cue.end + 1, cue.end + 1 + len(content))
        text += f"{name} said {content}.\n"
        spans.append((name, who, cue, what, Span(what.start - 1, len(text) - 1)))
        if name:
            named.setdefault(slug(name), []).append((name, who))
    me = article_id(text, url)
    said = [
        Attribution(
            id=attribution_id(me, [who] if who else [], [cue], [what]),
            article=me,
            kind="indirect",
            source=(who,) if who else (),
            cue=(cue,),
            content=(what,),
            evidence=evidence,
            extractor="test/1",
            speaker=slug(name) if name else None,
        )
        for name, who, cue, what, evidence in spans
    ]
    actors = [
        Actor(
            id=id_,
            label=max(names)[0],
            kind="person",
            names=tuple(sorted({name for name, _ in names})),
            mentions=tuple(span for _, span in names),
        )
        for id_, names in sorted(named.items())
    ]
    whole = Article(
        id=me, text=text, file="test.txt", body=Span(0, len(text)), layout="raw", url=url, title=title, outlet=outlet
    )
    return Record(article=whole, actors=tuple(actors), attributions=tuple(said))
