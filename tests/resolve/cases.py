"""Resolve small texts and look at one mention: what the tests of every rule need."""

import re
from typing import TYPE_CHECKING

from onrecord.ids import attribution_id
from onrecord.model import Attribution, Mention, Record, Span
from onrecord.reference import Body, Form, Membership, Person, Post, Reference
from onrecord.resolve import resolve
from tests.factories import document, span

if TYPE_CHECKING:
    from spacy.language import Language

OPEN = ("several fit", "nobody fits", "no date", "unclear")

FACTS = Reference(
    bodies=(
        Body(
            id="ruritania",
            label="Ruritania",
            kind="place",
            forms=(Form(words="Ruritania"), Form(words="Ruritanian", reading="adjective")),
        ),
        Body(id="sylvania", label="Sylvania", kind="place", forms=(Form(words="Sylvanian", reading="adjective"),)),
        Body(id="ruritanian-government", label="Ruritanian Government", kind="organisation", country="ruritania"),
        Body(
            id="harvest-party",
            label="Harvest Party",
            kind="organisation",
            country="ruritania",
            forms=(Form(words="Harvest Party"), Form(words="Harvest")),
        ),
    ),
    people=(
        Person(id="ilse-brandt", label="Ilse Brandt", gender="f", wikidata="Q1"),
        Person(id="otto-fahl", label="Otto Fahl", gender="m", wikidata="Q2"),
        Person(id="maria-lund", label="Maria Lund", gender="f", wikidata="Q3"),
    ),
    posts=(
        Post(
            id="ruritania-premier",
            label="Premier of Ruritania",
            roles=frozenset({"premier"}),
            body="ruritanian-government",
            heads=True,
            country="ruritania",
        ),
        Post(
            id="harvest-leader",
            label="Leader of the Harvest Party",
            roles=frozenset({"harvest leader", "harvest party leader"}),
            titles=frozenset({"leader"}),
            body="harvest-party",
            country="ruritania",
        ),
    ),
    memberships=(
        Membership(person="otto-fahl", post="ruritania-premier", since="2010-03-01", until="2016-05-10"),
        Membership(person="ilse-brandt", post="ruritania-premier", since="2016-05-10", until="2020-01-15"),
        Membership(person="maria-lund", post="harvest-leader", since="2015-01-01", until="2019-06-01"),
    ),
)
"""The politics of an invented country: two premiers and the leader of a party."""


def said(article: str, text: str, source: str, content: str, *, last: bool = True, to: str = "") -> Attribution:
    """Build an attribution whose source is the last (or first) such words before or after its content."""
    start = [m.start() for m in re.finditer(rf"\b{re.escape(source)}\b", text)][-1 if last else 0]
    parts = ((Span(start, start + len(source)),), (), (span(text, content),))
    return Attribution(
        id=attribution_id(article, *parts),
        article=article,
        kind="direct" if "“" + content in text else "indirect",
        source=parts[0],
        content=parts[2],
        evidence=Span(0, len(text)),
        extractor="test/1",
        addressee_span=span(text, to) if to else None,
    )


def told(
    nlp: "Language",
    text: str,
    *findings: tuple[str, str] | tuple[str, str, str],
    published: str | None = None,
    reference: Reference | None = None,
) -> Record:
    """Resolve a text in which each source says its content, to an addressee if there is a third part."""
    parsed = document(text, nlp, published=published)
    found = [said(parsed.article.id, text, one[0], one[1], to=one[2] if len(one) > 2 else "") for one in findings]
    return resolve(parsed, found, reference=reference)


def mention(record: Record, words: str) -> Mention:
    """Return the last mention with these words; fail where there is none."""
    text = record.article.text
    found = [m for m in record.mentions if m.span.of(text) == words]
    if not found:
        raise AssertionError(f"{words!r} is no mention: {[m.span.of(text) for m in record.mentions]}")
    return found[-1]


def local(record: Record, id_: str | None) -> str | None:
    """Return an id without the article in front."""
    return id_.removeprefix(record.article.id + "-") if id_ else None


def check(record: Record) -> None:
    """Hold a record to the laws of mentions."""
    ids = {actor.id for actor in record.actors}
    by_actor: dict[str, set[Span]] = {id_: set() for id_ in ids}
    for found in record.mentions:
        resolved = found.actor is not None
        assert resolved != (found.why in OPEN)
        assert not (resolved and found.candidates)
        assert found.through != found.span
        assert 0 <= found.confidence <= 1
        assert list(found.candidates) == sorted(set(found.candidates))
        if found.actor is not None:
            by_actor[found.actor].add(found.span)
    assert [m.span for m in record.mentions] == sorted({m.span for m in record.mentions})
    assert by_actor == {actor.id: set(actor.mentions) for actor in record.actors}
