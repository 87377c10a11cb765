"""The record's tables, the same for SQLite and PostgreSQL.

Decimals, dates and moments are kept as text (ISO 8601), so that a value comes back digit for digit.
``document``, ``fact``, ``witness``, ``observation``, ``review`` and ``acceptance`` are append-only: triggers refuse
UPDATE and DELETE. ``current_value`` is derived from ``observation``, ``verdict`` from ``review``, and ``rewording``
from ``fact`` and ``sketch``; all are maintained in the same transaction.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "VERSION_TABLE", "acceptance", "current", "document", "fact", "metadata", "observation", "review", "rewording",
    "series", "sketch", "verdict", "witness",
]  # fmt: skip

#: Where the schema's version is kept; a name of its own lets the record share a database with others.
VERSION_TABLE = "bashu_version"

metadata = MetaData()

document = Table(
    "document",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("published", Text),
    Column("vintage", Text, nullable=False),  # published, or the day of recording
    Column("recorded", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("facts", Integer, nullable=False),
    Column("observations", Integer, nullable=False),
    Column("parts", Text, nullable=False),  # passages, tables, areas and notes as JSON
    Column("text", Text, nullable=False),
    Index("document_by_vintage", "vintage"),
    Index("document_by_counts", "facts", "observations"),  # sums without reading texts
)

witness = Table(
    "witness",
    metadata,
    Column("doc", Text, ForeignKey("document.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)

sketch = Table(
    "sketch",
    metadata,
    Column("doc", Text, ForeignKey("document.id"), primary_key=True),
    Column("wording", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

rewording = Table(
    "rewording",
    metadata,
    Column("statement", Text, primary_key=True),
    Column("stands_as", Text, nullable=False),  # the least of all statements that differ in wording only
    Index("rewording_by_stands_as", "stands_as"),
    sqlite_with_rowid=False,
)

fact = Table(
    "fact",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("doc", Text, ForeignKey("document.id"), nullable=False),
    Column("indicator", Text, nullable=False),
    Column("indicator_code", Text),
    Column("place", Text),
    Column("area_code", Text),
    Column("period", Text),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("qualifier", Text),
    Column("status", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("value_start", Integer, nullable=False),
    Column("value_end", Integer, nullable=False),
    Column("value_text", Text, nullable=False),
    Column("half_width", Text),
    Column("method", Text, nullable=False),
    Column("price_basis", Text),
    Column("statement", Text),  # what it says, whoever says it
    Index("fact_by_doc", "doc"),
    Index("fact_by_statement", "statement"),
    Index("fact_by_indicator", "indicator_code", "area_code"),
    Index("fact_by_area", "area_code"),
)

series = Table(
    "series",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("indicator", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("frequency", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("price_basis", Text, nullable=False),
    UniqueConstraint(
        "indicator", "area", "frequency", "kind", "unit", "price_basis", name="series_dimensions"
    ),
    Index("series_by_area", "area"),
)

observation = Table(
    "observation",
    metadata,
    Column("series", Integer, ForeignKey("series.n"), primary_key=True),
    Column("period_end", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("fact", Text, ForeignKey("fact.id"), primary_key=True),
    Column("doc", Text, nullable=False),
    Column("vintage", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("half_width", Text),
    Column("qualifier", Text),
    Column("status", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("statement", Text),
    sqlite_with_rowid=False,
)

current = Table(
    "current_value",
    metadata,
    Column("series", Integer, ForeignKey("series.n"), primary_key=True),
    Column("period_end", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("fact", Text, nullable=False),
    sqlite_with_rowid=False,
)

review = Table(
    "review",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("fact", Text, ForeignKey("fact.id"), nullable=False),
    Column("verdict", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("correction", Text, ForeignKey("fact.id")),
    Column("facts", Integer, nullable=False),  # how many facts and observations it added
    Column("observations", Integer, nullable=False),
    Index("review_by_fact", "fact"),
    Index("review_by_correction", "correction"),
)

verdict = Table(
    "verdict",
    metadata,
    Column("fact", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    sqlite_with_rowid=False,
)

acceptance = Table(
    "acceptance",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("finding", Text, nullable=False),  # worked out from the content, in no table
    Column("author", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("acceptance_by_finding", "finding"),
)
