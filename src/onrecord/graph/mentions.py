"""Say who appears in an article, under which names and roles, and which of its words mean whom.

A mention is the span of its words, with a few triples more: articles name somebody in every line, and what nobody asks
about would double the graph. So of the resolved mentions only those are said that a finding rests on, the first of each
form and wording, and those that another one leads through; of the unresolved ones all.
"""

from collections.abc import Iterator
from typing import get_args

from pyoxigraph import NamedNode

from onrecord.graph.page import LABEL_OF, A, Page, R, V
from onrecord.graph.terms import Triple, decimal, node
from onrecord.ids import iri, slug
from onrecord.model import Actor, Gender, Mention, MentionForm, Record, Span, Why

GENDERS: dict[Gender, NamedNode] = {"f": V["female"], "m": V["male"]}
FORMS: dict[MentionForm, NamedNode] = {form: V[f"form-{slug(form)}"] for form in get_args(MentionForm)}
OPEN: tuple[Why, ...] = ("several fit", "nobody fits", "no date", "unclear")
"""The reasons for which a mention is not resolved."""
WHYS: dict[Why, NamedNode] = {why: V[f"why-{slug(why)}"] for why in get_args(Why)}


def appearance(page: Page, actor: Actor) -> Iterator[Triple]:
    """Say under which names and roles an actor appears in this article."""
    me = _appearance(page, actor.id)
    yield me, A, R["Appearance"]
    yield me, LABEL_OF, page.text(actor.label)
    yield me, R["actor"], node(iri("actor", actor.id))
    yield me, R["article"], page.node
    yield me, R["actorKind"], V[actor.kind]
    for name in dict.fromkeys((actor.label, *actor.names)):
        yield me, R["name"], page.text(name)
    if actor.gender:
        yield me, R["gender"], GENDERS[actor.gender]
    seen: set[str] = set()
    for span in sorted(actor.roles):
        words = page.said([span])
        if words.value.casefold() not in seen:
            seen.add(words.value.casefold())
            yield me, R["role"], words
            yield me, R["roleSpan"], page.point(span)
    if actor.wikidata:
        yield me, R["identifiedAs"], node("http://www.wikidata.org/entity/" + actor.wikidata)


def mention(page: Page, found: Mention) -> Iterator[Triple]:
    """Say of a span whom its words mean and why, or who may be meant and why nobody can tell."""
    me = page.point(found.span)
    yield me, A, R["Mention"]
    yield me, R["form"], FORMS[found.form]
    yield me, R["why"], WHYS[found.why]
    if found.confidence < 1:  # most are certain, and what is absent costs nothing
        yield me, R["confidence"], decimal(found.confidence)
    if found.actor:
        yield me, R["appearance"], _appearance(page, found.actor)
    if found.through:
        yield me, R["through"], page.point(found.through)
    yield from ((me, R["candidate"], _appearance(page, candidate)) for candidate in found.candidates)


def chosen(record: Record) -> list[Mention]:
    """Return the mentions that are worth a place in the graph, in the order of the text."""
    under = {offset for span in _rested_on(record) for offset in range(span.start, span.end)}
    text, seen, kept = record.article.text, set(), {}
    by_span = {found.span: found for found in record.mentions}
    for found in sorted(record.mentions, key=lambda found: found.span):
        wording = (found.actor, found.form, found.span.of(text).casefold())
        rested = found.span.start in under or found.span.end - 1 in under
        if found.actor is None or rested or wording not in seen:
            seen.add(wording)
            link: Mention | None = found
            while link is not None and link.span not in kept:
                kept[link.span] = link
                link = by_span.get(link.through) if link.through else None
    return [kept[span] for span in sorted(kept)]


def _rested_on(record: Record) -> Iterator[Span]:
    """Yield the spans in which findings say who."""
    for said in record.attributions:
        yield from said.source
        yield from (said.addressee_span,) if said.addressee_span else ()
    for relation in record.relations:
        yield from relation.target_spans
        yield from (relation.source_span,) if relation.source_span else ()


def _appearance(page: Page, actor: str) -> NamedNode:
    return node(iri("appearance", f"{page.article.id}-{actor}"))
