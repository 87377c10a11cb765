"""Propose the smallest adjustment of suspect figures that fulfils the edits; nothing is overwritten.

The proposal minimises the weighted sum of relative changes, ``sum of weight |x' - x| / |x|``, over the figures
of one minimal solution, all others staying within their printed intervals (the data-editing literature's
minimum adjustment; Pannekoek and Zhang 2015).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from bashu.audit.book import Reading
from bashu.audit.phrase import figure
from bashu.audit.suspect import Programme, Suspicion
from bashu.model import Names

__all__ = ["Proposal", "impute"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure as it might be: a proposal, with the edits that lead to it.

    ``value`` is rounded as finely as the edits allow, at most to six significant digits. ``low`` and ``high``
    are what the edits leave to the figure on its own.
    """

    fact: str
    printed: Decimal
    value: Decimal
    low: float
    high: float
    edits: tuple[str, ...]
    derivation: Names


def impute(suspicion: Suspicion, *, solution: int = 0) -> tuple[Proposal, ...]:
    """Proposals for the figures of one solution of a cluster; empty where no values fulfil the edits."""
    chosen, allowed = suspicion.solutions[solution], suspicion.allowed[solution]
    values = _adjusted(suspicion.programme, chosen, allowed)
    if values is None:
        return ()
    every = tuple(dict.fromkeys(item.instance.edit.name for item in suspicion.failed))
    proposals = []
    for reading, (low, high), value in zip(chosen, allowed, values, strict=True):
        edits = tuple(
            dict.fromkeys(
                item.instance.edit.name
                for item in suspicion.failed
                if any(r is reading for r in item.instance.readings)
            )
        )
        proposals.append(_proposal(reading, value, low, high, edits or every))
    return tuple(proposals)


def _proposal(reading: Reading, value: float, low: float, high: float, edits: tuple[str, ...]) -> Proposal:
    proposed = _shortest(value, low, high)
    change = _change(float(proposed) / reading.value - 1) if reading.value else ""
    unit = reading.observation.key.unit

    def said(value: Decimal, language: str) -> str:
        return figure(value, unit, language, digits=12)

    printed = reading.observation.value
    return Proposal(
        reading.observation.fact,
        printed,
        proposed,
        low,
        high,
        edits,
        Names(
            f"The edits {', '.join(edits)} leave {_interval(low, high, unit, 'en')}; the nearest to the printed "
            f"{said(printed, 'en')} is {said(proposed, 'en')}{f' ({change})' if change else ''}.",
            f"校验规则{'、'.join(edits)}允许{_interval(low, high, unit, 'zh')}；距原数{said(printed, 'zh')}最近者为"
            f"{said(proposed, 'zh')}{f'（{change}）' if change else ''}。",
        ),
    )


def _change(share: float) -> str:
    return f"{100 * share:+,.0f} %" if abs(share) >= 1 else f"{100 * share:+.3g} %"


def _interval(low: float, high: float, unit: str, language: str) -> str:
    """What lies between two bounds, either of which may be infinite."""
    chinese = language.startswith("zh")
    ends = [
        figure(Decimal(f"{end:.6g}"), unit, language, digits=6) for end in (low, high) if math.isfinite(end)
    ]
    if not ends:
        return "任何数" if chinese else "any figure"
    if len(ends) == 2:
        return "至".join(ends) if chinese else " to ".join(ends)
    if math.isfinite(low):
        return f"不低于{ends[0]}" if chinese else f"at least {ends[0]}"
    return f"不高于{ends[0]}" if chinese else f"at most {ends[0]}"


def _shortest(value: float, low: float, high: float) -> Decimal:
    """The value to the fewest significant digits, from three to twelve, that stays within the interval."""
    for digits in range(3, 13):
        rounded = Decimal(f"{value:.{digits}g}")
        if low <= float(rounded) <= high:
            return Decimal(f"{rounded:f}")
    return Decimal(repr(value))


def _adjusted(
    programme: Programme, chosen: Sequence[Reading], allowed: Sequence[tuple[float, float]]
) -> list[float] | None:
    """The figures of the solution after the smallest adjustment.

    A single figure moves to the nearest end of its interval. Several are adjusted together where they stand
    in sums; a product is linear in logarithms, and its figures are adjusted there.
    """
    if any(low > high for low, high in allowed):
        return None
    if len(chosen) == 1:
        return [_nearest(chosen[0].value, *allowed[0])]
    together = _linear_programme(programme, chosen, allowed)
    return together or [_nearest(r.value, *a) for r, a in zip(chosen, allowed, strict=True)]


def _nearest(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _linear_programme(
    programme: Programme, chosen: Sequence[Reading], allowed: Sequence[tuple[float, float]]
) -> list[float] | None:
    from scipy.optimize import linprog

    n, k = len(programme.owner), len(chosen)
    fields = [programme.field[id(reading)] for reading in chosen]
    column = [_own_column(programme, field) for field in fields]
    bounds = [
        (None, None) if programme.owner[j] in fields else _open(programme.lower[j], programme.upper[j])
        for j in range(n)
    ]
    for j, reading, (low, high) in zip(column, chosen, allowed, strict=True):
        bounds[j] = _open(programme.entered(j, low), programme.entered(j, high))
        assert reading is not None
    a, b = [], []
    for coefficients, low, high in programme.rows:
        row = [coefficients.get(j, 0.0) for j in range(n)] + [0.0] * k
        if high < math.inf:
            a.append(row)
            b.append(high)
        if low > -math.inf:
            a.append([-c for c in row])
            b.append(-low)
    cost = [0.0] * n
    for i, (j, reading) in enumerate(zip(column, chosen, strict=True)):
        printed = programme.entered(j, reading.value)
        size = max(abs(printed), 1e-12)
        for sign in (1.0, -1.0):
            row = [0.0] * (n + k)
            row[j], row[n + i] = sign / size, -1.0
            a.append(row)
            b.append(sign * printed / size)
        cost.append(reading.weight)
    scale = np.maximum(np.abs(np.array(a)).max(axis=1), 1e-300)
    solved = linprog(
        cost,
        A_ub=np.array(a) / scale[:, None],
        b_ub=np.array(b) / scale,
        bounds=[*bounds, *[(0, None)] * k],
        method="highs",
    )
    return [programme.left(j, float(solved.x[j])) for j in column] if solved.status == 0 else None


def _own_column(programme: Programme, field: int) -> int:
    """The plain column of a field where it has one, else its first."""
    mine = [j for j, owner in enumerate(programme.owner) if owner == field]
    return min(mine, key=lambda j: (programme.meaning[j][0], j))


def _open(low: float, high: float) -> tuple[float | None, float | None]:
    return (low if low > -math.inf else None), (high if high < math.inf else None)
