"""Fill missing values: from other units, from a unit's own other indicators, or from other periods."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bashu.index.arrays import Array, highest, lowest, mean
from bashu.index.moments import median

__all__ = ["carry_latest", "impute_from_units", "impute_within_unit", "interpolate"]


def impute_from_units(x: Array, *, by: str = "mean", groups: NDArray[np.int64] | None = None) -> Array:
    """Fill each indicator's gaps with the mean or median over units, or over the units of the same group.

    ``x`` is ``(..., units, indicators)``; ``groups`` numbers each unit's group, -1 for a unit in none,
    whose gaps stay. A gap without any value to draw on stays.
    """
    statistic = {"mean": mean, "median": median}[by]
    if groups is None:
        return np.where(np.isnan(x), statistic(x), x)
    filled = x.copy()
    for group in np.unique(groups[groups >= 0]):
        members = groups == group
        part = x[..., members, :]
        filled[..., members, :] = np.where(np.isnan(part), statistic(part), part)
    return filled


def impute_within_unit(x: Array, directions: Array, *, by: str = "mean") -> Array:
    """Fill a unit's gaps with the mean or median of its other indicators.

    Indicators are first brought to 0..1 by min-max, turned so that more is better, and back afterwards.
    ``directions`` is 1 or -1 an indicator.
    """
    turned = x * directions
    least, most = lowest(turned), highest(turned)
    with np.errstate(invalid="ignore", divide="ignore"):
        scaled = (turned - least) / (most - least)
    statistic = {"mean": mean, "median": median}[by]
    across = np.swapaxes(statistic(np.swapaxes(scaled, -1, -2)), -1, -2)
    guess = (across * (most - least) + least) * directions
    return np.where(np.isnan(x), guess, x)


def carry_latest(x: Array, *, max_gap: int | None = None) -> tuple[Array, NDArray[np.int64]]:
    """Fill gaps of ``(..., periods, units, indicators)`` with the latest earlier value.

    ``max_gap`` is how many periods back may be looked. Returns the values and, for each, the position of
    the period it comes from (-1 where there is none).
    """
    periods = x.shape[-3]
    position = np.broadcast_to(np.arange(periods)[:, None, None], x.shape)
    last = np.maximum.accumulate(np.where(np.isnan(x), -1, position), axis=-3)
    if max_gap is not None:
        last = np.where(position - last > max_gap, -1, last)
    taken = np.take_along_axis(x, np.maximum(last, 0), axis=-3)
    return np.where(last >= 0, taken, np.nan), np.asarray(last, dtype=np.int64)


def interpolate(x: Array, times: Array, *, kind: str = "linear", outside: bool = True) -> Array:
    """Fill gaps of ``(..., periods, units, indicators)`` from the same unit's other periods.

    ``kind``: ``linear`` between neighbours (two values needed), ``constant`` (the earlier neighbour), or
    ``linear_constant`` (constant where there is only one value). Outside the first and last value the
    nearest is repeated, or the gap stays without ``outside``. ``times`` are the periods as numbers, rising.
    """
    moved = np.moveaxis(x, -3, -1)
    filled = moved.copy()
    for at in np.ndindex(moved.shape[:-1]):
        values = moved[at]
        there = np.flatnonzero(~np.isnan(values))
        if 0 < len(there) < len(values):
            full = _fill(values, times, there, kind)
            within = (times >= times[there[0]]) & (times <= times[there[-1]])
            filled[at] = full if outside else np.where(within, full, values)
    return np.moveaxis(filled, -1, -3)


def _fill(values: Array, times: Array, there: NDArray[np.int64], kind: str) -> Array:
    if kind == "linear" and len(there) < 2:
        return values
    if kind == "constant" or len(there) < 2:
        before = np.searchsorted(times[there], times, side="right") - 1
        return np.asarray(values[there[np.clip(before, 0, None)]])
    return np.asarray(np.interp(times, times[there], values[there]))
