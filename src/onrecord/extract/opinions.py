"""Find what reported words say about somebody: "He has failed", said of the minister, criticises him."""

from collections.abc import Iterator

from onrecord.annotate.document import Document
from onrecord.model import Relation

EXTRACTOR = "opinions/1"


def extract(document: Document) -> Iterator[Relation]:
    """Yield the relations in the body of an article."""
    yield from ()
