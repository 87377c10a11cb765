"""Find whole columns that are wrong in one way: a document's figures stand a year late, say.

Each figure of the column is compared with what the edits imply for its own period, from other documents,
and with what they imply for the years around it. A column is shifted by k years when its figures follow
what is implied k years away, up to a constant, much more closely than what is implied for their own years:

    spread(k) = median |d - median d|,   d = printed(t) - implied(t + k)

with logarithms of levels in place of the figures. Medians of n deviations are uncertain by about 1.2 / sqrt(n)
of their size, so a column is called shifted when spread(k) (1 + 4.8 / sqrt(n)) < spread(0).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bashu.audit.book import Group, Reading, earlier
from bashu.audit.check import Checked, implied_value
from bashu.model import Result

__all__ = ["Shift", "shifts"]

#: Pairs without which a shift is not looked for.
_PAIRS = 8
#: Four times the relative uncertainty of a median deviation, times the root of the number of pairs.
_UNSURE = 4.8
#: Units whose figures are compared as they are; others in logarithms.
_PLAIN = frozenset({"percent", "permille", "pp", "index"})
_YEARS = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """A column (a document's figures of one group) whose figures belong ``years`` later (+) or earlier (-).

    ``spread`` is the median deviation under the shift, ``unshifted`` without it, in units of the figure where
    ``plain``, else in natural logarithms.
    """

    doc: str
    group: Group
    years: int
    readings: tuple[Reading, ...]
    spread: float
    unshifted: float
    plain: bool


def shifts(results: Iterable[Checked]) -> tuple[Shift, ...]:
    """The shifted columns among checked instances, by document and group."""
    printed, implied = _columns(results)
    found = []
    for column in sorted(printed):
        doc, group = column
        readings, others = printed[column], implied[column]
        plain = group[2] in _PLAIN
        own = _spread(readings, others, 0, plain=plain)
        moved = [(s, k) for k in _YEARS if (s := _spread(readings, others, k, plain=plain)) is not None]
        if own is None or not moved:
            continue
        spread, years = min(moved)
        if spread * (1 + _UNSURE / math.sqrt(len(readings))) < own:
            found.append(Shift(doc, group, years, tuple(readings.values()), spread, own, plain))
    return tuple(found)


_Column = tuple[str, Group]
_Cell = tuple[str, str]


def _columns(
    results: Iterable[Checked],
) -> tuple[dict[_Column, dict[_Cell, Reading]], dict[_Column, dict[_Cell, float]]]:
    """By document and group: its readings by area and period, and what other documents imply for these cells."""
    printed: dict[_Column, dict[_Cell, Reading]] = defaultdict(dict)
    implied: dict[_Column, dict[_Cell, float]] = defaultdict(dict)
    for item in results:
        if item.result not in (Result.PASS, Result.FAIL):
            continue
        for position, reading in enumerate(item.instance.readings):
            assert reading is not None
            for doc in {w.doc for w in reading.witnesses}:
                if _independent(item, position, doc):
                    value = implied_value(item.instance, position)
                    if value is not None:
                        printed[doc, reading.group].setdefault(reading.slot, reading)
                        implied[doc, reading.group].setdefault(reading.slot, float(value))
    return printed, implied


def _independent(item: Checked, position: int, doc: str) -> bool:
    """Whether the other figures of the instance come from other documents."""
    return all(
        all(w.doc != doc for w in reading.witnesses)
        for k, reading in enumerate(item.instance.readings)
        if k != position and reading is not None
    )


def _spread(
    readings: dict[_Cell, Reading], implied: dict[_Cell, float], years: int, *, plain: bool
) -> float | None:
    """How far the figures lie from what is implied so many years later, up to the usual difference; None where
    too few can be compared."""
    differences = []
    for (area, period), reading in readings.items():
        other = implied.get((area, earlier(period, -years)))
        if other is not None and plain:
            differences.append(reading.value - other)
        elif other is not None and other > 0 and reading.value > 0:
            differences.append(math.log(reading.value / other))
    if len(differences) < _PAIRS:
        return None
    middle = _median(differences)
    return _median([abs(d - middle) for d in differences])


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
