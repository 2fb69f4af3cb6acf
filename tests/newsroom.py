"""A small invented newsroom: four articles and all that is on record about them, without a language model.

It has a claim that two outlets carry, a speaker who says it and later denies it, accusations, a denied accusation, an
unnamed source, nobody at all ("it is understood that"), a full, a partial and no publication date, and an event whose
year nobody knows.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord import ids
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Event,
    EventDate,
    Kind,
    Modality,
    Polarity,
    Record,
    Relation,
    Span,
    Status,
    TimeExpression,
    TimeRelation,
)

if TYPE_CHECKING:
    from onrecord.graph import Graph

ANA, TOM, COUNCIL = "ana-ruiz", "tom-keller", "harbour-council"
LABELS: dict[str, tuple[str, ActorKind]] = {
    ANA: ("Ana Ruiz", "person"),
    TOM: ("Tom Keller", "person"),
    COUNCIL: ("Harbour Council", "organisation"),
}


@dataclass
class Desk:
    """Puts one article on record, by its words: every span is found in the text, never counted by hand."""

    article: Article
    actors: dict[str, Actor] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def span(self, words: str, after: str = "") -> Span:
        """Return where the words stand first, or first after other words."""
        start = self.article.text.index(words, self.article.text.index(after) + len(after))
        return Span(start, start + len(words))

    def spans(self, words: str, after: str = "") -> tuple[Span, ...]:
        """Return where each of the words between bars stands; nothing for no words."""
        return tuple(self.span(part, after) for part in words.split("|") if part)

    def sentence(self, inside: Span) -> Span:
        """Return the sentence, roughly: from the line's start to its end."""
        text = self.article.text
        end = text.find("\n", inside.end)
        return Span(text.rfind("\n", 0, inside.start) + 1, len(text) if end < 0 else end)

    def actor(self, id_: str, *names: str, label: str = "", kind: ActorKind = "unnamed") -> str:
        """Name an actor in this article."""
        label, kind = LABELS.get(id_, (label, kind))
        longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        mentions = tuple(Span(*found.span()) for found in re.finditer(longest, self.article.text))
        self.actors[id_] = Actor(id=id_, label=label, kind=kind, names=tuple(sorted(names)), mentions=mentions)
        return id_

    def says(
        self,
        source: str,
        cue: str,
        content: str,
        *,
        speaker: str | None,
        kind: Kind = "indirect",
        modality: Modality = "asserted",
        polarity: Polarity = "positive",
        headline: bool = False,
        after: str = "",
    ) -> str:
        """Put an attribution on record; its words stand after those of ``after``."""
        parts = self.spans(source, after), self.spans(cue, after), self.spans(content, after)
        id_ = ids.attribution_id(self.article.id, *parts)
        found = Attribution(
            id=id_,
            article=self.article.id,
            kind=kind,
            source=parts[0],
            cue=parts[1],
            content=parts[2],
            evidence=self.sentence(parts[2][0]),
            extractor="test/1",
            modality=modality,
            polarity=polarity,
            denies=polarity == "negative",
            confidence=0.9,
            headline=headline,
            speaker=speaker,
        )
        self.attributions.append(found)
        return id_

    def accuses(
        self,
        source: str,
        cue: str,
        target: str,
        charge: str,
        *,
        who: tuple[str, str],
        polarity: Polarity = "positive",
        after: str = "",
    ) -> None:
        """Put an accusation on record; its words stand after those of ``after``."""
        by, whom, cues = self.span(source, after), self.span(target, after), self.spans(cue, after)
        self.relations.append(
            Relation(
                id=ids.relation_id(self.article.id, "accuses", cues, by, [whom]),
                article=self.article.id,
                type="accuses",
                cue=cues,
                evidence=self.sentence(cues[0]),
                extractor="test/1",
                source_span=by,
                target_spans=(whom,),
                charge=self.spans(charge, after),
                polarity=polarity,
                confidence=0.9,
                source=who[0],
                targets=(who[1],),
            )
        )

    def happens(
        self,
        event: str,
        date: str,
        timex: str,
        day: str | None,
        *,
        last: str | None = "",
        head: str = "",
        actors: tuple[str, ...] = (),
        relation: TimeRelation = "on",
        status: Status = "happened",
        modality: Modality = "asserted",
        polarity: Polarity = "positive",
        told: str | None = None,
        saying: str | None = None,
        place: str = "",
        after: str = "",
    ) -> str:
        """Put a dated event on record; its words stand after those of ``after``; ``last`` is ``day`` if not given."""
        where, when = self.spans(event, after), self.span(date, after)
        last = day if last == "" else last
        self.times.append(
            TimeExpression(
                id=ids.time_id(self.article.id, when),
                article=self.article.id,
                span=when,
                evidence=self.sentence(when),
                extractor="test/1",
                type="DATE",
                open_value=timex,
                open_edtf=timex,
                value=timex,
                edtf=timex,
                earliest=day,
                latest=last,
                anchor="text" if day or last else "none",
                rule="stated" if day or last else "open",
                confidence=0.9,
            )
        )
        begin = where[0].start + event.index(head)
        main = Span(begin, begin + len(head)) if head else where[0]
        id_ = ids.event_id(self.article.id, where, main)
        self.events.append(
            Event(
                id=id_,
                article=self.article.id,
                event=where,
                head=main,
                dates=(EventDate(span=when, relation=relation),),
                evidence=self.sentence(when),
                extractor="test/1",
                place_span=self.span(place, after) if place else None,
                status=status,
                polarity=polarity,
                modality=modality,
                attribution=told,
                saying=saying,
                timex=timex,
                edtf=timex,
                earliest=day,
                latest=last,
                anchor="text" if day or last else "none",
                confidence=0.9,
                actors=actors,
            )
        )
        return id_

    def record(self) -> Record:
        """Return all that was put on record."""
        return Record(
            article=self.article,
            actors=tuple(self.actors[id_] for id_ in sorted(self.actors)),
            attributions=tuple(self.attributions),
            relations=tuple(self.relations),
            times=tuple(self.times),
            events=tuple(self.events),
        )


