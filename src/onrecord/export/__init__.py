"""Write the graph, or a part of it, to a file: RDF, tables, networks or a calendar by its suffix, or a page."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ExportError
from onrecord.export.html import write_page

if TYPE_CHECKING:
    import networkx

    from onrecord.export.select import Selection
    from onrecord.graph import Graph

__all__ = ["NETWORKS", "SUFFIXES", "Exported", "check_network", "write_graph", "write_network", "write_page"]

SUFFIXES = {
    ".ttl": "Turtle",
    ".trig": "TriG, with named graphs",
    ".nt": "N-Triples",
    ".nq": "N-Quads, with named graphs",
    ".jsonld": "JSON-LD, with named graphs",
    ".rdf": "RDF/XML",
    ".graphml": "network of actors and claims",
    ".gexf": "network of actors and claims",
    ".csv": "table of attributions, relations and events",
    ".json": "the same, nested",
    ".ics": "calendar of dated events",
}
NETWORKS = (".graphml", ".gexf", ".csv", ".json")
"""The suffixes of a network of relations."""

NAMED = (".trig", ".nq", ".jsonld")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written.

    Attributes:
        count: how many of ``unit``: quads, triples, rows, edges or events.
        undated: articles left out because a span of time was asked for, and theirs is not known well enough.
        left_out: of a calendar, how many events it cannot hold, by reason.
    """

    path: Path
    count: int
    unit: str
    undated: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)


def write_graph(
    graph: "Graph",
    path: str | Path,
    *,
    actor: str | None = None,
    article: str | None = None,
    since: str | None = None,
    until: str | None = None,
    text: bool = False,
) -> Exported:
    """Write a graph to a file whose suffix says how (see `SUFFIXES`); the same graph gives the same bytes.

    The file is there complete or not at all. Without conditions all of the graph is written.

    Args:
        graph: what to write.
        path: the file; an existing one is replaced.
        actor: only what involves this actor (name, id or IRI).
        article: only what stands in this article (id, IRI, web address or title).
        since: only articles published on this day, month or year, or later; in a calendar, only events of then.
        until: only articles published on this day, month or year, or earlier; in a calendar, only events of then.
        text: also write the texts of whole articles, in the RDF formats.

    Raises:
        ExportError: the suffix is unknown, or the file cannot be written.
        QueryError: no such actor or article, or several are meant, or a date is none.
    """
    from onrecord.export.select import choose

    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise ExportError(
            f"{path}: no format is known for {suffix or 'a name without a suffix'!r}. Use one of: {known}"
        )
    _check_place(path)
    if suffix == ".ics":
        from onrecord.export.calendar import calendar

        made = calendar(graph, actor=actor, article=article, since=since, until=until)
        _write(path, made.text)
        return Exported(path=path, count=made.count, unit="events", left_out=made.left_out)
    chosen = choose(graph, actor=actor, article=article, since=since, until=until)
    content, count, unit = _content(graph, suffix, chosen, text=text)
    _write(path, content)
    return Exported(path=path, count=count, unit=unit, undated=chosen.undated if chosen else 0)


def check_network(path: str | Path) -> None:
    """See whether a network of relations can be written to a file, before any work is done.

    Raises:
        ExportError: the suffix is unknown, or the place is none.
    """
    path = Path(path)
    if path.suffix.lower() not in NETWORKS:
        known = ", ".join(NETWORKS)
        raise ExportError(
            f"{path}: no format of networks is known for {path.suffix or 'a name without a suffix'!r}. "
            f"Use one of: {known}"
        )
    _check_place(path)


def write_network(network: "networkx.MultiDiGraph", path: str | Path) -> Exported:
    """Write a network of `onrecord.query.relation_network` to a file whose suffix says how (see `NETWORKS`).

    The file is there complete or not at all; the same network gives the same bytes.

    Raises:
        ExportError: the suffix is unknown, or the file cannot be written.
    """
    from onrecord.export import networks

    check_network(path)
    path = Path(path)
    writers = {
        ".graphml": networks.graphml, ".gexf": networks.gexf, ".csv": networks.csv_text, ".json": networks.json_text,
    }  # fmt: skip
    _write(path, writers[path.suffix.lower()](network))
    return Exported(path=path, count=network.number_of_edges(), unit="edges")


def _content(graph: "Graph", suffix: str, chosen: "Selection | None", *, text: bool) -> tuple[str, int, str]:
    """Return the file's content, and how much of what it holds."""
    records = None if chosen is None else chosen.records
    if suffix in (".csv", ".json"):
        from onrecord.export import tables

        rows = tables.rows(graph, records=records)
        return (tables.csv_text if suffix == ".csv" else tables.json_text)(rows), len(rows), "rows"
    if suffix in (".graphml", ".gexf"):
        from onrecord.export import networks
        from onrecord.query.network import claim_network

        network = claim_network(graph, records=records)
        written = (networks.graphml if suffix == ".graphml" else networks.gexf)(network)
        return written, network.number_of_edges(), "edges"
    from onrecord.export import rdf
    from onrecord.export.jsonld import jsonld
    from onrecord.export.select import quads

    lines = rdf.canonical(quads(graph, chosen), text=text)
    writers: dict[str, Callable[[Sequence[str]], str]] = {
        ".ttl": rdf.turtle, ".trig": rdf.trig, ".nt": rdf.ntriples, ".nq": rdf.nquads, ".rdf": rdf.rdfxml,
        ".jsonld": lambda given: jsonld(rdf.ordered(given, named=True), _context()),
    }  # fmt: skip
    if suffix in NAMED:
        return writers[suffix](lines), len(lines), "quads"
    return writers[suffix](lines), len(rdf.triples(lines)), "triples"


def _context() -> dict[str, object]:
    """Return the JSON-LD context of the ontology: beside the package where it is installed, or in the project."""
    packaged = files("onrecord").joinpath("ontology", "context.jsonld")
    project = Path(__file__).parents[3] / "ontology" / "context.jsonld"
    try:
        source = packaged.read_text(encoding="utf-8") if packaged.is_file() else project.read_text(encoding="utf-8")
        context = json.loads(source)["@context"]
    except (OSError, ValueError, KeyError) as error:
        raise ExportError(f"the JSON-LD context cannot be read: {error}. Install onrecord again") from error
    if not isinstance(context, dict):
        raise ExportError("the JSON-LD context is not an object. Install onrecord again")
    return context


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise ExportError(f"{path}: this is a folder. Give the name of a file")
    if not path.parent.is_dir():
        raise ExportError(f"{path}: the folder {path.parent} does not exist. Make it first, or choose another")


def _write(path: Path, content: str) -> None:
    """Write beside the file first, so that an old file stays whole until the new one is."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("x", encoding="utf-8", newline="") as out:
            out.write(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}. Choose another place") from error
