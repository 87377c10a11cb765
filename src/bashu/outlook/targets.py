"""Find the targets among observations, and say what each one fixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from bashu.model import Indicator, Kind, Observation, Period, Polarity
from bashu.model.target import Aim, Direction, Target

__all__ = ["targets"]

_CEILINGS = frozenset({"at most", "less than", "nearly"})
_RATES = frozenset({"percent", "permille", "pp"})
_TIMES = "times"


def targets(observations: Iterable[Observation], indicators: Mapping[str, Indicator]) -> tuple[Target, ...]:
    """The targets that observations of kind "target" state, one for each statement.

    A figure in the indicator's own unit fixes its amount at the period's end, over a term its sum where the
    indicator counts a flow. A percent of an indicator that is no percent itself fixes its growth: in that year, or
    a year's average over a term. "Times" over a term fixes the amount of its last year as a multiple of its first.
    """
    return tuple(
        _target(item, indicators[item.key.indicator])
        for item in observations
        if item.key.kind == Kind.TARGET and item.key.indicator in indicators
    )


def _target(item: Observation, indicator: Indicator) -> Target:
    period = Period.parse(item.period)
    words = frozenset((item.qualifier or "").split("+"))
    return Target(
        indicator=indicator.code,
        area=item.key.area,
        aim=_aim(item, indicator, period),
        direction=_direction(words, indicator),
        value=item.value,
        slack=(item.half_width or Decimal(0)) if "about" in words else Decimal(0),
        unit=item.key.unit,
        period=period,
        fact=item.fact,
        doc=item.doc,
        qualifier=item.qualifier,
    )


def _aim(item: Observation, indicator: Indicator, period: Period) -> Aim:
    term = period.frequency == "span"
    if item.key.unit == _TIMES and indicator.unit != _TIMES:
        return Aim.MULTIPLE
    if item.key.unit == "percent" and indicator.unit not in _RATES:
        return Aim.AVERAGE_GROWTH if term else Aim.GROWTH
    return Aim.SUM if term and indicator.unit not in _RATES else Aim.LEVEL


def _direction(words: frozenset[str], indicator: Indicator) -> Direction:
    """A word of the sentence decides, else the indicator's polarity."""
    if words & _CEILINGS:
        return Direction.AT_MOST
    if words & {"at least", "more than"}:
        return Direction.AT_LEAST
    return Direction.AT_MOST if indicator.polarity == Polarity.DOWN else Direction.AT_LEAST
