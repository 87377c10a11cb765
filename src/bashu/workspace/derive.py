"""Derived series: the pack's recipes on the figures published by a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from bashu.errors import Invalid
from bashu.indicators import (
    Derivation,
    add_members,
    assemble,
    contribution,
    derived_series,
    discrete,
    growth,
    in_currency,
    per_head,
    share,
    to_date,
)
from bashu.model import Area, Indicator, Pack, Recipe, RecipeForm, Series
from bashu.workspace.views import DerivedView

if TYPE_CHECKING:
    from bashu.store import Store

__all__ = ["derive_by_recipes"]

#: Frequencies in which a total to date can be told from a single period.
_OF_A_YEAR = frozenset({"A", "S", "Q", "QTD", "M", "MTD"})


def derive_by_recipes(
    store: Store, pack: Pack, indicator: str, area: Area, *, as_of: date | None = None
) -> tuple[DerivedView, ...]:
    """What the pack's recipes make of an indicator, or compute in its place, for an area; recipes in their order.

    A recipe that finds no input there at all is left out: there is nothing to compute and nothing is missing.
    """
    inputs = _Inputs(store, pack, as_of)
    found = []
    for recipe in pack.recipes:
        if indicator in (recipe.of, recipe.result) and (not recipe.areas or area.code in recipe.areas):
            try:
                figures, gaps = _FORMS[recipe.form](inputs, recipe, area)
            except Invalid as error:  # the record's series do not fit the recipe: the page says why
                found.append(DerivedView(recipe, area, (), (), refused=error.why))
                continue
            if figures or gaps:
                found.append(DerivedView(recipe, area, derived_series(figures), gaps))
    return tuple(found)


class _Inputs:
    """The current series that recipes take: an indicator's own unit and price basis, each read once."""

    def __init__(self, store: Store, pack: Pack, as_of: date | None) -> None:
        self._store, self._as_of = store, as_of
        self._indicators: Mapping[str, Indicator] = {item.code: item for item in pack.indicators}
        self._read: dict[tuple[str, str], tuple[Series, ...]] = {}

    def of(self, indicator: str, area: str, kind: str | None = None) -> dict[str, Series]:
        """Series by frequency, spans of years left out: they are no period of a series over time."""
        known = self._indicators[indicator]
        if (indicator, area) not in self._read:
            found = self._store.observations(indicator=indicator, area=area, as_of=self._as_of)
            self._read[indicator, area] = assemble(found)
        wanted = (kind or known.kind.value, known.unit)
        return {
            item.key.frequency: item
            for item in self._read[indicator, area]
            if (item.key.kind, item.key.unit) == wanted
            and item.key.price_basis == known.usual_basis(*wanted)
            and item.key.frequency != "span"
        }


def _together(derivations: list[Derivation]) -> Derivation:
    return (
        tuple(item for figures, _ in derivations for item in figures),
        tuple(item for _, gaps in derivations for item in gaps),
    )


def _growth(inputs: _Inputs, recipe: Recipe, area: Area) -> Derivation:
    levels = inputs.of(recipe.of, area.code, recipe.kind.value)
    if not recipe.deflator:
        return _together([growth(series) for series in levels.values()])
    prices = inputs.of(recipe.deflator, area.code)
    return _together(
        [
            growth(series, deflator=prices[frequency], base="fixed" if recipe.rebased else "previous year")
            for frequency, series in levels.items()
            if frequency in prices
        ]
    )


def _whole(inputs: _Inputs, recipe: Recipe, area: Area) -> dict[str, Series]:
    indicator, place = recipe.whole or recipe.of, recipe.whole_area or area.code
    if (indicator, place) == (recipe.of, area.code):
        return {}  # nothing is a share of itself
    return inputs.of(indicator, place, None if recipe.whole else recipe.kind.value)


def _share(inputs: _Inputs, recipe: Recipe, area: Area) -> Derivation:
    parts, wholes = inputs.of(recipe.of, area.code, recipe.kind.value), _whole(inputs, recipe, area)
    return _together(
        [
            share(part, wholes[frequency], indicator=recipe.result)
            for frequency, part in parts.items()
            if frequency in wholes
        ]
    )


def _contribution(inputs: _Inputs, recipe: Recipe, area: Area) -> Derivation:
    parts, wholes = inputs.of(recipe.of, area.code, recipe.kind.value), _whole(inputs, recipe, area)
    return _together(
        [
            contribution(part, wholes[frequency], indicator=recipe.result)
            for frequency, part in parts.items()
            if frequency in wholes
        ]
    )


def _per_head(inputs: _Inputs, recipe: Recipe, area: Area) -> Derivation:
    levels = inputs.of(recipe.of, area.code, recipe.kind.value).get("A")
    heads = inputs.of(recipe.population, area.code)
    # the figure of a year's end is stated as of the year, of its last month or of its last day
    population = [heads[frequency] for frequency in ("A", "M", "D") if frequency in heads]
    if levels is None or not population:
        return (), ()
    return per_head(levels, population, indicator=recipe.result)


def _in_currency(inputs: _Inputs, recipe: Recipe, area: Area) -> Derivation:
    levels = inputs.of(recipe.of, area.code, recipe.kind.value)
    rates = inputs.of(recipe.rate, recipe.rate_area or area.code)
    return _together(
        [
            in_currency(series, rates[frequency], currency=recipe.currency)
            for frequency, series in levels.items()
            if frequency in rates
        ]
    )


def _sum_of_members(inputs: _Inputs, recipe: Recipe, area: Area) -> Derivation:
    every = {member.code: inputs.of(recipe.of, member.code, recipe.kind.value) for member in area.members}
    frequencies = dict.fromkeys(frequency for found in every.values() for frequency in found)
    return _together(
        [
            add_members(
                area.code,
                area.members,
                {code: found[frequency] for code, found in every.items() if frequency in found},
            )
            for frequency in frequencies
        ]
    )


def _discrete(inputs: _Inputs, recipe: Recipe, area: Area) -> Derivation:
    return discrete(_flows(inputs, recipe, area))


def _to_date(inputs: _Inputs, recipe: Recipe, area: Area) -> Derivation:
    return to_date(_flows(inputs, recipe, area))


def _flows(inputs: _Inputs, recipe: Recipe, area: Area) -> list[Series]:
    found = inputs.of(recipe.of, area.code, recipe.kind.value)
    return [series for frequency, series in found.items() if frequency in _OF_A_YEAR]


_FORMS: Mapping[RecipeForm, Callable[[_Inputs, Recipe, Area], Derivation]] = {
    RecipeForm.GROWTH: _growth,
    RecipeForm.SHARE: _share,
    RecipeForm.PER_HEAD: _per_head,
    RecipeForm.IN_CURRENCY: _in_currency,
    RecipeForm.SUM_OF_MEMBERS: _sum_of_members,
    RecipeForm.CONTRIBUTION: _contribution,
    RecipeForm.DISCRETE: _discrete,
    RecipeForm.TO_DATE: _to_date,
}
