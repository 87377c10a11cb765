"""Exponential smoothing that passes over missing values."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["smooth"]

Floats = NDArray[np.float64]


def smooth(values: Floats, alpha: float) -> Floats:
    """The exponentially smoothed last state of each row.

    ``values`` is (..., T), NaN where missing; the state starts at the first value present and stays where one is
    missing: s_t = alpha x_t + (1 - alpha) s_{t-1}. Returns (...,), NaN for rows without any value.
    """
    state = np.full(values.shape[:-1], np.nan)
    for step in range(values.shape[-1]):
        value = values[..., step]
        moved = np.where(np.isnan(state), value, alpha * value + (1.0 - alpha) * state)
        state = np.where(np.isnan(value), state, moved)
    return state
