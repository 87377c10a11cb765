"""What the series page says of computed figures: the arithmetic in words, the interval, every input, every gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from bashu.indicators import Revision, revisions
from bashu.model import Derived, DerivedSeries, Gap, Observation, Recipe, Series
from bashu.web.format import Figure, Scale, figure, scale_for
from bashu.web.page import Page
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.web.choose import SeriesView
    from bashu.workspace import DerivedView

__all__ = ["FORMULAS", "NOTES", "REASONS", "ROLES", "Computed", "Line", "computed", "revision_table"]

#: The arithmetic of each rule, in words; a sum over members names them beside it.
FORMULAS = {
    "100 × (level ÷ base − 1)": noted("100 × (this period ÷ the same period a year earlier − 1)"),
    "100 × (level ÷ base ÷ (index ÷ 100) − 1)": noted(
        "100 × (this period ÷ the same period a year earlier ÷ (price index ÷ 100) − 1)"
    ),
    "100 × (level ÷ base ÷ (index ÷ index before) − 1)": noted(
        "100 × (this period ÷ the same period a year earlier ÷ (price index ÷ price index a year earlier) − 1)"
    ),
    "100 × (part − part before) ÷ whole before": noted(
        "100 × (part − part a year earlier) ÷ whole a year earlier"
    ),
    "100 × part ÷ whole": noted("100 × part ÷ whole"),
    "level ÷ population": noted("amount ÷ population at the end of the year"),
    "level ÷ ((population + population before) ÷ 2)": noted(
        "amount ÷ mean of the population at the end of this year and the last"
    ),
    "level ÷ rate": noted("amount ÷ exchange rate of the period"),
    "to date − to date before": noted("to date − to date at the end of the period before"),
}
#: Rules whose formula names their own roles.
SUMS = {"sum.members": noted("sum of the members"), "to_date": noted("sum of the quarters so far")}

ROLES = {
    "level": noted("this period"),
    "base": noted("a year earlier"),
    "index": noted("price index"),
    "index before": noted("price index a year earlier"),
    "part": noted("part"),
    "whole": noted("whole"),
    "part before": noted("part a year earlier"),
    "whole before": noted("whole a year earlier"),
    "population": noted("population"),
    "population before": noted("population a year earlier"),
    "rate": noted("exchange rate"),
    "to date": noted("to date"),
    "to date before": noted("to date before"),
    "Q1": noted("first quarter"),
    "Q2": noted("second quarter"),
    "Q3": noted("third quarter"),
    "Q4": noted("fourth quarter"),
}

NOTES = {
    "nominal": noted("nominal: at current prices, not the real growth that is published"),
    "revised-input": noted("an input was revised"),
    "partial-members": noted("members that belong in part count as none"),
    "end-of-period": noted("population at the end of the year, the mean is not known"),
}

REASONS = {
    "missing": noted("an input is missing"),
    "undefined": noted("the arithmetic has no result"),
    "unsound": noted("the inputs contradict the rule"),
}

#: Significant digits of a computed value: of a ratio, of an amount.
_DIGITS = 3, 5
_RATIOS = frozenset({"percent", "permille", "pp", "times", "index"})


@dataclass(frozen=True, slots=True)
class Line:
    """One computed figure as printed; ``low`` and ``high`` hold it, None where that side is open."""

    item: Derived
    value: Figure
    low: Figure | None
    high: Figure | None
    inputs: tuple[tuple[str, Observation], ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """A derived series on a page, newest figure first, with its gaps by reason and detail."""

    recipe: Recipe
    frequency: str
    lines: tuple[Line, ...]
    gaps: tuple[tuple[str, str, tuple[str, ...]], ...]
    formulas: tuple[str, ...]
    refused: str = ""


def computed(page: Page, view: SeriesView) -> tuple[tuple[Computed, ...], tuple[Computed, ...]]:
    """What is computed from the series that the page shows, and what is computed to stand beside it."""
    if view.series is None:
        return (), ()
    key = view.series.key
    found: tuple[DerivedView, ...] = page.site.memo.get(
        ("derived", key.indicator, key.area, page.as_of),
        lambda: page.workspace.derived(key.indicator, area=key.area, as_of=page.as_of),
    )
    taken: list[Computed] = []
    beside: list[Computed] = []
    for one in found:
        for series, gaps in _by_key(one):
            if _takes(series, view.series) or (series is None and one.recipe.of == key.indicator):
                taken.append(_computed(page, one, series, gaps))
            elif _is_like(series, view.series):
                beside.append(_computed(page, one, series, gaps))
        if one.refused and one.recipe.of == key.indicator:
            taken.append(_computed(page, one, None, ()))
    return tuple(taken), tuple(beside)


def _by_key(view: DerivedView) -> Iterator[tuple[DerivedSeries | None, tuple[Gap, ...]]]:
    """Each series with the gaps in it; gaps of keys that have no figure at all come together."""
    known = {series.key for series in view.series}
    for series in view.series:
        yield series, tuple(gap for gap in view.gaps if gap.key == series.key)
    rest = tuple(gap for gap in view.gaps if gap.key not in known)
    if rest and not known:
        yield None, rest


def _takes(derived: DerivedSeries | None, series: Series) -> bool:
    return derived is not None and any(
        item.key == series.key for one in derived.current for item in one.observations()
    )


def _is_like(derived: DerivedSeries | None, series: Series) -> bool:
    if derived is None:
        return False
    one, other = derived.key, series.key
    return (one.indicator, one.frequency, one.kind) == (other.indicator, other.frequency, other.kind)


def _computed(page: Page, view: DerivedView, series: DerivedSeries | None, gaps: tuple[Gap, ...]) -> Computed:
    lines = tuple(_line(page, item) for item in reversed(series.current)) if series else ()
    formulas = dict.fromkeys(_formula(line.item) for line in lines)
    groups: dict[tuple[str, str], list[str]] = {}
    for gap in gaps:
        groups.setdefault((gap.reason, _missing(page, gap)), []).append(gap.period)
    return Computed(
        view.recipe,
        series.key.frequency if series else "",
        lines,
        tuple((reason, detail, tuple(periods)) for (reason, detail), periods in groups.items()),
        tuple(formulas),
        view.refused,
    )


def _formula(item: Derived) -> str:
    return FORMULAS.get(item.formula) or SUMS.get(item.method, item.formula)


def _missing(page: Page, gap: Gap, most: int = 3) -> str:
    """The missing roles or members in words; why else there is no figure, in the words of the rule."""
    if gap.reason != "missing":
        return ""
    names = [page.word(ROLES, part) if part in ROLES else page.area(part) for part in gap.detail.split(", ")]
    rest = len(names) - most
    shown = page.comma.join(names[:most])
    return f"{shown}{page.comma}+{rest}" if rest > 0 else shown


def _line(page: Page, item: Derived) -> Line:
    unit = item.key.unit
    scale = scale_for(abs(item.value), unit, language=page.language, noun=page.say)
    scaled = item.value / scale.factor
    digits = _DIGITS[unit not in _RATIOS]
    step = Decimal(1).scaleb(-max(0, digits - max(1, scaled.adjusted() + 1)))

    def shown(value: Decimal, rounding: str) -> Figure | None:
        if not value.is_finite():
            return None
        rounded = (value / scale.factor).quantize(step, rounding=rounding) * scale.factor
        return _figure(page, item, rounded, scale, step)

    value = shown(item.value, ROUND_HALF_UP)
    assert value is not None, "a derived value is finite"
    inputs = tuple(
        (one.role, stated)
        for one in item.inputs
        for stated in (one.figure.observations() if isinstance(one.figure, Derived) else (one.figure,))
    )
    # rounded outwards, so that what is printed still holds every value the inputs allow
    return Line(
        item, value, shown(item.interval.low, ROUND_FLOOR), shown(item.interval.high, ROUND_CEILING), inputs
    )


def _figure(page: Page, item: Derived, value: Decimal, scale: Scale, step: Decimal) -> Figure:
    return figure(
        value, item.key.unit, language=page.language, kind=item.key.kind,
        half_width=step / 2 * scale.factor, noun=page.say, scale=scale,
    )  # fmt: skip


def revision_table(view: SeriesView) -> tuple[Revision, ...]:
    """Every change of an outturn of the series from one day of publication to the next, latest first."""
    found = revisions(view.series) if view.series else ()
    return tuple(sorted(found, key=lambda one: (one.after.vintage, one.period), reverse=True))
