"""The figures that an index is computed from: units by indicators, over one or more periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from bashu.errors import Invalid, NotFound
from bashu.index.arrays import Array

__all__ = ["Panel", "panel_from_rows"]


@dataclass(frozen=True, slots=True)
class Panel:
    """``values`` is ``(periods, units, indicators)`` with NaN where a figure is missing.

    ``groups`` labels units by name of the grouping; ``denominators`` are ``(periods, units)`` by name.
    A table without time has one period, written "".
    """

    units: tuple[str, ...]
    periods: tuple[str, ...]
    indicators: tuple[str, ...]
    values: Array
    groups: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    denominators: Mapping[str, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shape = (len(self.periods), len(self.units), len(self.indicators))
        if self.values.shape != shape:
            raise Invalid(
                "not a panel", where=f"values of shape {self.values.shape}", why=f"{shape} is named",
                next_step="give one value for each period, unit and indicator",
            )  # fmt: skip
        if np.isinf(self.values).any():
            raise Invalid(
                "not a panel", where=self._first(np.isinf(self.values)), why="a figure is infinite",
                next_step="correct it, or leave it out",
            )  # fmt: skip
        for name, by in self.denominators.items():
            if by.shape != shape[:2] or np.isinf(by).any():
                raise Invalid(
                    "not a panel", where=f"denominator {name}", why="it needs a finite number or a gap for each cell",
                    next_step=f"give {shape[0]} periods by {shape[1]} units",
                )  # fmt: skip
        for what, names in (("unit", self.units), ("period", self.periods), ("indicator", self.indicators)):
            if len(set(names)) < len(names) or not names:
                raise Invalid("not a panel", where=what, why="names must differ, and there must be one",
                              next_step="name each once")  # fmt: skip

    def _first(self, at: np.ndarray) -> str:
        period, unit, indicator = np.argwhere(at)[0]
        return f"{self.indicators[indicator]}, {self.units[unit]}, {self.periods[period]}"

    def columns(self, codes: Sequence[str]) -> Array:
        """Values of these indicators in this order; Invalid where one is not in the panel."""
        unknown = [code for code in codes if code not in self.indicators]
        if unknown:
            raise Invalid(
                "the framework names an indicator that the data do not have",
                where=", ".join(unknown),
                why=f"the data have {', '.join(self.indicators[:12])}{' ...' if len(self.indicators) > 12 else ''}",
                next_step="add its figures, or take it out of the framework",
            )
        return self.values[..., [self.indicators.index(code) for code in codes]]

    def at(self, period: str) -> int:
        """Position of a period; NotFound where the panel does not have it."""
        if period not in self.periods:
            raise NotFound(
                "no such period", where=period or "(none)", next_step=f"use {', '.join(self.periods)}"
            )
        return self.periods.index(period)

    def times(self) -> Array:
        """Periods as numbers for interpolation: the leading year, else the position."""
        try:
            found = [float(period[:4]) for period in self.periods]
        except ValueError:
            found = [float(at) for at in range(len(self.periods))]
        rising = all(a < b for a, b in zip(found, found[1:], strict=False))
        return np.asarray(found if rising else range(len(self.periods)), dtype=float)


def panel_from_rows(
    rows: Iterable[tuple[str, str, str, float | None]],
    *,
    indicators: Sequence[str] | None = None,
    denominators: Sequence[str] = (),
) -> Panel:
    """A panel from ``(unit, period, indicator, value)`` rows.

    Units and periods are sorted; ``indicators`` keeps only these, in this order, and makes a column of
    missing values for one without rows; ``denominators`` are taken out of the same rows. Invalid where a figure is given twice with different values.

    >>> panel_from_rows([("A", "2020", "x", 1.0), ("B", "2020", "x", None)]).values[0, 1, 0]
    np.float64(nan)
    """
    taken: dict[tuple[str, str, str], float] = {}
    wanted = {*(indicators or ()), *denominators}
    units, periods, codes = set(), set(), dict.fromkeys((*(indicators or ()), *denominators))
    for unit, period, indicator, value in rows:
        if indicators is not None and indicator not in wanted:
            continue
        units.add(unit)
        periods.add(period)
        codes[indicator] = None
        if value is None or np.isnan(value):
            continue
        key = (period, unit, indicator)
        if taken.setdefault(key, float(value)) != float(value):
            raise Invalid(
                "two figures for one cell",
                where=f"{indicator}, {unit}, {period}",
                why=f"{taken[key]:g} and {value:g}",
                next_step="keep the one that stands",
            )
    columns, rows_, times = tuple(codes), tuple(sorted(units)), tuple(sorted(periods))
    values = np.full((len(times), len(rows_), len(columns)), np.nan)
    for (period, unit, indicator), number in taken.items():
        values[times.index(period), rows_.index(unit), columns.index(indicator)] = number
    kept = [at for at, code in enumerate(columns) if code not in denominators or code in (indicators or ())]
    by = {code: values[..., columns.index(code)] for code in denominators}
    return Panel(rows_, times, tuple(columns[at] for at in kept), values[..., kept], denominators=by)
