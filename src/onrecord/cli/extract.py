"""``onrecord extract``: articles in, JSON Lines out, no store touched."""

import click

from onrecord.cli.common import extractors_option, model_option, tell_problems
from onrecord.cli.reading import progress_bar, published_option, raw_option, settings, tell_passed_over


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@raw_option
@published_option
@model_option
@extractors_option
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that extract.")
def extract(
    paths: tuple[str, ...],
    *,
    raw: bool,
    published: str | None,
    model: str | None,
    extractors: tuple[str, ...] | None,
    workers: int,
) -> int:
    """Print what was found as JSON Lines, one article a line, without touching a store.

    Every span is [start, end) in characters of the file as stored; for HTML and JSON Lines, of "text".

    \b
    Examples:
      onrecord extract articles/ > found.jsonl
      onrecord extract page.txt --published 2017-04-20 | python -m json.tool
    """
    from onrecord import pipeline
    from onrecord.export.lines import line
    from onrecord.model import Problem

    problems = 0
    how = settings(raw=raw, published=published, model=model, extractors=extractors, workers=workers)
    with progress_bar(paths) as progress:
        for found in pipeline.extract_records(paths, how):
            if isinstance(found, Problem):
                problems += tell_problems([found])
            else:
                problems += tell_problems(found.problems)
                click.echo(line(found))
            if progress:
                progress(found)
    tell_passed_over(paths)
    return 1 if problems else 0
