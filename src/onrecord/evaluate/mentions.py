"""Gold clusters of an article, and which mention of a system stands for which of the gold ones.

A system's mention stands for a gold one if it is the same span, or if it holds the gold mention's head and has more
than half of its characters in the gold mention: one to one, the same spans first, then those that share most. This is
the rule of MUC-6 and MUC-7 (between a least and a greatest extent), loosened for systems that take a relative clause
into their mentions.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import OnRecordError, ReadError
from onrecord.ids import text_sha256
from onrecord.model import Span

SpanClusters = list[frozenset[Span]]

_LAST_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*[^\W_])?\W*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClusters:
    """Who is who in one article, as people marked it.

    Attributes:
        article: path of the article, as the file names it.
        clusters: mentions by cluster; the names only help people who read the file.
        heads: head of each mention.
        descriptions: mentions that are neither names nor pronouns.
        optional: words that a system may take for a mention or not; it is neither paid nor fined for them.
    """

    article: str
    text: str
    clusters: Mapping[str, tuple[Span, ...]]
    heads: Mapping[Span, Span]
    descriptions: frozenset[Span]
    optional: tuple[Span, ...]

    @property
    def sets(self) -> SpanClusters:
        """The clusters as sets, in the order of their names."""
        return [frozenset(spans) for _, spans in sorted(self.clusters.items())]


def read_clusters(path: Path, text: str) -> GoldClusters:
    """Read the gold clusters of the article with this text."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        clusters = {name: tuple(Span(*pair) for pair in pairs) for name, pairs in data["clusters"].items()}
        described = {Span(start, end): Span(head, stop) for start, end, head, stop in data["descriptions"]}
        optional = tuple(Span(*pair) for pair in data["optional"])
        article, sha256 = str(data["article"]), data["text_sha256"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(str(path), f"no gold clusters ({error!r})", "See tests/golden/clusters.") from error
    if text_sha256(text) != sha256:
        raise OnRecordError(f"{path}: made for another text of {article}. Mark the article again.")
    every = [span for spans in clusters.values() for span in spans]
    return GoldClusters(
        article=article,
        text=text,
        clusters=clusters,
        heads={span: described.get(span) or last_word(text, span) for span in every},
        descriptions=frozenset(described),
        optional=optional,
    )


def last_word(text: str, span: Span) -> Span:
    """Return the last word of a mention, which is its head unless somebody says otherwise.

    >>> last_word("Sir Michael Fallon", Span(0, 18))
    Span(start=12, end=18)
    """
    found = _LAST_WORD.search(span.of(text))
    start = span.start + found.start() if found else span.start
    return Span(start, span.end)


def disjoint(clusters: Iterable[Collection[Span]]) -> SpanClusters:
    """Make a partition of a system's clusters: a mention in two of them stays in the first, empty ones go."""
    seen: set[Span] = set()
    out = []
    for cluster in clusters:
        fresh = frozenset(cluster) - seen
        seen |= fresh
        if fresh:
            out.append(fresh)
    return out


def aligned(gold: GoldClusters, found: Iterable[Collection[Span]], *, exact: bool = False) -> SpanClusters:
    """Return a system's clusters with the gold span in place of each mention that stands for one.

    Mentions that stand for no gold one keep their span, but those of optional words go.
    """
    clusters = disjoint(found)
    mentions = sorted(span for cluster in clusters for span in cluster)
    pairs = stand_for(gold, mentions, exact=exact)
    ignored = {m for m in mentions if m not in pairs and any(o.covers(m) for o in gold.optional)}
    renamed = (frozenset(pairs.get(m, m) for m in cluster if m not in ignored) for cluster in clusters)
    return [cluster for cluster in renamed if cluster]


def on_gold_mentions(gold: GoldClusters, clusters: Sequence[frozenset[Span]]) -> SpanClusters:
    """Leave out aligned mentions that are no gold ones, and add the gold ones not found, each by itself.

    What is left to score is which mentions are put together, not which are found.
    """
    known = frozenset(gold.heads)
    kept = [cluster & known for cluster in clusters]
    missing = known - frozenset().union(*kept)
    return [cluster for cluster in kept if cluster] + [frozenset({span}) for span in sorted(missing)]


def stand_for(gold: GoldClusters, mentions: Sequence[Span], *, exact: bool = False) -> dict[Span, Span]:
    """Return which gold mention each of a system's mentions stands for."""
    pairs = {m: m for m in mentions if m in gold.heads}
    if exact:
        return pairs
    free = [span for span in sorted(gold.heads) if span not in pairs]
    candidates = sorted(
        (-_dice(m, g), m, g) for m in mentions if m not in pairs for g in free if _stands_for(m, g, gold.heads[g])
    )
    used: set[Span] = set()
    for _, mention, span in candidates:
        if mention not in pairs and span not in used:
            pairs[mention] = span
            used.add(span)
    return pairs


def _stands_for(mention: Span, gold: Span, head: Span) -> bool:
    return mention.covers(head) and 2 * _common(mention, gold) > len(mention)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _dice(one: Span, other: Span) -> float:
    return 2 * _common(one, other) / (len(one) + len(other))
