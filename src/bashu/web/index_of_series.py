"""The index of series: indicators by theme, each with the areas that have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bashu.model import Area, Indicator

if TYPE_CHECKING:
    from bashu.store import SeriesRow
    from bashu.workspace import Workspace

__all__ = ["IndexView", "IndicatorRow", "index_of_series"]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its series: areas fullest first, years first to last."""

    indicator: Indicator
    areas: tuple[Area, ...]
    series: int
    periods: int
    first: str
    last: str
    rows: tuple[SeriesRow, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """``themes`` in the pack's order; ``areas`` those that have any series, for the choice of one."""

    themes: tuple[tuple[str, tuple[IndicatorRow, ...]], ...]
    areas: tuple[Area, ...]
    total: int


def index_of_series(
    workspace: Workspace, *, text: str = "", area: str = "", indicator: str = "", as_of: date | None = None
) -> IndexView:
    """The indicators that have series, narrowed to a text in their names, an area or one indicator."""
    every = workspace.series_list(as_of=as_of)
    has = {row.key.area for row in every}
    rows = [
        row for row in every
        if (not area or row.key.area == area) and (not indicator or row.key.indicator == indicator)
    ]  # fmt: skip
    named = _named(workspace, text)
    grouped: dict[str, list[SeriesRow]] = {}
    for row in rows:
        if row.key.indicator in named:
            grouped.setdefault(row.key.indicator, []).append(row)
    themes: dict[str, list[IndicatorRow]] = {}
    for item in workspace.pack.indicators:
        if item.code in grouped:
            themes.setdefault(item.theme, []).append(_row(workspace, item, grouped[item.code]))
    return IndexView(
        tuple((theme, tuple(found)) for theme, found in themes.items()),
        tuple(place for place in workspace.pack.areas if place.code in has),
        sum(len(found) for found in grouped.values()),
    )


def _named(workspace: Workspace, text: str) -> set[str]:
    if not text:
        return set(workspace.indicators)
    return {item.code for item in workspace.search(text, limit=500).indicators}


def _row(workspace: Workspace, item: Indicator, rows: Iterable[SeriesRow]) -> IndicatorRow:
    weight: dict[str, int] = {}
    ordered = sorted(rows, key=lambda row: (-row.periods, row.key))
    for row in ordered:
        weight[row.key.area] = weight.get(row.key.area, 0) + row.periods
    own = workspace.pack.area
    codes = sorted(weight, key=lambda code: (code != own, -weight[code], code))
    return IndicatorRow(
        item,
        tuple(workspace.areas[code] for code in codes if code in workspace.areas),
        len(ordered),
        sum(row.periods for row in ordered),
        min(row.first for row in ordered),
        max(row.last for row in ordered),
        tuple(ordered),
    )
