"""Put canonical actors into an article graph, and take them out again, exactly.

As an article alone gives it, its graph names each actor by the id that the article gives (the local id). Where an actor
turned out to be known by another id, the graph in the store has that one in every place. The IRI of an appearance keeps
the local id, so that the way back is plain; only where two actors of one article turned out to be one, the triples that
their article gave are kept in a literal (``rec:asRead``) on the node of the graph.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from onrecord.graph.page import R
from onrecord.graph.shared import IDENTITIES, Match
from onrecord.graph.terms import Term, exact, node, parts
from onrecord.graph.vocab import DCTERMS
from onrecord.ids import iri

REPLACED = node(str(DCTERMS.isReplacedBy))
APPEARANCES, ACTOR_IRIS, GRAPHS = iri("appearance", ""), iri("actor", ""), iri("graph", "")

Naming = Mapping[str, str]
"""For each actor of an article, by local id, the canonical id."""


def local_id(appearance: NamedNode, graph: NamedNode) -> str:
    """Return the id that an article gives to the actor of an appearance."""
    return appearance.value.removeprefix(f"{APPEARANCES}{graph.value.removeprefix(GRAPHS)}-")


def canonical_id(actor: Term) -> str:
    """Return the id of an actor's node."""
    return actor.value.removeprefix(ACTOR_IRIS)


def naming(quads: Iterable[Quad]) -> dict[str, str]:
    """Return who goes by which name in the graph of one article as it is stored."""
    link, found = R["actor"], {}
    for quad in quads:
        if quad.predicate == link:
            subject, _, actor, graph = parts(quad)
            found[local_id(subject, graph)] = canonical_id(actor)
    return found


def successors(match: Match, quads: Iterable[Quad]) -> dict[str, str]:
    """Return who of the actors of an article, as it alone gives them, is known under another id by now."""
    found = {}
    link = R["actor"]
    for quad in quads:
        if quad.predicate == link and isinstance(quad.object, NamedNode):
            for _, _, now, _ in map(parts, match(quad.object, REPLACED, None, IDENTITIES)):
                found[canonical_id(quad.object)] = canonical_id(now)
    return found


def remapped(quads: Iterable[Quad], names: Naming) -> list[Quad]:
    """Put canonical ids into quads that an article alone gives.

    Args:
        quads: of one article graph: all of it, or all in which an actor stands.
        names: canonical id by local id; those left out keep their id.
    """
    found = list(quads)
    if all(local == name for local, name in names.items()):
        return found
    complete = {local: names.get(local, local) for local in naming(found)}
    new = {node(ACTOR_IRIS + local): node(ACTOR_IRIS + name) for local, name in complete.items() if local != name}
    if not new:
        return found
    several = {node(ACTOR_IRIS + name) for name in _shared(complete)}
    said: dict[Quad, None] = {}
    kept: list[str] = []
    for quad in found:
        subject, predicate, value, graph = parts(quad)
        who, whom = new.get(subject, subject), new.get(value, value) if isinstance(value, NamedNode) else value
        said[Quad(who, predicate, whom, graph)] = None
        if predicate != R["actor"] and (who in several or whom in several):
            kept.append(f"{quad.triple} .")
    if kept:
        said[Quad(graph, R["asRead"], exact("\n".join(sorted(kept))), graph)] = None
    return list(said)


def unmapped(quads: Iterable[Quad]) -> list[Quad]:
    """Return what the article alone gives: the inverse of `remapped`."""
    found = list(quads)
    complete = naming(found)
    shared = _shared(complete)
    several = {node(ACTOR_IRIS + b) for b in shared}
    old = {node(ACTOR_IRIS + b): node(ACTOR_IRIS + a) for a, b in complete.items() if a != b and b not in shared}
    if not old and not several:
        return found
    said: list[Quad] = []
    for quad in found:
        subject, predicate, value, graph = parts(quad)
        if predicate == R["asRead"] and isinstance(value, Literal):
            read = ox.parse(value.value, ox.RdfFormat.N_TRIPLES)
            said.extend(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in read)
        elif predicate == R["actor"]:
            said.append(Quad(subject, predicate, node(ACTOR_IRIS + local_id(subject, graph)), graph))
        elif subject not in several and value not in several:
            who, whom = old.get(subject, subject), old.get(value, value) if isinstance(value, NamedNode) else value
            said.append(Quad(who, predicate, whom, graph))
    return said


def _shared(names: Naming) -> set[str]:
    """Return the canonical ids that several actors of the article have."""
    return {canonical for canonical, number in Counter(names.values()).items() if number > 1}
