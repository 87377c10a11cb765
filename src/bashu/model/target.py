"""Targets: planned values, and what the record says of each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bashu.model.period import Period

__all__ = ["Aim", "Direction", "Judgement", "PathPoint", "Standing", "Target"]


class Aim(StrEnum):
    """What a target fixes.

    An amount, a year's growth, average growth over a term, a sum over a term, or a multiple of the amount in the
    first year of the term ("double from 2020 to 2035").
    """

    LEVEL = "level"
    GROWTH = "growth"
    AVERAGE_GROWTH = "average_growth"
    SUM = "sum"
    MULTIPLE = "multiple"


class Direction(StrEnum):
    """Whether the outturn has to be no less or no more than the target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Standing(StrEnum):
    """How a target stands; the cut-offs are on the methods page of the outlook."""

    REACHED = "reached"
    MISSED = "missed"
    ON_COURSE = "on_course"
    AT_RISK = "at_risk"
    OUT_OF_REACH = "out_of_reach"
    CANNOT_BE_JUDGED = "cannot_be_judged"


@dataclass(frozen=True, slots=True)
class Target:
    """A planned value for an indicator of an area.

    ``value`` is in ``unit``: the indicator's own for an amount, percent for growth. ``slack`` is how far below
    (above) the value still counts, for targets said with "about": half a unit of the last printed digit. ``fact`` leads
    to the sentence.
    """

    indicator: str
    area: str
    aim: Aim
    direction: Direction
    value: Decimal
    slack: Decimal
    unit: str
    period: Period
    fact: str
    doc: str
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class PathPoint:
    """A year of a series on its way to a target: an outturn, or a forecast's median with its 80 and 95 % bands."""

    year: int
    value: float
    low80: float | None = None
    high80: float | None = None
    low95: float | None = None
    high95: float | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the record says of a target.

    ``chance`` is the probability of reaching it, None where it is decided or cannot be judged; ``reason`` says why in
    the latter case (a code of the methods page). Paces are yearly: percent for amounts, the indicator's unit for rates.
    ``facts`` are those that the forecast stands on, oldest first. ``notes`` are codes of what a reader must know:
    "bridged" (a year is missing), "from_levels" (growth worked out from published amounts).
    """

    target: Target
    standing: Standing
    chance: float | None = None
    outturn: float | None = None
    required_pace: float | None = None
    recent_pace: float | None = None
    path: tuple[PathPoint, ...] = ()
    reason: str = ""
    facts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
