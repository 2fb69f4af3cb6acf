"""``onrecord export``: write the graph, or a part of it, to a file."""

import click

from onrecord.cli.common import store_option


@click.command()
@click.argument("file", type=click.Path())
@click.option("--actor", metavar="NAME", help="Only what involves this actor: name, id or IRI.")
@click.option("--article", metavar="ARTICLE", help="Only this article: id, web address or title.")
@click.option("--since", metavar="DATE", help="Only articles published on this day, month or year, or later.")
@click.option("--until", metavar="DATE", help="Only articles published on this day, month or year, or earlier.")
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

    In CSV, a cell that a spreadsheet would run as a formula begins with an apostrophe. An article whose date of
    publication is not known is left out where --since or --until is given.

    \b
    Example:
      onrecord export graph.ttl
      onrecord export ruiz.csv --actor "Ana Ruiz" --since 2024-01
    """
    from onrecord.export import write_graph
    from onrecord.graph import open_store

    with open_store(store, read_only=True) as graph:
        done = write_graph(graph, file, actor=actor, article=article, since=since, until=until, text=with_text)
    click.echo(f"Wrote {done.path}: {done.count} {done.unit}", err=True)
    if done.undated:
        noun = "article was" if done.undated == 1 else "articles were"
        click.echo(f"{done.undated} {noun} left out: the date of publication is missing or not exact enough", err=True)
