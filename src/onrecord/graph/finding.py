"""Say in RDF what all findings have in common: article, evidence, confidence, manner, and the words of each part."""

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from onrecord.graph import terms
from onrecord.graph.page import GENERATED, Page, R, V
from onrecord.graph.terms import Triple
from onrecord.model import Attribution, Event, Relation, Span, TimeExpression

LABEL_LENGTH = 80  # characters of content in a label


def common(page: Page, me: NamedNode, found: Attribution | Relation | TimeExpression | Event) -> Iterator[Triple]:
    """Say what every finding has: its article, evidence, confidence and origin."""
    yield me, R["article"], page.node
    yield me, R["evidence"], page.point(found.evidence, context=True)
    yield me, R["confidence"], terms.decimal(found.confidence)
    yield me, R["extractor"], terms.string(found.extractor)
    yield me, GENERATED, page.run
    if not isinstance(found, TimeExpression):
        yield me, R["polarity"], V[found.polarity]
        yield me, R["modality"], V[found.modality]
        yield from spoken(page, me, "qualifierSpan", found.qualifiers)


def short(words: str) -> str:
    """Return words as a label has them."""
    return terms.shortened(words, LABEL_LENGTH)


def spoken(
    page: Page, me: NamedNode, part: str, spans: Sequence[Span], *, words: str | None = None, context: bool = False
) -> Iterator[Triple]:
    """Point to the spans of one part, and perhaps repeat its words on the node for simple queries."""
    for span in spans:
        yield me, R[part], page.point(span, context=context)
    if spans and words:
        yield me, R[words], page.said(spans)
