"""``bashu series``: values over time, each with where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bashu.cli.options import AS_OF, as_json, kind_option, open_here, workspace_option
from bashu.cli.show import print_json, print_table
from bashu.errors import NotFound

if TYPE_CHECKING:
    from bashu.model import Series
    from bashu.workspace import Workspace


@click.command("series")
@click.argument("code", required=False)
@click.option("--area", metavar="CODE", help="By default the pack's own region.")
@kind_option
@click.option(
    "--frequency",
    type=click.Choice(["A", "S", "Q", "M", "D", "QTD", "MTD", "span"]),
    metavar="F",
    help="A, S, Q, M, D, QTD, MTD or span.",
)
@click.option("--vintages", is_flag=True, help="Every vintage of each period, not only the current one.")
@click.option(
    "--derived", is_flag=True, help="Compute what the pack's recipes make of it, with inputs and gaps."
)
@AS_OF
@as_json
@workspace_option
def command(
    code: str | None,
    area: str | None,
    kind: str | None,
    frequency: str | None,
    vintages: bool,
    derived: bool,
    as_of: date | None,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Show the series of the indicator CODE, or list the series there are.

    Computed figures are shown only with --derived; --kind, --frequency and --vintages choose published ones.
    """
    if derived and (code is None or kind or frequency or vintages):
        raise click.UsageError("--derived needs CODE, and goes with --area, --as-of and --json only")
    with open_here(folder) as workspace:
        if code is None:
            _list(workspace, area, as_json)
            return
        place = area or workspace.pack.area
        if derived:
            _derived(workspace, code, place, as_of, as_json)
            return
        found = workspace.series(code, area=place, kind=kind, frequency=frequency, as_of=as_of)
        if not found:
            narrowed = [word for word in (kind, frequency, f"as of {as_of}" if as_of else None) if word]
            raise NotFound(
                "no observations",
                where=", ".join([f"{code} for {place}", *narrowed]),
                why="no document of the record states it",
                next_step=f"'bashu series --area {place}' lists what there is",
            )
        _show(workspace, found, vintages, as_json)


def _derived(workspace: Workspace, code: str, area: str, as_of: date | None, as_json: bool) -> None:
    from bashu.cli.derived import derived_json, show_derived

    found = workspace.derived(code, area=area, as_of=as_of)
    if not found:
        raise NotFound(
            "nothing to compute",
            where=f"{code} for {area}" + (f" as of {as_of}" if as_of else ""),
            why="no recipe of the pack finds its inputs there",
            next_step=f"'bashu series --area {area}' lists what there is",
        )
    if as_json:
        print_json([derived_json(view) for view in found])
        return
    for view in found:
        show_derived(workspace, view)


def _list(workspace: Workspace, area: str | None, as_json: bool) -> None:
    rows = workspace.series_list(area=area)
    if as_json:
        print_json(rows)
        return
    columns = ("indicator", "area", "freq", "kind", "unit", "periods", "first", "last", "vintages")
    cells = (
        (
            row.key.indicator,
            row.key.area,
            row.key.frequency,
            row.key.kind,
            row.key.unit,
            str(row.periods),
            row.first,
            row.last,
            str(row.vintages),
        )
        for row in rows
    )
    print_table(columns, cells, right=("periods", "vintages"))


def _show(workspace: Workspace, found: Sequence[Series], vintages: bool, as_json: bool) -> None:
    if as_json:
        print_json(
            [{"key": s.key, "id": s.key.id, "current": s.current, "vintages": s.vintages} for s in found]
        )
        return
    sources = workspace.sources_of(item for series in found for item in series.vintages)
    for series in found:
        key = series.key
        names = workspace.indicators[key.indicator].names.en, workspace.areas[key.area].names.en
        click.echo(f"\n{names[0]}, {names[1]}: {key.kind}, {key.unit}, {key.price_basis}  [{key.id}]")
        shown = series.vintages if vintages else series.current
        cells = [
            (
                item.period,
                format(item.value.normalize(), "f"),
                item.qualifier or "",
                item.status,
                item.vintage.isoformat(),
                sources[item.doc].publisher if item.doc in sources else item.doc,
                item.fact,
            )
            for item in shown
        ]
        columns = ("period", "value", "qualifier", "status", "vintage", "publisher", "fact")
        print_table(columns, cells, right=("value",))
