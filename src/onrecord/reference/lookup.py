"""Ask a set of facts: who held a role at a time, which posts somebody held, what a body is called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from onrecord.ids import slug
from onrecord.reference.days import first_day, last_day
from onrecord.reference.model import Body, Form, Membership, NamedEvent, Person, Post, Reference

T = TypeVar("T")
# The last word of "Robert F. Kennedy Jr" and "Charles III" is no surname.
SUFFIXES = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "x", "xiv", "xvi"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody in a post for a time."""

    person: Person
    post: Post
    membership: Membership

    def within(self, first: str, last: str) -> bool:
        """Say whether they may have held it on a day from ``first`` to ``last``."""
        m = self.membership
        return first_day(m.since) <= last_day(last) and first_day(first) <= last_day(m.until)

    def surely(self, first: str, last: str) -> bool:
        """Say whether they held it on such a day for certain, as far as the facts go: see `Membership.asof`."""
        m = self.membership
        end = first_day(m.until) if m.until else last_day(m.asof)
        return bool(m.since) and last_day(m.since) <= last_day(last) and first_day(first) <= end


class Lookup:
    """Finds facts by name; made once for a `Reference` and never changed.

    Days are ISO 8601, full or partial; "" is the beginning of time as a first day and its end as a last one.
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.bodies = {body.id: body for body in reference.bodies}
        self.people = {person.id: person for person in reference.people}
        self.posts = {post.id: post for post in reference.posts}

    def body(self, id_: str) -> Body | None:
        """Return the body with an id."""
        return self.bodies.get(id_)

    def bodies_by_form(self, words: str) -> tuple[tuple[Body, Form], ...]:
        """Return the bodies that words stand for, as written, each with the form that says how to read them."""
        return self._forms.get(" ".join(words.split()), ())

    def person(self, words: str | tuple[str, ...]) -> tuple[Person, ...]:
        """Return the people with this label or other name, whatever its case, accents and full stops."""
        return self._names.get(slug(words if isinstance(words, str) else " ".join(words)), ())

    def roles(self) -> frozenset[str]:
        """Return all that news calls the holders of the posts, as `plain_role` writes it."""
        return frozenset(self._roles)

    def is_role(self, role: str) -> bool:
        """Say whether words name a post that we know, whoever holds it."""
        return plain_role(role) in self._roles

    def posts_called(self, role: str, *, country: str = "", body: str = "") -> tuple[Post, ...]:
        """Return the posts that a role names, of one state or body if it is given.

        Beside the name of its own body a post goes by its short titles, too: "leader" of ``body="labour-party"``.
        """
        plain = plain_role(role)
        found = [post for post in self._roles.get(plain, ()) if body in ("", post.body, post.country)]
        if body:
            found += [post for post in self._titles.get(plain, ()) if post.body == body]
        return tuple(post for post in dict.fromkeys(found) if country in ("", post.country))

    def holders(
        self, role: str, first: str = "", last: str = "", *, country: str = "", body: str = ""
    ) -> tuple[Holder, ...]:
        """Return everybody who held a post called so at any time from ``first`` to ``last``, earliest first."""
        found = [h for post in self.posts_called(role, country=country, body=body) for h in self._by_post[post.id]]
        return tuple(sorted((h for h in found if h.within(first, last)), key=_since))

    def held_by(self, person: str) -> tuple[Holder, ...]:
        """Return all posts that somebody held, earliest first."""
        return tuple(self._by_person.get(person, ()))

    def posts_of(self, person: str, day: str) -> tuple[Holder, ...]:
        """Return the posts that somebody may have held on a day."""
        return tuple(h for h in self.held_by(person) if h.within(day, day))

    def memberships_of(self, person: str) -> tuple[Membership, ...]:
        """Return all that somebody held or belonged to."""
        return tuple(m for m in self.reference.memberships if m.person == person)

    def governments(self, person: str) -> tuple[Body, ...]:
        """Return what "Ms Lee's government" may be: those that somebody led at any time."""
        led = dict.fromkeys(h.post.body for h in self.held_by(person) if h.post.heads)
        return tuple(self.bodies[id_] for id_ in led if id_ in self.bodies)

    def by_surname(self, surname: str) -> tuple[Person, ...]:
        """Return the people whose label or other name ends so, whatever its case."""
        return self._surnames.get(slug(surname), ())

    def named_event(self, words: str) -> NamedEvent | None:
        """Return the one event that words name, with or without their article; None for none, and for several."""
        found = self._events.get(plain_name(words), ())
        return found[0] if len(found) == 1 else None

    def event_names(self) -> frozenset[str]:
        """Return the names of all events that no two share, as `plain_name` writes them."""
        return frozenset(name for name, events in self._events.items() if len(events) == 1)

    @cached_property
    def _events(self) -> dict[str, tuple[NamedEvent, ...]]:
        return _grouped((name, e) for e in self.reference.named_events for name in _names_of_event(e))

    @cached_property
    def _forms(self) -> dict[str, tuple[tuple[Body, Form], ...]]:
        return _grouped((form.words, (body, form)) for body in self.reference.bodies for form in body.forms)

    @cached_property
    def _names(self) -> dict[str, tuple[Person, ...]]:
        return _grouped((name, p) for p in self.reference.people for name in _names_of(p))

    @cached_property
    def _surnames(self) -> dict[str, tuple[Person, ...]]:
        return _grouped((surname, p) for p in self.reference.people for surname in _surnames_of(p))

    @cached_property
    def _roles(self) -> dict[str, tuple[Post, ...]]:
        return _grouped((role, post) for post in self.reference.posts for role in self._called(post))

    @cached_property
    def _titles(self) -> dict[str, tuple[Post, ...]]:
        return _grouped((plain_role(title), post) for post in self.reference.posts for title in post.titles)

    @cached_property
    def _by_post(self) -> dict[str, list[Holder]]:
        found: dict[str, list[Holder]] = {post: [] for post in self.posts}
        for membership in self.reference.memberships:
            if membership.post in self.posts and membership.person in self.people:
                person, post = self.people[membership.person], self.posts[membership.post]
                found[post.id].append(Holder(person=person, post=post, membership=membership))
        return found

    @cached_property
    def _by_person(self) -> dict[str, list[Holder]]:
        found: dict[str, list[Holder]] = {}
        for holders in self._by_post.values():
            for holder in holders:
                found.setdefault(holder.person.id, []).append(holder)
        for holders in found.values():
            holders.sort(key=_since)
        return found

    def _called(self, post: Post) -> set[str]:
        """Return the roles of a post, alone and with the names of its state, and its titles with those of its body."""
        roles = {plain_role(role) for role in post.roles}
        titles = {plain_role(title) for title in post.titles}
        return roles | self._beside(post.country or post.body, roles) | self._beside(post.body, titles)

    def _beside(self, owner: str, titles: set[str]) -> set[str]:
        found: set[str] = set()
        for form in self.bodies[owner].forms if owner in self.bodies else ():
            if form.reading in ("name", "adjective"):
                words = plain_role(form.words)
                found |= {f"{words} {title}" for title in titles}
                if form.reading == "name":
                    found |= {f"{title} of {the}{words}" for title in titles for the in ("", "the ")}
        return found


def plain_role(role: str) -> str:
    """Return a role as `Lookup` knows it: lower case, without article, full stops, hyphens and possessive endings.

    >>> plain_role("the U.S. Vice-President"), plain_role("Scotland’s First Minister")
    ('us vice president', 'scotland first minister')
    """
    words = re.sub(r"[-‐‑\s]+", " ", role.replace(".", "").replace("’", "'")).casefold().strip()
    return re.sub(r"'s?(?= )", "", words.removeprefix("the "))


def plain_name(words: str) -> str:
    """Return the name of an event as `Lookup` knows it: lower case, without article and full stops.

    >>> plain_name("the Fall of the  Berlin Wall"), plain_name("9/11"), plain_name("Russia’s invasion of Ukraine")
    ('fall of the berlin wall', '9/11', "russia's invasion of ukraine")
    """
    plain = re.sub(r"[‐‑–-]+", "-", " ".join(words.replace("’", "'").replace(".", "").split())).casefold()
    return plain.removeprefix("the ")


def _names_of_event(event: NamedEvent) -> set[str]:
    return {plain_name(name) for name in (event.label, *event.forms)}


def _names_of(person: Person) -> set[str]:
    return {slug(name) for name in (person.label, *person.names)}


def _surnames_of(person: Person) -> set[str]:
    words = ([w for w in name.split() if slug(w) not in SUFFIXES] for name in (person.label, *person.names))
    return {slug(split[-1]) for split in words if split}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _since(holder: Holder) -> tuple[str, str, str]:
    m = holder.membership
    return m.since, m.person, m.post
