"""Bring indicators onto one scale.

Every function takes ``(..., units, indicators)`` already turned so that more is better (see :func:`turn`),
with parameters that broadcast to it, and gives the same shape. A missing value stays missing; where a scale
cannot be made (no spread, a reference without value) the result is missing too.
OECD/JRC handbook 2008, step 5.
"""

from __future__ import annotations

import numpy as np

from bashu.index.arrays import Array, highest, lowest, mean, standard_deviation
from bashu.index.rank import rank

__all__ = [
    "base_period", "borda", "distance_to_maximum", "distance_to_reference", "distance_to_target",
    "fraction_of_maximum", "goalposts", "min_max", "percentile_rank", "ranks", "scaled", "turn", "z_score",
]  # fmt: skip

Parameter = Array | float


def turn(x: Array, directions: Array) -> Array:
    """``x`` times 1 or -1 an indicator: more is better afterwards."""
    return x * directions


def _ratio(above: Array, below: Parameter) -> Array:
    """above / below, missing where the quotient is not a number or not finite."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = above / below
    return np.where(np.isfinite(found), found, np.nan)


def min_max(x: Array, *, low: Parameter = 0.0, high: Parameter = 100.0) -> Array:
    """(x - min)/(max - min), laid onto ``low``..``high``; missing without spread."""
    least = lowest(x)
    return _ratio(x - least, highest(x) - least) * (high - low) + low


def z_score(x: Array, *, centre: Parameter = 0.0, spread: Parameter = 1.0) -> Array:
    """(x - mean)/sd (n - 1), then given mean ``centre`` and standard deviation ``spread``."""
    return _ratio(x - mean(x), standard_deviation(x)) * spread + centre


def scaled(x: Array, *, low: Parameter = 0.0, high: Parameter = 100.0, factor: Parameter = 100.0) -> Array:
    """(x - low)/(high - low) ``factor``, with given bounds; outside them the result passes 0..factor."""
    return _ratio(x - low, np.asarray(high, dtype=float) - low) * factor


def ranks(x: Array, *, ties: str = "min") -> Array:
    """Rank with 1 for the lowest, so that more is still better."""
    return rank(x, ties=ties)


def borda(x: Array, *, ties: str = "min") -> Array:
    """How many units are worse: rank - 1. Borda 1781."""
    return rank(x, ties=ties) - 1


def percentile_rank(x: Array, *, ties: str = "min") -> Array:
    """(rank - 1)/(n - 1), 0..1, over the n units with a value."""
    n = (~np.isnan(x)).sum(axis=-2, keepdims=True)
    return _ratio(rank(x, ties=ties) - 1, np.asarray(n - 1, dtype=float))


def fraction_of_maximum(x: Array) -> Array:
    """x / max."""
    return _ratio(x, highest(x))


def distance_to_maximum(x: Array) -> Array:
    """1 - (max - x)/(max - min), 0..1."""
    most = highest(x)
    return 1 - _ratio(most - x, most - lowest(x))


def distance_to_reference(x: Array, *, reference: int, cap: bool = False) -> Array:
    """1 - (ref - x)/(ref - min), with the unit at position ``reference`` as 1; ``cap`` holds others at 1.

    Missing where the reference has no value or is itself the minimum.
    """
    target = x[..., reference : reference + 1, :]
    found = 1 - _ratio(target - x, target - lowest(x))
    return np.minimum(found, 1.0) if cap else found


def distance_to_target(x: Array, *, target: Parameter, cap: bool = False) -> Array:
    """(x - min)/(target - min): 1 at the target (turned like ``x``); ``cap`` holds the result at 1."""
    least = lowest(x)
    found = _ratio(x - least, target - least)
    return np.minimum(found, 1.0) if cap else found


def goalposts(
    x: Array, *, low: Parameter, high: Parameter, factor: Parameter = 1.0, clip: bool = True
) -> Array:
    """(x - low)/(high - low) between fixed posts, held within 0..1 if ``clip``, times ``factor``."""
    found = _ratio(x - low, np.asarray(high, dtype=float) - low)
    return (np.clip(found, 0.0, 1.0) if clip else found) * factor


def base_period(
    x: Array, *, base: int, directions: Parameter = 1.0, hundred: float = 100.0, inverse: str = "reciprocal"
) -> Array:
    """``(..., periods, units, indicators)`` as an index with the period at position ``base`` = 100.

    More-is-better indicators give 100 x/x0. Where less is better (``directions`` -1) ``inverse`` tells how:
    ``reciprocal`` 100 x0/x, or ``mirror`` 200 - 100 x/x0. ``x`` is not turned beforehand. Missing where the
    base has no value or one that is not above zero.
    """
    start = x[..., base : base + 1, :, :]
    start = np.where(start > 0, start, np.nan)
    growth = _ratio(x, start)
    falling = _ratio(np.ones_like(growth), growth) if inverse == "reciprocal" else 2 - growth
    return np.where(np.asarray(directions) < 0, falling, growth) * hundred
