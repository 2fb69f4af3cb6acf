"""What the interactive page shows, as plain frozen data: nodes, edges, and for each edge the words it rests on.

`onrecord.export.gather` fills a picture from a graph, `onrecord.export.html` makes the page of it; neither knows how
the other works. Ids are opaque (``n0``, ``x0``, ``e0``), so that nothing that an article says ever serves as a key, a
CSS selector or an option of the drawing library.
"""

from dataclasses import dataclass
from typing import Literal, get_args

NodeKind = Literal["actor", "claim"]
# What a line to or from a claim says, and what one between actors says; `onrecord.model.RelationType` as in IRIs.
Saying = Literal["about", "asked", "reported", "said", "denied"]
Act = Literal[
    "promises",
    "warns",
    "demands",
    "agrees-with",
    "thanks",
    "apologises",
    "supports",
    "defends",
    "distances-from",
    "questions",
    "denies",
    "threatens",
    "criticises",
    "accuses",
]
EdgeRelation = Saying | Act
Manner = Literal["plain", "told", "supposed", "negative"]
Role = Literal["source", "cue", "content", "target", "qualifier", "event", "head", "date", "place", "anchor"]
# What a row of the timeline tells: somebody spoke, did something to somebody with words, or anything else.
Told = Literal["said", "did", "happened"]
Look = Literal["happened", "future", "supposed", "denied"]

# In the order of drawing: what comes later lies on top.
ACTS: tuple[Act, ...] = get_args(Act)
RELATIONS: tuple[EdgeRelation, ...] = (*get_args(Saying), *ACTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The article that some evidence stands in.

    Attributes:
        published: ISO 8601 date, full or partial (``2017``, ``2017-06``); None when it is not known.
        basis: who says when it was published, in words; empty where that is not known.
        others: what else is said about when it was published, and differs.
        url: as the article gave it; the page links it only if it is http or https.
    """

    id: str
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    basis: str = ""
    others: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a passage and the parts they play; a word may play two (the target inside the content)."""

    text: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence or more, cut where a part begins or ends, with a little of what stands around it."""

    pieces: tuple[Piece, ...]
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """Return the words of the passage, as the article has them."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part in some evidence; ``node`` is None when the picture has left that node out."""

    label: str
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One place where one article has somebody say, deny or ask something, or accuse, thank, warn … somebody.

    Attributes:
        article: id of the article, see `Cited`.
        quotation: the content or matter, word for word; empty for a relation without a matter.
        speaker: who speaks or does it; None when that is not known.
        targets: to whom it is done.
        teller: who tells it, where it stands inside somebody else's words ("Rowe said that Ode had agreed").
        source, cue: as written; empty where nothing is.
        kind: direct, indirect or mixed; empty for a relation.
        manner: plain where the article itself puts it forward; only that is drawn solid.
        reasons: why it is not plain, or what the words put forward, for a reader: see `onrecord.export.manner`.
        answers: ids of the evidence that this denial answers.
        origin: id of the evidence of the attribution that it comes from.
        within: id of the evidence of the attribution inside whose content it stands.
        confidence: 0 to 1.
    """

    id: str
    article: str
    relation: EdgeRelation
    quotation: str
    passages: tuple[Passage, ...]
    speaker: Party | None = None
    targets: tuple[Party, ...] = ()
    teller: Party | None = None
    source: str = ""
    cue: str = ""
    kind: str = ""
    manner: Manner = "plain"
    reasons: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    origin: str | None = None
    within: str | None = None
    headline: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor or a claim.

    Attributes:
        type: what an actor is (person, organisation, group, place, unnamed, unknown); empty for a claim.
        names: the other forms of an actor's name.
        weight: pieces of evidence that it takes part in.
        evidence: ids of evidence that stands on no edge, as when nobody is named as the speaker.
        iri: its name in the graph.
    """

    id: str
    kind: NodeKind
    label: str
    type: str = ""
    names: tuple[str, ...] = ()
    weight: int = 0
    evidence: tuple[str, ...] = ()
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line of the picture: every one has evidence."""

    id: str
    source: str
    target: str
    relation: EdgeRelation
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """Some words that date an event, and what became of them, in plain words: see `onrecord.export.timeline_words`.

    Attributes:
        words: as the article has them.
        relation: on, before, after, during, since or until.
        alone: what they say by themselves.
        became: the day or days; empty where none is certain.
        how: from which anchor, by which rule.
    """

    words: str
    relation: str = "on"
    alone: str = ""
    became: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one article tells of one event.

    Attributes:
        words: the phrase of the event.
        look: how it is drawn: whether the article has it as something that happened, is to come, is supposed or denied.
        teller: in whose words it stands, where the article does not tell it itself.
        parties: who takes part.
        place: where, as written.
        first, last: the days that bound it, ISO 8601; None where they are not certain.
        reasons: why it is not plain.
        evidence: ids of the evidence whose saying, or act with words, it is.
    """

    article: str
    words: str
    passages: tuple[Passage, ...]
    look: Look = "happened"
    teller: Party | None = None
    parties: tuple[Party, ...] = ()
    place: str = ""
    first: str | None = None
    last: str | None = None
    datings: tuple[Dating, ...] = ()
    reasons: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event of the timeline with all that is told of it.

    Attributes:
        look: of the boldest of its accounts, those first that the article itself tells.
        first, last: the days that all accounts allow; where they do not agree, ``apart`` is set, and no days are.
        why: what makes several accounts those of one event.
    """

    id: str
    kind: Told
    look: Look
    accounts: tuple[Account, ...]
    first: str | None = None
    last: str | None = None
    apart: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The dated events of a graph, the earliest first, those without a certain day last.

    Attributes:
        left_out: events that the graph has beyond these.
    """

    rows: tuple[Row, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that a page shows.

    Attributes:
        timeline: what is dated by words of its own; all other evidence stands on the day of publication.
        left_out: nodes that the graph has beyond these, when the picture is only its most connected part.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    articles: tuple[Cited, ...] = ()
    timeline: Timeline = Timeline()
    left_out: int = 0
