"""``bashu serve``: the workspace as a site on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from bashu.cli.options import open_here, workspace_option
from bashu.errors import Unavailable


@click.command("serve")
@workspace_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option("--edit", is_flag=True, help="Let everyone who reaches the site review figures on their pages.")
def command(folder: Path | None, host: str, port: int, open_browser: bool, edit: bool) -> None:
    """Open the workspace as a site; stop it with Ctrl-C."""
    try:
        from bashu.web import serve
    except ModuleNotFoundError as error:
        raise Unavailable(
            "the site needs more packages",
            why=f"{error.name} is not installed",
            next_step="pip install 'bashu[web]'",
        ) from None
    with open_here(folder) as workspace:
        serve(workspace, host=host, port=port, open_browser=open_browser, edit=edit)
