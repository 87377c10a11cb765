"""Which fields are wrong: the smallest weighted set whose change fulfils all edits (Fellegi and Holt 1976).

The search is an implicit hitting set over connected components: an edit that fails, given or implied, is a
cut ("at least one of these fields is wrong"); the lightest sets that hit all cuts are candidates; a
candidate that does not suffice yields new cuts, by elimination for point values and by a linear
programme with Farkas certificates for intervals and large blocks. The first weight at which a candidate
suffices is proven minimal, and every solution of that weight is listed.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bashu.audit.assemble import ABSOLUTE, RELATIVE, System
from bashu.audit.eliminate import PointOracle
from bashu.audit.hit import Budget, minimal_hitting_sets
from bashu.audit.relax import Relaxation

__all__ = ["Localisation", "localise", "localise_intervals"]

#: Combinations of solutions over components that are written out; the count beyond is still reported.
LISTED = 1000


@dataclass(frozen=True, slots=True)
class Localisation:
    """The minimal solutions of one record.

    ``solutions`` are ascending tuples of fields, all of the same ``weight``. ``count`` is the number of all
    minimal solutions. ``proven`` is false where the search was cut short, or where no change of any field
    can fulfil the edits (then ``weight`` is infinite).
    """

    weight: float
    solutions: tuple[tuple[int, ...], ...]
    count: int
    proven: bool = True

    @property
    def passes(self) -> bool:
        """Whether nothing needs to change."""
        return self.weight == 0


PASS = Localisation(0.0, ((),), 1)


def localise(
    system: System,
    records: NDArray[np.float64],
    *,
    weights: Sequence[float] | None = None,
    budget: int = 200_000,
) -> tuple[Localisation, ...]:
    """Localise errors in records of point values.

    ``records`` has one row a record and one column a field, NaN where missing; a missing field may take any
    value at no cost and is never part of a solution. ``weights`` are positive, one a field (1 by default):
    the heavier, the more a field is trusted.

    >>> from bashu.audit.assemble import assemble
    >>> total = assemble(3, [({0: 1, 1: -1, 2: -1}, 0.0, 0.0), ({2: 1}, 0.0, math.inf)])
    >>> localise(total, np.array([[5.0, 2.0, 3.0], [5.0, 7.0, 3.0], [5.0, 2.0, -3.0]]))[2].solutions
    ((2,),)
    """
    weight = _weights(system.n, weights)
    table = np.asarray(records, dtype=float).reshape(-1, system.n)
    absent = np.isnan(table)
    filled = np.where(absent, 0.0, table)
    matrix, (lower, upper) = system.matrix, system.bounds
    activity = filled @ matrix.T
    slack = RELATIVE * (np.abs(filled) @ np.abs(matrix).T) + ABSOLUTE
    fails = (activity < lower - slack) | (activity > upper + slack)
    complete = ~((absent @ (matrix != 0).T) > 0)
    doubtful = np.asarray(fails.any(axis=1))  # where a missing field at 0 breaks nothing, 0 is a witness
    return tuple(
        _localise_points(
            system, filled[i], activity[i], slack[i], np.flatnonzero(fails[i] & complete[i]), absent[i],
            weight, budget,
        )
        if doubtful[i]
        else PASS
        for i in range(len(table))
    )  # fmt: skip


def _weights(n: int, weights: Sequence[float] | None) -> list[float]:
    given = [1.0] * n if weights is None else [float(w) for w in weights]
    if len(given) != n or not all(0 < w < math.inf for w in given):
        raise ValueError(f"{n} positive weights are needed, one a field")
    return given


def _localise_points(
    system: System,
    values: NDArray[np.float64],
    activity: NDArray[np.float64],
    slack: NDArray[np.float64],
    failing: NDArray[np.intp],
    absent: NDArray[np.bool_],
    weights: Sequence[float],
    budget: int,
) -> Localisation:
    """One record, component by component."""
    missing = sum(1 << int(j) for j in np.flatnonzero(absent))
    oracle = PointOracle(
        system,
        values.tolist(),
        activity=activity.tolist(),
        slack=slack.tolist(),
        missing=missing,
        fallback=lambda block: _programme(system, block, values, missing),
    )
    cuts = [system.supports[r] for r in failing]
    parts = []
    for component in system.components:
        own = [cut for cut in cuts if cut & component]
        if not own and not missing & component:
            continue
        oracle.missing = missing & component
        parts.append(_search(own, oracle, weights, budget))
    return _joined(parts)


def _programme(system: System, block: int, values: NDArray[np.float64], missing: int) -> list[int]:
    """Cuts of a block too large to eliminate, from the linear programme."""
    rows = [row for row, support in zip(system.rows, system.supports, strict=True) if support & block]
    reach = 0
    for row in rows:
        reach |= sum(1 << j for j, _ in row.coefficients)
    columns = [j for j in range(system.n) if reach >> j & 1]
    lower = [-math.inf if missing >> j & 1 else values[j] for j in columns]
    upper = [math.inf if missing >> j & 1 else values[j] for j in columns]
    relaxation = Relaxation(rows, columns, lower=lower, upper=upper)
    cut = relaxation.conflict(sum(1 << k for k, j in enumerate(columns) if (block | missing) >> j & 1))
    return [] if cut is None else [sum(1 << j for k, j in enumerate(columns) if cut >> k & 1)]


@dataclass(frozen=True, slots=True)
class _Part:
    """The outcome for one component, as bit masks."""

    weight: float
    solutions: tuple[int, ...]
    proven: bool


def _search(cuts: list[int], oracle: object, weights: Sequence[float], budget: int) -> _Part:
    try:
        weight, found = minimal_hitting_sets(cuts, oracle, weights=weights, budget=budget)  # type: ignore[arg-type]
    except Budget as spent:
        return _Part(spent.bound, (), False)
    return _Part(weight, tuple(found), bool(found))


def _joined(parts: Sequence[_Part]) -> Localisation:
    """Solutions of independent components combine freely."""
    weight = sum(part.weight for part in parts)
    count = math.prod(len(part.solutions) for part in parts)
    combined = itertools.islice(itertools.product(*(part.solutions for part in parts)), LISTED)
    solutions = sorted(_fields(sum(masks)) for masks in combined)
    return Localisation(weight, tuple(solutions), count, all(part.proven for part in parts))


def _fields(mask: int) -> tuple[int, ...]:
    found = []
    while mask:
        found.append((mask & -mask).bit_length() - 1)
        mask &= mask - 1
    return tuple(found)


def localise_intervals(
    system: System,
    lower: Sequence[float],
    upper: Sequence[float],
    *,
    fields: Sequence[int] | None = None,
    weights: Sequence[float] | None = None,
    budget: int = 20_000,
) -> Localisation:
    """Localise errors in one record of intervals, as printed figures are.

    ``lower`` and ``upper`` bound every column (both infinite: missing). ``fields[j]`` is the field that column
    ``j`` belongs to, for figures that enter edits more than once, such as plainly and as a logarithm
    (by default every column is a field); ``weights`` has one positive number a field.

    >>> from bashu.audit.assemble import assemble
    >>> total = assemble(3, [({0: 1, 1: -1, 2: -1}, 0.0, 0.0)])
    >>> localise_intervals(total, [7.391, 4.80, 2.58], [7.393, 4.81, 2.59]).passes
    True
    >>> localise_intervals(total, [0.7385, 4.80, 2.58], [0.7395, 4.81, 2.59]).solutions
    ((0,), (1,), (2,))
    """
    owner = list(range(system.n)) if fields is None else list(fields)
    count = max(owner, default=-1) + 1
    weight = _weights(count, weights)
    parts = []
    for component in _field_components(system, owner):
        found = _localise_component(system, component, owner, lower, upper, weight, budget)
        if found.weight:
            parts.append(found)
    return _joined(parts)


def _field_components(system: System, owner: Sequence[int]) -> list[list[int]]:
    """Columns grouped by component; columns of one field belong together."""
    home = list(range(len(owner)))  # the first column of the group, followed to its root

    def root(j: int) -> int:
        while home[j] != j:
            j = home[j]
        return j

    first: dict[int, int] = {}
    for component in system.components:
        columns = _fields(component)
        for j in columns:
            home[root(j)] = root(columns[0])
            home[root(j)] = root(first.setdefault(owner[j], j))
    groups: dict[int, list[int]] = {}
    for j in range(len(owner)):
        groups.setdefault(root(j), []).append(j)
    return list(groups.values())


def _localise_component(
    system: System,
    columns: list[int],
    owner: Sequence[int],
    lower: Sequence[float],
    upper: Sequence[float],
    weights: Sequence[float],
    budget: int,
) -> _Part:
    """One component by linear programmes; the plain check comes first, since most components pass."""
    rows = sorted({r for j in columns for r, _ in system.touching[j]})
    relaxation = Relaxation(
        [system.rows[r] for r in rows],
        columns,
        lower=[lower[j] for j in columns],
        upper=[upper[j] for j in columns],
    )
    known: dict[int, list[int]] = {}

    def oracle(chosen: int) -> list[int]:
        if chosen not in known:
            cut = relaxation.conflict(sum(1 << k for k, j in enumerate(columns) if chosen >> owner[j] & 1))
            held = {owner[j] for k, j in enumerate(columns) if cut is not None and cut >> k & 1}
            known[chosen] = [] if cut is None else [sum(1 << f for f in held)]
        return known[chosen]

    first = oracle(0)
    return _search(first, oracle, weights, budget) if first else _Part(0.0, (0,), True)
