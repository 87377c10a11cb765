"""How derived series look in a terminal and as JSON: the arithmetic, its interval, every input, every gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from bashu.cli.show import print_table
from bashu.model import Derived, Input

if TYPE_CHECKING:
    from bashu.workspace import DerivedView, Workspace

__all__ = ["derived_json", "show_derived"]

#: Digits shown of a computed value; JSON has all.
_DIGITS = 7
#: Missing inputs named in one line; JSON has all.
_MISSING = 3


def derived_json(view: DerivedView) -> Mapping[str, Any]:
    """A recipe's results: figures with inputs down to fact ids; an open side of an interval is null."""
    return {
        "recipe": view.recipe.code,
        "computed": True,
        "names": {"en": view.recipe.names.en, "zh": view.recipe.names.zh},
        "area": view.area.code,
        "refused": view.refused or None,
        "series": [
            {"key": one.key, "id": one.key.id, "current": [_figure(item) for item in one.current]}
            for one in view.series
        ],
        "gaps": [
            {"key": gap.key.id, "period": gap.period, "reason": gap.reason, "detail": gap.detail}
            for gap in view.gaps
        ],
    }


def _figure(item: Derived) -> dict[str, Any]:
    return {
        "period": item.period,
        "value": item.value,
        "low": _side(item.interval.low),
        "high": _side(item.interval.high),
        "qualifier": item.qualifier,
        "status": item.status,
        "method": item.method,
        "formula": item.formula,
        "notes": item.notes,
        "inputs": [_input(one) for one in item.inputs],
    }


def _input(item: Input) -> dict[str, Any]:
    figure = item.figure
    if isinstance(figure, Derived):
        return {"role": item.role, **_figure(figure)}
    return {
        "role": item.role,
        "series": figure.key.id,
        "period": figure.period,
        "value": figure.value,
        "qualifier": figure.qualifier,
        "status": figure.status,
        "vintage": figure.vintage,
        "fact": figure.fact,
        "doc": figure.doc,
    }


def _side(value: Decimal) -> Decimal | None:
    return value if value.is_finite() else None


def show_derived(workspace: Workspace, view: DerivedView) -> None:
    """One recipe's series as tables, its gaps below them."""
    recipe = view.recipe
    click.echo(f"\ncomputed: {recipe.names.en}, {view.area.names.en}  [{recipe.code}]")
    if view.refused:
        click.echo(f"  not computed: {view.refused}")
    for series in view.series:
        key = series.key
        formulas = " or ".join(dict.fromkeys(item.formula for item in series.current))
        click.echo(f"{key.kind}, {key.unit}, {key.price_basis}  [{key.id}]  = {formulas}")
        columns = ("period", "value", "from", "to", "status", "notes", "inputs")
        print_table(columns, (_row(item) for item in series.current), right=("value", "from", "to"))
    for line in _gaps(view):
        click.echo(line)


def _row(item: Derived) -> tuple[str, ...]:
    words = f"{item.qualifier} " if item.qualifier else ""
    return (
        item.period,
        words + _short(item.value),
        _short(item.interval.low),
        _short(item.interval.high),
        item.status,
        ", ".join(item.notes),
        "; ".join(f"{one.role} {', '.join(_facts(one))}" for one in item.inputs),
    )


def _facts(item: Input) -> tuple[str, ...]:
    return item.figure.facts if isinstance(item.figure, Derived) else (item.figure.fact,)


def _short(value: Decimal) -> str:
    if not value.is_finite():
        return "open"
    places = max(0, _DIGITS - 1 - value.adjusted()) if value else 0
    return format(round(value, min(places, _DIGITS)).normalize(), "f")


def _gaps(view: DerivedView) -> Iterator[str]:
    """Gaps of one reason in one line: a long record would otherwise be all gaps."""
    groups: dict[tuple[str, str], list[str]] = {}
    for gap in view.gaps:
        groups.setdefault((gap.reason, _shortened(gap.detail)), []).append(gap.period)
    for (reason, detail), periods in groups.items():
        yield f"  gap, {reason} ({detail}): {', '.join(periods)}"


def _shortened(detail: str) -> str:
    parts = detail.split(", ")
    if len(parts) <= _MISSING:
        return detail
    return f"{', '.join(parts[:_MISSING])} and {len(parts) - _MISSING} more"
