"""Read from a graph what each article tells about each actor: all that is needed to know them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from pyoxigraph import Quad

from onrecord.actors.profile import Profile
from onrecord.graph.page import LABEL_OF, R, V
from onrecord.graph.remap import GRAPHS, canonical_id, local_id
from onrecord.graph.shared import Match
from onrecord.graph.terms import Term, node, parts
from onrecord.graph.vocab import SCHEMA
from onrecord.ids import iri
from onrecord.model import ActorKind, Gender

KIND_OF: dict[Term, ActorKind] = {V[kind]: kind for kind in get_args(ActorKind)}
GENDER_OF: dict[Term, Gender] = {V["female"]: "f", V["male"]: "m"}
PUBLISHED = node(str(SCHEMA.datePublished))
SELDOM = ("gender", "role", "identifiedAs")
WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Appearances:
    """Every actor of every article.

    Attributes:
        profiles: sorted.
        actor: by appearance id, the id of the actor as it stands in the store.
    """

    profiles: list[Profile]
    actor: dict[str, str]


def read_appearances(match: Match) -> Appearances:
    """Read all appearances, property by property: a look-up for each of them would take three times as long."""
    actor: dict[str, str] = {}
    place: dict[str, tuple[str, str]] = {}
    beside: dict[str, list[str]] = {}
    for quad in match(None, R["actor"], None, None):
        subject, _, value, graph = parts(quad)
        article, local = graph.value.removeprefix(GRAPHS), local_id(subject, graph)
        place[subject.value] = article, local
        actor[f"{article}-{local}"] = canonical_id(value)
        if not local.startswith(article + "-"):
            beside.setdefault(article, []).append(local)
    told = {name: _told(match(None, R[name], None, None)) for name in ("actorKind", "name", *SELDOM)}
    outlets, dates = _told(match(None, R["outlet"], None, None)), _told(match(None, PUBLISHED, None, None))
    profiles = []
    for me, (article, local) in place.items():
        here = iri("article", article)
        names = tuple(sorted({name.value for name in told["name"][me]}))
        profile = Profile(
            article=article,
            local=local,
            kind=KIND_OF[told["actorKind"][me][0]],
            label=names[0] if len(names) == 1 else _label(match, me),
            names=names,
            gender=next((GENDER_OF[value] for value in told["gender"].get(me, ())), ""),
            roles=tuple(sorted({role.value for role in told["role"].get(me, ())})),
            beside=tuple(sorted(name for name in beside.get(article, ()) if name != local)),
            outlet=next((value.value for value in outlets.get(here, ())), None),
            published=next((value.value for value in dates.get(here, ())), None),
            wikidata=next((value.value.removeprefix(WIKIDATA) for value in told["identifiedAs"].get(me, ())), None),
        )
        profiles.append(profile)
    profiles.sort(key=lambda profile: (profile.article, profile.local))
    return Appearances(profiles, actor)


def _told(quads: Iterable[Quad]) -> dict[str, list[Term]]:
    """Return the values of one property, by node."""
    found: dict[str, list[Term]] = {}
    for subject, _, value, _ in map(parts, quads):
        found.setdefault(subject.value, []).append(value)
    return found


def _label(match: Match, me: str) -> str:
    """Return the label of an appearance that has several names. Every finding has a label: reading all takes long."""
    return next(parts(quad)[2].value for quad in match(node(me), LABEL_OF, None, None))
