"""Put the children of a node together into one score.

Every function takes children ``(..., units, children)`` and weights ``(..., children)``, which broadcast
over the leading axes, and gives ``(..., units)``. Children without a value are passed by and the others'
weights rescaled to sum to one; without any the result is missing. OECD/JRC handbook 2008, step 6.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from bashu.index.arrays import Array, Mask

__all__ = [
    "MEANS", "arithmetic", "available", "generalised", "geometric", "harmonic", "impossible", "mazziotta_pareto",
]  # fmt: skip

_ROUNDING = 1e-12


def _weighted(x: Array, weights: Array) -> tuple[Array, Array]:
    """(sum of w x, sum of w) over children with a value."""
    there = ~np.isnan(x)
    column = weights[..., None]
    if there.all():
        whole = (x @ column)[..., 0]
        return whole, np.broadcast_to(weights.sum(axis=-1)[..., None], whole.shape)
    return (np.where(there, x, 0.0) @ column)[..., 0], (there.astype(float) @ column)[..., 0]


def _divide(above: Array, below: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(below != 0, above / below, np.nan))


def arithmetic(x: Array, weights: Array) -> Array:
    """sum w x / sum w: a shortfall in one child is made good by another."""
    return _divide(*_weighted(x, weights))


def geometric(x: Array, weights: Array) -> Array:
    """exp(sum w ln x / sum w); missing where a child is not above zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(x > 0, np.log(x), np.nan)
    return _spoil(np.exp(_divide(*_weighted(logs, weights))), x, ~(x > 0))


def harmonic(x: Array, weights: Array) -> Array:
    """sum w / sum (w / x); missing where a child is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = np.where(x != 0, 1 / x, np.nan)
    above, below = _weighted(inverse, weights)
    return _spoil(_divide(below, above), x, x == 0)


def generalised(x: Array, weights: Array, *, power: float) -> Array:
    """(sum w x^p / sum w)^(1/p); the geometric mean for p = 0.

    Missing where a child is not above zero and p is negative, or below zero and p is not a whole number.
    """
    if power == 0:
        return geometric(x, weights)
    bad = (x <= 0) if power < 0 else ((x < 0) if power != int(power) else np.zeros(x.shape, bool))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        raised = np.where(bad, np.nan, x**power)
        found = _divide(*_weighted(raised, weights)) ** (1 / power)
    return _spoil(found, x, bad)


def mazziotta_pareto(x: Array, weights: Array, *, penalty: float = -1.0) -> Array:
    """M + penalty S²/M: the mean M, less (penalty -1) or more (1) the unevenness among the children.

    S² is the weighted variance among a unit's children. Meant for children with mean 100 and standard
    deviation 10. Mazziotta and Pareto 2016, Social Indicators Research 127.
    """
    centre = arithmetic(x, weights)
    variance = arithmetic((x - centre[..., None]) ** 2, weights)
    return centre + penalty * _divide(variance, centre)


def _spoil(found: Array, x: Array, bad: Mask) -> Array:
    """Missing for a unit of which a child has a value that the mean cannot take."""
    return np.where((bad & ~np.isnan(x)).any(axis=-1), np.nan, found)


def impossible(x: Array, method: str, *, power: float = 1.0) -> Mask:
    """Units ``(..., units)`` with children that the mean cannot take: it would not be a number."""
    if method == "geometric" or (method == "generalised" and power <= 0):
        return np.asarray((x <= 0).any(axis=-1))
    if method == "harmonic":
        return np.asarray((x == 0).any(axis=-1))
    if method == "generalised" and power != int(power):
        return np.asarray((x < 0).any(axis=-1))
    return np.zeros(x.shape[:-1], bool)


def available(x: Array, *, at_least: float) -> Mask:
    """Units ``(..., units)`` of which at least that share of children has a value, and one does."""
    there = ~np.isnan(x)
    return np.asarray((there.mean(axis=-1) >= at_least - _ROUNDING) & there.any(axis=-1))


#: Means that need nothing but children and weights.
MEANS: dict[str, Callable[[Array, Array], Array]] = {
    "arithmetic": arithmetic, "geometric": geometric, "harmonic": harmonic,
}  # fmt: skip
