"""Ask a graph the simple questions of the page (``rq/*.rq``), and keep the answers as text, by IRI.

What the answers mean for the picture is left to `onrecord.export.gather` and `onrecord.export.findings`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.query.fill import fill

if TYPE_CHECKING:
    from onrecord.graph import Graph

# Properties go by their last word; none of those asked for here share one.
Properties = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Known:
    """The answers to the questions about all of the graph, by IRI.

    Attributes:
        found: the attributions and relations.
        names: the actors and claims.
        plain: article, actor, ``said`` or ``denied`` or ``accuses``, and the other end.
    """

    articles: dict[str, Properties]
    found: dict[str, Properties]
    names: dict[str, Properties]
    plain: frozenset[tuple[str, str, str, str]]


def read(graph: "Graph") -> Known:
    """Ask all that is asked once for the whole graph."""
    return Known(
        articles=properties_of(rows(graph, "articles")),
        found=properties_of(rows(graph, "found")),
        names=properties_of(rows(graph, "names")),
        plain=frozenset((article, actor, last(name), other) for article, actor, name, other in rows(graph, "plain")),
    )


def rows(graph: "Graph", question: str, thing: str | None = None) -> Iterator[tuple[str, ...]]:
    """Yield the answers to one of our questions, perhaps about one thing, as text; nothing is the empty text."""
    from rdflib import URIRef

    text = files("onrecord.export").joinpath("rq", f"{question}.rq").read_text("utf-8")
    for row in graph.query(fill(text, {"thing": URIRef(thing)}) if thing else text).rows:
        yield tuple("" if term is None else str(term) for term in row)


def last(iri: str) -> str:
    """Return the last word of an IRI: the name of a term, the id of a thing.

    >>> last("https://w3id.org/onrecord/ns#said"), last("https://w3id.org/onrecord/id/actor/ana-ruiz")
    ('said', 'ana-ruiz')
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def one(properties: Properties, name: str) -> str:
    """Return the value of a property, or the empty text."""
    return properties.get(name, [""])[0]


def is_actor(known: Known, node: str) -> bool:
    """Say whether a node is an actor; all others are claims."""
    return any(last(name) == "Actor" for name in known.names.get(node, {}).get("type", []))


def label(known: Known, node: str) -> str:
    """Return the words of a claim, the name of an actor."""
    names = known.names.get(node, {})
    return one(names, "text") or one(names, "label") or last(node)


def properties_of(answers: Iterable[tuple[str, ...]]) -> dict[str, Properties]:
    """Return the values of each thing's properties, sorted, so that the order of the store does not matter."""
    things: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for thing, name, value in answers:
        things[thing][last(name)].add(value)
    return {
        thing: {name: sorted(values) for name, values in properties.items()} for thing, properties in things.items()
    }
