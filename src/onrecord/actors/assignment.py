"""What comes out of knowing actors again: who each appearance belongs to, why, and what nobody could tell.

Only the data; `onrecord.actors.identity` makes it, the graph writes it down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["same", "different", "unsure"]
Basis = Literal["name", "score", "judgement"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against two being one.

    Attributes:
        feature: what was compared: name, gender, kind, roles, bodies, companions, outlet, dates, wikidata, common name.
        weight: how much it speaks for (above 0) or against (below 0), in units of log odds.
        detail: what was found, in words.
    """

    feature: str
    weight: float
    detail: str

    def __str__(self) -> str:
        return f"{self.detail} ({self.weight:+.1f})"


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two are one actor, and why."""

    value: float
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()

    def __str__(self) -> str:
        return f"{self.verdict} {self.value:.2f}: " + "; ".join(map(str, self.reasons))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why one appearance belongs with another.

    Attributes:
        first, second: ids of appearances.
        basis: ``name`` (the same full name, and nothing against it), ``score`` (evidence that was weighed) or
            ``judgement`` (somebody decided).
        score: how likely; 1.0 for a judgement.
        judgement: its id, where one decided.
    """

    first: str
    second: str
    basis: Basis
    score: float = 1.0
    reasons: tuple[Reason, ...] = ()
    judgement: str = ""

    def __str__(self) -> str:
        why = "; ".join(map(str, self.reasons)) or self.judgement
        return f"{self.first} = {self.second} by {self.basis} ({self.score:.2f}): {why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Two actors who may be one: a question for a person.

    Attributes:
        first, second: as nodes of a judgement (``actor/<id>``), sorted.
        usefulness: how uncertain (1 at a score of 0.5) times how many appearances would change hands.
    """

    first: str
    second: str
    score: float
    usefulness: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """A judgement without effect, because a later one forbids it."""

    judgement: str
    by: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who is who, as a function of profiles and judgements alone.

    Attributes:
        actor: canonical id of the actor, by appearance id; every profile is in it.
        redirects: canonical id by each other id that one of its appearances has, or may once have had.
        reasons: by appearance id, the best link that put it where it is; left out where its own full name did.
        unsure: pairs for review, most useful first.
        labels: preferred label by canonical id, where somebody renamed.
        identified: Wikidata id by canonical id, by judgement or else as the articles say with one voice.
        dormant: ids of judgements on nodes that are not there (any more), sorted.
        overruled: judgements that later ones leave without effect, sorted by id.
        links: all links between bundles of appearances that were followed; `explain` walks along them.
        bundle: by appearance id, the first appearance of those that share its name and are one by it.
    """

    actor: Mapping[str, str]
    redirects: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, Link] = field(default_factory=dict)
    unsure: tuple[Unsure, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    identified: Mapping[str, str] = field(default_factory=dict)
    dormant: tuple[str, ...] = ()
    overruled: tuple[Overruled, ...] = ()
    links: tuple[Link, ...] = ()
    bundle: Mapping[str, str] = field(default_factory=dict)
