"""Weights chosen so that each part of an index is as important as it is meant to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bashu.errors import Invalid
from bashu.index.arrays import Array
from bashu.index.build import prepare
from bashu.index.correlate import correlations
from bashu.index.panel import Panel
from bashu.index.tree import Tree
from bashu.model.framework import Framework

__all__ = ["Optimum", "nelder_mead", "optimise_weights"]


@dataclass(frozen=True, slots=True)
class Optimum:
    """``weights`` sum to one; ``reached`` are the parts' correlations with the index, as shares of their sum.

    ``last_tried`` are those of the search's last point, for comparison with tools that report them.
    """

    codes: tuple[str, ...]
    weights: Array
    wanted: Array | None
    reached: Array
    last_tried: Array
    evaluations: int
    converged: bool


def optimise_weights(
    panel: Panel,
    framework: Framework,
    codes: Sequence[str],
    *,
    wanted: Sequence[float] | None = None,
    period: str = "",
    tolerance: float = 1e-8,
    evaluations: int = 500,
    kind: str = "pearson",
) -> Optimum:
    """Weights of ``codes`` whose scores' correlations with the index stand in the ratio ``wanted``.

    Without ``wanted`` the sum of the correlations is made largest. Minimises log(mean squared difference of
    shares) by Nelder and Mead from the wanted ratio on; stops at a relative ``tolerance`` or after that many
    ``evaluations``. Becker, Saisana, Paruolo and Vandecasteele 2017, Ecological Indicators 80.
    """
    tree = Tree(framework)
    unknown = [code for code in codes if code not in tree.position]
    if unknown or (wanted is not None and (len(wanted) != len(codes) or sum(wanted) <= 0)):
        raise Invalid(
            "weights cannot be optimised", where=", ".join(unknown) or f"{len(codes)} codes",
            why="a code is not in the framework" if unknown else "the wanted ratio does not fit the codes",
            next_step="name indicators or nodes, with one positive number each",
        )  # fmt: skip
    table, _ = prepare(panel, framework)
    values = table.values[[panel.at(period)]]
    target = None if wanted is None else np.asarray(wanted, dtype=float) / sum(wanted)
    columns = [tree.position[code] for code in codes]
    seen: list[Array] = []

    def shares(weights: Array) -> Array:
        sets = tree.given.copy()
        sets[columns] = weights / weights.sum()
        scores = tree.climb(values, weights=sets[None, :]).scores
        parts = np.stack([scores[code][0, 0] for code in codes], axis=1)
        found = correlations(scores[framework.root.code][0, 0][:, None], parts, kind=kind)[0]
        return np.asarray(found / found.sum() if target is not None else found)

    def loss(weights: Array) -> float:
        found = shares(weights)
        seen.append(found)
        if target is None:
            return -float(found.sum())
        return float(np.log(max(((target - found) ** 2).mean(), 1e-300)))

    first = tree.given[columns] if target is None else target
    if not np.isfinite(shares(first)).all():
        raise Invalid(
            "weights cannot be optimised", where=", ".join(codes),
            why="a part, or the index, does not vary over units", next_step="take that part out",
        )  # fmt: skip
    best, converged = nelder_mead(loss, first, tolerance=tolerance, evaluations=evaluations)
    weights = best / best.sum()
    return Optimum(tuple(codes), weights, target, shares(weights), seen[-1], len(seen), converged)


def nelder_mead(
    f: Callable[[Array], float], first: Array, *, tolerance: float, evaluations: int
) -> tuple[Array, bool]:
    """The lowest point found and whether the simplex closed, after Nash 1990, Compact Numerical Methods, 19.

    The simplex starts with one step of a tenth of the largest coordinate along each axis; points are
    reflected (1), stretched (2) and pulled in (1/2). Closed: highest - lowest <= tolerance (|f(first)| +
    tolerance).
    """
    n = len(first)
    step = 0.1 * np.abs(first).max() or 0.1
    points = np.vstack([first, first + step * np.eye(n)])
    values = np.array([f(point) for point in points])
    spent, close, size = n + 1, tolerance * (abs(values[0]) + tolerance), 10 * n * step
    while spent <= evaluations:
        low, high = int(values.argmin()), int(values.argmax())
        if values[high] <= values[low] + close:
            return points[low], True
        centre = (points.sum(axis=0) - points[high]) / n
        mirrored = 2 * centre - points[high]
        at_mirrored = f(mirrored)
        spent += 1
        if at_mirrored < values[low]:
            far = 2 * mirrored - centre
            at_far = f(far)
            spent += 1
            better = at_far < at_mirrored
            points[high], values[high] = (far, at_far) if better else (mirrored, at_mirrored)
            continue
        worst = values[high]
        if at_mirrored < worst:
            points[high], values[high] = mirrored, at_mirrored
        near = (points[high] + centre) / 2
        at_near = f(near)
        spent += 1
        if at_near < values[high]:
            points[high], values[high] = near, at_near
        elif at_mirrored >= worst:
            points = (points + points[low]) / 2
            smaller = float(np.abs(points - points[low]).sum())
            values = np.array([value if at == low else f(points[at]) for at, value in enumerate(values)])
            spent += n
            if smaller >= size:
                return points[int(values.argmin())], False
            size = smaller
    return points[int(values.argmin())], False
