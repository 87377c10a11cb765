"""The drawings of a target: its path with the forecast's bands, and its chance by day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bashu.model.target import Aim, PathPoint
from bashu.web.chart import NARROW, WIDE, Frame
from bashu.web.format import scale_for
from bashu.web.plot import Charts
from bashu.web.standing import amount, chance, decimal
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.web.page import Page
    from bashu.workspace import ChanceAt, TargetView

__all__ = ["chance_chart", "fan_chart"]

MUTED, GRID, PAPER, SEEN, AHEAD = "#5a5f66", "#e4e0d7", "#fcfbf8", "#9b2c1d", "#2b5c8a"
_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class _Axis:
    """The value axis: the factor that a unit of it stands for, and its head."""

    factor: float
    unit: str


def fan_chart(page: Page, view: TargetView) -> Charts | None:
    """Outturns as dots that open their facts, the forecast's middle and its 80 and 95 % bands, and the target.

    None for fewer than two points. A sum over a term is not drawn among the years' amounts.
    """
    target, path = view.target, view.judgement.path
    if len(path) < 2:
        return None
    largest = max(abs(point.high95 if point.high95 is not None else point.value) for point in path)
    scale = scale_for(decimal(largest), target.unit, language=page.language, noun=page.say)
    axis = _Axis(float(scale.factor), scale.word)
    name = page.indicator(target.indicator)
    title = page.comma.join((name, page.area(target.area), page.period(target.period.text)))
    layers = [*_bands(path, axis), _middle(path, axis), _seen(page, view, axis)]
    if target.aim is not Aim.SUM:
        layers.append(_target(page, view, axis))
    keys = [(page.say(noted("outturns")), _key("seen"))]
    if any(point.low80 is not None for point in path):
        keys.append((page.say(noted("forecast, with 80% and 95% bands")), _key("ahead")))
    if target.aim is not Aim.SUM:
        keys.append((page.say(noted("target")), _key("target")))
    x = {"field": "x", "type": "quantitative", "scale": {"nice": False, "zero": False, "padding": 12}}
    return _drawn(page, layers, x, _values(axis.unit), title, tuple(keys))


def chance_chart(page: Page, view: TargetView, history: Sequence[ChanceAt]) -> Charts | None:
    """The chance when the target was set and after each day on which a figure behind it was published; None for fewer than two days."""
    known = [item for item in history if item.judgement.chance is not None]
    if len(known) < 2:
        return None
    rows = [
        {
            "x": (item.day.toordinal() - _EPOCH) * _DAY,
            "y": 100 * (item.judgement.chance or 0.0),
            "text": page.comma.join((page.day(item.day), chance(item.judgement))),
            "address": page.link(f"/facts/{item.news[-1].fact if item.news else view.target.fact}"),
        }
        for item in known
    ]
    layers = [
        {"data": {"values": rows}, "mark": {"type": "line", "interpolate": "step-after", "color": AHEAD, "strokeWidth": 1.6, "aria": False},
         "encoding": {"y": {"field": "y", "type": "quantitative"}}},
        {"data": {"values": rows}, "mark": {"type": "point", "filled": True, "size": 46, "opacity": 1, "color": AHEAD},
         "encoding": {"y": {"field": "y", "type": "quantitative"}, "href": {"field": "address"}, "description": {"field": "text"}}},
    ]  # fmt: skip
    x = {"field": "x", "type": "temporal", "scale": {"type": "utc", "nice": True}}
    y = _values("%") | {"scale": {"domain": [0, 100]}}
    title = page.say(noted("Chance by day of publication"))
    return _drawn(page, layers, x, y, title, (), days=True)


def _bands(path: Sequence[PathPoint], axis: _Axis) -> list[dict[str, Any]]:
    ahead = [point for point in path if point.low80 is not None]
    if not ahead:
        return []
    last = next((point for point in reversed(path) if point.low80 is None), None)
    start = [{"x": last.year, "low80": last.value, "high80": last.value, "low95": last.value, "high95": last.value}] if last else []  # fmt: skip
    rows = start + [
        {"x": p.year, "low80": p.low80, "high80": p.high80, "low95": p.low95, "high95": p.high95}
        for p in ahead
    ]
    scaled = [{name: value if name == "x" else (value or 0.0) / axis.factor for name, value in row.items()} for row in rows]  # fmt: skip
    return [
        {
            "data": {"values": scaled},
            "mark": {"type": "area", "color": AHEAD, "opacity": opacity, "aria": False},
            "encoding": {
                "y": {"field": f"low{width}", "type": "quantitative"},
                "y2": {"field": f"high{width}"},
            },
        }
        for width, opacity in ((95, 0.16), (80, 0.24))
    ]


def _middle(path: Sequence[PathPoint], axis: _Axis) -> dict[str, Any]:
    seen = [point for point in path if point.low80 is None][-1:]
    ahead = [point for point in path if point.low80 is not None]
    rows = [{"x": point.year, "y": point.value / axis.factor} for point in (*seen, *ahead)] if ahead else []
    return {
        "data": {"values": rows},
        "mark": {"type": "line", "color": AHEAD, "strokeWidth": 2, "strokeDash": [6, 3], "aria": False},
        "encoding": {"y": {"field": "y", "type": "quantitative"}},
    }


def _seen(page: Page, view: TargetView, axis: _Axis) -> dict[str, Any]:
    rows = [
        {
            "x": point.year,
            "y": point.value / axis.factor,
            "text": page.comma.join(
                (page.period(str(point.year)), str(amount(page, view.target, point.value)))
            ),
            "address": page.link(f"/facts/{point.fact}"),
        }
        for point in view.judgement.path
        if point.fact
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "size": 46, "opacity": 1, "color": SEEN},
        "encoding": {
            "y": {"field": "y", "type": "quantitative"},
            "href": {"field": "address"},
            "description": {"field": "text"},
        },
    }


def _target(page: Page, view: TargetView, axis: _Axis) -> dict[str, Any]:
    target = view.target
    words = (
        page.say(noted("target")),
        page.period(target.period.text),
        str(page.figure(target.value, target.unit)),
    )
    row = {
        "x": target.period.year,
        "y": float(target.value) / axis.factor,
        "text": page.comma.join(words),
        "address": page.link(f"/facts/{target.fact}"),
    }
    return {
        "data": {"values": [row]},
        "mark": {"type": "point", "shape": "diamond", "filled": False, "size": 150, "strokeWidth": 2.4, "opacity": 1, "color": MUTED},
        "encoding": {
            "y": {"field": "y", "type": "quantitative"},
            "href": {"field": "address"},
            "description": {"field": "text"},
        },
    }  # fmt: skip


def _values(unit: str) -> dict[str, Any]:
    return {
        "type": "quantitative",
        "scale": {"zero": False, "nice": True},
        "axis": {
            "title": unit, "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleBaseline": "bottom",
            "titleX": 0, "titleY": -8, "tickCount": 5, "domain": False, "ticks": False, "format": ",~r",
            "gridColor": GRID, "labelColor": MUTED, "titleColor": MUTED,
        },
    }  # fmt: skip


def _drawn(
    page: Page,
    layers: list[dict[str, Any]],
    x: dict[str, Any],
    y: dict[str, Any],
    title: str,
    keys: tuple[tuple[str, Markup], ...],
    *,
    days: bool = False,
) -> Charts:
    def draw(frame: Frame) -> Markup:
        shown = {"format": "%Y-%m-%d"} if days else {"format": "d", "tickMinStep": 1}
        axis = {"title": None, "grid": False, "domainColor": MUTED, "tickColor": MUTED, "labelColor": MUTED, "labelOverlap": "greedy", "tickCount": max(2, frame.ticks // 3) if days else frame.ticks} | shown  # fmt: skip
        spec = {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "description": title,
            "width": frame.width,
            "height": frame.height * 2 // 3 if days else frame.height,
            "autosize": {"type": "fit", "contains": "padding"},
            "padding": 4,
            "background": None,
            "encoding": {"x": x | {"axis": axis}},
            "layer": [_with_scale(layer, y) for layer in layers],
            "config": {
                "font": "Liberation Sans, Arial, Noto Sans CJK SC, sans-serif",
                "view": {"stroke": None},
                "axis": {
                    "labelFontSize": 12,
                    "titleFontSize": 12,
                    "titleFontWeight": "normal",
                    "labelPadding": 6,
                },
            },
        }
        return Markup(page.site.drawer.svg(spec))

    return Charts(draw(WIDE), draw(NARROW), title, keys)


def _with_scale(layer: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """Every layer states the same axis, so that the renderer merges them without a choice of its own."""
    encoding = layer["encoding"]
    return layer | {"encoding": encoding | {"y": y | encoding["y"]}}


def _key(what: str) -> Markup:
    parts = {
        "seen": f'<circle cx="19" cy="7" r="4" fill="{SEEN}"/>',
        "ahead": f'<path d="M1 1h36v12h-36z" fill="{AHEAD}" fill-opacity=".24"/>'
        f'<path d="M1 7h36" fill="none" stroke="{AHEAD}" stroke-width="2" stroke-dasharray="6 3"/>',
        "target": f'<path d="M19 1l6 6-6 6-6-6z" fill="none" stroke="{MUTED}" stroke-width="2"/>',
    }
    return Markup(f'<svg viewBox="0 0 38 14" aria-hidden="true" focusable="false">{parts[what]}</svg>')
