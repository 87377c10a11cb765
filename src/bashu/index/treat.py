"""Treat outliers: winsorise step by step until the distribution is well shaped, else transform."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bashu.index.arrays import UNITS, Array, Mask, highest, lowest
from bashu.index.moments import skewness, well_shaped

__all__ = ["TRANSFORMS", "Check", "Treatment", "box_cox", "transform", "treat", "winsorise"]

HIGH, LOW, TRANSFORMED = 1, 2, 3

#: Transforms by name; see :func:`transform`.
TRANSFORMS = ("log_shift", "log_shift_signed", "log_plus_one", "log_gii", "box_cox")


@dataclass(frozen=True, slots=True)
class Check:
    """The shape of every indicator at one point of the treatment, each ``(..., 1, indicators)``."""

    passes: Mask
    unknown: Mask
    skewness: Array
    kurtosis: Array


@dataclass(frozen=True, slots=True)
class Treatment:
    """Treated ``values``, how each point was treated (0 not, 1 from above, 2 from below, 3 transformed).

    ``winsorised`` counts points moved an indicator; ``checks`` are the shapes before, after winsorising and
    after the transform.
    """

    values: Array
    how: NDArray[np.int8]
    winsorised: NDArray[np.int64]
    transformed: Mask
    checks: tuple[Check, ...]


def treat(
    x: Array,
    *,
    limit: NDArray[np.int64] | int | None = 5,
    skew: float = 2.0,
    kurt: float = 3.5,
    then: str | None = "log_shift",
    combine: bool = False,
    power: float = 0.0,
) -> Treatment:
    """Winsorise the indicators of ``(..., units, indicators)`` that are not well shaped, else transform them.

    An indicator passes where |skewness| < ``skew`` or kurtosis < ``kurt``. One that does not is winsorised
    up to ``limit`` points (an array broadcasts over leading axes); one that still does not is given back to
    its first state (unless ``combine``) and transformed by ``then``. An indicator whose shape cannot be
    told (fewer than four values, no spread) is left alone. OECD/JRC handbook 2008, step 3.
    """
    first = Check(*well_shaped(x, skew=skew, kurt=kurt))
    values, how, moved = winsorise(x, limit=limit, skew=skew, kurt=kurt)
    second = Check(*well_shaped(values, skew=skew, kurt=kurt))
    failing = ~second.passes & ~second.unknown & ~first.unknown
    spoiled = second.unknown & ~first.passes & ~first.unknown
    values, how = np.where(spoiled, x, values), np.where(spoiled, 0, how).astype(np.int8)
    checks = (first, second)
    if then is None:
        return Treatment(values, how, moved, np.zeros(failing.shape, bool), checks)
    changed = transform(values if combine else x, kind=then, power=power)
    values = np.where(failing, changed, values)
    how = np.where(failing & ~np.isnan(x), TRANSFORMED, how).astype(np.int8)
    return Treatment(
        values, how, moved, failing, (*checks, Check(*well_shaped(values, skew=skew, kurt=kurt)))
    )


def winsorise(
    x: Array, *, limit: NDArray[np.int64] | int | None = 5, skew: float = 2.0, kurt: float = 3.5
) -> tuple[Array, NDArray[np.int8], NDArray[np.int64]]:
    """Pull in the outermost points one after the other, on the side of the skew, until the shape is good.

    Each turn moves every point at the maximum (skewness >= 0) or minimum to the next value. Stops where the
    shape passes or ``limit`` points have been moved; None sets no limit. Returns (values, how, moved).
    """
    top, bottom = np.zeros(x.shape, bool), np.zeros(x.shape, bool)
    most = np.asarray(np.iinfo(np.int64).max if limit is None else limit, dtype=np.int64)
    lead = np.broadcast_shapes(x.shape[:-2], most.shape[:-2])
    values, top, bottom = (np.broadcast_to(part, lead + x.shape[-2:]).copy() for part in (x, top, bottom))
    moved = np.zeros((*lead, 1, x.shape[-1]), np.int64)
    while True:
        passes, unknown, g1, _ = well_shaped(values, skew=skew, kurt=kurt)
        active = ~passes & ~unknown & (moved < most)
        if not active.any():
            break
        upward = active & (g1 >= 0)
        downward = active & ~upward
        at_top = (values == highest(values)) & upward
        at_bottom = (values == lowest(values)) & downward
        values = np.where(at_top, highest(np.where(at_top, np.nan, values)), values)
        values = np.where(at_bottom, lowest(np.where(at_bottom, np.nan, values)), values)
        top = np.where(upward, at_top, top)
        bottom = np.where(downward, at_bottom, bottom)
        moved = np.asarray(
            (top.sum(axis=UNITS, keepdims=True) + bottom.sum(axis=UNITS, keepdims=True)), np.int64
        )
    return values, np.where(bottom, LOW, np.where(top, HIGH, 0)).astype(np.int8), moved


def transform(x: Array, *, kind: str = "log_shift", power: float = 0.0) -> Array:
    """Bring a long tail in, over units of ``(..., units, indicators)``.

    ``log_shift``: log(x - min + 0.01 range). ``log_shift_signed``: the same, mirrored where the skew is
    negative. ``log_plus_one``: log(x - min + 1). ``log_gii``: log((max - 1)(x - min)/range + 1), which the
    Global Innovation Index uses (defined for max > 1). ``box_cox``: of x - min + 1 with ``power``. Missing where
    that is no number, as for an indicator without spread.
    """
    found = _transformed(x, kind, power)
    return np.where(np.isfinite(found), found, np.nan)


def _transformed(x: Array, kind: str, power: float) -> Array:
    least, most = lowest(x), highest(x)
    spread = most - least
    with np.errstate(invalid="ignore", divide="ignore"):
        if kind == "log_shift":
            return np.asarray(np.log(x - least + 0.01 * spread))
        if kind == "log_shift_signed":
            mirrored = -np.log(most + 0.01 * spread - x)
            return np.where(skewness(x) > 0, np.log(x - least + 0.01 * spread), mirrored)
        if kind == "log_plus_one":
            return np.asarray(np.log(x - least + 1))
        if kind == "log_gii":
            return np.asarray(np.log((most - 1) * (x - least) / spread + 1))
    return box_cox(x - least + 1, power=power)


def box_cox(x: Array, *, power: float) -> Array:
    """(x^power - 1)/power, the logarithm for power 0; NaN for values below or at zero. Box and Cox 1964."""
    positive = np.where(x > 0, x, np.nan)
    return np.asarray(np.log(positive) if power == 0 else (positive**power - 1) / power)
