"""Write an answer in the W3C's formats: SPARQL 1.1 results as JSON, CSV, TSV and XML; graphs as Turtle and others.

CSV and TSV have no form for yes or no in the standard; the single word ``true`` or ``false`` is written. A graph as CSV
or TSV has the columns subject, predicate and object.
"""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from onrecord.errors import QueryError

if TYPE_CHECKING:
    from rdflib.term import Node

    from onrecord.graph import Result

FORMATS = ("json", "csv", "tsv", "xml", "ttl")
STRING = "http://www.w3.org/2001/XMLSchema#string"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Terminals obey these; Turtle and JSON can write them by number.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
Row = Sequence["Node | None"]


def serialise(result: "Result", format_: str) -> str:
    """Return an answer as text.

    Args:
        result: of a SELECT, ASK, CONSTRUCT or DESCRIBE.
        format_: one of `FORMATS`; for a graph, json is JSON-LD and xml is RDF/XML.

    Raises:
        QueryError: the format is unknown, or cannot carry this answer.
    """
    if format_ not in FORMATS:
        raise QueryError(f"no format {format_!r}. Use one of: {', '.join(FORMATS)}")
    if result.graph is not None:
        return _graph(result, format_)
    if format_ == "ttl":
        raise QueryError(f"{result.kind.upper()} gives no graph to write as Turtle. Use json, csv, tsv or xml")
    if result.answer is not None:
        return _truth(result.answer, format_)
    return {"json": _json, "csv": _csv, "tsv": _tsv, "xml": _xml}[format_](result.variables, result.rows)


def _graph(result: "Result", format_: str) -> str:
    from onrecord.graph.vocab import PREFIXES

    graph = result.graph
    if graph is None:
        return ""
    if format_ in ("csv", "tsv"):
        rows = sorted(graph, key=lambda triple: [turtle(term) for term in triple])
        return (_csv if format_ == "csv" else _tsv)(("subject", "predicate", "object"), rows)
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    if format_ == "xml":
        for term in {term for triple in graph for term in triple}:
            _carried(str(term))
    options = {"ttl": "turtle", "xml": "xml", "json": "json-ld"}
    text = str(graph.serialize(format=options[format_]))
    return text if format_ == "xml" else CONTROL.sub(_by_number, text)


def _by_number(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"


def _truth(answer: bool, format_: str) -> str:  # noqa: FBT001
    word = "true" if answer else "false"
    if format_ == "json":
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    if format_ == "xml":
        return f"{_XML_TOP}\n  <head/>\n  <boolean>{word}</boolean>\n</sparql>\n"
    return word + "\n"


def _json(variables: Sequence[str], rows: Sequence[Row]) -> str:
    bindings = [
        {name: _json_term(term) for name, term in zip(variables, row, strict=True) if term is not None} for row in rows
    ]
    answer = {"head": {"vars": list(variables)}, "results": {"bindings": bindings}}
    return CONTROL.sub(_by_number, json.dumps(answer, ensure_ascii=False, indent=1)) + "\n"


def _json_term(term: "Node") -> dict[str, str]:
    from rdflib import BNode, Literal

    if not isinstance(term, Literal):
        return {"type": "bnode" if isinstance(term, BNode) else "uri", "value": str(term)}
    written = {"type": "literal", "value": str(term)}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype and str(term.datatype) != STRING:
        written["datatype"] = str(term.datatype)
    return written


def _csv(variables: Sequence[str], rows: Sequence[Row]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(variables)
    writer.writerows([["" if term is None else _plain(term) for term in row] for row in rows])
    return out.getvalue()


def _plain(term: "Node") -> str:
    from rdflib import BNode

    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _tsv(variables: Sequence[str], rows: Sequence[Row]) -> str:
    lines = ["\t".join(f"?{name}" for name in variables)]
    lines += ["\t".join("" if term is None else turtle(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def turtle(term: "Node") -> str:
    r"""Return a term on one line as Turtle writes it.

    >>> from rdflib import Literal
    >>> print(turtle(Literal('a "b"\n', lang="en")))
    "a \"b\"\n"@en
    """
    from rdflib import BNode, Literal

    if isinstance(term, BNode):
        return f"_:{term}"
    if not isinstance(term, Literal):
        return f"<{term}>"
    words = '"' + CONTROL.sub(_by_number, str(term).translate(ESCAPES)) + '"'
    if term.language:
        return f"{words}@{term.language}"
    return words if not term.datatype or str(term.datatype) == STRING else f"{words}^^<{term.datatype}>"


def readable(term: "Node | None") -> str:
    """Return a term for people: text as it is, an IRI with a prefix of the graph where one fits.

    >>> from rdflib import URIRef
    >>> readable(URIRef("https://w3id.org/onrecord/id/actor/ana-ruiz"))
    'actor:ana-ruiz'
    """
    from rdflib import URIRef

    from onrecord.graph.vocab import PREFIXES

    if not isinstance(term, URIRef):
        return "" if term is None else _plain(term)
    fitting = [(prefix, namespace) for prefix, namespace in PREFIXES.items() if term.startswith(namespace)]
    prefix, namespace = max(fitting, key=lambda item: len(item[1]), default=("", ""))
    return f"{prefix}:{term[len(namespace) :]}" if prefix else str(term)


_XML_TOP = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def _xml(variables: Sequence[str], rows: Sequence[Row]) -> str:
    lines = [_XML_TOP, "  <head>"]
    lines += [f"    <variable name={quoteattr(name)}/>" for name in variables]
    lines += ["  </head>", "  <results>"]
    for row in rows:
        lines.append("    <result>")
        for name, term in zip(variables, row, strict=True):
            if term is not None:
                lines.append(f"      <binding name={quoteattr(name)}>{_xml_term(term)}</binding>")
        lines.append("    </result>")
    return "\n".join([*lines, "  </results>", "</sparql>"]) + "\n"


def _xml_term(term: "Node") -> str:
    from rdflib import BNode, Literal

    # An XML reader turns a carriage return into a line feed unless it is written by number.
    words = escape(_carried(str(term)), {"\r": "&#13;"})
    if isinstance(term, BNode):
        return f"<bnode>{words}</bnode>"
    if not isinstance(term, Literal):
        return f"<uri>{words}</uri>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{words}</literal>"
    if term.datatype and str(term.datatype) != STRING:
        return f"<literal datatype={quoteattr(str(term.datatype))}>{words}</literal>"
    return f"<literal>{words}</literal>"


def _carried(words: str) -> str:
    if found := UNWRITABLE.search(words):
        raise QueryError(f"XML cannot carry the character U+{ord(found[0]):04X} in {words[:60]!r}. Use json or tsv")
    return words
