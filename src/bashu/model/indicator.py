"""Indicators: what is measured, in which unit, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass

from bashu.model.codelist import Kind, Polarity, PriceBasis
from bashu.model.text import Names

__all__ = ["Indicator"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A statistical concept of the pack.

    ``unit`` is the base unit of its levels (``CNY``, ``percent``, ``t`` ...); ``kind`` the kind its own
    figures have (``level``, ``count``, ``rate`` ...): growth and shares of it are kinds of their own.
    """

    code: str
    names: Names
    unit: str
    kind: Kind
    price_basis: PriceBasis = PriceBasis.NONE
    polarity: Polarity = Polarity.NEUTRAL
    theme: str = ""
    definition_en: str = ""
    definition_zh: str = ""
    headline: int = 0  # order on the overview; 0 where it is not shown there
