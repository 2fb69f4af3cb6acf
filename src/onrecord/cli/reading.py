"""Options and progress of the commands that read articles: build and extract."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.common import clean

if TYPE_CHECKING:
    from onrecord.config import Settings
    from onrecord.pipeline import Progress


def raw_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--raw``."""
    return click.option(
        "--raw",
        is_flag=True,
        help="Take the whole file as body text: look for no menus, captions or front matter. "
        'Content then begins with its "that", as in annotated corpora.',
    )(command)


def published_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--published DATE``."""
    return click.option(
        "--published",
        metavar="DATE",
        callback=_date,
        help="Publication date (2017-04-20, 2017-04 or 2017) of articles that give none.",
    )(command)


def accuses_from_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--accuses-from CONFIDENCE``."""
    return click.option(
        "--accuses-from",
        type=click.FloatRange(0, 1),
        default=0.5,
        show_default=True,
        metavar="CONFIDENCE",
        help="Write the plain triple (who accuses whom) only for accusations that are at least so certain. "
        "Articles that were built with another value are written anew.",
    )(command)


def _date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is not an ISO date, full or partial."""
    from datetime import date

    if value is None:
        return None
    parts = value.split("-")
    try:
        if len(parts) > 3 or [len(p) for p in parts] != [4, 2, 2][: len(parts)]:
            raise ValueError(value)
        date(*(int(p) for p in [*parts, "01", "01"][:3]))
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date; write 2017-04-20, 2017-04 or 2017") from error
    return value


def settings(
    *,
    raw: bool,
    published: str | None,
    model: str | None,
    extractors: tuple[str, ...] | None,
    workers: int = 1,
    accuses_from: float = 0.5,
) -> "Settings":
    """Put the options of the command line together."""
    from onrecord.config import EXTRACTORS, Settings
    from onrecord.readers import ReadOptions

    read = ReadOptions(raw=raw, published=published)
    return Settings(
        read=read,
        model=model or Settings().model,
        extractors=extractors or EXTRACTORS,
        workers=workers,
        accuses_from=accuses_from,
    )


def tell_passed_over(paths: Sequence[str]) -> None:
    """Say once how many Markdown files in folders were not read: most are notes, but some may be articles."""
    from onrecord.readers.find import passed_over

    left = passed_over(paths)
    if not left:
        return
    one = len(left) == 1
    files = f"1 Markdown file without front matter was skipped ({clean(left[0])})"
    if not one:
        files = f"{len(left)} Markdown files without front matter were skipped (the first: {clean(left[0])})"
    them = "it is an article, name it" if one else "they are articles, name them"
    click.echo(f"{files}. If {them}, or begin with 'title: …' between two lines of '---'.", err=True)


@contextmanager
def progress_bar(paths: Sequence[str]) -> Iterator["Progress | None"]:
    """Show a bar on a terminal, with the articles done; stay silent in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from onrecord.readers.find import find

    files, _ = find(paths)
    total = None if any(file.suffix == ".jsonl" for file in files) else len(files)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda _found: bar.advance(task)
