"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bashu.model import Kind

if TYPE_CHECKING:
    from bashu.workspace import Workspace

__all__ = ["AS_OF", "as_json", "default_author", "kind_option", "open_here", "workspace_option"]

if TYPE_CHECKING:
    _Param = click.ParamType[date]
else:
    # click made its parameter types generic in 8.3; at run time both kinds will do
    _Param = click.ParamType

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Day(_Param):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2024-12-31", param, ctx)


AS_OF = click.option(
    "--as-of", type=_Day(), metavar="DATE", help="Only what was published by that day (2024-12-31)."
)
kind_option = click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    metavar="KIND",
    help="level, count, growth, share, target ...",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def workspace_option(command: _Command) -> _Command:
    """``-w DIR``, by default the workspace at or above the current folder."""
    return click.option(
        "-w",
        "--workspace",
        "folder",
        type=click.Path(path_type=Path),
        envvar="BASHU_WORKSPACE",
        help="The workspace's folder; by default the one you are in.",
    )(command)


def open_here(folder: Path | None) -> Workspace:
    """Open the named workspace, or the nearest one at or above the current folder."""
    from bashu.workspace import find_workspace, open_workspace

    return open_workspace(folder or find_workspace(Path.cwd()))


def default_author() -> str:
    """Who decides where nobody is named: BASHU_AUTHOR, GIT_AUTHOR_NAME or the login."""
    from getpass import getuser

    named = os.environ.get("BASHU_AUTHOR") or os.environ.get("GIT_AUTHOR_NAME")
    try:
        return named or getuser()
    except (KeyError, OSError):  # a login that has no name, as in some containers
        raise click.UsageError("Say who decides: --author NAME.") from None