def desk(text: str, *, title: str | None, outlet: str, published: str | None = None, url: str | None = None) -> Desk:
    """Start an article."""
    return Desk(
        Article(
            id=ids.article_id(text, url),
            text=text,
            file="test.md",
            body=Span(0, len(text)),
            title=title,
            outlet=outlet,
            byline=("Mina Holt",),
            url=url,
            published=published,
            published_basis="front matter" if published else None,
        )
    )


def bridge() -> Record:
    """Ruiz says it, Keller accuses her; a full date, an address, an event with a day."""
    on = desk(
        "Ana Ruiz said the bridge was safe.\n"
        "“Nobody checked it,” Tom Keller told reporters, “and Ruiz knew.”\n"
        "Keller accused Ruiz of hiding a report.\n"
        "The bridge closed on 8 June 2023.\n",
        title="Bridge row deepens",
        outlet="The Harbour Post",
        published="2024-03-04",
        url="https://harbour.example/bridge",
    )
    ana, tom = on.actor(ANA, "Ana Ruiz", "Ruiz"), on.actor(TOM, "Tom Keller", "Keller")
    on.says("Ana Ruiz", "said", "the bridge was safe", speaker=ana)
    on.says("Tom Keller", "told", "Nobody checked it,|and Ruiz knew", speaker=tom, kind="direct")
    on.accuses("Keller", "accused", "Ruiz", "hiding a report", who=(tom, ana))
    on.happens("The bridge closed", "8 June 2023", "2023-06-08", "2023-06-08")
    return on.record()


def turn() -> Record:
    """Ruiz denies what she said, an unnamed source repeats it; a full date."""
    on = desk(
        "Ruiz denied that the bridge was safe.\n"
        "A council spokesman said that the bridge was safe.\n"
        "Ana Ruiz will perhaps resign, Keller suggested.\n"
        "Tom Keller accused Harbour Council of a cover-up.\n",
        title="=Ruiz turns",
        outlet="City Wire",
        published="2024-03-06",
        url="https://wire.example/turn?a=1&b=2",
    )
    ana, tom = on.actor(ANA, "Ana Ruiz", "Ruiz"), on.actor(TOM, "Tom Keller", "Keller")
    council = on.actor(COUNCIL, "Harbour Council")
    voice = on.actor(f"{on.article.id}-council-spokesman", "A council spokesman", label="A council spokesman")
    on.says("Ruiz", "denied", "the bridge was safe", speaker=ana, polarity="negative")
    on.says("A council spokesman", "said", "the bridge was safe", speaker=voice, after="safe.\n")
    on.says("Keller", "suggested", "Ana Ruiz will perhaps resign", speaker=tom, modality="prediction")
    on.accuses("Tom Keller", "accused", "Harbour Council", "a cover-up", who=(tom, council))
    return on.record()


def undated() -> Record:
    """A denied accusation and an event without a year, in an article without a date or address."""
    on = desk(
        "Tom Keller denied accusing Ana Ruiz of theft.\n"
        "The regatta opens on 8 June, said Keller.\n"
        "<script>alert(1)</script> is safe, Ruiz said.\n",
        title="<b>Keller</b> & the regatta",
        outlet="The Harbour Post",
    )
    ana, tom = on.actor(ANA, "Ana Ruiz", "Ruiz"), on.actor(TOM, "Tom Keller", "Keller")
    on.says("Ruiz", "said", "<script>alert(1)</script> is safe", speaker=ana)
    on.accuses("Tom Keller", "accusing", "Ana Ruiz", "theft", who=(tom, ana), polarity="negative")
    on.happens("The regatta opens", "8 June", "XXXX-06-08", None, actors=(tom,))
    return on.record()


def hearsay() -> Record:
    """Nobody speaks; the date is a month."""
    on = desk("It is understood that the toll will rise.\n", title=None, outlet="City Wire", published="2024-02")
    on.says("", "It is understood", "the toll will rise", speaker=None, modality="hearsay")
    return on.record()


def newsroom() -> tuple[Record, ...]:
    """Return the records of all four articles."""
    return bridge(), turn(), undated(), hearsay()


def filled(location: str) -> "Graph":
    """Return a store with the newsroom in it."""
    from onrecord.graph import Run, open_store

    graph = open_store(location)
    for record in newsroom():
        stored = graph.replace(record, Run(version="0", extractors=("test/1",), model="none"))
        if stored.problems:
            raise ValueError(stored.problems)
    graph.flush()
    return graph
