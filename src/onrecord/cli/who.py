"""``onrecord ask who``: whom a name means, and why; or why two are one actor, or are not."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.cli.card import MENTIONS, mention, print_card
from onrecord.cli.common import clean, format_option, print_table, store_option
from onrecord.errors import QueryError

if TYPE_CHECKING:
    from onrecord.graph import Graph
    from onrecord.query.names import Match

FORMATS = ("json", "csv", "tsv")
RANKED = 200  # how many matches are ordered by their articles, each of which takes a look
OTHERS = 3  # how many are named that the words also fit
MATCHES = ("who", "kind", "articles", "attributions", "found by", "id")
KEYS = ("label", "kind", "articles", "attributions", "found_by", "id")


@click.command("who", short_help="Who somebody is, by any of their names, and why")
@click.argument("name", metavar="NAME")
@click.argument("second", metavar="[OTHER]", required=False)
@click.option("--other", metavar="NAME", default=None, help="Tell why the two are one actor, or why they are not.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="At most this many rows a table.",
)
@store_option
@format_option(*FORMATS)
def who(name: str, *, second: str | None, other: str | None, limit: int, store: str, format_: str) -> None:
    """Tell whom a name means: other names, roles, mentions with their place, and why all of them are one actor.

    NAME is a name or part of one in any case, even slightly misspelt; an id, also an old one; a Wikidata id; or the
    place of a mention, as the table of mentions shows it. Where it may mean several, they are listed.

    \b
    Example:
      onrecord ask who corbyn
      onrecord ask who "Jeremy Corbyn" --other "the Labour leader"
    """
    from onrecord.graph import open_store

    if second is not None and other is not None:
        raise click.UsageError(f"three names are given: {name}, {second} and {other}. Two can be compared")
    other = second if other is None else other
    with open_store(store, read_only=True) as graph:
        if other is None:
            _one(graph, name, limit=limit, format_=format_)
        else:
            _two(graph, name, other, format_=format_)


def _one(graph: "Graph", name: str, *, limit: int, format_: str) -> None:
    """Show the one actor whom a name means, or all whom it may mean."""
    from onrecord.query.names import actor_node, best, find
    from onrecord.query.who import card

    matches = find(graph, name)
    if not matches:
        raise QueryError(f"nobody is called {name!r} in this store. List them with: onrecord ask actors")
    fitting = best(matches)
    node = actor_node(fitting[0].id) if len(fitting) == 1 else None
    if format_ == "json":
        found = None if node is None else asdict(card(graph, node))
        listed = [dict(zip(KEYS, row, strict=True)) for row in _listed(graph, matches)]
        click.echo(json.dumps({"name": name, "actor": found, "matches": listed}, ensure_ascii=False, indent=1))
    elif node is None:
        rows = _listed(graph, matches[: max(limit, RANKED)] if format_ == "table" else matches)
        shown = rows[:limit] if format_ == "table" else rows
        print_table(f"{clean(name)!r} may mean {len(matches)}", MATCHES, shown, format_)
        if len(matches) > len(shown):
            click.echo(
                f"… and {len(matches) - len(shown):,} more: give more of the name, or a larger --limit", err=True
            )
    elif format_ == "table":
        print_card(card(graph, node), limit)
        _tell_others([match for match in matches if match not in fitting])
    else:
        print_table(None, MENTIONS, map(mention, card(graph, node).mentions), format_)


def _two(graph: "Graph", first: str, second: str, *, format_: str) -> None:
    """Show why two are one, or are not."""
    from onrecord.query.kinship import compare

    found = compare(graph, first, second)
    if format_ == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    elif format_ == "table":
        click.echo(clean(found.answer))
        for step in found.steps:
            click.echo(f"  - {clean(step)}")
    else:
        print_table(None, ("step",), ((step,) for step in (found.answer, *found.steps)), format_)


def _listed(graph: "Graph", matches: Iterable["Match"]) -> list[tuple[object, ...]]:
    """Return a row for each match, those with most articles first among equals."""
    from onrecord.query.names import RANKS, actor_node
    from onrecord.query.who import brief

    rows: list[tuple[int, int, tuple[object, ...]]] = []
    for match in matches:
        if (node := actor_node(match.id)) is not None:
            found = brief(graph, node)
            articles, said = found.counts["articles"], found.counts["attributions"]
            how = match.how if match.how == "name" else f"{match.how}: {match.name}"
            row = (found.label, found.kind, articles, said, how, found.id)
            rows.append((RANKS.index(match.how), -articles, row))
    return [row for *_, row in sorted(rows, key=lambda r: (r[0], r[1], r[2][0], r[2][-1]))]


def _tell_others(others: Sequence["Match"]) -> None:
    if others:
        shown = ", ".join(f"{clean(match.label)} ({match.id})" for match in others[:OTHERS])
        more = f" and {len(others) - OTHERS} more" if len(others) > OTHERS else ""
        click.echo(f"\nThe words also fit {shown}{more}. Ask by id for one of them.", err=True)
