"""Tell all that the graph knows about who an actor is, each part with its reasons and its place in an article.

`card` is for one actor. Who may be meant by a name is found by `onrecord.query.names`; whether two are one is told by
`onrecord.query.kinship`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, get_args

from onrecord.actors.journal import fold
from onrecord.model import MentionForm, Why
from onrecord.query import plainly
from onrecord.query.card import (
    Appearance,
    Brief,
    Card,
    Decision,
    Held,
    Mentions,
    Open,
    Passage,
    Printed,
    Quotation,
    Role,
)
from onrecord.query.library import run_internal
from onrecord.query.names import WIKIDATA

if TYPE_CHECKING:
    from rdflib import URIRef

    from onrecord.graph import Graph

LATE = "9999"  # what has no date comes last
FORMS: dict[str, MentionForm] = {form.replace(" ", "-").lower(): form for form in get_args(MentionForm)}
WHYS: dict[str, Why] = {why.replace(" ", "-").replace("'", ""): why for why in get_args(Why)}


Row = dict[str, str]


def brief(graph: "Graph", actor: "URIRef") -> Brief:
    """Return what a list says of an actor."""
    told = _told(graph, actor)
    return Brief(
        id=_local(str(actor)),
        label=_label(told, actor),
        kind=_kind(told),
        wikidata=_wikidata(told),
        counts=counts(graph, actor),
    )


def card(graph: "Graph", actor: "URIRef") -> Card:
    """Return all that is known about who an actor is."""
    told = _told(graph, actor)
    listed = _rows(graph, "who-appearances", actor=actor)
    articles = {row["appearance"]: _printed(row) for row in listed}
    by_id = {printed.id: printed for printed in articles.values()}
    label = _label(told, actor)
    appearances = _appearances(listed, articles, _rows(graph, "who-identified", actor=actor), str(actor))
    nodes = {f"actor/{id_}" for id_ in (_local(str(actor)), *told["formerly"])}
    nodes |= {f"appearance/{appearance.id}" for appearance in appearances}
    return Card(
        id=_local(str(actor)),
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
        mentions=_mentions(_rows(graph, "who-mentions", actor=actor), articles),
        unresolved=_open(_rows(graph, "who-open", actor=actor), by_id),
        appearances=appearances,
        judgements=_judgements(graph, nodes),
    )


def quotation(graph: "Graph", actor: "URIRef") -> Quotation | None:
    """Return one thing that an actor says, a direct quotation if there is any; None where nothing is on record."""
    for row in _rows(graph, "who-quotation", actor=actor):
        return Quotation(words=row["words"], article=_printed(row), denies=bool(row["denies"]))
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
    return next(iter(told.get("label", ())), _local(str(actor)))


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


def _printed(row: Row) -> Printed:
    keys = ("title", "outlet", "published", "url")
    return Printed(id=_local(row["article"]), **{key: row[key] for key in keys})


def _passage(row: Row, article: Printed) -> Passage:
    return Passage(article=article, start=int(row["start"]), end=int(row["end"]), exact=row["exact"])


def _order(place: Passage) -> tuple[str, str, int]:
    return place.article.published or LATE, place.article.id, place.start


def _roles(rows: Iterable[Row], articles: Mapping[str, Printed]) -> tuple[Role, ...]:
    places: dict[str, list[Passage]] = defaultdict(list)
    for row in rows:
        places[" ".join(row["exact"].split())].append(_passage(row, articles[row["appearance"]]))
    found = []
    for words, where in places.items():
        dates = sorted({place.article.published for place in where} - {""})
        found.append(
            Role(
                words=words,
                first=dates[0] if dates else "",
                last=dates[-1] if dates else "",
                articles=len({place.article.id for place in where}),
                example=min(where, key=_order),
            )
        )
    return tuple(sorted(found, key=lambda role: (role.first or LATE, -role.articles, role.words)))


def _mentions(rows: Iterable[Row], articles: Mapping[str, Printed]) -> tuple[Mentions, ...]:
    groups: dict[tuple[str, str, str], list[tuple[Passage, Row]]] = defaultdict(list)
    for row in rows:
        key = (" ".join(row["exact"].split()), _local(row["form"]), _local(row["why"]))
        groups[key].append((_passage(row, articles[row["appearance"]]), row))
    found = []
    for (words, form, why), listed in groups.items():
        place, row = min(listed, key=lambda pair: _order(pair[0]))
        through = None
        if row["through"]:
            through = Passage(
                article=place.article, start=int(row["since"]), end=int(row["until"]), exact=row["through"]
            )
        found.append(
            Mentions(
                words=words,
                form=_form(form),
                why=explained(_why(why), through),
                times=len({(p.article.id, p.start, p.end) for p, _ in listed}),
                articles=len({p.article.id for p, _ in listed}),
                example=place,
                through=through,
                confidence=min(float(r["confidence"] or 1) for _, r in listed),
            )
        )
    return tuple(sorted(found, key=lambda m: (-m.times, m.form, m.words.casefold(), m.words)))


def mention_at(graph: "Graph", actor: "URIRef", place: str) -> Mentions | None:
    """Return the mention of an actor at one place, such as ``3f2a01bcd4e5-725-738``; None where there is none."""
    rows = [row for row in _rows(graph, "who-mentions", actor=actor) if _local(row["mention"]) == place]
    articles = {row["appearance"]: _printed(row) for row in _rows(graph, "who-appearances", actor=actor)}
    return next(iter(_mentions(rows, articles)), None)


def explained(why: Why, through: Passage | None) -> str:
    """Return why words mean somebody, given the words that this rests on."""
    if through is None:
        return plainly.mention(why)
    return plainly.mention(why, name=" ".join(through.exact.split()), at=(through.start, through.end))


def _open(rows: Iterable[Row], articles: Mapping[str, Printed]) -> tuple[Open, ...]:
    candidates: dict[str, dict[str, str]] = defaultdict(dict)
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["mention"], row)
        candidates[row["mention"]][_local(row["other"])] = row["label"]
    found = [
        Open(
            words=" ".join(row["exact"].split()),
            form=_form(_local(row["form"])),
            why=plainly.mention(_why(_local(row["why"]))),
            place=_passage(row, articles[_local(row["article"])]),
            candidates=tuple(sorted(candidates[mention].items())),
        )
        for mention, row in first.items()
    ]
    return tuple(sorted(found, key=lambda one: _order(one.place)))


def _appearances(
    rows: Iterable[Row], articles: Mapping[str, Printed], identified: Iterable[Row], actor: str
) -> tuple[Appearance, ...]:
    settled = {row["appearance"]: row for row in identified}
    found = []
    for row in rows:
        article, row_id = articles[row["appearance"]], _local(row["appearance"])
        local = row_id.removeprefix(article.id + "-")
        reason = settled.get(row["appearance"])
        found.append(
            Appearance(
                id=row_id,
                local=local,
                label=row["label"],
                article=article,
                why=_reason(
                    reason,
                    local=local,
                    actor=_local(actor),
                    label=row["label"],
                    alone=local.startswith(article.id + "-"),
                ),
                score=float(reason["score"] or 1) if reason else 1.0,
                matches=_local(reason["matches"]) if reason else "",
                judgement=_decision(reason) if reason and reason["judgement"] else None,
            )
        )
    return tuple(sorted(found, key=lambda a: (a.article.published or LATE, a.article.id, a.id)))


def _reason(reason: Row | None, *, local: str, actor: str, label: str, alone: bool) -> str:
    if reason is None:
        return f"same full name, {label}" if local == actor and not alone else "known by this article alone"
    return str(_decision(reason)) if reason["judgement"] else reason["reason"]


def _decision(row: Row) -> Decision:
    return Decision(id=_local(row["judgement"]), by=row["by"], at=row["at"], why=row["why"])


def _judgements(graph: "Graph", nodes: set[str]) -> tuple[Decision, ...]:
    """Return the judgements in force that name one of some nodes."""
    return tuple(
        Decision(id=made.id, by=made.by, at=made.at, why=made.why, what=plainly.judgement(made))
        for made in fold(graph.judgements())
        if not nodes.isdisjoint(made.nodes)
    )


def _form(local: str) -> MentionForm:
    return FORMS[local.removeprefix("form-")]


def _why(local: str) -> Why:
    return WHYS[local.removeprefix("why-")]


def _local(node: str) -> str:
    return node.rsplit("/", 1)[-1]
