"""A unit's strengths and weaknesses, and the trend of its figures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bashu.errors import Invalid
from bashu.index.arrays import Array
from bashu.index.rank import standing
from bashu.index.result import IndexResult

__all__ = ["Strength", "strengths_and_weaknesses", "trend"]


@dataclass(frozen=True, slots=True)
class Strength:
    """An indicator with the unit's rank in it, the number of units ranked, and the figure behind it."""

    code: str
    rank: int
    of: int
    value: float | None
    unit_of_measure: str


def strengths_and_weaknesses(
    result: IndexResult, unit: str, *, period: str = "", top: int = 5, least_unique: float = 0.0
) -> tuple[tuple[Strength, ...], tuple[Strength, ...]]:
    """The indicators in which the unit ranks in the upper and in the lower half, best and worst first.

    Ranks are of the normalised values; the figure is the one before treatment and normalisation. ``least_unique`` passes by indicators of which a smaller share of
    values differs (ranks among few values say little); the last place is no strength and a shared first no
    weakness.
    """
    stage = result.stage("normalise")
    figures = [part for part in result.stages if part.name not in ("treat", "normalise", "aggregate")][-1]
    result.score(unit, period)  # NotFound for a unit or period that is not there
    at, row = stage.periods.index(period), stage.units.index(unit)
    found = []
    for column, item in enumerate(result.framework.indicators):
        values = stage.values[at, :, column]
        there = values[~np.isnan(values)]
        if np.isnan(values[row]) or len(np.unique(there)) / len(there) < least_unique:
            continue
        ranks = standing(values)
        cell = figures.cell(item.code, unit, period)
        last = ranks[row] == np.nanmax(ranks)
        entry = Strength(item.code, int(ranks[row]), len(there), cell.value, item.unit)
        found.append((entry.rank / entry.of, bool(last and len(there) > 1), entry))
    order = sorted(found, key=lambda part: part[0])
    best = [entry for share, last, entry in order if share <= 0.5 and not last][:top]
    worst = [entry for share, _, entry in reversed(order) if share > 0.5 and entry.rank > 1][:top]
    return tuple(best), tuple(worst)


def trend(values: Array, times: Array, *, kind: str = "growth") -> float | None:
    """The trend of one series; missing values are passed by, None below two or where it has no meaning.

    ``growth``: average growth a year between the first and last value, (last/first)^(1/years) - 1.
    ``percent``: slope of the straight line through the values, in percent a year of the line's first value.
    ``slope``: that slope in the values' own unit.
    """
    there = ~np.isnan(values)
    y, t = values[there], times[there]
    if len(y) < 2:
        return None
    order = np.argsort(t)
    y, t = y[order], t[order]
    if kind == "growth":
        if y[0] == y[-1]:
            return 0.0
        ratio = y[-1] / y[0] if y[0] != 0 else -1.0
        return float(ratio ** (1 / (t[-1] - t[0])) - 1) if ratio > 0 else None
    if kind not in ("percent", "slope"):
        raise Invalid("no such trend", where=kind, next_step="use growth, percent or slope")
    slope = float(((t - t.mean()) * (y - y.mean())).sum() / ((t - t.mean()) ** 2).sum())
    start = float(y.mean() + slope * (t[0] - t.mean()))
    if kind == "slope":
        return slope
    return None if start == 0 else slope / start * 100
