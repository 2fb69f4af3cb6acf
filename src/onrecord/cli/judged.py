"""What groups of commands that judge share afterwards: the log of what was decided, and taking it back."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from onrecord.cli.card import wrapped
from onrecord.cli.common import clean, print_table
from onrecord.cli.judging import store_words
from onrecord.errors import ActorError

if TYPE_CHECKING:
    from onrecord.actors.judgement import Judgement
    from onrecord.graph import Graph

COLUMNS = ("id", "when", "by", "what", "effect", "why")


def to_undo(graph: "Graph", id_: str, among: "Iterable[Judgement]", group: str, store: str) -> "Judgement":
    """Return the judgement that is to be taken back.

    Args:
        graph: where it was made.
        id_: its id.
        among: those that may be meant.
        group: the commands that list them.
        store: as the user named it.

    Raises:
        ActorError: it is none of them, or was taken back before.
    """
    from onrecord.cli.nodes import undone

    made = {judgement.id: judgement for judgement in among}
    if id_ not in made:
        raise ActorError(
            f"{clean(id_)}: no judgement has this id. Look it up with: onrecord {group} log" + store_words(store)
        )
    if (taken := undone(graph).get(id_)) is not None:
        raise ActorError(f"{id_}: was taken back before, by {taken}. To have it again, undo that one")
    return made[id_]


def tell_undo(judgement: "Judgement", group: str, store: str) -> None:
    """Say who decided, and how to take it back."""
    why = f" ({judgement.why})" if judgement.why else ""
    click.echo(f"Judgement {judgement.id} by {judgement.by}{why}. To take it back:")
    click.echo(f"  onrecord {group} undo {judgement.id}{store_words(store)}")


def print_log(made: "Iterable[Judgement]", without: Mapping[str, str], format_: str, *, empty: str) -> None:
    """Write a list of judgements.

    Args:
        made: in their order.
        without: by id, why it has no effect.
        format_: ``table``, or as for `print_table`.
        empty: what to say where there is none.
    """
    from onrecord.query import plainly

    rows = [(j.id, j.at, j.by, plainly.judgement(j), without.get(j.id, "counts"), j.why) for j in made]
    if format_ != "table":
        print_table(None, COLUMNS, rows, format_)
    elif not rows:
        click.echo(empty)
    for id_, when, who, what, effect, reason in rows if format_ == "table" else ():
        click.echo(f"{id_}  {when[:10]} {when[11:16]}  {clean(who)}" + ("" if effect == "counts" else f" · {effect}"))
        wrapped(clean(what + (f": {reason}" if reason else "")), indent="  ", hang="    ")
