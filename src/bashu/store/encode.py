"""Nouns to rows and back, digit for digit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bashu.model import Document, Fact, Observation, Passage, Period, SeriesKey, Table, TableCell
from bashu.store.rows import DocumentRow, Entry

__all__ = [
    "DOCUMENT_FIELDS",
    "FACT_FIELDS",
    "LISTED_FIELDS",
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

Row = dict[str, Any]

DOCUMENT_FIELDS = (
    "id", "name", "text", "title", "publisher", "published", "language", "url", "media_type", "tier", "parts",
)  # fmt: skip
LISTED_FIELDS = ("id", "name", "title", "publisher", "published", "language", "url", "tier", "facts")
FACT_FIELDS = (
    "doc", "indicator", "indicator_code", "place", "area_code", "period", "kind", "value", "unit", "qualifier",
    "status", "quote_start", "quote_end", "value_start", "value_end", "value_text", "half_width", "method",
)  # fmt: skip
OBSERVATION_FIELDS = (
    "series", "period", "vintage", "value", "half_width", "qualifier", "status", "fact", "doc", "rank",
)  # fmt: skip


def encode_moment(moment: datetime) -> str:
    """A moment in UTC; one without a zone is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")


def encode_document(entry: Entry, recorded: str) -> Row:
    """The row of a document; ``recorded`` is a moment as text."""
    item = entry.document
    published = item.published.isoformat() if item.published else None
    return {
        "id": item.id, "name": item.name, "title": item.title, "publisher": item.publisher,
        "published": published, "vintage": published or recorded[:10], "recorded": recorded,
        "language": item.language, "url": item.url, "media_type": item.media_type, "tier": item.tier,
        "facts": len(entry.facts), "observations": len(entry.observations),
        "parts": _encode_parts(item), "text": item.text,
    }  # fmt: skip


def _encode_parts(item: Document) -> str:
    parts = {
        "passages": [astuple(passage) for passage in item.passages],
        "about": item.about,
        "notes": item.notes,
        "tables": [astuple(table) for table in item.tables],
    }
    return json.dumps({name: part for name, part in parts.items() if part}, ensure_ascii=False)


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


def encode_fact(identity: str, item: Fact) -> Row:
    """The row of a fact whose id is at hand already (making it is dear)."""
    row: Row = {name: getattr(item, name) for name in FACT_FIELDS}
    row.update(id=identity, value=str(item.value), half_width=_text(item.half_width))
    return row


def fact_from(row: Sequence[Any]) -> Fact:
    """The fact of a row of ``FACT_FIELDS``."""
    values = list(row)
    values[7] = Decimal(values[7])
    values[16] = _decimal(values[16])
    return Fact(*values)


def encode_observation(series: int, item: Observation) -> Row:
    """The row of an observation of the series with that number."""
    return {
        "series": series, "period_end": Period.parse(item.period).end.isoformat(), "period": item.period,
        "fact": item.fact, "doc": item.doc, "vintage": item.vintage.isoformat(), "value": str(item.value),
        "half_width": _text(item.half_width), "qualifier": item.qualifier, "status": item.status,
        "rank": item.rank,
    }  # fmt: skip


def observation_from(row: Sequence[Any], keys: Mapping[int, SeriesKey]) -> Observation:
    """The observation of a row of ``OBSERVATION_FIELDS``."""
    series, period, vintage, value, half_width, qualifier, status, fact, doc, rank = row
    return Observation(
        keys[series], period, date.fromisoformat(vintage), Decimal(value), _decimal(half_width), qualifier,
        status, fact, doc, rank,
    )  # fmt: skip


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
