"""RDF terms for the hot path: Oxigraph's own, which are made and compared several times faster than rdflib's.

Also what a literal may hold. Words that quote the article (`exact`) are kept to the last character; words that are
there to be read (`reading`) are put on one line and lose what XML 1.0 cannot carry.
"""

import re
from datetime import date
from functools import lru_cache
from typing import cast

import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import XSD
from rdflib.term import Node

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]

STRING = NamedNode(str(XSD.string))
# Everything that XML 1.0 has no way to write: C0 controls but tab and line ends, halves of surrogate pairs, U+FFFE/F.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
DATES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), NamedNode(str(XSD.date))),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), NamedNode(str(XSD.gYearMonth))),
    (re.compile(r"\d{4}"), NamedNode(str(XSD.gYear))),
)
MONTH_DAY = re.compile(r"XXXX-(\d{2}-\d{2})")
MONTH = re.compile(r"XXXX-(0[1-9]|1[0-2])")
INTEGER, DECIMAL, BOOLEAN, DATE, DATETIME, GMONTHDAY, GMONTH = (
    NamedNode(str(XSD[name])) for name in ("integer", "decimal", "boolean", "date", "dateTime", "gMonthDay", "gMonth")
)
TRUE = Literal("true", datatype=BOOLEAN)


@lru_cache(maxsize=4096)
def node(iri: str) -> NamedNode:
    """Return the node with an IRI.

    Raises:
        ValueError: that is no absolute IRI.
    """
    return NamedNode(iri)


def reading(words: str) -> str:
    """Return words as one line that any format can carry.

    >>> reading("Theresa\u00a0May\\n said\\x00")
    'Theresa May said�'
    """
    return UNWRITABLE.sub("\ufffd", " ".join(words.split()))


def shortened(words: str, length: int = 80) -> str:
    """Return the beginning of a text, cut between words.

    >>> shortened("one two three", 9)
    'one two …'
    """
    if len(words) <= length:
        return words
    kept, space, _ = words[: length - 1].rpartition(" ")
    return (kept if space else words[: length - 2]) + " …"


@lru_cache(maxsize=256)
def language(tag: str) -> str:
    """Return a language tag as stores give it back, lower-case; ``und`` for what is none."""
    tag = tag.lower()
    return tag if LANGUAGE.fullmatch(tag) else "und"


def text(words: str, lang: str) -> Literal:
    """Return words to be read, in a language."""
    return Literal(reading(words), language=lang)


def string(words: str) -> Literal:
    """Return words to be read, of no language."""
    return Literal(reading(words), datatype=STRING)


def exact(words: str) -> Literal:
    """Return words of the article, character for character."""
    return Literal(words, datatype=STRING)


@lru_cache(maxsize=4096)
def integer(value: int) -> Literal:
    """Return a whole number."""
    return Literal(str(value), datatype=INTEGER)


@lru_cache(maxsize=4096)
def decimal(value: float) -> Literal:
    """Return a number with at most four places, in the form in which every store gives it back.

    >>> decimal(0.90).value, decimal(1.0).value, decimal(1e-9).value
    ('0.9', '1', '0')
    """
    return Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=DECIMAL)


@lru_cache(maxsize=4096)
def day(value: str | None) -> Literal | None:
    """Return an ISO 8601 date as the datatype of its precision; None when it is no date of the calendar.

    >>> day("2017-06").datatype.value.rpartition("#")[2], day("2017-02-30")
    ('gYearMonth', None)
    """
    if not value:
        return None
    if found := MONTH_DAY.fullmatch(value):
        return Literal("--" + found[1], datatype=GMONTHDAY) if _exists("2000-" + found[1]) else None
    if found := MONTH.fullmatch(value):
        return Literal("--" + found[1], datatype=GMONTH)
    value = value.split("T")[0]
    for pattern, datatype in DATES:
        if pattern.fullmatch(value):
            return Literal(value, datatype=datatype) if datatype != DATE or _exists(value) else None
    return None


def _exists(value: str) -> bool:
    """Say whether the calendar has that day."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def to_rdflib(term: Term) -> rdflib.URIRef | rdflib.Literal:
    """Return rdflib's form of a term: the same characters, and a datatype wherever there is no language."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def from_rdflib(term: Node) -> Term:
    """Return Oxigraph's form of a term.

    Raises:
        ValueError: it has none of ours (a blank node, a variable).
    """
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language.lower())
        return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else STRING)
    raise ValueError(f"a graph of ours has no {type(term).__name__}: {term!r}")


def parts(quad: Quad) -> tuple[NamedNode, NamedNode, Term, NamedNode]:
    """Return subject, predicate, object and graph: in a graph of ours, nothing is a blank node or a triple term."""
    return cast("tuple[NamedNode, NamedNode, Term, NamedNode]", tuple(quad))


def readable(term: Node) -> rdflib.URIRef | rdflib.Literal | rdflib.BNode:
    """Give a plain literal the datatype it has: rdflib holds ``"a"`` and ``"a"^^xsd:string`` unequal."""
    if isinstance(term, rdflib.Literal) and term.datatype is None and not term.language:
        return rdflib.Literal(str(term), datatype=XSD.string)
    if isinstance(term, rdflib.URIRef | rdflib.Literal | rdflib.BNode):
        return term
    raise ValueError(f"{term!r} is no term of an answer")
