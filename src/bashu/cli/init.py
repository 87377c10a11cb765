"""``bashu init``: a workspace from a region pack."""

from __future__ import annotations

from pathlib import Path

import click

from bashu.cli.progress import counting


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--pack", default="chengdu_chongqing", show_default=True, help="A shipped pack's name or a folder."
)
@click.option(
    "--database",
    default="sqlite:///bashu.db",
    show_default=True,
    help="Where the record is kept; postgresql://... for many users.",
)
def command(folder: Path, pack: str, database: str) -> None:
    """Make DIR a workspace and record the pack's documents in it."""
    from bashu.region import load_pack
    from bashu.workspace import create_workspace

    total = len(load_pack(pack).documents)
    with (
        counting("Reading the pack's documents", total) as progress,
        create_workspace(folder, pack=pack, database=database, progress=progress) as workspace,
    ):
        counts = workspace.counts()
    click.echo(
        f"{folder}: {counts.documents} documents, {counts.facts} facts, {counts.series} series of the pack "
        f"'{workspace.pack.id}'.\nNext: bashu serve -w {folder}"
    )
