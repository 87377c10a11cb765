"""What reviews decided, now or as of a day: which facts were withdrawn, which were accepted."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Text, any_, cast, func, literal, select

from bashu.model import Decision, Observation, Verdict, decide
from bashu.store.bulk import CHUNK, select_among
from bashu.store.schema import review, verdict

__all__ = ["Standing", "decisions_of", "outside", "standing"]

_Item = TypeVar("_Item")


class Standing:
    """The verdicts that hold, and the facts that no answer may rest on."""

    def __init__(self, verdicts: Mapping[str, Verdict], future: Collection[str] = ()) -> None:
        self.verdicts = verdicts
        #: Corrections that had not been made yet.
        self.future = frozenset(future)
        self.hidden = self.future | {fact for fact, found in verdicts.items() if found.withdraws}

    def mark(self, items: Iterable[Observation], *, withdrawn: bool) -> tuple[Observation, ...]:
        """Observations with their verdicts, the withdrawn ones only where they are asked for."""
        left_out = self.future if withdrawn else self.hidden
        if not self.verdicts and not left_out:
            return tuple(items)
        return tuple(self._marked(item) for item in items if item.fact not in left_out)

    def _marked(self, item: Observation) -> Observation:
        found = self.verdicts.get(item.fact)
        return replace(item, verdict=found.value) if found else item


def standing(
    connection: Connection, *, as_of: date | None = None, facts: Collection[str] | None = None
) -> Standing:
    """What holds now (of ``facts`` only, where they are given) or held at the end of a day."""
    if as_of is not None:
        return _standing_then(connection, as_of)
    columns = ("fact", "verdict")
    if facts is not None and len(facts) <= CHUNK:
        among = [(fact,) for fact in facts]
        rows = select_among(connection, verdict, columns, where=("fact",), among=among)
    else:
        rows = iter(connection.execute(select(verdict.c.fact, verdict.c.verdict)))
    return Standing({fact: Verdict(found) for fact, found in rows})


def _standing_then(connection: Connection, as_of: date) -> Standing:
    query = select(review.c.time, review.c.fact, review.c.verdict, review.c.correction)
    made, future = [], set()
    for time, fact, found, correction in connection.execute(query.order_by(review.c.time, review.c.n)):
        if time[:10] <= as_of.isoformat():
            made.append(Decision(fact, Verdict(found), correction))
        elif correction:
            future.add(correction)
    return Standing(decide(made), future - {item.correction for item in made})


def decisions_of(connection: Connection, fact: str) -> list[Decision]:
    """Every decision about a fact, its corrections, and what it corrects, oldest first."""
    family, frontier = {fact}, {fact}
    found: dict[int, tuple[str, Decision]] = {}
    columns = ("n", "time", "fact", "verdict", "correction")
    while frontier:
        among = [(identity,) for identity in sorted(frontier)]
        for side in ("fact", "correction"):
            for n, time, about, said, made in select_among(
                connection, review, columns, where=(side,), among=among
            ):
                found[n] = (time, Decision(about, Verdict(said), made))
        linked = {item.fact for _, item in found.values()}
        linked |= {item.correction for _, item in found.values() if item.correction}
        frontier = linked - family
        family |= linked
    return [decision for _, (_, decision) in sorted(found.items(), key=lambda item: (item[1][0], item[0]))]


def outside(column: ColumnElement[str], ids: Collection[str], *, dialect: str) -> ColumnElement[bool]:
    """The column is none of ``ids``, however many: they go as one parameter."""
    if dialect == "sqlite":
        listed = func.json_each(json.dumps(sorted(ids))).table_valued("value")
        return column.not_in(select(listed.c.value))
    from sqlalchemy.dialects.postgresql import ARRAY  # a tenth of a second that SQLite need not wait for

    return ~(column == any_(cast(literal(sorted(ids), ARRAY(Text)), ARRAY(Text))))
