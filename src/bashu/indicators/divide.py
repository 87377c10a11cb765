"""Ratios of two series: shares, figures per head, figures in another currency."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bashu.indicators.derive import (
    ADDITIVE,
    Derivation,
    Ends,
    Figure,
    Figures,
    Rule,
    by_period,
    derive,
    require,
    sorted_out,
    year_before,
)
from bashu.model import Interval, Kind, PriceBasis

__all__ = ["in_currency", "per_head", "share"]

_HUNDRED = Interval.point(Decimal(100))
_TWO = Interval.point(Decimal(2))


def share(part: Figures, whole: Figures, *, indicator: str | None = None) -> Derivation:
    """What percentage of the whole the part is, period by period: ``100 part / whole``.

    The whole may be another indicator (an industry in GDP) or another area (a city in the nation).
    ``indicator`` names the result; without one it keeps the part's code. Invalid where unit, frequency or
    price basis differ.
    """
    for name in ("unit", "frequency", "price_basis"):
        first, second = getattr(part.key, name), getattr(whole.key, name)
        require("a share", first == second, where=whole.key.id, why=f"its {name} is {second}, not {first}")
    require("a share", part.key.kind in ADDITIVE, where=part.key.id, why="its figures do not add up")
    target = replace(
        part.key,
        indicator=indicator or part.key.indicator,
        kind=Kind.SHARE.value,
        unit="percent",
        price_basis=PriceBasis.NONE.value,
    )
    wholes = by_period(whole)
    return sorted_out(
        derive(_SHARE, target, item.period, {"part": item, "whole": wholes.get(item.period)})
        for item in part.current
    )


def per_head(levels: Figures, population: Figures, *, indicator: str) -> Derivation:
    """A flow of a year per head of the average population: the mean of this year's end and the last one's.

    ``level / ((population + population before) / 2)``, as per-head accounts are compiled (SNA 2008, 2.147 on
    population as an average over the period). Where only this year's end is known, that is the divisor and the
    figure carries the note ``end-of-period``. Years only: Invalid for other frequencies, and where the second
    series is no count of persons.
    """
    require(
        "a figure per head", levels.key.kind in ADDITIVE, where=levels.key.id, why="its figures do not add up"
    )
    require(
        "a figure per head",
        population.key.unit == "persons",
        where=population.key.id,
        why="it counts no persons",
    )
    for series in (levels, population):
        require("a figure per head", series.key.frequency == "A", where=series.key.id, why="it is not annual")
    target = replace(levels.key, indicator=indicator, kind=Kind.LEVEL.value)
    heads = by_period(population)
    results = []
    for item in levels.current:
        before = heads.get(year_before(item.period) or "")
        roles: dict[str, Figure | None] = {"level": item, "population": heads.get(item.period)}
        if before is None:
            results.append(derive(_PER_END, target, item.period, roles, notes=["end-of-period"]))
        else:
            results.append(derive(_PER_AVERAGE, target, item.period, {**roles, "population before": before}))
    return sorted_out(results)


def in_currency(levels: Figures, rates: Figures, *, currency: str = "USD") -> Derivation:
    """Money in another currency at the period's own average rate: ``level / rate``.

    ``rates`` is how many units of the levels' currency one unit of ``currency`` cost on average in the period,
    with the unit written ``CNY per USD``. Invalid where it is another rate or another frequency.
    """
    wanted = f"{levels.key.unit} per {currency}"
    where = rates.key.id
    require(
        "money in another currency", rates.key.unit == wanted, where=where, why=f"its unit is not {wanted}"
    )
    require(
        "money in another currency",
        rates.key.frequency == levels.key.frequency,
        where=where,
        why="frequencies differ",
    )
    target = replace(levels.key, unit=currency)
    known = by_period(rates)
    return sorted_out(
        derive(_EXCHANGE, target, item.period, {"level": item, "rate": known.get(item.period)})
        for item in levels.current
    )


def _share(ends: Ends) -> Interval:
    return _HUNDRED * ends["part"] / ends["whole"]


def _per_end(ends: Ends) -> Interval:
    return ends["level"] / ends["population"]


def _per_average(ends: Ends) -> Interval:
    return ends["level"] / ((ends["population"] + ends["population before"]) / _TWO)


def _exchange(ends: Ends) -> Interval:
    return ends["level"] / ends["rate"]


_SHARE = Rule("share", "100 × part ÷ whole", _share)
_PER_END = Rule("per_head", "level ÷ population", _per_end)
_PER_AVERAGE = Rule("per_head", "level ÷ ((population + population before) ÷ 2)", _per_average)
_EXCHANGE = Rule("in_currency", "level ÷ rate", _exchange)
