"""``bashu index``: a composite index over a framework of indicators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bashu.cli.options import AS_OF, as_json, open_here, workspace_option
from bashu.cli.show import print_csv, print_json, print_table

if TYPE_CHECKING:
    from bashu.index import IndexResult
    from bashu.model import Observation
    from bashu.workspace import IndexView


@click.command("index")
@click.argument("framework", default="framework")
@click.option(
    "--area", "areas", multiple=True, metavar="CODE", help="Repeat for several; by default the pack's region."
)
@click.option(
    "--panel",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Build it from this CSV table (unit, period, indicator, value) in place of the record.",
)
@click.option(
    "--pack",
    default="chengdu_chongqing",
    show_default=True,
    help="With --panel: the pack that brings FRAMEWORK.",
)
@click.option("--from", "first", type=int, metavar="YEAR")
@click.option("--to", "last", type=int, metavar="YEAR")
@click.option("--contributions", is_flag=True, help="What each indicator adds to the newest score.")
@click.option("--coverage", is_flag=True, help="How many of each node's indicators have a figure.")
@click.option("--stages", is_flag=True, help="Every value of every step, as CSV.")
@AS_OF
@as_json
@workspace_option
def command(
    framework: str,
    areas: tuple[str, ...],
    panel: Path | None,
    pack: str,
    first: int | None,
    last: int | None,
    contributions: bool,
    coverage: bool,
    stages: bool,
    as_of: date | None,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Build the index of FRAMEWORK, the name of one of the pack's or a file."""
    if panel is not None:
        from bashu.workspace import index_of_table

        if as_of is not None:
            raise click.UsageError("--as-of needs a record; a table of --panel has no days of publication.")
        view = index_of_table(panel, framework, pack=pack, units=areas, periods=(first, last))
        names: dict[str, str] = {}
    else:
        with open_here(folder) as workspace:
            for area in areas:
                workspace.check_codes(area=area)
            chosen = workspace.framework(framework)
            view = workspace.index(chosen, areas=areas, years=(first, last), as_of=as_of)
            names = {code: item.names.en for code, item in workspace.areas.items()}
    rows = [row for stage in view.result.stages for row in stage.rows()]
    if as_json:
        print_json(
            {
                "framework": view.framework.id,
                "rows": rows,
                "findings": view.result.findings,
                "published": view.published,
            }
        )
    elif stages:
        fields = ("stage", "period", "unit", "code", "value", "state")
        print_csv(({field: getattr(row, field) for field in fields} for row in rows), fields)
    elif contributions:
        _print_contributions(view.result)
    elif coverage:
        _print_coverage(view.result)
    else:
        _print_scores(view, names)


def _print_scores(view: IndexView, names: dict[str, str]) -> None:
    result, framework = view.result, view.framework
    click.echo(framework.names.en)
    if framework.claim:
        click.echo(framework.claim.en + "\n")
    nodes = [node for node in framework.nodes if node.parent in ("", None, framework.root.code)]
    for unit in result.units:
        click.echo(names.get(unit, unit))
        cells = [
            (node.names.en, *(_cell(result, unit, period, node.code) for period in result.periods))
            for node in nodes
        ]
        for code, official in view.published.items():
            if code == framework.root.code and official:
                stated = {item.period: item for item in official if item.key.area == unit}
                cells.append(("published", *(_stated(stated.get(period)) for period in result.periods)))
        print_table(("node", *result.periods), cells, right=result.periods)
    for finding in result.findings:
        click.echo(f"{finding.step} {finding.code}: {finding.what}; {finding.outcome}", err=True)


def _cell(result: IndexResult, unit: str, period: str, code: str) -> str:
    if code not in result.scores.codes:  # a theme of the design without published figures
        return "-"
    cell = result.score(unit, period, code=code)
    return "-" if cell.value is None else f"{cell.value:.2f}"


def _stated(item: Observation | None) -> str:
    return "-" if item is None else format(item.value.normalize(), "f")


def _print_contributions(result: IndexResult) -> None:
    for unit in result.units:
        period = _newest(result, unit)
        if period is None:
            click.echo(f"{unit}: no score")
            continue
        parts: Sequence[tuple[str, str]] = [
            (part.code, f"{part.value:.4f}") for part in result.contributions(unit, period)
        ]
        click.echo(f"{unit}, {period}: {result.score(unit, period).value:.4f}")
        print_table(("indicator", "adds"), parts, right=("adds",))


def _newest(result: IndexResult, unit: str) -> str | None:
    scored = [period for period in result.periods if result.score(unit, period).value is not None]
    return scored[-1] if scored else None


def _print_coverage(result: IndexResult) -> None:
    for unit in result.units:
        period = _newest(result, unit) or result.periods[-1]
        click.echo(f"{unit}, {period}")
        rows = [
            (
                item.code,
                str(item.observed),
                str(item.with_value),
                str(item.in_framework),
                "no published figures" if item.empty else "",
            )
            for item in result.coverage(unit, period)
        ]
        print_table(("node", "observed", "with a value", "in the framework", ""), rows)
