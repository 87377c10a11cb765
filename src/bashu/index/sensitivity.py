"""Which choice moves the ranks: Sobol' indices, overall and by unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import qmc

from bashu.index.arrays import Array
from bashu.index.panel import Panel
from bashu.index.replicate import Input, Replications, dimensions, levels, replicate
from bashu.index.uncertainty import every_combination, require
from bashu.model.framework import Framework

__all__ = ["Sensitivity", "SobolIndices", "estimate_sobol", "exact_sobol", "rank_shift", "sensitivity"]


@dataclass(frozen=True, slots=True)
class SobolIndices:
    """First and total index of each input, in their order.

    None throughout where the output does not vary, or is missing in a replication.
    """

    first: tuple[float | None, ...]
    total: tuple[float | None, ...]
    variance: float | None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Indices of the mean rank shift (``overall``) and of each unit's rank; ``exact`` where enumerated."""

    inputs: tuple[str, ...]
    overall: SobolIndices
    by_unit: dict[str, SobolIndices]
    exact: bool
    replications: int


def sensitivity(
    panel: Panel,
    framework: Framework,
    inputs: Sequence[Input],
    *,
    seed: int,
    samples: int = 4096,
    period: str = "",
    exact_up_to: int = 20_000,
) -> Sensitivity:
    """Sobol' indices of the inputs.

    Exact by enumeration where all inputs are finite and there are at most ``exact_up_to`` combinations.
    Otherwise estimated from ``samples`` (a power of two) points of a scrambled Sobol' sequence, which takes
    samples (inputs + 2) replications. The overall output is the mean over units of |rank - nominal rank|.
    """
    require(inputs)
    names = tuple(item.name for item in inputs)
    design = every_combination(inputs, up_to=exact_up_to)
    if design is not None:
        done = replicate(panel, framework, inputs, design, period=period)
        shape = tuple(levels(item) or 1 for item in inputs)
        first, total, variance = exact_sobol(_outputs(done).reshape(*shape, -1))
        return _gather(names, done, first, total, variance, exact=True)
    a, b = _two_samples(inputs, samples, seed)
    mixed, column = [a, b], 0
    for item in inputs:
        part = a.copy()
        part[:, column : column + dimensions(item)] = b[:, column : column + dimensions(item)]
        column += dimensions(item)
        mixed.append(part)
    done = replicate(panel, framework, inputs, np.concatenate(mixed), period=period)
    y = _outputs(done).reshape(len(mixed), len(a), -1)
    first, total, variance = estimate_sobol(y[0], y[1], y[2:])
    return _gather(names, done, first, total, variance, exact=False)


def _two_samples(inputs: Sequence[Input], samples: int, seed: int) -> tuple[Array, Array]:
    size = sum(map(dimensions, inputs))
    power = max(1, int(np.ceil(np.log2(samples))))
    points = qmc.Sobol(2 * size, rng=np.random.default_rng(seed)).random_base2(power)
    return points[:, :size], points[:, size:]


def rank_shift(ranks: Array, nominal: Array) -> Array:
    """Mean over units of |rank - nominal rank|, ``(replications,)``; units without a rank are passed by."""
    shift = np.abs(ranks - nominal)
    there = ~np.isnan(shift)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(there, shift, 0.0).sum(axis=-1) / there.sum(axis=-1))


def _outputs(done: Replications) -> Array:
    """``(replications, 1 + units)``: the mean rank shift, then each unit's rank."""
    return np.column_stack([rank_shift(done.ranks, done.nominal_ranks), done.ranks])


def exact_sobol(y: Array) -> tuple[Array, Array, Array]:
    """First and total indices ``(inputs, outputs)`` and the variance ``(outputs,)`` by enumeration.

    ``y`` is ``(levels of input 1, ..., levels of input d, outputs)``, all combinations equally likely.
    S = Var E(y | x) / Var y; T = 1 - Var E(y | all but x) / Var y. NaN where y does not vary.
    """
    inputs = tuple(range(y.ndim - 1))
    variance = y.var(axis=inputs)
    first, total = [], []
    for own in inputs:
        others = tuple(axis for axis in inputs if axis != own)
        alone = y.mean(axis=others).var(axis=0)
        without = y.mean(axis=own)
        rest = without.var(axis=tuple(range(without.ndim - 1))) if others else np.zeros_like(variance)
        with np.errstate(invalid="ignore", divide="ignore"):
            first.append(alone / variance)
            total.append(1 - rest / variance)
    return np.stack(first), np.stack(total), variance


def estimate_sobol(a: Array, b: Array, mixed: Array, *, by: str = "janon") -> tuple[Array, Array, Array]:
    """First and total indices ``(inputs, outputs)`` and the variance from a sample.

    ``a`` and ``b`` are ``(samples, outputs)``, ``mixed`` ``(inputs, samples, outputs)``: a with that input's
    columns from b. ``by``: ``janon``, S and 1 - T as the correlation of the two samples that share the input
    (all but it), with pooled moments (Janon, Klein, Lagnoux, Nodet and Prieur 2014, ESAIM: P&S 18);
    ``saltelli``, S = mean(b (mixed - a)) / V (Saltelli and others 2010) with T = mean((a - mixed)²) / 2V
    (Jansen 1999), which scatters more.
    """
    variance = np.concatenate([a, b]).var(axis=0, ddof=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        if by == "saltelli":
            first = (b * (mixed - a)).mean(axis=1) / variance
            return first, ((a - mixed) ** 2).mean(axis=1) / (2 * variance), variance
        return _shared(b, mixed), 1 - _shared(a, mixed), variance


def _shared(y: Array, mixed: Array) -> Array:
    """Share of the variance that two samples of the same output have in common, ``(inputs, outputs)``."""
    centre = ((y + mixed) / 2).mean(axis=1)
    pooled = ((y**2 + mixed**2) / 2).mean(axis=1) - centre**2
    return np.asarray(((y * mixed).mean(axis=1) - centre**2) / pooled)


def _gather(
    names: tuple[str, ...], done: Replications, first: Array, total: Array, variance: Array, *, exact: bool
) -> Sensitivity:
    def indices(at: int) -> SobolIndices:
        if not variance[at] > 1e-18:
            nothing = (None,) * len(names)
            return SobolIndices(nothing, nothing, None if np.isnan(variance[at]) else 0.0)
        return SobolIndices(
            tuple(map(float, first[:, at])), tuple(map(float, total[:, at])), float(variance[at])
        )

    by_unit = {unit: indices(at + 1) for at, unit in enumerate(done.units)}
    return Sensitivity(names, indices(0), by_unit, exact, len(done.scores))
