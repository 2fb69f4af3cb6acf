"""Find actors by whatever a user calls them: an id, an old id, a Wikidata id, a name, part of one, or nearly one.

`lookup.actor` answers with one actor or an error, as a question needs it; here the answer is everybody who may be
meant, and how they were found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from onrecord import ids
from onrecord.errors import QueryError
from onrecord.query.library import run_internal
from onrecord.query.lookup import successor

if TYPE_CHECKING:
    from rdflib import URIRef
    from rdflib.term import Node

    from onrecord.graph import Graph

How = Literal[
    "id",
    "old id",
    "Wikidata id",
    "mention",
    "perhaps this mention",
    "name",
    "another name",
    "part of a name",
    "role",
    "name in the facts",
    "spelt nearly so",
]
RANKS: tuple[How, ...] = get_args(How)
WIKIDATA = "http://www.wikidata.org/entity/"
QID = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]{0,11})", re.IGNORECASE)
SHORT: tuple[How, ...] = ("another name", "part of a name")
NAMED = ("person", "organisation", "place")
KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Place": "place",
    "ns#Group": "group",
    "ns#UnnamedSource": "unnamed",
}
ACTOR = ids.iri("actor", "")
PLACE = re.compile(r"[\w.~-]+-[0-9]+-[0-9]+")
ALIKE = 82.0  # of 100, from which a name is a misspelt other
SLIPS = 4  # one wrong, missing or swapped letter for so many after the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An actor whom words may mean.

    Attributes:
        how: what fits the words.
        name: that which fits, as the graph has it.
    """

    id: str
    label: str
    kind: str
    how: How
    name: str


def wikidata_id(text: str) -> str | None:
    """Return the Wikidata id that a text is, alone or as the address of its page; None where it is none.

    >>> wikidata_id("https://www.wikidata.org/wiki/Q264766"), wikidata_id("Q0")
    ('Q264766', None)
    """
    found = QID.fullmatch(text.strip())
    return found[1].upper() if found else None


def find(graph: "Graph", words: str) -> tuple[Match, ...]:
    """Return the actors whom words may mean, those who fit best first; all of them, and none where nobody fits.

    Raises:
        QueryError: there are no words.
    """
    wanted = " ".join(words.split())
    if not wanted:
        raise QueryError("no name is given. Write for example: onrecord ask who corbyn")
    names = _everybody(graph)
    found = (
        _by_id(graph, wanted, names)
        or _by_place(graph, wanted, names)
        or _by_name(wanted, names)
        or _by_role(graph, wanted, names)
        or _by_facts(graph, wanted, names)
        or _by_likeness(wanted, names)
    )
    return tuple(sorted(found, key=lambda m: (RANKS.index(m.how), m.label.casefold(), m.id)))


