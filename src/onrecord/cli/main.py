"""The ``onrecord`` command: commands are plug-ins, loaded when they are named; failures become one line."""

import signal
import sys
import threading
from difflib import get_close_matches
from typing import Any

import click

from onrecord import __version__
from onrecord.errors import OnRecordError, PluginError
from onrecord.plugins import installed, load

ORDER = (
    "build",
    "ask",
    "network",
    "actors",
    "events",
    "articles",
    "query",
    "view",
    "export",
    "check",
    "stats",
    "extract",
    "evaluate",
    "plugins",
)


class Commands(click.Group):
    """A group whose commands are the plug-ins of ``onrecord.commands``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name ours in the order of work, then the others by name."""
        names = installed("commands")
        return [n for n in ORDER if n in names] + [n for n in names if n not in ORDER]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command; None for a name that there is not, so that click can suggest the nearest."""
        if cmd_name not in installed("commands"):
            return None
        try:
            command = load("commands", cmd_name)
            if not isinstance(command, click.Command):
                raise PluginError(f"plugin {cmd_name!r} of onrecord.commands is no click command. Remove or update it")
        except PluginError as error:
            return _broken(cmd_name, error)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for, and suggest the nearest to a misspelt one."""
        near = get_close_matches(args[0], self.list_commands(ctx), n=1) if args else []
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if not near:
                raise
            raise click.UsageError(f"{error.message} Did you mean {near[0]!r}?", ctx) from None

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the first three commands of a new user, which wrapping would join."""
        with formatter.section("Example"):
            formatter.write("  onrecord build articles/\n")
            formatter.write("  onrecord ask who-said-what\n")
            formatter.write("  onrecord view -o graph.html\n")


def _broken(name: str, error: PluginError) -> click.Command:
    """Stand in for a command that cannot be loaded, so that the others and --help still work."""

    def fail(**_: object) -> None:
        raise error

    return click.Command(
        name, callback=fail, short_help="(cannot be loaded)", context_settings={"ignore_unknown_options": True}
    )


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=False,
)
@click.version_option(__version__, prog_name="onrecord")
@click.option("--debug", is_flag=True, help="Show the traceback when something fails.")
@click.pass_context
def cli(ctx: click.Context, *, debug: bool) -> None:
    """Read news articles and keep a graph of who said what, who accuses whom, and what happened when.

    Every edge of the graph leads back to the exact words in the exact article.
    """
    ctx.obj = {"debug": debug}


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 all well, 1 failed or done with problems, 2 wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    if hasattr(signal, "SIGPIPE") and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `onrecord extract … | head` ends quietly
    if "--debug" in given:
        cli.main(args=given, prog_name="onrecord")
    sys.exit(_run(given))


def _run(given: list[str]) -> int:
    """Run and return the exit status, with an expected failure told in one line on standard error."""
    try:
        result: Any = cli.main(args=given, prog_name="onrecord", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 1
    except OnRecordError as error:
        click.echo(f"Error: {error}", err=True)
        return 1
    return result if isinstance(result, int) else 0
