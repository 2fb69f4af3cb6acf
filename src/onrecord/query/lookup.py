"""Find out what a user's word means: which actor, article or attribution, which day; or say why it is not clear.

Names are compared in the store, by queries with a bound literal; nothing here writes SPARQL.
"""

import calendar
import datetime
import difflib
import re
import shlex
import unicodedata
from typing import TYPE_CHECKING, get_args

from onrecord import ids
from onrecord.errors import QueryError
from onrecord.model import RelationType

if TYPE_CHECKING:
    from rdflib import URIRef

    from onrecord.graph import Graph
    from onrecord.query.fill import Value

DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
NO_END = "9999-99"  # later than any date as text, which is how questions compare dates
SHOWN = 8  # how many candidates a message lists
RELATION_NAMES: dict[str, RelationType] = {type_.replace(" ", "-"): type_ for type_ in get_args(RelationType)}
"""The types of relation, by the one word that users and the graph have for them."""


def term(graph: "Graph", type_: str, value: str, *, name: str) -> "Value":
    """Return the term that ``value`` stands for as a parameter of a type.

    Raises:
        QueryError: the value does not fit the type, or means nothing or several things in this graph.
    """
    from rdflib import XSD, Literal

    if type_ == "actor":
        return actor(graph, value)
    if type_ == "article":
        return article(graph, value)
    if type_ == "attribution":
        return _node(graph, "attribution", value)
    if type_ == "limit":
        return whole(value, name=name)
    if type_ == "number":
        # A decimal, as the graph has them: rdflib compares with a double by its binary digits, so that 0.9 < 0.9.
        return Literal(_number(value, name=name), datatype=XSD.decimal)
    if type_ == "relation":
        return relations(value, name=name)
    if type_ == "flag":
        return Literal(str(flag(value, name=name)).lower(), datatype=XSD.boolean)
    if type_ == "date":
        return Literal(days(value, name=name)[0].isoformat())
    if type_ == "until":
        return Literal(_day_after(days(value, name=name)[1]))
    return Literal(value)


def days(value: str, *, name: str = "date") -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a day, month or year in ISO 8601.

    >>> days("2024-02")[1].isoformat()
    '2024-02-29'
    """
    found = DATE.fullmatch(value.strip())
    year, month, day = found.groups() if found else ("0", None, None)
    try:
        first = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise QueryError(f"{name}: {value!r} is not a date. Write 2024-03-05, 2024-03 or 2024") from None
    last_month = first.month if month else 12
    return first, first if day else first.replace(month=last_month, day=calendar.monthrange(first.year, last_month)[1])


def window(since: str | None, until: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day that a user asks for by days, months or years.

    Raises:
        QueryError: one of them is no date, or no day lies between them.
    """
    first = None if since is None else days(since, name="since")[0]
    last = None if until is None else days(until, name="until")[1]
    if first is not None and last is not None and first > last:
        raise QueryError(
            f"since {since} is after until {until}, so that no day lies between. Swap them, or correct one"
        )
    return first, last


def _day_after(day: datetime.date) -> str:
    # After 9999-12-31 comes nothing.
    return NO_END if day == datetime.date.max else (day + datetime.timedelta(days=1)).isoformat()


def whole(value: str, *, name: str) -> int:
    """Return a whole number, 1 or more."""
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < 1:
        raise QueryError(f"{name}: {value!r} is not a whole number of 1 or more. Write for example 20")
    return int(value)


def flag(value: str, *, name: str) -> bool:
    """Return whether something is wanted."""
    if value.lower() not in ("true", "false", "yes", "no"):
        raise QueryError(f"{name}: {value!r} is neither yes nor no. Write yes, or leave it out")
    return value.lower() in ("true", "yes")


def _number(value: str, *, name: str) -> str:
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", value):
        raise QueryError(f"{name}: {value!r} is not a number. Write for example 0.8")
    return value


def relations(value: str, *, name: str) -> "tuple[URIRef, ...]":
    """Return the types of relation that words separated by commas name; a space and a hyphen are the same.

    >>> [str(type_) for type_ in relations("Accuses, agrees-with", name="type")]
    ['https://w3id.org/onrecord/value/accuses', 'https://w3id.org/onrecord/value/agrees-with']
    """
    from rdflib import URIRef

    from onrecord.graph.vocab import RECV

    wanted = list(dict.fromkeys("-".join(word.lower().split()) for word in value.split(",") if word.strip()))
    if wanted == ["all"]:
        wanted = list(RELATION_NAMES)
    for word in wanted or [value]:
        if word not in RELATION_NAMES:
            near = difflib.get_close_matches(word, RELATION_NAMES, n=1, cutoff=0.5)
            hint = f"Did you mean {near[0]}?" if near else f"Use {', '.join(RELATION_NAMES)}, or all"
            raise QueryError(f"{name}: {word!r} is no type of relation. {hint}")
    return tuple(URIRef(str(RECV[word])) for word in wanted)


