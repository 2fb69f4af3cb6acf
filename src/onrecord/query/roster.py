"""All actors at once, for those who go through many of them: one query instead of one for each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from onrecord import ids
from onrecord.model import ActorKind
from onrecord.query.library import run_internal
from onrecord.query.names import WIKIDATA

if TYPE_CHECKING:
    from onrecord.graph import Graph

ROLES = 3  # most frequent roles that are told of somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One actor of the roster."""

    id: str
    label: str
    kind: ActorKind
    articles: int
    wikidata: str = ""


def roster(graph: "Graph") -> dict[str, Listed]:
    """Return every actor by id; those in most articles first."""
    found: dict[str, Listed] = {}
    for actor, label, kind, same, articles in run_internal(graph, "roster").rows:
        id_ = _local(actor)
        before = found.get(id_)
        entity = str(same).removeprefix(WIKIDATA) if str(same or "").startswith(WIKIDATA) else ""
        found[id_] = Listed(
            id=id_,
            label=str(label),
            kind=cast("ActorKind", str(kind or "unknown")),
            articles=int(str(articles or 0)),
            wikidata=entity or (before.wikidata if before else ""),
        )
    return {one.id: one for one in sorted(found.values(), key=lambda one: (-one.articles, one.id))}


def redirects(graph: "Graph") -> Mapping[str, str]:
    """Return the id in use by each old one."""
    return {_local(old): _local(now) for old, now in run_internal(graph, "redirects").rows}


def roles(graph: "Graph") -> Mapping[str, tuple[str, ...]]:
    """Return what the articles call each actor most often, by id."""
    found: dict[str, list[str]] = defaultdict(list)
    for actor, words, _ in run_internal(graph, "role-words").rows:
        found[_local(actor)].append(" ".join(str(words).split()))
    return {id_: tuple(words[:ROLES]) for id_, words in found.items()}


def _local(node: object) -> str:
    return str(node).removeprefix(ids.iri("actor", ""))
