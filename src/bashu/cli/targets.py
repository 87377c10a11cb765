"""``bashu targets``: planned values, their chance, and how they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bashu.cli.options import AS_OF, as_json, open_here, workspace_option
from bashu.cli.show import print_json, print_table

if TYPE_CHECKING:
    from bashu.workspace import TargetView


@click.command("targets")
@click.option("--indicator", metavar="CODE")
@click.option("--area", metavar="CODE")
@click.option("--open", "only_open", is_flag=True, help="Only those that are neither reached nor missed.")
@AS_OF
@as_json
@workspace_option
def command(
    indicator: str | None,
    area: str | None,
    only_open: bool,
    as_of: date | None,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Show the targets that documents state: the chance of each, required and recent pace, and where it was said."""
    with open_here(folder) as workspace:
        workspace.check_codes(indicator=indicator, area=area)
        views = workspace.targets(indicator=indicator, area=area, as_of=as_of)
        names = {code: item.names.en for code, item in workspace.areas.items()}
        labels = {code: item.names.en for code, item in workspace.indicators.items()}
    if only_open:
        views = tuple(view for view in views if view.judgement.standing not in {"reached", "missed"})
    if as_json:
        print_json(views)
        return
    columns = (
        "area",
        "indicator",
        "by",
        "target",
        "unit",
        "stands",
        "chance",
        "needs/yr",
        "recent/yr",
        "fact",
    )
    print_table(
        columns,
        (_cells(view, names, labels) for view in views),
        right=("target", "chance", "needs/yr", "recent/yr"),
    )
    click.echo(f"{len(views)} targets")


_AIMS = {
    "level": "",
    "growth": ", growth",
    "average_growth": ", growth a year",
    "sum": ", sum",
    "multiple": ", multiple",
}


def _cells(view: TargetView, areas: dict[str, str], indicators: dict[str, str]) -> tuple[str, ...]:
    target, judged = view.target, view.judgement
    stands = judged.standing.replace("_", " ") + (
        f" ({judged.reason.replace('_', ' ')})" if judged.reason else ""
    )
    notes = ", ".join(note.replace("_", " ") for note in judged.notes)
    stands += f" [{notes}]" if notes else ""
    return (
        areas.get(target.area, target.area),
        indicators[target.indicator] + _AIMS[target.aim],
        target.period.text,
        format(target.value.normalize(), "f"),
        target.unit,
        stands,
        "" if judged.chance is None else f"{judged.chance:.0%}",
        _pace(judged.required_pace),
        _pace(judged.recent_pace),
        target.fact,
    )


def _pace(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
