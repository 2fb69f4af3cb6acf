"""Make facts of a draft: give everybody an id of ours, and tell apart who only shares a name.

The id is the slug of the label. Whoever is known already by their Wikidata id, or by that name, keeps the id that they
have, and the file adds to what is known. Of several in one file with one name, the one with the lowest Wikidata id has
the plain slug; the others have their Wikidata id behind it (``ana-ruiz-q123``) or, without one, a hash of their key.
"""

from collections.abc import Iterator

from onrecord.ids import digest, slug
from onrecord.reference.callings import callings, known_post, seats
from onrecord.reference.draft import Draft, DraftActor, DraftEvent, DraftPost, DraftTerm
from onrecord.reference.lookup import Lookup
from onrecord.reference.model import Body, Form, Membership, NamedEvent, Person, Post, Reference
from onrecord.reference.order import ordered


def settle(draft: Draft, known: Lookup) -> Reference:
    """Return the facts of a draft, in order; notes with the draft whom it had to leave out."""
    return _Settling(draft, known).reference()


class _Settling:
    """One draft on its way to facts."""

    def __init__(self, draft: Draft, known: Lookup) -> None:
        self.draft = draft
        self.known = known
        self.things: dict[str, Person | Body] = {}  # settled so far, by our ids
        self.ids: dict[str, str] = {}  # ours, by the file's keys
        self.posts: dict[str, Post] = {}
        self.post_ids: dict[str, str] = {}
        things: tuple[Person | Body, ...] = (*known.reference.bodies, *known.reference.people)
        self.by_wikidata = {thing.wikidata: thing.id for thing in things if thing.wikidata}

    def reference(self) -> Reference:
        """Settle people and bodies first, then the posts that lie in them, then who held those."""
        own = _own_ids(self.draft)
        for actor in sorted(self.draft.actors.values(), key=_rank):
            self._actor(actor, own[actor.key])
        terms: dict[str, list[DraftTerm]] = {}
        for term in self.draft.terms:
            terms.setdefault(term.post, []).append(term)
        for _, post in sorted(self.draft.posts.items()):
            self._post(post, terms.get(post.key, []))
        return ordered(
            Reference(
                bodies=tuple(thing for thing in self.things.values() if isinstance(thing, Body)),
                people=tuple(thing for thing in self.things.values() if isinstance(thing, Person)),
                posts=tuple(self.posts.values()),
                memberships=tuple(self._memberships()),
                named_events=tuple(self._events()),
            )
        )

    def _actor(self, actor: DraftActor, own: str) -> None:
        """Find out who it is among those that are known, or that came before; else it is somebody new."""
        sort = Person if actor.kind == "person" else Body
        same = self._thing(self.by_wikidata.get(actor.wikidata or "", ""))
        if same is not None and not isinstance(same, sort):
            self.draft.count(
                "Wikidata ids of a person that are a body's elsewhere, or the other way round",
                "Look the ids up on Wikidata; they are left out.",
            )
            actor.wikidata, same = None, None
        if same is None:
            named = [thing for thing in self._namesakes(actor) if isinstance(thing, sort)]
            if len(named) > 1 and not actor.wikidata and any(thing.wikidata for thing in named):
                self.draft.count(
                    "names that several who are known bear, so that nobody can tell whom the file means",
                    f"Give the Wikidata id of {actor.label} and of others like that.",
                )
                return
            same = next((thing for thing in named if thing.id == own), named[0] if len(named) == 1 else None)
        id_ = self.ids[actor.key] = same.id if same else self._free(actor, own)
        self.things[id_] = _person(actor, id_, same) if sort is Person else _body(actor, id_, same)
        if wikidata := self.things[id_].wikidata:
            self.by_wikidata[wikidata] = id_

    def _thing(self, id_: str) -> Person | Body | None:
        """Return who has an id: in this file so far, else among those that are known."""
        return self.things.get(id_) or self.known.people.get(id_) or self.known.bodies.get(id_)

    def _namesakes(self, actor: DraftActor) -> list[Person | Body]:
        """Return those who are known by this name, are not yet taken by another key, and contradict nothing."""
        found: list[Person | Body] = []
        if actor.kind == "person":
            found += self.known.person(actor.label) if " " in actor.label else ()
        else:
            forms = self.known.bodies_by_form(actor.label)
            found += dict.fromkeys(body for body, form in forms if form.reading == "name")
        if not found and (same := self.known.people.get(slug(actor.label)) or self.known.bodies.get(slug(actor.label))):
            found.append(same)
        return [thing for thing in found if thing.id not in self.things and not _contradicts(actor, thing)]

    def _free(self, actor: DraftActor, own: str) -> str:
        """Return an id that nobody has yet."""
        id_ = own
        if self._thing(id_) is not None:
            id_ = f"{slug(actor.label)}-{_behind(actor)}"
        return id_ if self._thing(id_) is None else f"{id_}-{digest(actor.key, length=8)}"

    def _post(self, post: DraftPost, terms: list[DraftTerm]) -> None:
        """Settle a post: one that is known, or a new one with how its holders may be called."""
        owner, state = self.things.get(self.ids.get(post.body, "")), self.ids.get(post.country, "")
        body = owner if isinstance(owner, Body) else None
        same = next((p for role in sorted(post.roles) if (p := known_post(role, body, state, self.known))), None)
        settled = same or self._new_post(post, body, state, seats(terms))
        self.posts[settled.id] = settled
        self.post_ids[post.key] = settled.id

    def _new_post(self, post: DraftPost, body: Body | None, state: str, most: int) -> Post:
        called = [callings(role, body, state) for role in sorted(post.roles)]
        roles = {word for words, _ in called for word in words}
        titles = {word for _, words in called for word in words}
        if not roles | titles:
            self.draft.count(
                "roles that do not tell whose they are, so that no article can mean them",
                "Give their body or country, or write them like 'mayor of Saltmere'.",
            )
        whose = body or self.things.get(state)  # a post of no body is one of the state itself
        label = f"{post.label} ({whose.label})" if whose and whose.label not in post.label else post.label
        id_, place = slug(label), (whose.id if whose else "", state)
        before = self.known.posts.get(id_)
        if id_ in self.posts or (before and (before.body, before.country) != place):
            id_ = f"{id_}-{digest(post.key, length=6)}"
            before = None
        return Post(
            id=id_,
            label=label,
            roles=before.roles | roles if before else frozenset(roles),
            titles=before.titles | titles if before else frozenset(titles),
            body=place[0],
            country=state,
            seats=max(post.seats or most, before.seats if before else 1),
        )

    def _memberships(self) -> Iterator[Membership]:
        for term in self.draft.terms:
            person = self.ids.get(term.person, "")
            post, body = self.post_ids.get(term.post, ""), self.ids.get(term.body, "")
            if not isinstance(self.things.get(person), Person) or not (post or isinstance(self.things.get(body), Body)):
                self.draft.count(
                    "memberships of or in somebody who is not in the file", "Put people, bodies and posts in one file."
                )
                continue
            yield Membership(person=person, post=post, body="" if post else body, since=term.since, until=term.until)

    def _events(self) -> Iterator[NamedEvent]:
        """Settle events: one that is known by its Wikidata id or its name keeps its id and names."""
        by_wikidata = {e.wikidata: e for e in self.known.reference.named_events if e.wikidata}
        taken: set[str] = set()
        for _, event in sorted(self.draft.events.items()):
            same = by_wikidata.get(event.wikidata or "") or self.known.named_event(event.label)
            if not (event.first or same):
                self.draft.count("events without a date", f"Give the day of {event.label} and of others like that.")
                continue
            settled = _event(event, same, self.ids.get(event.country, ""))
            if _ends_early(settled):
                self.draft.count("events that end before they begin", f"Put the dates of {event.label} right.")
            elif settled.id not in taken:
                taken.add(settled.id)
                yield settled


