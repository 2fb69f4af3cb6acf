"""What single articles tell, each with when it was as far as the article says so: sayings, relations and dated events.

A dated event may be the saying of an attribution, or the act of a relation ("On Friday Keller accused Ruiz"): then it
dates that, and is no account of its own. How accounts become the entries of a timeline is left to `timeline`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.query.findings import MADE, manner, told_by_another
from onrecord.query.library import run_internal
from onrecord.query.moments import UNKNOWN, Bounds, read

if TYPE_CHECKING:
    from rdflib import URIRef

    from onrecord.graph import Graph

JOIN = " … "
VAGUE = ("PAST_REF", "FUTURE_REF")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """How the words of an article date something.

    Attributes:
        event: IRI of the dated event.
        occurrence: IRI of what it is an account of, where several articles tell of it; else empty.
        date: as precisely as it is known: a date, EDTF or TIMEX3, with X for what stays open.
        relations: how it is related to each expression: on, before, after, during, since, until.
        dated: the expressions.
        status: as `onrecord.model.Status` has it.
    """

    event: str = ""
    occurrence: str = ""
    bounds: Bounds = UNKNOWN
    date: str = ""
    relations: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    status: str = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One thing that one article tells.

    Attributes:
        node, article: IRIs.
        what: ``said``, ``denied`` or ``not said``; a type of relation; of an event ``happened``, or ``claimed`` where
            the article leaves it to others, or ``future``, ``hypothetical``, ``not happened``.
        how: ``asserted``, or how else it is put forward: told, negated, hearsay, question …, and of what the article
            tells as no more than future, hypothetical or not happened, that.
        cast: IRIs of those who do it, or take part.
        toward: IRIs of those to whom it is done.
        words: what was said, the sentence of a relation, the phrase of an event.
        told: who tells it, where the article does not do so itself.
        when: None where no words date it.
    """

    node: str
    article: str
    what: str
    how: str
    cast: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    words: str
    sentence: str
    told: str = ""
    place: str = ""
    when: When | None = None


Cells = dict[str, str]


def accounts(graph: "Graph", labels: Mapping[str, str], *, actor: "URIRef | None" = None) -> Iterator[Account]:
    """Yield what a graph tells, in no particular order.

    Args:
        graph: what to read.
        labels: names of actors, by IRI.
        actor: only what this actor said, or did to others with words, or had done to it; events come all.
    """
    events = list(_events(graph, labels))
    sayings: dict[str, list[Account]] = defaultdict(list)
    for event, saying in events:
        if saying:
            sayings[saying].append(event)
    acts = {str(event): str(relation) for event, relation in run_internal(graph, "timeline-acts").rows}
    acting: dict[str, list[Account]] = defaultdict(list)
    for event, _ in events:
        if event.node in acts:
            acting[acts[event.node]].append(event)
    holes = {} if actor is None else {"actor": actor}
    yield from _said(_cells(graph, "timeline-said", **holes), labels, sayings)
    yield from _relations(_cells(graph, "timeline-relations", **holes), labels, acting, sayings)
    yield from (event for event, saying in events if not saying and event.node not in acts)


