"""Weights from the data: equal, entropy, CRITIC, principal component; and what given weights come to.

``x`` is ``(..., units, indicators)``; weights are ``(..., indicators)`` and sum to one unless said
otherwise. Units with a missing value are left out where a method needs whole rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from bashu.errors import Invalid
from bashu.index.arrays import Array, lowest, mean, standard_deviation, total
from bashu.model.framework import Framework

__all__ = [
    "critic",
    "effective_weights",
    "entropy",
    "equal",
    "loadings",
    "noisy",
    "principal_component",
    "reweighted",
]


def equal(children: int) -> Array:
    """1/n each."""
    return np.full(children, 1.0 / children)


def entropy(x: Array) -> Array:
    """Weights by how unevenly an indicator is spread over units.

    p = x / sum x, e = -sum p ln p / ln n, w = (1 - e) / sum (1 - e). Values are first moved so that the
    lowest is zero where any is negative. Shannon 1948; an indicator without spread weighs nothing.
    """
    least = lowest(x)
    positive = x - np.minimum(least, 0.0)
    n = np.maximum((~np.isnan(x)).sum(axis=-2, keepdims=True), 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = positive / total(positive)
        part = np.where(share > 0, share * np.log(share), 0.0)
        disorder = -np.where(np.isnan(part), 0.0, part).sum(axis=-2, keepdims=True) / np.log(n)
    return _shares(np.clip(1 - disorder, 0.0, None)[..., 0, :])


def critic(x: Array) -> Array:
    """Weights by spread and by conflict with the others: C = sd sum (1 - r), over min-max values.

    Diakoulaki, Mavrotas and Papayannakis 1995, Computers & Operations Research 22.
    """
    least = lowest(x)
    with np.errstate(invalid="ignore", divide="ignore"):
        scaled = (x - least) / (-lowest(-x) - least)
    spread = standard_deviation(scaled)[..., 0, :]
    conflict = (1 - _correlations(scaled)).sum(axis=-1)
    return _shares(np.where(np.isnan(spread * conflict), 0.0, spread * conflict))


def _correlations(x: Array) -> Array:
    """Pearson correlations over units with all values, ``(..., indicators, indicators)``; 0 without spread."""
    whole = ~np.isnan(x).any(axis=-1, keepdims=True)
    rows = np.where(whole, x, np.nan)
    centred = np.where(whole, rows - mean(rows), 0.0)
    product = np.swapaxes(centred, -1, -2) @ centred
    spread = np.sqrt(np.einsum("...ii->...i", product))
    with np.errstate(invalid="ignore", divide="ignore"):
        found = product / (spread[..., :, None] * spread[..., None, :])
    return np.where(np.isnan(found), 0.0, found)


def loadings(x: Array) -> tuple[Array, Array]:
    """Principal components of standardised indicators over units with all values, ``(units, indicators)``.

    Returns (variances, loadings): variances of the components, largest first, and one column of unit
    length a component, turned so that its elements sum to zero or more.
    """
    rows = x[~np.isnan(x).any(axis=1)]
    if len(rows) < 2:
        raise Invalid(
            "no principal components", why="fewer than two units have every value", next_step="impute first"
        )
    spread = rows.std(axis=0, ddof=1)
    if (spread == 0).any():
        raise Invalid(
            "no principal components",
            where=f"column {int(np.argmin(spread)) + 1}",
            why="the indicator does not vary",
            next_step="leave it out",
        )
    _, sizes, directions = np.linalg.svd((rows - rows.mean(axis=0)) / spread, full_matrices=False)
    sign = np.where(directions.sum(axis=1) < 0, -1.0, 1.0)
    return sizes**2 / (len(rows) - 1), (directions * sign[:, None]).T


def principal_component(x: Array) -> Array:
    """Loadings of the first principal component of ``(units, indicators)``; they do not sum to one.

    Negative ones say that an indicator runs against the others: weights to look at, not to use unseen.
    """
    return loadings(x)[1][:, 0]


def _shares(raw: Array) -> Array:
    whole = raw.sum(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(whole > 0, raw / whole, 1.0 / raw.shape[-1]))


def effective_weights(framework: Framework, weights: Mapping[str, float] | None = None) -> dict[str, float]:
    """What every indicator and node weighs in the index: products of sibling shares down the tree; root 1."""
    found = {framework.root.code: 1.0}
    for node in reversed(framework.upwards()):
        children = framework.children(node.code)
        own = [weights[code] if weights else framework.weight_of(code) for code in children]
        for code, weight in zip(children, own, strict=True):
            found[code] = found[node.code] * weight / sum(own)
    return found


def reweighted(framework: Framework, weights: Mapping[str, float]) -> Framework:
    """The framework with some weights replaced, as sliders do.

    Raises Invalid where a code is not in the framework, a weight is not a number from zero up, or the
    weights below a node sum to zero.
    """
    known = {item.code for item in framework.indicators} | {node.code for node in framework.nodes}
    for code, weight in weights.items():
        if code not in known or not (weight >= 0 and np.isfinite(weight)):
            why = f"{weight!r} is not a weight" if code in known else "the framework does not have it"
            raise Invalid(
                "cannot change a weight", where=code, why=why, next_step="use zero or more, and its codes"
            )
    found = replace(
        framework,
        indicators=tuple(
            replace(item, weight=weights.get(item.code, item.weight)) for item in framework.indicators
        ),
        nodes=tuple(replace(node, weight=weights.get(node.code, node.weight)) for node in framework.nodes),
    )
    for node in found.upwards():
        if not sum(map(found.weight_of, found.children(node.code))) > 0:
            raise Invalid(
                "cannot change a weight", where=node.code, why="the weights below it sum to zero",
                next_step="leave at least one above zero",
            )  # fmt: skip
    return found


def noisy(weights: Array, *, factor: Array | float, uniform: Array) -> Array:
    """Weights moved by up to ``factor`` of themselves: w (1 + factor (2 u - 1)), ``uniform`` u in 0..1."""
    return np.asarray(weights * (1 + factor * (2 * uniform - 1)))
