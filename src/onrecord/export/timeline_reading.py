"""Ask a graph about its dated events: simple questions (``rq/*.rq``), the words only of those that will be shown.

What the answers mean for the timeline is left to `onrecord.export.timeline`, how dates are said in words to
`onrecord.export.timeline_words`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.export.passages import Part
from onrecord.export.reading import Known, Properties, last, one, properties_of, rows
from onrecord.export.timeline_words import BASES, Read, date
from onrecord.query.fill import fill

if TYPE_CHECKING:
    from onrecord.graph import Graph

TIMES = ("timeOn", "timeDuring", "timeSince", "timeUntil", "timeAfter", "timeBefore")
BATCH = 400  # things in one question: few questions, and none too long to parse


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the events that are shown, by IRI.

    Attributes:
        parts: of an event: where its phrase, head, dates, place … stand.
        times: each time expression, as the graph has it.
        spans: of a time expression: where its words stand, and those that it was counted from.
    """

    parts: Mapping[str, Sequence[Part]]
    times: Mapping[str, Read]
    spans: Mapping[str, Sequence[Part]]


def events(graph: "Graph") -> dict[str, Properties]:
    """Return the properties of all dated events, by IRI."""
    return properties_of(rows(graph, "events"))


def occurrences(graph: "Graph") -> dict[str, str]:
    """Return which occurrence an event is an account of; most stand alone and are not in here."""
    return {event: occurrence for occurrence, event in sorted(rows(graph, "occurrences"), reverse=True)}


def reasons(graph: "Graph") -> dict[str, list[str]]:
    """Return why the accounts of each occurrence are taken for one event."""
    found: dict[str, list[str]] = defaultdict(list)
    for occurrence, reason in sorted(rows(graph, "links")):
        found[occurrence].append(reason)
    return found


def other_dates(graph: "Graph", known: Known) -> dict[str, list[str]]:
    """Return what else is said about when an article was published, where it differs from the date that counts."""
    found: dict[str, list[str]] = defaultdict(list)
    for article, day, basis in sorted(rows(graph, "publications")):
        if day != one(known.articles.get(article, {}), "datePublished"):
            words = f"{date(day)} ({BASES.get(basis_of(basis), 'no basis')})" if day[:1].isdigit() else ""
            found[article] += [words] if words else []
    return found


def basis_of(iri: str) -> str:
    """Return the name of who says when an article was published, see `BASES`."""
    return last(iri).removeprefix("basis-")


def cues(graph: "Graph", known: Known) -> dict[str, list[tuple[int, int, str]]]:
    """Return where the relations of each article have their cues."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for relation, start, end in sorted(rows(graph, "cues")):
        found[one(known.found.get(relation, {}), "article")].append((int(start), int(end), relation))
    return found


def words(graph: "Graph", shown: Mapping[str, Properties]) -> Words:
    """Read the words of some events and of what dates them."""
    expressions = sorted({iri for event in shown.values() for name in TIMES for iri in event.get(name, [])})
    placed: dict[str, list[Part]] = defaultdict(list)
    for thing, part, start, end, text, before, after in _about(graph, "placed", [*shown, *expressions]):
        placed[thing].append(Part(int(start), int(end), last(part), text, before, after))
    said = properties_of(_about(graph, "expressions", expressions))
    named = sorted({iri for time in said.values() for iri in time.get("anchorEvent", [])})
    names = {iri: name for iri, name in sorted(_about(graph, "labels", named), reverse=True)}  # noqa: C416
    return Words(
        parts=placed,
        times={iri: _read(said.get(iri, {}), placed[iri], names) for iri in expressions},
        spans={iri: placed[iri] for iri in expressions},
    )


def _about(graph: "Graph", question: str, things: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the answers to a question about some things, as text, batch by batch."""
    from rdflib import URIRef

    text = files("onrecord.export").joinpath("rq", f"{question}.rq").read_text("utf-8")
    for start in range(0, len(things), BATCH):
        batch = tuple(URIRef(thing) for thing in things[start : start + BATCH])
        for row in graph.query(fill(text, {"things": batch})).rows:
            yield tuple("" if term is None else str(term) for term in row)


def _read(time: Properties, parts: Iterable[Part], names: Mapping[str, str]) -> Read:
    """Return a time expression as the words of the page need it."""
    spoken = {part.name: part.words for part in sorted(parts, reverse=True)}
    named = one(time, "anchorEvent")
    return Read(
        words=spoken.get("timeSpan") or one(time, "label"),
        alone=one(time, "openTimex"),
        value=one(time, "timex"),
        first=one(time, "hasEarliestBeginTimeStamp"),
        last=one(time, "hasLatestEndTimeStamp"),
        anchor=last(one(time, "anchor")).removeprefix("anchor-") or "none",
        rule=last(one(time, "rule")).removeprefix("rule-") or "open",
        anchor_date=one(time, "anchorDate"),
        anchor_words=" ".join(spoken.get("anchorSpan", "").split()),
        anchor_name=names.get(named) or last(named).replace("-", " "),
    )