def _cells(graph: "Graph", query: str, **holes: "URIRef") -> Iterator[Cells]:
    """Yield the rows of an internal query by variable, without what is unbound."""
    answer = run_internal(graph, query, **holes)
    for row in answer.rows:
        yield {name: str(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}


def _said(rows: Iterable[Cells], labels: Mapping[str, str], sayings: Mapping[str, list[Account]]) -> Iterator[Account]:
    for cells in rows:
        speaker = cells.get("speaker")
        how = local(cells.get("modality", MADE))
        another = told_by_another({**cells, "source": speaker} if speaker else cells)
        if how == MADE and another:
            how = "told"
        account = Account(
            node=cells["node"],
            article=cells["article"],
            what="denied" if "denies" in cells else "not said" if "withholds" in cells else "said",
            how=how,
            cast=(speaker,) if speaker else (),
            words=one_line(cells["words"]),
            sentence=one_line(cells["sentence"]),
            told=_teller(cells, labels) if another else "",
        )
        yield _dated(account, sayings.get(account.node, ()))


def _relations(
    rows: Iterable[Cells],
    labels: Mapping[str, str],
    acting: Mapping[str, list[Account]],
    sayings: Mapping[str, list[Account]],
) -> Iterator[Account]:
    targets: dict[str, set[str]] = defaultdict(set)
    single: dict[str, Cells] = {}
    for cells in rows:
        single.setdefault(cells["node"], cells)
        if "target" in cells:
            targets[cells["node"]].add(cells["target"])
    for node, cells in single.items():
        source, type_ = cells.get("source"), local(cells["type"])
        account = Account(
            node=node,
            article=cells["article"],
            what=type_,
            # That the words are denied is what a denial says, not that it was not made.
            how=manner(cells if type_ != "denies" else {**cells, "rejected": ""}),
            cast=(source,) if source else (),
            toward=tuple(sorted(targets[node])),
            words=one_line(cells["sentence"]),
            sentence=one_line(cells["sentence"]),
            told=_teller(cells, labels) if told_by_another(cells) else "",
        )
        # When somebody else tells of it, that dates the telling and not what is told.
        own = source is not None and cells.get("speaker") == source
        yield _dated(account, acting.get(node) or (sayings.get(cells.get("origin", "")) if own else None) or ())


def _dated(account: Account, events: Iterable[Account]) -> Account:
    """Return an account with what dates it most closely; what is only to come or supposed is no longer asserted."""
    dated = [event for event in events if event.when is not None]
    if not dated:
        return account
    best = min(dated, key=lambda event: (event.when is not None and event.when.bounds.days, event.node))
    status = best.when.status if best.when else ""
    how = status if account.how == MADE and status != "happened" else account.how
    return replace(account, when=best.when, place=best.place, how=how)


def _events(graph: "Graph", labels: Mapping[str, str]) -> Iterator[tuple[Account, str]]:
    """Yield each dated event, with the attribution that it is the saying of, if it is one."""
    occurrence = {str(account): str(whole) for whole, account in run_internal(graph, "timeline-occurrences").rows}
    cast: dict[str, list[str]] = defaultdict(list)
    for owner, who in run_internal(graph, "timeline-cast").rows:
        cast[str(owner)].append(str(who))
    words: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for owner, part, start, exact in run_internal(graph, "timeline-words").rows:
        words[str(owner)].append((int(str(start)), str(part), one_line(str(exact))))
    for cells in _cells(graph, "timeline-events"):
        node = cells["node"]
        parts = sorted(words[node])
        status = local(cells["status"]).removeprefix("status-").replace("-", " ")
        how = _event_manner(cells, status)
        date = cells.get("date", "")
        date = date if date and not date.startswith("--") else cells.get("edtf") or cells.get("timex", "")
        # "Recently" or "in the future" says no day, even where other words bound it on the far side.
        bounds = UNKNOWN if date in VAGUE else read(cells.get("earliest"), cells.get("latest"))
        when = When(
            event=node,
            occurrence=occurrence.get(node, ""),
            bounds=bounds,
            date=date,
            relations=tuple(part for _, part, _ in parts if part != "event"),
            dated=tuple(exact for _, part, exact in parts if part != "event"),
            status=status,
        )
        yield (
            Account(
                node=node,
                article=cells["article"],
                what=_event_kind(status, how),
                how=how,
                cast=tuple(cast[node]),
                words=JOIN.join(exact for _, part, exact in parts if part == "event"),
                sentence=one_line(cells["sentence"]),
                told=_teller(cells, labels) if "teller" in cells else "",
                place=one_line(cells.get("place", "")),
                when=when,
            ),
            cells.get("saying", ""),
        )


def _event_manner(cells: Cells, status: str) -> str:
    """Return how an article puts an event forward; who says it is told even where they call it future."""
    how = local(cells["modality"])
    if status == "future" and how == "prediction":
        how = MADE  # the status says so already
    if local(cells["polarity"]) == "negative":
        return "negated" if how == MADE else f"negated, {how}"
    if how != MADE:
        return how
    return "told" if "teller" in cells else MADE if status == "happened" else status


def _event_kind(status: str, how: str) -> str:
    """Return what an event is on a timeline; only what the article itself tells as having happened did happen."""
    if status == "hypothetical" and how == "hearsay":
        return "claimed"  # somebody says so, even if nobody is named
    if status != "happened":
        return status
    return "happened" if how == MADE else "not happened" if how == "negated" else "claimed"


def _teller(cells: Cells, labels: Mapping[str, str]) -> str:
    return labels.get(cells.get("voice", "")) or one_line(cells.get("voicewords", "")) or "somebody"


def local(node: str) -> str:
    """Return the last part of an IRI."""
    return node.rsplit("/", 1)[-1]


def one_line(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())
