"""The words that all stages share: frozen data, no third party, no behaviour beyond reading itself.

A reader makes an `Article`; extractors find `Attribution`, `Relation`, `TimeExpression` and `Event` in it, as spans;
resolving adds who is meant (`Actor`) and when; a `Record` holds all that one article has on record.
Every span counts Unicode code points of ``Article.text``, half-open.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from onrecord.errors import SpanError

Kind = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Modality = Literal[
    "asserted",
    "necessity",
    "directive",
    "desire_intention",
    "prediction",
    "hypothetical",
    "question",
    "hearsay",
    "evidential_weak",
]
RelationType = Literal[
    "accuses",
    "criticises",
    "denies",
    "defends",
    "supports",
    "demands",
    "promises",
    "threatens",
    "warns",
    "questions",
    "thanks",
    "apologises",
    "agrees with",
    "distances from",
]
ActorKind = Literal["person", "organisation", "group", "place", "unnamed", "unknown"]
Basis = Literal["user", "front matter", "html", "feed", "text", "dateline", "crawl"]
Layout = Literal["page", "clean", "raw"]
Anchor = Literal["published", "text", "named event", "none"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal[
    "",
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
]
DateRule = Literal[
    "stated",
    "same period",
    "counted",
    "nearest past",
    "nearest future",
    "nearest",
    "completed",
    "named event",
    "open",
]
Tense = Literal["past", "future", "unknown"]
TimeRelation = Literal["on", "before", "after", "during", "since", "until"]
Status = Literal["happened", "future", "hypothetical", "not happened"]
Gender = Literal["", "m", "f"]
MentionForm = Literal[
    "full name",
    "surname",
    "first name",
    "nickname",
    "initials",
    "acronym",
    "state",
    "group",
    "voice",
    "role",
    "pronoun",
    "relative pronoun",
    "I",
    "we",
    "you",
]
Why = Literal[
    "named",
    "same name",
    "surname",
    "first name",
    "nickname",
    "initials",
    "acronym",
    "title",
    "state word",
    "whose government",
    "new voice",
    "same voice",
    "apposition",
    "role in the text",
    "role at the date",
    "only one of its kind",
    "subject of the clause",
    "speaker before",
    "only one who fits",
    "relative clause",
    "who speaks",
    "speaker's side",
    "addressee",
    "several fit",
    "nobody fits",
    "no date",
    "unclear",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, ``[start, end)``, in one article's text.

    >>> Span(5, 9).of("They said so.")
    'said'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` under this span."""
        if self.end > len(text):
            raise SpanError(f"the span ends at {self.end} but the text at {len(text)}")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character.

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether all of ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """One thing that says when an article was published; there may be several, and they may differ.

    Attributes:
        date: ISO 8601, full or partial; ``XXXX-11-15`` where the year is not given, which is no publication date yet.
        basis: who says so: a user, front matter, metadata of the page (html), a feed, a line of the page such as
            "Published: 15 November 2017" (text), a dateline ("LONDON, Nov. 15"); ``crawl`` is a bare date among the
            furniture of a page, most likely the day on which it was saved, and never counts.
        confidence: that it is the day of publication.
        where: what says so, for a reader: ``article:published_time``, or the words of the line.
        span: where that stands in the article's text, if it does.
    """

    date: str
    basis: Basis
    confidence: float
    where: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text. ``text`` is kept as it was read and never changes: every span counts its characters.

    Attributes:
        id: content-derived, see `onrecord.ids.article_id`.
        file: where it was read, as the user named it; it never enters the graph.
        body: the part of ``text`` that may hold the article (all of it but front matter).
        headline: where the title stands in ``text``, when the reader knows.
        layout: ``page`` text may have furniture (menus, credits) around and inside the article; ``clean`` text has
            none, but may have headings; ``raw`` text is body from the first to the last character.
        published: ISO 8601 date, full or partial; never guessed.
        published_basis: who says so, as in `PublicationDate`.
        dates: all that says when it was published, the best first; where two differ, users are shown both.
        found: metadata that no reader was told but that was found in the text (``title``, ``byline``).
        derived: the text was taken out of the file (HTML, JSON Lines), so that its offsets are not those of the file.
    """

    id: str
    text: str
    file: str
    body: Span
    headline: Span | None = None
    layout: Layout = "clean"
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"
    published: str | None = None
    published_basis: Basis | None = None
    dates: tuple[PublicationDate, ...] = ()
    found: frozenset[str] = frozenset()
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that went wrong with one input, in words for its owner; the other inputs go on."""

    location: str
    stage: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.reason}. {self.remedy}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The article says that a source put forward some content; the cue is where it says so (Pareti 2016).

    Attributes:
        id: content-derived, see `onrecord.ids.attribution_id`.
        article: id of the article.
        kind: direct (all content inside quotation marks), indirect (none), mixed (some).
        source: who, as written; empty when nobody is written.
        source_head: the head word of the source, when there is one.
        cue: where the article says so; empty for a quotation that only continues one before it.
        content: what; direct content without its marks, indirect without "that" and final punctuation.
        evidence: the sentence or sentences that a reader should see; covers the parts above unless they lie far apart.
        polarity: negative when the source denies or negates the content ("denied that", "said he had not seen").
        denies: the cue itself rejects the content ("denied that"): the source says that it is not so.
        withholds: the source did not say it, would not, or has yet to ("did not say", "declined to say", "will say"):
            nobody puts it forward.
        addressee_span: whom it was said to, as written.
        qualifiers: the words that make it negative or less than asserted ("refused to", "would", "reportedly").
        continues: id of the attribution whose speaker goes on speaking here.
        parent: id of the attribution inside whose content this one stands (X said that Y accused Z).
        headline: stands in a headline or subhead, and so repeats the body in other words.
        speaker, addressee: actor ids, filled when mentions are resolved; None: unknown.
        extractor: name and version of what found it.
    """

    id: str
    article: str
    kind: Kind
    content: tuple[Span, ...]
    evidence: Span
    extractor: str
    source: tuple[Span, ...] = ()
    source_head: Span | None = None
    cue: tuple[Span, ...] = ()
    polarity: Polarity = "positive"
    denies: bool = False
    withholds: bool = False
    modality: Modality = "asserted"
    confidence: float = 1.0
    addressee_span: Span | None = None
    qualifiers: tuple[Span, ...] = ()
    continues: str | None = None
    parent: str | None = None
    headline: bool = False
    speaker: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One actor does something to another with words: accuses, thanks, warns … (`RelationType` has them all).

    Attributes:
        type: what. A plug-in may give any text; the graph keeps those of `RelationType`.
        source_span, target_spans: who does it and to whom, as written; None and () where nobody is. Several sources
            are several relations.
        charge: the matter: of what somebody is accused, what is demanded, promised, denied or thanked for.
        qualifiers: the words that make it negative or less than asserted ("refused to", "would", "reportedly").
        of_speaker: whoever says the words around the cue does it, though nobody in them is written as doing so ("He has
            failed", said of the minister, criticises him). `onrecord.resolve` fills in the source, and drops the
            relation where nobody says these words or says them of himself.
        attribution: id of the attribution that it comes from, if from one.
        answers: of a denial: ids of the accusations and attributions in the same article that it answers.
        source, targets: actor ids, filled when mentions are resolved.
    """

    id: str
    article: str
    type: str
    cue: tuple[Span, ...]
    evidence: Span
    extractor: str
    source_span: Span | None = None
    target_spans: tuple[Span, ...] = ()
    charge: tuple[Span, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    qualifiers: tuple[Span, ...] = ()
    of_speaker: bool = False
    confidence: float = 1.0
    attribution: str | None = None
    answers: tuple[str, ...] = ()
    source: str | None = None
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when, how long or how often: what they say by themselves, and what they become with an anchor.

    Attributes:
        span: the expression, without the preposition before it.
        type: as in TimeML (TIMEX3).
        open_value: TIMEX3 value that the words alone give: ``XXXX-06-08``, ``XXXX-WXX-5``, ``PAST_REF``, ``P2Y``; None
            where they give none ("yesterday").
        open_edtf: the same as an Extended Date/Time Format string (ISO 8601-2), where it can say it.
        tense: of the verb that it goes with.
        mod: TIMEX3 modifier, empty for none.
        value, edtf: with the anchor; as open as the words where nothing is known to count from.
        earliest, latest: ISO dates that bound it; None unless they are certain.
        anchor: what it was counted from: the publication date, the text (these words themselves, or other words), an
            event of the table of named events, or nothing.
        anchor_date: the day, month or year that it was counted from, ISO 8601; None where it was counted from nothing.
        anchor_span: the other words of the text that give that date ("on 8 June", for "two days later").
        anchor_event: id of the named event.
        rule: how the value follows from the anchor.
    """

    id: str
    article: str
    span: Span
    evidence: Span
    extractor: str
    type: TimexType
    open_value: str | None = None
    open_edtf: str | None = None
    tense: Tense = "unknown"
    mod: TimexMod = ""
    value: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: Anchor = "none"
    anchor_date: str | None = None
    anchor_span: Span | None = None
    anchor_event: str | None = None
    rule: DateRule = "open"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """How a time expression dates an event.

    Attributes:
        span: of the `TimeExpression` of the same article.
        relation: the event is on, before, after, during, since or until that time.
        marker: the words that say so ("since", "ahead of"); None where nothing does.
    """

    span: Span
    relation: TimeRelation = "on"
    marker: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, will or might, with the words that date it.

    Attributes:
        event: the phrase that names it.
        head: its verb or noun.
        dates: the expressions that date it, the closest first.
        kind: what happened, in one word that noun and verb share ("resign" for "resigned" and "resignation").
        place_span, place: where, as written, and the id of that actor; None where it is not said.
        status: whether the text has it as something that happened; what is to come, supposed or denied never is. What
            it only passes on ("reportedly resigned") is hypothetical too: nobody vouches for it, and its modality
            (hearsay) tells it from what is supposed, asked or wanted.
        polarity, modality, qualifiers: how the text puts it forward, as of an `Attribution`.
        attribution: id of the closest attribution inside whose content it stands: then somebody says that it happened.
        saying: id of the attribution that it is the saying of: what dates it dates the saying, not what is said.
        timex, edtf, earliest, latest, anchor: what all its dates together make of it, with their relation: "since 2014"
            has no latest day. Bounds are None unless they are certain.
        actors: actor ids of those who take part, filled when mentions are resolved.
    """

    id: str
    article: str
    event: tuple[Span, ...]
    head: Span
    dates: tuple[EventDate, ...]
    evidence: Span
    extractor: str
    kind: str = ""
    place_span: Span | None = None
    place: str | None = None
    status: Status = "happened"
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    qualifiers: tuple[Span, ...] = ()
    attribution: str | None = None
    saying: str | None = None
    timex: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: Anchor = "none"
    confidence: float = 1.0
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who is named in an article, and so perhaps in others.

    Attributes:
        id: readable and stable, see `onrecord.ids`: the same full name in two articles is one id; an unnamed source
            has an id of its own article.
        label: the fullest name found.
        names: every form in which the article names them, the label included, sorted.
        mentions: where, sorted; roles and pronouns included.
        gender: what the words tell; empty where they do not.
        roles: where the article says what they are ("Labour leader"), sorted.
        wikidata: their item there, where the name and the words around it leave no doubt.
    """

    id: str
    label: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    gender: Gender = ""
    roles: tuple[Span, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name somebody: who is meant and why, or who may be meant and why nobody can tell.

    Attributes:
        form: what kind of words they are.
        why: what settled the link, or (the last four of `Why`) what stands in its way.
        actor: id of whoever is meant; None: not resolved.
        through: the earlier mention that the link rests on, such as the full name that a surname repeats.
        candidates: ids of those who may be meant, sorted, where it is not resolved.
        confidence: of the link; of the candidates together where it is not resolved.
    """

    span: Span
    form: MentionForm
    why: Why
    actor: str | None = None
    through: Span | None = None
    candidates: tuple[str, ...] = ()
    confidence: float = 1.0


Found = Attribution | Relation | TimeExpression | Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that one article has on record."""

    article: Article
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    relations: tuple[Relation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def spans(self) -> Iterator[Span]:
        """Yield every span that the record rests on, so that a caller can check that it reads back."""
        for attribution in self.attributions:
            yield from (*attribution.source, *attribution.cue, *attribution.content, attribution.evidence)
            yield from attribution.qualifiers
        for relation in self.relations:
            yield from (*relation.target_spans, *relation.cue, *relation.charge, relation.evidence)
            yield from relation.qualifiers
            if relation.source_span is not None:
                yield relation.source_span
        for time in self.times:
            yield from (time.span, time.evidence, *((time.anchor_span,) if time.anchor_span else ()))
        for event in self.events:
            yield from (*event.event, event.head, event.evidence, *event.qualifiers)
            yield from (date.span for date in event.dates)
            yield from (span for span in (event.place_span, *(date.marker for date in event.dates)) if span is not None)
        for actor in self.actors:
            yield from (*actor.mentions, *actor.roles)
        for mention in self.mentions:
            yield from (mention.span, *((mention.through,) if mention.through else ()))
