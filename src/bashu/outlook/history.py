"""An annual panel out of the record's series, on the scale on which it can be forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bashu.model import Observation, Period
from bashu.outlook.smooth import Floats

__all__ = ["History", "amounts", "growths"]


@dataclass(frozen=True, slots=True)
class History:
    """``levels`` (N, T): areas by consecutive years, NaN where missing, on the logarithm where ``log``.

    ``points`` are the observations of the first area, which the forecast is for; it has a value in the last year.
    """

    levels: Floats
    years: tuple[int, ...]
    log: bool
    points: tuple[Observation, ...]

    def known(self, year: int) -> float | None:
        """The first area's level in a year, on the panel's scale; None where there is none."""
        if year not in self.years:
            return None
        value = float(self.levels[0, self.years.index(year)])
        return value if np.isfinite(value) else None


def amounts(series: Mapping[str, Sequence[Observation]], area: str) -> History | None:
    """The panel of an indicator's annual values, ``area`` first; None where it has fewer than two.

    Other areas lend their common growth; they are cut at the last year of ``area``. The logarithm is taken where every
    value is positive and the unit is not a percent.
    """
    own = _annual(series.get(area, ()))
    if len(own) < 2:
        return None
    others = [_annual(items) for code, items in sorted(series.items()) if code != area]
    table = [{year: float(item.value) for year, item in row.items()} for row in (own, *others)]
    rates = next(iter(own.values())).key.unit in {"percent", "permille"}
    log = not rates and all(value > 0 for row in table for value in row.values())
    return _history(table, own, log)


def growths(series: Mapping[str, Sequence[Observation]], area: str) -> History | None:
    """The panel of an index built from published yearly growth in percent, on the logarithm, ``area`` first.

    l_t = l_{t-1} + log(1 + g_t / 100); the year before the first growth stands at 0. Only the unbroken run of years
    that ends in the last one is used. None where ``area`` has fewer than two years of growth.
    """
    own = _run(_annual(series.get(area, ())))
    if len(own) < 2:
        return None
    rows = [own, *(_run(_annual(items)) for code, items in sorted(series.items()) if code != area)]
    return _history([_index(row) for row in rows if row], own, True, logged=True)


def _annual(items: Sequence[Observation]) -> dict[int, Observation]:
    """By year: calendar years, and stocks at the end of December."""
    found = {}
    for item in items:
        period = Period.parse(item.period)
        if period.frequency == "A" or (period.frequency == "M" and period.end.month == 12):
            found[period.year] = item
    return dict(sorted(found.items()))


def _run(own: dict[int, Observation]) -> dict[int, Observation]:
    if not own:
        return {}
    year = last = max(own)
    while year - 1 in own:
        year -= 1
    return {step: own[step] for step in range(year, last + 1) if own[step].value > -100}


def _index(row: Mapping[int, Observation]) -> dict[int, float]:
    level, found = 0.0, {min(row) - 1: 0.0}
    for year, item in row.items():
        level += float(np.log1p(float(item.value) / 100.0))
        found[year] = level
    return found


def _history(
    table: Sequence[Mapping[int, float]], own: Mapping[int, Observation], log: bool, *, logged: bool = False
) -> History:
    last = max(own)
    first = min(min(row) for row in table if row)
    years = tuple(range(first, last + 1))
    levels = np.array([[row.get(year, np.nan) for year in years] for row in table], dtype=float)
    if log and not logged:
        levels = np.log(levels)
    kept = np.isfinite(levels).sum(axis=1) >= 2
    return History(levels[kept], years, log, tuple(own.values()))
