"""Facts about states, parties, posts and events in the graph: what users brought, and what the articles rest on.

What a user brings stays until it is replaced. The posts of those who appear, and the named events from which dates are
counted, are derived, like actors and claims: they follow from the articles and from all facts that are known, and
change with both.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from pyoxigraph import Quad

from onrecord.graph.terms import node
from onrecord.graph.vocab import SHARED
from onrecord.ids import digest
from onrecord.reference import Reference
from onrecord.reference.rdf import event_triples, parse, triples

REFERENCE, MEMBERSHIPS = node(SHARED["reference"]), node(SHARED["memberships"])


def fact_quads(reference: Reference) -> set[Quad]:
    """Say facts in RDF, for the graph of those that users bring."""
    return {Quad(t.subject, t.predicate, t.object, REFERENCE) for t in triples(reference)}


def read_facts(stored: Iterable[Quad]) -> Reference:
    """Return the facts of that graph."""
    return parse(sorted((quad.triple for quad in stored), key=str), where="the facts in the store")


def facts_digest(reference: Reference) -> str:
    """Return what tells these facts from others; nothing for no facts."""
    said = sorted(map(str, triples(reference)))
    return digest("reference", *said, length=12) if said else ""


def known_ids(reference: Reference) -> dict[str, str]:
    """Return the ids of the people and bodies that are known, with their Wikidata ids."""
    bodies = {body.id: body.wikidata or "" for body in reference.bodies}
    return bodies | {person.id: person.wikidata or "" for person in reference.people}


def membership_quads(reference: Reference, actors: Collection[str], redirects: Mapping[str, str]) -> set[Quad]:
    """Return who of those who appear held which post when.

    Args:
        reference: all facts.
        actors: canonical ids of those who appear.
        redirects: canonical ids by other ids.
    """
    held = []
    for membership in reference.memberships:
        person = redirects.get(membership.person, membership.person)
        if person in actors:
            held.append(replace(membership, person=person))
    named = {membership.post for membership in held}
    posts = tuple(post for post in reference.posts if post.id in named)
    bodies = {membership.body for membership in held} | {post.body for post in posts}
    described = Reference(
        bodies=tuple(replace(body, forms=()) for body in reference.bodies if body.id in bodies),
        posts=posts,
        memberships=tuple(held),
    )
    return {Quad(t.subject, t.predicate, t.object, MEMBERSHIPS) for t in triples(described)}


def event_quads(reference: Reference, events: Collection[str]) -> set[Quad]:
    """Return what is known of these named events, by their ids: their names and dates."""
    known = (event for event in reference.named_events if event.id in events)
    return {Quad(t.subject, t.predicate, t.object, MEMBERSHIPS) for event in known for t in event_triples(event)}
