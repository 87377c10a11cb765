"""``bashu corpus``: corpora too large for one machine."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bashu.cli.options import as_json
from bashu.cli.progress import counting
from bashu.cli.show import counted, print_json

if TYPE_CHECKING:
    from bashu.workspace.map_corpus import Run


@click.group("corpus")
def command() -> None:
    """Read large corpora into Parquet files, on one machine or many."""


@command.command("map")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--pack", default="chengdu_chongqing", show_default=True, help="A shipped pack's name or a folder."
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="Processes on this machine; by default one a core."
)
@click.option("--scheduler", metavar="ADDRESS", help="Use the Dask cluster at tcp://HOST:PORT instead.")
@as_json
def map_(
    source: Path, out: Path, pack: str, workers: int | None, scheduler: str | None, as_json: bool
) -> None:
    """Write the facts of every document of SOURCE to Parquet files below OUT.

    SOURCE is a folder of documents, or a Parquet file or a folder of them with the columns name and content. A
    run that was cut off is completed by running it again; the files are the same however many workers there are.
    """
    from bashu.region import load_pack
    from bashu.workspace.map_corpus import in_turn, map_corpus
    from bashu.workspace.partition import partitions

    if workers and scheduler:
        raise click.UsageError("name --workers or --scheduler, not both")
    reference = pack if load_pack(pack, statements=False).id == pack else str(Path(pack).resolve())
    total = sum(item.documents for item in partitions(source.absolute()))
    way: AbstractContextManager[Run]
    if workers == 1:
        way = nullcontext(in_turn)
    else:
        from bashu.workspace.cluster import on_cluster

        way = on_cluster(workers=workers, scheduler=scheduler)
    with way as run, counting("Reading", total) as progress:
        report = map_corpus(source, out, pack=reference, run=run, progress=progress)
    if as_json:
        print_json(report)
        return
    kept = f", {report.kept} of {report.partitions} parts were there already" if report.kept else ""
    refused = f", {report.refused} refused" if report.refused else ""
    click.echo(
        f"{counted(report.documents, 'document')} read with {counted(report.facts, 'fact')}{refused}{kept}."
    )
