"""What one attribution or relation of a graph is for the page: what it draws, how it is put forward, and its card.

A claim is ``said`` or ``denied`` only where the article's own graph has the plain triple, and an accusation is plain
only there too, so that the picture is never bolder than the graph. What stands inside somebody else's words is told by
them; a question is asked; a headline that only repeats the body draws nothing of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.manner import UNSURE, Put, of_claim, of_relation, qualifying
from onrecord.export.passages import Part, passages
from onrecord.export.picture import RELATIONS, EdgeRelation, Evidence, Manner, Party
from onrecord.export.reading import Known, Properties, label, last, one, rows

if TYPE_CHECKING:
    from onrecord.graph import Graph

CLAIMED: dict[EdgeRelation, Manner] = {"denied": "negative", "reported": "told", "asked": "supposed"}
UNNAMED = "somebody who is not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things are in the picture, by IRI: the ids of its nodes, and of all evidence."""

    nodes: Mapping[str, str]
    evidence: Mapping[str, str]


def relation_of(known: Known, thing: str) -> EdgeRelation | None:
    """Return what an attribution or relation draws, or None where it draws nothing."""
    found = known.found[thing]
    if one(found, "claim"):
        return _saying(known, found)
    type_ = last(one(found, "relationType"))
    return next((relation for relation in RELATIONS if relation == type_), None)


def _saying(known: Known, found: Properties) -> EdgeRelation | None:
    """Return what an attribution says about its speaker and claim."""
    speaker, claim = one(found, "speaker"), one(found, "claim")
    if last(one(found, "modality")) == "question":
        return None if "inHeadline" in found else "asked"
    if "withholds" in found:
        return None
    said: EdgeRelation = "denied" if "denies" in found else "said"
    if speaker and (one(found, "article"), speaker, said, claim) not in known.plain:
        return None if "inHeadline" in found else "reported"
    if not speaker and "inHeadline" in found:
        return None
    parent = known.found.get(one(found, "parent"))
    if parent is not None and one(parent, "speaker") != speaker:
        return "reported"
    return said


def evidence_of(
    graph: "Graph", known: Known, thing: str, relation: EdgeRelation, places: Places
) -> tuple[tuple[int, int], Evidence]:
    """Return the card of one attribution or relation, and where its sentence and its words begin."""
    found = known.found[thing]
    words: dict[str, str] = {last(name): value for name, value in sorted(rows(graph, "words", thing), reverse=True)}
    parts = [
        Part(int(start), int(end), last(name), text, before, after)
        for name, start, end, text, before, after in rows(graph, "spans", thing)
    ]
    manner, reasons = _manner(known, found, relation, qualifying(parts))
    speaker, teller = one(found, "speaker") or one(found, "by"), _teller(known, found, relation)
    by = " … ".join(part.words for part in sorted(parts) if part.name == "bySpan")

    def party(actor: str) -> Party:
        return Party(label=label(known, actor), node=places.nodes.get(actor))

    card = Evidence(
        id=places.evidence[thing],
        article=last(one(found, "article")),
        relation=relation,
        quotation=words.get("text") or words.get("matter") or "",
        passages=passages(parts),
        speaker=party(speaker) if speaker else None,
        targets=tuple(party(actor) for actor in found.get("toward", [])),
        teller=party(teller) if teller else None,
        source=words.get("sourceText") or by,
        cue=words.get("cueText", ""),
        kind=last(words.get("kind", "")),
        manner=manner,
        reasons=reasons,
        answers=tuple(places.evidence[other] for other in found.get("answers", []) if other in places.evidence),
        origin=places.evidence.get(one(found, "attribution")),
        within=places.evidence.get(one(found, "parent")),
        headline="inHeadline" in found,
        confidence=float(words.get("confidence") or 1),
    )
    sentence = min((part.start for part in parts if part.name == "evidence"), default=0)
    return (sentence, min((part.start for part in parts if part.name != "evidence"), default=0)), card


def _teller(known: Known, found: Properties, relation: EdgeRelation) -> str:
    """Return the actor in whose words it stands, where it is not the article that tells it."""
    if relation in ("said", "denied", "asked"):
        return ""
    return one(known.found.get(one(found, "parent"), {}), "speaker")


def _manner(
    known: Known, found: Properties, relation: EdgeRelation, words: tuple[str, ...]
) -> tuple[Manner, tuple[str, ...]]:
    """Return how one finding is put forward, and the reasons in words."""
    parent = known.found.get(one(found, "parent"))
    teller = ""
    if parent is not None and relation not in ("said", "denied", "asked"):
        who = one(parent, "speaker")
        teller = label(known, who) if who else one(parent, "sourceText") or UNNAMED
    put = Put(
        polarity=last(one(found, "polarity")) or "positive",
        modality=last(one(found, "modality")) or "asserted",
        denies="denies" in found,
        words=words,
        teller=teller,
        origin=_origin(known.found.get(one(found, "attribution"), {}), relation),
    )
    if "claim" in found:
        return CLAIMED.get(relation, "plain"), of_claim(put)
    manner, reasons = of_relation(put)
    if relation == "accuses" and not reasons and not _accuses(known, found):
        return "supposed", (UNSURE,)  # nothing else keeps an accusation from being plain
    return manner, reasons


def _origin(origin: Properties, relation: EdgeRelation) -> str:
    """Return in which way the attribution that a relation comes from keeps it from being plain.

    A denial is plain though its words are denied: that is what it says. A supposition in the words of an attribution
    may stand in any clause of it ("has not said how he would pay"); it counts where it does for the plain triple.
    """
    if "denies" in origin and relation != "denies":
        return "negative"
    modality = last(one(origin, "modality"))
    counts = ("question", "hypothetical") if relation == "accuses" else ("question",)
    return modality if modality in counts else "asserted"


def _accuses(known: Known, found: Properties) -> bool:
    """Say whether the article's own graph has the plain triple, where both sides are known."""
    article, by = one(found, "article"), one(found, "by")
    return not by or all((article, by, "accuses", accused) in known.plain for accused in found.get("toward", []))
