"""Scores of probabilistic forecasts."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from bashu.outlook.smooth import Floats

__all__ = ["brier", "covered", "crps_normal"]


def crps_normal(mean: Floats, deviation: Floats, outturn: Floats) -> Floats:
    """Continuous ranked probability score of normal forecasts, in the unit of the outturn; 0 is best.

    CRPS = s (z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi)), z = (y - m) / s (Gneiting and Raftery 2007, eq. 21).
    Where s is 0 it is the absolute error.
    """
    safe = np.where(deviation > 0, deviation, 1.0)
    z = (outturn - mean) / safe
    density = np.exp(-0.5 * z**2) / np.sqrt(2.0 * np.pi)
    score = safe * (z * (2.0 * ndtr(z) - 1.0) + 2.0 * density - 1.0 / np.sqrt(np.pi))
    return np.asarray(np.where(deviation > 0, score, np.abs(outturn - mean)))


def covered(mean: Floats, deviation: Floats, outturn: Floats, quantile: float) -> Floats:
    """Whether the outturn lies within ``quantile`` standard deviations: 1.0 or 0.0, NaN where it is missing."""
    inside = np.abs(outturn - mean) <= quantile * deviation
    return np.where(np.isfinite(outturn - mean), inside.astype(float), np.nan)


def brier(chance: Floats, happened: Floats) -> Floats:
    """(p - o)^2; 0 is best, .25 that of a coin."""
    return np.asarray((chance - happened) ** 2)
