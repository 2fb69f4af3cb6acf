"""Measure what the extractors find against a gold corpus. `measures` says what the measures mean."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from onrecord.annotate.document import Document, annotate
from onrecord.annotate.models import load_model
from onrecord.config import Settings
from onrecord.evaluate.gold import GoldArticle, Parts, read_gold
from onrecord.evaluate.intervals import Estimate, estimate
from onrecord.evaluate.measures import Scores, score, score_each
from onrecord.evaluate.ratio import Ratio
from onrecord.evaluate.relations import RelationReport, is_relations, read_relations, records, relation_report
from onrecord.evaluate.reliability import Decile, Reliability, reliability
from onrecord.evaluate.report import Report, report
from onrecord.extract.base import Extractor
from onrecord.ids import article_id
from onrecord.model import Article, Attribution, Span
from onrecord.plugins import load

__all__ = [
    "Decile",
    "Estimate",
    "GoldArticle",
    "Parts",
    "Ratio",
    "RelationReport",
    "Reliability",
    "Report",
    "Scores",
    "documents",
    "estimate",
    "evaluate",
    "evaluate_relations",
    "is_relations",
    "parts",
    "predict",
    "read_gold",
    "reliability",
    "report",
    "score",
    "score_each",
]


def evaluate(
    gold: str | Path, *, settings: Settings | None = None, speech: bool = False, merge: bool = False
) -> Report:
    """Extract from the texts of a gold file and score what was found.

    Args:
        gold: JSON Lines, one article a line: id, text, attributions (source, cue, content as [[start, end], …], type),
            and publisher where it is known.
        settings: which model and extractors.
        speech: only attributions of speech.
        merge: join predictions with the same source first.

    Raises:
        ReadError: the file cannot be read or a line is not such an object.
    """
    articles = list(read_gold(Path(gold)))
    return report(articles, predict(articles, settings), speech=speech, merge=merge)


def evaluate_relations(gold: str | Path, *, settings: Settings | None = None) -> RelationReport:
    """Extract from the texts of a gold file and score who is found to accuse or criticise whom.

    Args:
        gold: JSON Lines, one sentence a line; `onrecord.evaluate.relations` says what it holds.
        settings: which model and extractors.

    Raises:
        ReadError: the file cannot be read or a line is not such an object.
    """
    sentences = read_relations(Path(gold))
    return relation_report(sentences, list(records(sentences, settings)))


def predict(articles: Iterable[GoldArticle], settings: Settings | None = None) -> list[tuple[Parts, ...]]:
    """Return what the extractors find in each text, taken as running text without furniture."""
    settings = settings or Settings()
    extractors = [cast("Extractor", load("extractors", name)) for name in settings.extractors]
    return [
        tuple(parts(f) for extractor in extractors for f in extractor(document) if isinstance(f, Attribution))
        for document in documents(articles, settings)
    ]


def documents(articles: Iterable[GoldArticle], settings: Settings | None = None) -> Iterator[Document]:
    """Yield the texts of gold articles, parsed, in order; each is running text without furniture."""
    raw = (
        Article(id=article_id(a.text), text=a.text, file=a.id, body=Span(0, len(a.text)), layout="raw")
        for a in articles
    )
    return annotate(raw, load_model((settings or Settings()).model))


def parts(found: Attribution) -> Parts:
    """Return an attribution as it is scored.

    What stands inside the words of somebody has no confidence here: PolNeAR does not annotate it, so that its text
    cannot tell how often it is right.
    """
    source, cue, content = (tuple((s.start, s.end) for s in p) for p in (found.source, found.cue, found.content))
    return Parts(source, cue, content, found.kind, confidence=None if found.parent else found.confidence)
