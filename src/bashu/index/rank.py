"""Rank units."""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from bashu.index.arrays import Array

__all__ = ["rank", "standing"]


def rank(x: Array, *, ties: str = "min", axis: int = -2) -> Array:
    """Rank along ``axis``, 1 for the lowest; equal values share the ``min``, ``max`` or ``average`` rank.

    Missing values have no rank (NaN) and take none.
    """
    missing = np.isnan(x)
    ranks = rankdata(np.where(missing, np.inf, x), method=ties, axis=axis)
    return np.where(missing, np.nan, ranks)


def standing(scores: Array, *, axis: int = -1) -> Array:
    """Rank of scores, 1 for the highest; equal scores share the best rank."""
    return rank(-scores, ties="min", axis=axis)
