"""Charts as Vega-Lite specifications, in a wide and a narrow form.

Points link to their facts and carry a description. Colours are the light theme's; the style sheet maps
them for the dark one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

__all__ = ["NARROW", "WIDE", "Frame", "Line", "Point", "key_of", "line_chart"]

INK, MUTED, GRID, PAPER = "#1c2024", "#5a5f66", "#e4e0d7", "#fcfbf8"
#: Lines of a comparison: the accent first. Shapes and dashes tell them apart without colour.
COLOURS = ("#9b2c1d", "#2b5c8a", "#3c6e47", "#7a5195", "#8a6d1d", "#5a5f66")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3])
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")

#: The same shapes, centred in the sample of the key.
_OUTLINES = (
    "M15 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M15.5 3.5h7v7h-7z",
    "M19 2.5l4.5 8h-9z",
    "M19 2l4 5-4 5-4-5z",
    "M17.5 2.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
    "M14.5 3.5h9l-4.5 8z",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing in pixels."""

    width: int
    height: int
    ticks: int


WIDE = Frame(860, 340, 10)
NARROW = Frame(330, 230, 4)


@dataclass(frozen=True, slots=True)
class Point:
    """``x`` in years or days, ``y`` in the axis's unit, ``text`` what it says, ``address`` of its fact; hollow unless final."""

    x: float
    y: float
    text: str
    address: str
    final: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One series of a chart."""

    label: str
    points: tuple[Point, ...]


def line_chart(
    lines: Sequence[Line], *, frame: Frame, unit: str, title: str, days: bool = False
) -> dict[str, Any]:
    """Lines over time. ``unit`` heads the value axis, ``title`` describes the whole to those who cannot see it.

    With ``days`` the places of points are days since 1970 on an axis of dates, and no line joins them: what
    several publishers said is no development.
    """
    names = [line.label for line in lines]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": title,
        "width": frame.width,
        "height": frame.height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": 4,
        "background": None,
        "data": {
            "values": [
                _row(line, point, 86_400_000 if days else 1) for line in lines for point in line.points
            ]
        },
        "encoding": {"x": _days(frame) if days else _years(lines, frame), "y": _values(lines, unit)},
        "layer": [
            {
                "mark": {"type": "line", "strokeWidth": 0 if days else 2, "aria": False},
                "encoding": {"color": _by(names, COLOURS), "strokeDash": _by(names, DASHES)},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 46, "opacity": 1, "strokeWidth": 1.6},
                "encoding": {
                    "shape": _by(names, SHAPES),
                    "stroke": _by(names, COLOURS),
                    "fill": {
                        "condition": {"test": "!datum.final", "value": PAPER},
                        **_by(names, COLOURS),
                    },
                    "href": {"field": "address"},
                    "description": {"field": "text"},
                },
            },
        ],
        "config": _config(),
    }


def key_of(number: int) -> Markup:
    """The sample of the line of that number, as it stands in the chart's key."""
    colour = COLOURS[number % len(COLOURS)]
    dash = " ".join(map(str, DASHES[number % len(DASHES)]))
    return Markup(
        f'<svg viewBox="0 0 38 14" aria-hidden="true" focusable="false"><path d="M1 7h36" fill="none" '
        f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        f'<path d="{_OUTLINES[number % len(_OUTLINES)]}" fill="{colour}"/></svg>'
    )


def _row(line: Line, point: Point, unit: int) -> dict[str, Any]:
    return {
        "line": line.label,
        "x": point.x * unit,
        "y": point.y,
        "text": point.text,
        "address": point.address,
        "final": point.final,
    }


def _by(names: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    return {
        "field": "line",
        "type": "nominal",
        "scale": {"domain": list(names), "range": [values[i % len(values)] for i in range(len(names))]},
        "legend": None,  # the page has a key of its own, which wraps and can be read aloud
    }


def _years(lines: Sequence[Line], frame: Frame) -> dict[str, Any]:
    places = [point.x for line in lines for point in line.points]
    low, high = min(places), max(places)
    margin = max(0.5 if low == high else 0.0, (high - low) * 0.02)
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [low - margin, high + margin], "nice": False, "zero": False},
        "axis": {
            "title": None, "format": "d", "tickMinStep": 1, "tickCount": frame.ticks, "grid": False,
            "domainColor": MUTED, "tickColor": MUTED, "ticks": True, "tickSize": 5, "domain": True,
        },
    }  # fmt: skip


def _days(frame: Frame) -> dict[str, Any]:
    return {
        "field": "x",
        "type": "temporal",
        "scale": {"type": "utc", "nice": True},
        "axis": {
            "title": None, "format": "%Y-%m", "tickCount": max(2, frame.ticks // 2), "grid": False, "labelOverlap": "greedy",
            "domainColor": MUTED, "tickColor": MUTED,
        },
    }  # fmt: skip


def _values(lines: Sequence[Line], unit: str) -> dict[str, Any]:
    values = [point.y for line in lines for point in line.points]
    low, high = min(values), max(values)
    # a line may leave out zero, but not where the fall to zero is close enough to be read into it
    zero = low <= 0 <= high or (low > 0 and low < 0.5 * high)
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {"zero": zero, "nice": True},
        "axis": {
            "title": unit, "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleBaseline": "bottom",
            "titleX": 0, "titleY": -8, "tickCount": 5, "domain": False, "ticks": False, "format": ",~r",
        },
    }  # fmt: skip


def _config() -> dict[str, Any]:
    font = "Liberation Sans, Arial, Noto Sans CJK SC, sans-serif"
    return {
        "font": font,
        "view": {"stroke": None},
        "axis": {
            "labelColor": MUTED, "titleColor": MUTED, "gridColor": GRID, "labelFontSize": 12,
            "titleFontSize": 12, "titleFontWeight": "normal", "labelPadding": 6,
        },
    }  # fmt: skip
