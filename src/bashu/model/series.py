"""Series: observations of one indicator for one area, with their vintages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = ["Observation", "Series", "SeriesKey"]


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """What makes observations comparable over time.

    ``frequency`` is the period's (A, S, Q, QTD, M, MTD, D, span): year to date and single quarters are
    different series.
    """

    indicator: str
    area: str
    frequency: str
    kind: str
    unit: str
    price_basis: str = "n/a"

    @property
    def id(self) -> str:
        """The key as one string, dimensions joined by dots as in an SDMX key."""
        return ".".join((self.indicator, self.area, self.frequency, self.kind, self.unit, self.price_basis))


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of a series for one period as one document stated it on its day of publication.

    ``vintage`` is that day (the day it was recorded where the document names none). ``fact`` leads to the
    sentence. ``rank`` orders observations of the same vintage: lower is preferred. ``verdict`` is what a review
    says of the fact (a :class:`bashu.model.Verdict`), None where nobody reviewed it. ``statement`` is the id of
    what the fact says: documents that carry the same release have the same one.
    """

    key: SeriesKey
    period: str
    vintage: date
    value: Decimal
    half_width: Decimal | None
    qualifier: str | None
    status: str
    fact: str
    doc: str
    rank: int = 0
    verdict: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The current observations of one key by period, each with the vintages behind it, newest last."""

    key: SeriesKey
    current: tuple[Observation, ...]
    vintages: tuple[Observation, ...]
