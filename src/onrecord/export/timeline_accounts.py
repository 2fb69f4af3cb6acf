"""What one article tells of one dated event, as the card of the timeline shows it: who, when, how certain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.export.findings import UNNAMED, Places
from onrecord.export.manner import Put, of_relation, qualifying
from onrecord.export.passages import Part, passages
from onrecord.export.picture import Account, Dating, Look, Party, Told
from onrecord.export.reading import Known, Properties, label, last, one
from onrecord.export.timeline_reading import TIMES, Words
from onrecord.export.timeline_words import alone, became, how

EARLIEST, LATEST = "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"
LOOKS: dict[str, Look] = {"future": "future", "hypothetical": "supposed", "not-happened": "denied"}
WHY = {
    "future": "told as something to come",
    "hypothetical": "told as something supposed, wanted or demanded",
    "not-happened": "told as something that did not happen or will not",
}


@dataclass(frozen=True, slots=True)
class Source:
    """All that rows are made of.

    Attributes:
        events: the properties of those that are shown, by IRI.
        cues: by article, where its relations have their cues.
    """

    known: Known
    places: Places
    events: Mapping[str, Properties]
    words: Words
    cues: Mapping[str, Sequence[tuple[int, int, str]]]


def account(source: Source, event: str) -> Account:
    """Return what one article tells of one event."""
    found, parts = source.events[event], source.words.parts[event]
    look, reasons = _put(source, found, parts)
    return Account(
        article=last(one(found, "article")),
        words=_spoken(parts, "eventSpan"),
        passages=passages(_shown(source, found, parts)),
        look=look,
        teller=_teller(source, found),
        parties=tuple(_party(source, actor) for actor in found.get("hasActor", [])),
        place=_spoken(parts, "placeSpan"),
        first=one(found, EARLIEST) or None,
        last=one(found, LATEST) or None,
        datings=tuple(_datings(source, found, parts)),
        reasons=reasons,
        evidence=tuple(source.places.evidence[id_] for id_ in _acts(source, event) if id_ in source.places.evidence),
        confidence=float(one(found, "confidence") or 1),
    )


def kind(source: Source, told: Sequence[str]) -> Told:
    """Return what a row tells: an act with words if one of its accounts is one, then a saying, then anything else."""
    acts = {act for event in told for act in _acts(source, event)}
    if any("relationType" in source.known.found.get(act, {}) for act in acts if act not in _sayings(source, told)):
        return "did"
    return "said" if acts else "happened"


def place(source: Source, event: str) -> tuple[str, str, int, str]:
    """Return what sorts events of the same days: when their article was published, undated last, and where they are."""
    article = one(source.events[event], "article")
    start = min((part.start for part in source.words.parts[event] if part.name == "headSpan"), default=0)
    return one(source.known.articles.get(article, {}), "datePublished") or "9999", article, start, event


def _sayings(source: Source, told: Sequence[str]) -> set[str]:
    """Return the attributions whose saying is dated."""
    return {one(source.events[event], "saying") for event in told}


def _acts(source: Source, event: str) -> list[str]:
    """Return the attribution that an event is the saying of, and the relations that it is, by IRI.

    A relation is the event if it comes from that attribution, or if the head of the event is its cue ("accused").
    """
    found = source.events[event]
    saying = one(found, "saying")
    heads = [part for part in source.words.parts[event] if part.name == "headSpan"]
    article = one(found, "article")
    acts = [
        relation
        for start, end, relation in source.cues.get(article, [])
        if (saying and one(source.known.found.get(relation, {}), "attribution") == saying)
        or (
            any(start <= head.start and head.end <= end for head in heads)
            and not _in_own_words(source, event, relation)
        )
    ]
    return list(dict.fromkeys([*([saying] if saying else []), *acts]))


def _in_own_words(source: Source, event: str, relation: str) -> bool:
    """Say whether somebody does the relation by telling of the event, whose date is then not that of the act."""
    teller, act = one(source.events[event], "parent"), source.known.found.get(relation, {})
    speaker = one(source.known.found.get(teller, {}), "speaker")
    return bool(speaker) and one(act, "attribution") == teller and one(act, "by") == speaker


def _put(source: Source, found: Properties, parts: Sequence[Part]) -> tuple[Look, tuple[str, ...]]:
    """Return how it is drawn, and why it is not plain."""
    status, polarity = last(one(found, "status")).removeprefix("status-"), last(one(found, "polarity")) or "positive"
    modality = last(one(found, "modality")) or "asserted"
    teller = _teller(source, found)
    put = Put(polarity=polarity, modality=modality, words=qualifying(parts), teller=teller.label if teller else "")
    reasons = list(of_relation(put)[1])
    said = (status == "hypothetical" and modality != "asserted") or (
        status == "not-happened" and polarity == "negative"
    )
    if status in WHY and not said:
        reasons.insert(0, WHY[status])
    look = LOOKS.get(status, "happened")
    if look == "happened" and polarity == "negative":
        look = "denied"
    elif look == "happened" and (modality != "asserted" or (teller is None and not _plain(found))):
        look = "supposed"
    return look, tuple(reasons)


def _plain(found: Properties) -> bool:
    """Say whether the graph has it as a happening: told by the article itself as something that happened."""
    return any(last(name) == "Happening" for name in found.get("type", []))


def _teller(source: Source, found: Properties) -> Party | None:
    """Return in whose words it stands."""
    if not one(found, "parent"):
        return None
    said = source.known.found.get(one(found, "parent"), {})
    who = one(said, "speaker")
    return _party(source, who) if who else Party(label=one(said, "sourceText") or UNNAMED)


def _party(source: Source, actor: str) -> Party:
    return Party(label=label(source.known, actor), node=source.places.nodes.get(actor))


def _spoken(parts: Sequence[Part], name: str) -> str:
    """Return the words of a part, those that stand apart parted by dots."""
    found: list[Part] = []
    for part in sorted(part for part in parts if part.name == name):
        if not found or part.start >= found[-1].end:
            found.append(part)
    return " … ".join(" ".join(part.words.split()) for part in found)


def _shown(source: Source, found: Properties, parts: Sequence[Part]) -> list[Part]:
    """Return the parts to mark, the words that a date was counted from included if they stand in the same sentence."""
    frames = [part for part in parts if part.name == "evidence"]
    anchors = [part for iri in _times(found) for part in source.words.spans[iri] if part.name == "anchorSpan"]
    near = [one_ for one_ in anchors if any(one_.start >= frame.start and one_.end <= frame.end for frame in frames)]
    return [*parts, *near]


def _times(found: Properties) -> list[str]:
    """Return the time expressions that date an event."""
    return [iri for name in TIMES for iri in found.get(name, [])]


def _datings(source: Source, found: Properties, parts: Sequence[Part]) -> list[Dating]:
    """Return what dates an event, in the order of the text, with the words that say how ("since")."""
    markers = [part for part in parts if part.name == "markerSpan"]
    datings = []
    for name in TIMES:
        for iri in found.get(name, []):
            read = source.words.times[iri]
            start = min((part.start for part in source.words.spans[iri] if part.name == "timeSpan"), default=0)
            before = [part for part in markers if part.end <= start <= part.end + 2]
            words = " ".join([*(" ".join(part.words.split()) for part in before[-1:]), read.words])
            relation = name.removeprefix("time").lower()
            dating = Dating(words=words, relation=relation, alone=alone(read.alone), became=became(read), how=how(read))
            datings.append((start, name, dating))
    return [dating for _, _, dating in sorted(datings, key=lambda one_: one_[:2])]
