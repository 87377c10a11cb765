"""``bashu read``: the facts of any document, without a workspace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bashu.cli.options import as_json
from bashu.cli.show import FACT_FIELDS, counted, fact_row, print_csv, print_jsonl, print_table
from bashu.errors import BashuError

if TYPE_CHECKING:
    from bashu.model import Document
    from bashu.workspace import Pipeline


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True
)
@click.option(
    "--pack", default="chengdu_chongqing", show_default=True, help="A shipped pack's name or a folder."
)
@as_json
def command(files: tuple[str, ...], form: str, pack: str, as_json: bool) -> None:
    """Print the facts of each FILE, a path or an address ('-' reads standard input).

    --json is short for --format jsonl. The pack's words bind figures to indicators and areas; what it does not know keeps its phrase.
    """
    from bashu.region import load_pack
    from bashu.workspace import Pipeline

    pipeline = Pipeline(load_pack(pack))
    failed: list[BashuError] = []
    rows = _rows(files, pipeline, failed)
    if as_json or form == "jsonl":
        print_jsonl(rows)
    elif form == "csv":
        print_csv(rows, FACT_FIELDS)
    else:
        _print_table(rows, several=len(files) > 1)
    if len(files) == 1 and failed:
        raise failed[0]
    for error in failed:
        click.echo(f"bashu: {error}", err=True)
    if failed:
        raise SystemExit(1)


def _rows(files: tuple[str, ...], pipeline: Pipeline, failed: list[BashuError]) -> Iterator[dict[str, Any]]:
    for name in files:
        try:
            document = _document(name)
        except BashuError as error:
            failed.append(error)
            continue
        for note in document.notes:
            click.echo(f"{document.name}: {note}", err=True)
        for fact in pipeline.facts(document):
            yield fact_row(fact, doc=document.name)
        for item in pipeline.left_alone(document):
            line = document.text.count("\n", 0, item.start) + 1
            click.echo(f"{document.name}, line {line}: left alone, {item.why}: {item.text[:60]}", err=True)


def _document(name: str) -> Document:
    from bashu.documents import read_address, read_document

    if "://" in name:
        return read_address(name)
    if name == "-":
        return read_document(sys.stdin.buffer.read(), name="stdin")
    return read_document(Path(name))


def _print_table(rows: Iterator[dict[str, Any]], *, several: bool) -> None:
    """A line a fact; of several documents each line names its own. Without a fact there is no table."""
    cells = [
        (
            *((row["doc"],) if several else ()),
            row["place"] or "",
            row["indicator"],
            row["period"] or "",
            row["kind"],
            " ".join(filter(None, (row["qualifier"], row["value_text"]))),
            format(row["value"].normalize(), "f"),
            row["unit"],
        )
        for row in rows
    ]
    columns = ("place", "indicator", "period", "kind", "as printed", "value", "unit")
    if cells:
        print_table((("document", *columns) if several else columns), cells, right=("value",))
    click.echo(counted(len(cells), "fact"))
