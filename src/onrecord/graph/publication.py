"""Say in RDF what is known about an article, and all that says when it was published, whether or not it counts."""

from collections.abc import Iterator
from typing import get_args

from pyoxigraph import NamedNode

from onrecord.graph import terms
from onrecord.graph.page import A, Page, R, V
from onrecord.graph.terms import Triple, node
from onrecord.graph.vocab import SCHEMA
from onrecord.ids import digest, iri
from onrecord.model import Article, Basis, PublicationDate

BASES = {basis: V["basis-" + basis.replace(" ", "-")] for basis in get_args(Basis)}


def metadata(article: Article) -> Iterator[Triple]:
    """Say what the reader was told about the article. Used again to see whether it is still the same."""
    me, lang = node(iri("article", article.id)), terms.language(article.language)
    if article.title:
        yield me, node(str(SCHEMA.headline)), terms.text(article.title, lang)
    if article.outlet:
        yield me, R["outlet"], terms.string(article.outlet)
    if article.url:
        yield _address(me, article.url)
    if published := terms.day(article.published):
        yield me, node(str(SCHEMA.datePublished)), published
        if article.published_basis:
            yield me, R["publishedBasis"], BASES[article.published_basis]
    for found in article.dates:
        yield me, R["publicationDate"], source(article, found)


def _address(me: NamedNode, url: str) -> Triple:
    """Say where the article was: as a link only if following it is safe, and otherwise as mere text."""
    if url.lower().startswith(("http://", "https://")):
        try:
            return me, node(str(SCHEMA.url)), NamedNode(url)
        except ValueError:
            pass  # no IRI: kept as text below
    return me, R["urlText"], terms.string(url)


def source(article: Article, found: PublicationDate) -> NamedNode:
    """Return the node of one thing that says when an article was published."""
    where = f"{found.span.start}-{found.span.end}" if found.span else ""
    said = digest("publication", found.date, found.basis, found.where, where, length=10)
    return node(iri("publication", f"{article.id}-{said}"))


def published(page: Page) -> Iterator[Triple]:
    """Say what says when the article was published."""
    for found in page.article.dates:
        date = terms.day(found.date)
        if date is None:
            continue  # no date of the calendar
        me = source(page.article, found)
        yield me, A, R["PublicationDate"]
        yield me, R["article"], page.node
        yield me, R["date"], date
        yield me, R["basis"], BASES[found.basis]
        yield me, R["confidence"], terms.decimal(found.confidence)
        if found.where:
            yield me, R["where"], terms.string(found.where)
        if found.span:
            yield me, R["span"], page.point(found.span)