def best(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the matches that fit as well as the first of them, as `find` orders them.

    Whoever has the words as the full name is meant by them, whoever else is called so for short. Of a short name and a
    part of one neither is better; but next to somebody who has a name, a voice that is called after them is not meant.
    """
    listed = tuple(matches)
    if not listed or listed[0].how not in SHORT:
        return tuple(match for match in listed if match.how == listed[0].how)
    short = tuple(match for match in listed if match.how in SHORT)
    return tuple(match for match in short if match.kind in NAMED) or short


@dataclass(frozen=True, slots=True)
class _Known:
    """An actor with its names, the label first."""

    id: str
    kind: str
    names: tuple[str, ...]

    def match(self, how: How, name: str) -> Match:
        return Match(id=self.id, label=self.names[0], kind=self.kind, how=how, name=name)


Everybody = Mapping[str, _Known]


def _everybody(graph: "Graph") -> Everybody:
    """Return every actor by id. Read quad by quad: as a question of SPARQL this takes five times as long."""
    from pyoxigraph import NamedNode
    from rdflib import RDF, RDFS, SKOS

    from onrecord.graph.vocab import SHARED

    actors = NamedNode(SHARED["actors"])
    label, other, type_ = (NamedNode(str(term)) for term in (RDFS.label, SKOS.altLabel, RDF.type))

    def told(predicate: NamedNode, graph_: NamedNode | None) -> Iterator[tuple[str, str]]:
        for quad in graph.match(None, predicate, None, graph_):
            yield quad.subject.value.removeprefix(ACTOR), quad.object.value  # type: ignore[union-attr]  # no blank nodes

    names = {id_: [name] for id_, name in told(label, actors)}
    for id_, name in told(other, None):  # imported facts may know other names
        names.get(id_, []).append(name)
    kinds = {id_: KINDS[last] for id_, class_ in told(type_, actors) if (last := class_.rpartition("/")[2]) in KINDS}
    return {id_: _Known(id_, kinds.get(id_, "unknown"), (known[0], *sorted(known[1:]))) for id_, known in names.items()}


def _by_id(graph: "Graph", wanted: str, names: Everybody) -> list[Match]:
    """Return who has this id or IRI, once had it, or is this Wikidata entity."""
    id_ = wanted.removeprefix(ACTOR).removeprefix("actor/").removeprefix("actor:")
    if id_ in names:
        return [names[id_].match("id", id_)]
    if (node := actor_node(id_)) is not None:
        now = _local(successor(graph, node))
        if now in names:
            return [names[now].match("old id", id_)]
    if (entity := wikidata_id(wanted)) is None:
        return []
    from rdflib import URIRef

    rows = run_internal(graph, "who-wikidata", entity=URIRef(WIKIDATA + entity)).rows
    meant = {_local(row[0]) for row in rows}
    return [names[id_].match("Wikidata id", entity) for id_ in meant if id_ in names]


def _by_place(graph: "Graph", wanted: str, names: Everybody) -> list[Match]:
    """Return who is meant by the mention at a place, such as ``3f2a01bcd4e5-725-738``, or may be."""
    from rdflib import URIRef

    local = wanted.removeprefix(ids.iri("span", "")).removeprefix("span/").removeprefix("span:")
    if not PLACE.fullmatch(local):
        return []
    rows = run_internal(graph, "who-place", node=URIRef(ids.iri("span", local))).rows
    found = []
    for actor, sure, exact in rows:
        if (id_ := _local(actor)) in names:
            how: How = "mention" if str(sure) == "true" else "perhaps this mention"
            found.append(names[id_].match(how, " ".join(str(exact).split())))
    return found


def actor_node(id_: str) -> "URIRef | None":
    """Return the node of an id; None for what cannot be one."""
    from rdflib import URIRef

    from onrecord.query.fill import FORBIDDEN_IN_IRI

    return None if not id_ or FORBIDDEN_IN_IRI.search(id_) else URIRef(ids.iri("actor", id_))


def _by_name(wanted: str, names: Everybody) -> list[Match]:
    """Return who is called so, in full, otherwise or in part."""
    plain = ids.slug(wanted)
    parts = plain.split("-")
    return [match for known in names.values() if (match := _called(known, plain, parts))]


def _by_role(graph: "Graph", wanted: str, names: Everybody) -> list[Match]:
    """Return whom articles call so: "the Labour leader" is whoever was meant by it."""
    from rdflib import Literal

    found: dict[str, Match] = {}
    for words in _without_article(wanted):
        for actor, said in run_internal(graph, "who-role", words=Literal(words)).rows:
            if (id_ := _local(actor)) in names:
                found.setdefault(id_, names[id_].match("role", str(said)))
    return list(found.values())


def _without_article(wanted: str) -> tuple[str, ...]:
    """Return words as they are, and without a "the" before them."""
    return tuple(dict.fromkeys((wanted, re.sub("(?i)^the ", "", wanted))))


def _by_facts(graph: "Graph", wanted: str, names: Everybody) -> list[Match]:
    """Return who appears and is called so in the facts, ours or imported ones, if in no article."""
    from onrecord.reference import Lookup, joined, shipped

    facts = Lookup(joined(shipped(), graph.reference()))
    known = [person.id for person in facts.person(wanted)]
    known += [body.id for words in _without_article(wanted) for body, _ in facts.bodies_by_form(words)]
    found: dict[str, Match] = {}
    for node in filter(None, map(actor_node, known)):
        if (id_ := _local(successor(graph, node))) in names:
            found[id_] = names[id_].match("name in the facts", wanted)
    return list(found.values())


def _by_likeness(wanted: str, names: Everybody) -> list[Match]:
    """Return who is called nearly so."""
    parts = ids.slug(wanted).split("-")
    return [match for known in names.values() if (match := _nearly(known, parts))]


def _called(known: _Known, plain: str, parts: list[str]) -> Match | None:
    within: str | None = None
    for name in known.names:
        slug = ids.slug(name)
        if slug == plain:
            return known.match("name" if name == known.names[0] else "another name", name)
        if within is None and _holds(slug.split("-"), parts):
            within = name
    return None if within is None else known.match("part of a name", within)


def _holds(whole: list[str], parts: list[str]) -> bool:
    """Say whether some words stand in a name side by side, the last of them perhaps only begun.

    >>> _holds(["jeremy", "corbyn"], ["corb"]), _holds(["jeremy", "corbyn"], ["rem"])
    (True, False)
    """
    n = len(parts)
    return any(
        whole[i : i + n - 1] == parts[:-1] and whole[i + n - 1].startswith(parts[-1]) for i in range(len(whole) - n + 1)
    )


def _nearly(known: _Known, parts: list[str]) -> Match | None:
    """Return a match where a name, or each of the words, is almost the same, letter for letter."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    for name in known.names:
        words = ids.slug(name).split("-")
        if fuzz.ratio(" ".join(parts), " ".join(words)) >= ALIKE or all(
            min(OSA.distance(part, word) for word in words) <= (len(part) - 1) // SLIPS for part in parts
        ):
            return known.match("spelt nearly so", name)
    return None


def _local(node: "Node | None") -> str:
    return str(node).removeprefix(ACTOR)
