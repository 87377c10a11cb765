"""Compile observations: each fact that is bound to an indicator, an area and a period takes its place in a series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from bashu.errors import Invalid
from bashu.indicators.units import Measure, measured
from bashu.model import (
    Document,
    Fact,
    Indicator,
    Kind,
    Observation,
    Period,
    PriceBasis,
    SeriesKey,
    Status,
    tier_rank,
)

__all__ = ["compile_observations"]

#: Kinds that are an indicator's own figures: a reader may call the same figure a level or a count.
_OWN = frozenset({Kind.LEVEL, Kind.COUNT, Kind.RATE, Kind.INDEX})

#: Kinds whose figures can be at current or at constant prices.
_PRICED = frozenset({Kind.LEVEL, Kind.INDEX, Kind.GROWTH, Kind.TARGET, Kind.CUMULATIVE})


def compile_observations(
    facts: Iterable[Fact], document: Document, indicators: Mapping[str, Indicator], *, recorded: date
) -> tuple[Observation, ...]:
    """Observations of the facts that name an indicator, an area and a period; the others stay facts only.

    The vintage is the document's day of publication, or ``recorded`` where it names none. A figure whose unit
    does not measure the indicator (kilometres of GDP) makes no observation; one in another currency makes a
    series of its own. A figure about a period that had not begun on the day of the vintage is a forecast
    (status F) unless it is a target, which is a series of its own in any case.
    """
    vintage = document.published or recorded
    rank = tier_rank(document.tier)
    found = (_observation(fact, indicators, vintage, rank) for fact in facts)
    return tuple(item for item in found if item)


def _observation(
    fact: Fact, indicators: Mapping[str, Indicator], vintage: date, rank: int
) -> Observation | None:
    indicator = indicators.get(fact.indicator_code or "")
    period = _period(fact.period)
    if indicator is None or period is None or not fact.area_code or fact.status == Status.MISSING:
        return None
    kind = _kind(fact, indicator)
    measure = measured(fact.value, fact.half_width, fact.unit, kind=kind, indicator=indicator)
    if measure is None:
        return None
    key = SeriesKey(
        indicator.code,
        fact.area_code,
        period.frequency,
        kind.value,
        measure.unit,
        _price_basis(fact, kind, measure, indicator),
    )
    return Observation(
        key,
        period.text,
        vintage,
        measure.value,
        measure.half_width,
        fact.qualifier,
        _status(fact.status, kind, period, vintage),
        fact.id,
        fact.doc,
        rank,
    )


def _period(text: str | None) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except Invalid:  # the reader's slip costs the observation, never the fact
        return None


def _kind(fact: Fact, indicator: Indicator) -> Kind:
    kind = Kind(fact.kind)
    if kind in _OWN and indicator.kind in _OWN:
        return indicator.kind
    if kind in (Kind.SHARE, Kind.RATE) and indicator.kind in (Kind.SHARE, Kind.RATE):
        return indicator.kind
    return kind


def _status(status: str, kind: Kind, period: Period, vintage: date) -> str:
    if kind != Kind.TARGET and status == Status.NORMAL and period.start > vintage:
        return Status.FORECAST.value
    return status


def _price_basis(fact: Fact, kind: Kind, measure: Measure, indicator: Indicator) -> str:
    """What the sentence says, else the indicator's convention; a share or a rank has no prices to be at."""
    if fact.price_basis and kind in _PRICED:
        return PriceBasis(fact.price_basis).value
    return indicator.usual_basis(kind, measure.unit).value
