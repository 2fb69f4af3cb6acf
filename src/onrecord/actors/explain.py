"""Say why two appearances are one actor (the chain of links between them), or what speaks for and against it."""

from collections.abc import Iterable

from onrecord.actors.assignment import Assignment, Link, Score
from onrecord.actors.facts import count, gather
from onrecord.actors.links import same_name
from onrecord.actors.naming import first
from onrecord.actors.profile import Profile
from onrecord.actors.score import compare
from onrecord.actors.weights import DEFAULT, Options
from onrecord.errors import ActorError


def explain(assignment: Assignment, profiles: Iterable[Profile], a: str, b: str) -> tuple[Link, ...]:
    """Return the links that lead from one appearance to another of the same actor; none from one to itself.

    Args:
        assignment: what `assign` made of the profiles.
        profiles: the same.
        a: ``appearance/<id>``, or ``actor/<id>`` for the actor's first appearance.
        b: the other, likewise.
    """
    by_id = {p.id: p for p in profiles}
    start, end = (_appearance(assignment, by_id, node) for node in (a, b))
    if assignment.actor[start] != assignment.actor[end]:
        raise ActorError(
            f"{a} and {b} are two actors, {assignment.actor[start]} and {assignment.actor[end]}. "
            "Tie them with a judgement if they are one."
        )
    steps = _path(assignment, assignment.bundle[start], assignment.bundle[end])
    chain: list[Link] = []
    here = start
    for link in steps:
        if here != link.first:
            chain.append(same_name(by_id[here], by_id[link.first]))
        chain.append(link)
        here = link.second
    if here != end:
        chain.append(same_name(by_id[here], by_id[end]))
    return tuple(chain)


def contrast(
    assignment: Assignment, profiles: Iterable[Profile], a: str, b: str, *, options: Options = DEFAULT
) -> Score:
    """Return what speaks for and against two actors being one, all their appearances taken together."""
    every = list(profiles)
    by_id = {p.id: p for p in every}
    ids = [assignment.actor[_appearance(assignment, by_id, node)] for node in (a, b)]
    one, two = (gather(p for p in every if assignment.actor[p.id] == id_) for id_ in ids)
    return compare(one, two, corpus=count(every), options=options)


def _appearance(assignment: Assignment, by_id: dict[str, Profile], node: str) -> str:
    """Return the appearance that a node means, or the first of the actor that it means."""
    kind, _, id_ = node.partition("/")
    if kind == "appearance" and id_ in assignment.actor:
        return id_
    actor = assignment.redirects.get(id_, id_)
    found = [by_id[p] for p, of in assignment.actor.items() if of == actor] if kind == "actor" else []
    if not found:
        raise ActorError(
            f"{node}: nobody of that id. Ask `onrecord ask who NAME` for the ids of those who bear a name."
        )
    return first(found).id


def _path(assignment: Assignment, start: str, end: str) -> list[Link]:
    """Return the links between bundles from one to the other, each turned so that it leads on."""
    beside: dict[str, list[Link]] = {}
    for link in assignment.links:
        turned = Link(
            first=link.second,
            second=link.first,
            basis=link.basis,
            score=link.score,
            reasons=link.reasons,
            judgement=link.judgement,
        )
        for step in (link, turned):
            beside.setdefault(assignment.bundle[step.first], []).append(step)
    came: dict[str, Link | None] = {start: None}
    queue = [start]
    for bundle in queue:
        for step in beside.get(bundle, ()):
            onward = assignment.bundle[step.second]
            if onward not in came:
                came[onward] = step
                queue.append(onward)
    steps: list[Link] = []
    while (step_ := came[end]) is not None:
        steps.append(step_)
        end = assignment.bundle[step_.first]
    return steps[::-1]
