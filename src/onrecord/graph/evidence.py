"""What does not re-read exactly is not stored: the last gate between a record and the graph.

Extractors may be plug-ins, so nothing about their findings is taken for granted. What fails is left out and becomes a
`Problem`; the rest of the record stays. Whether a finding is *right* is not asked here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar, get_args

from onrecord.errors import StoreError
from onrecord.graph.evidence_dates import event_fault, time_fault
from onrecord.graph.mentions import OPEN
from onrecord.graph.vocab import RELATIONS, SHARED
from onrecord.model import (
    Actor,
    ActorKind,
    Attribution,
    Event,
    Found,
    Gender,
    Kind,
    Mention,
    MentionForm,
    Modality,
    Problem,
    Record,
    Relation,
    Span,
    TimeExpression,
    Why,
)

LOCAL_NAME = re.compile(r"[\w.~-]+")  # what an id may be made of; see `onrecord.ids`
REMEDY = "It is left out, the rest of the article is stored. Report it to the author of the extractor"

Finding = TypeVar("Finding", Attribution, Relation, TimeExpression, Event)


def checked(record: Record) -> Record:
    """Return the record without what cannot be stored, and with a problem for each part that is left out.

    Links to what is not (any more) in the record are dropped too: an actor that nobody described stays unknown. Two
    findings with one id are one finding, the more confident one.

    Raises:
        StoreError: the article itself cannot be stored.
    """
    _check_article(record)
    problems: list[Problem] = []
    actors = tuple(_actors(record, problems))
    known = {actor.id for actor in actors}
    said = _kept(record.attributions, record, problems)
    ids = {attribution.id for attribution in said}
    done = _kept(record.relations, record, problems)
    answered = ids | {relation.id for relation in done}
    times = _kept(record.times, record, problems)
    dated = {time.span for time in times}
    checked_ = replace(
        record,
        actors=actors,
        attributions=tuple(_linked(found, known, ids) for found in said),
        relations=tuple(_placed(found, known, ids, answered) for found in done),
        times=tuple(times),
        events=tuple(_events(record, known, ids, dated, problems)),
        mentions=tuple(_mentions(record, known, problems)),
    )
    return replace(checked_, problems=(*record.problems, *problems))


def _check_article(record: Record) -> None:
    """Refuse an article that no store could hold."""
    article = record.article
    if not LOCAL_NAME.fullmatch(article.id) or article.id in SHARED:
        raise StoreError(
            f"{article.file}: {article.id!r} is no id for an article. Take it from onrecord.ids.article_id"
        )
    try:
        article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{article.file}: the text has half a character (U+{ord(article.text[error.start]):04X}) at {error.start}. "
            "Write the file anew as UTF-8"
        ) from error


def _kept(found: Iterable[Finding], record: Record, problems: list[Problem]) -> list[Finding]:
    """Return the findings that can be stored, one per id, in the order in which they came."""
    kept: dict[str, Finding] = {}
    for finding in found:
        if reason := _fault(finding, record):
            what = f"{type(finding).__name__.lower()} {finding.id!r} of {finding.extractor!r} {reason}"
            problems.append(Problem(location=record.article.file, stage="store", reason=what, remedy=REMEDY))
            continue
        other = kept.get(finding.id)
        if other is None or _rank(finding) > _rank(other):
            kept[finding.id] = finding
    return list(kept.values())


def _rank(finding: Found) -> tuple[float, str]:
    """Order findings of one id, so that the one that is kept does not depend on the order of the extractors."""
    return finding.confidence, repr(finding)


def _fault(finding: Found, record: Record) -> str | None:
    """Say what is wrong with a finding; None when nothing is."""
    if not LOCAL_NAME.fullmatch(finding.id):
        return "has an id that is no name"
    if finding.article != record.article.id:
        return f"belongs to another article, {finding.article!r}"
    if not 0.0 <= finding.confidence <= 1.0:
        return f"has a confidence of {finding.confidence}, which is not between 0 and 1"
    for span in _spans(finding):
        if fault := _span_fault(span, record.article.text):
            return fault
    return _value_fault(finding)


def _value_fault(finding: Found) -> str | None:
    """Say which controlled value is none of ours."""
    if isinstance(finding, TimeExpression):
        return time_fault(finding)
    if finding.polarity not in ("positive", "negative") or finding.modality not in get_args(Modality):
        return f"has no such polarity or modality: {finding.polarity!r}, {finding.modality!r}"
    if isinstance(finding, Relation):
        return None if finding.type in RELATIONS else f"is a relation that the ontology does not have: {finding.type!r}"
    if isinstance(finding, Event):
        return event_fault(finding)
    if finding.kind not in get_args(Kind):
        return f"has no such kind: {finding.kind!r}"
    return None if finding.content else "has no content"


def _span_fault(span: Span, text: str) -> str | None:
    """Say why a span cannot be read back."""
    if not 0 <= span.start < span.end <= len(text):
        return f"points to [{span.start}, {span.end}), outside the {len(text)} characters of the text"
    return None if text[span.start : span.end].strip() else f"points to white space at [{span.start}, {span.end})"


def _spans(finding: Found) -> Iterator[Span]:
    """Yield every span that one finding rests on."""
    yield finding.evidence
    if not isinstance(finding, TimeExpression):
        yield from finding.qualifiers
    if isinstance(finding, Attribution):
        yield from (*finding.source, *finding.cue, *finding.content)
        yield from (span for span in (finding.addressee_span,) if span is not None)
    elif isinstance(finding, Relation):
        yield from (*finding.target_spans, *finding.cue, *finding.charge)
        yield from (span for span in (finding.source_span,) if span is not None)
    elif isinstance(finding, TimeExpression):
        yield finding.span
        yield from (span for span in (finding.anchor_span,) if span is not None)
    else:
        yield from (*finding.event, finding.head, *(date.span for date in finding.dates))
        optional = (finding.place_span, *(date.marker for date in finding.dates))
        yield from (span for span in optional if span is not None)


def _actors(record: Record, problems: list[Problem]) -> Iterator[Actor]:
    """Yield each actor once, with the mentions and roles that can be read back."""
    seen: set[str] = set()
    for actor in record.actors:
        good = _readable(actor.mentions, record)
        roles = _readable(actor.roles, record)
        reason, kept = None, False
        if not LOCAL_NAME.fullmatch(actor.id):
            reason = "has an id that is no name"
        elif actor.kind not in get_args(ActorKind) or actor.gender not in get_args(Gender) or not actor.label.strip():
            reason = f"has no such kind ({actor.kind!r}) or gender ({actor.gender!r}), or no label"
        elif actor.id in seen:
            reason = "is described twice"
        elif len(good) < len(actor.mentions) or len(roles) < len(actor.roles):
            reason, kept = "has a mention or role that cannot be read back", bool(good)
        if reason:
            what = f"actor {actor.id!r} {reason}"
            problems.append(Problem(location=record.article.file, stage="store", reason=what, remedy=REMEDY))
        if reason is None or kept:
            seen.add(actor.id)
            yield replace(actor, mentions=good, roles=roles)


def _readable(spans: tuple[Span, ...], record: Record) -> tuple[Span, ...]:
    return tuple(span for span in spans if _span_fault(span, record.article.text) is None)


def _mentions(record: Record, known: set[str], problems: list[Problem]) -> list[Mention]:
    """Return the mentions that can be read back, one a span, in the order of the text."""
    kept: dict[Span, Mention] = {}
    for found in record.mentions:
        if reason := _mention_fault(found, record.article.text):
            what = f"the mention at [{found.span.start}, {found.span.end}) {reason}"
            problems.append(Problem(location=record.article.file, stage="store", reason=what, remedy=REMEDY))
        elif found.actor is None or found.actor in known:
            linked = found
            if found.candidates:
                linked = replace(found, candidates=tuple(sorted(set(found.candidates) & known)))
            other = kept.get(found.span)
            if other is None or _certainty(linked) > _certainty(other):
                kept[found.span] = linked
    return [kept[span] for span in sorted(kept)]


def _certainty(found: Mention) -> tuple[bool, float, str]:
    """Order mentions of one span, so that the one that is kept does not depend on the order in which they came."""
    return found.actor is not None, found.confidence, repr(found)


def _mention_fault(found: Mention, text: str) -> str | None:
    """Say what is wrong with a mention; None when nothing is."""
    for span in (found.span, found.through):
        if span is not None and (fault := _span_fault(span, text)):
            return fault
    if found.form not in get_args(MentionForm) or found.why not in get_args(Why):
        return f"has no such form or reason: {found.form!r}, {found.why!r}"
    if not 0.0 <= found.confidence <= 1.0:
        return f"has a confidence of {found.confidence}, which is not between 0 and 1"
    if (found.actor is None) != (found.why in OPEN) or (found.actor and found.candidates):
        return f"is resolved and open at once: {found.why!r}, meaning {found.actor!r} of {list(found.candidates)}"
    return "rests on itself" if found.through == found.span else None


def _linked(found: Attribution, known: set[str], ids: set[str]) -> Attribution:
    """Return the attribution with only those links that lead somewhere."""
    who = {found.speaker, found.addressee} - known
    other = {found.parent, found.continues} - ids
    if who | other <= {None} and found.id not in (found.parent, found.continues):
        return found  # nearly always
    return replace(
        found,
        speaker=found.speaker if found.speaker in known else None,
        addressee=found.addressee if found.addressee in known else None,
        parent=found.parent if found.parent in ids and found.parent != found.id else None,
        continues=found.continues if found.continues in ids and found.continues != found.id else None,
    )


def _events(
    record: Record, known: set[str], ids: set[str], dated: set[Span], problems: list[Problem]
) -> Iterator[Event]:
    """Yield the events with only those links that lead somewhere; one whose date nobody described is left out."""
    for found in _kept(record.events, record, problems):
        dates = tuple(date for date in found.dates if date.span in dated)
        if not dates:
            what = f"event {found.id!r} of {found.extractor!r} is dated by words that are no time expression"
            problems.append(Problem(location=record.article.file, stage="store", reason=what, remedy=REMEDY))
            continue
        yield replace(
            found,
            actors=tuple(actor for actor in found.actors if actor in known),
            place=found.place if found.place in known else None,
            attribution=found.attribution if found.attribution in ids else None,
            saying=found.saying if found.saying in ids else None,
            dates=dates,
        )


def _placed(found: Relation, known: set[str], ids: set[str], answered: set[str]) -> Relation:
    """Return the relation with only those links that lead somewhere."""
    return replace(
        found,
        source=found.source if found.source in known else None,
        targets=tuple(target for target in found.targets if target in known),
        attribution=found.attribution if found.attribution in ids else None,
        answers=tuple(o for o in found.answers if o in answered and o != found.id and found.type == "denies"),
    )
