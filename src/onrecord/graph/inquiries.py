"""What reconciliation services answered, as RDF and back: whom they were asked about, and whom they offer.

The last answer of a service about an actor counts; nothing else in the graph follows from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.actors.service import Candidate
from onrecord.graph.page import GENERATED, LABEL_OF, A, R
from onrecord.graph.shared import Match
from onrecord.graph.terms import DATETIME, TRUE, Term, decimal, node, parts, string
from onrecord.graph.vocab import PROV, RDFS, SHARED
from onrecord.ids import digest, iri

CANDIDATES = node(SHARED["candidates"])
ENDED, COMMENT = node(str(PROV.endedAtTime)), node(str(RDFS.comment))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A service was asked whom an actor may be.

    Attributes:
        actor: id of the actor.
        service: address of the service.
        at: when it answered, as ISO 8601 in UTC, such as ``2026-11-22T09:30:00Z``.
        candidates: best first; the answer may be empty.
        identifier_space: what stands before an entity's id to make its IRI.
    """

    actor: str
    service: str
    at: str
    candidates: tuple[Candidate, ...] = ()
    identifier_space: str = ""

    @property
    def id(self) -> str:
        """One for each actor and service, so that a later answer takes the place of an earlier one."""
        return digest("inquiry", self.service, self.actor, length=12)


def inquiry_quads(inquiry: Inquiry) -> Iterator[Quad]:
    """Say one answer in RDF. Words of a service are stored on one line, as plain text."""
    me, actor = node(iri("inquiry", inquiry.id)), node(iri("actor", inquiry.actor))
    said: list[tuple[NamedNode, NamedNode, Term]] = [
        (me, A, R["Inquiry"]),
        (me, R["about"], actor),
        (me, R["service"], string(inquiry.service)),
        (me, ENDED, Literal(inquiry.at, datatype=DATETIME)),
    ]
    if inquiry.identifier_space:
        said.append((me, R["identifierSpace"], string(inquiry.identifier_space)))
    for candidate in inquiry.candidates:
        it = node(iri("candidate", f"{inquiry.id}-{digest('entity', candidate.entity, length=8)}"))
        said += [
            (it, A, R["Candidate"]),
            (it, LABEL_OF, string(candidate.name)),
            (it, R["about"], actor),
            (it, R["entity"], string(candidate.entity)),
            (it, R["score"], decimal(candidate.score)),
            (it, GENERATED, me),
        ]
        said += [(it, COMMENT, string(candidate.description))] if candidate.description else []
        said += [(it, R["certain"], TRUE)] if candidate.match else []
    return (Quad(*triple, CANDIDATES) for triple in said)


def answers(match: Match, inquiries: Iterable[Inquiry]) -> Iterator[Quad]:
    """Yield what the graph says of earlier answers to the same inquiries."""
    for inquiry in inquiries:
        me = node(iri("inquiry", inquiry.id))
        yield from match(me, None, None, CANDIDATES)
        for subject, _, _, _ in map(parts, match(None, GENERATED, me, CANDIDATES)):
            yield from match(subject, None, None, CANDIDATES)


def read_inquiries(stored: Iterable[Quad]) -> tuple[Inquiry, ...]:
    """Return the answers that stand in the graph of candidates, by actor and service."""
    about: dict[NamedNode, dict[NamedNode, Term]] = {}
    for subject, predicate, value, _ in map(parts, stored):
        about.setdefault(subject, {})[predicate] = value
    offered: dict[Term, list[Candidate]] = {}
    for said in about.values():
        if said.get(A) == R["Candidate"]:
            offered.setdefault(said[GENERATED], []).append(_candidate(said))
    found = [
        Inquiry(
            actor=_actor(said),
            service=said[R["service"]].value,
            at=said[ENDED].value,
            candidates=tuple(sorted(offered.get(me, ()), key=lambda c: (-c.score, c.entity))),
            identifier_space=said[R["identifierSpace"]].value if R["identifierSpace"] in said else "",
        )
        for me, said in about.items()
        if said.get(A) == R["Inquiry"]
    ]
    return tuple(sorted(found, key=lambda inquiry: (inquiry.actor, inquiry.service)))


def _candidate(said: dict[NamedNode, Term]) -> Candidate:
    return Candidate(
        actor=_actor(said),
        entity=said[R["entity"]].value,
        name=said[LABEL_OF].value,
        score=float(said[R["score"]].value),
        description=said[COMMENT].value if COMMENT in said else "",
        match=R["certain"] in said,
    )


def _actor(said: dict[NamedNode, Term]) -> str:
    return said[R["about"]].value.removeprefix(iri("actor", ""))
