"""Read from a graph what each article tells about each actor: all that is needed to know them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from pyoxigraph import NamedNode, Quad

from onrecord.actors.profile import Profile
from onrecord.graph.page import LABEL_OF, A, R, V
from onrecord.graph.remap import GRAPHS, canonical_id, local_id
from onrecord.graph.shared import Match
from onrecord.graph.terms import Term, node, parts
from onrecord.graph.vocab import SCHEMA
from onrecord.model import ActorKind, Gender

KIND_OF: dict[Term, ActorKind] = {V[kind]: kind for kind in get_args(ActorKind)}
GENDER_OF: dict[Term, Gender] = {V["female"]: "f", V["male"]: "m"}
VALUE_OF_GENDER = {gender: value for value, gender in GENDER_OF.items()}
PUBLISHED = node(str(SCHEMA.datePublished))
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
    """Read all appearances: about 10 microseconds each."""
    outlets = _told(match(None, R["outlet"], None, None))
    dates = _told(match(None, PUBLISHED, None, None))
    listed = [(subject, graph) for subject, _, _, graph in map(parts, match(None, A, R["Appearance"], None))]
    beside: dict[str, list[str]] = {}
    for subject, graph in listed:
        article, local = graph.value.removeprefix(GRAPHS), local_id(subject, graph)
        if not local.startswith(article + "-"):
            beside.setdefault(article, []).append(local)
    for names in beside.values():
        names.sort()
    profiles, actor = [], {}
    for subject, graph in listed:
        article, local = graph.value.removeprefix(GRAPHS), local_id(subject, graph)
        said: dict[NamedNode, list[Term]] = {}
        for _, predicate, value, _ in map(parts, match(subject, None, None, graph)):
            said.setdefault(predicate, []).append(value)
        profile = Profile(
            article=article,
            local=local,
            kind=KIND_OF[said[R["actorKind"]][0]],
            label=said[LABEL_OF][0].value,
            names=_words(said, R["name"]),
            gender=GENDER_OF[said[R["gender"]][0]] if R["gender"] in said else "",
            roles=_words(said, R["role"]),
            beside=tuple(name for name in beside.get(article, ()) if name != local),
            outlet=outlets.get(article),
            published=dates.get(article),
            wikidata=next((v.value.removeprefix(WIKIDATA) for v in said.get(R["identifiedAs"], ())), None),
        )
        profiles.append(profile)
        actor[profile.id] = canonical_id(said[R["actor"]][0])
    profiles.sort(key=lambda profile: (profile.article, profile.local))
    return Appearances(profiles, actor)


def _told(quads: Iterable[Quad]) -> dict[str, str]:
    """Return what is said about articles, by article id."""
    return {graph.value.removeprefix(GRAPHS): value.value for _, _, value, graph in map(parts, quads)}


def _words(said: dict[NamedNode, list[Term]], predicate: NamedNode) -> tuple[str, ...]:
    return tuple(sorted({value.value for value in said.get(predicate, ())}))
