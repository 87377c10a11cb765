"""Sparklines: a few hundred bytes of SVG each, drawn by hand because a renderer's would be thirty times that."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

__all__ = ["sparkline"]

WIDTH, HEIGHT, EDGE = 240, 44, 4


def sparkline(points: Sequence[tuple[float, Decimal]]) -> Markup:
    """A line through (time, value) points with its last one marked; empty for fewer than two points.

    It only illustrates the value that stands beside it, so it is hidden from assistive technology.
    """
    if len(points) < 2:
        return Markup("")
    xs = _spread([time for time, _ in points], WIDTH)
    ys = [HEIGHT - y for y in _spread([float(value) for _, value in points], HEIGHT)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True))
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6"/>' for x, y in zip(xs[:-1], ys[:-1], strict=True)
    )
    return Markup(
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">'
        f'<polyline points="{path}"/>{dots}<circle class="last" cx="{xs[-1]:.1f}" cy="{ys[-1]:.1f}" r="3.2"/></svg>'
    )


def _spread(values: Sequence[float], length: int) -> list[float]:
    low, high = min(values), max(values)
    room = length - 2 * EDGE
    return [EDGE + (room * (value - low) / (high - low) if high > low else room / 2) for value in values]
