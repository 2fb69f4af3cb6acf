"""Write quads as JSON-LD 1.1 with named graphs, compacted with the context of the ontology; equal quads, equal bytes.

Written here and not by rdflib, whose writer takes ten times as long and orders arrays by chance. The context is written
into the file, so that a reader asks no server for it. It may hold prefixes, terms (``"label": "rdfs:label"``), terms
with a type (``@id`` or a datatype) and other names for ``@id`` and ``@type``.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from rdflib.namespace import RDF, XSD

from onrecord.errors import ExportError

if TYPE_CHECKING:
    from pyoxigraph import Literal, Quad

STRING, INTEGER, BOOLEAN, TYPE = (str(term) for term in (XSD.string, XSD.integer, XSD.boolean, RDF.type))
Value = str | int | bool | dict[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a context says, the other way round: from IRIs to short names."""

    prefixes: Mapping[str, str]
    terms: Mapping[str, tuple[str, str | None]]
    id: str
    type: str
    _short: dict[str, str] = field(default_factory=dict)

    def short(self, iri: str) -> str:
        """Return ``prefix:rest``, or the IRI where no prefix fits."""
        if iri not in self._short:
            fitting = [item for item in self.prefixes.items() if iri.startswith(item[1])]
            name, start = max(fitting, key=lambda item: len(item[1]), default=("", ""))
            self._short[iri] = f"{name}:{iri[len(start) :]}" if name and not iri.startswith("//", len(start)) else iri
        return self._short[iri]


def read_context(given: Mapping[str, object]) -> Context:
    """Read a context object.

    Raises:
        ExportError: it uses more of JSON-LD than this module knows.
    """
    named = {name: value for name, value in given.items() if isinstance(value, str)}
    prefixes = {name: value for name, value in named.items() if value.endswith(("#", "/")) and "://" in value}
    aliases = {value: name for name, value in named.items() if value in ("@id", "@type")}

    def full(short: str) -> str:
        prefix, colon, rest = short.partition(":")
        return prefixes[prefix] + rest if colon and prefix in prefixes else short

    terms: dict[str, tuple[str, str | None]] = {}
    for name, value in sorted(given.items()):
        if name == "@version" or name in prefixes or name in aliases.values():
            continue
        definition = {"@id": value} if isinstance(value, str) else value
        if not isinstance(definition, dict) or not definition.keys() <= {"@id", "@type"} or "@id" not in definition:
            raise ExportError(f"the JSON-LD context defines {name!r} in a way that cannot be written: {value}")
        type_ = definition.get("@type")
        terms[full(str(definition["@id"]))] = (name, full(str(type_)) if type_ else None)
    return Context(prefixes, terms, aliases.get("@id", "@id"), aliases.get("@type", "@type"))


def jsonld(quads: "Iterable[Quad]", given: Mapping[str, object]) -> str:
    """Return quads as JSON-LD.

    Args:
        quads: of named graphs, ordered by graph and subject.
        given: the context's object.
    """
    context = read_context(given)
    graphs = []
    for graph, inside in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = [
            _node(context, str(subject)[1:-1], about)
            for subject, about in groupby(inside, key=lambda quad: quad.subject)
        ]
        graphs.append({context.id: context.short(str(graph)[1:-1]), "@graph": nodes})
    document = {"@context": dict(given), "@graph": graphs}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _node(context: Context, subject: str, about: "Iterable[Quad]") -> dict[str, object]:
    found: dict[str, list[Value]] = {}
    for quad in about:
        key, value = _entry(context, quad)
        found.setdefault(key, []).append(value)
    single = {key: values[0] if len(values) == 1 else values for key, values in found.items()}
    return {context.id: context.short(subject), **single}


def _entry(context: Context, quad: "Quad") -> tuple[str, Value]:
    """Return a quad's key and value; a term with a type stands only for values of this type."""
    from pyoxigraph import Literal, NamedNode

    predicate = quad.predicate.value
    term, type_ = context.terms.get(predicate, (context.short(predicate), None))
    if isinstance(quad.object, NamedNode):
        iri = quad.object.value
        if predicate == TYPE:
            return context.type, context.terms.get(iri, (context.short(iri), None))[0]
        if type_ == "@id":
            return term, context.short(iri)
        return (predicate if type_ else term), {context.id: context.short(iri)}
    if not isinstance(quad.object, Literal):
        raise ExportError(f"{quad.subject} has a value that JSON-LD cannot carry: {quad.object}")
    datatype = quad.object.datatype.value
    if type_ == datatype:
        return term, _native(quad.object.value, datatype)
    return (predicate if type_ else term), _literal(context, quad.object)


def _native(value: str, datatype: str) -> Value:
    """Return whole numbers and truth as JSON's own, which read back as the same characters; the rest as a string."""
    if datatype == INTEGER and value.removeprefix("-").isascii() and value == _whole(value):
        return int(value)
    return {"true": True, "false": False}.get(value, value) if datatype == BOOLEAN else value


def _whole(value: str) -> str | None:
    # Beyond 2**53 readers in JavaScript round.
    return str(int(value)) if value.removeprefix("-").isdigit() and len(value) < 16 else None


def _literal(context: Context, literal: "Literal") -> Value:
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    if literal.datatype.value == STRING:
        return literal.value
    return {"@value": literal.value, "@type": context.short(literal.datatype.value)}
