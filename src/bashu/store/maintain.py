"""Maintain the table of current values: what new observations displace, and what they leave standing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, delete, update

from bashu.model import Observation, Period, SeriesKey, preferred
from bashu.store.bulk import insert_rows, select_among
from bashu.store.encode import OBSERVATION_COLUMNS, OBSERVATION_FIELDS, encode_observation, observation_from
from bashu.store.rewordings import stands_as
from bashu.store.schema import current, observation
from bashu.store.verdicts import standing

__all__ = ["Slot", "Stated", "insert_observations", "maintain", "settle"]

_PLACE = ("series", "period_end", "period")
#: Where a row that begins with the period's end has its fact.
_FACT = 1 + OBSERVATION_FIELDS.index("fact")


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
    standing_before = _standing(connection, slots)
    insert_observations(
        connection,
        [Stated(slot[0], item) for slot, statements in slots.items() for item in statements.values()],
    )
    fresh: list[tuple[int | str, ...]] = []
    changed: list[tuple[int | str, ...]] = []
    stated_now = _as_they_stand(
        connection,
        {slot: [*standing_before.get(slot, ()), *items.values()] for slot, items in slots.items()},
    )
    for slot, statements in stated_now.items():
        before = slot in standing_before
        chosen = preferred(statements).fact
        (changed if before else fresh).append((*slot, chosen))
    insert_rows(connection, current, (*_PLACE, "fact"), fresh)
    if changed:
        names = ("at_series", "at_period_end", "at_period", "chosen")
        connection.execute(_MOVE, [dict(zip(names, row, strict=True)) for row in changed])


def insert_observations(connection: Connection, stated: Iterable[Stated]) -> None:
    """Insert observations; which of them stand is for the caller to settle."""
    rows = [encode_observation(item.series, item.slot[1], item.observation) for item in stated]
    insert_rows(connection, observation, OBSERVATION_COLUMNS, rows)


def settle(connection: Connection, slots: Collection[Slot]) -> None:
    """Point ``current`` anew at what stands in these slots; where nothing stands any more there is no current value."""
    left = _standing(connection, set(slots))
    for slot in set(slots):
        place = (current.c[name] == part for name, part in zip(_PLACE, slot, strict=True))
        connection.execute(delete(current).where(*place))
    standing_now = _as_they_stand(connection, left)
    rows = [(*slot, preferred(statements).fact) for slot, statements in standing_now.items()]
    insert_rows(connection, current, (*_PLACE, "fact"), rows)


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
    """The statements that the record holds already in these slots and that no review has withdrawn."""
    columns = ("period_end", *OBSERVATION_FIELDS)
    rows = list(select_among(connection, observation, columns, where=_PLACE, among=slots))
    hidden = standing(connection, facts={row[_FACT] for row in rows}).hidden
    found: dict[Slot, list[Observation]] = {}
    for end, *row in rows:
        item = _decoded(row)
        if item.fact not in hidden:
            found.setdefault((row[0], end, row[1]), []).append(item)
    return found


def _as_they_stand(
    connection: Connection, slots: Mapping[Slot, Sequence[Observation]]
) -> dict[Slot, list[Observation]]:
    """The observations of each slot with the statements that theirs stand as, and with one key for all of them.

    One that is alone in its slot may keep its own statement: there is nothing to decide.
    """
    crowded = {slot: items for slot, items in slots.items() if len(items) > 1}
    said = {item.statement for items in crowded.values() for item in items}
    leads = stands_as(connection, {statement for statement in said if statement is not None})
    return {slot: [_standing_as(item, leads) for item in items] for slot, items in slots.items()}


def _standing_as(item: Observation, leads: Mapping[str, str]) -> Observation:
    statement = leads.get(item.statement or "", item.statement)
    if item.key is _KEY and item.statement == statement:
        return item
    return replace(item, key=_KEY, statement=statement)


class _AnyKey(dict[int, SeriesKey]):
    """Which series it is does not matter here: slots keep them apart."""

    def __missing__(self, number: int) -> SeriesKey:
        return _KEY


_KEY = SeriesKey("", "", "", "", "")
_ANY = _AnyKey()


def _decoded(row: Sequence[object]) -> Observation:
    return observation_from(row, _ANY)
