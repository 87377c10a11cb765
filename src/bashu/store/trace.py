"""Trace series: their extent, their observations of every vintage, what stands now, what stood on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, select, tuple_

from bashu.model import Observation, SeriesKey, first_witnesses, preferred
from bashu.store.bulk import chunks
from bashu.store.encode import OBSERVATION_FIELDS, observation_from
from bashu.store.rows import SeriesRow
from bashu.store.schema import current, observation, rewording, series
from bashu.store.verdicts import Standing, outside, standing

__all__ = ["trace_current", "trace_latest", "trace_observations", "trace_series"]

_DIMENSIONS = tuple(
    series.c[name] for name in ("indicator", "area", "frequency", "kind", "unit", "price_basis")
)
#: The statement is the one that it stands as: every query joins ``rewording`` from the outside.
_SAID = rewording.c.statement == observation.c.statement
_OBSERVATION = tuple(
    func.coalesce(rewording.c.stands_as, observation.c.statement)
    if name == "statement"
    else observation.c[name]
    for name in OBSERVATION_FIELDS
)
_ORDER = (observation.c.series, observation.c.period_end, observation.c.period, observation.c.vintage)
_STANDS = and_(
    observation.c.series == current.c.series,
    observation.c.period_end == current.c.period_end,
    observation.c.period == current.c.period,
    observation.c.fact == current.c.fact,
)

Wanted = list[ColumnElement[bool]]


def _wanted(
    indicator: str | None = None,
    area: str | None = None,
    kind: str | None = None,
    frequency: str | None = None,
) -> Wanted:
    pairs = (
        (series.c.indicator, indicator), (series.c.area, area), (series.c.kind, kind),
        (series.c.frequency, frequency),
    )  # fmt: skip
    return [where == value for where, value in pairs if value is not None]


def _published(as_of: date | None) -> Wanted:
    return [] if as_of is None else [observation.c.vintage <= as_of.isoformat()]


def _left(connection: Connection, held: Standing, fact: ColumnElement[str] = observation.c.fact) -> Wanted:
    return [outside(fact, held.hidden, dialect=connection.dialect.name)] if held.hidden else []


def _keys(connection: Connection, wanted: Wanted) -> dict[int, SeriesKey]:
    query = select(series.c.n, *_DIMENSIONS).where(*wanted)
    return {number: SeriesKey(*dimensions) for number, *dimensions in connection.execute(query)}


def trace_series(
    connection: Connection, *, indicator: str | None, area: str | None, kind: str | None, as_of: date | None
) -> tuple[SeriesRow, ...]:
    """The series that match, with their extent, in the order of their keys."""
    held = standing(connection, as_of=as_of)
    own = (observation.c.series == series.c.n, *_published(as_of), *_left(connection, held))
    periods = select(func.count(observation.c.period.distinct())).where(*own).scalar_subquery()
    vintages = select(func.count(observation.c.vintage.distinct())).where(*own).scalar_subquery()
    order = (observation.c.period_end, observation.c.period)
    period = select(observation.c.period).where(*own).limit(1)
    first = period.order_by(*order).scalar_subquery()
    last = period.order_by(*(end.desc() for end in order)).scalar_subquery()
    query = select(*_DIMENSIONS, periods, first, last, vintages).where(*_wanted(indicator, area, kind))
    rows = [
        SeriesRow(SeriesKey(*dimensions), count, begins, ends, days)
        for *dimensions, count, begins, ends, days in connection.execute(query)
        if count
    ]
    return tuple(sorted(rows, key=lambda row: row.key))


def trace_observations(
    connection: Connection,
    *,
    indicator: str | None,
    area: str | None,
    kind: str | None,
    frequency: str | None,
    keys: Iterable[SeriesKey] | None,
    as_of: date | None,
    withdrawn: bool,
) -> tuple[Observation, ...]:
    """Every vintage up to ``as_of``, by series, period and vintage; without the withdrawn, a statement counts once."""
    held = standing(connection, as_of=as_of)
    wanted = _wanted(indicator, area, kind, frequency)
    if keys is None:
        return _once(held.mark(_observations(connection, wanted, as_of), withdrawn=withdrawn), withdrawn)
    found: list[Observation] = []
    for part in chunks(sorted(set(keys))):
        dimensions = [(k.indicator, k.area, k.frequency, k.kind, k.unit, k.price_basis) for k in part]
        found.extend(_observations(connection, [*wanted, tuple_(*_DIMENSIONS).in_(dimensions)], as_of))
    return _once(held.mark(found, withdrawn=withdrawn), withdrawn)


def _once(items: tuple[Observation, ...], every: bool) -> tuple[Observation, ...]:
    return items if every else first_witnesses(items)


def _observations(connection: Connection, wanted: Wanted, as_of: date | None) -> tuple[Observation, ...]:
    named = _keys(connection, wanted)
    query = (
        select(*_OBSERVATION)
        .select_from(observation)
        .join(rewording, _SAID, isouter=True)
        .where(*_published(as_of))
        .order_by(*_ORDER)
    )
    if wanted:
        query = query.join(series, series.c.n == observation.c.series).where(*wanted)
    return tuple(observation_from(row, named) for row in connection.execute(query).all())


def _current_of_key() -> Select[Any]:
    return (
        select(*_OBSERVATION)
        .select_from(series)
        .join(current, current.c.series == series.c.n)
        .join(observation, _STANDS)
        .join(rewording, _SAID, isouter=True)
        .where(*(where == bindparam(where.name) for where in _DIMENSIONS))
        .order_by(observation.c.period_end, observation.c.period)
    )


_CURRENT = _current_of_key()


class _OneKey(dict[int, SeriesKey]):
    def __init__(self, key: SeriesKey) -> None:
        super().__init__()
        self.key = key

    def __missing__(self, number: int) -> SeriesKey:
        return self.key


def trace_current(connection: Connection, key: SeriesKey) -> tuple[Observation, ...]:
    """What stands now for each period of one series, in time order."""
    named = _OneKey(key)
    dimensions = {where.name: getattr(key, where.name) for where in _DIMENSIONS}
    found = [observation_from(row, named) for row in connection.execute(_CURRENT, dimensions)]
    return standing(connection, facts={item.fact for item in found}).mark(found, withdrawn=False)


def trace_latest(
    connection: Connection, *, indicator: str | None, area: str | None, as_of: date | None
) -> tuple[Observation, ...]:
    """What stands for the newest period of each series, in the order of their keys."""
    wanted = _wanted(indicator, area)
    held = standing(connection, as_of=as_of)
    newest = (
        _newest_now(connection, wanted) if as_of is None else _newest_as_of(connection, wanted, as_of, held)
    )
    return held.mark(sorted(newest, key=_dimensions), withdrawn=False)


def _newest_now(connection: Connection, wanted: Wanted) -> Iterable[Observation]:
    rows = connection.execute(_latest_now(wanted).order_by(*_DIMENSIONS, current.c.period)).all()
    # Periods that end on one day (two runs of months, say) can share a series: the last in order counts.
    last = {row[6]: row for row in rows if row[6] is not None}
    return [observation_from(row[6:], {number: SeriesKey(*row[:6])}) for number, row in last.items()]


def _newest_as_of(
    connection: Connection, wanted: Wanted, as_of: date, held: Standing
) -> Iterable[Observation]:
    series_of: dict[int, dict[str, list[Observation]]] = {}
    for row in connection.execute(
        _latest_as_of(connection, wanted, as_of, held).order_by(*_DIMENSIONS)
    ).all():
        item = observation_from(row[6:], {row[6]: SeriesKey(*row[:6])})
        series_of.setdefault(row[6], {}).setdefault(item.period, []).append(item)
    return [preferred(periods[max(periods)]) for periods in series_of.values()]


def _dimensions(item: Observation) -> tuple[str, ...]:
    key = item.key
    return key.indicator, key.area, key.frequency, key.kind, key.unit, key.price_basis


def _latest_now(wanted: Wanted) -> Select[Any]:
    # Outer joins only so that SQLite starts from the series, which are few, and looks the rest up.
    inner = current.alias()
    end = select(func.max(inner.c.period_end)).where(inner.c.series == series.c.n).scalar_subquery()
    return (
        select(*_DIMENSIONS, *_OBSERVATION)
        .select_from(series)
        .join(
            current, isouter=True, onclause=and_(current.c.series == series.c.n, current.c.period_end == end)
        )
        .join(observation, _STANDS, isouter=True)
        .join(rewording, _SAID, isouter=True)
        .where(*wanted)
    )


def _latest_as_of(connection: Connection, wanted: Wanted, as_of: date, held: Standing) -> Select[Any]:
    inner = observation.alias()
    end = (
        select(func.max(inner.c.period_end))
        .where(
            inner.c.series == series.c.n,
            inner.c.vintage <= as_of.isoformat(),
            *_left(connection, held, inner.c.fact),
        )
        .scalar_subquery()
    )
    return (
        select(*_DIMENSIONS, *_OBSERVATION)
        .select_from(series)
        .join(observation, and_(observation.c.series == series.c.n, observation.c.period_end == end))
        .join(rewording, _SAID, isouter=True)
        .where(*wanted, *_published(as_of), *_left(connection, held))
    )
