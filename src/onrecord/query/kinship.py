"""Tell why two names, ids or mentions mean one actor, step by step; or what speaks for and against it.

The steps from one appearance to another are those that the graph keeps beside each appearance; only for two actors who
are not one is the evidence weighed again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord import ids
from onrecord.errors import QueryError
from onrecord.query.card import Appearance, Card
from onrecord.query.names import Match, actor_node, best, find
from onrecord.query.who import card, mention_at

if TYPE_CHECKING:
    from onrecord.actors.assignment import Score
    from onrecord.actors.judgement import Judgement
    from onrecord.graph import Graph

SHOWN = 8  # how many candidates a message lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Whether two are one.

    Attributes:
        actors: ids of the two; twice the same where they are one.
        answer: in a sentence.
        steps: from the first to the second, or what speaks for and against, in words.
        score: how likely the evidence makes it that two who are apart are one; None where they are one.
    """

    actors: tuple[str, str]
    same: bool
    answer: str
    steps: tuple[str, ...]
    score: float | None = None


def compare(graph: "Graph", first: str, second: str) -> Kinship:
    """Return whether two words mean one actor, and why.

    Raises:
        QueryError: one of them means nobody, or several.
    """
    one, other = _meant(graph, first), _meant(graph, second)
    if one.id == other.id:
        return _one(graph, _card(graph, one.id), first, second)
    return _two(graph, _card(graph, one.id), _card(graph, other.id))


def _meant(graph: "Graph", words: str) -> Match:
    found = find(graph, words)
    if not found:
        raise QueryError(f"nobody is called {words!r} in this store. List them with: onrecord ask actors")
    fitting = best(found)
    if len(fitting) > 1:
        listed = ", ".join(f"{match.id} ({match.label})" for match in fitting[:SHOWN])
        more = f" and {len(fitting) - SHOWN} more" if len(fitting) > SHOWN else ""
        raise QueryError(f"{words!r} may mean several: {listed}{more}. Give the id instead of the name")
    return fitting[0]


def _card(graph: "Graph", id_: str) -> Card:
    node = actor_node(id_)
    if node is None:
        raise QueryError(f"{id_!r} is no id of an actor")
    return card(graph, node)


def _one(graph: "Graph", found: Card, first: str, second: str) -> Kinship:
    """Return the way from one to the other inside one actor."""
    steps: list[str] = []
    starts = []
    for words in (first, second):
        appearance, why = _start(graph, found, words)
        starts.append(appearance)
        steps += [why] if why else []
    steps += _chain(found, *starts)
    return Kinship(
        actors=(found.id, found.id),
        same=True,
        answer=f"{first} and {second} are one: {found.label} ({found.id}).",
        steps=tuple(dict.fromkeys(steps)),
    )


def _start(graph: "Graph", found: Card, words: str) -> tuple[Appearance, str]:
    """Return the appearance that words point to, and why they do, where they are not its name."""
    plain = ids.slug(words)
    for appearance in found.appearances:
        if words in (appearance.local, appearance.id) or ids.slug(appearance.label) == plain:
            return appearance, ""
    there = {appearance.article.id: appearance for appearance in reversed(found.appearances)}
    node = actor_node(found.id)
    place = mention_at(graph, node, words) if node is not None else None
    for mention in (place,) if place else found.mentions:
        if mention is place or ids.slug(mention.words) == plain:
            appearance = there[mention.example.article.id]
            return appearance, f"“{mention.words}” in {_title(appearance)} is {appearance.label}: {mention.why}"
    for role in found.roles:
        if ids.slug(role.words) in (plain, plain.removeprefix("the-")):
            appearance = there[role.example.article.id]
            return appearance, f"“{role.words}” is what {_title(appearance)} calls {appearance.label}"
    return found.appearances[0], ""


def _chain(found: Card, first: Appearance, second: Appearance) -> Iterator[str]:
    """Yield the steps from one appearance to another."""
    if first.article.id == second.article.id and first.local == second.local:
        yield f"both are {_in(first)}"
        return
    ways = [_way(found, first), _way(found, second)]
    while len(ways[0]) > 1 and len(ways[1]) > 1 and ways[0][-2].id == ways[1][-2].id:  # the common end is a detour
        ways = [way[:-1] for way in ways]
    for way in ways:
        for here, there in pairwise(way):
            yield f"{_in(here)} and {_in(there)}: {_because(here)}"
    ends = [way[-1] for way in ways]
    if ends[0].id != ends[1].id:
        yield f"{_in(ends[0])} and {_in(ends[1])}: same full name, {ends[0].label}, and nothing speaks against it"


def _way(found: Card, start: Appearance) -> list[Appearance]:
    """Return the appearances on the way from one to the first of its actor."""
    by_id = {appearance.id: appearance for appearance in found.appearances}
    way = [start]
    while (there := by_id.get(way[-1].matches)) is not None and there not in way:
        way.append(there)
    return way


def _because(appearance: Appearance) -> str:
    sure = "" if appearance.score >= 1 else f" (score {appearance.score:.2f})"
    return f"{appearance.why}{sure}"


def _in(appearance: Appearance) -> str:
    """Return who somebody is in an article."""
    return f"{appearance.label} in {_title(appearance)}"


def _title(appearance: Appearance) -> str:
    article = appearance.article
    return f"“{article.title}” ({article.id})" if article.title else article.id


def _two(graph: "Graph", one: Card, other: Card) -> Kinship:
    """Return what keeps two actors apart."""
    score = _score(graph, one, other)
    steps = [
        f"judged by {j.by} on {j.at[:10]} to be two" + (f": {j.why}" if j.why else "")
        for j in _apart(graph, one, other)
    ]
    steps += [str(reason) for reason in score.reasons]
    decided = "somebody decided so" if _apart(graph, one, other) else f"score {score.value:.2f}, {score.verdict}"
    return Kinship(
        actors=(one.id, other.id),
        same=False,
        answer=f"{one.label} ({one.id}) and {other.label} ({other.id}) are two: {decided}.",
        steps=tuple(steps),
        score=score.value,
    )


def _apart(graph: "Graph", one: Card, other: Card) -> "list[Judgement]":
    """Return the judgements in force that the two are not one."""
    from onrecord.actors.journal import fold

    sides = [
        {f"actor/{id_}" for id_ in (c.id, *c.formerly)} | {f"appearance/{a.id}" for a in c.appearances}
        for c in (one, other)
    ]
    return [
        judgement
        for judgement in fold(graph.judgements())
        if judgement.verdict == "different"
        and any({judgement.nodes[0]} <= a and {judgement.nodes[-1]} <= b for a, b in (sides, sides[::-1]))
    ]


def _score(graph: "Graph", one: Card, other: Card) -> "Score":
    from onrecord.actors.facts import count, gather
    from onrecord.actors.score import compare as weigh

    profiles = graph.profiles()
    sides = [{appearance.id for appearance in side.appearances} for side in (one, other)]
    facts = [gather([profile for profile in profiles if profile.id in side]) for side in sides]
    return weigh(facts[0], facts[1], corpus=count(profiles))
