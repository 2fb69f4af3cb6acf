"""``onrecord actors review``: whom the machine is not sure about, as questions on a terminal or as rows to fill in."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli.card import wrapped
from onrecord.cli.common import clean, format_option, print_table, store_option
from onrecord.cli.judging import by_options, open_to_judge, store_words

if TYPE_CHECKING:
    from onrecord.query.queue import Offer, Pair

COLUMNS = ("verdict", "node1", "node2", "value", "why", "score", "name1", "name2", "reasons")


@click.command(short_help="Answer questions about who may be one")
@click.option("--limit", metavar="N", type=click.IntRange(1), default=50, show_default=True, help="At most this many.")
@click.option("--list", "listed", is_flag=True, help="Show the queue on a terminal too, and ask nothing.")
@by_options
@store_option
@format_option("json", "csv")
def review(*, limit: int, listed: bool, by: str, at: str, store: str, format_: str) -> None:
    """Go through the actors who may be one, and the Wikidata items that a service offered; most useful first.

    On a terminal each is a question; every answer is stored at once. In a pipe, or with --format, the queue is printed:
    as CSV it has an empty column "verdict" to fill in (same or different; identify for the right item), and
    onrecord actors import reads it back.

    \b
    Example:
      onrecord actors review
      onrecord actors review --format csv > queue.csv
    """
    from onrecord.cli.asking import ask_all
    from onrecord.graph import open_store
    from onrecord.query.queue import offers, pairs

    asking = format_ == "table" and not listed and on_terminal()
    with open_to_judge(store) if asking else open_store(store, read_only=True) as graph:
        waiting, offered = pairs(graph, limit), offers(graph, limit)
        if asking:
            questions: list[Pair | Offer] = [*waiting, *offered]
            ask_all(graph, questions[:limit], by=by, at=at)
        elif format_ == "table":
            _print_queue(waiting, offered, store)
        else:
            _print_rows(waiting, offered, format_)


def on_terminal() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _print_queue(waiting: "Sequence[Pair]", offered: "Sequence[Offer]", store: str) -> None:
    """Write the queue as tables for people."""
    if not waiting and not offered:
        click.echo("Nothing waits for a judgement.")
    for pair in waiting:
        one, other = (
            f"{name} ({node.removeprefix('actor/')})" for name, node in zip(pair.names, pair.nodes, strict=True)
        )
        wrapped(clean(f"{pair.score:.2f}  {one} and {other}"), hang="      ")
        wrapped(clean("; ".join(pair.reasons)), indent=" " * 6, hang=" " * 6)
    for offer in offered:
        wrapped(clean(f"{offer.name} ({offer.node.removeprefix('actor/')}) may be"), hang="      ")
        for found in offer.candidates:
            described = f", {found.description}" if found.description else ""
            wrapped(
                clean(f"{found.entity} {found.name}{described} (score {found.score:g})"), indent=" " * 6, hang=" " * 8
            )
    if waiting or offered:
        click.echo(f"\nAnswer on a terminal: onrecord actors review{store_words(store)}", err=True)


def _print_rows(waiting: "Sequence[Pair]", offered: "Sequence[Offer]", format_: str) -> None:
    """Write the queue so that it can be filled in and imported."""
    from onrecord.actors.journal import guarded

    rows: list[tuple[str, ...]] = [
        ("", *pair.nodes, "", "", f"{pair.score:.2f}", *pair.names, "; ".join(pair.reasons)) for pair in waiting
    ]
    rows += [
        ("", offer.node, "", found.entity, "", f"{found.score:g}", offer.name, found.name, found.description)
        for offer in offered
        for found in offer.candidates
    ]
    if format_ == "csv":
        rows = [tuple(guarded(cell) for cell in row) for row in rows]
    print_table(None, COLUMNS, rows, format_)
