"""Decide a target whose period is over, by its outturn."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bashu.model.target import Aim, Direction, Judgement, PathPoint, Standing, Target
from bashu.outlook.history import History, year_of

__all__ = [
    "FROM_A_BASE",
    "OF_GROWTH",
    "base_year",
    "decided",
    "facts_between",
    "natural",
    "notes_on",
    "outturns",
]

#: Aims that are measured against the level of an earlier year.
FROM_A_BASE = frozenset({Aim.AVERAGE_GROWTH, Aim.MULTIPLE})
#: Aims whose outturn is growth in percent.
OF_GROWTH = frozenset({Aim.GROWTH, Aim.AVERAGE_GROWTH})


def base_year(target: Target) -> int:
    """The year that growth over a term counts from: the one before it; the first one of a multiple."""
    start = target.period.start.year
    return start if target.aim is Aim.MULTIPLE else start - 1


def decided(target: Target, history: History) -> Judgement:
    """Reached or missed; cannot be judged where the outturn of its period is not in the history."""
    first = base_year(target) if target.aim in FROM_A_BASE else target.period.start.year
    facts = facts_between(history, first, target.period.year)
    outturn = _outturn(target, history)
    if outturn is None:
        return Judgement(target, Standing.CANNOT_BE_JUDGED, reason="no_outturn", facts=facts)
    value, slack = float(target.value), float(target.slack)
    met = outturn >= value - slack if target.direction is Direction.AT_LEAST else outturn <= value + slack
    return Judgement(
        target,
        Standing.REACHED if met else Standing.MISSED,
        outturn=outturn,
        path=tuple(outturns(history, target)),
        facts=facts,
        notes=notes_on(target, history, history.years[-1]),
    )


def _outturn(target: Target, history: History) -> float | None:
    end, start = target.period.year, target.period.start.year
    last = history.known(end)
    if target.aim is Aim.GROWTH:
        return _growth_in(history, end)
    if last is None:
        return None
    if target.aim is Aim.LEVEL:
        return natural(history, last)
    if target.aim is Aim.SUM:
        years = [history.known(year) for year in range(start, end + 1)]
        return None if None in years else sum(natural(history, year) for year in years if year is not None)
    base = history.known(base_year(target))
    if base is None:
        return None
    if target.aim is Aim.MULTIPLE:
        return math.exp(last - base)
    return 100.0 * math.expm1((last - base) / (end - base_year(target)))


def _growth_in(history: History, year: int) -> float | None:
    """Growth of a year in percent: as published, or between the amounts of two years."""
    if history.grown:
        point = history.published(year)
        return float(point.value) if point else None
    before, here = history.known(year - 1), history.known(year)
    if before is None or here is None or not history.log:
        return None
    return 100.0 * math.expm1(here - before)


def natural(history: History, level: float) -> float:
    """A level of the panel as an amount."""
    return math.exp(level) if history.log else level


def outturns(history: History, target: Target) -> Iterator[PathPoint]:
    """The outturns of what the target fixes, in its unit, each with its fact."""
    base = history.known(base_year(target)) if target.aim is Aim.MULTIPLE else None
    for point in history.points:
        year = year_of(point)
        if target.aim in OF_GROWTH:
            value = _growth_in(history, year)
        elif base is not None:
            here = history.known(year)
            value = None if here is None else math.exp(here - base)
        else:
            value = float(point.value)
        if value is not None:
            yield PathPoint(year, value, fact=point.fact)


def facts_between(history: History, first: int, last: int) -> tuple[str, ...]:
    """The facts of the first area's observations of these years."""
    return tuple(point.fact for point in history.points if first <= year_of(point) <= last)


def notes_on(target: Target, history: History, first: int) -> tuple[str, ...]:
    """What a reader must know of the years from ``first`` on."""
    found = []
    if any(year >= first for year in history.bridged):
        found.append("bridged")
    if not history.grown and target.aim in OF_GROWTH:
        found.append("from_levels")
    return tuple(found)
