"""The charts of the index page: scores over time, and the steps from one score to another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bashu.web.chart import COLOURS, INK, MUTED, NARROW, WIDE, Frame, Line, Point, key_of, line_chart
from bashu.web.composite import Composite
from bashu.web.plot import Charts
from bashu.web.when import decimal_year
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.web.page import Page

__all__ = ["number", "score_chart", "waterfall"]


def number(value: float | None, digits: int = 1) -> Decimal | None:
    """A score as it is shown: with ``digits`` decimals, on scales up to one with two more."""
    if value is None:
        return None
    return Decimal(f"{value:.{digits if abs(value) >= 2 else digits + 2}f}")


def score_chart(page: Page, made: Composite) -> Charts | None:
    """The index and its themes, or the indices of several areas, with the official scores as lines of their own."""
    result, root = made.view.result, made.framework.root
    lines = []
    if len(result.units) > 1:
        lines = [_line(page, made, root.code, page.area(unit), unit) for unit in result.units[:6]]
    else:
        lines = [_line(page, made, node.code, page.name(node.names), made.unit) for node in made.themes]
    lines += _official(page, made)
    lines = [line for line in lines if line.points]
    if sum(len(line.points) for line in lines) < 2:
        return None
    title = page.name(made.framework.names)

    def draw(frame: Frame) -> Markup:
        return Markup(page.site.drawer.svg(line_chart(lines, frame=frame, unit="", title=title)))

    keys = tuple((line.label, key_of(at)) for at, line in enumerate(lines))
    return Charts(draw(WIDE), draw(NARROW), title, keys)


def _line(page: Page, made: Composite, code: str, label: str, unit: str) -> Line:
    points = []
    for period in made.view.result.periods:
        value = made.score(code, period, unit)
        if value is not None:
            said = page.comma.join((label, page.period(period), str(number(value))))
            points.append(Point(decimal_year(period), value, said, "#scores"))
    return Line(label, tuple(points))


def _official(page: Page, made: Composite) -> list[Line]:
    items = made.view.published.get(made.framework.root.code, ())
    label = page.say(noted("official index, as published"))
    points = tuple(
        Point(
            decimal_year(item.period),
            float(item.value),
            page.comma.join((label, page.period(item.period), str(item.value))),
            page.link(f"/facts/{item.fact}"),
        )
        for item in items
        if item.key.area == made.unit
    )
    return [Line(label, points)]


def waterfall(page: Page, made: Composite) -> Charts | None:
    """The steps from the first score to the newest, an indicator each; for a single score its parts from zero."""
    parts = made.moves or made.parts
    if not made.newest or not parts:
        return None
    end = made.score(made.framework.root.code, made.newest) or 0.0
    start = end - sum(part.value for part in parts)
    rows: list[dict[str, Any]] = []
    if made.moves:
        rows.append(_bar(page.period(made.first), 0, start, "total", str(number(start))))
    at = start
    for part in parts:
        node = made.names.get(part.code)
        label = page.name(node.names) if node else part.code
        step = "rise" if part.value >= 0 else "fall"
        rows.append(_bar(label, at, at + part.value, step, f"{part.value:+.2f}"))
        at += part.value
    rows.append(_bar(page.period(made.newest), 0, end, "total", str(number(end))))
    title = page.say(noted("What each indicator adds"))

    def draw(frame: Frame) -> Markup:
        return Markup(page.site.drawer.svg(_spec(rows, frame, title)))

    return Charts(draw(WIDE), draw(NARROW), title)


def _bar(label: str, low: float, high: float, step: str, text: str) -> dict[str, Any]:
    return {"label": label, "from": low, "to": high, "step": step, "text": text}


def _spec(rows: list[dict[str, Any]], frame: Frame, title: str) -> dict[str, Any]:
    low = min(min(row["from"], row["to"]) for row in rows if row["step"] != "total")
    high = max(max(row["from"], row["to"]) for row in rows)
    # the totals stand on zero, but the steps between them are what is to be seen
    floor = max(0.0, low - 0.6 * (high - low)) if low > 0 else low
    for row in rows:
        row["from"] = max(row["from"], floor) if row["step"] == "total" else row["from"]
    axis = {"title": None, "domain": False, "ticks": False, "labelColor": MUTED, "labelFontSize": 12}
    y = {"field": "label", "type": "nominal", "sort": None}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": title,
        "width": frame.width,
        "height": 26 * len(rows) + 30,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": 4,
        "background": None,
        "data": {"values": rows},
        "layer": [
            {
                "mark": {"type": "bar", "height": 15},
                "encoding": {
                    "y": {**y, "axis": {**axis, "labelLimit": frame.width * 2 // 5}},
                    "x": {
                        "field": "from", "type": "quantitative",
                        "scale": {"domain": [floor, high + 0.12 * (high - floor)], "nice": False},
                        "axis": {**axis, "tickCount": frame.ticks // 2, "gridColor": "#e4e0d7", "format": ",~r"},
                    },
                    "x2": {"field": "to"},
                    "color": {
                        "field": "step",
                        "scale": {
                            "domain": ["total", "rise", "fall"], "range": [MUTED, COLOURS[1], COLOURS[0]],
                        },
                        "legend": None,
                    },
                },
            },
            {
                "transform": [{"calculate": "max(datum.from, datum.to)", "as": "right"}],
                "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 12, "color": INK},
                "encoding": {
                    "y": y, "x": {"field": "right", "type": "quantitative"}, "text": {"field": "text"},
                },
            },
        ],
        "config": {"font": "Liberation Sans, Arial, Noto Sans CJK SC, sans-serif", "view": {"stroke": None}},
    }  # fmt: skip
