"""Screen units by how much of their data is there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bashu.index.arrays import Array, Mask

__all__ = ["Screening", "screen"]

#: Shares are ratios of small counts; a threshold met exactly must not fail by rounding.
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Screening:
    """``included`` units with the shares that decided, each ``(..., units)``."""

    included: Mask
    available: Array
    nonzero: Array


def screen(
    x: Array, *, by: str = "missing", min_available: float = 2 / 3, min_nonzero: float = 0.05
) -> Screening:
    """Which units of ``(..., units, indicators)`` stay.

    ``by``: ``missing`` (share of indicators with a value), ``zeros`` (share of those values that are not
    zero), or ``both``. A unit exactly at its threshold stays.
    """
    there = ~np.isnan(x)
    available = there.mean(axis=-1)
    values = there.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        nonzero = np.where(values > 0, ((x != 0) & there).sum(axis=-1) / values, 0.0)
    enough = available >= min_available - _ROUNDING
    filled = nonzero >= min_nonzero - _ROUNDING
    included = {"missing": enough, "zeros": filled, "both": enough & filled}[by]
    return Screening(included, np.asarray(available, dtype=float), np.asarray(nonzero, dtype=float))
