"""Assemble linear edits into a system that localisation works on.

Every edit is a ranged row ``lower <= coefficients . values <= upper``; parallel rows (the two halves of a
tolerance, for one) become one, so that elimination handles both sides at once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bashu.errors import Invalid

__all__ = ["Row", "System", "assemble"]

#: A row is fulfilled when it is missed by less than this share of the size of its terms, plus this much.
RELATIVE, ABSOLUTE = 1e-9, 1e-8


@dataclass(frozen=True, slots=True)
class Row:
    """One ranged edit: ``coefficients`` by column, all non-zero; a side that does not bind is infinite."""

    coefficients: tuple[tuple[int, float], ...]
    lower: float
    upper: float

    @property
    def is_equality(self) -> bool:
        """Whether both sides are the same number."""
        return self.lower == self.upper


@dataclass(frozen=True)
class System:
    """Edits over ``n`` columns, with what the search needs to know about who meets whom.

    ``supports[r]`` and ``neighbours[j]`` are bit masks over columns; ``touching[j]`` lists the rows that
    hold column ``j`` with its coefficient; ``components`` are the columns connected through rows.
    """

    n: int
    rows: tuple[Row, ...]
    supports: tuple[int, ...]
    touching: tuple[tuple[tuple[int, float], ...], ...]
    neighbours: tuple[int, ...]
    components: tuple[int, ...]
    #: Supports of the difference of two rows without the eliminated column, by (row, row, column).
    pairs: dict[tuple[int, int, int], int] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def matrix(self) -> NDArray[np.float64]:
        """Coefficients, rows by columns."""
        dense = np.zeros((len(self.rows), self.n))
        for r, row in enumerate(self.rows):
            for j, c in row.coefficients:
                dense[r, j] = c
        return dense

    @cached_property
    def bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Lower and upper sides, one each a row."""
        return (np.array([row.lower for row in self.rows]), np.array([row.upper for row in self.rows]))


def assemble(
    n: int, edits: Sequence[tuple[Mapping[int, float], float, float]], *, names: Sequence[str] = ()
) -> System:
    """A system over ``n`` columns from edits (coefficients by column, lower, upper).

    Rows parallel to one another are merged to the tightest. Raises Invalid where a coefficient or a side is
    not a number, a column is unknown, or two parallel edits contradict each other.

    >>> s = assemble(2, [({0: 1, 1: -1}, -1.0, math.inf), ({0: -2, 1: 2}, -2.0, math.inf)])
    >>> [(row.coefficients, row.lower, row.upper) for row in s.rows]
    [(((0, 1.0), (1, -1.0)), -1.0, 1.0)]
    """
    merged: dict[tuple[tuple[int, float], ...], tuple[float, float]] = {}
    for number, (coefficients, lower, upper) in enumerate(edits):
        key, low, high = _scaled(n, number, coefficients, lower, upper, names)
        if not key:
            continue
        before = merged.get(key, (-math.inf, math.inf))
        low, high = max(low, before[0]), min(high, before[1])
        if low > high + ABSOLUTE:
            raise Invalid(
                "edits contradict each other",
                where=_where(number, names),
                why=f"together with a parallel edit they ask for at least {low:g} and at most {high:g}",
                next_step="mend one of the two",
            )
        merged[key] = (low, max(low, high))
    return _system(n, tuple(Row(key, low, high) for key, (low, high) in merged.items()))


def _scaled(
    n: int, number: int, coefficients: Mapping[int, float], lower: float, upper: float, names: Sequence[str]
) -> tuple[tuple[tuple[int, float], ...], float, float]:
    """The row divided by its first coefficient, so that parallel rows have one key."""
    items = sorted((j, float(c)) for j, c in coefficients.items() if c != 0)
    if any(not 0 <= j < n for j, _ in items):
        raise Invalid("unknown column", where=_where(number, names), why=f"columns run from 0 to {n - 1}")
    if any(not math.isfinite(c) for _, c in items) or math.isnan(lower) or math.isnan(upper):
        raise Invalid("edit with a coefficient or side that is no number", where=_where(number, names))
    if lower > upper or (not items and not lower <= 0 <= upper):
        raise Invalid(
            "edit that nothing can fulfil", where=_where(number, names), why=f"{lower:g} is above {upper:g}"
        )
    if not items:
        return (), lower, upper
    lead = items[0][1]
    low, high = (lower / lead, upper / lead) if lead > 0 else (upper / lead, lower / lead)
    return tuple((j, c / lead) for j, c in items), low + 0.0, high + 0.0


def _where(number: int, names: Sequence[str]) -> str:
    return names[number] if number < len(names) else f"edit {number + 1}"


def _system(n: int, rows: tuple[Row, ...]) -> System:
    supports = tuple(sum(1 << j for j, _ in row.coefficients) for row in rows)
    touching: list[list[tuple[int, float]]] = [[] for _ in range(n)]
    neighbours = [1 << j for j in range(n)]
    for r, row in enumerate(rows):
        for j, c in row.coefficients:
            touching[j].append((r, c))
            neighbours[j] |= supports[r]
    return System(n, rows, supports, tuple(map(tuple, touching)), tuple(neighbours), _components(neighbours))


def _components(neighbours: Sequence[int]) -> tuple[int, ...]:
    left, found = (1 << len(neighbours)) - 1, []
    while left:
        component = connected(left & -left, left, neighbours)
        found.append(component)
        left &= ~component
    return tuple(found)


def connected(seed: int, within: int, neighbours: Sequence[int]) -> int:
    """The columns of ``within`` that hang together with the seed (bit masks)."""
    component, frontier = seed, seed
    while frontier:
        j = (frontier & -frontier).bit_length() - 1
        frontier &= frontier - 1
        new = neighbours[j] & within & ~component
        component |= new
        frontier |= new
    return component
