"""Bring a figure to the unit of its series, or say that it measures something else."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bashu.model import UNITS, Indicator, Kind

__all__ = ["Measure", "measured"]

#: Units that measure the same with another step: the unit of the series, and how many of it one makes.
_STEPS = {"permille": ("percent", Decimal("0.1"))}

#: Words for a counted person; other counted nouns are their own unit.
_PERSONS = frozenset({"person", "persons", "people", "resident", "residents", "inhabitants", "人"})

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
    """The figure in the unit of its series; None where the unit cannot belong to that kind of that indicator."""
    if not value.is_finite():
        return None
    target, step = _STEPS.get(unit, (unit, Decimal(1)))
    if target in _PERSONS:
        target = "persons"
    if step != 1:
        value, half_width = value * step, None if half_width is None else half_width * step
    return Measure(value, half_width, target) if _fits(target, kind, indicator) else None


def _fits(unit: str, kind: Kind, indicator: Indicator) -> bool:
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
