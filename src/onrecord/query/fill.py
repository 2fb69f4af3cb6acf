r"""Put values into a query's ``$holes``, each in its own safe notation, so that no value can become SPARQL.

This module knows RDF terms and query text only; what a user's word *means* (which actor, which article) is `lookup`'s
job. ``term.n3()`` of rdflib is not used for text: it leaves a final quote open after a backslash in a text of several
lines, and rdflib expands ``\u0022`` before it parses, also behind an escaped backslash, so that a text which contains
these six characters would close its own string.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from onrecord.errors import QueryError

if TYPE_CHECKING:
    from rdflib import Literal, URIRef

    Value: TypeAlias = URIRef | Literal | int | tuple[URIRef, ...]
    """What a hole takes: a term, a bare number for LIMIT, or some IRIs for VALUES."""

HOLE = re.compile(r"\$([a-z][a-z_]*)")
FORBIDDEN_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\x7f-\x9f\ud800-\udfff]')
ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str) -> str:
    r"""Return a text as one SPARQL string, which both rdflib and Oxigraph read back unchanged.

    >>> print(quoted('say "no"'))
    "say \"no\""
    >>> print(quoted(r'\u0022'))
    "\\\U000000750022"
    """
    written = []
    for before, char in zip(" " + text, text, strict=False):
        if "\ud800" <= char <= "\udfff":
            raise QueryError(f"the text {text!r} is not valid Unicode: it has half a character. Type it again")
        if char in ESCAPED:
            written.append(ESCAPED[char])
        elif char < " " or "\x7f" <= char <= "\x9f" or (char in "uU" and before == "\\"):
            # A u behind a backslash is written by number: engines expand \uXXXX before they read strings. All eight
            # digits, since rdflib takes eight after \u too where the text goes on with what could be digits.
            written.append(f"\\U{ord(char):08X}")
        else:
            written.append(char)
    return '"' + "".join(written) + '"'


def iri(text: str) -> str:
    """Return an IRI between angle brackets, or refuse what cannot be one.

    >>> iri("https://w3id.org/onrecord/ns#Attribution")
    '<https://w3id.org/onrecord/ns#Attribution>'
    """
    if not text or FORBIDDEN_IN_IRI.search(text):
        raise QueryError(f"{text!r} is not an IRI: it is empty or has a space, quote, bracket or backslash in it")
    return f"<{text}>"


def notation(value: "Value") -> str:
    """Return a term, a bare number for LIMIT, or several IRIs for VALUES, as they are written in SPARQL."""
    from rdflib import Literal, URIRef

    if isinstance(value, tuple):
        return " ".join(notation(one) for one in value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, URIRef):
        return iri(str(value))
    if not isinstance(value, Literal):
        raise QueryError(f"{value!r} cannot stand in a query. Give an IRI, a literal or a whole number")
    if value.language:
        if not re.fullmatch(r"[a-zA-Z]+(-[a-zA-Z0-9]+)*", value.language):
            raise QueryError(f"{value.language!r} is not a language tag")
        return f"{quoted(str(value))}@{value.language}"
    return quoted(str(value)) + (f"^^{iri(str(value.datatype))}" if value.datatype else "")


def holes(line: str) -> set[str]:
    """Return the names of the ``$holes`` in a piece of query.

    >>> sorted(holes("VALUES ?who { $actor } LIMIT $limit"))
    ['actor', 'limit']
    """
    return set(HOLE.findall(line))


def fill(query: str, terms: "Mapping[str, Value]") -> str:
    """Put terms into a query's holes. A line with a hole that has no term is left out: so parameters are optional.

    >>> print(fill("SELECT ?s {" + chr(10) + "  VALUES ?s { $actor }" + chr(10) + "} LIMIT $limit", {"limit": 3}))
    SELECT ?s {
    } LIMIT 3
    """
    written = {name: notation(term) for name, term in terms.items()}
    kept = [line for line in query.splitlines() if holes(line) <= written.keys()]
    return HOLE.sub(lambda hole: written[hole[1]], "\n".join(kept))
