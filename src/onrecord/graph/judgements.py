"""Judgements as RDF and back. They are only ever added, stand in a graph of their own, and outlive every article."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import get_args

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.actors.judgement import ABOUT, Judgement, Verdict, is_day
from onrecord.errors import ActorError
from onrecord.graph.page import LABEL_OF, A, R, V
from onrecord.graph.terms import DATETIME, Term, exact, node, parts
from onrecord.graph.vocab import PROV, RDFS, SHARED
from onrecord.ids import BASE, digest, iri, slug

JUDGEMENTS = node(SHARED["judgements"])
WHO, AGENT, WHEN, WHY = (
    node(str(term)) for term in (PROV.wasAttributedTo, PROV.Agent, PROV.generatedAtTime, RDFS.comment)
)
NODE = re.compile(r"(?:actor|appearance|event|article)/[\w.~-]+")
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
NODES: dict[Verdict, int] = {"same": 2, "different": 2, "rename": 1, "identify": 1, "dated": 1, "undo": 0}
VALUE: dict[Verdict, str] = {
    "rename": r"\S(?:.*\S)?",
    "identify": r"Q[1-9]\d*",
    "dated": r"[0-9]{4}(?:-[0-9]{2}){0,2}",
    "undo": r"[0-9a-f]{12}",
}


def judgement_quads(judgements: Iterable[Judgement]) -> Iterator[Quad]:
    """Say judgements in RDF.

    Raises:
        ActorError: one of them is not well formed.
    """
    for judgement in judgements:
        _check(judgement)
        for subject, predicate, value in _triples(judgement):
            yield Quad(subject, predicate, value, JUDGEMENTS)


def _triples(judgement: Judgement) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    me = node(iri("judgement", judgement.id))
    agent = node(iri("agent", f"{slug(judgement.by)}-{digest('agent', judgement.by, length=6)}"))
    yield me, A, R["Judgement"]
    yield me, R["verdict"], V[f"verdict-{judgement.verdict}"]
    yield from ((me, R["about"], node(BASE + about)) for about in judgement.nodes)
    if judgement.value:
        yield me, R["value"], exact(judgement.value)
    if judgement.verdict == "undo":
        yield me, R["undoes"], node(iri("judgement", judgement.value))
    yield me, WHO, agent
    yield me, WHEN, Literal(judgement.at, datatype=DATETIME)
    if judgement.why:
        yield me, WHY, exact(judgement.why)
    yield agent, A, AGENT
    yield agent, LABEL_OF, exact(judgement.by)


def _check(judgement: Judgement) -> None:
    """Refuse what could not be read back as it is."""
    verdict, wrong = judgement.verdict, ""
    if verdict not in get_args(Verdict):
        wrong = f"has the verdict {verdict!r}. Give one of {', '.join(get_args(Verdict))}"
    elif len(set(judgement.nodes)) != NODES[verdict] or len(judgement.nodes) != NODES[verdict]:
        wrong = f"is about {', '.join(judgement.nodes) or 'nobody'}. {verdict} takes {NODES[verdict]} different nodes"
    elif unknown := [about for about in judgement.nodes if not NODE.fullmatch(about)]:
        wrong = f"is about {unknown[0]!r}. Write actor/<id>, appearance/<id>, event/<id> or article/<id>"
    elif ABOUT[verdict] and not any(judgement.is_about(kinds) for kinds in ABOUT[verdict]):
        wrong = f"is about {' and '.join(judgement.nodes)}, of which {verdict} cannot be said together"
    elif not _fits(judgement):
        wrong = f"has the value {judgement.value!r}, which does not fit {verdict}"
    elif not _is_time(judgement.at):
        wrong = f"was made at {judgement.at!r}. Write the time in UTC, such as 2026-11-22T09:30:00Z"
    elif not judgement.by.strip():
        wrong = "does not say by whom. Name somebody"
    elif any("\ud800" <= c <= "\udfff" for c in judgement.by + judgement.value + judgement.why):
        wrong = "has half a character in it. Write it anew"
    if wrong:
        raise ActorError(f"the judgement of {judgement.by!r} at {judgement.at!r} {wrong}")


def _fits(judgement: Judgement) -> bool:
    """Say whether the value is one that the verdict takes."""
    verdict, value = judgement.verdict, judgement.value
    return bool(re.fullmatch(VALUE.get(verdict, ""), value)) and (verdict != "dated" or is_day(value))


def _is_time(value: str) -> bool:
    """Say whether that is a moment, in the one form that every store gives back unchanged."""
    if not TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def read_judgements(stored: Iterable[Quad]) -> tuple[Judgement, ...]:
    """Return the judgements of the graph of judgements, in the order in which they were made."""
    about: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
    for subject, predicate, value, _ in map(parts, stored):
        about.setdefault(subject, {}).setdefault(predicate, []).append(value)
    found = [_read(said, about) for said in about.values() if R["Judgement"] in said.get(A, ())]
    return tuple(sorted(found, key=lambda judgement: (judgement.at, judgement.id)))


def _read(said: dict[NamedNode, list[Term]], about: dict[NamedNode, dict[NamedNode, list[Term]]]) -> Judgement:
    def word(predicate: NamedNode) -> str:
        return next((value.value for value in said.get(predicate, ())), "")

    agent = next(agent for agent in said[WHO] if isinstance(agent, NamedNode))
    verdict = word(R["verdict"]).rpartition("verdict-")[2]
    return Judgement(
        verdict=next(known for known in get_args(Verdict) if known == verdict),
        nodes=tuple(sorted(value.value.removeprefix(BASE) for value in said.get(R["about"], ()))),
        by=next(value.value for value in about[agent][LABEL_OF]),
        at=word(WHEN),
        value=word(R["value"]),
        why=word(WHY),
    )
