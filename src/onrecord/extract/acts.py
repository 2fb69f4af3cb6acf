"""Find what else people do with words: defend, support, demand, promise, threaten, warn, question, thank, apologise."""

from collections.abc import Iterator

from onrecord.annotate.document import Document
from onrecord.model import Relation

EXTRACTOR = "acts/1"


def extract(document: Document) -> Iterator[Relation]:
    """Yield the relations in the body of an article."""
    yield from ()
