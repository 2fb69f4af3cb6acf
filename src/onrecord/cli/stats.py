"""``onrecord stats``: how much of what is in the graph."""

import click

from onrecord.cli.common import format_option, print_table, store_option


@click.command()
@store_option
@format_option("json", "csv")
def stats(*, store: str, format_: str) -> None:
    """Count what the graph holds, by kind.

    \b
    Example:
      onrecord stats --format json
    """
    from onrecord.graph import counts, open_store

    with open_store(store, read_only=True) as graph:
        rows = list(counts(graph).items())
    print_table(None, ("kind", "count"), rows, format_)
