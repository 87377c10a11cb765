"""Order minimal solutions of equal weight: those that plain slips explain come first.

A solution says which fields to change; the edits then say into which interval each of them has to move.
A field that gets there by a plain slip (a factor of ten, a sign, two digits swapped) is a likelier error
than one that has to move by an arbitrary amount (catalogue of error causes: de Waal, Pannekoek and
Scholtus 2011, ch. 2). Among equals the smaller move, in orders of magnitude, comes first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from bashu.audit.assemble import System, connected
from bashu.audit.localise import Localisation
from bashu.audit.relax import Relaxation
from bashu.audit.slip import plain_slip

__all__ = ["allowed_interval", "rank_solutions"]


def rank_solutions(
    system: System, record: Sequence[float], outcome: Localisation
) -> tuple[tuple[int, ...], ...]:
    """The solutions of ``outcome`` for one record of point values, the likeliest first.

    >>> from bashu.audit.assemble import assemble
    >>> from bashu.audit.localise import localise
    >>> total = assemble(3, [({0: 1, 1: -1, 2: -1}, 0.0, 0.0), ({0: 1, 1: -4}, -100.0, 100.0)])
    >>> rank_solutions(total, [50.0, 20.0, 300.0], localise(total, [[50.0, 20.0, 300.0]])[0])
    ((2,),)
    """
    values = [0.0 if math.isnan(x) else float(x) for x in record]
    missing = sum(1 << j for j, x in enumerate(record) if math.isnan(x))
    return tuple(sorted(outcome.solutions, key=lambda s: _strangeness(system, values, missing, s)))


def _strangeness(
    system: System, values: Sequence[float], missing: int, solution: tuple[int, ...]
) -> tuple[int, float, tuple[int, ...]]:
    """Fields that no plain slip explains, the size of all moves, and the solution itself for a firm order."""
    free = sum(1 << j for j in solution)
    unexplained, move = 0, 0.0
    for j in solution:
        low, high = allowed_interval(system, values, j, free | missing)
        if plain_slip(values[j], low, high) is None:
            unexplained += 1
        move += _distance(values[j], low, high)
    return unexplained, move, solution


def _distance(value: float, low: float, high: float) -> float:
    """How far a value has to move, in units of its own size on a logarithmic scale."""
    nearest = min(max(value, low), high)
    return math.asinh(abs(nearest - value) / max(1.0, min(abs(value), abs(nearest))))


def allowed_interval(system: System, values: Sequence[float], field: int, free: int) -> tuple[float, float]:
    """The interval that the edits leave to ``field`` when the columns of the mask ``free`` may change."""
    block = connected(1 << field, free | 1 << field, system.neighbours)
    if block == 1 << field:
        return _alone(system, values, field)
    rows = [r for r, support in enumerate(system.supports) if support & block]
    reach = 0
    for r in rows:
        reach |= system.supports[r]
    columns = [j for j in range(system.n) if reach >> j & 1]
    relaxation = Relaxation(
        [system.rows[r] for r in rows],
        columns,
        lower=[-math.inf if block >> j & 1 else values[j] for j in columns],
        upper=[math.inf if block >> j & 1 else values[j] for j in columns],
    )
    return relaxation.interval(columns.index(field))


def _alone(system: System, values: Sequence[float], j: int) -> tuple[float, float]:
    low, high = -math.inf, math.inf
    for r, c in system.touching[j]:
        row = system.rows[r]
        rest = sum(d * values[i] for i, d in row.coefficients if i != j)
        a, b = (row.lower - rest) / c, (row.upper - rest) / c
        low, high = max(low, min(a, b)), min(high, max(a, b))
    return low, max(low, high)
