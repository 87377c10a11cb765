"""Take a score apart into what each child, and each indicator, contributes. Contributions add up exactly.

Level: by Euler's theorem a mean that doubles when all its children double is the sum of child times slope.
Change: a mean of the form f⁻¹(sum w f(x)) changes by the sum of secant slope times change (Ang 2004, Energy
Policy 32, for the logarithm); the unevenness penalty's slopes are averaged along the straight path between
the two points (Aumann and Shapley 1974).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from bashu.index.arrays import Array
from bashu.index.tree import combine
from bashu.model.framework import Method

__all__ = ["SMOOTH", "secant_slopes", "slopes"]

#: Methods whose scores can be taken apart; Copeland scores compare units and cannot.
SMOOTH = ("arithmetic", "geometric", "harmonic", "generalised", "mazziotta_pareto", "benefit_of_the_doubt")

_NODES, _STEPS = np.polynomial.legendre.leggauss(24)


def slopes(x: Array, weights: Array, method: Method) -> Array:
    """How much the score of one unit moves with each child: ``(children,)``; 0 for a missing child.

    sum(slope x) is the score. ``x`` and ``weights`` are ``(children,)``.
    """
    there = ~np.isnan(x)
    found = np.zeros_like(x)
    own, share = x[there], weights[there]
    name = method.text("method", "arithmetic")
    if name == "benefit_of_the_doubt":
        found[there] = share
        return found
    share = share / share.sum()
    if name == "mazziotta_pareto":
        centre = share @ own
        variance = share @ (own - centre) ** 2
        penalty = method.number("penalty", -1.0)
        found[there] = share * (1 + penalty * (2 * (own - centre) / centre - variance / centre**2))
        return found
    power = _power(method)
    score = combine(own[None, :], share, method)[0][0]
    with np.errstate(divide="ignore", invalid="ignore"):
        steep = share * (score / own) ** (1 - power)
    found[there] = np.where(
        np.isfinite(steep), steep, 0.0 if score else share
    )  # a child at zero adds nothing
    return found


def secant_slopes(before: Array, after: Array, weights: Array, method: Method) -> Array:
    """Slopes such that sum(slope (after - before)) is the change of the score, for one unit ``(children,)``.

    Children must have a value in both. NaN where the mean under an unevenness penalty passes zero between the
    two: the penalty is not bounded on the way, and no slopes give the change.
    """
    share = weights / weights.sum()
    name = method.text("method", "arithmetic")
    if name == "arithmetic":
        return np.asarray(share)
    if name == "mazziotta_pareto" and (share @ before) * (share @ after) <= 0:
        return np.full_like(before, np.nan)
    if name in ("mazziotta_pareto", "benefit_of_the_doubt"):
        points = before + (after - before) * ((_NODES + 1) / 2)[:, None]
        along = np.stack([slopes(point, share, method) for point in points])
        return np.asarray((_STEPS / 2) @ along)
    f, derivative = _inner(_power(method))
    change = after - before
    with np.errstate(divide="ignore", invalid="ignore"):
        chord = np.where(change != 0, (f(after) - f(before)) / change, derivative(before))
    chord = np.where((change == 0) & ~np.isfinite(chord), 0.0, chord)
    start, end = (float(combine(x[None, :], share, method)[0][0]) for x in (before, after))
    if end != start:
        outer = (end - start) / float(f(np.array(end)) - f(np.array(start)))
    else:
        with np.errstate(divide="ignore"):
            rise = float(derivative(np.array(start)))
        outer = 1 / rise if rise else 1.0  # the children's moves cancel out, whatever the scale
    return np.asarray(outer * share * chord)


def _power(method: Method) -> float:
    fixed = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}
    return fixed.get(method.text("method", "arithmetic"), method.number("power", 1.0))


def _inner(power: float) -> tuple[Callable[[Array], Array], Callable[[Array], Array]]:
    """f and f' of the mean f⁻¹(sum w f(x))."""
    if power == 0:
        return np.log, lambda x: 1 / x
    return lambda x: x**power, lambda x: power * x ** (power - 1)
