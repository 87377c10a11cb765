"""Growth from levels, and what a part contributes to the growth of its whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from bashu.indicators.derive import (
    ADDITIVE,
    Derivation,
    Ends,
    Figure,
    Figures,
    Rule,
    adds_up,
    by_period,
    derive,
    require,
    sorted_out,
    year_before,
)
from bashu.indicators.revise import revised
from bashu.model import Interval, Kind, PriceBasis

__all__ = ["contribution", "growth"]

_HUNDRED = Interval.point(Decimal(100))
_ONE = Interval.point(Decimal(1))
Base = Literal["previous year", "fixed"]


def growth(levels: Figures, *, deflator: Figures | None = None, base: Base = "previous year") -> Derivation:
    """Growth over the same period of the year before, in percent.

    ``nominal = 100 (level / base - 1)``. With a price index, ``real = 100 (level / base / price - 1)``, where
    ``price`` is index / 100 for an index whose previous year is 100, or index / index of the year before for
    one with a fixed base (Eurostat, Handbook on price and volume measures, 2016, ch. 1). Without one, growth
    of money at current prices is marked ``nominal``; it is not the growth that statistical offices publish
    for value added.

    Invalid where the series are no levels, are at constant prices already, or the index is none.
    """
    key = levels.key
    where = key.id
    require("growth", key.kind in (*ADDITIVE, Kind.INDEX), where=where, why=f"its kind is {key.kind}")
    if deflator is not None:
        require(
            "real growth",
            key.price_basis == PriceBasis.NOMINAL,
            where=where,
            why="it is not at current prices",
        )
        require("real growth", deflator.key.kind == Kind.INDEX, where=deflator.key.id, why="it is no index")
        require(
            "real growth",
            deflator.key.frequency == key.frequency,
            where=deflator.key.id,
            why="frequencies differ",
        )
    basis = PriceBasis.REAL.value if deflator else key.price_basis
    target = replace(key, kind=Kind.GROWTH.value, unit="percent", price_basis=basis)
    rule = _NOMINAL if deflator is None else _DEFLATED if base == "previous year" else _REBASED
    level, price = by_period(levels), by_period(deflator) if deflator else {}
    results = []
    for period, item in level.items():
        before = year_before(period)
        if before is None or (before not in level and period == levels.current[0].period):
            continue  # a first period has nothing to grow from: no gap
        roles: dict[str, Figure | None] = {"level": item, "base": level.get(before)}
        if deflator is not None:
            roles["index"] = price.get(period)
            if base == "fixed":
                roles["index before"] = price.get(before)
        notes = [
            *(["nominal"] if basis == PriceBasis.NOMINAL else []),
            *(["revised-input"] if revised(levels, period) or revised(levels, before) else []),
        ]
        results.append(derive(rule, target, period, roles, notes=notes))
    return sorted_out(results)


def contribution(part: Figures, whole: Figures, *, indicator: str | None = None) -> Derivation:
    """Percentage points that a part adds to the growth of its whole: ``100 (part - part before) / whole before``.

    Nominal where the levels are. The contributions of all parts add up to the growth of the whole.
    """
    for series in (part, whole):
        require(
            "a contribution",
            adds_up(series.key),
            where=series.key.id,
            why="its figures do not add up",
        )
    _same(part, whole, "a contribution")
    code = indicator or f"{part.key.indicator}_contribution"
    target = replace(part.key, indicator=code, kind=Kind.CHANGE_PP.value, unit="pp")
    parts, wholes = by_period(part), by_period(whole)
    results = []
    for period, item in parts.items():
        before = year_before(period)
        if before is None or before not in parts:
            continue
        roles: dict[str, Figure | None] = {
            "part": item,
            "part before": parts[before],
            "whole before": wholes.get(before),
        }
        results.append(derive(_CONTRIBUTION, target, period, roles))
    return sorted_out(results)


def _same(one: Figures, other: Figures, what: str) -> None:
    for name in ("unit", "frequency", "price_basis"):
        first, second = getattr(one.key, name), getattr(other.key, name)
        require(what, first == second, where=other.key.id, why=f"its {name} is {second}, not {first}")


def _percent(ratio: Interval) -> Interval:
    return _HUNDRED * (ratio - _ONE)


def _positive(base: Interval) -> Interval:
    """The base of a growth: from zero or less there is no growth in percent."""
    require("growth", base.high > 0, where="base", why="the base is not positive")
    return base


def _nominal(ends: Ends) -> Interval:
    return _percent(ends["level"] / _positive(ends["base"]))


def _deflated(ends: Ends) -> Interval:
    return _percent(ends["level"] / _positive(ends["base"]) / (ends["index"] / _HUNDRED))


def _rebased(ends: Ends) -> Interval:
    price = ends["index"] / ends["index before"]
    return _percent(ends["level"] / _positive(ends["base"]) / price)


def _contribution(ends: Ends) -> Interval:
    return _HUNDRED * (ends["part"] - ends["part before"]) / ends["whole before"]


_NOMINAL = Rule("growth", "100 × (level ÷ base − 1)", _nominal)
_DEFLATED = Rule("growth.deflated", "100 × (level ÷ base ÷ (index ÷ 100) − 1)", _deflated)
_REBASED = Rule("growth.deflated", "100 × (level ÷ base ÷ (index ÷ index before) − 1)", _rebased)
_CONTRIBUTION = Rule("contribution", "100 × (part − part before) ÷ whole before", _contribution)
