"""How indicators go together: correlations with flags, Cronbach's alpha, principal components."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from bashu.index.arrays import Array, mean
from bashu.index.rank import rank
from bashu.index.result import Stage
from bashu.index.weigh import loadings

__all__ = [
    "Components",
    "Correlation",
    "Pair",
    "components",
    "correlations",
    "cronbach_alpha",
    "flagged",
    "p_values",
]


def correlations(x: Array, y: Array | None = None, *, kind: str = "pearson") -> Array:
    """Correlations ``(columns of x, columns of y)`` over the units that both columns of a pair have.

    ``kind``: pearson, spearman (of average ranks among these units) or kendall (tau-b). NaN below two units
    or without spread.
    """
    other = x if y is None else y
    if kind == "pearson" and not (np.isnan(x).any() or np.isnan(other).any()):
        return _product(x - mean(x), other - mean(other))
    found = np.full((x.shape[1], other.shape[1]), np.nan)
    for i in range(x.shape[1]):
        for j in range(other.shape[1]):
            both = ~(np.isnan(x[:, i]) | np.isnan(other[:, j]))
            found[i, j] = _pair(x[both, i], other[both, j], kind)
    return found


def _pair(a: Array, b: Array, kind: str) -> float:
    if len(a) < 2 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return float("nan")
    if kind == "kendall":
        return float(stats.kendalltau(a, b).statistic)
    if kind == "spearman":
        a, b = rank(a, ties="average", axis=0), rank(b, ties="average", axis=0)
    return float(_product((a - a.mean())[:, None], (b - b.mean())[:, None])[0, 0])


def _product(a: Array, b: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        size = np.sqrt((a**2).sum(axis=0))[:, None] * np.sqrt((b**2).sum(axis=0))
        return np.asarray(np.where(size > 0, a.T @ b / size, np.nan))


@dataclass(frozen=True, slots=True)
class Correlation:
    """Two columns of a stage with their correlation; None where it cannot be computed.

    ``probability`` is that of one this far from zero by chance (Pearson's only), ``units`` those with both.
    """

    first: str
    second: str
    value: float | None
    probability: float | None
    units: int


def correlation_table(
    stage: Stage,
    *,
    period: str = "",
    first: Sequence[str] = (),
    second: Sequence[str] = (),
    kind: str = "pearson",
) -> tuple[Correlation, ...]:
    """Correlations of the codes ``first`` with ``second`` (all, where none are named) over the units.

    NotFound where the stage does not have the period or a code.
    """
    rows, columns = first or stage.codes, second or stage.codes
    for code in (*rows, *columns):
        stage.cell(code, stage.units[0], period)
    values = stage.values[stage.periods.index(period)]
    x, y = (values[:, [stage.codes.index(code) for code in codes]] for codes in (rows, columns))
    found = correlations(x, y, kind=kind)
    units = (~np.isnan(x)).astype(int).T @ (~np.isnan(y)).astype(int)
    chance = p_values(found, units) if kind == "pearson" else np.full(found.shape, np.nan)
    return tuple(
        Correlation(a, b, _known(found[i, j]), _known(chance[i, j]), int(units[i, j]))
        for i, a in enumerate(rows)
        for j, b in enumerate(columns)
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def p_values(found: Array, units: Array | int) -> Array:
    """Two-sided probability of a Pearson correlation this far from zero by chance, ``units`` a pair."""
    free = np.asarray(units) - 2
    with np.errstate(invalid="ignore", divide="ignore"):
        t = np.abs(found) * np.sqrt(free / np.clip(1 - found**2, 0, None))
        return np.asarray(np.where(free > 0, 2 * stats.t.sf(t, free), np.nan))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two indicators of one group with a remarkable correlation.

    ``why``: "too alike" (they count the same thing twice), "unrelated", or "opposed" (one cancels the other).
    """

    group: str
    first: str
    second: str
    correlation: float
    why: str


def flagged(
    x: Array,
    codes: Sequence[str],
    groups: Sequence[str],
    *,
    high: float = 0.9,
    low: float = 0.3,
    opposed: float = -0.4,
    kind: str = "pearson",
) -> tuple[Pair, ...]:
    """Pairs within a group above ``high``, below ``opposed``, or between -``low`` and ``low``.

    ``x`` ``(units, indicators)`` should be turned so that more is better. Thresholds after the OECD/JRC
    handbook's practice of .3 and .9.
    """
    found = correlations(x, kind=kind)
    pairs = []
    for i in range(len(codes)):
        for j in range(i + 1, len(codes)):
            r = float(found[i, j])
            if groups[i] != groups[j] or np.isnan(r):
                continue
            why = (
                "too alike" if r > high else "opposed" if r < opposed else "unrelated" if abs(r) < low else ""
            )
            if why:
                pairs.append(Pair(groups[i], codes[i], codes[j], r, why))
    return tuple(pairs)


def cronbach_alpha(x: Array) -> float | None:
    """Internal consistency of the columns of ``(units, indicators)``, pairwise over units with both values.

    alpha = k² c / s, with k indicators, c their mean covariance and s the sum of all (co)variances. None below
    two indicators or without spread. Cronbach 1951, Psychometrika 16.
    """
    k = x.shape[1]
    covariance = np.zeros((k, k))
    for i in range(k):
        for j in range(k):
            both = ~(np.isnan(x[:, i]) | np.isnan(x[:, j]))
            if both.sum() > 1:
                a, b = x[both, i], x[both, j]
                covariance[i, j] = ((a - a.mean()) * (b - b.mean())).sum() / (both.sum() - 1)
    whole = covariance.sum()
    if k < 2 or not whole > 0:
        return None
    return float(k / (k - 1) * (whole - np.trace(covariance)) / whole)


@dataclass(frozen=True, slots=True)
class Components:
    """Principal components: variances, their shares (summing to 1), and loadings ``(indicators, components)``."""

    variances: Array
    shares: Array
    loadings: Array
    units: int


def components(x: Array) -> Components:
    """Principal components of standardised ``(units, indicators)``, over units with every value.

    Raises Invalid where fewer than two units are whole or an indicator does not vary.
    """
    variances, found = loadings(x)
    return Components(variances, variances / variances.sum(), found, int((~np.isnan(x).any(axis=1)).sum()))
