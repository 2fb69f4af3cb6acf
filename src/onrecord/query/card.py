"""What is told about who somebody is: data only, made by `onrecord.query.who`."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An article, as far as a reader needs it to find it."""

    id: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words at their place: ``text[start:end]`` of the article."""

    article: Printed
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Words that mean an actor in one way, all their places together.

    Attributes:
        why: in plain words, for the first place.
        times, articles: how many places the graph keeps, in how many articles. It keeps those that a finding rests
            on, and the first of each wording.
        example: the first place.
        through: the words that the link of the first place rests on.
    """

    words: str
    form: MentionForm
    why: str
    times: int
    articles: int
    example: Passage
    through: Passage | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Words that may mean an actor, and why nobody can tell; candidates are ids with labels."""

    words: str
    form: MentionForm
    why: str
    place: Passage
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What articles call an actor, with the first and the last date of publication; empty where none is known."""

    words: str
    first: str
    last: str
    articles: int
    example: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A post that somebody held, or a body that they belonged to, as the facts say."""

    post: str
    body: str
    since: str
    until: str
    asof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A judgement in force, or the one that settled something; ``what`` says what it decides."""

    id: str
    by: str
    at: str
    why: str
    what: str = ""

    def __str__(self) -> str:
        return f"judged by {self.by} on {self.at[:10]}" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """An actor in one article, and why this is held to be the same actor as in the others.

    Attributes:
        id: ``<article>-<local>``.
        local: the id that the article alone gives.
        why: in plain words.
        score: how likely; 1 where the name alone or a judgement settles it.
        matches: id of the appearance that this one was matched with.
    """

    id: str
    local: str
    label: str
    article: Printed
    why: str
    score: float = 1.0
    matches: str = ""
    judgement: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Who an actor is.

    Attributes:
        names: other names, sorted.
        formerly: ids that lead here.
        counts: of articles and attributions.
        judgements: those in force that name this actor, oldest first.
    """

    id: str
    iri: str
    label: str
    kind: str
    wikidata: tuple[str, ...]
    names: tuple[str, ...]
    formerly: tuple[str, ...]
    counts: Mapping[str, int]
    roles: tuple[Role, ...]
    posts: tuple[Held, ...]
    mentions: tuple[Mentions, ...]
    unresolved: tuple[Open, ...]
    appearances: tuple[Appearance, ...]
    judgements: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An actor in a list."""

    id: str
    label: str
    kind: str
    wikidata: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Something that an actor says, or denies."""

    words: str
    article: Printed
    denies: bool = False
