"""How far scores and ranks depend on the choices behind the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import qmc

from bashu.errors import Invalid
from bashu.index.arrays import Array
from bashu.index.panel import Panel
from bashu.index.replicate import Input, Replications, WeightNoise, dimensions, levels, replicate
from bashu.model.framework import Framework

__all__ = ["RankInterval", "Uncertainty", "every_combination", "intervals", "uncertainty"]


@dataclass(frozen=True, slots=True)
class RankInterval:
    """Ranks of a unit over the replications; None throughout for a unit without a score.

    ``low`` and ``high`` hold the middle ``level`` of them. ``replications`` had a score for the unit.
    """

    unit: str
    nominal: int | None
    mean: float | None
    median: float | None
    low: float | None
    high: float | None
    score_low: float | None
    score_high: float | None
    replications: int


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Rank intervals by unit and the replications behind them; ``exact`` where every combination was run."""

    intervals: tuple[RankInterval, ...]
    replications: Replications
    level: float
    exact: bool


def uncertainty(
    panel: Panel,
    framework: Framework,
    inputs: Sequence[Input],
    *,
    seed: int,
    replications: int = 1024,
    period: str = "",
    level: float = 0.9,
    exact_up_to: int = 4096,
) -> Uncertainty:
    """Run the index over the inputs and give each unit's rank interval.

    Every combination is run where there are no more than ``exact_up_to``; otherwise a scrambled Sobol'
    sequence of ``replications`` points (rounded up to a power of two), the same for the same ``seed``.
    """
    require(inputs)
    design = every_combination(inputs, up_to=exact_up_to)
    exact = design is not None
    if design is None:
        size = max(1, int(np.ceil(np.log2(replications))))
        design = qmc.Sobol(sum(map(dimensions, inputs)), rng=np.random.default_rng(seed)).random_base2(size)
    done = replicate(panel, framework, inputs, np.asarray(design), period=period)
    return Uncertainty(intervals(done, level=level), done, level, exact)


def require(inputs: Sequence[Input]) -> None:
    """Invalid where there is nothing uncertain, an input has no levels, or noise could turn a weight round."""
    if not inputs:
        raise Invalid("nothing is uncertain", why="no input was given", next_step="name at least one")
    for item in inputs:
        if isinstance(item, WeightNoise) and not 0 <= item.factor <= 1:
            raise Invalid(
                "noise beyond the weights", where=f"{item.name}: {item.factor:g}",
                why="a weight moved by more than itself would fall below zero", next_step="use 0 to 1",
            )  # fmt: skip
        if levels(item) == 0 or dimensions(item) == 0:
            raise Invalid(
                "an uncertain input without values", where=item.name, why="it has nothing to choose from",
                next_step="give it at least one alternative",
            )  # fmt: skip


def every_combination(inputs: Sequence[Input], *, up_to: int) -> Array | None:
    """The design of all combinations of levels, the last input fastest; None where too many or endless."""
    counts = [levels(item) for item in inputs]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts) or np.prod(known) > up_to:
        return None
    grids = np.meshgrid(*((np.arange(count) + 0.5) / count for count in known), indexing="ij")
    return np.stack([grid.ravel() for grid in grids], axis=1)


def intervals(done: Replications, *, level: float = 0.9) -> tuple[RankInterval, ...]:
    """Mean, median and the middle ``level`` of each unit's ranks and scores."""
    tail = (1 - level) / 2
    found = []
    for at, unit in enumerate(done.units):
        ranks = done.ranks[:, at]
        there = ~np.isnan(ranks)
        nominal = None if np.isnan(done.nominal_ranks[at]) else int(done.nominal_ranks[at])
        if not there.any():
            found.append(RankInterval(unit, nominal, None, None, None, None, None, None, 0))
            continue
        low, middle, high = (float(q) for q in np.quantile(ranks[there], [tail, 0.5, 1 - tail]))
        scores = np.quantile(done.scores[there, at], [tail, 1 - tail])
        mean = float(ranks[there].mean())
        found.append(
            RankInterval(
                unit, nominal, mean, middle, low, high, float(scores[0]), float(scores[1]), int(there.sum())
            )
        )
    return tuple(found)
