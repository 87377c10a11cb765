"""Figures by slot: what every edit looks its terms up in.

A slot is one indicator, kind, unit, area and period. The figures of a slot are grouped into readings: equal
figures of several documents are one reading with several witnesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bashu.audit.intervals import printed_interval
from bashu.errors import Invalid
from bashu.model import EditTerm, Kind, Observation, Period, is_outturn, preferred

__all__ = ["Book", "Group", "Reading", "Slot", "earlier", "slot_of"]

#: indicator, kind, unit
Group = tuple[str, str, str]
#: area, period
Slot = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One figure for one slot: the preferred observation and how many documents state the same."""

    group: Group
    slot: Slot
    observation: Observation
    witnesses: tuple[Observation, ...]
    low: float
    high: float

    @property
    def value(self) -> float:
        """The figure as a float."""
        return float(self.observation.value)

    @property
    def weight(self) -> float:
        """How much it takes to call the figure wrong: trust in its source, and more for every witness.

        The tier counts 2 (the most trusted) down to 1; every further document half as much as the one
        before, since documents copy from one another. What is expected or planned weighs a quarter: it
        gives way to what was measured.
        """
        tier = 2.0 - 0.25 * min(4, self.observation.rank)
        documents = len({item.doc for item in self.witnesses})
        weight = tier + 1.0 - 0.5 ** (documents - 1)
        measured = is_outturn(self.observation) and self.group[1] != Kind.TARGET
        return round(weight if measured else weight / 4, 3)


def slot_of(observation: Observation) -> tuple[Group, Slot]:
    """Where an observation belongs."""
    key = observation.key
    return (key.indicator, key.kind, key.unit), (key.area, observation.period)


class Book:
    """All observations of an audit, indexed. ``add`` extends it, so an incremental audit need not start over."""

    def __init__(self, observations: Iterable[Observation] = ()) -> None:
        self._slots: dict[Group, dict[Slot, dict[str, Observation]]] = defaultdict(dict)
        self._readings: dict[tuple[Group, Slot], tuple[Reading, ...]] = {}
        self._areas: dict[Group, dict[str, list[str]]] = {}
        self._of_fact: dict[str, tuple[Group, Slot]] = {}
        self.size = 0
        self.add(observations)

    def add(self, observations: Iterable[Observation]) -> tuple[tuple[Group, Slot], ...]:
        """Add observations; returns the slots that gained one."""
        changed: dict[tuple[Group, Slot], None] = {}
        for item in observations:
            group, slot = slot_of(item)
            held = self._slots[group].setdefault(slot, {})
            if item.fact not in held:
                held[item.fact] = item
                self._of_fact[item.fact] = (group, slot)
                self.size += 1
                self._readings.pop((group, slot), None)
                self._areas.pop(group, None)
                changed[group, slot] = None
        return tuple(changed)

    def slot_of_fact(self, fact: str) -> tuple[Group, Slot] | None:
        """Where a fact's observation stands; None where it makes none."""
        return self._of_fact.get(fact)

    def groups(self) -> Sequence[Group]:
        """Every group with figures."""
        return list(self._slots)

    def slots(self, group: Group) -> Mapping[Slot, Mapping[str, Observation]]:
        """The slots of a group."""
        return self._slots.get(group, {})

    def periods(self, group: Group, area: str) -> list[str]:
        """The periods for which an area has a figure of this group, as written."""
        if group not in self._areas:
            found: dict[str, list[str]] = defaultdict(list)
            for place, period in self._slots.get(group, ()):
                found[place].append(period)
            self._areas[group] = {place: sorted(periods) for place, periods in found.items()}
        return self._areas[group].get(area, [])

    def readings(self, group: Group, slot: Slot) -> tuple[Reading, ...]:
        """The readings of a slot, the current one first (:func:`bashu.model.preferred`), then outturns before
        expectations, later vintages before earlier ones, and more trusted sources before others."""
        key = (group, slot)
        if key not in self._readings:
            held = self._slots.get(group, {}).get(slot)
            self._readings[key] = _readings(group, slot, list(held.values())) if held else ()
        return self._readings[key]

    def find(self, term: EditTerm, area: str, period: str) -> tuple[tuple[Reading, ...], int]:
        """The readings for a term of an instance, and by how many years the figure is older than asked for."""
        group = (term.indicator, term.kind, term.unit)
        place = term.area or area
        asked = earlier(period, -term.shift)
        for name in _same_time(asked):
            found = self.readings(group, (place, name)) if asked else ()
            if found:
                return found, 0
        if term.carry and asked:
            return self._carried(group, place, asked, term.carry)
        return (), 0

    def _carried(self, group: Group, place: str, asked: str, carry: int) -> tuple[tuple[Reading, ...], int]:
        year = Period.parse(asked).year
        best: tuple[int, str] | None = None
        for name in self.periods(group, place):
            age = year - _year(name)
            if 0 < age <= carry and (best is None or age < best[0]):
                best = (age, name)
        return (self.readings(group, (place, best[1])), best[0]) if best else ((), 0)


def _readings(group: Group, slot: Slot, observations: list[Observation]) -> tuple[Reading, ...]:
    alike: dict[object, list[Observation]] = defaultdict(list)
    for item in observations:
        alike[item.value, item.half_width, item.qualifier, item.key.price_basis].append(item)
    found = []
    for members in alike.values():
        members.sort(key=_precedence)
        first = members[0]
        low, high = printed_interval(
            first.value, first.half_width, qualifier=first.qualifier, kind=first.key.kind
        )
        found.append(Reading(group, slot, first, tuple(members), low, high))
    current = preferred(observations)
    return tuple(sorted(found, key=lambda r: (current not in r.witnesses, *_precedence(r.observation))))


def _precedence(item: Observation) -> tuple[bool, int, int, str]:
    return not is_outturn(item), -item.vintage.toordinal(), item.rank, item.fact


@lru_cache(maxsize=4096)
def _same_time(period: str) -> tuple[str, ...]:
    """The names under which a figure for the period may stand: a stock of the year's end is the year's."""
    if len(period) == 4:
        return period, f"{period}-12", f"{period}-12-31"
    if period.endswith("-12"):
        return period, period[:4]
    return (period,)


@lru_cache(maxsize=4096)
def _year(period: str) -> int:
    try:
        return Period.parse(period).year
    except Invalid:
        return 0


@lru_cache(maxsize=8192)
def earlier(period: str, years: int) -> str:
    """The same stretch of time so many years earlier; "" where the period cannot be read.

    >>> earlier("2024-01/2024-11", 1), earlier("2022-H1", 2), earlier("2024", 0)
    ('2023-01/2023-11', '2020-H1', '2024')
    """
    if not years:
        return period
    if not _year(period):
        return ""
    parts = period.split("/")
    moved = [
        f"{int(part[:4]) - years:04d}{part[4:]}" if part[:4].isdigit() and len(part) >= 4 else part
        for part in parts
    ]
    return "/".join(moved)
