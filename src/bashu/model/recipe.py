"""Recipes: which derived series a pack asks for, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bashu.model.codelist import Kind
from bashu.model.text import Names

__all__ = ["Recipe", "RecipeForm"]


class RecipeForm(StrEnum):
    """What a recipe computes from its indicator."""

    GROWTH = "growth"  # over the same period of the year before, nominal or deflated
    SHARE = "share"  # in another indicator, another area, or both
    PER_HEAD = "per_head"  # of the year's average population
    IN_CURRENCY = "in_currency"  # at the period's own average rate
    SUM_OF_MEMBERS = "sum_of_members"  # over the members of an area
    CONTRIBUTION = "contribution"  # to the growth of a whole, in points
    DISCRETE = "discrete"  # single periods from figures to date
    TO_DATE = "to_date"  # figures to date from single quarters


@dataclass(frozen=True, slots=True)
class Recipe:
    """A derivation of the pack: the indicator ``of``, by ``form``, from these other inputs.

    ``kind`` is the kind of the figures taken (the indicator's own as a rule). ``whole`` (an indicator) and
    ``whole_area`` are a share's or contribution's whole; ``population``, ``rate`` and ``deflator`` are indicators,
    the rate that of ``rate_area`` (a currency is a nation's).
    ``rebased`` says that the deflator has a fixed base, not the previous year as 100. ``result`` is the code
    of the derived series. ``areas`` limits where it is computed (empty: wherever there are figures). ``where``
    is the file and line it stands in.
    """

    code: str
    names: Names
    form: RecipeForm
    of: str
    kind: Kind
    result: str
    whole: str = ""
    whole_area: str = ""
    population: str = ""
    rate: str = ""
    rate_area: str = ""
    currency: str = ""
    deflator: str = ""
    rebased: bool = False
    areas: tuple[str, ...] = ()
    origin: str = ""
    where: str = ""
