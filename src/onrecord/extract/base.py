"""What an extractor is."""

from collections.abc import Iterator
from typing import Protocol

from onrecord.annotate.document import Document
from onrecord.model import Found


class Extractor(Protocol):
    """Finds things in one article: no I/O, no clock, no state; same input, same output.

    Registered in the entry-point group ``onrecord.extractors``. It fills in spans; who is meant by them
    (``speaker``, ``source``, ``targets``, ``actors``) is decided later, by `onrecord.resolve`.
    """

    def __call__(self, document: Document, /) -> Iterator[Found]:
        """Yield what was found, in any order."""
        ...
