"""Facts as RDF and back: W3C's ORG for posts and memberships, SKOS for names, schema.org for events, a few of ours.

`parse` and `triples` are inverses for a reference that is in order (see `onrecord.reference.order`), as all that
`parse` returns are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from urllib.parse import quote

import pyoxigraph as ox

from onrecord.errors import ActorError
from onrecord.ids import BASE, digest, iri, slug
from onrecord.reference.model import Body, Form, Membership, NamedEvent, Person, Post, Reference
from onrecord.reference.order import ordered
from onrecord.reference.terms import (
    ALTERNATIVE,
    AS_OF,
    COUNTRY,
    DATES,
    EVENT,
    FORMS_OF,
    GENDER,
    GENDERS,
    IN_POST,
    LABEL,
    LEADS,
    MEMBER,
    MEMBERSHIP,
    NEEDS,
    OF_BODY,
    ORGANISATION,
    PERSON,
    PLACE,
    POST,
    POST_IN,
    PREFERRED,
    READINGS,
    ROLE,
    SAME,
    SEATS,
    SEM_EVENT,
    SHORT,
    SINCE,
    TITLE,
    TYPE,
    UNTIL,
    WIKIDATA,
    XSD,
)

Node = Mapping[str, list[str]]


def parse(data: bytes | str | Iterable[ox.Triple | ox.Quad], *, where: str = "the facts") -> Reference:
    """Return the facts that Turtle, or triples, state; what they say about other things is left aside.

    People, bodies and posts with an IRI of somebody else's are known by the slug of their label.

    Args:
        data: Turtle, or triples.
        where: what to call the data in an error.

    Raises:
        ActorError: that is no Turtle, or a thing lacks a label, or a date is none.
    """
    nodes: dict[str, dict[str, list[str]]] = {}
    try:
        for about, term, said, *_ in ox.parse(data, ox.RdfFormat.TURTLE) if isinstance(data, bytes | str) else data:
            if not isinstance(about, ox.Triple) and not isinstance(said, ox.Triple):
                nodes.setdefault(about.value, {}).setdefault(term.value, []).append(said.value)
    except SyntaxError as error:
        raise ActorError(f"{where}: {error}. Facts are written in Turtle") from error
    return _Facts(nodes, where).read()


class _Facts:
    """What is said about each node, by property."""

    def __init__(self, nodes: Mapping[str, Node], where: str) -> None:
        self.nodes = nodes
        self.where = where
        self.forms: dict[str, list[Form]] = {}
        self.ids: dict[str, str] = {}

    def read(self) -> Reference:
        """Return what the nodes of the kinds that we know say."""
        kinds: dict[str, list[tuple[str, Node]]] = {}
        for name, node in self.nodes.items():
            for kind in node.get(TYPE, ()):
                kinds.setdefault(kind, []).append((name, node))
            if FORMS_OF in node:
                self.forms.setdefault(self._one(name, node, FORMS_OF), []).extend(_forms(node))
        places, others = kinds.get(PLACE, []), kinds.get(ORGANISATION, [])
        return ordered(
            Reference(
                bodies=tuple(self._body(*found) for found in (*places, *others)),
                people=tuple(self._person(*found) for found in kinds.get(PERSON, [])),
                posts=tuple(self._post(*found) for found in kinds.get(POST, [])),
                memberships=tuple(self._membership(*found) for found in kinds.get(MEMBERSHIP, [])),
                named_events=tuple(self._event(*found) for found in self._events(kinds)),
            )
        )

    def _body(self, name: str, node: Node) -> Body:
        return Body(
            id=self._id(name),
            label=self._label(name),
            kind="place" if PLACE in node[TYPE] else "organisation",
            forms=(*_forms(node), *self.forms.get(name, ())),
            wikidata=_wikidata(node),
            country=self._other(node, COUNTRY),
        )

    def _person(self, name: str, node: Node) -> Person:
        return Person(
            id=self._id(name),
            label=self._label(name),
            names=tuple(node.get(ALTERNATIVE, ())),
            gender=SHORT.get(min(node[GENDER]), "") if GENDER in node else "",
            wikidata=_wikidata(node),
        )

    def _post(self, name: str, node: Node) -> Post:
        return Post(
            id=self._id(name),
            label=self._label(name),
            roles=frozenset(node.get(ROLE, ())),
            titles=frozenset(node.get(TITLE, ())),
            body=self._other(node, LEADS) or self._other(node, POST_IN),
            heads=LEADS in node,
            country=self._other(node, COUNTRY),
            seats=self._seats(name, node),
        )

    def _seats(self, name: str, node: Node) -> int:
        number = min(node.get(SEATS, ["1"]))
        if not number.isdecimal() or number.startswith("0"):
            raise ActorError(f"{self.where}: <{name}> has {number!r} seats. Write a number from 1 on")
        return int(number)

    def _membership(self, name: str, node: Node) -> Membership:
        self._one(name, node, MEMBER)
        return Membership(
            person=self._other(node, MEMBER),
            post=self._other(node, IN_POST),
            body=self._other(node, OF_BODY),
            since=self._date(name, node, SINCE),
            until=self._date(name, node, UNTIL),
            asof=self._date(name, node, AS_OF),
        )

    def _events(self, kinds: Mapping[str, list[tuple[str, Node]]]) -> list[tuple[str, Node]]:
        return list({name: (name, node) for kind in (EVENT, SEM_EVENT) for name, node in kinds.get(kind, [])}.values())

    def _event(self, name: str, node: Node) -> NamedEvent:
        self._one(name, node, SINCE)
        return NamedEvent(
            id=self._id(name),
            label=self._label(name),
            forms=tuple(node.get(ALTERNATIVE, ())),
            first=self._date(name, node, SINCE),
            last=self._date(name, node, UNTIL),
            country=self._other(node, COUNTRY),
            wikidata=_wikidata(node),
        )

    def _one(self, name: str, node: Node, term: str) -> str:
        """Return a value that must be there."""
        if term not in node:
            raise ActorError(f"{self.where}: <{name}> has no <{term}>. Say it, or leave the thing out")
        return min(node[term])  # of several the same one, in whatever order they come

    def _label(self, name: str) -> str:
        node = self.nodes.get(name, {})
        return self._one(name, node, LABEL if LABEL in node else PREFERRED)

    def _id(self, name: str) -> str:
        """Return the local part of an IRI of ours, else the slug of the label."""
        found = self.ids.get(name)
        if found is None:
            kind, _, local = name.removeprefix(BASE).partition("/")
            ours = name.startswith(BASE) and kind in ("actor", "post", "named-event") and local
            found = self.ids[name] = local if ours else slug(self._label(name))
        return found

    def _other(self, node: Node, term: str) -> str:
        return self._id(min(node[term])) if term in node else ""

    def _date(self, name: str, node: Node, term: str) -> str:
        if term not in node:
            return ""
        day = min(node[term])
        if not _datatype(day):
            raise ActorError(f"{self.where}: <{name}>: {day!r} is no date. Write 2017-11-02, 2017-11 or 2017")
        return day


def _forms(node: Node) -> Iterator[Form]:
    needs = min(node.get(NEEDS, [""]))
    for reading, term in READINGS.items():
        for words in node.get(term, ()):
            yield Form(words=words, reading=reading, needs=needs)


def _wikidata(node: Node) -> str | None:
    same = [iri for iri in node[SAME] if iri.startswith(WIKIDATA)] if SAME in node else []
    return min(same).removeprefix(WIKIDATA) if same else None


@cache  # the same days come again and again: half of the time that reading memberships takes
def _datatype(day: str) -> str:
    return next((type_ for pattern, type_ in DATES if pattern.fullmatch(day)), "")


def triples(reference: Reference) -> Iterator[ox.Triple]:
    """Yield the facts as triples, so that `parse` reads the same facts from them."""
    for body in reference.bodies:
        yield from _body_triples(body)
    for person in reference.people:
        me = _node("actor", person.id)
        yield _link(me, TYPE, PERSON)
        yield _text(me, PREFERRED, person.label)
        yield from (_text(me, ALTERNATIVE, name) for name in person.names)
        if person.gender:
            yield _link(me, GENDER, GENDERS[person.gender])
        yield from _same(me, person.wikidata)
    for post in reference.posts:
        yield from _post_triples(post)
    for membership in reference.memberships:
        yield from _membership_triples(membership)
    for event in reference.named_events:
        yield from event_triples(event)


def _body_triples(body: Body) -> Iterator[ox.Triple]:
    me = _node("actor", body.id)
    yield _link(me, TYPE, PLACE if body.kind == "place" else ORGANISATION)
    yield _text(me, PREFERRED, body.label)
    for form in body.forms:
        owner = _node("forms", f"{body.id}-{quote(form.needs, safe='')}") if form.needs else me
        if form.needs:
            yield _link(owner, FORMS_OF, me.value)
            yield ox.Triple(owner, ox.NamedNode(NEEDS), ox.Literal(form.needs))
        yield _text(owner, READINGS[form.reading], form.words)
    if body.country:
        yield _link(me, COUNTRY, iri("actor", body.country))
    yield from _same(me, body.wikidata)


def _post_triples(post: Post) -> Iterator[ox.Triple]:
    me = _node("post", post.id)
    yield _link(me, TYPE, POST)
    yield _text(me, LABEL, post.label)
    yield from (_text(me, ROLE, role) for role in sorted(post.roles))
    yield from (_text(me, TITLE, title) for title in sorted(post.titles))
    if post.body:
        yield _link(me, POST_IN, iri("actor", post.body))
        if post.heads:
            yield _link(me, LEADS, iri("actor", post.body))
    if post.country:
        yield _link(me, COUNTRY, iri("actor", post.country))
    if post.seats != 1:
        yield _typed(me, SEATS, str(post.seats), XSD + "integer")


def _membership_triples(membership: Membership) -> Iterator[ox.Triple]:
    said = digest("membership", *(getattr(membership, field.name) for field in fields(membership)), length=8)
    me = _node("membership", f"{membership.person}-{said}")
    yield _link(me, TYPE, MEMBERSHIP)
    yield _link(me, MEMBER, iri("actor", membership.person))
    if membership.post:
        yield _link(me, IN_POST, iri("post", membership.post))
    if membership.body:
        yield _link(me, OF_BODY, iri("actor", membership.body))
    for term, day in (
        (SINCE, membership.since),
        (UNTIL, membership.until),
        (AS_OF, membership.asof),
    ):
        if day:
            yield _typed(me, term, day, _datatype(day))


def event_triples(event: NamedEvent) -> Iterator[ox.Triple]:
    """Yield one event as triples."""
    me = _node("named-event", event.id)
    yield _link(me, TYPE, EVENT)
    yield _text(me, LABEL, event.label)
    yield from (_text(me, ALTERNATIVE, form) for form in event.forms)
    for term, day in ((SINCE, event.first), (UNTIL, event.last)):
        if day:
            yield _typed(me, term, day, _datatype(day))
    if event.country:
        yield _link(me, COUNTRY, iri("actor", event.country))
    yield from _same(me, event.wikidata)


def _node(kind: str, local: str) -> ox.NamedNode:
    return ox.NamedNode(iri(kind, local))


def _link(me: ox.NamedNode, term: str, other: str) -> ox.Triple:
    return ox.Triple(me, ox.NamedNode(term), ox.NamedNode(other))


def _text(me: ox.NamedNode, term: str, words: str) -> ox.Triple:
    return ox.Triple(me, ox.NamedNode(term), ox.Literal(words, language="en"))


def _typed(me: ox.NamedNode, term: str, value: str, type_: str) -> ox.Triple:
    return ox.Triple(me, ox.NamedNode(term), ox.Literal(value, datatype=ox.NamedNode(type_)))


def _same(me: ox.NamedNode, wikidata: str | None) -> Iterator[ox.Triple]:
    if wikidata:
        yield _link(me, SAME, WIKIDATA + wikidata)
