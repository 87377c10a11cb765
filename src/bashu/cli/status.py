"""``bashu status``: what the workspace holds."""

from __future__ import annotations

from pathlib import Path

import click

from bashu.cli.options import as_json, open_here, workspace_option
from bashu.cli.show import print_json


@click.command("status")
@as_json
@workspace_option
def command(as_json: bool, folder: Path | None) -> None:
    """Say what the workspace holds and where."""
    with open_here(folder) as workspace:
        counts = workspace.counts()
        newest = workspace.documents(limit=1).rows
    answer = {
        "workspace": str(workspace.config.folder.resolve()),
        "pack": workspace.pack.id,
        "pack_version": workspace.pack.version,
        "database": workspace.config.database,
        "documents": counts.documents,
        "facts": counts.facts,
        "observations": counts.observations,
        "series": counts.series,
        "newest_document": newest[0].published if newest else None,
    }
    if as_json:
        print_json(answer)
        return
    if newest and newest[0].published is None:
        answer["newest_document"] = "of unknown day"
    width = max(map(len, answer))
    for key, value in answer.items():
        click.echo(f"{key.replace('_', ' '):<{width}}  {'none' if value is None else value}")
