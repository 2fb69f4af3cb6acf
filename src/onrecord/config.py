"""The options of all stages, put together in one frozen value."""

from dataclasses import dataclass, field

from onrecord.annotate.models import DEFAULT_MODEL
from onrecord.readers.base import ReadOptions
from onrecord.reference import Reference

EXTRACTORS = ("network", "accusations", "acts", "opinions", "dates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How articles become records.

    Attributes:
        read: how to read them.
        model: an installed spaCy pipeline for English, by package name or folder.
        extractors: plug-ins of ``onrecord.extractors``, run in this order.
        workers: processes that parse and extract; one more writes.
        reference: facts about states, parties and posts beside those that come with the package, which they overrule.
        accuses_from: confidence, from 0 to 1, from which an accusation also becomes the plain triple ``actor
            rec:accuses actor``; the accusation itself is on record whatever its confidence.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    model: str = DEFAULT_MODEL
    extractors: tuple[str, ...] = EXTRACTORS
    workers: int = 1
    reference: Reference = field(default_factory=Reference)
    accuses_from: float = 0.5
