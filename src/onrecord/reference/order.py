"""Put facts into one order, and put two sets of facts together."""

from dataclasses import replace

from onrecord.reference.model import Body, Membership, NamedEvent, Person, Reference


def ordered(reference: Reference) -> Reference:
    """Return the same facts sorted, each once, so that equal sets of facts are equal."""
    return Reference(
        bodies=tuple(_sorted_forms(body) for body in sorted(reference.bodies, key=_id)),
        people=tuple(_sorted_names(person) for person in sorted(reference.people, key=_id)),
        posts=tuple(sorted(reference.posts, key=_id)),
        memberships=tuple(sorted(set(reference.memberships), key=_key)),
        named_events=tuple(_sorted_event(event) for event in sorted(reference.named_events, key=_id)),
    )


def joined(ours: Reference, theirs: Reference) -> Reference:
    """Return both sets of facts as one; where both speak of one thing, what ``theirs`` says counts.

    A body, person, post or event of theirs replaces ours with the same id. A membership of theirs replaces ours of the
    same person in the same post or body, if the two overlap in time: that corrects a date and adds another term.
    """
    return ordered(
        Reference(
            bodies=tuple({**{b.id: b for b in ours.bodies}, **{b.id: b for b in theirs.bodies}}.values()),
            people=tuple({**{p.id: p for p in ours.people}, **{p.id: p for p in theirs.people}}.values()),
            posts=tuple({**{p.id: p for p in ours.posts}, **{p.id: p for p in theirs.posts}}.values()),
            memberships=(*_kept(ours.memberships, theirs.memberships), *theirs.memberships),
            named_events=tuple({e.id: e for e in (*ours.named_events, *theirs.named_events)}.values()),
        )
    )


def _kept(ours: tuple[Membership, ...], theirs: tuple[Membership, ...]) -> list[Membership]:
    said: dict[tuple[str, str, str], list[Membership]] = {}
    for membership in theirs:
        said.setdefault(_seat(membership), []).append(membership)
    return [m for m in ours if not any(_overlap(m, other) for other in said.get(_seat(m), ()))]


def _seat(m: Membership) -> tuple[str, str, str]:
    return m.person, m.post, "" if m.post else m.body


def _overlap(a: Membership, b: Membership) -> bool:
    """Say whether two share a time; a date without its day counts from its first, and to its last."""
    return a.since <= (b.until or "9") + "~" and b.since <= (a.until or "9") + "~"


def _sorted_forms(body: Body) -> Body:
    forms = tuple(sorted(set(body.forms), key=lambda f: (f.needs, f.reading, f.words)))
    return body if forms == body.forms else replace(body, forms=forms)


def _sorted_names(person: Person) -> Person:
    names = tuple(sorted(set(person.names)))
    return person if names == person.names else replace(person, names=names)


def _sorted_event(event: NamedEvent) -> NamedEvent:
    forms = tuple(sorted(set(event.forms)))
    return event if forms == event.forms else replace(event, forms=forms)


def _id(thing: object) -> str:
    return str(getattr(thing, "id"))  # noqa: B009  bodies, people and posts share no class


def _key(m: Membership) -> tuple[str, ...]:
    return m.post, m.body, m.since, m.person, m.until, m.asof
