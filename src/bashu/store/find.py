"""Find documents and facts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from bashu.errors import NotFound
from bashu.model import Document, Fact
from bashu.store.bulk import chunks
from bashu.store.encode import (
    DOCUMENT_FIELDS,
    FACT_FIELDS,
    LISTED_FIELDS,
    document_from,
    fact_from,
    listed_from,
)
from bashu.store.rows import Counts, DocumentPage, DocumentRow, FactPage
from bashu.store.schema import document, fact, review, series, witness
from bashu.store.search import contains, has_words

__all__ = [
    "count_all",
    "find_document",
    "find_document_rows",
    "find_documents",
    "find_fact",
    "find_facts",
    "find_names",
    "find_vintage",
]

_document = [document.c[name] for name in DOCUMENT_FIELDS]
_listed = [document.c[name] for name in LISTED_FIELDS]
_fact = [fact.c[name] for name in FACT_FIELDS]


def find_documents(
    connection: Connection, *, words: str, limit: int | None, offset: int, as_of: date | None
) -> DocumentPage:
    """A page of documents that hold every word and were published by ``as_of``, newest first."""
    wanted = has_words(words, dialect=connection.dialect.name)
    if as_of is not None:
        wanted.append(document.c.vintage <= as_of.isoformat())
    newest = (document.c.vintage.desc(), document.c.n.desc())
    if not words.strip():
        query = select(*_listed).where(*wanted).order_by(*newest).limit(limit).offset(offset)
        total = connection.scalar(select(func.count()).select_from(document).where(*wanted))
        return DocumentPage(tuple(listed_from(row) for row in connection.execute(query)), total or 0)
    # A search reads texts: once for both the page and its total.
    found = connection.execute(select(document.c.id).where(*wanted).order_by(*newest)).scalars().all()
    page = found[offset:] if limit is None else found[offset : offset + limit]
    rows = find_document_rows(connection, page)
    return DocumentPage(tuple(rows[identity] for identity in page), len(found))


def find_document_rows(connection: Connection, ids: Collection[str]) -> dict[str, DocumentRow]:
    """List entries of these documents by id; unknown ids are left out."""
    found = {}
    for part in chunks(sorted(set(ids))):
        for row in connection.execute(select(*_listed).where(document.c.id.in_(part))):
            found[row[0]] = listed_from(row)
    return found


def find_document(connection: Connection, identity: str) -> Document:
    """One document; NotFound where the record has none of that id."""
    row = connection.execute(select(*_document).where(document.c.id == identity)).first()
    if row is None:
        raise _absent("document", identity, "bashu search lists documents with their ids")
    return document_from(row)


def find_vintage(connection: Connection, identity: str) -> date:
    """The day from which a document's figures count; NotFound where the record has none of that id."""
    day = connection.scalar(select(document.c.vintage).where(document.c.id == identity))
    if day is None:
        raise _absent("document", identity, "bashu search lists documents with their ids")
    return date.fromisoformat(day)


def find_names(connection: Connection, identity: str) -> tuple[str, ...]:
    """Every name under which the document came, the first one first."""
    first = select(document.c.name).where(document.c.id == identity)
    later = select(witness.c.name).where(witness.c.doc == identity)
    names = connection.execute(first).scalars().all()
    rest = connection.execute(later.order_by(witness.c.recorded, witness.c.name)).scalars().all()
    return (*names, *rest)


def find_facts(
    connection: Connection,
    *,
    doc: str | None,
    indicator: str | None,
    area: str | None,
    kind: str | None,
    period: str | None,
    words: str | None,
    limit: int | None,
    offset: int,
) -> FactPage:
    """A page of facts in the order of recording."""
    equal = (
        (fact.c.doc, doc), (fact.c.indicator_code, indicator), (fact.c.area_code, area),
        (fact.c.kind, kind), (fact.c.period, period),
    )  # fmt: skip
    wanted: list[ColumnElement[bool]] = [where == value for where, value in equal if value is not None]
    for word in (words or "").split():
        wanted.append(_mentions(word, connection.dialect.name))
    query = select(*_fact).where(*wanted).order_by(fact.c.n).limit(limit).offset(offset)
    rows = tuple(fact_from(row) for row in connection.execute(query))
    if limit is None and not offset:
        return FactPage(rows, len(rows))
    total = connection.scalar(select(func.count()).select_from(fact).where(*wanted))
    return FactPage(rows, total or 0)


def _mentions(word: str, dialect: str) -> ColumnElement[bool]:
    """The word stands in the fact's indicator, place or figure as printed, or is in one of its codes."""
    fields = (fact.c.indicator, fact.c.indicator_code, fact.c.place, fact.c.area_code, fact.c.value_text)
    return or_(*(contains(field, word, dialect=dialect) for field in fields))


def find_fact(connection: Connection, identity: str) -> Fact:
    """One fact; NotFound where the record has none of that id."""
    row = connection.execute(select(*_fact).where(fact.c.id == identity)).first()
    if row is None:
        raise _absent("fact", identity, "bashu facts lists facts with their ids")
    return fact_from(row)


def count_all(connection: Connection) -> Counts:
    """How much the record holds; sums that documents carry, so that it stays quick."""
    documents, *first = _totals(connection, document)
    reviews, *added = _totals(connection, review)
    facts, observations = (one + other for one, other in zip(first, added, strict=True))
    every = connection.scalar(select(func.count()).select_from(series)) or 0
    return Counts(documents, facts, observations, every, reviews)


def _totals(connection: Connection, table: Table) -> list[int]:
    sums = (func.sum(table.c[name]) for name in ("facts", "observations"))
    return [
        int(total or 0) for total in connection.execute(select(func.count(), *sums).select_from(table)).one()
    ]


def _absent(what: str, identity: str, next_step: str) -> NotFound:
    return NotFound(
        f"no such {what}", where=identity, why="the record holds none of that id", next_step=next_step
    )
