"""Reduce a picture to the part of it that hangs together best, without a loose end."""

import heapq
from collections.abc import Collection
from dataclasses import replace

from onrecord.export.picture import Evidence, Party, Picture, Row, Timeline


def most_connected(picture: Picture, limit: int) -> Picture:
    """Return the part of a picture with at most ``limit`` nodes that hangs together best.

    It grows from the node with the most links, always by the neighbour that has the most, so that it stays in one piece
    for as long as the graph is. Edges keep their evidence; evidence that is on no node and edge is left out.
    """
    if limit < 1:
        raise ValueError(f"a picture needs at least one node, not {limit}")
    if len(picture.nodes) <= limit:
        return picture
    kept = _grow(picture, limit)
    edges = tuple(edge for edge in picture.edges if edge.source in kept and edge.target in kept)
    nodes = tuple(node for node in picture.nodes if node.id in kept)
    used = {found for edge in edges for found in edge.evidence} | {found for node in nodes for found in node.evidence}
    evidence = tuple(
        replace(
            without_loose_ends(found, used),
            speaker=_within(found.speaker, kept) if found.speaker else None,
            teller=_within(found.teller, kept) if found.teller else None,
            targets=tuple(_within(party, kept) for party in found.targets),
        )
        for found in picture.evidence
        if found.id in used
    )
    timeline = _timeline_within(picture.timeline, kept, used)
    cited = {found.article for found in evidence}
    cited.update(account.article for row in timeline.rows for account in row.accounts)
    return Picture(
        nodes=nodes,
        edges=edges,
        evidence=evidence,
        articles=tuple(article for article in picture.articles if article.id in cited),
        timeline=timeline,
        left_out=picture.left_out + len(picture.nodes) - len(nodes),
    )


def without_loose_ends(found: Evidence, shown: Collection[str]) -> Evidence:
    """Return evidence that points at none that is not shown."""
    return replace(
        found,
        answers=tuple(other for other in found.answers if other in shown),
        origin=found.origin if found.origin in shown else None,
        within=found.within if found.within in shown else None,
    )


def _timeline_within(timeline: Timeline, kept: set[str], used: set[str]) -> Timeline:
    """Return a timeline that points at nothing that is left out; its events all stay."""

    def trimmed(row: Row) -> Row:
        accounts = tuple(
            replace(
                account,
                teller=_within(account.teller, kept) if account.teller else None,
                parties=tuple(_within(party, kept) for party in account.parties),
                evidence=tuple(id_ for id_ in account.evidence if id_ in used),
            )
            for account in row.accounts
        )
        return replace(row, accounts=accounts)

    return replace(timeline, rows=tuple(trimmed(row) for row in timeline.rows))


def _within(party: Party, kept: set[str]) -> Party:
    """Return a party that points at no node that is left out; the name stays."""
    return party if party.node in kept else replace(party, node=None)


def _grow(picture: Picture, limit: int) -> set[str]:
    """Return the ids of the ``limit`` nodes to keep."""
    rank = {node.id: place for place, node in enumerate(picture.nodes)}
    around: dict[str, set[str]] = {node.id: set() for node in picture.nodes}
    for edge in picture.edges:
        around[edge.source].add(edge.target)
        around[edge.target].add(edge.source)

    def key(node: str) -> tuple[int, int, str]:
        return -len(around[node]), rank[node], node

    kept: set[str] = set()
    for start in sorted(around, key=key):
        edge_of_kept = [key(start)]
        while edge_of_kept and len(kept) < limit:
            node = heapq.heappop(edge_of_kept)[2]
            if node in kept:
                continue
            kept.add(node)
            for other in around[node] - kept:
                heapq.heappush(edge_of_kept, key(other))
        if len(kept) == limit:
            break
    return kept
