"""An annual panel out of the record's series, on the scale on which it can be forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bashu.model import Observation, Period, is_outturn
from bashu.outlook.bridge import bridge
from bashu.outlook.smooth import Floats

__all__ = ["History", "amounts", "growths"]


@dataclass(frozen=True, slots=True)
class History:
    """``levels`` (N, T): areas by consecutive years, NaN where missing, on the logarithm where ``log``.

    ``points`` are the annual observations of the first area, which the forecast is for; it has a value in the last
    year. ``grown`` says that the levels were built from growth, so that only their differences have a meaning.
    """

    levels: Floats
    years: tuple[int, ...]
    log: bool
    points: tuple[Observation, ...]
    grown: bool = False

    def known(self, year: int) -> float | None:
        """The first area's level in a year, on the panel's scale; None where there is none."""
        return _at(self.levels[0], self.years, year)

    def published(self, year: int) -> Observation | None:
        """The first area's own observation of a year."""
        return next((point for point in self.points if year_of(point) == year), None)

    @property
    def state(self) -> Floats:
        """(T,): the first area's levels with lone missing years bridged, for paces and not for outturns."""
        return np.asarray(bridge(self.levels)[0])

    @property
    def bridged(self) -> tuple[int, ...]:
        """The lone missing years inside the first area's series."""
        gaps = np.isfinite(self.state) & np.isnan(self.levels[0])
        return tuple(year for year, gap in zip(self.years, gaps, strict=True) if gap)


def year_of(point: Observation) -> int:
    """The year of an annual observation."""
    return Period.parse(point.period).year


def amounts(series: Mapping[str, Sequence[Observation]], area: str) -> History | None:
    """The panel of an indicator's annual values, ``area`` first; None where it has none.

    Other areas lend their common growth; they are cut at the last year of ``area``. The logarithm is taken where every
    value is positive and the unit is not a percent.
    """
    own = _annual(series.get(area, ()))
    if not own:
        return None
    others = [_annual(items) for code, items in sorted(series.items()) if code != area]
    table = [{year: float(item.value) for year, item in row.items()} for row in (own, *others)]
    rates = next(iter(own.values())).key.unit in {"percent", "permille"}
    log = not rates and all(value > 0 for row in table for value in row.values())
    return _history(table, own, log)


def growths(series: Mapping[str, Sequence[Observation]], area: str) -> History | None:
    """The panel of an index built from published yearly growth in percent, on the logarithm, ``area`` first.

    l_t = l_{t-1} + log(1 + g_t / 100); the year before the first growth stands at 0. Only the run of years that ends
    in the last one is used; over a lone missing year the index moves by the mean of the growth on either side, and
    has no level in it. None where ``area`` has no growth.
    """
    own = _annual(series.get(area, ()))
    if not own:
        return None
    rows = [own, *(_annual(items) for code, items in sorted(series.items()) if code != area)]
    return _history([_index(_run(row)) for row in rows if row], own, True, grown=True)


def _annual(items: Sequence[Observation]) -> dict[int, Observation]:
    """By year: outturns of calendar years, and of stocks at the end of December. What is only expected decides nothing."""
    found = {}
    for item in items:
        if not is_outturn(item):
            continue
        period = Period.parse(item.period)
        if period.frequency == "A" or (period.frequency == "M" and period.end.month == 12):
            found[period.year] = item
    return dict(sorted(found.items()))


def _run(own: dict[int, Observation]) -> dict[int, float]:
    """Log growth by year over the years up to the last, broken only by lone gaps."""
    logs = {
        year: float(np.log1p(float(item.value) / 100.0)) for year, item in own.items() if item.value > -100
    }
    if not logs:
        return {}
    year = max(logs)
    while year - 1 in logs or year - 2 in logs:
        year -= 1
    return {step: logs[step] for step in sorted(logs) if step >= year}


def _index(logs: Mapping[int, float]) -> dict[int, float]:
    if not logs:
        return {}
    level, found = 0.0, {min(logs) - 1: 0.0}
    for year in range(min(logs), max(logs) + 1):
        if year in logs:
            level += logs[year]
            found[year] = level
        else:
            level += (logs[year - 1] + logs[year + 1]) / 2.0
    return found


def _history(
    table: Sequence[Mapping[int, float]], own: Mapping[int, Observation], log: bool, *, grown: bool = False
) -> History | None:
    if not table[0]:
        return None
    last, first = max(table[0]), min(min(row) for row in table if row)
    years = tuple(range(min(first, last), last + 1))
    levels = np.array([[row.get(year, np.nan) for year in years] for row in table], dtype=float)
    if log and not grown:
        levels = np.log(levels)
    kept = np.isfinite(levels).sum(axis=1) >= 2
    kept[0] = True
    return History(levels[kept], years, log, tuple(own.values()), grown)


def _at(levels: Floats, years: Sequence[int], year: int) -> float | None:
    if year not in years:
        return None
    value = float(levels[years.index(year)])
    return value if np.isfinite(value) else None
