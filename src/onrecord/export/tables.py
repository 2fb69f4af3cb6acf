"""Attributions, relations and dated events as rows: CSV for spreadsheets, JSON for programs.

In CSV, a cell that a spreadsheet would read as a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a line
end) begins with an apostrophe instead, also where that is a date without a year (``--06-08``); JSON has the values as
they are.
"""

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.query.library import run_internal

if TYPE_CHECKING:
    from onrecord.graph import Graph

COLUMNS = (
    "type", "relation", "id", "who", "how", "whom", "words", "source", "cue", "matter", "date", "dated",
    "kind", "polarity", "modality", "qualifiers", "told", "headline", "confidence",
    "title", "outlet", "published", "url", "article", "start", "end", "spans", "evidence",
    "status", "time", "earliest", "latest", "edtf", "place", "basis",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
HAPPENS = {"future": "will happen", "hypothetical": "might happen", "not happened": "does not happen"}
LEAD = {"attribution": "content", "relation": "evidence", "event": "event"}  # the part that `words` quotes


@dataclass(slots=True)
class Piece:
    """A quoted piece of an article: half-open offsets in its stored text, and the characters there."""

    start: int
    end: int
    exact: str


@dataclass(slots=True)
class Row:
    """One attribution, relation or event.

    Attributes:
        type: one of the keys of `LEAD`.
        values: what the columns say that are not about the article or the place in it; by column name.
        whom: the addressee, those whom a relation is toward, or those who take part.
        article: title, outlet, published, url and id.
        spans: the pieces of each part (content, cue, source, evidence, event, head, date, marker, place, matter, by,
            toward, qualifier), in the order of the text.
    """

    type: str
    id: str
    values: dict[str, str] = field(default_factory=dict)
    whom: list[str] = field(default_factory=list)
    article: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[Piece]] = field(default_factory=dict)


def rows(graph: "Graph", *, records: Collection[str] | None = None) -> list[Row]:
    """Return all rows, or those of some attributions, relations and events (IRIs), in the order of publication."""
    articles = _articles(graph)
    labels = {str(actor): str(label) for actor, label in run_internal(graph, "table-labels").rows}
    found: dict[str, Row] = {}
    for type_, query in (("attribution", "attributions"), ("relation", "relations"), ("event", "events")):
        for cells in _cells(graph, f"table-{query}"):
            node = cells["node"]
            if records is not None and node not in records:
                continue
            row = found.get(node)
            if row is None:
                row = found[node] = Row(type_, _local(node), values=_values(type_, cells, labels))
                row.article = articles.get(cells["article"], {"id": _local(cells["article"])})
            whom = labels.get(cells.get("addressee") or cells.get("toward") or cells.get("actor") or "")
            if whom and whom not in row.whom:
                row.whom.append(whom)
    _add_spans(graph, found)
    return sorted(found.values(), key=_place)


