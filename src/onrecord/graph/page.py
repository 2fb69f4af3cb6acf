"""One article while it is being said in RDF: its nodes, its words, and the spans that are pointed to.

Also the terms as nodes, made once: a look-up in a closed namespace costs as much as ten quads.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import get_args

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.terms import node
from onrecord.graph.vocab import OA, PROV, RDF, RDFS, REC, RECV, SCHEMA
from onrecord.ids import iri
from onrecord.model import Actor, Article, Attribution, RelationType, Span

CONTEXT = 32  # characters of oa:prefix and oa:suffix
ELLIPSIS = " … "

R = {name: node(str(REC[name])) for name in REC.__annotations__ if not name.startswith("_")}
V = {name: node(str(RECV[name])) for name in (*RECV.__annotations__, *RECV._extras) if not name.startswith("_")}
RELATION_TYPES = {type_: V[type_.replace(" ", "-")] for type_ in get_args(RelationType)}
A, LABEL_OF, GENERATED = node(str(RDF.type)), node(str(RDFS.label)), node(str(PROV.wasGeneratedBy))
SAYS, ABOUT, CLAIM = node(str(SCHEMA.text)), node(str(SCHEMA.about)), node(str(SCHEMA.Claim))
SELECTS = {name: node(str(OA[name])) for name in OA.__annotations__ if not name.startswith("_")}


@dataclass(slots=True)
class Page:
    """One article while it is being said: its node, its language, and the spans that were pointed to so far."""

    article: Article
    node: NamedNode
    run: NamedNode
    lang: str
    actors: dict[str, Actor]
    attributions: dict[str, Attribution]
    mentions: list[tuple[int, int, str]]
    spans: dict[tuple[int, int], bool] = field(default_factory=dict)

    def words(self, spans: Sequence[Span]) -> str:
        """Return the words of several spans as one line, in the order of the text."""
        return ELLIPSIS.join(terms.reading(self.article.text[s.start : s.end]) for s in sorted(set(spans)))

    def said(self, spans: Sequence[Span]) -> Literal:
        """Return the words of several spans in the article's language."""
        return Literal(self.words(spans), language=self.lang)

    def text(self, words: str) -> Literal:
        """Return words of ours in the article's language."""
        return terms.text(words, self.lang)

    def point(self, span: Span, *, context: bool = False) -> NamedNode:
        """Return the node of a span, and remember to describe it."""
        key = (span.start, span.end)
        self.spans[key] = self.spans.get(key, False) or context
        return node(iri("span", f"{self.article.id}-{span.start}-{span.end}"))

    def name(self, actor: str | None, spans: Sequence[Span]) -> str:
        """Return what to call somebody in a label: the actor's name, or the words that stand there."""
        return self.actors[actor].label if actor else self.words(spans)


def described(page: Page, graph: NamedNode) -> list[Quad]:
    """Say where each span lies and which words stand there (Web Annotation's two selectors on one node).

    Half of a graph is made here, so that it is done without detours.
    """
    text, article = page.article.text, page.article.id
    said: list[Quad] = []
    place, source, selects, position, quote = (
        SELECTS[name]
        for name in ("SpecificResource", "hasSource", "hasSelector", "TextPositionSelector", "TextQuoteSelector")
    )
    first, last, exact, prefix, suffix = (SELECTS[name] for name in ("start", "end", "exact", "prefix", "suffix"))
    spans, selectors = iri("span", article), iri("selector", article)
    for (start, end), context in page.spans.items():
        me, selector = NamedNode(f"{spans}-{start}-{end}"), NamedNode(f"{selectors}-{start}-{end}")
        said += (
            Quad(me, A, place, graph),
            Quad(me, source, page.node, graph),
            Quad(me, selects, selector, graph),
            Quad(selector, A, position, graph),
            Quad(selector, A, quote, graph),
            Quad(selector, first, terms.integer(start), graph),
            Quad(selector, last, terms.integer(end), graph),
            Quad(selector, exact, terms.exact(text[start:end]), graph),
        )
        if context and start:
            said.append(Quad(selector, prefix, terms.exact(text[max(0, start - CONTEXT) : start]), graph))
        if context and end < len(text):
            said.append(Quad(selector, suffix, terms.exact(text[end : end + CONTEXT]), graph))
    return said
