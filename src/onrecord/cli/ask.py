"""``onrecord ask``: prepared questions. Each is a command of its own, made from the header of its ``.rq`` file.

A question that takes more than one query is written in Python and listed beside them (`OWN`).
"""

import copy
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

from onrecord.cli.common import clean, format_option, print_table, store_option
from onrecord.cli.timeline import tell
from onrecord.cli.who import who
from onrecord.errors import QueryError
from onrecord.query.library import TYPES, Parameter, Question, find, put, questions

FORMATS = ("json", "csv", "tsv")
METAVARS = {"until": "DATE", "limit": "N", "number": "N"}
OWN = {"who": who}
FOLDED = 24  # characters of a cell that a table on a terminal shows on one line, where there are many columns
COMMAND_LINE = click.core.ParameterSource.COMMANDLINE


class Questions(click.Group):
    """A group whose commands are the prepared questions, and any ``.rq`` file by its path."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the questions, those of the user's folder too."""
        return sorted({*questions(ctx.params.get("folder")), *OWN})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Make the command of a question.

        Raises:
            click.UsageError: no question is called so; the message names the nearest.
        """
        if cmd_name in OWN and cmd_name not in questions(ctx.params.get("folder")):
            made = copy.copy(OWN[cmd_name])
            made.params = [copy.copy(parameter) for parameter in made.params]
            return inherit(made, ctx)
        try:
            return command(find(cmd_name, folder=ctx.params.get("folder")), ctx)
        except QueryError as error:
            raise click.UsageError(str(error), ctx) from error


def command(question: Question, parent: click.Context) -> click.Command:
    """Return the command that asks a question; its parameters are options."""

    def run(*, store: str, format_: str, **given: Any) -> None:
        from onrecord.graph import open_store

        with open_store(store, read_only=True) as graph:
            if question.made:  # it has more to say to people than a table holds
                tell(graph, question, given, format_)
                return
            result = put(graph, question, given)
        if result.answer is not None:
            click.echo("yes" if result.answer else "no")
        elif result.graph is not None:
            from onrecord.query.results import serialise

            click.echo(serialise(result, "ttl" if format_ == "table" else format_), nl=False)
        else:
            title = question.title if format_ == "table" else None
            rows = [["" if term is None else str(term) for term in row] for row in result.rows]
            width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
            if format_ == "table" and rows and width and not fits(result.variables, rows, width):
                click.echo("\n".join(cards(question.title, result.variables, rows, width)))
            else:
                print_table(title, result.variables, rows, format_)

    made = click.Command(
        question.name,
        callback=format_option(*FORMATS)(store_option(run)),
        params=[_option(parameter) for parameter in question.parameters],
        help=f"{question.title}.\n\n{question.about}\n\n\b\nExample:\n  onrecord ask {question.example}",
        short_help=question.title,
    )
    made.params += reversed(getattr(made.callback, "__click_params__", []))
    return inherit(made, parent)


def fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Say whether a table is readable at this width: each column as wide as its words, up to `FOLDED` characters."""
    widths = (max(map(len, column)) for column in zip(columns, *rows, strict=True))
    return sum(min(wide, FOLDED) + 3 for wide in widths) <= width


def cards(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield rows one below the other, for a terminal that is too narrow for their table; empty cells are left out.

    >>> list(cards("Who", ("who", "words"), [("Ana", "one two"), ("Tom", "")], 13))
    ['Who', '', 'who    Ana', 'words  one', '       two', '', 'who    Tom']
    """
    yield title
    indent = max(map(len, columns)) + 2
    for row in rows:
        yield ""
        for name, cell in zip(columns, row, strict=True):
            if words := clean(cell):
                lines = textwrap.wrap(words, max(width - indent, 6), break_on_hyphens=False, break_long_words=False)
                yield name.ljust(indent) + lines[0]
                yield from (" " * indent + line for line in lines[1:])


def inherit(made: click.Command, parent: click.Context) -> click.Command:
    """Let `ask --store X NAME` mean what `ask NAME --store X` does, also where the environment names another store."""
    for option in made.params:
        if isinstance(option, click.Option) and parent.get_parameter_source(option.name or "") == COMMAND_LINE:
            option.default, option.envvar = parent.params[option.name or ""], None
    return made


def _option(parameter: Parameter) -> click.Option:
    """Return the option for a parameter of a question."""
    names = [f"--{parameter.name.replace('_', '-')}", parameter.name]
    if parameter.type == "flag":
        return click.Option(names, is_flag=True, help=f"{parameter.help}.")
    # For click, a default of None is a value, and what is required would be there.
    default: dict[str, Any] = {} if parameter.default is None else {"default": parameter.default, "show_default": True}
    return click.Option(
        names,
        required=parameter.required,
        metavar=METAVARS.get(parameter.type, parameter.type.upper()),
        help=f"{parameter.help}: {TYPES[parameter.type]}.",
        **default,
    )


@click.group(cls=Questions, invoke_without_command=True, subcommand_metavar="[NAME [OPTIONS]]")
@click.option("--questions", "folder", metavar="DIR", default=None, help="Folder with more questions (.rq files).")
@store_option
@format_option(*FORMATS)
@click.pass_context
def ask(ctx: click.Context, *, folder: str | None, store: str, format_: str) -> None:  # noqa: ARG001
    """Ask a prepared question; without a NAME, list them. NAME may also be the path of an .rq file.

    \b
    Example:
      onrecord ask
      onrecord ask who-said-what --actor "Ana Ruiz"
      onrecord ask accusations --help
    """
    if ctx.invoked_subcommand is not None:
        return
    rows = {name: (name, own.get_short_help_str(100), usage(own)) for name, own in OWN.items()}
    for question in questions(folder).values():
        shown = " ".join(_shown(parameter) for parameter in question.parameters)
        rows[question.name] = (question.name, question.title, shown)
    print_table(None, ("question", "title", "parameters"), [rows[name] for name in sorted(rows)], format_)
    if format_ == "table":
        click.echo("\nSee what a question needs: onrecord ask NAME --help", err=True)


def usage(own: click.Command) -> str:
    """Return the parameters of a question of our own, as a list shows them."""
    common = {option.name for option in ask.params}
    shown = (
        parameter.make_metavar(click.Context(own))
        if isinstance(parameter, click.Argument)
        else f"[--{str(parameter.name).replace('_', '-')}]"
        for parameter in own.params
        if parameter.name not in common
    )
    return " ".join(shown)


def _shown(parameter: Parameter) -> str:
    option = f"--{parameter.name.replace('_', '-')}"
    return option if parameter.required else f"[{option}]"
