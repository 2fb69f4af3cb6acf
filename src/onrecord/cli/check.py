"""``onrecord check``: whether every edge still leads to the words."""

import click

from onrecord.cli.common import format_option, print_table, store_option, tell_problems


@click.command()
@store_option
@click.option(
    "--sample", type=click.IntRange(1), metavar="N", help="Hold only N articles against the shapes (0.15 s each)."
)
@format_option("json", "csv")
def check(*, store: str, sample: int | None, format_: str) -> int:
    """Check the graph: SHACL shapes, and every piece of evidence re-read from the stored article text.

    Any mismatch is listed, and the exit status is then 1.

    \b
    Example:
      onrecord check --store onrecord.db
    """
    from onrecord.graph import open_store
    from onrecord.graph.validate import quotations, reread, shacl

    with open_store(store, read_only=True) as graph:
        evidence = reread(graph)
        shapes = shacl(graph, sample=sample)
        spans = quotations(graph)
    if format_ != "table":
        rows = [(p.stage, p.location, p.reason) for p in (*evidence, *shapes)]
        print_table(None, ("check", "where", "what"), rows, format_)
    else:
        tell_problems((*evidence, *shapes))
        click.echo(f"evidence: {spans:,} quotations re-read from the stored articles, {len(evidence)} do not match")
        click.echo(f"shapes:   {len(shapes)} violations of ontology/shapes.ttl")
    return 1 if evidence or shapes else 0
