"""Records for tests of who is who: people who speak and accuse, with their mentions, and ways to call them one."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.actors.assignment import Assignment, Link, Reason
from onrecord.actors.judgement import Judgement
from onrecord.actors.profile import Profile
from onrecord.graph import Graph, Run
from onrecord.ids import article_id, attribution_id, relation_id, slug
from onrecord.model import Actor, Article, Attribution, Mention, MentionForm, Record, Relation, Span

RUN = Run(version="1", extractors=("test",), model="none")
Line = tuple[str, str, str]
"""Who, whom they accuse (nobody: they say something), and what."""


def local(article: str, name: str) -> str:
    """Return the id that an article gives to a name: a single name is no identity."""
    return slug(name) if " " in name else f"{article}-{slug(name)}"


def told(*lines: Line, url: str, published: str | None = None, outlet: str | None = None) -> Record:
    """Put on record an article of lines ``<who> said <what>.`` and ``<who> accused <whom> of <what>.``."""
    text, said, accused = "", [], []
    seen: dict[str, list[tuple[str, Span]]] = {}
    me = article_id("", url)
    for who, whom, what in lines:
        cue_word = "accused" if whom else "said"
        start = len(text)
        text += f"{who} {cue_word} {whom + ' of ' if whom else ''}{what}.\n"
        source, cue = Span(start, start + len(who)), Span(start + len(who) + 1, start + len(who) + 1 + len(cue_word))
        seen.setdefault(local(me, who), []).append((who, source))
        content = Span(len(text) - 2 - len(what), len(text) - 2)
        evidence = Span(start, len(text) - 1)
        if whom:
            target = Span(cue.end + 1, cue.end + 1 + len(whom))
            seen.setdefault(local(me, whom), []).append((whom, target))
            accused.append(
                Relation(
                    id=relation_id(me, "accuses", [cue], source, [target]),
                    article=me,
                    type="accuses",
                    cue=(cue,),
                    evidence=evidence,
                    extractor="test/1",
                    source_span=source,
                    target_spans=(target,),
                    charge=(content,),
                    source=local(me, who),
                    targets=(local(me, whom),),
                )
            )
        else:
            said.append(
                Attribution(
                    id=attribution_id(me, [source], [cue], [content]),
                    article=me,
                    kind="indirect",
                    source=(source,),
                    cue=(cue,),
                    content=(content,),
                    evidence=evidence,
                    extractor="test/1",
                    speaker=local(me, who),
                )
            )
    actors = [
        Actor(
            id=id_,
            label=max(name for name, _ in named),
            kind="person",
            names=tuple(sorted({name for name, _ in named})),
            mentions=tuple(span for _, span in named),
        )
        for id_, named in sorted(seen.items())
    ]
    article = Article(
        id=me,
        text=text,
        file="test.txt",
        body=Span(0, len(text)),
        layout="raw",
        url=url,
        outlet=outlet,
        published=published,
        published_basis="user" if published else None,
    )
    record = Record(article=article, actors=tuple(actors), attributions=tuple(said), relations=tuple(accused))
    return replace(record, mentions=tuple(_mentions(seen)))


def _mentions(seen: dict[str, list[tuple[str, Span]]]) -> Iterable[Mention]:
    for id_, named in seen.items():
        first = named[0][1]
        for name, span in named:
            form: MentionForm = "full name" if " " in name else "surname"
            if span == first:
                yield Mention(span=span, form=form, why="named", actor=id_)
            else:
                yield Mention(span=span, form=form, why="same name", actor=id_, through=first)


def fill(graph: Graph, *records: Record) -> None:
    """Put records into a graph."""
    for record in records:
        stored = graph.replace(record, RUN)
        if stored.problems:
            raise ValueError(stored.problems)


def everything(graph: Graph, *but: str) -> list[str]:
    """Return all quads as sorted N-Quads, but for those of some shared graphs."""
    return sorted(line for line in map(str, graph.match()) if not line.endswith(tuple(f"/{name}>" for name in but)))


def judgement(
    verdict: str, *nodes: str, at: int = 0, value: str = "", by: str = "Ana Ruiz", why: str = ""
) -> Judgement:
    """Make a judgement, in the minute ``at`` of a day."""
    time = f"2026-11-22T{9 + at // 60:02}:{at % 60:02}:00Z"
    return Judgement(verdict=verdict, nodes=nodes, by=by, at=time, value=value, why=why)  # type: ignore[arg-type]


Assign = Callable[..., Assignment]


def grouped(groups: dict[str, str]) -> Assign:
    """Return what assigns to each actor, by local id, the canonical id that a table gives; a stand-in for judging."""

    def assign(profiles: Iterable[Profile], *_judgements: object, **_known: object) -> Assignment:
        listed = list(profiles)
        actor = {profile.id: groups.get(profile.local, profile.local) for profile in listed}
        owners = set(actor.values())
        moved = [profile for profile in listed if actor[profile.id] != profile.local]
        reasons = (Reason("name", 1.5, "the surname is the same"),)
        return Assignment(
            actor=actor,
            redirects={p.local: actor[p.id] for p in moved if p.local not in owners},
            reasons={
                p.id: Link(first=p.id, second=listed[0].id, basis="score", score=0.9, reasons=reasons) for p in moved
            },
        )

    return assign
