"""A record made by hand with all that people can do to each other with words, for tests of the page and its pictures.

Each sentence marks its own parts: ``[source]``, ``{cue}``, ``<target>``, ``(matter)``, ``~qualifier~``.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from onrecord.ids import article_id, attribution_id, relation_id, slug
from onrecord.model import Actor, Article, Attribution, Modality, Polarity, Record, Relation, RelationType, Span

Part = Literal["source", "cue", "target", "matter", "qualifier"]
OPEN: dict[str, Part] = {"[": "source", "{": "cue", "<": "target", "(": "matter", "~": "qualifier"}
MARKS = re.compile(r"[\[{<(~]([^\[\]{}<>()~]*)[\]}>)~]")


@dataclass
class Desk:
    """Puts marked sentences on record, one after the other, as one article."""

    title: str = "The quarrel over the harbour"
    outlet: str = "The Quay"
    published: str | None = "2024-05-17"
    text: str = ""
    attributions: list[Attribution] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    actors: dict[str, tuple[str, set[str], list[Span]]] = field(default_factory=dict)

    def sentence(self, marked: str) -> tuple[Span, dict[Part, list[Span]]]:
        """Add a sentence to the text, and return where it and its parts stand."""
        start, parts = len(self.text), {part: [] for part in get_args(Part)}  # type: dict[Part, list[Span]]
        at = 0
        for found in MARKS.finditer(marked):
            self.text += marked[at : found.start()]
            parts[OPEN[found[0][0]]].append(Span(len(self.text), len(self.text) + len(found[1])))
            self.text += found[1]
            at = found.end()
        self.text += marked[at:]
        whole = Span(start, len(self.text))
        self.text += "\n"
        return whole, parts

    def actor(self, label: str, span: Span) -> str:
        """Name somebody where they stand in the text."""
        id_ = slug(label)
        _, names, mentions = self.actors.setdefault(id_, (label, set(), []))
        names.add(span.of(self.text))
        mentions.append(span)
        return id_

    def says(
        self, marked: str, who: str | None = None, *, denies: bool = False, modality: Modality = "asserted"
    ) -> str:
        """Put an attribution on record; without ``who`` the speaker is not known."""
        whole, parts = self.sentence(marked)
        source, cue, content = (tuple(parts[part]) for part in ("source", "cue", "matter"))
        said = Attribution(
            id=attribution_id("quarrel", source, cue, content),
            article="quarrel",
            kind="indirect",
            source=source,
            cue=cue,
            content=content,
            evidence=whole,
            extractor="test/1",
            denies=denies,
            polarity="negative" if denies else "positive",
            modality=modality,
            qualifiers=tuple(parts["qualifier"]),
            confidence=0.93,
            speaker=self.actor(who, source[0]) if who else None,
        )
        self.attributions.append(said)
        return said.id

    def does(
        self,
        type_: RelationType,
        marked: str,
        who: str | None,
        *whom: str,
        polarity: Polarity = "positive",
        modality: Modality = "asserted",
        confidence: float = 0.92,
        answers: tuple[str, ...] = (),
        attribution: str | None = None,
    ) -> str:
        """Put a relation on record: ``who`` does it to each of ``whom``, in the order in which they are marked."""
        whole, parts = self.sentence(marked)
        source = parts["source"][0] if parts["source"] else None
        cue, targets = tuple(parts["cue"]), tuple(parts["target"])
        found = Relation(
            id=relation_id("quarrel", type_, cue, source, targets),
            article="quarrel",
            type=type_,
            cue=cue,
            evidence=whole,
            extractor="test/1",
            source_span=source,
            target_spans=targets,
            charge=tuple(parts["matter"]),
            polarity=polarity,
            modality=modality,
            qualifiers=tuple(parts["qualifier"]),
            confidence=confidence,
            attribution=attribution,
            answers=answers,
            source=self.actor(who, source) if who and source else None,
            targets=tuple(self.actor(name, span) for name, span in zip(whom, targets, strict=True)),
        )
        self.relations.append(found)
        return found.id

    def record(self) -> Record:
        """Return all that was put on record."""
        me = article_id(self.text, None)
        article = Article(
            id=me,
            text=self.text,
            file="quarrel.md",
            body=Span(0, len(self.text)),
            title=self.title,
            outlet=self.outlet,
            byline=("Mina Holt",),
            url="https://quay.example/quarrel",
            published=self.published,
            published_basis="user" if self.published else None,
        )
        actors = tuple(
            Actor(
                id=id_,
                label=label,
                kind="organisation" if " " in label and label.split()[-1] in ("Council", "Rail", "Union") else "person",
                names=tuple(sorted(names)),
                mentions=tuple(sorted(mentions)),
            )
            for id_, (label, names, mentions) in sorted(self.actors.items())
        )
        return Record(
            article=article,
            actors=actors,
            attributions=tuple(replace(said, article=me) for said in self.attributions),
            relations=tuple(replace(found, article=me) for found in self.relations),
        )


def quarrel() -> Record:
    """Return all fourteen types, all modalities, denials, hearsay, and several lines between two, to and fro."""
    on = Desk()
    accusation = on.does(
        "accuses", "[Ana Ruiz] {accused} <Harbour Council> of (hiding the cost).", "Ana Ruiz", "Harbour Council"
    )
    on.does("criticises", "[Ruiz] {mocked} <the council> for (its slow answers).", "Ana Ruiz", "Harbour Council")
    on.does("demands", "[She] {called on} <the council> to (publish the report).", "Ana Ruiz", "Harbour Council")
    on.does("denies", "[The council] {rejected} <her> (charge).", "Harbour Council", "Ana Ruiz", answers=(accusation,))
    on.does("threatens", "[The council] {threatened} <Ruiz> with (a lawsuit).", "Harbour Council", "Ana Ruiz")
    on.does("questions", "[Ben Okafor] {cast doubt on} <Ruiz> and (her figures).", "Ben Okafor", "Ana Ruiz")
    on.does("defends", "[Okafor] {stood up for} <the council> over (the delay).", "Ben Okafor", "Harbour Council")
    on.does("distances from", "[Clara Holm] {kept away from} <Okafor> and (his letter).", "Clara Holm", "Ben Okafor")
    on.does("supports", "[Holm] {praised} <Ruiz> for (her patience).", "Clara Holm", "Ana Ruiz")
    on.does("thanks", "[Ruiz] {thanked} <Holm> for (her support).", "Ana Ruiz", "Clara Holm")
    on.does("agrees with", "[Holm] {agreed with} <Ruiz> that (the line is late).", "Clara Holm", "Ana Ruiz")
    on.does("apologises", "[Northline Rail] {apologised to} <Holm> for (the noise).", "Northline Rail", "Clara Holm")
    on.does("promises", "[Northline] {promised} <Holm> (a quieter line).", "Northline Rail", "Clara Holm")
    on.does("warns", "[Northline] {warned} <the council> of (higher prices).", "Northline Rail", "Harbour Council")
    on.does(
        "accuses",
        "[Ben Okafor] ~refused to~ {accuse} <Northline Rail> of (a cover-up).",
        "Ben Okafor",
        "Northline Rail",
        polarity="negative",
    )
    on.does(
        "supports",
        "[Dev Patel] ~would~ {welcome} <Northline> as (a partner).",
        "Dev Patel",
        "Northline Rail",
        modality="hypothetical",
    )
    for type_, words, modality in (
        ("thanks", "[Patel] ~must~ {thank} <Holm> for (the hall).", "necessity"),
        ("apologises", "[Patel] was ~urged to~ {apologise to} <Holm> for (his words).", "directive"),
        ("warns", "[Patel] ~wants to~ {warn} <Holm> of (the storm).", "desire_intention"),
        ("criticises", "[Patel] ~will~ {attack} <Holm> over (the bill).", "prediction"),
        ("threatens", "~Did~ [Patel] {threaten} <Holm> with (a strike)~?~", "question"),
        ("promises", "[Patel] ~reportedly~ {promised} <Holm> (a seat).", "hearsay"),
        ("agrees with", "[Patel] ~seems to~ {agree with} <Holm> on (the bill).", "evidential_weak"),
    ):
        on.does(type_, words, "Dev Patel", "Clara Holm", modality=modality)  # type: ignore[arg-type]
    on.does(
        "accuses",
        "[Ruiz] ~reportedly~ {blamed} <the council> for (the leak).",
        "Ana Ruiz",
        "Harbour Council",
        modality="hearsay",
    )
    on.does(
        "accuses", "[Elif Kaya] perhaps {hinted at} the guilt of <Patel>.", "Elif Kaya", "Dev Patel", confidence=0.3
    )
    on.does("accuses", "<Elif Kaya> stood {accused} of (fraud).", None, "Elif Kaya")
    start = len(on.text)
    on.does("accuses", "Holm said that [Kaya] had {blamed} <Okafor> for (the fire).", "Elif Kaya", "Ben Okafor")
    source, cue = Span(start, start + 4), Span(start + 5, start + 9)
    content = Span(start + 15, len(on.text) - 2)
    on.attributions.append(
        Attribution(
            id=attribution_id("quarrel", [source], [cue], [content]),
            article="quarrel",
            kind="indirect",
            source=(source,),
            cue=(cue,),
            content=(content,),
            evidence=Span(start, len(on.text) - 1),
            extractor="test/1",
            confidence=0.9,
            speaker=on.actor("Clara Holm", source),
        )
    )
    on.says("[Harbour Council] {said} the report ~will~ (be out in June).", "Harbour Council", modality="prediction")
    on.says("[Okafor] {denied} that (the money was gone).", "Ben Okafor", denies=True)
    on.says("[Kaya] was {asked} ~whether~ (the bridge is safe).", "Elif Kaya", modality="question")
    return on.record()
