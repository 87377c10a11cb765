"""Units of published figures: codes, symbols and names.

Counts use the counted noun as their unit; only units listed here have a symbol and a dimension.
"""

from __future__ import annotations

from dataclasses import dataclass

from bashu.model.text import Names

__all__ = ["UNITS", "Unit", "unit_label"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; ``dimension`` groups units that can be compared."""

    code: str
    names: Names
    dimension: str


UNITS = {
    unit.code: unit
    for unit in (
        Unit("CNY", Names("yuan", "元"), "money"),
        Unit("USD", Names("US dollars", "美元"), "money"),
        Unit("EUR", Names("euros", "欧元"), "money"),
        Unit("HKD", Names("Hong Kong dollars", "港元"), "money"),
        Unit("JPY", Names("yen", "日元"), "money"),
        Unit("percent", Names("%", "%"), "ratio"),
        Unit("permille", Names("‰", "‰"), "ratio"),
        Unit("pp", Names("percentage points", "个百分点"), "ratio change"),
        Unit("times", Names("times", "倍"), "ratio"),
        Unit("km", Names("km", "公里"), "length"),
        Unit("m2", Names("m²", "平方米"), "area"),
        Unit("km2", Names("km²", "平方公里"), "area"),
        Unit("m3", Names("m³", "立方米"), "volume"),
        Unit("t", Names("tonnes", "吨"), "mass"),
        Unit("Wh", Names("Wh", "瓦时"), "energy"),
        Unit("W", Names("W", "瓦"), "power"),
        Unit("minutes", Names("minutes", "分钟"), "duration"),
        Unit("hours", Names("hours", "小时"), "duration"),
        Unit("days", Names("days", "天"), "duration"),
        Unit("years", Names("years", "年"), "duration"),
        Unit("persons", Names("persons", "人"), "count"),
        Unit("rank", Names("rank", "位"), "rank"),
        Unit("index", Names("index", "指数"), "index"),
    )
}


def unit_label(code: str, language: str) -> str:
    """The unit's name for a page; a counted noun is its own name."""
    unit = UNITS.get(code)
    return unit.names.in_language(language) if unit else code
