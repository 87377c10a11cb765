"""Check the forecaster on the past: every origin, every horizon, nothing of the future seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from bashu.outlook.forecast import walk
from bashu.outlook.score import brier, covered, crps_normal
from bashu.outlook.smooth import Floats

__all__ = ["Forecaster", "Row", "Score", "backtest", "our_model", "summarise"]

#: Takes (levels (N, T), horizon) and yields (origin column, mean (N, H), standard deviation (N, H)) in order.
Forecaster = Callable[[Floats, int], Iterator[tuple[int, Floats, Floats]]]


@dataclass(frozen=True, slots=True)
class Row:
    """The scores of one origin and horizon over the areas that had an outturn, all (n,)."""

    origin: int
    horizon: int
    crps: Floats
    error: Floats
    in80: Floats
    in95: Floats
    brier: Floats  # (thresholds, n)


@dataclass(frozen=True, slots=True)
class Score:
    """Means over rows: CRPS, mean absolute error, coverage of the 80 and 95 % intervals, Brier score, and how many."""

    crps: float
    mae: float
    cov80: float
    cov95: float
    brier: float
    count: int


def our_model(levels: Floats, horizon: int) -> Iterator[tuple[int, Floats, Floats]]:
    """The forecaster of :mod:`bashu.outlook.forecast`."""
    for item in walk(levels, horizon=horizon):
        yield item.origin, item.mean, item.spread.total


def backtest(
    levels: Floats,
    forecaster: Forecaster,
    *,
    first_origin: int,
    horizon: int = 5,
    growth: Sequence[float] = (0.06, 0.08, 0.10),
) -> tuple[Row, ...]:
    """Score ``forecaster`` at every origin from column ``first_origin`` on.

    ``levels`` (N, T) on the scale to score on, the logarithm for amounts. ``growth`` are average annual rates r;
    the event of the Brier score is y_{T+h} - y_T > h log(1 + r).
    """
    rows = []
    for origin, mean, deviation in forecaster(levels, horizon):
        if origin < first_origin:
            continue
        for step in range(1, min(horizon, levels.shape[1] - 1 - origin) + 1):
            row = _row(levels, origin, step, mean[:, step - 1], deviation[:, step - 1], growth)
            if row.crps.size:
                rows.append(row)
    return tuple(rows)


def _row(
    levels: Floats, origin: int, step: int, mean: Floats, deviation: Floats, growth: Sequence[float]
) -> Row:
    outturn, start = levels[:, origin + step], levels[:, origin]
    present = np.isfinite(outturn) & np.isfinite(start) & np.isfinite(mean)
    m, s, y, base = mean[present], deviation[present], outturn[present], start[present]
    thresholds = [base + step * np.log1p(rate) for rate in growth]
    chances = [ndtr((m - bar) / np.where(s > 0, s, 1e-12)) for bar in thresholds]
    return Row(
        origin,
        step,
        crps_normal(m, s, y),
        y - m,
        covered(m, s, y, float(ndtri(0.9))),
        covered(m, s, y, float(ndtri(0.975))),
        np.array([brier(p, (y > bar).astype(float)) for p, bar in zip(chances, thresholds, strict=True)]),
    )


def summarise(rows: Sequence[Row]) -> Mapping[int, Score]:
    """Scores by horizon; key 0 holds all horizons together, every forecast counting once."""
    horizons = sorted({row.horizon for row in rows})
    chosen = {0: list(rows), **{step: [row for row in rows if row.horizon == step] for step in horizons}}
    return {step: _score(some) for step, some in chosen.items() if some}


def _score(rows: Sequence[Row]) -> Score:
    return Score(
        float(np.concatenate([row.crps for row in rows]).mean()),
        float(np.abs(np.concatenate([row.error for row in rows])).mean()),
        float(np.concatenate([row.in80 for row in rows]).mean()),
        float(np.concatenate([row.in95 for row in rows]).mean()),
        float(np.concatenate([row.brier.ravel() for row in rows]).mean()),
        sum(row.crps.size for row in rows),
    )
