"""The forecasting members: each turns a panel's history into paths of its level.

A panel is (N, T): areas by years, on the scale on which its differences are comparable (the logarithm for
amounts), NaN where missing. A member answers (M, N, H): M variants, H years ahead of the last column.
"""

from __future__ import annotations

import numpy as np

from bashu.outlook.smooth import Floats, smooth

__all__ = ["DAMPING", "RESPONSE", "autoregressive", "damped_smoothing", "members", "pooled_growth"]

#: Damping of growth a year: low, middle and high of the range that the ETS framework allows (Hyndman et al. 2008,
#: .8 to .98). The variants share the weight, for the data of one plan term cannot tell them apart.
DAMPING = (0.80, 0.89, 0.98)
#: How fast smoothed growth follows the newest year; the two usual choices for annual data, slow and quick.
RESPONSE = (0.3, 0.6)
#: An area's own deviation from common growth is half noise at this length of series, and fades.
OWN_SHARE, OWN_DAMPING, OWN_RESPONSE = 0.5, 0.85, 0.3


def pooled_growth(levels: Floats, horizon: int) -> Floats:
    """Pooled damped growth.

    Common growth c_t is the mean over areas; its smoothed state s fades by phi a year, and each area's smoothed
    deviation d_i, shrunk, fades too: y_{i,T+h} = y_{i,T} + sum_{j<=h} (phi^j s + kappa rho^j d_i). One variant
    for each pair of phi and response.
    """
    growth = np.diff(levels, axis=1)
    common = _mean(growth)
    own = _own(growth, common)
    steps = np.arange(1, horizon + 1)
    fading = OWN_SHARE * own[:, None] * OWN_DAMPING**steps
    paths = [
        levels[:, -1:] + np.cumsum(float(smooth(common, response)) * phi**steps + fading, axis=1)
        for response in RESPONSE
        for phi in DAMPING
    ]
    return np.stack(paths)


def damped_smoothing(levels: Floats, horizon: int) -> Floats:
    """Damped trend for each area alone: y_{i,T+h} = y_{i,T} + sum_{j<=h} phi^j s_i, s_i its own smoothed growth."""
    growth = np.diff(levels, axis=1)
    own = np.nan_to_num(smooth(growth, RESPONSE[0]))
    steps = np.arange(1, horizon + 1)
    return np.stack([levels[:, -1:] + np.cumsum(own[:, None] * phi**steps, axis=1) for phi in DAMPING])


def autoregressive(levels: Floats, horizon: int) -> Floats:
    """ARIMA(1,1,0) with drift, pooled: g_{i,t} - m = rho (g_{i,t-1} - m) + e, rho by least squares over all areas.

    m is the mean growth of the panel so far, rho is kept within 0 to .98.
    """
    growth = np.diff(levels, axis=1)
    drift = float(np.nanmean(growth)) if np.isfinite(growth).any() else 0.0
    before, after = growth[:, :-1] - drift, growth[:, 1:] - drift
    both = np.isfinite(before) & np.isfinite(after)
    power = float((before[both] ** 2).sum())
    rho = min(max(float((before[both] * after[both]).sum()) / power, 0.0), 0.98) if power > 0 else 0.0
    last = np.nan_to_num(growth[:, -1] - drift)
    steps = np.arange(1, horizon + 1)
    return (levels[:, -1:] + np.cumsum(drift + last[:, None] * rho**steps, axis=1))[None]


#: name -> (member, share of the weight before any forecast has been checked)
members = {
    "pooled damped growth": (pooled_growth, 0.8),
    "damped smoothing": (damped_smoothing, 0.1),
    "ARIMA(1,1,0) with drift": (autoregressive, 0.1),
}


def _mean(growth: Floats) -> Floats:
    present = np.isfinite(growth)
    count = present.sum(axis=0)
    total = np.where(present, growth, 0.0).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _own(growth: Floats, common: Floats) -> Floats:
    return np.nan_to_num(smooth(growth - common, OWN_RESPONSE))
