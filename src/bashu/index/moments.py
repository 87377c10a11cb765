"""Skewness, kurtosis and the descriptive table of indicators."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bashu.index.arrays import UNITS, Array, Mask, count, highest, lowest, mean, standard_deviation, total

__all__ = ["Description", "describe", "kurtosis", "median", "skewness", "well_shaped"]


def skewness(x: Array) -> Array:
    """Sample skewness G1 over units, ``(..., 1, indicators)``; NaN below three values or without spread.

    G1 = g1 sqrt(n (n - 1)) / (n - 2). Joanes and Gill 1998, The Statistician 47.
    """
    n, centred = count(x), x - mean(x)
    with np.errstate(invalid="ignore", divide="ignore"):
        g1 = np.sqrt(n) * total(centred**3) / total(centred**2) ** 1.5
        return np.asarray(np.where(n >= 3, g1 * np.sqrt(n * (n - 1)) / (n - 2), np.nan))


def kurtosis(x: Array) -> Array:
    """Sample excess kurtosis G2 over units; NaN below four values or without spread.

    G2 = ((n + 1) g2 + 6) (n - 1) / ((n - 2) (n - 3)). Joanes and Gill 1998.
    """
    n, centred = count(x), x - mean(x)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = n * total(centred**4) / total(centred**2) ** 2
        g2 = ((n + 1) * (ratio - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
        return np.asarray(np.where(n >= 4, g2, np.nan))


def well_shaped(x: Array, *, skew: float = 2.0, kurt: float = 3.5) -> tuple[Mask, Mask, Array, Array]:
    """Whether |skewness| < ``skew`` or kurtosis < ``kurt``, and where that cannot be told.

    Returns (passes, unknown, skewness, kurtosis), each ``(..., 1, indicators)``. The OECD handbook (2008)
    treats an indicator only where both are exceeded.
    """
    g1, g2 = skewness(x), kurtosis(x)
    with np.errstate(invalid="ignore"):
        passes = (np.abs(g1) < skew) | (g2 < kurt)
    unknown = ~passes & (np.isnan(g1) | np.isnan(g2))
    return passes, unknown, g1, g2


def median(x: Array) -> Array:
    """Median over units, missing ones passed by; NaN where none has a value."""
    ordered = np.sort(x, axis=UNITS)  # NaN sorts last
    n = count(x).astype(int)
    last = max(x.shape[UNITS] - 1, 0)
    below = np.take_along_axis(ordered, np.clip((n - 1) // 2, 0, last), axis=UNITS)
    above = np.take_along_axis(ordered, np.clip(n // 2, 0, last), axis=UNITS)
    return np.asarray(np.where(n > 0, (below + above) / 2, np.nan))


@dataclass(frozen=True, slots=True)
class Description:
    """Statistics of one indicator; shares are of the units with a value, flags True where all is well."""

    minimum: float
    maximum: float
    mean: float
    median: float
    deviation: float
    skewness: float
    kurtosis: float
    available: int
    nonzero: int
    unique: int
    most_frequent: int
    share_available: float
    enough_available: bool
    enough_nonzero: bool
    enough_unique: bool
    free_of_outliers: bool


def describe(
    x: Array,
    *,
    skew: float = 2.0,
    kurt: float = 3.5,
    available: float = 0.65,
    nonzero: float = 0.5,
    unique: float = 0.5,
) -> tuple[Description, ...]:
    """Describe every indicator of ``(units, indicators)``; thresholds are shares of all units."""
    units = x.shape[0]
    parts = (lowest(x), highest(x), mean(x), median(x), standard_deviation(x), skewness(x), kurtosis(x))
    found = []
    for column in range(x.shape[1]):
        values = x[~np.isnan(x[:, column]), column]
        different, times = np.unique(values, return_counts=True)
        least, most, middle, centre, spread, g1, g2 = (float(part[0, column]) for part in parts)
        n, zero_free = len(values), int((values != 0).sum())
        found.append(
            Description(
                least, most, middle, centre, spread, g1, g2, n, zero_free, len(different),
                int(times.max(initial=0)), n / units, n / units >= available, zero_free / units >= nonzero,
                len(different) / units >= unique, not (abs(g1) > skew and g2 > kurt),
            )
        )  # fmt: skip
    return tuple(found)
