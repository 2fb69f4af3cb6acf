"""``onrecord query``: any SPARQL question."""

import click

from onrecord.cli.common import print_table, store_option


@click.command()
@click.argument("sparql", required=False)
@click.option(
    "-f", "--file", "file", type=click.Path(dir_okay=False), help="Read the question from a file; - is standard input."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "tsv", "xml", "ttl"]),
    default=None,
    help="As the W3C's SPARQL 1.1 results say; ttl for graphs.  [default: table; ttl for CONSTRUCT and DESCRIBE]",
)
@store_option
def query(*, sparql: str | None, file: str | None, format_: str | None, store: str) -> None:
    """Ask a question in SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE, over all articles.

    The prefixes of the graph (rec:, actor:, schema: and others) are declared already. A question changes nothing and
    opens no connection.

    \b
    Example:
      onrecord query 'SELECT ?who ?claim { ?who rec:said ?claim } LIMIT 5'
      onrecord query -f question.rq --format csv > answer.csv
    """
    from onrecord.graph import open_store
    from onrecord.query.results import readable, serialise

    question = _question(sparql, file)
    with open_store(store, read_only=True) as graph:
        result = graph.query(question)
    if format_ is None:
        format_ = "ttl" if result.graph is not None else "table"
    if format_ != "table":
        click.echo(serialise(result, format_), nl=False)
    elif result.answer is not None:
        click.echo("yes" if result.answer else "no")
    elif result.graph is not None:
        triples = sorted(tuple(map(readable, triple)) for triple in result.graph)
        print_table(None, ("subject", "predicate", "object"), triples)
    else:
        print_table(None, result.variables, [tuple(map(readable, row)) for row in result.rows])


def _question(sparql: str | None, file: str | None) -> str:
    """Return the question, from the command line or a file."""
    if (sparql is None) == (file is None):
        raise click.UsageError("give a question, or a file with one after -f")
    if sparql is not None:
        return sparql
    try:
        with click.open_file(file or "-", encoding="utf-8") as lines:
            return str(lines.read())
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise click.FileError(str(file), hint=reason) from error
