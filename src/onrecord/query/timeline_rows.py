"""The timeline as an answer to a prepared question: parameters in, rows out. What stands in it is for `timeline`."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.query.accounts import local
from onrecord.query.lookup import NO_END
from onrecord.query.moments import Bounds
from onrecord.query.timeline import Entry, between

if TYPE_CHECKING:
    from onrecord.graph import Graph, Result
    from onrecord.query.fill import Value

COLUMNS = (
    "dating", "date", "what", "who", "whom", "words", "how", "told", "time", "dated", "earliest", "latest", "place",
    "published", "articles", "outlet", "url", "id", "occurrence",
)  # fmt: skip


def entries(graph: "Graph", terms: "Mapping[str, Value]") -> list[Entry]:
    """Return all that the parameters of the question ask for, whatever its limit."""
    from rdflib import URIRef

    who = terms.get("actor")
    since, end = (str(terms[name]) if name in terms else None for name in ("since", "until"))
    span = Bounds(None if since is None else date.fromisoformat(since), _day_before(end))
    return between(graph, who if isinstance(who, URIRef) else None, span, certain="certain" in terms)


def answer(graph: "Graph", terms: "Mapping[str, Value]") -> "Result":
    """Return the answer to the prepared question, whose parameters are terms already."""
    from rdflib import XSD, Literal

    from onrecord.graph import Result

    limit = terms.get("limit")
    rows = [row(entry) for entry in entries(graph, terms)[: limit if isinstance(limit, int) else None]]
    return Result(
        kind="select",
        variables=COLUMNS,
        rows=tuple(
            tuple(Literal(cell, datatype=XSD.integer if isinstance(cell, int) else XSD.string) for cell in cells)
            for cells in rows
        ),
    )


def _day_before(end: str | None) -> date | None:
    """Return the last day of a span whose end, the day after, a parameter gives; None where it has no end."""
    return None if end is None or end == NO_END else date.fromisoformat(end) - timedelta(days=1)


def row(entry: Entry) -> tuple[str | int, ...]:
    """Return the cells of one entry, as `COLUMNS` names them."""
    first, last = (day.isoformat() if day else "" for day in (entry.bounds.earliest, entry.bounds.latest))
    outlets = dict.fromkeys(report.outlet for report in entry.reports if report.outlet)
    links = dict.fromkeys(report.url for report in entry.reports if report.url)
    return (
        entry.dating,
        entry.date,
        entry.what,
        "; ".join(entry.who),
        "; ".join(entry.whom),
        entry.words,
        "; ".join(entry.how),
        "; ".join(entry.told),
        "; ".join(entry.time),
        "; ".join(entry.dated),
        first,
        last,
        entry.place,
        entry.published,
        len({report.article for report in entry.reports}),
        "; ".join(outlets),
        " ".join(links),
        " ".join(local(report.node) for report in entry.reports),
        local(entry.occurrence),
    )
