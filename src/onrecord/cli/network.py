"""``onrecord network``: who stands where, as a table or for networkx, Gephi and the like."""

import click


@click.command()
def network() -> int:
    """Write the network of relations between actors."""
    return 0
