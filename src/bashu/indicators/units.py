"""Bring a figure to the unit of its series, or say that it measures something else."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bashu.model import UNITS, Indicator, Kind

__all__ = ["Measure", "measured"]

#: Units of one ratio: how many percent one of them is.
_IN_PERCENT = {"percent": Decimal(1), "permille": Decimal("0.1")}

_PERSONS = frozenset({"person", "persons", "people", "resident", "residents", "inhabitants", "人"})

#: Who is counted on the way, in a series of passengers or of visits: there a person is one passage or one visit.
_ON_THE_WAY = _PERSONS | {
    "passenger", "passengers", "traveller", "travellers", "traveler", "travelers", "visit", "visits", "visitor", "visitors",
    "tourist", "tourists", "trip", "trips", "arrivals", "person-times", "旅客", "游客",
}  # fmt: skip
_PASSAGES = frozenset({"passengers", "visits"})

#: Units of one dimension: how many of the second one of the first is.
_STEPS = {("m2", "km2"): Decimal("1E-6"), ("km2", "m2"): Decimal("1E+6")}

#: Chinese measure words sort what is counted without naming it: the noun is the indicator's own.
_MEASURE_WORDS = frozenset(
    [
        "个",
        "家",
        "户",
        "项",
        "件",
        "条",
        "座",
        "台",
        "辆",
        "列",
        "艘",
        "架次",
        "人次",
        "班列",
        "标箱",
        "套",
        "所",
        "处",
        "种",
    ]
)

#: Units that a kind may have whatever the indicator measures.
_RATIOS = ("percent", "times")
_OF_KIND = {
    Kind.GROWTH: _RATIOS,
    Kind.SHARE: _RATIOS,
    Kind.CHANGE_PP: ("pp",),
    Kind.RANK: ("rank",),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure in the unit of its series."""

    value: Decimal
    half_width: Decimal | None
    unit: str


def measured(
    value: Decimal, half_width: Decimal | None, unit: str, *, kind: Kind, indicator: Indicator
) -> Measure | None:
    """The figure in the unit of its series; None where the unit cannot belong to that kind of that indicator.

    Square metres become square kilometres where the series is in them, and the other way round; people, tourists and
    人次 become the passengers or visits of a series of those, while 人次 never become persons: one person can be
    many. Permille becomes percent (or percent permille, where the indicator's own figures are in permille). Another
    currency, and another counted noun, stay what they are: they make a series of their own.
    """
    if not value.is_finite():
        return None
    own = kind == indicator.kind or kind == Kind.TARGET
    if unit in _IN_PERCENT:
        target = indicator.unit if own and indicator.unit in _IN_PERCENT else "percent"
        step = _IN_PERCENT[unit] / _IN_PERCENT[target]
        if step != 1:
            value, half_width = value * step, None if half_width is None else half_width * step
    else:
        target = _noun(unit, indicator)
        step = _STEPS.get((unit, indicator.unit), Decimal(1))
        if step != 1:
            target, value = indicator.unit, value * step
            half_width = None if half_width is None else half_width * step
    return Measure(value, half_width, target) if _fits(target, kind, indicator) else None


def _noun(unit: str, indicator: Indicator) -> str:
    if indicator.unit in _PASSAGES and unit in _ON_THE_WAY:
        return indicator.unit
    if unit in _PERSONS:
        return "persons"
    counts_things = _dimension(indicator.unit) == "noun" and indicator.unit != "persons"
    return indicator.unit if unit in _MEASURE_WORDS and counts_things else unit


def _fits(unit: str, kind: Kind, indicator: Indicator) -> bool:
    if unit in _MEASURE_WORDS:
        return False  # it names nothing, and the indicator counts nothing that it could stand for
    if kind in _OF_KIND:
        return unit in _OF_KIND[kind] or (kind == indicator.kind and unit == indicator.unit)
    if kind == Kind.TARGET and unit in _RATIOS:
        return True  # a target of growth or share: a series apart through its unit
    own = indicator.unit
    return unit == own or (_dimension(unit) == _dimension(own) and _dimension(unit) in ("money", "noun"))


def _dimension(unit: str) -> str:
    """ "noun" for things counted one by one, whose name is their unit."""
    known = UNITS.get(unit)
    return "noun" if known is None or known.dimension == "count" else known.dimension
