"""All that a model card says: every measure with its interval, by kind and by publisher, and the reliability."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.evaluate.gold import GoldArticle, Parts
from onrecord.evaluate.intervals import Estimate, estimate
from onrecord.evaluate.measures import KINDS, ROLES, Role, Scores, score_each
from onrecord.evaluate.reliability import Reliability, reliability
from onrecord.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an evaluation found. `onrecord.evaluate.measures` says what the measures mean.

    Attributes:
        source: of the pairs with a gold source, those whose source is right.
        cue: of the pairs with a gold cue, those whose cue shares a word.
        segments: exact spans by role, without links.
        kinds: ``full`` by the kind of the gold (recall) and of the prediction (precision).
        publishers: ``full`` by who published the article, in the order of their names; articles that do not say are
            in none.
    """

    articles: int
    words: int
    full: Estimate
    overlap: Estimate
    strict: Estimate
    partial: Estimate
    source: Estimate
    cue: Estimate
    segments: dict[Role, Estimate]
    kinds: dict[Kind, Estimate]
    publishers: dict[str, Estimate]
    reliability: Reliability

    def as_data(self) -> dict[str, object]:
        """Return the report in what JSON knows; shares are from 0 to 1, with four digits."""
        single = ("full", "overlap", "strict", "partial", "source", "cue")
        groups = ("segments", "kinds", "publishers")
        return {
            "articles": self.articles,
            "words": self.words,
            **{name: estimate_data(getattr(self, name)) for name in single},
            **{name: {key: estimate_data(value) for key, value in getattr(self, name).items()} for name in groups},
            "reliability": _reliability(self.reliability),
        }


def report(
    gold: Sequence[GoldArticle], predicted: Sequence[Sequence[Parts]], *, speech: bool = False, merge: bool = False
) -> Report:
    """Score predictions against the gold in every way."""
    each = score_each(gold, predicted, speech=speech, merge=merge)

    return Report(
        articles=len(each),
        words=sum(s.words for s in each),
        full=estimate([s.full for s in each]),
        overlap=estimate([s.overlap for s in each]),
        strict=estimate([s.strict for s in each]),
        partial=estimate([s.partial for s in each]),
        source=estimate([s.source for s in each]),
        cue=estimate([s.cue for s in each]),
        segments={role: estimate([s.segments[role] for s in each]) for role in ROLES},
        kinds={kind: estimate([s.kinds[kind] for s in each]) for kind in KINDS},
        publishers=_by_publisher(gold, each),
        reliability=reliability(gold, predicted, speech=speech, merge=merge),
    )


def _by_publisher(gold: Sequence[GoldArticle], each: Sequence[Scores]) -> dict[str, Estimate]:
    names = sorted({article.publisher for article in gold if article.publisher is not None})
    return {
        name: estimate([scores.full for article, scores in zip(gold, each, strict=True) if article.publisher == name])
        for name in names
    }


def estimate_data(found: Estimate) -> dict[str, float]:
    """Return a measure in what JSON knows."""
    ratio = found.ratio
    return {
        "precision": round(ratio.precision, 4),
        "recall": round(ratio.recall, 4),
        "f1": round(ratio.f1, 4),
        "low": round(found.low, 4),
        "high": round(found.high, 4),
        "predicted": round(ratio.predicted),
        "gold": round(ratio.gold),
    }


def _reliability(found: Reliability) -> dict[str, object]:
    deciles = [
        {"count": d.count, "confidence": round(d.confidence, 4), "precision": round(d.precision, 4)}
        for d in found.deciles
    ]
    return {"deciles": deciles, "largest_gap": round(found.largest_gap, 4)}
