"""The plain forecasters that any better one has to beat."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bashu.outlook.forecast import FIRST_ORIGIN
from bashu.outlook.smooth import Floats

__all__ = ["naive_drift", "recent_drift"]


def naive_drift(levels: Floats, horizon: int) -> Iterator[tuple[int, Floats, Floats]]:
    """Random walk with drift, each area alone.

    Mean y_T + h m, variance s^2 h (1 + h / n), with m and s the mean and standard deviation of its n past growths
    (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., table 5.2).
    """
    yield from _drift(levels, horizon, None)


def recent_drift(levels: Floats, horizon: int) -> Iterator[tuple[int, Floats, Floats]]:
    """The same from the last five growths only."""
    yield from _drift(levels, horizon, 5)


def _drift(levels: Floats, horizon: int, years: int | None) -> Iterator[tuple[int, Floats, Floats]]:
    steps = np.arange(1, horizon + 1)
    for origin in range(FIRST_ORIGIN, levels.shape[1]):
        growth = np.diff(levels[:, : origin + 1], axis=1)[:, -(years or levels.shape[1]) :]
        count = np.isfinite(growth).sum(axis=1, keepdims=True)
        held = np.where(np.isfinite(growth), growth, 0.0)
        mean = held.sum(axis=1, keepdims=True) / np.maximum(count, 1)
        squares = np.where(np.isfinite(growth), (growth - mean) ** 2, 0.0).sum(axis=1, keepdims=True)
        variance = squares / np.maximum(count - 1, 1)
        spread = np.sqrt(variance * steps * (1.0 + steps / np.maximum(count, 1)))
        yield origin, levels[:, origin : origin + 1] + mean * steps, spread
