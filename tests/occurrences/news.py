"""Articles of one line for each event, put on record without a language model."""

from dataclasses import dataclass, replace

from onrecord import ids
from onrecord.graph import Graph, Run
from onrecord.model import Actor, Attribution, Event, EventDate, Record, Span, Status, TimeExpression
from tests.factories import article

RUN = Run(version="1", extractors=("test",), model="none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of an article: ``<who, who> <words> on <day>.``; a saying has what is said in ``says``."""

    who: tuple[str, ...]
    words: str
    kind: str
    on: str | None = "2017-06-08"
    until: str | None = None
    status: Status = "happened"
    says: str = ""


def told(*who: str, words: str, kind: str, on: str | None = "2017-06-08", **more: str) -> Told:
    """Tell of one event."""
    return Told(who=who, words=words, kind=kind, on=on, **more)  # type: ignore[arg-type]


def news(url: str, *lines: Told, published: str | None = None, outlet: str | None = None) -> Record:
    """Put an article of some lines on record."""
    written = [f"{' and '.join(line.who)} {line.words}{line.says} on {line.on or 'a Friday'}." for line in lines]
    told_ = replace(article("\n".join(written) + "\n", url=url, published=published), outlet=outlet)
    actors: dict[str, list[tuple[str, Span]]] = {}
    times, events, said = [], [], []
    start = 0
    for line, words in zip(lines, written, strict=True):
        named = []
        at = start
        for name in line.who:
            at = told_.text.index(name, at)
            id_ = ids.slug(name) if " " in name else f"{told_.id}-{ids.slug(name)}"
            actors.setdefault(id_, []).append((name, Span(at, at + len(name))))
            named.append(id_)
            at += len(name)
        what = Span(start, told_.text.index(line.words, at) + len(line.words))
        head = Span(what.end - len(line.words), what.end)
        day = Span(start + len(words) - 1 - len(line.on or "a Friday"), start + len(words) - 1)
        evidence = Span(start, start + len(words))
        bounds = {"earliest": line.on, "latest": line.until or line.on}
        times.append(_time(told_.id, day, evidence, bounds))
        saying = None
        if line.says:
            saying = _said(told_.id, what, head, Span(head.end, head.end + len(line.says)), evidence, named[0])
            said.append(saying)
        events.append(_event(told_.id, line, (what, head, day, evidence), bounds, tuple(named), saying))
        start += len(words) + 1
    return Record(
        article=told_,
        actors=tuple(_actor(id_, found) for id_, found in sorted(actors.items())),
        attributions=tuple(said),
        times=tuple(times),
        events=tuple(events),
    )


def _time(me: str, day: Span, evidence: Span, bounds: dict[str, str | None]) -> TimeExpression:
    return TimeExpression(
        id=ids.time_id(me, day), article=me, span=day, evidence=evidence, extractor="test/1", type="DATE",
        anchor="text" if bounds["earliest"] else "none", rule="stated" if bounds["earliest"] else "open",
        earliest=bounds["earliest"], latest=bounds["latest"],
    )  # fmt: skip


def _said(me: str, source: Span, cue: Span, content: Span, evidence: Span, speaker: str) -> Attribution:
    return Attribution(
        id=ids.attribution_id(me, [source], [cue], [content]), article=me, kind="indirect", source=(source,),
        cue=(cue,), content=(content,), evidence=evidence, extractor="test/1", speaker=speaker,
    )  # fmt: skip


def _event(
    me: str,
    line: Told,
    spans: tuple[Span, Span, Span, Span],
    bounds: dict[str, str | None],
    actors: tuple[str, ...],
    saying: Attribution | None,
) -> Event:
    what, head, day, evidence = spans
    return Event(
        id=ids.event_id(me, [what], head), article=me, event=(what,), head=head, dates=(EventDate(span=day),),
        evidence=evidence, extractor="test/1", kind=line.kind, status=line.status, actors=actors,
        saying=saying.id if saying else None, anchor="text" if bounds["earliest"] else "none",
        earliest=bounds["earliest"], latest=bounds["latest"],
    )  # fmt: skip


def _actor(id_: str, named: list[tuple[str, Span]]) -> Actor:
    return Actor(
        id=id_, label=named[0][0], kind="person", names=tuple(sorted({name for name, _ in named})),
        mentions=tuple(span for _, span in named),
    )  # fmt: skip


def fill(graph: Graph, *records: Record) -> None:
    """Put records into a graph, and bring it up to date."""
    for record in records:
        stored = graph.replace(record, RUN)
        if stored.problems:
            raise ValueError(stored.problems)
    graph.identify()


ONE = news(
    "https://a.example/1",
    told("Ada Rowe", words="resigned", kind="resign", on="2017-06-08"),
    told("Ada Rowe", "Tom Ode", words="met", kind="meet", on="2017-06-12"),
    published="2017-06-12",
    outlet="The Harbour Post",
)
TWO = news(
    "https://b.example/2",
    told("Ada Rowe", words="and her resignation", kind="resign", on="2017-06-01", until="2017-06-30"),
    told("Ada Rowe", "Tom Ode", words="were to meet", kind="meet", on="2017-06-12", status="future"),
    published="2017-06-11",
    outlet="Hull Post",
)
THREE = news(
    "https://c.example/3", told("Ada Rowe", words="quit", kind="quit", on="2017-06-08"), published="2017-06-20"
)
OTHER = news("https://d.example/4", told("Eve Lund", words="resigned", kind="resign", on="2017-06-08"))
