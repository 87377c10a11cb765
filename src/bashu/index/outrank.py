"""Outranking: compare units pair by pair, without letting children make good for each other."""

from __future__ import annotations

import numpy as np

from bashu.index.arrays import Array

__all__ = ["copeland", "outranking"]

_EVEN = 1e-12


def outranking(x: Array, weights: Array) -> Array:
    """Share of the weight on which unit i beats unit j, ``(..., units, units)``; ties count half.

    ``x`` is ``(..., units, children)``. Only children that both units have are compared; the diagonal is 0,
    a pair without a common child missing. Munda and Nardo 2009, Applied Economics 41.
    """
    shape = np.broadcast_shapes(x.shape[:-2], weights.shape[:-1])
    won = np.zeros((*shape, x.shape[-2], x.shape[-2]))
    compared = np.zeros_like(won)
    for child in range(x.shape[-1]):  # a child at a time: memory stays units x units
        mine, theirs = x[..., :, None, child], x[..., None, :, child]
        weight = weights[..., child][..., None, None]
        with np.errstate(invalid="ignore"):
            won = won + weight * ((mine > theirs) + 0.5 * (mine == theirs))
        compared = compared + weight * ~(np.isnan(mine) | np.isnan(theirs))
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(compared > 0, won / compared, np.nan)
    units = np.arange(x.shape[-2])
    share[..., units, units] = 0.0
    return share


def copeland(x: Array, weights: Array) -> Array:
    """Pairs won less pairs lost, ``(..., units)``: -(n - 1)..n - 1. Copeland 1951.

    A unit without any value has no score.
    """
    share = outranking(x, weights)
    with np.errstate(invalid="ignore"):
        duel = np.where(share > 0.5 + _EVEN, 1.0, np.where(share < 0.5 - _EVEN, -1.0, 0.0))
    duel = np.where(np.isnan(share), 0.0, duel)
    units = np.arange(x.shape[-2])
    duel[..., units, units] = 0.0
    there = (~np.isnan(x)).any(axis=-1)
    return np.where(there, duel.sum(axis=-1), np.nan)
