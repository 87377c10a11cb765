"""Gather a framework's panel from published observations, remembering what stands behind each figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bashu.errors import Invalid
from bashu.index.arrays import Array
from bashu.index.panel import Panel
from bashu.model import FORECAST_STATUS, Observation
from bashu.model.framework import Framework, FrameworkIndicator

__all__ = ["Figure", "Gathered", "gather"]

_Best = dict[tuple[str, str, str, str], Observation]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the panel with the observations it was taken or summed from.

    ``areas`` are theirs: a figure of the region itself, or of the areas that stand in for it.
    """

    code: str
    unit: str
    period: str
    value: float
    areas: tuple[str, ...]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A panel and the figures in it; denominators have figures too, under their measure's code."""

    panel: Panel
    figures: tuple[Figure, ...]


def gather(
    observations: Iterable[Observation],
    framework: Framework,
    *,
    units: Sequence[str],
    periods: Sequence[str],
    region: str = "",
    measures: Collection[str] | None = None,
) -> Gathered:
    """The panel of ``units`` (area codes) over ``periods`` (years) for a framework.

    ``observations`` are the current ones of their series; where several stand for a cell the newest vintage,
    then the lowest rank, is taken. Forecasts and estimates are left out. A year takes its annual figure, else
    the stock at its end. For ``region`` an indicator reads the ``areas`` that the framework names, summed or
    averaged (all of them are needed); any other unit reads its own. ``measures`` are the codes that exist.

    Raises Invalid where an indicator names no measure, or one that is not among ``measures``.
    """
    _check(framework, measures)
    best = _best(observations)
    shape = (len(periods), len(units))
    figures: list[Figure] = []

    def column(item: FrameworkIndicator, measure: str, kind: str, code: str, unit_code: str) -> Array:
        values = np.full(shape, np.nan)
        for t, period in enumerate(periods):
            for u, unit in enumerate(units):
                areas = item.areas if unit == region and item.areas else (unit,)
                found = _figure(best, measure, kind, areas, period, item.combine, unit_code)
                if found:
                    value = _combined(found, item.combine)
                    behind = tuple(part.key.area for part in found)
                    figures.append(Figure(code, unit, period, value, behind, found))
                    values[t, u] = value
        return values

    values = [column(item, item.measure, item.kind, item.code, item.unit) for item in framework.indicators]
    by: dict[str, Array] = {}
    for item in framework.indicators:
        if item.denominator:
            found = column(item, item.denominator, "", item.denominator, "")
            if not np.array_equal(by.setdefault(item.denominator, found), found, equal_nan=True):
                raise Invalid(
                    "one denominator over different areas", where=f"{item.code}: {item.denominator}",
                    why="another indicator divides by it for other areas", next_step="give both the same areas",
                )  # fmt: skip
    codes = tuple(item.code for item in framework.indicators)
    panel = Panel(tuple(units), tuple(periods), codes, np.stack(values, axis=-1), denominators=by)
    return Gathered(panel, tuple(figures))


def _check(framework: Framework, measures: Collection[str] | None) -> None:
    for item in framework.indicators:
        for measure in (item.measure, item.denominator):
            if measure == "" or (measure and measures is not None and measure not in measures):
                raise Invalid(
                    "the framework reads a measure that is not known", where=f"{item.code}: {measure or '(none)'}",
                    why="no indicator of the pack has this code", next_step="write 'measure' as the pack does",
                )  # fmt: skip


def _best(observations: Iterable[Observation]) -> _Best:
    """The observation that stands for each measure, kind, area and year."""
    found: _Best = {}
    for item in observations:
        if item.status in FORECAST_STATUS or item.key.frequency not in ("A", "M"):
            continue
        if item.key.frequency == "M" and not item.period.endswith("-12"):
            continue
        cell = (item.key.indicator, item.key.kind, item.key.area, item.period[:4])
        standing = found.get(cell)
        if standing is None or _order(item) > _order(standing):
            found[cell] = item
    return found


def _order(item: Observation) -> tuple[bool, str, int]:
    return item.key.frequency == "A", item.vintage.isoformat(), -item.rank


def _figure(
    best: _Best, measure: str, kind: str, areas: Sequence[str], period: str, combine: str, unit: str
) -> tuple[Observation, ...]:
    kinds = (kind,) if kind else ("level", "count", "share", "rate")
    found = []
    for area in areas:
        known = (best.get((measure, one, area, period)) for one in kinds)
        one = next((item for item in known if item and (not unit or item.key.unit == unit)), None)
        if one and combine == "first":
            return (one,)
        if one is None and combine != "first":
            return ()
        if one:
            found.append(one)
    return tuple(found)


def _combined(found: Sequence[Observation], combine: str) -> float:
    total = sum(float(item.value) for item in found)
    return total / len(found) if combine == "mean" else total
