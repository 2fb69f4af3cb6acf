"""Compare clusters of mentions with gold ones, by the measures of the literature on coreference.

A cluster is a set of mentions, a mention is anything that can stand in a set (a `Span`, a letter in a test); which
mention of a system stands for which gold one is settled before, in `mentions`. Every measure is a `Ratio`, so that
articles can be added up before dividing, as the reference scorer does.

muc    links of spanning trees that need not be added (Vilain et al. 1995, "A Model-Theoretic Coreference Scoring
       Scheme", MUC-6). Clusters of one mention count for nothing.
b3     mean share of each mention's cluster that is right (Bagga and Baldwin 1998, "Algorithms for Scoring Coreference
       Chains", LREC workshop), where either side may have mentions that the other lacks (Pradhan et al. 2014).
ceafe  similarity of clusters, paired one to one so that its sum is greatest (Luo 2005, "On Coreference Resolution
       Performance Metrics", HLT-EMNLP), with his phi 4, the Dice coefficient.
lea    share of each cluster's links that are right, weighted by its size; a cluster of one links to itself (Moosavi and
       Strube 2016, "Which Coreference Evaluation Metric Do You Trust?", ACL).
conll  mean of the first three F1 (Pradhan et al. 2012, CoNLL shared task; definitions as in Pradhan et al. 2014,
       "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation", ACL).
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.evaluate.ratio import Ratio, total

Mention = TypeVar("Mention", bound=Hashable)
Clusters = Collection[frozenset[Mention]]


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """How well clusters agree with gold ones, in one article or in all. See the module for what the measures mean.

    Attributes:
        mentions: those that are mentions on both sides, in whatever cluster.
    """

    mentions: Ratio = field(default_factory=Ratio)
    muc: Ratio = field(default_factory=Ratio)
    b3: Ratio = field(default_factory=Ratio)
    ceafe: Ratio = field(default_factory=Ratio)
    lea: Ratio = field(default_factory=Ratio)

    @property
    def conll(self) -> float:
        """Mean F1 of MUC, B³ and CEAF-e, from 0 to 1."""
        return (self.muc.f1 + self.b3.f1 + self.ceafe.f1) / 3


def score_clusters(gold: Clusters[Mention], found: Clusters[Mention]) -> ClusterScores:
    """Score the clusters of one article.

    >>> gold = [frozenset("abc"), frozenset("defg")]
    >>> scores = score_clusters(gold, [frozenset("ab"), frozenset("cd"), frozenset("fghi")])
    >>> [round(ratio.f1, 2) for ratio in (scores.muc, scores.b3, scores.ceafe, scores.lea)]
    [0.4, 0.45, 0.52, 0.28]
    """
    of_gold, of_found = _places(gold), _places(found)
    both = len(of_gold.keys() & of_found.keys())
    return ClusterScores(
        mentions=Ratio(right=both, predicted=len(of_found), gold=len(of_gold)),
        muc=_two_sided(_muc(found, of_gold), _muc(gold, of_found)),
        b3=_two_sided(_b3(found, of_gold), _b3(gold, of_found)),
        ceafe=_ceafe(gold, found),
        lea=_two_sided(_lea(found, of_gold), _lea(gold, of_found)),
    )


def sum_clusters(each: Iterable[ClusterScores]) -> ClusterScores:
    """Return the scores of all articles together."""
    listed = list(each)
    return ClusterScores(
        mentions=total(s.mentions for s in listed),
        muc=total(s.muc for s in listed),
        b3=total(s.b3 for s in listed),
        ceafe=total(s.ceafe for s in listed),
        lea=total(s.lea for s in listed),
    )


def _places(clusters: Clusters[Mention]) -> dict[Mention, frozenset[Mention]]:
    """Return the cluster of each mention, and refuse one that is in two."""
    places = {mention: cluster for cluster in clusters for mention in cluster}
    if len(places) != sum(map(len, clusters)):
        raise ValueError("a mention is in two clusters: the measures are for partitions")
    return places


def _two_sided(precision: tuple[float, float], recall: tuple[float, float]) -> Ratio:
    return Ratio(right=precision[0], predicted=precision[1], recalled=recall[0], gold=recall[1])


def _parts(cluster: frozenset[Mention], other: Mapping[Mention, frozenset[Mention]]) -> list[int]:
    """Return how many mentions of a cluster are together in each cluster of the other side."""
    return [len(cluster & part) for part in {other[mention] for mention in cluster if mention in other}]


def _muc(clusters: Clusters[Mention], other: Mapping[Mention, frozenset[Mention]]) -> tuple[float, float]:
    links = sum(len(cluster) - 1 for cluster in clusters)
    return sum(size - 1 for cluster in clusters for size in _parts(cluster, other)), links


def _b3(clusters: Clusters[Mention], other: Mapping[Mention, frozenset[Mention]]) -> tuple[float, float]:
    right = sum(size * size / len(cluster) for cluster in clusters for size in _parts(cluster, other))
    return right, sum(map(len, clusters))


def _lea(clusters: Clusters[Mention], other: Mapping[Mention, frozenset[Mention]]) -> tuple[float, float]:
    right = 0.0
    for cluster in clusters:
        if len(cluster) == 1:
            right += other.get(next(iter(cluster))) == cluster
        else:
            links = sum(size * (size - 1) / 2 for size in _parts(cluster, other))
            right += len(cluster) * links / (len(cluster) * (len(cluster) - 1) / 2)
    return right, sum(map(len, clusters))


def _ceafe(gold: Clusters[Mention], found: Clusters[Mention]) -> Ratio:
    from networkx import Graph, max_weight_matching

    similar = Graph()
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            if common := len(one & other):
                similar.add_edge(("gold", i), ("found", j), weight=2 * common / (len(one) + len(other)))
    right = sum(similar.edges[pair]["weight"] for pair in max_weight_matching(similar))
    return Ratio(right=right, predicted=len(found), gold=len(gold))
