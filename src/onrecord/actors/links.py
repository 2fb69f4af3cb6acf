"""Say by which links the appearances of an actor hang together: enough to lead from each to each, and no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.actors.assignment import Basis, Link, Reason
from onrecord.actors.machine import Made
from onrecord.actors.naming import first
from onrecord.actors.profile import Profile


@dataclass(frozen=True, slots=True)
class Step:
    """A link, and the numbers of the parts that it leads between."""

    a: int
    b: int
    link: Link


def links(made: Made, alone: Made | None = None) -> list[Step]:
    """Return the links that hold the parts together.

    Args:
        made: with judgements.
        alone: what the machine made without them. A judgement on two actors ties all of both; what was one before is
            explained by why it was, and only the tie between the two by the judgement.
    """
    ties: dict[str, list[Step]] = {}
    for a, b, judgement in made.ties:
        x, y = made.parts[a][0].id, made.parts[b][0].id
        link = Link(first=x, second=y, basis="judgement", judgement=judgement)
        ties.setdefault(judgement, []).append(Step(a, b, link))
    above = list(range(len(made.parts)))
    out: list[Step] = []
    for step in (
        *(steps[0] for steps in ties.values()),
        *_followed(made, made),
        *(_followed(alone, made) if alone is not None else ()),
        *(step for steps in ties.values() for step in steps[1:]),
    ):
        a, b = _top(above, step.a), _top(above, step.b)
        if a != b and made.clusters.find(step.a) == made.clusters.find(step.b):
            above[a] = b
            out.append(step)
    return out


def _followed(source: Made, made: Made) -> Iterator[Step]:
    """Yield the links that the machine followed, between the parts that there are now."""
    for followed in source.links:
        x, y, score = source.parts[followed.a][0], source.parts[followed.b][0], followed.score
        plain = x.local == y.local and followed.a not in source.contested
        basis: Basis = "name" if plain else "score"
        link = Link(first=x.id, second=y.id, basis=basis, score=score.value, reasons=score.reasons)
        yield Step(made.part[x.id], made.part[y.id], link)


def _top(above: list[int], number: int) -> int:
    while above[number] != number:
        above[number] = above[above[number]]
        number = above[number]
    return number


def reasons(
    made: Made, clusters: Sequence[Sequence[Profile]], ids: Sequence[str], steps: Sequence[Step]
) -> dict[str, Link]:
    """Return the link that put each appearance where it is: the next one on the way to the first of its actor."""
    beside: dict[int, list[tuple[int, Link]]] = {}
    for step in steps:
        beside.setdefault(step.a, []).append((step.b, step.link))
        beside.setdefault(step.b, []).append((step.a, step.link))
    found: dict[str, Link] = {}
    for id_, cluster in zip(ids, clusters, strict=True):
        origin = first([p for p in cluster if p.local == id_] or cluster)
        home = made.part[origin.id]
        found |= {p.id: same_name(p, origin) for p in made.parts[home] if p.local not in (id_, origin.local)}
        seen, queue = {home}, [home]
        for part in queue:
            for other, link in beside.get(part, ()):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
                    end = link.second if made.part[link.second] == part else link.first
                    found |= {p.id: replace(link, first=p.id, second=end) for p in made.parts[other]}
    return found


def same_name(a: Profile, b: Profile) -> Link:
    """Return the link between two appearances that are one by their name alone."""
    names = a.label if a.label == b.label else f"{a.label} = {b.label}"
    words = f"the same name, {names}, and nothing that speaks against it"
    return Link(first=a.id, second=b.id, basis="name", reasons=(Reason("name", 0.0, words),))
