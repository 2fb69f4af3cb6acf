"""Decide which appearances are one actor, and what to call it: a pure function of profiles and judgements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.actors.assignment import Assignment, Overruled, Unsure
from onrecord.actors.facts import Corpus, count
from onrecord.actors.journal import fold
from onrecord.actors.judgement import PEOPLE, Judgement
from onrecord.actors.judging import Judged, Nodes, judge
from onrecord.actors.links import Step, links, reasons
from onrecord.actors.machine import Bounds, Made, make
from onrecord.actors.naming import Named, name
from onrecord.actors.profile import Profile
from onrecord.actors.score import compare, forbids, likelihood
from onrecord.actors.weights import DEFAULT, Options
from onrecord.errors import ActorError


def assign(
    profiles: Iterable[Profile],
    judgements: Iterable[Judgement] = (),
    *,
    known: Mapping[str, str] | None = None,
    options: Options = DEFAULT,
) -> Assignment:
    """Return who is who.

    Args:
        profiles: every appearance, in any order.
        judgements: all that were ever made, in any order; those undone, and those not about actors, are left out here.
        known: ids of the people and bodies of the reference set, with their Wikidata ids ("" where there is none).
        options: weights and thresholds.
    """
    every = _each_once(profiles)
    corpus = count(every)
    reference = known or {}
    judged = Judged(bounds=Bounds())
    alone = _decide(every, corpus, reference, options, judged)
    effective = tuple(judgement for judgement in fold(judgements) if judgement.is_about(PEOPLE))
    if not effective:
        return _assignment(alone, links(alone.made), options, judged=judged, labels={}, items={})
    nodes = Nodes(every, alone.actor(), alone.named.redirects)
    judged = judge(effective, nodes)
    result = _decide(every, corpus, reference, options, judged)
    labels, items = _said(effective, nodes, result)
    return _assignment(result, links(result.made, alone.made), options, judged=judged, labels=labels, items=items)


def _each_once(profiles: Iterable[Profile]) -> list[Profile]:
    by_id: dict[str, Profile] = {}
    for profile in profiles:
        other = by_id.setdefault(profile.id, profile)
        if other != profile:
            raise ActorError(
                f"appearance {profile.id}: given twice, and not the same. Give each actor of an article one profile."
            )
    return [by_id[id_] for id_ in sorted(by_id)]


@dataclass(frozen=True, slots=True)
class Result:
    """What one pass decided: the parts and how they hang together, the clusters, and their names."""

    made: Made
    clusters: list[list[Profile]]
    roots: list[int]
    named: Named

    def actor(self) -> dict[str, str]:
        """Return the canonical id by appearance id."""
        return {p.id: id_ for id_, cluster in zip(self.named.ids, self.clusters, strict=True) for p in cluster}


def _decide(
    profiles: Sequence[Profile], corpus: Corpus, known: Mapping[str, str], options: Options, judged: Judged
) -> Result:
    if judged.items:
        profiles = [replace(p, wikidata=judged.items.get(p.id, p.wikidata)) for p in profiles]
    made = make(profiles, corpus, known, options, judged.bounds)
    members: dict[int, list[Profile]] = {}
    for number, part in enumerate(made.parts):
        members.setdefault(made.clusters.find(number), []).extend(part)
    contested = {p.id for number in made.contested for p in made.parts[number]}
    contested |= {id_ for ids in judged.split.values() for id_ in ids}
    clusters = list(members.values())
    named = name(clusters, known=known, contested=frozenset(contested), split=judged.split)
    return Result(made, clusters, list(members), named)


def _said(judgements: Iterable[Judgement], nodes: Nodes, result: Result) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels and Wikidata items that people gave, by canonical id; the latest counts."""
    actor = result.actor()
    labels: dict[str, str] = {}
    items: dict[str, str] = {}
    for judgement in judgements:
        if judgement.verdict in ("rename", "identify") and nodes.narrow(judgement.nodes[0]):
            id_ = judgement.nodes[0].partition("/")[2]
            if id_ not in result.named.ids or judgement.nodes[0].startswith("appearance/"):
                id_ = actor[min(nodes.narrow(judgement.nodes[0]))]
            (labels if judgement.verdict == "rename" else items)[id_] = judgement.value
    return labels, items


def _assignment(
    result: Result,
    steps: Sequence[Step],
    options: Options,
    *,
    judged: Judged,
    labels: dict[str, str],
    items: dict[str, str],
) -> Assignment:
    made, named = result.made, result.named
    name_of_root = dict(zip(result.roots, named.ids, strict=True))
    identified = {}
    for id_, root in zip(named.ids, result.roots, strict=True):
        said = made.clusters.facts(root).wikidata
        if len(said) == 1:
            identified[id_] = min(said)
    overruled = (
        Overruled(judgement=old, by=new, detail="a later judgement says the opposite") for old, new in made.overruled
    )
    return Assignment(
        actor=result.actor(),
        redirects=named.redirects,
        reasons=reasons(made, result.clusters, named.ids, steps),
        unsure=_unsure(made, name_of_root, options),
        labels=labels,
        identified=identified | items,
        dormant=judged.dormant,
        overruled=tuple(sorted(overruled, key=lambda o: o.judgement)),
        links=tuple(step.link for step in steps),
        bundle={p.id: part[0].id for part in made.parts for p in part},
    )


def _unsure(made: Made, id_of: Mapping[int, str], options: Options) -> tuple[Unsure, ...]:
    """Return what is open between actors, most useful first."""
    clusters = made.clusters
    best: dict[tuple[int, int], float] = {}
    for edge in made.open:
        a, b = clusters.find(edge.a), clusters.find(edge.b)
        pair = (a, b) if id_of[a] < id_of[b] else (b, a)
        if a != b:
            best[pair] = max(edge.odds, best.get(pair, edge.odds))
    found = []
    for (a, b), weight in best.items():
        x, y = clusters.facts(a), clusters.facts(b)
        if forbids(x, y) is None:
            value = likelihood(weight)
            useful = round((1 - abs(2 * value - 1)) * min(x.size, y.size), 4)
            found.append((-useful, id_of[a], id_of[b], value, a, b))
    out = []
    for useful, one, other, value, a, b in sorted(found)[: options.queue]:
        why = compare(clusters.facts(a), clusters.facts(b), corpus=clusters.corpus, options=options).reasons
        out.append(Unsure(first=f"actor/{one}", second=f"actor/{other}", score=value, usefulness=-useful, reasons=why))
    return tuple(out)
