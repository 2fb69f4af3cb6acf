"""A record as one JSON line: what ``onrecord extract`` prints. Keys stand in a fixed order; readers ignore new ones."""

import json
from collections.abc import Iterable
from typing import Any

from onrecord.ids import text_sha256
from onrecord.model import Actor, Attribution, Event, Mention, PublicationDate, Record, Relation, Span, TimeExpression


def line(record: Record) -> str:
    """Return the record as one line of JSON, without the line end."""
    return json.dumps(as_json(record), ensure_ascii=False)


def as_json(record: Record) -> dict[str, Any]:
    """Return the record as plain JSON values; every span is ``[start, end)`` in code points of the stored text."""
    article = record.article
    found: dict[str, Any] = {
        "id": article.id,
        "file": article.file,
        "text_sha256": text_sha256(article.text),
        "length": len(article.text),
        "title": article.title,
        "outlet": article.outlet,
        "byline": list(article.byline),
        "url": article.url,
        "language": article.language,
        "published": article.published,
        "published_basis": article.published_basis,
        "published_dates": [_publication_date(found) for found in article.dates],
    }
    if article.derived:
        found["text"] = article.text
    found["actors"] = [_actor(actor) for actor in record.actors]
    found["attributions"] = [_attribution(attribution) for attribution in record.attributions]
    found["relations"] = [_relation(relation) for relation in record.relations]
    found["timex"] = [_time(time) for time in record.times]
    found["events"] = [_event(event) for event in record.events]
    found["mentions"] = [_mention(mention) for mention in record.mentions]
    found["problems"] = [{"stage": problem.stage, "reason": problem.reason} for problem in record.problems]
    return found


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "label": actor.label,
        "kind": actor.kind,
        "wikidata": actor.wikidata,
        "mentions": _spans(actor.mentions),
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "kind": attribution.kind,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "speaker": attribution.speaker,
        "addressee": attribution.addressee,
        "polarity": attribution.polarity,
        "modality": attribution.modality,
        "parent": attribution.parent,
        "confidence": attribution.confidence,
        "extractor": attribution.extractor,
        "denies": attribution.denies,
        "withholds": attribution.withholds,
        "headline": attribution.headline,
        "continues": attribution.continues,
        "evidence": _spans([attribution.evidence]),
        "qualifiers": _spans(attribution.qualifiers),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "type": relation.type,
        "from": relation.source,
        "to": list(relation.targets),
        "cue": _spans(relation.cue),
        "charge": _spans(relation.charge),
        "evidence": _spans([relation.evidence]),
        "polarity": relation.polarity,
        "modality": relation.modality,
        "attribution": relation.attribution,
        "confidence": relation.confidence,
        "extractor": relation.extractor,
        "source": _spans([relation.source_span] if relation.source_span else []),
        "targets": _spans(relation.target_spans),
        "qualifiers": _spans(relation.qualifiers),
        "answers": list(relation.answers),
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    """Return a time expression; the first four keys are those of annotated corpora of TIMEX3."""
    return {
        "start": time.span.start,
        "end": time.span.end,
        "type": time.type,
        "value": time.value,
        "mod": time.mod or None,
        "edtf": time.edtf,
        "earliest": time.earliest,
        "latest": time.latest,
        "open_value": time.open_value,
        "open_edtf": time.open_edtf,
        "anchor": time.anchor,
        "anchor_date": time.anchor_date,
        "anchor_words": _spans([time.anchor_span] if time.anchor_span else []),
        "anchor_event": time.anchor_event,
        "rule": time.rule,
        "id": time.id,
        "evidence": _spans([time.evidence]),
        "confidence": time.confidence,
        "extractor": time.extractor,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "event": _spans(event.event),
        "date": _spans(date.span for date in event.dates),
        "timex": event.timex,
        "edtf": event.edtf,
        "earliest": event.earliest,
        "latest": event.latest,
        "anchor": event.anchor,
        "actors": list(event.actors),
        "confidence": event.confidence,
        "extractor": event.extractor,
        "evidence": _spans([event.evidence]),
        "head": _spans([event.head]),
        "relations": [date.relation for date in event.dates],
        "kind": event.kind,
        "place": event.place,
        "place_span": _spans([event.place_span] if event.place_span else []),
        "status": event.status,
        "polarity": event.polarity,
        "modality": event.modality,
        "attribution": event.attribution,
        "saying": event.saying,
        "qualifiers": _spans(event.qualifiers),
    }


def _publication_date(found: PublicationDate) -> dict[str, Any]:
    return {
        "date": found.date,
        "basis": found.basis,
        "confidence": found.confidence,
        "where": found.where,
        "span": _spans([found.span] if found.span else []),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "span": [mention.span.start, mention.span.end],
        "form": mention.form,
        "why": mention.why,
        "actor": mention.actor,
        "through": [mention.through.start, mention.through.end] if mention.through else None,
        "candidates": list(mention.candidates),
        "confidence": mention.confidence,
    }
