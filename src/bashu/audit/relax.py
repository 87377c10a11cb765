"""Feasibility of a system with some columns free, as a linear programme, with a certificate where not.

Infeasible programmes come with a ray of row multipliers (Farkas): the combination of rows that no choice of
the free columns and no value inside the printed intervals can fulfil. Its columns that are neither free nor
unbounded form a cut: at least one of them is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bashu.audit.assemble import Row

__all__ = ["Relaxation"]


class Relaxation:
    """One component as a programme: ``columns`` (numbers of the system) and the rows over them.

    ``lower`` and ``upper`` bound every column where it is not free (printed intervals; equal for points,
    infinite where missing). Columns are scaled by the size of their bounds, since published figures run from
    shares to trillions.
    """

    def __init__(
        self, rows: Sequence[Row], columns: Sequence[int], *, lower: Sequence[float], upper: Sequence[float]
    ) -> None:
        import highspy  # a heavy library, needed only where elimination does not do

        self.columns = list(columns)
        position = {j: k for k, j in enumerate(self.columns)}
        self.lower, self.upper = np.array(lower, dtype=float), np.array(upper, dtype=float)
        self.scale = _scale(self.lower, self.upper)
        self.matrix = np.zeros((len(rows), len(self.columns)))
        for r, row in enumerate(rows):
            for j, c in row.coefficients:
                self.matrix[r, position[j]] = c
        self.sides = _sides(self.matrix, rows, self.scale)
        self.highs = highspy.Highs()
        self.infeasible = highspy.HighsModelStatus.kInfeasible
        self.optimal = highspy.HighsModelStatus.kOptimal
        for option, value in (
            ("output_flag", False),
            ("presolve", "off"),
            ("solver", "simplex"),
            ("threads", 1),
        ):
            self.highs.setOptionValue(option, value)
        self.highs.passModel(self._model(highspy))
        self.freed = 0

    def _model(self, highspy: object) -> object:
        lp = highspy.HighsLp()  # type: ignore[attr-defined]
        lower, upper = self.sides
        lp.num_col_, lp.num_row_ = len(self.columns), len(lower)
        lp.col_cost_ = np.zeros(len(self.columns))
        lp.col_lower_, lp.col_upper_ = self.lower / self.scale, self.upper / self.scale
        lp.row_lower_, lp.row_upper_ = lower, upper
        index = [np.flatnonzero(row) for row in self.matrix]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise  # type: ignore[attr-defined]
        lp.a_matrix_.start_ = np.cumsum([0, *(len(i) for i in index)])
        lp.a_matrix_.index_ = np.concatenate(index) if index else np.zeros(0, dtype=int)
        lp.a_matrix_.value_ = (
            np.concatenate([row[i] for row, i in zip(self.matrix, index, strict=True)])
            if index
            else np.zeros(0)
        )
        return lp

    def conflict(self, free: int) -> int | None:
        """None where freeing these positions (mask over ``columns``) suffices, else a cut (same mask)."""
        self._free(free)
        self.highs.run()
        if self.highs.getModelStatus() != self.infeasible:
            return None
        cut = self._certificate(free)
        if cut:
            return cut
        bounded = np.isfinite(self.lower) | np.isfinite(self.upper)
        return sum(1 << int(k) for k in np.flatnonzero(bounded)) & ~free

    def interval(self, position: int) -> tuple[float, float]:
        """The least and the greatest value that the rows leave to one column."""
        ends = []
        for sign in (1.0, -1.0):
            self.highs.changeColCost(position, sign)
            self.highs.run()
            optimal = self.highs.getModelStatus() == self.optimal
            value = self.highs.getSolution().col_value[position] if optimal else -sign * math.inf
            ends.append(float(value * self.scale[position]))
        self.highs.changeColCost(position, 0.0)
        return ends[0], max(ends)

    def _free(self, free: int) -> None:
        changed, k = free ^ self.freed, 0
        while changed:
            k = (changed & -changed).bit_length() - 1
            changed &= changed - 1
            if free >> k & 1:
                self.highs.changeColBounds(k, -math.inf, math.inf)
            else:
                self.highs.changeColBounds(k, self.lower[k] / self.scale[k], self.upper[k] / self.scale[k])
        self.freed = free

    def _certificate(self, free: int) -> int:
        """The columns of the Farkas ray, checked in floating point; 0 where it proves nothing."""
        _, has_ray, ray = self.highs.getDualRay()
        if not has_ray:
            return 0
        y = np.array(ray)
        y[np.abs(y) < 1e-11 * max(1e-300, float(np.abs(y).max()))] = 0.0
        terms = y[:, None] * self.matrix
        combined = terms.sum(axis=0)
        combined[np.abs(combined) < 1e-8 * np.abs(terms).max(axis=0, initial=0.0)] = 0.0
        lower, upper = self.lower / self.scale, self.upper / self.scale
        is_free = np.array([bool(free >> k & 1) for k in range(len(self.columns))])
        if np.any(is_free & (combined != 0)):
            return 0
        for sign in (1.0, -1.0):
            c, w = combined * sign, y * sign
            needed = _dot(np.where(w > 0, self.sides[0], self.sides[1]), w)
            reached = _dot(np.where(c > 0, upper, lower), c)
            if reached < needed:
                return sum(1 << int(k) for k in np.flatnonzero(c))
        return 0


def _dot(values: NDArray[np.float64], shares: NDArray[np.float64]) -> float:
    held = shares != 0
    return float(np.dot(values[held], shares[held]))


def _scale(lower: NDArray[np.float64], upper: NDArray[np.float64]) -> NDArray[np.float64]:
    """The size of every column; the median size where nothing bounds it."""
    size = np.maximum(
        np.where(np.isfinite(lower), np.abs(lower), 0.0), np.where(np.isfinite(upper), np.abs(upper), 0.0)
    )
    usual = float(np.median(size[size > 0])) if np.any(size > 0) else 1.0
    return np.where(size > 0, size, usual)


def _sides(
    matrix: NDArray[np.float64], rows: Sequence[Row], scale: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Scale columns and rows in place; the sides of the rows, loosened by the tolerance of a float."""
    matrix *= scale
    size = np.abs(matrix).max(axis=1, initial=0.0)
    size[size == 0] = 1.0
    matrix /= size[:, None]
    lower = np.array([row.lower for row in rows]) / size
    upper = np.array([row.upper for row in rows]) / size
    return lower - 1e-9, upper + 1e-9
