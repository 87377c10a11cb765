"""Aggregate up the tree, for many sets of weights at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bashu.index.aggregate import MEANS, available, generalised, impossible, mazziotta_pareto
from bashu.index.arrays import Array, Mask
from bashu.index.envelope import benefit_of_the_doubt
from bashu.index.outrank import copeland
from bashu.index.weigh import critic, entropy, loadings
from bashu.model.framework import Framework, Method

__all__ = ["Climb", "Tree", "combine"]


@dataclass(frozen=True, slots=True)
class Climb:
    """Scores of every indicator and node, ``(replications or 1, periods, units)`` by code.

    ``undefined`` marks units at which a method has no number (a geometric mean of a negative value),
    ``few`` those with too few children; ``weights`` are what the children of each node weighed,
    ``(replications or 1, 1, children)`` (units in place of the 1 for benefit of the doubt).
    """

    scores: Mapping[str, Array]
    undefined: Mapping[str, Mask]
    few: Mapping[str, Mask]
    weights: Mapping[str, Array]


class Tree:
    """A framework made ready for arrays; ``codes`` are indicators, then nodes upwards, the index last."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.indicators = tuple(item.code for item in framework.indicators)
        self.nodes = framework.upwards()
        self.codes = self.indicators + tuple(node.code for node in self.nodes)
        self.children = {node.code: framework.children(node.code) for node in self.nodes}
        self.position = {code: at for at, code in enumerate(self.codes)}
        self.given = np.array([framework.weight_of(code) for code in self.codes])
        self.step = framework.step("aggregate") or Method.of("aggregate", method="arithmetic")
        self.weigh = framework.step("weigh") or Method.of("weigh", method="given")

    def method(self, code: str, instead: Method | None = None) -> Method:
        """How a node is aggregated: its own method, else ``instead``, else the framework's step."""
        own = next(node.aggregate for node in self.nodes if node.code == code)
        return own or instead or self.step

    def threshold(self, code: str, instead: Method | None = None) -> float:
        """Share of a node's children that must have a value."""
        own = next(node.min_available for node in self.nodes if node.code == code)
        return self.method(code, instead).number("min_available", 0.0) if own is None else own

    def climb(self, values: Array, *, weights: Array | None = None, aggregate: Method | None = None) -> Climb:
        """Scores from normalised indicators ``(periods, units, indicators)``.

        ``weights`` is ``(replications, codes)``; ``aggregate`` stands in for the framework's own step. A node
        whose children weigh and score the same in every replication is computed once.
        """
        sets = self.given[None, :] if weights is None else weights
        scores: dict[str, Array] = {code: values[None, ..., at] for at, code in enumerate(self.indicators)}
        undefined: dict[str, Mask] = {
            code: np.zeros((1, *values.shape[:2]), bool) for code in self.indicators
        }
        few, used = {}, {}
        for node in self.nodes:
            children = self.children[node.code]
            x = np.stack(np.broadcast_arrays(*(scores[code] for code in children)), axis=-1)
            bad = np.logical_or.reduce(np.broadcast_arrays(*(undefined[code] for code in children)))
            weighed = self._weights(children, sets, x)
            method = self.method(node.code, aggregate)
            found, spoiled, used[node.code] = combine(x, weighed, method)
            enough = available(x, at_least=self.threshold(node.code, aggregate))
            undefined[node.code] = bad | spoiled | np.isinf(found)
            there = (
                enough & ~np.isnan(found) & ~undefined[node.code]
            )  # NaN: only weightless children are there
            few[node.code] = ~there & ~undefined[node.code]
            scores[node.code] = np.where(there, found, np.nan)
        return Climb(scores, undefined, few, used)

    def _weights(self, children: tuple[str, ...], sets: Array, x: Array) -> Array:
        """Weights of a node's children, ``(replications or 1, 1, children)``."""
        at = [self.position[code] for code in children]
        own = sets[:, at]
        if (own == own[:1]).all():
            own = own[:1]
        method, leaves = self.weigh.text("method", "given"), all(code in self.indicators for code in children)
        if (
            method == "given"
            or not {"all": True, "indicators": leaves, "nodes": not leaves}[
                self.weigh.text("at", "indicators")
            ]
        ):
            return own[:, None, :]
        rows = x.reshape(x.shape[0], -1, x.shape[-1])
        return (own / np.where(self.given[at] > 0, self.given[at], 1.0) * _from_data(rows, method))[
            :, None, :
        ]


def _from_data(rows: Array, method: str) -> Array:
    if method == "entropy":
        return entropy(rows)
    if method == "critic":
        return critic(rows)
    if method == "principal_component":
        return np.stack([loadings(part)[1][:, 0] ** 2 for part in rows])
    return np.full((1, rows.shape[-1]), 1.0 / rows.shape[-1])


def combine(x: Array, weights: Array, method: Method) -> tuple[Array, Mask, Array]:
    """One node: (scores, where the method has no number, weights used).

    ``x`` is ``(..., periods, units, children)``, ``weights`` ``(..., 1, children)``.
    """
    name, power = method.text("method", "arithmetic"), method.number("power", 1.0)
    spoiled = impossible(x, name, power=power)
    if name in MEANS:
        return MEANS[name](x, weights), spoiled, weights
    if name == "generalised":
        return generalised(x, weights, power=power), spoiled, weights
    if name == "copeland":
        return copeland(x, weights), spoiled, weights
    if name == "benefit_of_the_doubt":
        return _doubt(x, method)
    found = mazziotta_pareto(x, weights, penalty=method.number("penalty", -1.0))
    return found, np.isnan(found) & ~np.isnan(x).all(axis=-1), weights


def _doubt(x: Array, method: Method) -> tuple[Array, Mask, Array]:
    scores, weights = np.full(x.shape[:-1], np.nan), np.full(x.shape, np.nan)
    for at in np.ndindex(x.shape[:-2]):
        scores[at], weights[at] = benefit_of_the_doubt(
            x[at], lower=method.number("lower", 0.0), upper=method.number("upper", 1.0)
        )
    return scores, np.isnan(scores) & ~np.isnan(x).any(axis=-1), weights
