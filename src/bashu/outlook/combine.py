"""Weights of the members, from what past origins got wrong and nothing later."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from bashu.outlook.smooth import Floats

__all__ = ["DISCOUNT", "LEARNING", "weigh"]

#: How much an error counts for each year it is old: regimes of growth change within about ten years.
DISCOUNT = 0.9
#: How far weights follow past errors. Small, for a handful of overlapping origins is little evidence: with it a
#: member that erred twice as much as the best keeps three quarters of its share.
LEARNING = 0.3


def weigh(levels: Floats, paths: Mapping[int, Floats], origin: int, prior: Floats) -> Floats:
    """Weights (M,) at ``origin``: w_m ~ prior_m exp(-LEARNING (e_m / min e - 1)).

    ``paths`` maps earlier origins (column numbers of ``levels``) to their members' paths (M, N, H). e_m is the
    member's mean absolute error over all (earlier origin, horizon) whose year is not after ``origin``, an error at
    h years divided by h, an old one discounted.
    """
    total, weight = np.zeros(len(prior)), 0.0
    for past, forecast in paths.items():
        for step in range(1, min(forecast.shape[2], origin - past) + 1):
            errors = np.abs(levels[None, :, past + step] - forecast[:, :, step - 1])
            present = np.isfinite(errors[0])
            if present.any():
                share = DISCOUNT ** (origin - past - step) / step
                total += share * errors[:, present].mean(axis=1)
                weight += share
    if not weight or not total.min() > 0:
        return np.asarray(prior / prior.sum())
    chosen = prior * np.exp(-LEARNING * (total / total.min() - 1.0))
    return np.asarray(chosen / chosen.sum())
