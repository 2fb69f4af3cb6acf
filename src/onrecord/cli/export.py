"""``onrecord export``: write the graph, or a part of it, to a file."""

import click

from onrecord.cli.card import many
from onrecord.cli.common import store_option


@click.command()
@click.argument("file", type=click.Path())
@click.option("--actor", metavar="NAME", help="Only what involves this actor: name, id or IRI.")
@click.option("--article", metavar="ARTICLE", help="Only this article: id, web address or title.")
@click.option(
    "--since", metavar="DATE", help="Only articles published on this day, month or year, or later (.ics: events)."
)
@click.option(
    "--until", metavar="DATE", help="Only articles published on this day, month or year, or earlier (.ics: events)."
)
@click.option("--with-text", is_flag=True, help="Also write the texts of whole articles (RDF formats only).")
@store_option
def export(
    *,
    file: str,
    actor: str | None,
    article: str | None,
    since: str | None,
    until: str | None,
    with_text: bool,
    store: str,
) -> None:
    """Write the graph to FILE, in the format that its suffix names.

    \b
    .ttl .trig .nt .nq .jsonld .rdf   RDF; .trig .nq .jsonld keep one graph an article
    .graphml .gexf                    network of actors and claims
    .csv .json                        attributions, relations and events as rows
    .ics                              calendar of what happened when, for Outlook, Thunderbird and the like

    In CSV, a cell that a spreadsheet would run as a formula begins with an apostrophe. An article whose date of
    publication is not known is left out where --since or --until is given.

    A calendar has what has a certain first and last day, with all the days between: "in June" is some time in June. It
    asks when something was, not when it was published. What is to come, or only somebody says, is tentative and says
    so; what is denied, supposed or undated is left out and counted.

    \b
    Example:
      onrecord export graph.ttl
      onrecord export ruiz.csv --actor "Ana Ruiz" --since 2024-01
      onrecord export events.ics --actor "Ana Ruiz"
    """
    from onrecord.export import write_graph
    from onrecord.graph import open_store

    with open_store(store, read_only=True) as graph:
        done = write_graph(graph, file, actor=actor, article=article, since=since, until=until, text=with_text)
    unit = done.unit.removesuffix("s") if done.count == 1 else done.unit
    click.echo(f"Wrote {done.path}: {done.count} {unit}", err=True)
    if done.left_out:
        number = sum(done.left_out.values())
        why = ", ".join(f"{count} {reason}" for reason, count in done.left_out.items())
        click.echo(f"{many(number, 'event')} left out: {why}", err=True)
    if done.undated:
        noun = "article was" if done.undated == 1 else "articles were"
        click.echo(f"{done.undated} {noun} left out: the date of publication is missing or not exact enough", err=True)
