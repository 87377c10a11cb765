"""Derive figures from stated ones: what every rule shares, so that each only writes its arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bashu.errors import Invalid
from bashu.model import (
    Derived,
    DerivedSeries,
    Gap,
    Input,
    Interval,
    Kind,
    Observation,
    Period,
    Series,
    SeriesKey,
    Status,
    interval_of,
)

__all__ = [
    "ADDITIVE", "Derivation", "Ends", "Figure", "Figures", "Rule", "adds_up", "allowed", "by_period", "derive", "derived_series",
    "require", "sorted_out", "weakest", "year_before",
]  # fmt: skip

#: What could be derived, and why the rest could not.
Derivation = tuple[tuple[Derived, ...], tuple[Gap, ...]]

#: Kinds whose figures may be added and subtracted.
ADDITIVE = frozenset({Kind.LEVEL, Kind.COUNT, Kind.CUMULATIVE})

#: Units of ratios: their figures do not add up, whatever their kind.
_RATIOS = frozenset({"percent", "permille", "pp", "times", "index", "rank"})

#: From the strongest to the weakest; a derived figure is as weak as its weakest input.
_WEAKNESS = (
    Status.NORMAL, Status.BREAK, Status.DEFINITION_DIFFERS, Status.UNVALIDATED, Status.PROVISIONAL,
    Status.LOW_RELIABILITY, Status.IMPUTED, Status.ESTIMATED, Status.FORECAST, Status.MISSING,
)  # fmt: skip

Ends = Mapping[str, Interval]

#: A figure that a rule may take: stated, or derived itself.
Figure = Observation | Derived

#: What holds figures by period.
Figures = Series | DerivedSeries


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name, its formula in the names of roles, and its arithmetic over the roles' intervals.

    The same arithmetic gives the value, from intervals that hold one number each.
    """

    method: str
    formula: str
    compute: Callable[[Ends], Interval]


def derive(
    rule: Rule,
    key: SeriesKey,
    period: str,
    roles: Mapping[str, Figure | None],
    *,
    notes: Sequence[str] = (),
) -> Derived | Gap:
    """One derived figure, or the reason why there is none."""
    figures = {role: figure for role, figure in roles.items() if figure is not None}
    missing = [role for role in roles if role not in figures]
    if missing:
        return Gap(key, period, "missing", ", ".join(missing))
    try:
        value = rule.compute({role: Interval.point(item.value) for role, item in figures.items()})
    except Invalid as error:
        return Gap(key, period, "undefined", error.why)
    inherited = [note for item in figures.values() if isinstance(item, Derived) for note in item.notes]
    try:
        interval = rule.compute({role: allowed(item) for role, item in figures.items()})
    except Invalid:  # the value stands, but what the inputs leave open has no bound
        interval = Interval(Decimal("-Infinity"), Decimal("Infinity"))
    return Derived(
        key,
        period,
        value.low,
        interval,
        None,
        weakest(figures.values()),
        rule.method,
        rule.formula,
        tuple(Input(role, item) for role, item in figures.items()),
        tuple(dict.fromkeys([*notes, *inherited])),
    )


def allowed(figure: Figure) -> Interval:
    """The values that a figure's own statement, or its inputs', leave open."""
    return figure.interval if isinstance(figure, Derived) else interval_of(figure)


def weakest(figures: Iterable[Figure]) -> str:
    """The weakest status among the figures."""
    order = {status.value: place for place, status in enumerate(_WEAKNESS)}
    return max((item.status for item in figures), key=lambda status: order.get(status, 0))


def adds_up(key: SeriesKey) -> bool:
    """Whether figures of the series may be added: amounts and counts, but no ratios and nothing per something."""
    ratio = key.unit in _RATIOS or "/" in key.unit or " per " in key.unit
    return key.kind in ADDITIVE and not ratio


def by_period(series: Figures) -> dict[str, Figure]:
    """The current figures of a series by period."""
    return {item.period: item for item in series.current}


def derived_series(figures: Iterable[Derived]) -> tuple[DerivedSeries, ...]:
    """Derived figures as series, so that further ones can be derived from them."""
    groups: dict[SeriesKey, list[Derived]] = {}
    for item in figures:
        groups.setdefault(item.key, []).append(item)
    return tuple(DerivedSeries(key, tuple(sorted(groups[key], key=_time))) for key in sorted(groups))


def _time(item: Derived) -> tuple[date, str]:
    return Period.parse(item.period).end, item.period


def sorted_out(results: Iterable[Derived | Gap]) -> Derivation:
    """Values and gaps apart."""
    found = list(results)
    return (
        tuple(item for item in found if isinstance(item, Derived)),
        tuple(item for item in found if isinstance(item, Gap)),
    )


def year_before(period: str) -> str | None:
    """The same period a year earlier; None for a span of years, which has none.

    >>> year_before("2024-01/2024-11")
    '2023-01/2023-11'
    >>> year_before("2023-11/2024-02")
    '2022-11/2023-02'
    """
    parsed = Period.parse(period)
    if parsed.frequency == "span":
        return None
    earlier = re.sub(r"\d{4}", lambda year: f"{int(year[0]) - 1:04d}", period)
    try:
        return Period.parse(earlier).text
    except Invalid:  # 29 February
        return None


def require(what: str, holds: bool, *, where: str, why: str) -> None:
    """Refuse a derivation whose series do not belong together."""
    if not holds:
        raise Invalid(
            f"cannot derive {what}", where=where, why=why, next_step="choose series that fit the rule"
        )
