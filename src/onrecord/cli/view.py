"""``onrecord view``: the graph as one interactive page to open, keep or mail."""

import click

from onrecord.cli.common import store_option


@click.command()
@store_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="graph.html",
    show_default=True,
    type=click.Path(dir_okay=False, writable=True),
    help="Where to write the page.",
)
@click.option("--title", metavar="TEXT", default=None, help="Heading of the page.")
@click.option(
    "--max-nodes",
    metavar="N",
    type=click.IntRange(min=1),
    default=2000,
    show_default=True,
    help="Draw at most this many actors and claims: the most connected part.",
)
@click.option(
    "--max-events",
    metavar="N",
    type=click.IntRange(min=1),
    default=2000,
    show_default=True,
    help="Show at most this many dated events: those that most articles tell of, then the latest.",
)
def view(*, store: str, output: str, title: str | None, max_nodes: int, max_events: int) -> None:
    """Write the graph as one interactive page.

    The page is a single file that needs no network: search, filter, and click a node or a line to read the words it
    rests on.

    \b
    Example:
      onrecord view -o graph.html --title "The tram row"
    """
    from onrecord.export.html import write_page
    from onrecord.graph import open_store

    with open_store(store, read_only=True) as graph:
        shown = write_page(graph, output, title=title, max_nodes=max_nodes, max_events=max_events)
    actors = sum(node.kind == "actor" for node in shown.nodes)
    claims = len(shown.nodes) - actors
    click.echo(f"Wrote {output}: {actors} actors, {claims} claims, {len(shown.edges)} links", err=True)
    if shown.left_out:
        click.echo(f"{shown.left_out} less connected actors and claims were left out. --max-nodes draws more", err=True)
    if left := shown.timeline.left_out:
        click.echo(f"{left} dated events were left out of the timeline. --max-events shows more", err=True)
