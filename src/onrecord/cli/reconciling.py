"""``onrecord actors reconcile``: ask a service whom the names may mean. Nothing connects unless this is called."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, get_args

import click

from onrecord.cli.card import many
from onrecord.cli.common import clean, store_option
from onrecord.cli.judging import open_to_judge, store_words, this_moment
from onrecord.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.actors.service import Candidate, Query, Service
    from onrecord.graph import Graph, Inquiry

KINDS = tuple(kind for kind in get_args(ActorKind) if kind not in ("unnamed", "group"))


@click.command(short_help="Ask a service for Wikidata items; off unless called")
@click.option(
    "--service", "url", metavar="URL", required=True, help="Address of a reconciliation service, version 0.2."
)
@click.option("--actor", "names", metavar="NAME", multiple=True, help="Only this actor. May be given several times.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(KINDS),
    multiple=True,
    default=("person",),
    show_default=True,
    help="Only actors of this kind. May be given several times.",
)
@click.option(
    "--limit", metavar="N", type=click.IntRange(1, 20), default=3, show_default=True, help="Candidates for each actor."
)
@click.option(
    "--pause", metavar="SECONDS", type=click.FloatRange(0), default=1.0, show_default=True, help="Between two requests."
)
@click.option(
    "--batch", metavar="N", type=click.IntRange(1, 50), default=10, show_default=True, help="Names a request."
)
@click.option(
    "--roles", is_flag=True, help="Send what the articles call them as well: it helps to tell namesakes apart."
)
@click.option("--again", is_flag=True, help="Ask also about those whom the service was asked about before.")
@store_option
def reconcile(
    *,
    url: str,
    names: tuple[str, ...],
    kinds: tuple[ActorKind, ...],
    limit: int,
    pause: float,
    batch: int,
    roles: bool,
    again: bool,
    store: str,
) -> None:
    """Ask a reconciliation service which Wikidata item each actor may be, and keep its answers as candidates.

    This sends the names of actors to the service, and with --roles what the articles call them; nothing else of an
    article leaves this machine, and nothing at all unless you run this. The answers are only candidates: say which is
    right with onrecord actors review or same-as. Whoever has a Wikidata id, or was asked about before, is left out, so
    that a broken-off run goes on where it was.

    \b
    Example:
      onrecord actors reconcile --service https://wikidata.reconci.link/en/api
    """
    from onrecord.actors.reconcile import open_service
    from onrecord.actors.reconcile import reconcile as ask

    with open_to_judge(store) as graph:
        service = open_service(url)
        queries = _queries(graph, service, names, kinds, roles=roles, again=again)
        answers = [0, 0]
        with _progress(len(queries), clean(service.name)) as advance:
            for query, found in ask(service, queries, limit=limit, batch=batch, pause=pause):
                graph.keep_inquiries(_inquiry(service, query, found))
                answers[bool(found)] += 1
                advance()
        graph.flush()
    click.echo(f"{clean(service.name)} was asked about {many(sum(answers), 'actor')}:")
    click.echo(f"it offers candidates for {answers[1]}, and knows nobody for {answers[0]}.")
    if answers[1]:
        click.echo(f"None is accepted yet. Next: onrecord actors review{store_words(store)}")


def _queries(
    graph: "Graph",
    service: "Service",
    names: tuple[str, ...],
    kinds: tuple[ActorKind, ...],
    *,
    roles: bool,
    again: bool,
) -> "list[Query]":
    """Return whom to ask about, those in most articles first."""
    from onrecord.actors.service import Query
    from onrecord.query.lookup import actor
    from onrecord.query.roster import redirects, roster
    from onrecord.query.roster import roles as called

    moved = redirects(graph)
    done = {moved.get(i.actor, i.actor) for i in graph.inquiries() if i.service == service.url and not again}
    wanted = {str(actor(graph, name)).rsplit("/", 1)[-1] for name in names}
    told = called(graph) if roles else {}
    queries = [
        Query(actor=one.id, name=one.label, kind=one.kind, roles=told.get(one.id, ()))
        for one in roster(graph).values()
        if (one.id in wanted if names else one.kind in kinds) and one.id not in done and not one.wikidata
    ]
    return [query for query in queries if query.may_be_sent]


def _inquiry(service: "Service", query: "Query", found: "Sequence[Candidate]") -> "Inquiry":
    from onrecord.graph import Inquiry

    return Inquiry(
        actor=query.actor,
        service=service.url,
        at=this_moment(),
        candidates=tuple(found),
        identifier_space=service.identifier_space,
    )


@contextmanager
def _progress(total: int, service: str) -> "Iterator[Callable[[], None]]":
    """Show a bar on a terminal, with the actors done; stay silent in a pipe."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    columns = (TextColumn("Asking"), BarColumn(), MofNCompleteColumn(), TextColumn("actors"), TimeElapsedColumn())
    console = Console(stderr=True)
    console.print(Text(service, style="bold"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
