"""Tell all that the graph knows about who an actor is, each part with its reasons and its place in an article.

`card` is for one actor. Who may be meant by a name is found by `onrecord.query.names`; whether two are one is told by
`onrecord.query.kinship`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.actors.journal import fold
from onrecord.query import plainly
from onrecord.query.card import (
    Appearance,
    Brief,
    Card,
    Decision,
    Held,
    Mentions,
    Passage,
    Printed,
    Quotation,
    Role,
)
from onrecord.query.library import run_internal
from onrecord.query.mentioned import LATE, Row, at, explained, grouped, left_open, local, order, passage, printed
from onrecord.query.names import WIKIDATA

if TYPE_CHECKING:
    from rdflib import URIRef

    from onrecord.graph import Graph


def brief(graph: "Graph", actor: "URIRef") -> Brief:
    """Return what a list says of an actor."""
    told = _told(graph, actor)
    return Brief(
        id=local(str(actor)),
        label=_label(told, actor),
        kind=_kind(told),
        wikidata=_wikidata(told),
        counts=counts(graph, actor),
    )


def card(graph: "Graph", actor: "URIRef") -> Card:
    """Return all that is known about who an actor is."""
    told = _told(graph, actor)
    listed = _rows(graph, "who-appearances", actor=actor)
    articles = {row["appearance"]: printed(row) for row in listed}
    by_id = {printed.id: printed for printed in articles.values()}
    label = _label(told, actor)
    appearances = _appearances(listed, articles, _rows(graph, "who-identified", actor=actor), str(actor))
    nodes = {f"actor/{id_}" for id_ in (local(str(actor)), *told["formerly"])}
    nodes |= {f"appearance/{appearance.id}" for appearance in appearances}
    return Card(
        id=local(str(actor)),
        iri=str(actor),
        label=label,
        kind=_kind(told),
        wikidata=_wikidata(told),
        names=tuple(dict.fromkeys(name for name in told["name"] if name != label)),
        formerly=tuple(dict.fromkeys(told["formerly"])),
        counts=counts(graph, actor),
        roles=_roles(_rows(graph, "who-roles", actor=actor), articles),
        posts=tuple(
            Held(**{key: row[key] for key in ("post", "body", "since", "until", "asof")})
            for row in _rows(graph, "who-posts", actor=actor)
        ),
        mentions=grouped(_rows(graph, "who-mentions", actor=actor), articles),
        unresolved=left_open(_rows(graph, "who-open", actor=actor), by_id),
        appearances=appearances,
        judgements=_judgements(graph, nodes),
    )


def quotation(graph: "Graph", actor: "URIRef") -> Quotation | None:
    """Return one thing that an actor says, a direct quotation if there is any; None where nothing is on record."""
    for row in _rows(graph, "who-quotation", actor=actor):
        return Quotation(words=row["words"], article=printed(row), denies=bool(row["denies"]))
    return None


def owner(graph: "Graph", appearance: "URIRef") -> "URIRef":
    """Return the actor of an appearance; the appearance itself where it is gone."""
    from rdflib import URIRef

    rows = run_internal(graph, "who-owner", appearance=appearance).rows
    return URIRef(str(rows[0][0])) if rows else appearance


def speakers(graph: "Graph") -> dict[str, str]:
    """Return the speaker of each attribution, both as IRIs: to see what a judgement changes."""
    from pyoxigraph import NamedNode

    from onrecord.graph import REC

    quads = graph.match(predicate=NamedNode(str(REC.speaker)))
    return {str(quad.subject): str(quad.object) for quad in quads}


def _told(graph: "Graph", actor: "URIRef") -> dict[str, list[str]]:
    told: dict[str, list[str]] = defaultdict(list)
    for row in _rows(graph, "who-actor", actor=actor):
        told[row["what"]].append(row["value"])
    return told


def _label(told: Mapping[str, list[str]], actor: "URIRef") -> str:
    return next(iter(told.get("label", ())), local(str(actor)))


def _kind(told: Mapping[str, list[str]]) -> str:
    return next(iter(told.get("kind", ())), "unknown")


def _wikidata(told: Mapping[str, list[str]]) -> tuple[str, ...]:
    return tuple(same.removeprefix(WIKIDATA) for same in told.get("same", ()) if same.startswith(WIKIDATA))


def counts(graph: "Graph", actor: "URIRef") -> dict[str, int]:
    """Return in how many articles somebody appears, and how many attributions are theirs."""
    found = {row["what"]: int(row["n"]) for row in _rows(graph, "who-counts", actor=actor) if row["what"]}
    return {what: found.get(what, 0) for what in ("articles", "attributions")}


def _rows(graph: "Graph", name: str, *, actor: "URIRef") -> list[Row]:
    """Run a query of ours about an actor; what is unbound is empty."""
    result = run_internal(graph, name, actor=actor)
    return [
        dict(zip(result.variables, ("" if term is None else str(term) for term in row), strict=True))
        for row in result.rows
    ]


def _roles(rows: Iterable[Row], articles: Mapping[str, Printed]) -> tuple[Role, ...]:
    places: dict[str, list[Passage]] = defaultdict(list)
    for row in rows:
        places[" ".join(row["exact"].split())].append(passage(row, articles[row["appearance"]]))
    found = []
    for words, where in places.items():
        dates = sorted({place.article.published for place in where} - {""})
        found.append(
            Role(
                words=words,
                first=dates[0] if dates else "",
                last=dates[-1] if dates else "",
                articles=len({place.article.id for place in where}),
                example=min(where, key=order),
            )
        )
    return tuple(sorted(found, key=lambda role: (role.first or LATE, -role.articles, role.words)))


def mention_at(graph: "Graph", actor: "URIRef", place: str) -> Mentions | None:
    """Return the mention of an actor at one place, such as ``3f2a01bcd4e5-725-738``; None where there is none."""
    rows = _rows(graph, "who-mentions", actor=actor)
    articles = {row["appearance"]: printed(row) for row in _rows(graph, "who-appearances", actor=actor)}
    by_place = {at(row): row for row in rows}
    for row in rows:
        if local(row["mention"]) == place:
            [found] = grouped([row], articles)
            return replace(found, why=explained(row, found.example.article, by_place))
    return None


def _appearances(
    rows: Iterable[Row], articles: Mapping[str, Printed], identified: Iterable[Row], actor: str
) -> tuple[Appearance, ...]:
    settled = {row["appearance"]: row for row in identified}
    found = []
    for row in rows:
        article, row_id = articles[row["appearance"]], local(row["appearance"])
        own = row_id.removeprefix(article.id + "-")
        reason = settled.get(row["appearance"])
        found.append(
            Appearance(
                id=row_id,
                local=own,
                label=row["label"],
                article=article,
                why=_reason(
                    reason,
                    own=own,
                    actor=local(actor),
                    label=row["label"],
                    alone=own.startswith(article.id + "-"),
                ),
                score=float(reason["score"] or 1) if reason else 1.0,
                matches=local(reason["matches"]) if reason else "",
                judgement=_decision(reason) if reason and reason["judgement"] else None,
            )
        )
    return tuple(sorted(found, key=lambda a: (a.article.published or LATE, a.article.id, a.id)))


def _reason(reason: Row | None, *, own: str, actor: str, label: str, alone: bool) -> str:
    if reason is None:
        return f"same full name, {label}" if own == actor and not alone else "known by this article alone"
    return str(_decision(reason)) if reason["judgement"] else reason["reason"]


def _decision(row: Row) -> Decision:
    return Decision(id=local(row["judgement"]), by=row["by"], at=row["at"], why=row["why"])


def _judgements(graph: "Graph", nodes: set[str]) -> tuple[Decision, ...]:
    """Return the judgements in force that name one of some nodes."""
    return tuple(
        Decision(id=made.id, by=made.by, at=made.at, why=made.why, what=plainly.judgement(made))
        for made in fold(graph.judgements())
        if not nodes.isdisjoint(made.nodes)
    )
