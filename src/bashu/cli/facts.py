"""``bashu facts``: the record's facts, filtered."""

from __future__ import annotations

from pathlib import Path

import click

from bashu.cli.options import as_json, kind_option, open_here, workspace_option
from bashu.cli.show import FACT_FIELDS, fact_row, print_csv, print_jsonl, print_table
from bashu.model import Period


@click.command("facts")
@click.option("--doc", metavar="ID", help="Of one document.")
@click.option("--indicator", metavar="CODE")
@click.option("--area", metavar="CODE")
@kind_option
@click.option("--period", metavar="PERIOD", help="In normal form: 2024, 2024-Q1/Q3 ...")
@click.option("--text", help="Words in the indicator's phrase or the place.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--offset", type=click.IntRange(min=0), default=0)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True
)
@as_json
@workspace_option
def command(
    doc: str | None,
    indicator: str | None,
    area: str | None,
    kind: str | None,
    period: str | None,
    text: str | None,
    limit: int,
    offset: int,
    form: str,
    as_json: bool,
    folder: Path | None,
) -> None:
    """List facts; --json is short for --format jsonl."""
    with open_here(folder) as workspace:
        workspace.check_codes(indicator=indicator, area=area)
        # A filter that can match nothing is a slip of the pen: an empty list would look like an answer.
        if period is not None:
            Period.parse(period)
        if doc is not None:
            workspace.store.document(doc)
        page = workspace.facts(
            doc=doc,
            indicator=indicator,
            area=area,
            kind=kind,
            period=period,
            text=text,
            limit=limit,
            offset=offset,
        )
        said = workspace.verdicts(page.rows)
    ids = [fact.id for fact in page.rows]
    rows = (
        {"id": one, **fact_row(fact), "verdict": said.get(one)}
        for one, fact in zip(ids, page.rows, strict=True)
    )
    if as_json or form == "jsonl":
        print_jsonl(rows)
    elif form == "csv":
        print_csv(rows, ("id", *FACT_FIELDS, "verdict"))
    else:
        columns = ("id", "place", "indicator", "period", "kind", "as printed", "unit", "document", "review")
        cells = (
            (
                one,
                f.place or "",
                f.indicator,
                f.period or "",
                f.kind,
                f.value_text,
                f.unit,
                f.doc,
                said.get(one, ""),
            )
            for one, f in zip(ids, page.rows, strict=True)
        )
        print_table(columns, cells)
        click.echo(f"{len(page.rows)} of {page.total} facts")
