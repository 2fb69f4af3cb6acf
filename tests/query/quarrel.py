"""A small invented quarrel: five articles in which people accuse, deny, defend and thank one another.

It has an accusation that is denied in its own article, again in the same words and again by the same people elsewhere;
one that nobody answers; accusers who accuse back; and what nobody should take for an accusation: hearsay, a negation, a
question, and what somebody tells of others.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord import ids
from onrecord.model import Modality, Polarity, Record, Relation, RelationType, Span
from tests.newsroom import ANA, COUNCIL, LABELS, TOM, Desk, desk

if TYPE_CHECKING:
    from onrecord.graph import Graph

MINA, UNION = "mina-osei", "dock-union"
NAMES = {ANA: ("Ana Ruiz", "Ruiz"), TOM: ("Tom Keller", "Keller"), COUNCIL: ("Harbour Council",),
         MINA: ("Mina Osei", "Osei"), UNION: ("Dock Union",)}  # fmt: skip


def known(on: Desk, *actors: str) -> None:
    """Name those who take part in an article."""
    for id_ in actors:
        label, kind = LABELS.get(id_, (NAMES[id_][0], "person" if id_ == MINA else "organisation"))
        on.actor(id_, *NAMES[id_])
        on.actors[id_] = replace(on.actors[id_], label=label, kind=kind)


def relates(
    on: Desk,
    type_: RelationType,
    by: str,
    toward: str | None,
    sentence: str,
    *,
    cue: str,
    matter: str = "",
    qualifiers: str = "",
    polarity: Polarity = "positive",
    modality: Modality = "asserted",
    confidence: float = 0.9,
    answers: tuple[str, ...] = (),
    attribution: str | None = None,
) -> str:
    """Put a relation on record whose words all stand in one sentence, those who take part by one of their names."""
    where = on.span(sentence)

    def at(*words: str) -> Span:
        found = next(word for word in words if word in sentence)
        start = where.start + sentence.index(found)
        return Span(start, start + len(found))

    source = at(*NAMES[by])
    targets = () if toward is None else (at(*NAMES[toward]),)
    cues = (at(cue),)
    id_ = ids.relation_id(on.article.id, type_, cues, source, targets)
    on.relations.append(
        Relation(
            id=id_,
            article=on.article.id,
            type=type_,
            cue=cues,
            evidence=where,
            extractor="test/1",
            source_span=source,
            target_spans=targets,
            charge=(at(matter),) if matter else (),
            polarity=polarity,
            modality=modality,
            qualifiers=tuple(at(words) for words in qualifiers.split("|") if words),
            confidence=confidence,
            attribution=attribution,
            answers=answers,
            source=by,
            targets=() if toward is None else (toward,),
        )
    )
    return id_


def row() -> Record:
    """Keller accuses Ruiz; she denies it, Osei stands up for her."""
    on = desk(
        "Tom Keller accused Ana Ruiz of hiding a report.\n"
        "Ruiz denied hiding a report.\n"
        "Mina Osei praised Ruiz for her patience.\n",
        title="Report row",
        outlet="The Harbour Post",
        published="2024-05-02",
        url="https://harbour.example/report",
    )
    known(on, ANA, TOM, MINA)
    first = relates(
        on, "accuses", TOM, ANA, "Tom Keller accused Ana Ruiz of hiding a report.", cue="accused",
        matter="hiding a report",
    )  # fmt: skip
    relates(
        on, "denies", ANA, None, "Ruiz denied hiding a report.", cue="denied", matter="hiding a report",
        answers=(first,),
    )  # fmt: skip
    relates(on, "supports", MINA, ANA, "Mina Osei praised Ruiz for her patience.", cue="praised", matter="her patience")
    return on.record()


def back() -> Record:
    """Keller says it again, less surely; Ruiz accuses back; hearsay about Keller and Osei."""
    on = desk(
        "Keller hinted again that Ruiz was hiding a report.\n"
        "Ana Ruiz accused Tom Keller of a smear.\n"
        "Keller reportedly criticised Mina Osei for her silence.\n",
        title="Ruiz hits back",
        outlet="City Wire",
        published="2024-05-04",
        url="https://wire.example/back",
    )
    known(on, ANA, TOM, MINA)
    relates(
        on, "accuses", TOM, ANA, "Keller hinted again that Ruiz was hiding a report.", cue="hinted",
        matter="hiding a report", confidence=0.6,
    )  # fmt: skip
    relates(on, "accuses", ANA, TOM, "Ana Ruiz accused Tom Keller of a smear.", cue="accused", matter="a smear")
    relates(
        on, "criticises", TOM, MINA, "Keller reportedly criticised Mina Osei for her silence.", cue="criticised",
        matter="her silence", modality="hearsay", qualifiers="reportedly",
    )  # fmt: skip
    return on.record()


def later() -> Record:
    """Ruiz denies it again, and rejects what Keller says; Osei tells of others; a negation and a question."""
    on = desk(
        "Ruiz once more denied hiding a report.\n"
        "Ana Ruiz rejected what Keller had told the town.\n"
        "Mina Osei said Keller had accused Harbour Council of theft.\n"
        "Keller did not accuse Osei of theft.\n"
        "Did Osei criticise Ruiz at all?\n",
        title="Still no report",
        outlet="City Wire",
        published="2024-05-07",
        url="https://wire.example/later",
    )
    known(on, ANA, TOM, MINA, COUNCIL)
    relates(on, "denies", ANA, None, "Ruiz once more denied hiding a report.", cue="denied", matter="hiding a report")
    relates(on, "denies", ANA, TOM, "Ana Ruiz rejected what Keller had told the town.", cue="rejected",
            matter="what Keller had told the town")  # fmt: skip
    on.says("Mina Osei", "said", "Keller had accused Harbour Council of theft", speaker=MINA)
    relates(on, "accuses", TOM, COUNCIL, "Keller had accused Harbour Council of theft", cue="accused", matter="theft")
    relates(on, "accuses", TOM, MINA, "Keller did not accuse Osei of theft.", cue="accuse", matter="theft",
            polarity="negative", qualifiers="not")  # fmt: skip
    relates(on, "criticises", MINA, ANA, "Did Osei criticise Ruiz at all?", cue="criticise", modality="question")
    return on.record()


def strike() -> Record:
    """The union against Keller and the council, with one who defends it; a title that is hostile."""
    on = desk(
        "Dock Union criticised Tom Keller for his tone.\n"
        "Harbour Council defended Keller against the union.\n"
        "Dock Union threatened Harbour Council with a strike.\n"
        "Keller thanked Harbour Council for its words.\n",
        title='=HYPERLINK("https://x.example") <script>',
        outlet="The Harbour Post",
        published="2024-05-08",
        url="https://harbour.example/strike",
    )
    known(on, TOM, COUNCIL, UNION)
    relates(on, "criticises", UNION, TOM, "Dock Union criticised Tom Keller for his tone.", cue="criticised",
            matter="his tone")  # fmt: skip
    relates(on, "defends", COUNCIL, TOM, "Harbour Council defended Keller against the union.", cue="defended")
    relates(on, "threatens", UNION, COUNCIL, "Dock Union threatened Harbour Council with a strike.", cue="threatened",
            matter="a strike")  # fmt: skip
    relates(on, "thanks", TOM, COUNCIL, "Keller thanked Harbour Council for its words.", cue="thanked",
            matter="its words")  # fmt: skip
    return on.record()


def undated() -> Record:
    """Osei praises Ruiz once more, nobody knows when; Ruiz denies a claim that is no accusation."""
    on = desk(
        "Osei praised Ana Ruiz.\nRuiz denied that the toll will rise.\n",
        title=None,
        outlet="The Harbour Post",
    )
    known(on, ANA, MINA)
    relates(on, "supports", MINA, ANA, "Osei praised Ana Ruiz.", cue="praised")
    on.says("Ruiz", "denied", "the toll will rise", speaker=ANA, polarity="negative", after="Ruiz.\n")
    return on.record()


def quarrel() -> tuple[Record, ...]:
    """Return the records of all five articles."""
    return row(), back(), later(), strike(), undated()


def filled(location: str, *records: Record) -> "Graph":
    """Return a store with the quarrel, or with other records, in it."""
    from onrecord.graph import Run, open_store

    graph = open_store(location)
    for record in records or quarrel():
        stored = graph.replace(record, Run(version="0", extractors=("test/1",), model="none"))
        if stored.problems:
            raise ValueError(stored.problems)
    graph.flush()
    return graph
