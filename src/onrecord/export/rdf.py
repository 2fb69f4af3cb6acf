"""Write quads as RDF: Turtle, TriG, N-Triples, N-Quads, RDF/XML; the same quads give the same bytes.

Everything goes through sorted N-Quads, and Oxigraph's writers do the rest: rdflib's TriG depends on the hash seed, and
its Turtle takes ten times as long. Whole article texts are left out unless they are asked for. JSON-LD has a
module of its own.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import ExportError
from onrecord.graph.vocab import PREFIXES, RDF, REC
from onrecord.ids import BASE

if TYPE_CHECKING:
    import pyoxigraph

TEXT = f"<{REC.text}>"
TYPE = f"<{RDF.type}>"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PREFIX_LINE = re.compile(r"^@prefix .*\n", re.MULTILINE)
XML_NAMESPACES = re.compile(r"(<rdf:RDF)((?: xmlns:\w+=\"[^\"]*\")+)")


def canonical(quads: "Iterable[pyoxigraph.Quad]", *, text: bool = False) -> list[str]:
    """Return quads as lines of N-Quads without line ends, each once, sorted by code point.

    Args:
        quads: in any order.
        text: keep the texts of whole articles (``rec:text``).
    """
    lines = {f"{quad} ." for quad in quads}
    if not text:
        lines = {line for line in lines if line.split(" ", 2)[1] != TEXT}
    return sorted(lines)


def nquads(lines: Sequence[str]) -> str:
    """Return canonical lines as a file of N-Quads."""
    return "".join(f"{line}\n" for line in lines)


def ntriples(lines: Sequence[str]) -> str:
    """Return canonical lines as a file of N-Triples: the union of all graphs, each triple once."""
    return "".join(f"{line}\n" for line in triples(lines))


def triples(lines: Sequence[str]) -> list[str]:
    """Return canonical lines without their graphs: each triple once, sorted."""
    # Every quad of ours has a named graph, and no IRI has a space in it.
    return sorted({line[:-2].rpartition(" ")[0] + " ." for line in lines})


def turtle(lines: Sequence[str]) -> str:
    """Return canonical lines as Turtle: the union of all graphs."""
    return _written([quad.triple for quad in ordered(lines, named=False)], "TURTLE")


def trig(lines: Sequence[str]) -> str:
    """Return canonical lines as TriG, graph by graph."""
    return _written(ordered(lines, named=True), "TRIG")


def rdfxml(lines: Sequence[str]) -> str:
    """Return canonical lines as RDF/XML: the union of all graphs.

    Raises:
        ExportError: a literal has a character that XML 1.0 cannot carry. It is not replaced, since words that are
            quoted have to stay what they are in the article.
    """
    import pyoxigraph as ox

    found = [quad.triple for quad in ordered(lines, named=False)]
    for triple in found:
        if isinstance(triple.object, ox.Literal) and (odd := UNWRITABLE.search(triple.object.value)):
            raise ExportError(
                f"RDF/XML cannot carry the character U+{ord(odd[0]):04X}, which is in the words of {triple.subject}. "
                "Export to .ttl, .nt or .jsonld"
            )
    # RDF/XML shortens predicates and classes only: no prefix of an instance is of use.
    prefixes = {prefix: namespace for prefix, namespace in PREFIXES.items() if not namespace.startswith(BASE)}
    text = (ox.serialize(found, format=ox.RdfFormat.RDF_XML, prefixes=prefixes) or b"").decode()
    return XML_NAMESPACES.sub(lambda top: " ".join([top[1], *sorted(top[2].split())]), text, count=1)


def ordered(lines: Sequence[str], *, named: bool) -> "list[pyoxigraph.Quad]":
    """Return quads so that writers group them: by graph, subject, predicate (type first) and object.

    Args:
        lines: canonical.
        named: keep the graphs; without them each triple comes once.
    """
    import pyoxigraph as ox

    def key(line: str) -> tuple[str, str, str, str]:
        subject, predicate, rest = line[:-2].split(" ", 2)
        object_, _, graph = rest.rpartition(" ") if named else (rest, "", "")
        return graph, subject, "" if predicate == TYPE else predicate, object_

    chosen = sorted(lines if named else triples(lines), key=key)
    return list(ox.parse(nquads(chosen), format=ox.RdfFormat.N_QUADS))


def _written(items: "list[pyoxigraph.Quad] | list[pyoxigraph.Triple]", format_: str) -> str:
    """Write with prefixes sorted by name, and an empty line between subjects."""
    import pyoxigraph as ox

    text = (ox.serialize(items, format=getattr(ox.RdfFormat, format_), prefixes=PREFIXES) or b"").decode()
    prefixes = PREFIX_LINE.findall(text)
    # Line ends in literals are written as \\n, so that these can only be those of the notation.
    body = PREFIX_LINE.sub("", text).replace(" .\n", " .\n\n").replace("\n\n}\n", "\n}\n\n")
    return "".join(sorted(prefixes)) + "\n" + body.rstrip("\n") + "\n"
