"""Bridge a single missing year, so that the state of growth can be read across it."""

from __future__ import annotations

import numpy as np

from bashu.outlook.smooth import Floats

__all__ = ["bridge"]


def bridge(levels: Floats) -> Floats:
    """Levels (..., T) with every lone gap between two values filled by their mean; longer gaps stay NaN.

    On the logarithm that is the geometric mean: both years then grow at the rate that the two together did. A
    filled year lends the forecasting members a growth to smooth; it is never an outturn, and no forecast is
    scored, weighed or calibrated on it.

    >>> bridge(np.array([1.0, np.nan, 3.0, np.nan, np.nan, 6.0])).tolist()
    [1.0, 2.0, 3.0, nan, nan, 6.0]
    """
    filled = np.array(levels, dtype=float)
    before, here, after = filled[..., :-2], filled[..., 1:-1], filled[..., 2:]
    lone = np.isnan(here) & np.isfinite(before) & np.isfinite(after)
    filled[..., 1:-1] = np.where(lone, (before + after) / 2.0, here)
    return filled
