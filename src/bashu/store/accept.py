"""Record and read what a person decided about findings of the audit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, select

from bashu.model import Acceptance
from bashu.store.bulk import insert_rows
from bashu.store.encode import encode_moment
from bashu.store.schema import acceptance

__all__ = ["find_acceptances", "record_acceptance"]

_COLUMNS = ("id", "finding", "author", "time", "reason")


def record_acceptance(connection: Connection, given: Acceptance) -> bool:
    """Write an acceptance in the transaction of ``connection``; False where the record has it already."""
    time = encode_moment(given.time)
    given = replace(given, time=datetime.fromisoformat(time))  # so that its id is the same when read again
    known = select(acceptance.c.id).where(acceptance.c.id == given.id)
    if connection.execute(known).first() is not None:
        return False
    row = (given.id, given.finding, given.author, time, given.reason)
    insert_rows(connection, acceptance, _COLUMNS, [row])
    return True


def find_acceptances(connection: Connection, *, as_of: date | None) -> tuple[Acceptance, ...]:
    """Every acceptance up to the end of ``as_of``, newest first."""
    columns = (acceptance.c[name] for name in _COLUMNS[1:])
    query = select(*columns).order_by(acceptance.c.time.desc(), acceptance.c.n.desc())
    if as_of is not None:
        query = query.where(acceptance.c.time < f"{as_of.isoformat()}T99")
    return tuple(
        Acceptance(finding, author, datetime.fromisoformat(time), reason)
        for finding, author, time, reason in connection.execute(query)
    )
