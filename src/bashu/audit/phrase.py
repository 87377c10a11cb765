"""Figures, periods and kinds in words of both languages, for the sentences of findings."""

from __future__ import annotations

from decimal import Decimal

from bashu.audit.context import Context
from bashu.model import Kind, unit_label

__all__ = ["figure", "multiple", "subject"]

_EN = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))
_ZH = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_RATIOS = {"percent": "%", "permille": "‰"}
_KINDS = {
    Kind.GROWTH: ("growth of {}", "{}增速"),
    Kind.SHARE: ("share of {}", "{}占比"),
    Kind.TARGET: ("target for {}", "{}目标"),
    Kind.CUMULATIVE: ("cumulative {}", "{}累计"),
    Kind.CHANGE_PP: ("change of {}", "{}变化"),
}


def figure(value: Decimal, unit: str, language: str, *, digits: int = 4) -> str:
    """A figure to a number of significant digits in its unit.

    >>> figure(Decimal("660000000000"), "CNY", "en"), figure(Decimal("660000000000"), "CNY", "zh")
    ('660 billion yuan', '6600亿元')
    >>> figure(Decimal("6.3"), "percent", "en")
    '6.3 %'
    """
    chinese = language.startswith("zh")
    if unit in _RATIOS:
        return f"{_digits(value, digits)}{'' if chinese else ' '}{_RATIOS[unit]}"
    for step, word in _ZH if chinese else _EN:
        if abs(value) >= step:
            return f"{_digits(value / step, digits)}{word}{_unit(unit, chinese)}"
    return f"{_digits(value, digits)}{_unit(unit, chinese)}"


def _unit(unit: str, chinese: bool) -> str:
    if unit == "pp":
        return "个百分点" if chinese else " percentage points"
    if unit == "index":
        return ""
    name = unit_label(unit, "zh" if chinese else "en")
    return name if chinese else f" {name}"


def _digits(value: Decimal, digits: int) -> str:
    """So many significant digits, without padding zeros or exponents."""
    rounded = Decimal(f"{value:.{digits}g}").normalize()
    return f"{rounded:,f}" if abs(rounded) >= 10000 else f"{rounded:f}"


def multiple(factor: float, language: str) -> str:
    """A factor such as 10 or 0.001 in words."""
    n = round(factor if factor >= 1 else 1 / factor)
    if language.startswith("zh"):
        return f"{n}倍" if factor >= 1 else f"{n}分之一"
    return f"{n:,} times" if factor >= 1 else f"one {n:,}th of"


def subject(indicator: str, kind: str, area: str, period: str, *, context: Context, language: str) -> str:
    """What a figure is about: "GDP of Chongqing, 2024"."""
    chinese = language.startswith("zh")
    name = context.indicator(indicator, language)
    own = context.indicators.get(indicator)
    pattern = _KINDS.get(Kind(kind)) if own is None or own.kind != kind else None
    if pattern:
        name = pattern[1 if chinese else 0].format(name)
    place = context.area(area, language)
    if chinese:
        return f"{_period_zh(period)}{place}{name}"
    return f"{name} of {place}" + (f", {period}" if period else "")


def _period_zh(period: str) -> str:
    if len(period) == 4:
        return f"{period}年"
    return f"（{period}）" if period else ""
