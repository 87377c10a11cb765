"""Record a review: the decision, the fact it puts in the place of another, and what stands after it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, delete, select

from bashu.errors import Conflict, Invalid
from bashu.model import CORRECTION, Fact, Observation, Review, Verdict, decide
from bashu.store import schema
from bashu.store.add import series_numbers
from bashu.store.bulk import insert_rows, select_among
from bashu.store.encode import FACT_COLUMNS, encode_fact, encode_moment
from bashu.store.find import find_fact
from bashu.store.maintain import Slot, Stated, insert_observations, settle
from bashu.store.verdicts import decisions_of

__all__ = ["record_review"]

_COLUMNS = (
    "id", "fact", "verdict", "author", "time", "reason", "correction", "facts", "observations",
)  # fmt: skip


def record_review(connection: Connection, given: Review, observations: Sequence[Observation]) -> bool:
    """Write a review in the transaction of ``connection``; False where the record has it already.

    NotFound where there is no such fact; Invalid where the correction does not belong to it, Conflict where
    that correction was withdrawn by a review of its own.
    """
    original = find_fact(connection, given.fact)
    time = encode_moment(given.time)
    given = replace(given, time=datetime.fromisoformat(time))  # so that its id is the same when read again
    if _has(connection, "review", given.id):
        return False
    facts = _add_correction(connection, given, original)
    stated = _add_observations(connection, given, observations) if facts else 0
    row = (
        given.id, given.fact, str(given.verdict), given.author, time, given.reason,
        given.correction.id if given.correction else None, facts, stated,
    )  # fmt: skip
    insert_rows(connection, schema.review, _COLUMNS, [row])
    decisions = decisions_of(connection, given.fact)
    family = {d.fact for d in decisions} | {d.correction for d in decisions if d.correction}
    _keep(connection, family, decide(decisions))
    settle(connection, _slots(connection, family))
    return True


def _has(connection: Connection, table: str, identity: str) -> bool:
    ids = schema.metadata.tables[table].c.id
    return connection.execute(select(ids).where(ids == identity)).first() is not None


def _add_correction(connection: Connection, given: Review, original: Fact) -> int:
    """Record the correction; how many facts that added."""
    corrected = given.correction
    if (given.verdict is Verdict.CORRECT) is not (corrected is not None):
        raise _unfit(given, "a correction comes with the verdict 'correct', and only with that")
    if corrected is None:
        return 0
    if corrected.doc != original.doc or corrected.method != CORRECTION:
        raise _unfit(given, f"it must be a fact of the same document with the method {CORRECTION}")
    identity = corrected.id
    if identity == given.fact:
        raise _unfit(given, "it is the fact itself")
    if not _has(connection, "fact", identity):
        insert_rows(connection, schema.fact, FACT_COLUMNS, [encode_fact(identity, corrected)])
        return 1
    own = [decision for decision in decisions_of(connection, identity) if decision.fact == identity]
    if own and own[-1].verdict.withdraws:
        raise Conflict(
            "this correction was withdrawn before",
            where=identity,
            why=f"its own latest review says {own[-1].verdict}",
            next_step=f"accept it anew: bashu review {identity} --accept --reason TEXT",
        )
    return 0


def _add_observations(connection: Connection, given: Review, observations: Sequence[Observation]) -> int:
    corrected = given.correction
    if corrected is None or any((o.fact, o.doc) != (corrected.id, corrected.doc) for o in observations):
        raise _unfit(given, "one of its observations rests on another fact")
    numbers = series_numbers(connection, [item.key for item in observations])
    insert_observations(connection, [Stated(numbers[item.key], item) for item in observations])
    return len(observations)


def _keep(connection: Connection, family: Collection[str], holds: Mapping[str, Verdict]) -> None:
    """Renew what holds now; the table is derived from the reviews."""
    table = schema.verdict
    connection.execute(delete(table).where(table.c.fact.in_(sorted(family))))
    insert_rows(connection, table, ("fact", "verdict"), [(fact, str(found)) for fact, found in holds.items()])


def _slots(connection: Connection, family: Collection[str]) -> list[Slot]:
    """Where the facts have observations: by their bindings, which the record is indexed by."""
    bound = select_among(
        connection, schema.fact, ("id", "indicator_code", "area_code"), where=("id",),
        among=[(fact,) for fact in sorted(family)],
    )  # fmt: skip
    series, stated = schema.series, schema.observation
    found: list[Slot] = []
    for fact, indicator, area in bound:
        query = (
            select(stated.c.series, stated.c.period_end, stated.c.period)
            .join(series, series.c.n == stated.c.series)
            .where(and_(series.c.indicator == indicator, series.c.area == area, stated.c.fact == fact))
        )
        found.extend((number, end, period) for number, end, period in connection.execute(query))
    return found


def _unfit(given: Review, why: str) -> Invalid:
    return Invalid("cannot record the review", where=given.fact, why=why, next_step="mend the correction")