def actor(graph: "Graph", name: str) -> "URIRef":
    """Return the actor whom a name, id or IRI means; the case of letters does not matter.

    A name that is the full name (label) of exactly one actor means that one, whoever else is called so for short.

    Raises:
        QueryError: nobody is called so (the message names near matches), or several are (it lists them).
    """
    wanted = " ".join(unicodedata.normalize("NFC", name).split())
    if (found := _known(graph, "actor", wanted)) is not None:
        return successor(graph, found)
    return _choose(graph, "actor", wanted)


def successor(graph: "Graph", node: "URIRef") -> "URIRef":
    """Return the actor that an old id leads to, or the node itself where it is still in use."""
    from rdflib import URIRef

    from onrecord.query.library import run_internal

    rows = run_internal(graph, "who-successor", node=node).rows
    return URIRef(str(rows[0][0])) if len(rows) == 1 else node


def article(graph: "Graph", name: str) -> "URIRef":
    """Return the article that an id, IRI, web address or title means.

    Raises:
        QueryError: no article is called so, or several are; the message lists what there is.
    """
    wanted = " ".join(name.split())
    if (found := _known(graph, "article", wanted)) is not None:
        return found
    return _choose(graph, "article", wanted)


def _node(graph: "Graph", kind: str, value: str) -> "URIRef":
    if (found := _known(graph, kind, value.strip())) is not None:
        return found
    raise QueryError(f"no {kind} has the id {value!r} in this store. The questions show ids; try who-said-what")


def _known(graph: "Graph", kind: str, value: str) -> "URIRef | None":
    """Return the node of this kind that the value is the id or IRI of, if the graph has it."""
    from rdflib import URIRef

    from onrecord.query.fill import FORBIDDEN_IN_IRI
    from onrecord.query.library import run_internal

    if not value or FORBIDDEN_IN_IRI.search(value):
        return None
    stem = ids.iri(kind, "")
    node = URIRef(value if value.startswith(stem) else stem + value)
    return node if run_internal(graph, "exists", node=node).answer else None


def _choose(graph: "Graph", kind: str, wanted: str) -> "URIRef":
    from rdflib import Literal, URIRef

    from onrecord.query.library import run_internal

    rows = run_internal(graph, f"{kind}-by-name", name=Literal(wanted)).rows
    full = {URIRef(str(node)) for node, rank, _ in rows if str(rank) == "1"}
    every = {URIRef(str(node)): str(label) for node, _, label in rows}
    for candidates in (full, set(every)):
        if len(candidates) == 1:
            return candidates.pop()
    if not every:
        raise QueryError(_nothing(graph, kind, wanted))
    listed = [f"{_local(node)} ({label})" for node, label in sorted(every.items())]
    more = f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    hint = f", or see who they are: onrecord ask who {shlex.quote(wanted)}" if kind == "actor" else ""
    raise QueryError(
        f"{wanted!r} may mean several: {', '.join(listed[:SHOWN])}{more}. Give the id instead of the name{hint}"
    )


def _nothing(graph: "Graph", kind: str, wanted: str) -> str:
    from onrecord.query.library import run_internal

    names: dict[str, str] = {}
    for node, name in run_internal(graph, f"{kind}-names").rows:
        names.setdefault(str(name).lower(), f"{name} ({_local(str(node))})")
    low = wanted.lower()
    inside = sorted(n for n in names if low and re.search(rf"\b{re.escape(low)}\b", n))
    near = list(dict.fromkeys([*inside[:3], *difflib.get_close_matches(low, names, n=3, cutoff=0.6)]))
    listing = "actors" if kind == "actor" else "articles"
    hint = "Near: " + ", ".join(names[n] for n in near) if near else f"List them with: onrecord ask {listing}"
    return f"no {kind} is called {wanted!r} in this store. {hint}"


def _local(node: str) -> str:
    return node.rsplit("/", 1)[-1]
