"""Assemble series: the current value of each period, with every vintage behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bashu.model import Observation, Period, Series, SeriesKey, preferred

__all__ = ["as_of", "assemble"]


def assemble(observations: Iterable[Observation]) -> tuple[Series, ...]:
    """Series by key, periods in time order; which statement of a period stands, ``preferred`` decides.

    ``current`` holds one observation a period, ``vintages`` all of them, newest last within a period.
    """
    groups: dict[SeriesKey, dict[str, list[Observation]]] = {}
    for item in observations:
        groups.setdefault(item.key, {}).setdefault(item.period, []).append(item)
    return tuple(_series(key, groups[key]) for key in sorted(groups))


def as_of(observations: Iterable[Observation], day: date) -> tuple[Observation, ...]:
    """The observations that had been published by the end of ``day``."""
    return tuple(item for item in observations if item.vintage <= day)


def _series(key: SeriesKey, periods: dict[str, list[Observation]]) -> Series:
    ordered = sorted(periods, key=lambda text: (Period.parse(text).end, text))
    return Series(
        key,
        tuple(preferred(periods[text]) for text in ordered),
        tuple(item for text in ordered for item in sorted(periods[text], key=_age)),
    )


def _age(item: Observation) -> tuple[date, int, str]:
    return item.vintage, -item.rank, item.fact