def _cells(graph: "Graph", query: str) -> Iterator[dict[str, str]]:
    """Yield the rows of an internal query by variable, without what is unbound."""
    answer = run_internal(graph, query)
    for row in answer.rows:
        yield {name: str(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}


def _articles(graph: "Graph") -> dict[str, dict[str, str]]:
    found = {}
    for cells in _cells(graph, "table-articles"):
        keys = ("title", "outlet", "published", "url")
        found[cells["article"]] = {key: cells.get(key, "") for key in keys} | {"id": _local(cells["article"])}
    return found


def _values(type_: str, cells: dict[str, str], labels: dict[str, str]) -> dict[str, str]:
    """Return what the columns say about one row, without the article and the places in it."""
    plain = ("words", "source", "cue", "matter", "date", "confidence")
    values: dict[str, str] = {key: cells[key] for key in plain if key in cells}
    values |= {key: cells[key].rsplit("/", 1)[-1] for key in ("kind", "polarity", "modality") if key in cells}
    who = cells.get("speaker") or cells.get("by")
    if who in labels:
        values["who"] = labels[who]
    if cells.get("headline") == "true":
        values["headline"] = "true"
    if type_ == "event":
        values |= _event(cells, labels)
    elif type_ == "relation":
        values["relation"] = cells["relation"].rsplit("/", 1)[-1].replace("-", " ")
        values["how"] = negated(values["relation"]) if values.get("polarity") == "negative" else values["relation"]
        if "teller" in cells and cells.get("voice", "") != cells.get("by"):
            values["told"] = _teller(cells, labels)
    elif cells.get("denies") == "true":
        values["how"] = "denies"
    else:
        values["how"] = "does not say" if cells.get("withholds") == "true" else "says"
    return values


def _event(cells: dict[str, str], labels: dict[str, str]) -> dict[str, str]:
    """Return what the columns say about an event alone: when it is, and whether it is told as a fact."""
    status = _local(cells.get("status", "")).removeprefix("status-").replace("-", " ")
    how = HAPPENS["not happened"] if cells["polarity"].endswith("negative") else HAPPENS.get(status, "happens")
    values = {
        "date": cells.get("date") or cells.get("timex", ""),
        "how": how,
        "status": status,
        "basis": _local(cells.get("anchor", "")).removeprefix("anchor-").replace("-", " "),
    }
    values |= {key: cells[key] for key in ("earliest", "latest", "edtf", "place") if key in cells}
    return values | ({"told": _teller(cells, labels)} if "teller" in cells else {})


def _teller(cells: dict[str, str], labels: dict[str, str]) -> str:
    return labels.get(cells.get("voice", "")) or cells.get("voicewords", "somebody")


def negated(type_: str) -> str:
    """Return what somebody does not do.

    >>> negated("denies"), negated("agrees with")
    ('does not deny', 'does not agree with')
    """
    verb, _, rest = type_.partition(" ")
    base = verb.removesuffix("ies") + "y" if verb.endswith("ies") else verb.removesuffix("s")
    return f"does not {base} {rest}".rstrip()


def _add_spans(graph: "Graph", found: dict[str, Row]) -> None:
    for cells in _cells(graph, "table-spans"):
        if row := found.get(cells["node"]):
            piece = Piece(int(cells["start"]), int(cells["end"]), cells["exact"])
            row.spans.setdefault(cells["part"], []).append(piece)
    relations: dict[str, list[tuple[int, str]]] = {}
    for cells in _cells(graph, "timeline-words"):
        if cells["part"] != "event":
            relations.setdefault(cells["node"], []).append((int(cells["start"]), cells["part"]))
    for node, dated in relations.items():
        if row := found.get(node):
            row.values["time"] = "; ".join(relation for _, relation in sorted(dated))
    for row in found.values():
        row.whom.sort()
        for pieces in row.spans.values():
            pieces.sort(key=lambda piece: (piece.start, piece.end))
        if lead := row.spans.get(LEAD[row.type]):
            row.values["words"] = " … ".join(piece.exact for piece in lead)
        if qualifiers := row.spans.get("qualifier"):
            row.values["qualifiers"] = " … ".join(piece.exact for piece in qualifiers)
        if dates := row.spans.get("date"):
            row.values["dated"] = "; ".join(piece.exact for piece in dates)


def _place(row: Row) -> tuple[str, str, int, str, str]:
    lead = row.spans.get(LEAD[row.type])
    return row.article.get("published", ""), row.article["id"], lead[0].start if lead else 0, row.type, row.id


def csv_text(found: Iterable[Row]) -> str:
    """Return rows as CSV with a header; ``start`` and ``end`` enclose all pieces of ``words``, ``spans`` has each."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in found:
        writer.writerow({column: guarded(text) for column, text in _flat(row).items()})
    return out.getvalue()


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula.

    >>> guarded("=1+1"), guarded("fine")
    ("'=1+1", 'fine')
    """
    return "'" + text if text.startswith(FORMULA) else text


def _flat(row: Row) -> dict[str, str]:
    article = {key: row.article.get(key, "") for key in ("title", "outlet", "published", "url")}
    lead = row.spans.get(LEAD[row.type], [])
    place = {
        "start": str(lead[0].start) if lead else "",
        "end": str(max(piece.end for piece in lead)) if lead else "",
        "spans": " ".join(f"{piece.start}-{piece.end}" for piece in lead),
        "evidence": " … ".join(piece.exact for piece in row.spans.get("evidence", ())),
    }
    return {"type": row.type, "id": row.id, **row.values, "whom": "; ".join(row.whom), **article,
            "article": row.article["id"], **place}  # fmt: skip


def json_text(found: Iterable[Row]) -> str:
    """Return rows as JSON: a list of objects with their article and the pieces of each part inside."""
    return json.dumps([_nested(row) for row in found], ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _nested(row: Row) -> dict[str, object]:
    values: dict[str, object] = dict(row.values)
    if "confidence" in row.values:
        values["confidence"] = float(row.values["confidence"])
    if "headline" in row.values:
        values["headline"] = True
    spans = {
        part: [{"start": piece.start, "end": piece.end, "exact": piece.exact} for piece in pieces]
        for part, pieces in row.spans.items()
    }
    article = {key: value or None for key, value in row.article.items()}
    return {"type": row.type, "id": row.id, **values, "whom": row.whom, "article": article, "spans": spans}


def _local(node: str) -> str:
    return node.rsplit("/", 1)[-1]
