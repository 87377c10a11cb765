"""``bashu backtest``: the forecaster checked on the past."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bashu.cli.options import as_json
from bashu.cli.show import print_json, print_table
from bashu.errors import Invalid

if TYPE_CHECKING:
    from bashu.outlook import Forecaster, Panel


@click.command("backtest")
@click.argument("panel", type=click.Path(path_type=Path), metavar="PANEL.csv")
@click.option(
    "--first-origin", type=int, metavar="YEAR", help="Forecast from here on; by default the tenth year."
)
@click.option("--horizon", type=click.IntRange(1, 10), default=5, show_default=True)
@as_json
def command(panel: Path, first_origin: int | None, horizon: int, as_json: bool) -> None:
    """Forecast every year of PANEL.csv (area, year, value) from the years before it, and score that.

    Beside our forecaster stand naive drift and the drift of the last five years. CRPS and MAE are on the logarithm
    for positive values; Brier scores growth of at least 6, 8 and 10 % a year.
    """
    from bashu.outlook import naive_drift, our_model, read_panel, recent_drift

    table = read_panel(panel)
    first = _first(table, first_origin, panel)
    contenders = {"bashu": our_model, "naive drift": naive_drift, "drift of 5 years": recent_drift}
    rows = [row for name, run in contenders.items() for row in _scores(name, run, table, first, horizon)]
    if as_json:
        print_json(rows)
        return
    scale = "log" if table.log else "as given"
    click.echo(
        f"{len(table.areas)} areas, {table.years[0]}-{table.years[-1]}, origins from {table.years[first]}, {scale}"
    )
    columns = ("forecaster", "horizon", "forecasts", "crps", "mae", "cov80", "cov95", "brier")
    cells = ([_cell(row[column]) for column in columns] for row in rows)
    print_table(columns, cells, right=columns[1:])


def _first(table: Panel, wanted: int | None, path: Path) -> int:
    if wanted is None:
        return min(9, len(table.years) - 2)
    if wanted not in table.years[3:-1]:
        raise Invalid(
            "the first origin is outside the panel",
            where=f"{path}: {wanted}",
            why=f"a forecast can be made and checked from {table.years[3]} to {table.years[-2]}",
            next_step="choose a year between these",
        )
    return table.years.index(wanted)


def _scores(name: str, run: Forecaster, table: Panel, first: int, horizon: int) -> list[dict[str, Any]]:
    from bashu.outlook import backtest, summarise

    scored = summarise(backtest(table.levels, run, first_origin=first, horizon=horizon))
    return [
        {
            "forecaster": name,
            "horizon": step or "all",
            "forecasts": score.count,
            "crps": score.crps,
            "mae": score.mae,
            "cov80": score.cov80,
            "cov95": score.cov95,
            "brier": score.brier,
        }
        for step, score in scored.items()
    ]


def _cell(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
