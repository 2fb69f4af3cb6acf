"""Facts about the world that help to tell who is meant, and when: states, parties, posts and who held them, events."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Gender

Reading = Literal["name", "adjective", "people", "capital"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Words that stand for a state, party or body.

    Attributes:
        words: as written, such as "Russian" or "the Kremlin".
        reading: ``name`` (always), ``adjective`` (as a modifier), ``people`` (with the article: "the Russians"),
            ``capital`` (the city, unless it speaks or is spoken to: "Moscow said").
        needs: ``uk`` or ``us``: only in an article about that country's politics; empty: everywhere.
    """

    words: str
    reading: Reading = "name"
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A state, government, party or other organisation.

    Attributes:
        id: local part of its actor's IRI, such as ``united-kingdom``.
        kind: ``place`` for a state, else ``organisation``.
        country: id of the state that it belongs to; empty for a state.
    """

    id: str
    label: str
    kind: Literal["place", "organisation"]
    forms: tuple[Form, ...] = ()
    wikidata: str | None = None
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who holds or held a post.

    Attributes:
        id: local part of the actor's IRI, such as ``theresa-may``.
        names: other names under which news knows them; the label is not among them.
    """

    id: str
    label: str
    names: tuple[str, ...] = ()
    gender: Gender = ""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role that somebody holds for a time (`org:Post`).

    Attributes:
        roles: what news calls its holder, lower case: "prime minister", "foreign secretary"; `Lookup` adds the forms
            with the state's name, "british prime minister".
        titles: what it calls them only beside the name of the body or state: "leader", in "the Labour leader".
        body: id of the body that it belongs to ("labour-party", "uk-government"); empty: none given.
        heads: its holder leads the government that ``body`` stands for: "Ms Lee's government" is that body.
        country: id of the state in whose news the short forms mean this post.
        seats: how many hold it at a time.
    """

    id: str
    label: str
    roles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    body: str = ""
    heads: bool = False
    country: str = ""
    seats: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Who held a post, or belonged to a body, from when to when (`org:Membership`).

    Attributes:
        post: id of the post; empty for a plain member of ``body``.
        since, until: ISO 8601 dates, full or partial; empty: not known, or not over. The last day is the day of
            leaving, so that on it both the old and the new holder may be meant.
        asof: the last day for which it is known that it was not over; empty: no such limit, or it is over.
    """

    person: str
    post: str = ""
    body: str = ""
    since: str = ""
    until: str = ""
    asof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvent:
    """Something that happened once and that news counts from: "two weeks after the Brexit referendum".

    Attributes:
        id: local part of its IRI, such as ``brexit-referendum``.
        forms: other names under which news knows it, without article; the label is not among them.
        first, last: ISO 8601 dates, full or partial; without a last it was over in that day, month or year. What goes
            on is known by its beginning.
        country: id of the state that it belongs to; empty where it is nobody's alone.
    """

    id: str
    label: str
    first: str
    last: str = ""
    forms: tuple[str, ...] = ()
    country: str = ""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A set of such facts: ours, or one that a user brought along."""

    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    memberships: tuple[Membership, ...] = ()
    named_events: tuple[NamedEvent, ...] = ()
