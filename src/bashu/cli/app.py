"""The group of commands, loaded lazily so that help answers at once, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from bashu import __version__
from bashu.errors import BashuError, NotFound

__all__ = ["app", "main"]

#: Name -> (module, help). The help stands here so that listing the commands imports none of them.
COMMANDS = {
    "read": ("bashu.cli.read", "Print the facts of documents; needs no workspace."),
    "init": ("bashu.cli.init", "Make a workspace from a region pack."),
    "add": ("bashu.cli.add", "Add documents to the workspace."),
    "facts": ("bashu.cli.facts", "List the workspace's facts."),
    "review": ("bashu.cli.review", "Accept, correct or reject facts."),
    "score": ("bashu.cli.score", "Score facts against a gold file."),
    "series": ("bashu.cli.series", "Show a series, or list the series there are."),
    "audit": ("bashu.cli.audit", "Check the record's figures against one another."),
    "index": ("bashu.cli.index", "Build a composite index over a framework."),
    "targets": ("bashu.cli.targets", "Show targets with their chance and how they stand."),
    "backtest": ("bashu.cli.backtest", "Check the forecaster on the past of a panel."),
    "corpus": ("bashu.cli.corpus", "Read large corpora into Parquet files, on one machine or many."),
    "status": ("bashu.cli.status", "Say what the workspace holds."),
    "pack": ("bashu.cli.pack", "Check region packs."),
    "serve": ("bashu.cli.serve", "Open the workspace as a site on this machine."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None where there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for the help page."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command named where there is none of that name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise _with_suggestion(error, args[0]) from None


def _with_suggestion(error: click.UsageError, word: str) -> click.UsageError:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    if near and "did you mean" not in error.message.casefold():
        return click.UsageError(f"{error.message} Did you mean '{near[0]}'?", error.ctx)
    return error


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="bashu %(version)s")
def app() -> None:
    """Run and monitor a development plan that several governments share.

    Documents go in, figures come out, and every figure opens the sentence it came from.

    Start with:  bashu init work && cd work && bashu serve
    """


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        app(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: what was acknowledged is recorded, run the same command to go on", err=True)
        sys.exit(130)
    except BashuError as error:
        click.echo(f"bashu: {error}", err=True)
        sys.exit(2 if isinstance(error, NotFound) else 1)
    except BrokenPipeError:
        # the reader of our output has gone (| head): not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(0)
