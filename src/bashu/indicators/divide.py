"""Ratios of two series: shares, figures per head, figures in another currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bashu.indicators.derive import (
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
)
from bashu.model import Interval, Kind, Period, PriceBasis

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
    require("a share", adds_up(part.key), where=part.key.id, why="its figures do not add up")
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


def per_head(levels: Figures, population: Sequence[Figures], *, indicator: str) -> Derivation:
    """A flow of a year per head of the average population: the mean of this year's end and the last one's.

    ``level / ((population + population before) / 2)``, as per-head accounts are compiled (SNA 2008, 2.147 on
    population as an average over the period). ``population`` are the series that state it, whether as of the
    year or of its last month. Where only this year's end is known, that is the divisor and the figure carries
    the note ``end-of-period``. Invalid where the levels are not annual or a series counts no persons.
    """
    where = levels.key.id
    require("a figure per head", adds_up(levels.key), where=where, why="its figures do not add up")
    require("a figure per head", levels.key.frequency == "A", where=where, why="it is not annual")
    heads: dict[date, Figure] = {}
    for series in population:
        require(
            "a figure per head", series.key.unit == "persons", where=series.key.id, why="it counts no persons"
        )
        for head in series.current:
            heads.setdefault(Period.parse(head.period).end, head)
    target = replace(levels.key, indicator=indicator, kind=Kind.LEVEL.value)
    results = []
    for item in levels.current:
        end = Period.parse(item.period).end
        roles: dict[str, Figure | None] = {"level": item, "population": heads.get(end)}
        before = heads.get(date(end.year - 1, 12, 31))
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
