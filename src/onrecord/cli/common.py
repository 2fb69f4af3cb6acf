"""What several commands share: options, tables, problems on standard error."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from onrecord.model import Problem

DEFAULT_STORE = "onrecord.db"
# C0 and C1 controls, and the marks that reorder text: an article must not steer a terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--store DIR``."""
    return click.option(
        "--store",
        metavar="DIR",
        default=DEFAULT_STORE,
        show_default=True,
        envvar="ONRECORD_STORE",
        help="Folder of the graph (or NAME:CONFIG of a store plug-in).",
    )(command)


def model_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--model NAME``."""
    return click.option("--model", metavar="NAME", default=None, help="Another installed spaCy pipeline for English.")(
        command
    )


def extractors_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--extractors NAMES``."""
    return click.option(
        "--extractors",
        metavar="NAMES",
        default=None,
        callback=_extractors,
        help="What to run, by commas, instead of network,accusations,dates: "
        "rules,accusations,dates does without the trained model (onrecord plugins lists all).",
    )(command)


def _extractors(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """Split the names, and refuse one that is not installed."""
    from onrecord.plugins import installed

    if value is None:
        return None
    wanted = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    known = installed("extractors")
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        raise click.BadParameter(f"no extractor {', '.join(unknown) or 'is named'}; installed: {', '.join(known)}")
    return wanted


def format_option(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--format``; without it, a table for people."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["table", *formats]),
        default="table",
        show_default=True,
        help="Machine-readable output.",
    )


def clean(text: object) -> str:
    """Return text that is safe and readable on a terminal, on one line.

    >>> clean("one\\x1b[31mtwo\\nthree")
    'one [31mtwo three'
    """
    return _CONTROL.sub(" ", str(text)).strip()


def print_table(
    title: str | None, columns: Sequence[str], rows: Iterable[Sequence[object]], format_: str = "table"
) -> None:
    """Write rows to standard output as a table for people, or as csv, tsv or json (a list of objects)."""
    listed = [["" if cell is None else cell for cell in row] for row in rows]
    if format_ == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in listed]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1, default=str))
    elif format_ in ("csv", "tsv"):
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter="," if format_ == "csv" else "\t", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(listed)
        click.echo(out.getvalue(), nl=False)
    else:
        _print_rich(title, columns, listed)


def _print_rich(title: str | None, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write an aligned table: as wide as the terminal, or as the content in a pipe."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else 10_000, soft_wrap=not terminal, highlight=False)
    if title:
        console.print(Text(title, style="bold"))
    if not rows:
        console.print("(nothing found)")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    if terminal:
        console.print(table)
        return
    with console.capture() as captured:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in captured.get().strip("\n").splitlines()))


def tell_problems(problems: Iterable[Problem]) -> int:
    """Write each problem as one line on standard error, and return how many there were."""
    n = 0
    for n, problem in enumerate(problems, start=1):  # noqa: B007
        click.echo(f"Problem: {clean(problem)}", err=True)
    return n
