"""Array types of the room, and reductions over units that pass missing values by.

Arrays are ``(..., units, indicators)``: any axes may lead, such as replications or periods. A missing value
is NaN inside an array; it leaves the room as a status.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Array", "Mask", "count", "highest", "lowest", "mean", "standard_deviation", "total"]

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
UNITS = -2


def count(x: Array) -> Array:
    """How many units have a value: ``(..., 1, indicators)``."""
    return np.asarray((~np.isnan(x)).sum(axis=UNITS, keepdims=True), dtype=float)


def total(x: Array) -> Array:
    """Sum over units, missing ones passed by; 0 where none has a value."""
    return np.asarray(np.where(np.isnan(x), 0.0, x).sum(axis=UNITS, keepdims=True))


def mean(x: Array) -> Array:
    """Arithmetic mean over units; NaN where none has a value."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return total(x) / count(x)


def standard_deviation(x: Array) -> Array:
    """Sample standard deviation over units (n - 1); NaN below two values."""
    n = count(x)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.sqrt(np.where(n > 1, total((x - mean(x)) ** 2) / (n - 1), np.nan)))


def lowest(x: Array) -> Array:
    """Minimum over units; NaN where none has a value."""
    found = np.where(np.isnan(x), np.inf, x).min(axis=UNITS, keepdims=True, initial=np.inf)
    return np.where(np.isposinf(found) & (count(x) == 0), np.nan, found)


def highest(x: Array) -> Array:
    """Maximum over units; NaN where none has a value."""
    return -lowest(-x)