def _event(event: DraftEvent, same: NamedEvent | None, country: str) -> NamedEvent:
    before = same or NamedEvent(id=slug(event.label), label=event.label, first=event.first)
    names = {*before.forms, event.label, *event.names}
    return NamedEvent(
        id=before.id,
        label=before.label,
        forms=tuple(sorted(n for n in names if n.casefold() != before.label.casefold())),
        first=event.first or before.first,
        last=event.last if event.first else event.last or before.last,
        country=country or before.country,
        wikidata=event.wikidata or before.wikidata,
    )


def _ends_early(event: NamedEvent) -> bool:
    """Say whether an event is over before it begins, as far as both dates go."""
    shared = min(len(event.first), len(event.last))
    return event.first[:shared] > event.last[:shared]


def _rank(actor: DraftActor) -> tuple[int, int, str]:
    """Return what decides who of several keeps the plain id, and whose label stays: never the order in the file."""
    return int(actor.wikidata[1:]) if actor.wikidata else 10**13, -len(actor.label), actor.key


def _contradicts(actor: DraftActor, thing: Person | Body) -> bool:
    """Say whether somebody who is known cannot be who the file means."""
    gender = thing.gender if isinstance(thing, Person) else ""
    return bool(
        (thing.wikidata and actor.wikidata and thing.wikidata != actor.wikidata)
        or (gender and actor.gender and gender != actor.gender)
    )


def _own_ids(draft: Draft) -> dict[str, str]:
    """Return the id of each key by this file alone."""
    alike: dict[str, list[DraftActor]] = {}
    for actor in draft.actors.values():
        alike.setdefault(slug(actor.label), []).append(actor)
    found: dict[str, str] = {}
    for name, actors in alike.items():
        for place, actor in enumerate(sorted(actors, key=_rank)):
            found[actor.key] = f"{name}-{_behind(actor)}" if place else name
    return found


def _behind(actor: DraftActor) -> str:
    return actor.wikidata.lower() if actor.wikidata else digest(actor.key, length=6)


def _person(actor: DraftActor, id_: str, same: Person | Body | None) -> Person:
    before = same if isinstance(same, Person) else Person(id=id_, label=actor.label)
    return Person(
        id=id_,
        label=before.label,
        names=tuple(sorted(n for n in {*before.names, *actor.names} if n.casefold() != before.label.casefold())),
        gender=actor.gender or before.gender,
        wikidata=actor.wikidata or before.wikidata,
    )


def _body(actor: DraftActor, id_: str, same: Person | Body | None) -> Body:
    new = Body(id=id_, label=actor.label, kind="place" if actor.kind == "place" else "organisation")
    before = same if isinstance(same, Body) else new
    # A state that is known may well have its name left out of the words that mean it: Jordan and Chad are people, too.
    written = {form.words for form in before.forms} | ({before.label, actor.label} if before is same else set())
    return Body(
        id=id_,
        label=before.label,
        kind=before.kind,
        forms=(*before.forms, *(Form(words=name) for name in sorted(actor.names - written))),
        wikidata=actor.wikidata or before.wikidata,
        country=before.country,
    )
