"""Suspect figures: localise a cluster of failed instances, together with the edits that hold around it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bashu.audit.assemble import assemble
from bashu.audit.bind import Instance
from bashu.audit.book import Reading
from bashu.audit.check import Checked, entered, sides, term_interval
from bashu.audit.localise import Localisation, localise_intervals
from bashu.audit.relax import Relaxation
from bashu.model import EditTerm, TermPart

__all__ = ["Programme", "Suspicion", "suspect"]

#: Edits that hold are taken along until so many readings take part; further ones could only rule out solutions.
_READINGS = 60
_BUDGET = 3000
#: Solutions that are explained; how many there are is reported in any case.
_LISTED = 20


@dataclass(frozen=True, slots=True, eq=False)
class Suspicion:
    """Minimal solutions of a cluster, and what the edits leave to every figure of a solution.

    ``allowed[s][k]`` is the interval of figure ``k`` of solution ``s`` in units of the figure.
    """

    failed: tuple[Checked, ...]
    readings: tuple[Reading, ...]
    solutions: tuple[tuple[Reading, ...], ...]
    allowed: tuple[tuple[tuple[float, float], ...], ...]
    proven: bool
    count: int
    programme: Programme


class Programme:
    """Columns, one a reading, space and part (all columns of a reading are one field), and the rows over them."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self.field: dict[int, int] = {}
        self.number: dict[tuple[int, bool, TermPart], int] = {}
        self.owner: list[int] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.meaning: list[tuple[bool, TermPart]] = []
        self.rows: list[tuple[dict[int, float], float, float]] = []

    def of(self, instance: Instance, term: EditTerm, reading: Reading) -> int:
        """The column for a term; a figure carried to several years stays one column."""
        key = (id(reading), instance.in_logs, term.part)
        if key not in self.number:
            low, high = term_interval(term, reading, 0)
            if instance.in_logs:
                low = math.log(low) if low > 0 else -math.inf
                high = math.log(high) if high < math.inf else math.inf
            self.number[key] = len(self.owner)
            self.owner.append(self.field_of(reading))
            self.lower.append(low)
            self.upper.append(high)
            self.meaning.append((instance.in_logs, term.part))
        return self.number[key]

    def entered(self, j: int, value: float) -> float:
        """A figure as it enters column ``j``."""
        in_logs, part = self.meaning[j]
        plain = entered(value, part) if math.isfinite(value) else value
        if not in_logs:
            return plain
        return math.log(plain) if 0 < plain < math.inf else math.copysign(math.inf, plain)

    def left(self, j: int, value: float) -> float:
        """Undo :meth:`entered`."""
        return _plain(value, *self.meaning[j])

    def field_of(self, reading: Reading) -> int:
        """The field of a reading."""
        if id(reading) not in self.field:
            self.field[id(reading)] = len(self.readings)
            self.readings.append(reading)
        return self.field[id(reading)]


def suspect(failed: Sequence[Checked], around: Iterable[Checked]) -> Suspicion:
    """Localise failed instances that belong together; ``around`` are instances that hold."""
    columns = Programme()
    columns.rows = [_row(columns, item.instance) for item in failed]
    for item in around:
        fresh = sum(1 for r in item.instance.readings if id(r) not in columns.field)
        if len(columns.readings) + fresh <= _READINGS:
            columns.rows.append(_row(columns, item.instance))
    system = assemble(len(columns.owner), columns.rows)
    weights = [reading.weight for reading in columns.readings]
    found = localise_intervals(
        system, columns.lower, columns.upper, fields=columns.owner, weights=weights, budget=_BUDGET
    )
    if not found.solutions or found.passes:
        found = Localisation(0.0, ((_most_blamed(columns, failed),),), 1, False)
    solutions = found.solutions[:_LISTED]
    programme = Relaxation(system.rows, range(system.n), lower=columns.lower, upper=columns.upper)
    return Suspicion(
        tuple(failed),
        tuple(columns.readings),
        tuple(tuple(columns.readings[f] for f in solution) for solution in solutions),
        tuple(tuple(_allowed(programme, columns, solution, f) for f in solution) for solution in solutions),
        found.proven,
        found.count,
        columns,
    )


def _row(columns: Programme, instance: Instance) -> tuple[dict[int, float], float, float]:
    """The coefficients and sides of an instance; what a carried figure may have drifted widens the sides."""
    row: dict[int, float] = {}
    lower, upper = sides(instance)
    for term, reading, age in zip(instance.terms, instance.readings, instance.ages, strict=True):
        assert reading is not None
        c, drift = float(term.coefficient), float(term.drift) * age
        j = columns.of(instance, term, reading)
        row[j] = row.get(j, 0.0) + c
        size = abs(entered(reading.value, term.part))
        moves = (math.log1p(-drift), math.log1p(drift)) if instance.in_logs else (-drift * size, drift * size)
        lower, upper = lower - max(c * m for m in moves), upper - min(c * m for m in moves)
    return row, lower, upper


def _most_blamed(columns: Programme, failed: Sequence[Checked]) -> int:
    """Where the search proves nothing: the reading in most failed instances, the least trusted among equals."""

    def blame(field: int) -> tuple[int, float, int]:
        reading = columns.readings[field]
        return (
            -sum(1 for item in failed if any(r is reading for r in item.instance.readings)),
            reading.weight,
            field,
        )

    return min(range(len(columns.readings)), key=blame)


def _allowed(
    programme: Relaxation, columns: Programme, solution: Sequence[int], field: int
) -> tuple[float, float]:
    """What the edits leave to one figure when the figures of the solution may change."""
    mask = sum(1 << j for j, owner in enumerate(columns.owner) if owner in solution)
    if programme.conflict(mask) is not None:
        return -math.inf, math.inf
    low, high = -math.inf, math.inf
    for j, owner in enumerate(columns.owner):
        if owner == field:
            a, b = programme.interval(j)
            low, high = max(low, _plain(a, *columns.meaning[j])), min(high, _plain(b, *columns.meaning[j]))
    return (low, high) if low <= high else ((low + high) / 2, (low + high) / 2)


def _plain(value: float, in_logs: bool, part: TermPart) -> float:
    """Undo the logarithm and the way a figure enters an edit."""
    if in_logs:
        value = math.exp(value) if value < 700 else math.inf
    if part == TermPart.GROWTH:
        return (value - 1) * 100
    return value * 100 if part == TermPart.PERCENT else value
