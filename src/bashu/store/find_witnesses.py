"""Find the documents that make the same statement."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from bashu.errors import NotFound
from bashu.store.encode import LISTED_FIELDS, listed_from
from bashu.store.rewordings import stands_as
from bashu.store.rows import DocumentRow
from bashu.store.schema import document, fact, rewording

__all__ = ["find_witnesses"]


def find_witnesses(connection: Connection, identity: str) -> tuple[DocumentRow, ...]:
    """The other documents with a fact of the same statement, the first published first; NotFound for no such fact."""
    own = connection.execute(select(fact.c.doc, fact.c.statement).where(fact.c.id == identity)).first()
    if own is None:
        raise NotFound(
            "no such fact",
            where=identity,
            why="the record holds none of that id",
            next_step="bashu facts lists facts with their ids",
        )
    if own.statement is None:
        return ()
    lead = stands_as(connection, [own.statement]).get(own.statement, own.statement)
    wordings = select(rewording.c.statement).where(rewording.c.stands_as == lead)
    alike = select(fact.c.doc).where(or_(fact.c.statement == lead, fact.c.statement.in_(wordings)))
    query = (
        select(*(document.c[name] for name in LISTED_FIELDS))
        .where(document.c.id.in_(alike), document.c.id != own.doc)
        .order_by(document.c.vintage, document.c.n)
    )
    return tuple(listed_from(row) for row in connection.execute(query))
