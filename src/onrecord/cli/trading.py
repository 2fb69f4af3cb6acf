"""``onrecord actors export`` and ``import``: judgements as a table, and facts from files of others."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.card import many
from onrecord.cli.common import store_option, tell_problems
from onrecord.cli.judging import by_options, decide, sign
from onrecord.errors import ActorError

if TYPE_CHECKING:
    from onrecord.graph import Graph


@click.command(short_help="Write all judgements as a table")
@click.argument("file", metavar="FILE.csv", type=click.Path(dir_okay=False))
@store_option
def export(file: str, *, store: str) -> None:
    """Write all judgements, also those that were taken back, as a CSV table: for another store, or to keep.

    \b
    Example:
      onrecord actors export judgements.csv
    """
    from onrecord.actors.journal import export_csv
    from onrecord.graph import open_store

    with open_store(store, read_only=True) as graph:
        made = graph.judgements()
    try:
        Path(file).write_text(export_csv(made), encoding="utf-8", newline="")
    except OSError as error:
        raise ActorError(f"{file}: cannot be written: {error.strerror or error}. Choose another place") from error
    click.echo(f"Wrote {file}: {many(len(made), 'judgement')}", err=True)


@click.command("import", short_help="Read judgements, or facts about people and posts")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@by_options
@store_option
def import_(file: str, *, by: str, at: str, store: str) -> int:
    """Read judgements, or facts about people, bodies, posts and events, from a file; reading it twice adds nothing.

    Judgements are CSV with a column "verdict": what onrecord actors export has written, or the queue of onrecord actors
    review with its verdicts filled in. Facts are Popolo JSON, entities of FollowTheMoney, Turtle, or a CSV table of
    names with other names, roles and dates.

    \b
    Example:
      onrecord actors import judgements.csv
      onrecord actors import parliament.json
    """
    from onrecord.cli.sheet import is_sheet
    from onrecord.graph import open_store

    with open_store(store) as graph:
        if is_sheet(Path(file)):
            return _judgements(graph, Path(file), by=by, at=at)
        return _facts(graph, Path(file))


def _judgements(graph: "Graph", file: Path, *, by: str, at: str) -> int:
    """Add the judgements of a table."""
    from onrecord.cli.sheet import read

    sheet = read(file, sign(graph, by=by, at=at), graph.judgements())
    problems = tell_problems(sheet.problems)
    effect = decide(graph, *sheet.judgements)
    known = len(sheet.judgements) - effect.changes.judgements + sheet.repeated
    click.echo(f"{many(effect.changes.judgements, 'judgement')} added, {known:,} known before.")
    if sheet.blank:
        click.echo(f"{many(sheet.blank, 'row')} without a verdict left out.")
    click.echo(str(effect))
    return 1 if problems else 0


def _facts(graph: "Graph", file: Path) -> int:
    """Add the facts of a file to those that the graph keeps."""
    from onrecord.reference import joined, shipped
    from onrecord.reference.importers import read_facts

    before = graph.reference()
    found, problems = read_facts(file, known=joined(shipped(), before))
    changed = graph.keep(joined(before, found))
    if changed:
        graph.identify()
        graph.flush()
    told = tell_problems(problems)
    counted = (
        many(len(found.people), "person").replace("persons", "people"),
        many(len(found.bodies), "body").replace("bodys", "bodies"),
        many(len(found.posts), "post"),
        many(len(found.memberships), "membership"),
        *([many(len(found.named_events), "event")] if found.named_events else []),
    )
    click.echo(f"In {file}: {', '.join(counted)}.")
    if changed:
        click.echo("They are kept. The next onrecord build reads the articles again, with what is known now.")
    else:
        click.echo("All of it was known before; nothing changes.")
    return 1 if told else 0
