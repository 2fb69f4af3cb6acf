"""Read an article back from its graph, as its reader gave it, so that it can be analysed anew without its file.

What the analysis itself found in the text (title, byline) is left out: it finds it again. Also which dates people have
set, how the article was made, and whether the graph has this very article already.
"""

from collections.abc import Callable, Iterable
from typing import cast, get_args

from pyoxigraph import NamedNode

from onrecord.actors.journal import fold
from onrecord.actors.judgement import ARTICLES, Judgement
from onrecord.errors import StoreError
from onrecord.graph.page import GENERATED, LABEL_OF, A, R
from onrecord.graph.publication import BASES, metadata
from onrecord.graph.run import ACCUSES_FROM, Run
from onrecord.graph.shared import RUNS, Match
from onrecord.graph.terms import Term, node, parts, string
from onrecord.graph.vocab import OA, SCHEMA
from onrecord.ids import iri, text_sha256
from onrecord.model import Article, Layout, PublicationDate, Span

SELECTOR, START, END = (node(str(term)) for term in (OA.hasSelector, OA.start, OA.end))
ARTICLE, PUBLISHED = (node(str(term)) for term in (SCHEMA.NewsArticle, SCHEMA.datePublished))
TOLD = tuple(node(str(term)) for term in (SCHEMA.headline, SCHEMA.url, SCHEMA.datePublished)) + tuple(
    R[name] for name in ("outlet", "urlText", "publishedBasis", "publicationDate")
)
GIVEN_OR_FOUND = {node(str(SCHEMA.headline))}  # a headline may also have been found in the text
TITLE, URL, LANGUAGE = (node(str(term)) for term in (SCHEMA.headline, SCHEMA.url, SCHEMA.inLanguage))
BASIS_OF = {value: basis for basis, value in BASES.items()}

One = Callable[[NamedNode, NamedNode], Term | None]


def read_article(match: Match, id_: str) -> Article | None:
    """Return an article as its reader gave it; None where the graph has none of this id.

    Its ``file`` is its address, or its id: where it was read is not kept.
    """
    me, graph = node(iri("article", id_)), node(iri("graph", id_))

    def one(subject: NamedNode, predicate: NamedNode) -> Term | None:
        return next((parts(quad)[2] for quad in match(subject, predicate, None, graph)), None)

    text = one(me, R["text"])
    if text is None:
        return None
    found = {parts(quad)[2].value for quad in match(me, R["foundInText"], None, graph)}
    names = sorted(parts(quad)[2].value for quad in match(me, R["byline"], None, graph))
    url = _value(one(me, URL)) or _value(one(me, R["urlText"]))
    headline = one(me, R["headlineSpan"])
    return Article(
        id=id_,
        text=text.value,
        file=url or id_,
        body=Span(int(_value(one(me, R["bodyStart"])) or 0), len(text.value)),
        headline=_span(one, headline) if isinstance(headline, NamedNode) else None,
        layout=_layout(one(me, R["layout"])),
        title=None if "title" in found else _value(one(me, TITLE)),
        outlet=_value(one(me, R["outlet"])),
        byline=() if "byline" in found else tuple(names),
        url=url,
        language=_value(one(me, LANGUAGE)) or "en",
        dates=read_dates(match, id_),
    )


def read_dates(match: Match, id_: str) -> tuple[PublicationDate, ...]:
    """Return all that says when an article was published, in no particular order."""
    me, graph = node(iri("article", id_)), node(iri("graph", id_))

    def one(subject: NamedNode, predicate: NamedNode) -> Term | None:
        return next((parts(quad)[2] for quad in match(subject, predicate, None, graph)), None)

    found = []
    for quad in match(me, R["publicationDate"], None, graph):
        source = parts(quad)[2]
        if not isinstance(source, NamedNode):
            continue
        basis, date, at = (one(source, R[name]) for name in ("basis", "date", "span"))
        if date is None or not isinstance(basis, NamedNode):
            continue  # no date of the calendar
        found.append(
            PublicationDate(
                date="XXXX" + date.value[1:] if date.value.startswith("--") else date.value,
                basis=BASIS_OF[basis],
                confidence=float(_value(one(source, R["confidence"])) or 0),
                where=_value(one(source, R["where"])) or "",
                span=_span(one, at) if isinstance(at, NamedNode) else None,
            )
        )
    return tuple(found)


def dated_by(match: Match, where: str) -> frozenset[str]:
    """Return the ids of the articles of which a source of this name says when they were published."""
    about = {parts(quad)[0] for quad in match(None, R["where"], string(where), None)}
    articles = (one for source in about for one in match(source, R["article"], None, None))
    return frozenset(parts(quad)[2].value.removeprefix(iri("article", "")) for quad in articles)


def holds(match: Match, article: Article, run: Run) -> bool:
    """Say whether a graph has this very article, with what its reader told about it, from an equal run."""
    me, graph = node(iri("article", article.id)), node(iri("graph", article.id))
    made = (graph, GENERATED, node(run.iri), graph)
    if not any(match(*made)) or not any(match(me, R["textSha256"], string(text_sha256(article.text)), graph)):
        return False
    told = set(metadata(article))
    stored = {(q.subject, q.predicate, q.object) for p in TOLD for q in match(me, p, None, graph)}
    names = {string(name) for name in article.byline}
    written = {quad.object for quad in match(me, R["byline"], None, graph)}
    return (
        told <= stored
        and {predicate for _, predicate, _ in stored - told} <= GIVEN_OR_FOUND
        and (names == written or not names)
    )


def undated(match: Match) -> int:
    """Return how many articles have no publication date."""
    articles = (parts(quad)[0] for quad in match(None, A, ARTICLE, None))
    return sum(not any(match(article, PUBLISHED, None, None)) for article in articles)


def dates_set(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return the publication dates that people have set and not taken back, by the article's id; the last counts."""
    return {
        judgement.nodes[0].removeprefix("article/"): judgement.value
        for judgement in fold(judgements)
        if judgement.is_about(ARTICLES)
    }


def read_run(match: Match, id_: str) -> Run | None:
    """Return how an article was made; None where the graph does not say it to the letter.

    Raises:
        StoreError: there is no such article.
    """
    graph = node(iri("graph", id_))
    made = next((parts(quad)[2] for quad in match(graph, GENERATED, None, graph)), None)
    if not isinstance(made, NamedNode):
        raise StoreError(f"no article {id_} in this store. List them with: onrecord articles list")

    def one(predicate: NamedNode) -> str:
        return next((parts(quad)[2].value for quad in match(made, predicate, None, RUNS)), "")

    model = one(R["model"])
    words = one(LABEL_OF).removesuffix(f" on {model}")  # "onrecord 0.1.0: rules, dates": in the order of running
    version, _, names = words.removeprefix("onrecord ").partition(": ")
    own = one(R["accusesFrom"])
    run = Run(
        version=version,
        extractors=tuple(names.split(", ")),
        model=model,
        reference=one(R["referenceDigest"]),
        accuses_from=float(own) if own else ACCUSES_FROM,
    )
    return run if run.iri == made.value else None


def _span(one: One, place: NamedNode) -> Span | None:
    """Return where a place in the text lies."""
    selector = one(place, SELECTOR)
    if not isinstance(selector, NamedNode):
        return None
    start, end = one(selector, START), one(selector, END)
    return Span(int(start.value), int(end.value)) if start and end else None


def _layout(value: Term | None) -> Layout:
    """Return a layout; text of which nobody says it is a page."""
    return cast("Layout", value.value) if value and value.value in get_args(Layout) else "page"


def _value(value: Term | None) -> str | None:
    return value.value if value is not None else None
