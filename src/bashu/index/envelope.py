"""Benefit of the doubt: every unit with the weights that show it best, found by linear programming."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from bashu.errors import Invalid
from bashu.index.arrays import Array

__all__ = ["benefit_of_the_doubt"]


def benefit_of_the_doubt(x: Array, *, lower: float = 0.0, upper: float = 1.0) -> tuple[Array, Array]:
    """Scores 0..1 ``(units,)`` and weights ``(units, indicators)`` of ``(units, indicators)``.

    For each unit: the largest sum w y such that no unit passes 1 with these weights, w >= 0, and every
    indicator's share w y / sum w y stays within ``lower``..``upper``. Values must not be negative. A unit
    with a missing value has no score and sets no bound. Cherchye, Moesen, Rogge and Van Puyenbroeck 2007,
    Social Indicators Research 82.
    """
    units, indicators = x.shape
    whole = ~np.isnan(x).any(axis=1)
    if (x < 0).any():
        raise Invalid(
            "no benefit of the doubt",
            where=f"{int((x < 0).sum())} values",
            why="values below zero have no place in it",
            next_step="normalise to zero or more, by min_max or goalposts",
        )
    if lower * indicators > 1 or upper * indicators < 1:
        raise Invalid(
            "no benefit of the doubt",
            where=f"shares {lower} to {upper} over {indicators} indicators",
            why="shares within these bounds cannot sum to one",
            next_step="widen the bounds",
        )
    scores, weights = np.full(units, np.nan), np.full(x.shape, np.nan)
    peers = x[whole]
    for unit in np.flatnonzero(whole):
        own = x[unit]
        shares = [np.diag(own) - upper * own] if upper < 1 else []
        shares += [lower * own - np.diag(own)] if lower > 0 else []
        rows = np.vstack([peers, *shares])
        bounds = np.concatenate([np.ones(len(peers)), np.zeros(len(rows) - len(peers))])
        found = linprog(-own, A_ub=rows, b_ub=bounds, bounds=(0, None), method="highs")
        if found.status == 0:
            scores[unit], weights[unit] = -found.fun, found.x
    return scores, weights
