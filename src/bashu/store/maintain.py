"""Maintain the table of current values: what new observations displace, and what they leave standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, update

from bashu.model import Observation, Period, SeriesKey, preferred
from bashu.store.bulk import insert_rows, select_among
from bashu.store.encode import OBSERVATION_COLUMNS, OBSERVATION_FIELDS, encode_observation, observation_from
from bashu.store.schema import current, observation

__all__ = ["Stated", "maintain"]

_PLACE = ("series", "period_end", "period")


@dataclass(frozen=True, slots=True)
class Stated:
    """A new observation and the number of its series."""

    series: int
    observation: Observation

    @property
    def slot(self) -> Slot:
        """Where the statement belongs: its series, the last day of its period, its period."""
        period = self.observation.period
        return self.series, Period.parse(period).end.isoformat(), period


Slot = tuple[int, str, str]


def maintain(connection: Connection, stated: Iterable[Stated]) -> None:
    """Insert observations and point ``current`` at the preferred one of each series and period."""
    slots: dict[Slot, dict[str, Observation]] = {}
    for item in stated:
        slots.setdefault(item.slot, {})[item.observation.fact] = item.observation
    standing = _standing(connection, slots)
    rows = [
        encode_observation(series, end, item)
        for (series, end, _), statements in slots.items()
        for item in statements.values()
    ]
    insert_rows(connection, observation, OBSERVATION_COLUMNS, rows)
    fresh: list[tuple[int | str, ...]] = []
    changed: list[tuple[int | str, ...]] = []
    for slot, statements in slots.items():
        before = standing.get(slot, [])
        chosen = preferred([*before, *statements.values()]).fact
        (changed if before else fresh).append((*slot, chosen))
    insert_rows(connection, current, (*_PLACE, "fact"), fresh)
    if changed:
        names = ("at_series", "at_period_end", "at_period", "chosen")
        connection.execute(_MOVE, [dict(zip(names, row, strict=True)) for row in changed])


_MOVE = (
    update(current)
    .where(
        current.c.series == bindparam("at_series"),
        current.c.period_end == bindparam("at_period_end"),
        current.c.period == bindparam("at_period"),
    )
    .values(fact=bindparam("chosen"))
)


def _standing(connection: Connection, slots: Iterable[Slot]) -> dict[Slot, list[Observation]]:
    """The statements that the record holds already in these slots."""
    columns = ("period_end", *OBSERVATION_FIELDS)
    found: dict[Slot, list[Observation]] = {}
    for end, *row in select_among(connection, observation, columns, where=_PLACE, among=slots):
        found.setdefault((row[0], end, row[1]), []).append(_decoded(row))
    return found


class _AnyKey(dict[int, SeriesKey]):
    """Which series it is does not matter here: slots keep them apart."""

    def __missing__(self, number: int) -> SeriesKey:
        return _KEY


_KEY = SeriesKey("", "", "", "", "")
_ANY = _AnyKey()


def _decoded(row: Sequence[object]) -> Observation:
    return observation_from(row, _ANY)
