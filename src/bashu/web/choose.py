"""Which series a page shows, which others stand beside it, and on which scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bashu.model import Area, Indicator, Observation, Series, SeriesKey

if TYPE_CHECKING:
    from bashu.store import DocumentRow
    from bashu.workspace import Workspace

__all__ = ["SeriesView", "Wanted", "choose_series"]

#: A chart stays legible with so many lines.
MOST_BESIDE = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for; None leaves the choice to the site."""

    indicator: str
    area: str
    kind: str | None = None
    frequency: str | None = None
    unit: str | None = None
    basis: str | None = None
    compare: tuple[str, ...] = ()
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series (None where nothing was published by then) with its alternatives and its neighbours.

    ``choices`` are all series of the indicator and area; ``beside`` the compared areas with their series;
    ``candidates`` areas that have a series of the same shape; ``sources`` the documents behind it all.
    """

    indicator: Indicator
    area: Area
    series: Series | None
    choices: tuple[Series, ...]
    beside: tuple[tuple[Area, Series | None], ...]
    candidates: tuple[Area, ...]
    sources: Mapping[str, DocumentRow]

    @property
    def lines(self) -> tuple[tuple[Area, Series], ...]:
        """The area's own series and those beside it that exist."""
        every = ((self.area, self.series), *self.beside)
        return tuple((area, series) for area, series in every if series)

    def is_ambiguous(self, key: SeriesKey) -> bool:
        """Whether kind and frequency alone do not tell a series from its alternatives."""
        alike = [
            one for one in self.choices if (one.key.kind, one.key.frequency) == (key.kind, key.frequency)
        ]
        return len(alike) > 1

    @property
    def current_facts(self) -> frozenset[str]:
        """The facts that the current values were taken from."""
        return frozenset(item.fact for _, series in self.lines for item in series.current)

    @property
    def largest(self) -> Decimal:
        """The largest value by size, which sets the scale of the chart."""
        return max((abs(o.value) for _, series in self.lines for o in series.current), default=Decimal(0))

    @property
    def smallest(self) -> Decimal:
        """The smallest value by size that is not zero."""
        sizes = (abs(o.value) for _, series in self.lines for o in series.vintages if o.value)
        return min(sizes, default=Decimal(0))

    def revised(self) -> tuple[tuple[str, tuple[Observation, ...]], ...]:
        """Periods that were published more than once, newest first, each with its vintages in order."""
        groups: dict[str, list[Observation]] = {}
        for item in self.series.vintages if self.series else ():
            groups.setdefault(item.period, []).append(item)
        return tuple(
            (period, tuple(sorted(items, key=lambda item: (item.vintage, -item.rank))))
            for period, items in sorted(groups.items(), reverse=True)
            if len(items) > 1
        )


def choose_series(workspace: Workspace, wanted: Wanted) -> SeriesView:
    """The series for an address; NotFound where the pack knows no such indicator or area."""
    choices = workspace.series(wanted.indicator, area=wanted.area, as_of=wanted.as_of)
    indicator, area = workspace.indicators[wanted.indicator], workspace.areas[wanted.area]
    series = _best(choices, wanted, indicator)
    others = [code for code in dict.fromkeys(wanted.compare) if code != wanted.area][:MOST_BESIDE]
    beside = tuple(_beside(workspace, wanted, code, series) for code in others)
    seen = [item for one in (series, *(other for _, other in beside)) if one for item in one.vintages]
    return SeriesView(
        indicator,
        area,
        series,
        choices,
        beside,
        _candidates(workspace, wanted, series),
        workspace.sources_of(seen),
    )


def _best(choices: Sequence[Series], wanted: Wanted, indicator: Indicator) -> Series | None:
    fitting = [
        series
        for series in choices
        if wanted.kind in (None, series.key.kind)
        and wanted.frequency in (None, series.key.frequency)
        and wanted.unit in (None, series.key.unit)
        and wanted.basis in (None, series.key.price_basis)
    ]
    # the choices come fullest first; among them the indicator's own kind and unit are what its name promises
    own = [one for one in fitting if one.key.kind == indicator.kind and one.key.unit == indicator.unit]
    annual = [one for one in own if one.key.frequency == "A" and len(one.current) > 1]
    return next(iter(annual or own or fitting), None)


def _beside(
    workspace: Workspace, wanted: Wanted, code: str, like: Series | None
) -> tuple[Area, Series | None]:
    found = workspace.series(wanted.indicator, area=code, as_of=wanted.as_of)
    area = workspace.areas[code]
    return area, next((one for one in found if like and _same_shape(one.key, like.key)), None)


def _candidates(workspace: Workspace, wanted: Wanted, like: Series | None) -> tuple[Area, ...]:
    rows = workspace.series_list(indicator=wanted.indicator, as_of=wanted.as_of)
    fitting = (row for row in rows if row.key.area != wanted.area and like and _same_shape(row.key, like.key))
    ordered = sorted(fitting, key=lambda row: (-row.periods, row.key.area))
    return tuple(workspace.areas[row.key.area] for row in ordered if row.key.area in workspace.areas)


def _same_shape(one: SeriesKey, other: SeriesKey) -> bool:
    return (one.frequency, one.kind, one.unit, one.price_basis) == (
        other.frequency,
        other.kind,
        other.unit,
        other.price_basis,
    )
