"""The charts of a series page, wide and narrow, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bashu.model import FORECAST_STATUS, Area, Observation, Series, Status
from bashu.web.chart import NARROW, WIDE, Frame, Line, Point, key_of, line_chart
from bashu.web.choose import SeriesView
from bashu.web.format import Scale, scale_for
from bashu.web.when import decimal_year
from bashu.web.words import STATUSES

if TYPE_CHECKING:
    from bashu.web.page import Page

__all__ = ["Charts", "series_charts", "vintage_chart"]

_EPOCH = date(1970, 1, 1).toordinal()
_OPEN = FORECAST_STATUS | {Status.PROVISIONAL}


@dataclass(frozen=True, slots=True)
class Charts:
    """One chart in two widths, of which the style sheet shows the one that fits, and the key to its lines."""

    wide: Markup
    narrow: Markup
    title: str
    keys: tuple[tuple[str, Markup], ...] = ()


def series_charts(page: Page, view: SeriesView) -> Charts | None:
    """The series and those beside it over time; None for fewer than two points."""
    if sum(len(series.current) for _, series in view.lines) < 2:
        return None
    scale = _scale(page, view)
    lines = [_line(page, area, series, scale) for area, series in view.lines]
    places = page.comma.join(page.name(area.names) for area, _ in view.lines)
    return _drawn(
        page, lines, unit=scale.word, title=f"{page.name(view.indicator.names)}{page.comma}{places}"
    )


def vintage_chart(page: Page, view: SeriesView) -> Charts | None:
    """How the value of the period with most vintages was published over time; None where there are not three days."""
    period, items = max(view.revised(), key=lambda pair: len(pair[1]), default=("", ()))
    if len({item.vintage for item in items}) < 3:
        return None
    scale = _scale(page, view)
    points = tuple(_point(page, item, scale, x=item.vintage.toordinal() - _EPOCH) for item in items)
    name = page.period(period)
    title = f"{page.name(view.indicator.names)}{page.comma}{name}"
    return _drawn(page, [Line(name, points)], unit=scale.word, title=title, days=True)


def _scale(page: Page, view: SeriesView) -> Scale:
    assert view.series is not None
    return scale_for(view.largest, view.series.key.unit, language=page.language, noun=page.say)


def _line(page: Page, area: Area, series: Series, scale: Scale) -> Line:
    points = (_point(page, item, scale, x=decimal_year(item.period)) for item in series.current)
    return Line(page.name(area.names), tuple(points))


def _point(page: Page, item: Observation, scale: Scale, *, x: float) -> Point:
    parts = [page.period(item.period), str(page.observed(item))]
    if item.status != Status.NORMAL:
        parts.append(page.word(STATUSES, item.status))
    parts.append(page.day(item.vintage))
    return Point(
        x,
        float(item.value / scale.factor),
        page.comma.join(parts),
        page.link(f"/facts/{item.fact}"),
        final=item.status not in _OPEN,
    )


def _drawn(page: Page, lines: Sequence[Line], *, unit: str, title: str, days: bool = False) -> Charts:
    def draw(frame: Frame) -> Markup:
        frame = Frame(frame.width, frame.height * 2 // 3, frame.ticks) if days else frame
        spec: dict[str, Any] = line_chart(lines, frame=frame, unit=unit, title=title, days=days)
        # the renderer escapes every text it is given
        return Markup(page.site.drawer.svg(spec))

    keys = tuple((line.label, key_of(number)) for number, line in enumerate(lines)) if len(lines) > 1 else ()
    return Charts(draw(WIDE), draw(NARROW), title, keys)
