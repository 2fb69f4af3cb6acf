"""Resolve small texts with marked dates, without any extractor: what the tests of dating need."""

import re
from typing import TYPE_CHECKING

from onrecord.dates.resolve import resolve as meaning
from onrecord.ids import attribution_id, event_id, time_id
from onrecord.model import (
    Attribution,
    Event,
    EventDate,
    Found,
    Kind,
    Record,
    Span,
    Status,
    Tense,
    TimeExpression,
    TimeRelation,
)
from onrecord.reference import NamedEvent, Reference
from onrecord.resolve import resolve
from tests.factories import document, span

if TYPE_CHECKING:
    from spacy.language import Language

Said = tuple[Kind, str, str, str]  # kind, source, cue, content
Happened = tuple[str, tuple[tuple[str, TimeRelation], ...]]  # head, and the words of each date with its relation

EVENTS = Reference(
    named_events=(
        NamedEvent(id="saltmere-flood", label="Saltmere flood", first="2015-12-05", forms=("great flood", "5/12")),
        NamedEvent(id="harbour-games", label="2014 Harbour Games", first="2014-07-20", last="2014-08-03"),
        NamedEvent(id="long-strike", label="Long Strike", first="1984", last="1985-03"),
        NamedEvent(id="mill-fire", label="Sept. 3 mill fire", first="2003-09-03", forms=("3/9 mill fire", "3/9")),
        NamedEvent(id="first-fair", label="Old Fair", first="2001-05-01"),
        NamedEvent(id="second-fair", label="old fair", first="2002-05-01"),
    )
)


def found(
    text: str,
    article: str,
    *,
    said: tuple[Said, ...] = (),
    events: tuple[Happened, ...] = (),
    tense: Tense = "past",
    status: Status = "happened",
) -> list[Found]:
    """Return what extractors would find in a text whose dates stand in square brackets."""
    plain = text.replace("[", "").replace("]", "")
    everything: list[Found] = []
    for n, marked in enumerate(re.finditer(r"\[([^]]+)\]", text)):
        place = Span(marked.start() - 2 * n, marked.end() - 2 * n - 2)
        alone = meaning(marked[1], None, tense)
        assert alone is not None, marked[1]
        everything.append(
            TimeExpression(
                id=time_id(article, place),
                article=article,
                span=place,
                evidence=Span(0, len(plain)),
                extractor="test/1",
                type=alone.type,
                open_value=alone.value,
                open_edtf=alone.edtf,
                tense=tense,
                mod=alone.mod,
            )
        )
    for kind, *words in said:
        parts = tuple((span(plain, part),) if part else () for part in words)
        around = [a for a in everything if isinstance(a, Attribution) and a.content[0].covers(parts[2][0])]
        everything.append(
            Attribution(
                id=attribution_id(article, *parts),
                article=article,
                kind=kind,
                source=parts[0],
                cue=parts[1],
                content=parts[2],
                evidence=Span(0, len(plain)),
                extractor="test/1",
                parent=around[-1].id if around else None,
            )
        )
    for head, dates in events:
        at = span(plain, head)
        everything.append(
            Event(
                id=event_id(article, [at], at),
                article=article,
                event=(at,),
                head=at,
                dates=tuple(EventDate(span=span(plain, words), relation=relation) for words, relation in dates),
                evidence=Span(0, len(plain)),
                extractor="test/1",
                status=status,
            )
        )
    return everything


def dated(
    nlp: "Language",
    text: str,
    *,
    said: tuple[Said, ...] = (),
    events: tuple[Happened, ...] = (),
    published: str | None = None,
    tense: Tense = "past",
    status: Status = "happened",
) -> Record:
    """Return the record of a text whose dates stand in square brackets."""
    parsed = document(text.replace("[", "").replace("]", ""), nlp, published=published)
    everything = found(text, parsed.article.id, said=said, events=events, tense=tense, status=status)
    return resolve(parsed, everything, reference=EVENTS)


def time(record: Record, words: str) -> TimeExpression:
    """Return the one time expression with these words."""
    [one] = [t for t in record.times if t.span.of(record.article.text) == words]
    return one


def event(record: Record, head: str) -> Event:
    """Return the one event with this head."""
    [one] = [e for e in record.events if e.head.of(record.article.text) == head]
    return one


def seen_from(record: Record, words: str) -> str:
    """Return the words that an expression was counted from; empty for none."""
    anchor = time(record, words).anchor_span
    return anchor.of(record.article.text) if anchor is not None else ""
