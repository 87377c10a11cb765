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
    ``price_basis`` is that of its amounts and ``growth_basis`` that of its growth, as statisticians publish
    them without saying so: GDP at current prices, its growth at constant ones.
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
    growth_basis: PriceBasis = PriceBasis.NONE

    def usual_basis(self, kind: str, unit: str) -> PriceBasis:
        """The price basis of a figure of that kind and unit whose sentence names none.

        Growth, and a target for growth, has ``growth_basis``; an amount of the indicator's own kind, a sum of
        it and a target for it have ``price_basis``; shares, ranks and changes in points have none.

        >>> gdp = Indicator("gdp", Names("GDP", ""), "CNY", Kind.LEVEL, PriceBasis.NOMINAL, growth_basis=PriceBasis.REAL)
        >>> [gdp.usual_basis(kind, unit).value for kind, unit in (("level", "CNY"), ("growth", "percent"), ("share", "percent"))]
        ['nominal', 'real', 'n/a']
        """
        ratio = unit in ("percent", "permille", "pp", "times")
        if unit in ("percent", "times") and kind in (Kind.GROWTH, Kind.TARGET):
            return self.growth_basis
        if not ratio and kind in (self.kind, Kind.TARGET, Kind.CUMULATIVE):
            return self.price_basis
        return PriceBasis.NONE
