"""Nouns to rows and back, digit for digit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bashu.model import Document, Fact, Observation, Passage, SeriesKey, Table, TableCell
from bashu.store.rows import DocumentRow, Entry

__all__ = [
    "DOCUMENT_COLUMNS",
    "DOCUMENT_FIELDS",
    "FACT_COLUMNS",
    "FACT_FIELDS",
    "LISTED_FIELDS",
    "OBSERVATION_COLUMNS",
    "OBSERVATION_FIELDS",
    "document_from",
    "encode_document",
    "encode_fact",
    "encode_moment",
    "encode_observation",
    "fact_from",
    "listed_from",
    "observation_from",
]

Row = tuple[Any, ...]

DOCUMENT_FIELDS = (
    "id", "name", "text", "title", "publisher", "published", "language", "url", "media_type", "tier", "parts",
)  # fmt: skip
#: Columns of a new document's row.
DOCUMENT_COLUMNS = (*DOCUMENT_FIELDS, "vintage", "recorded", "facts", "observations")
LISTED_FIELDS = ("id", "name", "title", "publisher", "published", "language", "url", "tier", "facts")
FACT_FIELDS = (
    "doc", "indicator", "indicator_code", "place", "area_code", "period", "kind", "value", "unit", "qualifier",
    "status", "quote_start", "quote_end", "value_start", "value_end", "value_text", "half_width", "method",
    "price_basis",
)  # fmt: skip
FACT_COLUMNS = ("id", *FACT_FIELDS, "statement")
OBSERVATION_FIELDS = (
    "series", "period", "vintage", "value", "half_width", "qualifier", "status", "fact", "doc", "rank", "statement",
)  # fmt: skip
OBSERVATION_COLUMNS = (*OBSERVATION_FIELDS, "period_end")


def encode_moment(moment: datetime) -> str:
    """A moment in UTC; one without a zone is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")


def encode_document(entry: Entry, recorded: str) -> Row:
    """The row of ``DOCUMENT_COLUMNS``; ``recorded`` is a moment as text."""
    item = entry.document
    published = item.published.isoformat() if item.published else None
    return (
        item.id, item.name, item.text, item.title, item.publisher, published, item.language, item.url,
        item.media_type, item.tier, _encode_parts(item),
        published or recorded[:10], recorded, len(entry.facts), len(entry.observations),
    )  # fmt: skip


def _encode_parts(item: Document) -> str:
    parts = {
        "passages": [_fields(passage) for passage in item.passages],
        "about": item.about,
        "notes": item.notes,
        "tables": [_table_fields(table) for table in item.tables],
    }
    return json.dumps({name: part for name, part in parts.items() if part}, ensure_ascii=False)


def _fields(item: Passage | TableCell | Table) -> list[Any]:
    """The fields in order; ``dataclasses.astuple`` would copy every one of them, deeply."""
    return [getattr(item, name) for name in item.__dataclass_fields__]


def _table_fields(table: Table) -> list[Any]:
    values = _fields(table)
    values[2] = [[_fields(cell) for cell in row] for row in table.rows]
    return values


def document_from(row: Sequence[Any]) -> Document:
    """The document of a row of ``DOCUMENT_FIELDS``."""
    identity, name, text, title, publisher, published, language, url, media_type, tier, parts = row
    read: Mapping[str, Any] = json.loads(parts)
    return Document(
        identity, name, text, title, publisher, _date(published), language, url, media_type, tier,
        passages=tuple(Passage(*passage) for passage in read.get("passages", ())),
        about=tuple(read.get("about", ())),
        notes=tuple(read.get("notes", ())),
        tables=tuple(_table(table) for table in read.get("tables", ())),
    )  # fmt: skip


def _table(parts: Sequence[Any]) -> Table:
    start, end, rows, header_rows, stub_columns, caption, unit_note, footnotes, page = parts
    cells = tuple(tuple(TableCell(*cell) for cell in row) for row in rows)
    return Table(start, end, cells, header_rows, stub_columns, caption, unit_note, tuple(footnotes), page)


def listed_from(row: Sequence[Any]) -> DocumentRow:
    """The list entry of a row of ``LISTED_FIELDS``."""
    identity, name, title, publisher, published, language, url, tier, facts = row
    return DocumentRow(identity, name, title, publisher, _date(published), language, url, tier, facts)


def encode_fact(identity: str, item: Fact, statement: str | None = None) -> Row:
    """The row of ``FACT_COLUMNS``; the id is given because making it is dear."""
    return (
        identity, item.doc, item.indicator, item.indicator_code, item.place, item.area_code, item.period,
        str(item.kind), str(item.value), item.unit, item.qualifier, str(item.status), item.quote_start,
        item.quote_end, item.value_start, item.value_end, item.value_text, _text(item.half_width), item.method,
        item.price_basis, statement,
    )  # fmt: skip


def fact_from(row: Sequence[Any]) -> Fact:
    """The fact of a row of ``FACT_FIELDS``."""
    values = list(row)
    values[7] = Decimal(values[7])
    values[16] = _decimal(values[16])
    return Fact(*values)


def encode_observation(series: int, period_end: str, item: Observation) -> Row:
    """The row of ``OBSERVATION_COLUMNS`` in the series with that number."""
    return (
        series, item.period, item.vintage.isoformat(), str(item.value), _text(item.half_width),
        item.qualifier, str(item.status), item.fact, item.doc, item.rank, item.statement, period_end,
    )  # fmt: skip


def observation_from(row: Sequence[Any], keys: Mapping[int, SeriesKey]) -> Observation:
    """The observation of a row of ``OBSERVATION_FIELDS``."""
    series, period, vintage, value, half_width, qualifier, status, fact, doc, rank, statement = row
    return Observation(
        keys[series], period, date.fromisoformat(vintage), Decimal(value), _decimal(half_width), qualifier,
        status, fact, doc, rank, statement=statement,
    )  # fmt: skip


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
