"""Revision history: how what was stated of a period changed from vintage to vintage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bashu.model import DerivedSeries, Interval, Observation, Series, SeriesKey, interval_of, is_outturn

__all__ = ["Revision", "revised", "revisions"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of a period's history: a later statement that gives another value.

    ``change`` is after minus before, in the unit of the series; ``percent`` the same of the value before (None
    from zero). ``rounding`` is true where both statements allow a common value: then nothing was revised, one
    only says less.
    """

    key: SeriesKey
    period: str
    before: Observation
    after: Observation
    change: Decimal
    percent: Decimal | None
    rounding: bool


def revisions(series: Series) -> tuple[Revision, ...]:
    """Every change of an outturn between consecutive vintages, by period and vintage.

    Statements of one day are compared with the last one of an earlier day; the best ranked of a day stands
    for it. Expected figures are no vintages of an outturn and are left out.
    """
    found = []
    for period in dict.fromkeys(item.period for item in series.vintages):
        for before, after in _steps(series, period):
            if before.value != after.value:
                found.append(_revision(series.key, before, after))
    return tuple(found)


def revised(series: Series | DerivedSeries, period: str) -> bool:
    """Whether a later day changed the outturn of that period by more than rounding; derived figures have no vintages."""
    if isinstance(series, DerivedSeries):
        return False
    return any(not _agree(before, after) for before, after in _steps(series, period))


def _steps(series: Series, period: str) -> Iterator[tuple[Observation, Observation]]:
    """Consecutive statements of a period's outturn, one a day."""
    days: dict[date, Observation] = {}
    for item in series.vintages:  # worst rank first within a day, so that the best one stays
        if item.period == period and is_outturn(item):
            days[item.vintage] = item
    return pairwise(days.values())


def _revision(key: SeriesKey, before: Observation, after: Observation) -> Revision:
    change = after.value - before.value
    percent = 100 * change / abs(before.value) if before.value else None
    return Revision(key, after.period, before, after, change, percent, _agree(before, after))


def _agree(one: Observation, other: Observation) -> bool:
    first, second = _said(one), _said(other)
    return first.low <= second.high and second.low <= first.high


def _said(item: Observation) -> Interval:
    """A figure without a known precision is taken at its word: otherwise any small revision would vanish in it."""
    unknown = item.half_width is None and not item.qualifier
    return Interval.point(item.value) if unknown else interval_of(item)
