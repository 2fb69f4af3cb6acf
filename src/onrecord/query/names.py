"""Find actors by whatever a user calls them: an id, an old id, a Wikidata id, a name, part of one, or nearly one.

`lookup.actor` answers with one actor or an error, as a question needs it; here the answer is everybody who may be
meant, and how they were found.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
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
    "spelt nearly so",
]
RANKS: tuple[How, ...] = get_args(How)
WIKIDATA = "http://www.wikidata.org/entity/"
QID = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]{0,11})", re.IGNORECASE)
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
    names = _names(graph)
    found = (
        _by_id(graph, wanted, names)
        or _by_place(graph, wanted, names)
        or _by_name(wanted, names)
        or _by_role(graph, wanted, names)
        or _by_likeness(wanted, names)
    )
    return tuple(sorted(found, key=lambda m: (RANKS.index(m.how), m.label.casefold(), m.id)))


def best(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the matches that fit as well as the first of them.

    Whoever has the words as the full name is meant by them, whoever else is called so for short or in part.
    """
    listed = tuple(matches)
    return tuple(match for match in listed if match.how == listed[0].how)


def _names(graph: "Graph") -> dict[str, list[str]]:
    """Return every actor's names by id, the label first."""
    labels: dict[str, str] = {}
    others: dict[str, list[str]] = defaultdict(list)
    for actor, name, is_label in run_internal(graph, "who-names").rows:
        id_ = _local(actor)
        if str(is_label) == "true":
            labels[id_] = str(name)
        else:
            others[id_].append(str(name))
    return {id_: [label, *others[id_]] for id_, label in labels.items()}


def _by_id(graph: "Graph", wanted: str, names: dict[str, list[str]]) -> list[Match]:
    """Return who has this id or IRI, once had it, or is this Wikidata entity."""
    id_ = wanted.removeprefix(ids.iri("actor", "")).removeprefix("actor/").removeprefix("actor:")
    if id_ in names:
        return [Match(id=id_, label=names[id_][0], how="id", name=id_)]
    if (node := actor_node(id_)) is not None:
        now = _local(successor(graph, node))
        if now in names:
            return [Match(id=now, label=names[now][0], how="old id", name=id_)]
    if (entity := wikidata_id(wanted)) is None:
        return []
    from rdflib import URIRef

    rows = run_internal(graph, "who-wikidata", entity=URIRef(WIKIDATA + entity)).rows
    meant = {_local(row[0]) for row in rows}
    return [Match(id=id_, label=names[id_][0], how="Wikidata id", name=entity) for id_ in meant if id_ in names]


def _by_place(graph: "Graph", wanted: str, names: dict[str, list[str]]) -> list[Match]:
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
            found.append(Match(id=id_, label=names[id_][0], how=how, name=" ".join(str(exact).split())))
    return found


def actor_node(id_: str) -> "URIRef | None":
    """Return the node of an id; None for what cannot be one."""
    from rdflib import URIRef

    from onrecord.query.fill import FORBIDDEN_IN_IRI

    return None if not id_ or FORBIDDEN_IN_IRI.search(id_) else URIRef(ids.iri("actor", id_))


def _by_name(wanted: str, names: dict[str, list[str]]) -> list[Match]:
    """Return who is called so, in full, otherwise or in part."""
    plain = ids.slug(wanted)
    parts = plain.split("-")
    return [match for id_, known in names.items() if (match := _called(id_, known, plain, parts))]


def _by_role(graph: "Graph", wanted: str, names: dict[str, list[str]]) -> list[Match]:
    """Return whom articles call so: "the Labour leader" is whoever was meant by it."""
    from rdflib import Literal

    found: dict[str, Match] = {}
    for words in dict.fromkeys((wanted, re.sub("(?i)^the ", "", wanted))):
        for actor, said in run_internal(graph, "who-role", words=Literal(words)).rows:
            if (id_ := _local(actor)) in names:
                found.setdefault(id_, Match(id=id_, label=names[id_][0], how="role", name=str(said)))
    return list(found.values())


def _by_likeness(wanted: str, names: dict[str, list[str]]) -> list[Match]:
    """Return who is called nearly so."""
    parts = ids.slug(wanted).split("-")
    return [match for id_, known in names.items() if (match := _nearly(id_, known, parts))]


def _called(id_: str, known: list[str], plain: str, parts: list[str]) -> Match | None:
    within: str | None = None
    for name in known:
        slug = ids.slug(name)
        if slug == plain:
            how: How = "name" if name == known[0] else "another name"
            return Match(id=id_, label=known[0], how=how, name=name)
        if within is None and _holds(slug.split("-"), parts):
            within = name
    return None if within is None else Match(id=id_, label=known[0], how="part of a name", name=within)


def _holds(whole: list[str], parts: list[str]) -> bool:
    """Say whether some words stand in a name side by side, the last of them perhaps only begun.

    >>> _holds(["jeremy", "corbyn"], ["corb"]), _holds(["jeremy", "corbyn"], ["rem"])
    (True, False)
    """
    n = len(parts)
    return any(
        whole[i : i + n - 1] == parts[:-1] and whole[i + n - 1].startswith(parts[-1]) for i in range(len(whole) - n + 1)
    )


def _nearly(id_: str, known: list[str], parts: list[str]) -> Match | None:
    """Return a match where a name, or each of the words, is almost the same, letter for letter."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    for name in known:
        words = ids.slug(name).split("-")
        if fuzz.ratio(" ".join(parts), " ".join(words)) >= ALIKE or all(
            min(OSA.distance(part, word) for word in words) <= (len(part) - 1) // SLIPS for part in parts
        ):
            return Match(id=id_, label=known[0], how="spelt nearly so", name=name)
    return None


def _local(node: "Node | None") -> str:
    return str(node).removeprefix(ids.iri("actor", ""))
