"""Divide indicators by what makes units comparable: population, area, output."""

from __future__ import annotations

import numpy as np

from bashu.index.arrays import Array

__all__ = ["denominate"]


def denominate(x: Array, denominators: Array, *, scale: Array | float = 1.0) -> Array:
    """``x / (denominators / scale)``, all broadcast to ``(..., units, indicators)``.

    A denominator of 1 leaves an indicator as it is; a zero or missing one gives a missing value. ``scale``
    is the number of denominator units that a figure is for: 1000 for "per thousand persons".
    """
    by = denominators / scale
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(by == 0, np.nan, x / by))
