"""The targets of the record: each with its chance, from what was published by a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bashu.indicators import as_of as published_by
from bashu.indicators import assemble
from bashu.model import Indicator, Kind, Observation, Period, PriceBasis, Series, is_outturn
from bashu.model.target import Aim, Judgement, Standing, Target
from bashu.outlook import (
    History,
    Identity,
    Implication,
    Nowcast,
    amounts,
    growths,
    implications,
    judge,
    nowcast,
    revision_spread,
    targets,
)
from bashu.store import Store
from bashu.workspace.target_rules import as_growth
from bashu.workspace.views import ChanceAt, TargetView

__all__ = ["board", "chances", "joint"]


def board(
    store: Store,
    indicators: Mapping[str, Indicator],
    *,
    indices: Mapping[str, Sequence[str]],
    as_of: date | None = None,
    indicator: str | None = None,
    area: str | None = None,
) -> tuple[TargetView, ...]:
    """All targets stated by ``as_of``, newest period first; ``indices`` as of :func:`index_rules`."""
    stated = store.observations(kind=Kind.TARGET, indicator=indicator, area=area, as_of=as_of)
    seen: dict[str, tuple[Series, ...]] = {}
    views = []
    for target, statements in _distinct(stated, indicators):
        if target.indicator not in seen:
            seen[target.indicator] = assemble(
                _observations(store, indicators[target.indicator], indices, as_of)
            )
        views.append(TargetView(target, statements, _judged(target, indicators, seen[target.indicator])))
    return tuple(
        sorted(
            views,
            key=lambda view: (
                -view.target.period.year,
                view.target.area,
                view.target.indicator,
                view.target.value,
            ),
        )
    )


def chances(
    store: Store,
    indicators: Mapping[str, Indicator],
    target: Target,
    *,
    indices: Mapping[str, Sequence[str]],
    as_of: date | None = None,
) -> tuple[ChanceAt, ...]:
    """The chance of a target on the day it was set, and after each day on which a figure of its area was published."""
    every = _observations(store, indicators[target.indicator], indices, as_of)
    behind = [item for item in every if item.key.area == target.area and item.key.kind != Kind.TARGET]
    start = min((item.vintage for item in every if item.fact == target.fact), default=None)
    days = sorted(
        {item.vintage for item in behind if start is None or item.vintage >= start}
        | ({start} if start else set())
    )
    found = []
    for day in days:
        judged = _judged(target, indicators, assemble(published_by(every, day)))
        news = tuple(item for item in behind if item.vintage == day)
        found.append(ChanceAt(day, judged, news))
    return tuple(found)


def joint(
    store: Store,
    indicators: Mapping[str, Indicator],
    views: Sequence[TargetView],
    rules: Sequence[Identity],
    *,
    as_of: date | None = None,
) -> tuple[Implication, ...]:
    """What pairs of targets imply for a third figure, by the identities given."""
    half_widths = {
        item.fact: float(item.half_width) for view in views for item in view.statements if item.half_width
    }
    current: dict[tuple[str, str], tuple[int, float]] = {}
    for code in {rule.divisor for rule in rules if rule.divisor in indicators}:
        for item in store.latest(indicator=code, as_of=as_of):
            own = item.key.kind == indicators[code].kind and item.key.unit == indicators[code].unit
            if own and is_outturn(item):
                year = Period.parse(item.period).year
                if current.get((code, item.key.area), (0, 0.0))[0] < year:
                    current[code, item.key.area] = (year, float(item.value))
    return tuple(
        implications((view.target for view in views), rules, half_widths=half_widths, current=current)
    )


def _observations(
    store: Store, indicator: Indicator, indices: Mapping[str, Sequence[str]], as_of: date | None
) -> tuple[Observation, ...]:
    """The observations of an indicator, with growth that was published as an index of the year before.

    Where growth itself was published for an area and period, on whichever day, the index is left out.
    """
    own = tuple(store.observations(indicator=indicator.code, as_of=as_of))
    stated = {(item.key.area, item.period) for item in own if item.key.kind == Kind.GROWTH}
    derived = (
        as_growth(item, indicator)
        for code in indices.get(indicator.code, ())
        for item in store.observations(indicator=code, kind=Kind.INDEX, as_of=as_of)
        if (item.key.area, item.period) not in stated
    )
    return (*own, *derived)


def _distinct(
    stated: Iterable[Observation], indicators: Mapping[str, Indicator]
) -> list[tuple[Target, tuple[Observation, ...]]]:
    """Statements that fix the same thing at the same value are one target, said first on the earliest day."""
    groups: dict[tuple[object, ...], list[tuple[Target, Observation]]] = {}
    ordered = sorted(stated, key=lambda item: (item.vintage, item.rank, item.fact))
    for item in ordered:
        for target in targets([item], indicators):
            key = (target.indicator, target.area, target.aim, target.period, target.value, target.unit)
            groups.setdefault(key, []).append((target, item))
    return [(group[0][0], tuple(item for _, item in group)) for group in groups.values()]


def _judged(target: Target, indicators: Mapping[str, Indicator], series: Sequence[Series]) -> Judgement:
    indicator = indicators[target.indicator]
    basis = _basis(target, series, indicator)
    series = [item for item in series if item.key.price_basis == basis]
    if not _is_relative(target, basis):
        return _on_amounts(target, target.unit, indicator, series)
    chosen = [item for item in series if item.key.kind == Kind.GROWTH and item.key.unit == "percent"]
    history = growths(_by_area(chosen), target.area)
    running = _running(target, series, history) if target.aim is Aim.GROWTH else None
    judged = judge(target, history, running=running)
    if judged.standing is not Standing.CANNOT_BE_JUDGED or basis == PriceBasis.REAL:
        return judged
    # growth at current prices, and of counts, is that of the published amounts
    worked_out = _on_amounts(target, indicator.unit, indicator, series)
    return judged if worked_out.standing is Standing.CANNOT_BE_JUDGED else worked_out


def _is_relative(target: Target, basis: str) -> bool:
    """Whether published growth decides: of growth itself, and of multiples at constant prices."""
    growing = target.aim in {Aim.GROWTH, Aim.AVERAGE_GROWTH}
    return growing or (target.aim is Aim.MULTIPLE and basis == PriceBasis.REAL)


def _on_amounts(target: Target, unit: str, indicator: Indicator, series: Sequence[Series]) -> Judgement:
    unit = indicator.unit if target.aim is Aim.MULTIPLE else unit
    chosen = [item for item in series if item.key.kind == indicator.kind and item.key.unit == unit]
    vintages = [item for one in chosen if one.key.area == target.area for item in one.vintages]
    history = amounts(_by_area(chosen), target.area)
    return judge(target, history, revision=revision_spread(vintages))


def _by_area(chosen: Iterable[Series]) -> dict[str, list[Observation]]:
    found: dict[str, list[Observation]] = {}
    for item in chosen:
        found.setdefault(item.key.area, []).extend(item.current)
    return found


def _basis(target: Target, series: Iterable[Series], indicator: Indicator) -> str:
    """The price basis that the target was set at: real growth is no outturn of a nominal target."""
    stated = (one.key for one in series if any(item.fact == target.fact for item in one.vintages))
    own = next((key.price_basis for key in stated if key.kind == Kind.TARGET), None)
    return own or indicator.usual_basis(Kind.TARGET, target.unit).value


def _running(target: Target, series: Sequence[Series], history: History | None) -> Nowcast | None:
    """The nowcast of the target's year from its newest growth of the year so far, if there is one."""
    so_far: dict[tuple[int, int], float] = {}
    for one in series:
        key = one.key
        if key.area == target.area and key.kind == Kind.GROWTH and key.frequency in {"Q", "QTD", "MTD", "S"}:
            for item in one.current:
                period = Period.parse(item.period)
                if period.start.month == 1 and period.end.month % 3 == 0:
                    so_far[period.year, period.end.month // 3] = float(item.value)
    quarters = [quarter for year, quarter in so_far if year == target.period.year and quarter < 4]
    if not quarters or history is None:
        return None
    years = {int(point.period[:4]): float(point.value) for point in history.points}
    misses: dict[int, list[float]] = {}
    for (year, quarter), growth in so_far.items():
        if year in years:
            misses.setdefault(quarter, []).append(years[year] - growth)
    return nowcast(so_far[target.period.year, max(quarters)], max(quarters), misses=misses)
