"""``onrecord events``: which events several articles tell of, why they are taken for one, and what people decide."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.actors import InOrder
from onrecord.cli.card import many
from onrecord.cli.common import clean, format_option, print_table, store_option
from onrecord.cli.happened import print_why, write_why
from onrecord.cli.judged import print_log, tell_undo, to_undo
from onrecord.cli.judging import by_options, local, open_to_judge, sign, store_words, why_option
from onrecord.errors import ActorError

if TYPE_CHECKING:
    from onrecord.actors.judgement import Judgement
    from onrecord.graph import Graph
    from onrecord.occurrences.account import Account
    from onrecord.query.events import Events

COLUMNS = ("date", "what", "who", "articles", "id")
PEOPLE = 3  # names in a row of the table


@click.group(cls=InOrder)
def events() -> None:
    """See which events several articles tell of, and say which are one.

    Two accounts are taken for one event where kind, somebody who takes part and the date agree, and nothing speaks
    against it. What you decide is kept with who, when and why, wins in every later build, and can be taken back.

    \b
    Example:
      onrecord events list
      onrecord events why resign-3f2a01bcd4e5
      onrecord events log
    """


@events.command("list", short_help="The events that several articles tell of")
@click.option(
    "--actor", metavar="NAME", default=None, help="Only those in which somebody takes part: a name, id or IRI."
)
@store_option
@format_option("json", "csv")
def list_(*, actor: str | None, store: str, format_: str) -> None:
    """List the events of which there are several accounts, earliest first: when, what, who, and how many articles.

    \b
    Example:
      onrecord events list
      onrecord events list --actor "Theresa May"
      onrecord events list --format csv > events.csv
    """
    from onrecord.graph import open_store
    from onrecord.graph.occurrences import when
    from onrecord.query import lookup
    from onrecord.query.events import Events

    with open_store(store, read_only=True) as graph:
        told = Events(graph)
        meant = None if actor is None else local(lookup.actor(graph, actor))
        found = [one for one in told.occurrences() if meant is None or meant in one.actors]
        rows: list[tuple[object, ...]] = []
        for one in found:
            who = [told.names.get(id_, id_) for id_ in one.actors]
            articles = told.articles(one)
            if format_ == "json":
                rows.append((when(one), one.kind, who, articles, one.id, list(one.accounts), one.earliest, one.latest))
            else:
                more = [f"{len(who) - PEOPLE} more"] if format_ == "table" and len(who) > PEOPLE else []
                shown = who[:PEOPLE] if format_ == "table" else who
                rows.append((when(one), one.kind, ", ".join([*shown, *more]), len(articles), one.id))
    columns = (*COLUMNS, "accounts", "earliest", "latest") if format_ == "json" else COLUMNS
    if format_ == "table" and not rows:
        click.echo("No event is told by several accounts.")
        return
    print_table(None, columns, rows, format_)


@events.command(short_help="Why accounts are taken for one event, or not")
@click.argument("first", metavar="ID")
@click.argument("second", metavar="[OTHER]", required=False)
@store_option
@format_option("json")
def why(first: str, second: str | None, *, store: str, format_: str) -> None:
    """Tell who tells of an event and why that is one, or of two accounts why they are one event, or are not.

    ID and OTHER are ids or IRIs: of an event of one article, or of one that several articles tell of.

    \b
    Example:
      onrecord events why resign-3f2a01bcd4e5
      onrecord events why 1b2c3d4e5f60-0a1b2c3d4e 60f5e4d3c2b1-e4d3c2b1a0
    """
    from onrecord.graph import open_store
    from onrecord.query.events import Events

    with open_store(store, read_only=True) as graph:
        told = Events(graph)
        found = told.why(first, second)
        (print_why if format_ == "table" else write_why)(told, found)


@events.command(short_help="Two accounts are one event")
@click.argument("first", metavar="ID")
@click.argument("second", metavar="OTHER")
@why_option
@by_options
@store_option
def link(first: str, second: str, *, why: str, by: str, at: str, store: str) -> int:
    """Say that two accounts are of one event, with all that each of them is linked to.

    \b
    Example:
      onrecord events link 1b2c3d4e5f60-0a1b2c3d4e 60f5e4d3c2b1-e4d3c2b1a0 --why "the date is a misprint"
    """
    from onrecord.query.events import Events

    with open_to_judge(store) as graph:
        told = Events(graph)
        one, other = told.account(first), told.account(second)
        if other.id in getattr(told.linked.occurrence.get(one.id), "accounts", ()) or one.id == other.id:
            raise ActorError(
                f"{clean(first)} and {clean(second)} are one event already. See why: onrecord events why {one.id}"
                + store_words(store)
            )
        made = sign(graph, by=by, at=at, why=why).judgement("same", f"event/{one.id}", f"event/{other.id}")
        return _decide(graph, store, made)


@events.command(short_help="One event is two")
@click.argument("first", metavar="ID")
@click.argument("second", metavar="[OTHER]", required=False)
@why_option
@by_options
@store_option
def split(first: str, second: str | None, *, why: str, by: str, at: str, store: str) -> int:
    """Say that the account ID is of another event than OTHER, or than all that it is linked to.

    \b
    Example:
      onrecord events split 1b2c3d4e5f60-0a1b2c3d4e --why "another meeting that day"
      onrecord events split 1b2c3d4e5f60-0a1b2c3d4e 60f5e4d3c2b1-e4d3c2b1a0
    """
    from onrecord.occurrences.account import Account
    from onrecord.query.events import Events

    with open_to_judge(store) as graph:
        told = Events(graph)
        one = told.find(first)
        if not isinstance(one, Account):
            raise ActorError(
                f"{clean(first)}: several accounts tell of it. Name the one that is of another event; "
                f"they are listed by: onrecord events why {one.id}{store_words(store)}"
            )
        others = _others(told, one, second)
        if not others:
            raise ActorError(f"{one.id}: it is linked to no other account, so there is nothing to split")
        signature = sign(graph, by=by, at=at, why=why)
        made = [signature.judgement("different", f"event/{one.id}", f"event/{other}") for other in others]
        return _decide(graph, store, *made)


def _others(told: "Events", one: "Account", second: str | None) -> list[str]:
    """Return the accounts that one is to be split from."""
    if second is not None:
        other = told.account(second)
        if other.id == one.id:
            raise ActorError(f"{one.id} is named twice. Name two accounts")
        return [other.id]
    occurrence = told.linked.occurrence.get(one.id)
    return [id_ for id_ in occurrence.accounts if id_ != one.id] if occurrence else []


def _decide(graph: "Graph", store: str, *judgements: "Judgement") -> int:
    """Add judgements, and say what follows and how to take them back; 1 where other judgements stand against them."""
    changes = graph.judge(*judgements)
    graph.flush()
    _, linked = graph.linked()
    status = 0
    for judgement in judgements:
        if by := linked.overruled.get(judgement.id):
            click.echo(f"Judgement {judgement.id} is kept, but changes nothing: overruled by {by}", err=True)
            status = 1
    click.echo(_effect(changes.events))
    for judgement in judgements:
        tell_undo(judgement, "events", store)
    return status


def _effect(changed: int) -> str:
    if not changed:
        return "No event changes."
    return f"{many(changed, 'account')} {'has' if changed == 1 else 'have'} other company now."


@events.command(short_help="Take a judgement back")
@click.argument("judgement_id", metavar="ID")
@why_option
@by_options
@store_option
def undo(judgement_id: str, *, why: str, by: str, at: str, store: str) -> None:
    """Take a judgement on events back: the graph is as if it had never been made. An undo can be undone.

    \b
    Example:
      onrecord events undo 3f2a01bcd4e5
    """
    from onrecord.actors.journal import about
    from onrecord.actors.judgement import EVENTS
    from onrecord.query import plainly

    with open_to_judge(store) as graph:
        meant = to_undo(graph, judgement_id, about(graph.judgements(), EVENTS), "events", store)
        made = sign(graph, by=by, at=at, why=why).judgement("undo", value=meant.id)
        changes = graph.judge(made)
        graph.flush()
        click.echo(f"Taken back: {clean(plainly.judgement(meant))}.")
        click.echo(_effect(changes.events))
        tell_undo(made, "events", store)


@events.command(short_help="List all judgements on events, and whether they count")
@store_option
@format_option("json", "csv")
def log(*, store: str, format_: str) -> None:
    """List all judgements on events, oldest first: who decided what, when and why, and which have no effect.

    \b
    Example:
      onrecord events log
    """
    from onrecord.actors.journal import about
    from onrecord.actors.judgement import EVENTS
    from onrecord.cli.nodes import undone
    from onrecord.graph import open_store

    with open_store(store, read_only=True) as graph:
        made = about(graph.judgements(), EVENTS)
        linked = graph.linked()[1]
        without = dict.fromkeys(linked.dormant, "an event is not here")
        without |= {id_: f"overruled by {by}" for id_, by in linked.overruled.items()}
        without |= {id_: f"taken back by {by}" for id_, by in undone(graph).items()}
    print_log(made, without, format_, empty="Nobody has judged events yet. See them with: onrecord events list")
