"""Add entries to the record: what is new is kept, what is known adds nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, select, text, tuple_

from bashu.errors import Invalid
from bashu.model import SeriesKey
from bashu.store import schema
from bashu.store.encode import encode_document, encode_fact, encode_observation
from bashu.store.maintain import maintain
from bashu.store.rows import Entry

__all__ = ["CHUNK", "add", "chunks", "known"]

#: Values in one IN list: below what any SQLite or PostgreSQL takes.
CHUNK = 500

_Item = TypeVar("_Item")
_DIMENSIONS = ("indicator", "area", "frequency", "kind", "unit", "price_basis")


def add(connection: Connection, entries: Sequence[Entry], *, recorded: str) -> tuple[str, ...]:
    """Write entries in the transaction of ``connection``; ids of documents that were new, in order.

    Invalid, before anything is written, where an entry's parts do not belong together.
    """
    names = known(connection, {entry.document.id for entry in entries})
    fresh: list[Entry] = []
    witnesses = []
    for entry in entries:
        document = entry.document
        if document.id not in names:
            names[document.id] = document.name
            fresh.append(entry)
        elif document.name != names[document.id]:
            witnesses.append(
                {"doc": document.id, "name": document.name, "url": document.url, "recorded": recorded}
            )
    identified = [(entry, _identified(entry)) for entry in fresh]
    _add_documents(connection, fresh, recorded)
    _add_witnesses(connection, witnesses)
    rows = [encode_fact(identity, item) for _, facts in identified for identity, item in facts.items()]
    _insert(connection, schema.fact, rows)
    _add_observations(connection, fresh)
    return tuple(entry.document.id for entry in fresh)


def known(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Names of the documents that the record holds, by id."""
    found: dict[str, str] = {}
    for part in chunks(sorted(ids), CHUNK):
        query = select(schema.document.c.id, schema.document.c.name).where(schema.document.c.id.in_(part))
        found.update((identity, name) for identity, name in connection.execute(query))
    return found


def chunks(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Lists of at most ``size`` items."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def _identified(entry: Entry) -> dict[str, Any]:
    """The entry's facts by id; Invalid where a fact or an observation is not of this document."""
    document = entry.document
    _check_text(entry)
    facts = {item.id: item for item in entry.facts}
    if any(item.doc != document.id for item in entry.facts):
        raise _inconsistent(entry, "one of its facts belongs to another document")
    if any(item.doc != document.id or item.fact not in facts for item in entry.observations):
        raise _inconsistent(entry, "one of its observations rests on a fact that is not in it")
    return facts


def _check_text(entry: Entry) -> None:
    content = entry.document.text
    try:
        content.encode()
    except UnicodeEncodeError:
        raise _inconsistent(entry, "its text holds half a character (a lone surrogate)") from None
    if "\x00" in content:
        raise _inconsistent(entry, "its text holds NUL characters, as only binary files do")


def _inconsistent(entry: Entry, why: str) -> Invalid:
    return Invalid(
        "cannot record the document",
        where=entry.document.name,
        why=why,
        next_step="read it again with this version of bashu",
    )


def _insert(connection: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _add_documents(connection: Connection, entries: Sequence[Entry], recorded: str) -> None:
    _insert(connection, schema.document, [encode_document(entry, recorded) for entry in entries])
    if connection.dialect.name != "sqlite" or not entries:
        return
    numbers: dict[str, int] = {}
    for part in chunks([entry.document.id for entry in entries], CHUNK):
        query = select(schema.document.c.id, schema.document.c.n).where(schema.document.c.id.in_(part))
        numbers.update((identity, number) for identity, number in connection.execute(query))
    words = [{"n": numbers[entry.document.id], "body": _body(entry)} for entry in entries]
    connection.execute(text("INSERT INTO document_words (rowid, body) VALUES (:n, :body)"), words)


def _body(entry: Entry) -> str:
    """What a search reads; the closing lines give the last two letters a trigram of their own."""
    document = entry.document
    return "\n".join((document.title, document.publisher, document.name, document.text, "", ""))


def _add_witnesses(connection: Connection, rows: Sequence[dict[str, str]]) -> None:
    wanted = {(row["doc"], row["name"]): row for row in rows}
    table = schema.witness
    for part in chunks(sorted(wanted), CHUNK):
        query = select(table.c.doc, table.c.name).where(tuple_(table.c.doc, table.c.name).in_(part))
        for doc, name in connection.execute(query):
            del wanted[doc, name]
    _insert(connection, table, list(wanted.values()))


def _add_observations(connection: Connection, entries: Sequence[Entry]) -> None:
    observations = [item for entry in entries for item in entry.observations]
    if not observations:
        return
    numbers = _series_numbers(connection, {item.key for item in observations})
    rows = [encode_observation(numbers[item.key], item) for item in observations]
    unique = {(row["series"], row["period"], row["fact"]): row for row in rows}
    maintain(connection, list(unique.values()))


def _series_numbers(connection: Connection, keys: set[SeriesKey]) -> dict[SeriesKey, int]:
    numbers = _find_series(connection, keys)
    missing = sorted(keys - numbers.keys())
    if missing:
        rows = [{name: getattr(key, name) for name in _DIMENSIONS} for key in missing]
        _insert(connection, schema.series, rows)
        numbers.update(_find_series(connection, set(missing)))
    return numbers


def _find_series(connection: Connection, keys: set[SeriesKey]) -> dict[SeriesKey, int]:
    table = schema.series
    columns = [table.c[name] for name in _DIMENSIONS]
    found = {}
    for part in chunks(sorted(keys), CHUNK):
        wanted = [tuple(getattr(key, name) for name in _DIMENSIONS) for key in part]
        query = select(table.c.n, *columns).where(tuple_(*columns).in_(wanted))
        for number, *dimensions in connection.execute(query):
            found[SeriesKey(*dimensions)] = number
    return found
