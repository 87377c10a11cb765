"""Maintain the table of current values: what new observations displace, and what they leave standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, tuple_, update

from bashu.model import Observation, SeriesKey, preferred
from bashu.store.encode import OBSERVATION_FIELDS, observation_from
from bashu.store.schema import current, observation

__all__ = ["maintain"]

#: Series, last day of the period, period.
Slot = tuple[int, str, str]

_KEY = SeriesKey("", "", "", "", "")
_PART = 400


def maintain(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows of observations and point ``current`` at the preferred one of each series and period."""
    slots: dict[Slot, list[Observation]] = {}
    for row in rows:
        slots.setdefault(_slot(row), []).append(_decoded(tuple(row[name] for name in OBSERVATION_FIELDS)))
    standing = _standing(connection, slots)
    connection.execute(insert(observation), rows)
    fresh: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for slot, statements in slots.items():
        before = standing.get(slot, [])
        chosen = preferred([*before, *statements]).fact
        (changed if before else fresh).append({**_named(slot), "chosen": chosen})
    if fresh:
        connection.execute(insert(current).values(fact=bindparam("chosen")), fresh)
    if changed:
        connection.execute(_MOVE, [{f"at_{name}": value for name, value in row.items()} for row in changed])


_MOVE = (
    update(current)
    .where(
        current.c.series == bindparam("at_series"),
        current.c.period_end == bindparam("at_period_end"),
        current.c.period == bindparam("at_period"),
    )
    .values(fact=bindparam("at_chosen"))
)


def _standing(connection: Connection, slots: Iterable[Slot]) -> dict[Slot, list[Observation]]:
    """The statements that the record holds already in these slots."""
    columns = [observation.c[name] for name in OBSERVATION_FIELDS]
    place = tuple_(observation.c.series, observation.c.period_end, observation.c.period)
    found: dict[Slot, list[Observation]] = {}
    rest = iter(slots)
    while part := list(islice(rest, _PART)):
        for row in connection.execute(select(observation.c.period_end, *columns).where(place.in_(part))):
            found.setdefault((row[1], row[0], row[2]), []).append(_decoded(row[1:]))
    return found


def _slot(row: dict[str, Any]) -> Slot:
    return row["series"], row["period_end"], row["period"]


def _named(slot: Slot) -> dict[str, Any]:
    return {"series": slot[0], "period_end": slot[1], "period": slot[2]}


class _AnyKey(dict[int, SeriesKey]):
    """Which series it is does not matter here: slots keep them apart."""

    def __missing__(self, number: int) -> SeriesKey:
        return _KEY


def _decoded(row: Sequence[Any]) -> Observation:
    return observation_from(row, _AnyKey())
