"""Count what a graph holds, by kind. A node of a kind is described in one graph only, so nothing is counted twice."""

from typing import get_args

from pyoxigraph import NamedNode

from onrecord.graph.articles import ARTICLE
from onrecord.graph.mentions import OPEN, WHYS
from onrecord.graph.page import CLAIM, RELATION_TYPES, A, R
from onrecord.graph.shared import ACTORS, CLASSES
from onrecord.graph.store import Graph
from onrecord.graph.terms import node
from onrecord.graph.vocab import RECV
from onrecord.model import ActorKind, Kind


def counts(graph: Graph) -> dict[str, int]:
    """Return how much there is, in the order in which it should be shown: totals, each followed by its kinds."""

    def of(predicate: NamedNode, value: NamedNode, where: NamedNode | None = None) -> int:
        return sum(1 for _ in graph.match(None, predicate, value, where))

    found = {"articles": of(A, ARTICLE), "attributions": of(A, R["Attribution"])}
    found |= {f"attributions: {kind}": of(R["kind"], node(str(RECV[kind]))) for kind in get_args(Kind)}
    found |= {"claims": of(A, CLAIM), "actors": of(A, R["Actor"])}
    by_kind = {kind: of(A, CLASSES[kind], ACTORS) for kind in get_args(ActorKind) if kind in CLASSES}
    by_kind["unknown"] = found["actors"] - sum(by_kind.values())
    found |= {f"actors: {kind}": number for kind, number in by_kind.items()}
    found |= {"relations": of(A, R["Relation"])}
    found |= {f"relations: {type_}": of(R["relationType"], node_) for type_, node_ in RELATION_TYPES.items()}
    found |= {"dated events": of(A, R["DatedEvent"]), "mentions": of(A, R["Mention"])}
    found["mentions: not resolved"] = sum(of(R["why"], WHYS[why]) for why in OPEN)
    found |= {"judgements": of(A, R["Judgement"]), "quads": len(graph)}
    return found
