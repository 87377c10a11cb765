"""Overview: the region's headline indicators, side by side with other areas, and the newest documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from bashu.model import Area, Indicator, Observation
from bashu.web.page import PageOf
from bashu.web.spark import sparkline
from bashu.web.when import decimal_year

if TYPE_CHECKING:
    from bashu.store import DocumentPage, DocumentRow, SeriesRow
    from bashu.workspace import Headline, Workspace

__all__ = ["router"]

router = APIRouter()
#: Areas beside the region itself, and headline indicators that an area must share to be set beside it.
BESIDE, SHARED = 4, 1


@dataclass(frozen=True, slots=True)
class _Overview:
    """``facts`` counts the whole record: the store does not count them by day of publication."""

    region: Area
    headlines: tuple[Headline, ...]
    sources: Mapping[str, DocumentRow]
    areas: tuple[Area, ...]
    table: tuple[tuple[Indicator, tuple[Headline | None, ...]], ...]
    newest: DocumentPage
    facts: int
    series: int


@router.get("/")
def overview(page: PageOf) -> HTMLResponse:
    """The region at a glance."""
    view = page.site.memo.get(("overview", page.as_of), lambda: _compose(page.workspace, page.as_of))
    return page.render("overview.html", view=view, spark=_spark)


def _compose(workspace: Workspace, as_of: date | None) -> _Overview:
    region = workspace.areas[workspace.pack.area]
    own = workspace.headlines(as_of=as_of)
    every = workspace.series_list(as_of=as_of)
    beside = _areas_beside(workspace, every, as_of)
    areas = (region, *(area for area, _ in beside))
    found = {
        (line.indicator.code, line.area.code): line
        for lines in (own, *(rest for _, rest in beside))
        for line in lines
    }
    order = sorted({line.indicator for line in found.values()}, key=lambda item: (item.headline, item.code))
    return _Overview(
        region,
        own,
        workspace.sources_of([line.latest for line in own]),
        areas,
        tuple((item, tuple(found.get((item.code, area.code)) for area in areas)) for item in order),
        workspace.documents(limit=8, as_of=as_of),
        workspace.counts().facts,
        len(every),
    )


def _areas_beside(
    workspace: Workspace, every: tuple[SeriesRow, ...], as_of: date | None
) -> list[tuple[Area, tuple[Headline, ...]]]:
    """The areas with most series of headline indicators, which are those that can be compared."""
    headline = {item.code for item in workspace.pack.indicators if item.headline}
    weight: Counter[str] = Counter()
    for row in every:
        if row.key.indicator in headline:
            weight[row.key.area] += row.periods
    chosen = [code for code, _ in weight.most_common(BESIDE + 1) if code != workspace.pack.area][:BESIDE]
    lines = [(workspace.areas[code], workspace.headlines(code, as_of=as_of)) for code in chosen]
    return [(area, found) for area, found in lines if len(found) >= SHARED]


def _spark(history: tuple[Observation, ...]) -> str:
    return sparkline([(decimal_year(item.period), item.value) for item in history])
