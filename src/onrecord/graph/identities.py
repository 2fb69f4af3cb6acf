"""Who is who, in RDF: why an appearance was matched, which old ids lead where, and what judgements say of an actor."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from onrecord.actors.assignment import Assignment, Link
from onrecord.actors.profile import Profile
from onrecord.graph.page import A, R
from onrecord.graph.profiles import WIKIDATA
from onrecord.graph.remap import REPLACED
from onrecord.graph.shared import IDENTITIES
from onrecord.graph.terms import Triple, decimal, node, string, text
from onrecord.graph.vocab import OWL
from onrecord.ids import iri

SAME = node(str(OWL.sameAs))


def identity_quads(assignment: Assignment, profiles: Iterable[Profile]) -> set[Quad]:
    """Return the graph of identities: a pure function of who is who."""
    listed = list(profiles)
    owners = set(assignment.actor.values())
    said: set[Triple] = set()
    for profile in listed:
        link = assignment.reasons.get(profile.id)
        if link is not None or assignment.actor[profile.id] != profile.local:
            said.update(_identification(assignment, profile, link, owners))
    for old, new in assignment.redirects.items():
        if old != new and old not in owners:
            said.add((node(iri("actor", old)), REPLACED, node(iri("actor", new))))
            said.add((node(iri("actor", old)), SAME, node(iri("actor", new))))
    said.update(_decisions(assignment, listed, owners))
    return {Quad(*triple, IDENTITIES) for triple in said}


def _identification(assignment: Assignment, profile: Profile, link: Link | None, owners: set[str]) -> Iterator[Triple]:
    """Say why an appearance is of an actor that its article alone does not name so."""
    me = node(iri("identification", profile.id))
    yield me, A, R["Identification"]
    yield me, R["appearance"], node(iri("appearance", profile.id))
    yield me, R["about"], node(iri("actor", assignment.actor[profile.id]))
    yield me, R["confidence"], decimal(1.0 if link is None else link.score)
    if link is None:
        taken = profile.local in owners
        why = "another actor has this name, and is not the same" if taken else "the actor goes by another of its names"
        yield me, R["reason"], text(why, "en")
        return
    words = "; ".join(map(str, link.reasons)) or ("somebody decided" if link.judgement else f"by {link.basis}")
    yield me, R["reason"], text(words, "en")
    mine = {profile.id, assignment.bundle.get(profile.id, profile.id)}
    yield me, R["matches"], node(iri("appearance", link.second if link.first in mine else link.first))
    if link.judgement:
        yield me, R["judgement"], node(iri("judgement", link.judgement))


def _decisions(assignment: Assignment, profiles: Iterable[Profile], owners: set[str]) -> Iterator[Triple]:
    """Say what judgements decided about actors as a whole, where the articles do not say it themselves."""
    for actor, label in assignment.labels.items():
        if actor in owners:
            yield node(iri("actor", actor)), R["preferredName"], string(label)
    told: dict[str, set[str]] = {}
    for profile in profiles:
        if profile.wikidata:
            told.setdefault(assignment.actor[profile.id], set()).add(profile.wikidata)
    for actor, entity in assignment.identified.items():
        if actor in owners and told.get(actor) != {entity}:
            yield node(iri("actor", actor)), R["identifiedAs"], node(WIKIDATA + entity)
