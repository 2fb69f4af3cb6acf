"""``onrecord plugins``: what is installed."""

import click

from onrecord.cli.common import format_option, print_table


@click.command()
@format_option("json", "csv")
def plugins(*, format_: str) -> None:
    """List the readers, extractors, stores and commands that are installed, ours and others'.

    \b
    Example:
      onrecord plugins
    """
    from onrecord.plugins import GROUPS, installed

    rows = [
        (group, name, entry.value, entry.dist.name if entry.dist else "")
        for group in GROUPS
        for name, entry in installed(group).items()
    ]
    print_table(None, ("group", "name", "code", "package"), rows, format_)
