"""What the commands that judge actors share: who decides, when and why; whom a word means; what became of it."""

import getpass
import os
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.common import DEFAULT_STORE, clean, tell_problems

if TYPE_CHECKING:
    from onrecord.actors.judgement import Judgement, Verdict
    from onrecord.graph import Graph
    from onrecord.graph.identity import Changes

TIME = "%Y-%m-%dT%H:%M:%SZ"


def user() -> str:
    """Return whoever is logged in; ``unknown`` where the system does not tell."""
    try:
        return getpass.getuser() or "unknown"
    except (KeyError, OSError, ImportError):
        return "unknown"


def open_to_judge(store: str) -> "Graph":
    """Open a store that is there, for writing: a misspelt name must not make an empty one.

    Raises:
        StoreError: it is not there, or cannot be opened.
    """
    from onrecord.graph import open_store

    open_store(store, read_only=True).close()
    return open_store(store)


def this_moment() -> str:
    """Return the time of day in UTC, to the second."""
    return datetime.now(UTC).strftime(TIME)


def _moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    if value is None:
        return ""
    try:
        told = datetime.fromisoformat(value)
        told = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(f"{value!r} is not a time; write 2026-11-22T09:30:00Z") from error
    return told.strftime(TIME)


def _somebody(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if not (name := clean(value)):
        raise click.BadParameter("nobody is named. Leave it out, or give a name")
    return name


def by_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--by NAME`` and, hidden, ``--at TIME``."""
    for option in (
        click.option("--at", metavar="TIME", default=None, hidden=True, callback=_moment),
        click.option(
            "--by",
            metavar="NAME",
            default=user,
            show_default="who is logged in",
            envvar="ONRECORD_USER",
            show_envvar=True,
            callback=_somebody,
            help="Who decides.",
        ),
    ):
        command = option(command)
    return command


def why_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--why TEXT``."""
    return click.option("--why", metavar="TEXT", default="", help="The reason, for whoever reads the log.")(command)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who judges, when and why."""

    by: str
    at: str
    why: str = ""

    def judgement(self, verdict: "Verdict", *nodes: str, value: str = "", why: str | None = None) -> "Judgement":
        """Return a judgement that is signed so."""
        from onrecord.actors.judgement import Judgement

        reason = clean(self.why if why is None else why)
        return Judgement(verdict=verdict, nodes=tuple(sorted(nodes)), by=self.by, at=self.at, value=value, why=reason)


def sign(graph: "Graph", *, by: str, at: str, why: str = "") -> Signature:
    """Return a signature of this moment, or of ``at`` where it is given.

    Of two judgements that contradict each other the later one counts, to the second: what is decided within one second
    of the last judgement is dated after it. One from a day ahead or more is a clock that is wrong, and left alone.
    """
    if not at:
        clock = datetime.now(UTC).replace(microsecond=0)
        for latest in [datetime.fromisoformat(judgement.at) for judgement in graph.judgements()][-1:]:
            if clock <= latest < clock + timedelta(days=1):
                clock = latest + timedelta(seconds=1)
        at = clock.strftime(TIME)
    return Signature(by=by, at=at, why=why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What judgements did: what the graph reports, and how many attributions have another speaker."""

    changes: "Changes"
    attributions: int

    def __str__(self) -> str:
        from onrecord.cli.card import many

        if not self.changes.articles:
            return "No article changes."
        moved = many(self.attributions, "attribution")
        have = "has" if self.attributions == 1 else "have"
        change = "changes" if self.changes.articles == 1 else "change"
        return f"{many(self.changes.articles, 'article')} {change}; {moved} {have} another speaker."


def decide(graph: "Graph", *judgements: "Judgement") -> Effect:
    """Add judgements to the graph, and see what follows."""
    from onrecord.query.who import speakers

    before = speakers(graph)
    changes = _dated(graph, graph.judge(*judgements), judgements)
    graph.flush()
    after = speakers(graph) if changes.articles else before
    return Effect(changes=changes, attributions=sum(before[who] != after.get(who) for who in before))


def _dated(graph: "Graph", changes: "Changes", judgements: Sequence["Judgement"]) -> "Changes":
    """Analyse anew the articles whose publication date these judgements set or took back."""
    if not _about_articles(graph, judgements):
        return changes
    from onrecord.pipeline import redate

    report = redate(graph)
    tell_problems(report.problems)
    after = report.changes or changes
    return replace(after, judgements=changes.judgements, articles=changes.articles + report.added)


def _about_articles(graph: "Graph", judgements: Sequence["Judgement"]) -> bool:
    """Say whether any of these judgements, or one that they undo, in whatever depth, is about an article's date."""
    from onrecord.actors.journal import about
    from onrecord.actors.judgement import ARTICLES

    mine = {judgement.id for judgement in judgements}
    return any(judgement.id in mine for judgement in about(graph.judgements(), ARTICLES))


def tell(judgement: "Judgement", effect: Effect, store: str) -> None:
    """Say what followed from a judgement, and how to take it back."""
    if judgement.verdict not in ("rename", "identify") or effect.changes.articles:
        click.echo(str(effect))
    why = f" ({judgement.why})" if judgement.why else ""
    click.echo(f"Judgement {judgement.id} by {judgement.by}{why}. To take it back:")
    click.echo(f"  onrecord actors undo {judgement.id}{store_words(store)}")


def store_words(store: str) -> str:
    """Return the option that names the store, where it must be given again."""
    given = store != os.environ.get("ONRECORD_STORE", DEFAULT_STORE)
    return f" --store {shlex.quote(clean(store))}" if given else ""


def local(node: object) -> str:
    """Return the last part of an IRI."""
    return str(node).rsplit("/", 1)[-1]
