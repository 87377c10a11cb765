"""Code lists that cross rooms: kinds of figure, observation status, price basis, polarity."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FORECAST_STATUS", "QUALIFIERS", "Kind", "Polarity", "PriceBasis", "Status"]

#: Words of a qualifier, joined by + in the order of the text.
QUALIFIERS = ("more than", "less than", "nearly", "about", "expected", "at least", "at most")


class Kind(StrEnum):
    """What a figure measures; the glossary defines each term."""

    LEVEL = "level"
    COUNT = "count"
    GROWTH = "growth"
    CHANGE_PP = "change_pp"
    SHARE = "share"
    RATE = "rate"
    TARGET = "target"
    CUMULATIVE = "cumulative"
    RANK = "rank"
    INDEX = "index"


class Status(StrEnum):
    """Observation status, a subset of SDMX CL_OBS_STATUS."""

    NORMAL = "A"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    ESTIMATED = "E"
    FORECAST = "F"
    IMPUTED = "I"
    MISSING = "O"
    PROVISIONAL = "P"
    LOW_RELIABILITY = "U"
    UNVALIDATED = "V"


FORECAST_STATUS = frozenset({Status.FORECAST, Status.ESTIMATED})


class PriceBasis(StrEnum):
    """Whether a money figure is at current or at constant prices."""

    NOMINAL = "nominal"
    REAL = "real"
    NONE = "n/a"


class Polarity(StrEnum):
    """Which direction of an indicator is the better one."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"
