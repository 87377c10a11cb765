"""Add entries to the record: what is new is kept, what is known adds nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, text

from bashu.errors import Invalid
from bashu.model import Fact, SeriesKey
from bashu.store import schema
from bashu.store.bulk import insert_rows, select_among
from bashu.store.encode import DOCUMENT_COLUMNS, FACT_COLUMNS, encode_document, encode_fact
from bashu.store.maintain import Stated, maintain
from bashu.store.rewordings import add_rewordings
from bashu.store.rows import Entry

__all__ = ["add", "add_names", "known", "new_names", "series_numbers"]

#: A document's id, a name under which it came, and its address; None where that is the recorded one.
Named = tuple[str, str, str | None]

_DIMENSIONS = ("indicator", "area", "frequency", "kind", "unit", "price_basis")


def add(connection: Connection, entries: Sequence[Entry], *, recorded: str) -> tuple[str, ...]:
    """Write entries in the transaction of ``connection``; ids of documents that were new, in order.

    Invalid, before anything is written, where an entry's parts do not belong together.
    """
    names = known(connection, {entry.document.id for entry in entries})
    fresh: list[Entry] = []
    again: list[Named] = []
    for entry in entries:
        document = entry.document
        if document.id not in names:
            names[document.id] = document.name
            fresh.append(entry)
        else:
            again.append((document.id, document.name, document.url))
    facts = [
        encode_fact(identity, fact, statement)
        for entry in fresh
        for identity, (fact, statement) in _identified(entry).items()
    ]
    _add_documents(connection, fresh, recorded)
    add_names(connection, new_names(connection, again), recorded=recorded)
    insert_rows(connection, schema.fact, FACT_COLUMNS, facts)
    add_rewordings(connection, fresh)
    _add_observations(connection, fresh)
    return tuple(entry.document.id for entry in fresh)


def known(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Names of the documents that the record holds, by id."""
    among = [(identity,) for identity in ids]
    rows = select_among(connection, schema.document, ("id", "name"), where=("id",), among=among)
    return dict(rows)


def _identified(entry: Entry) -> dict[str, tuple[Fact, str | None]]:
    """The entry's facts and their statements by id; Invalid where a fact or an observation is not of this document."""
    document = entry.document
    _check_text(entry)
    if entry.statements and len(entry.statements) != len(entry.facts):
        raise _inconsistent(entry, "it has not one statement for each fact")
    stated: Iterable[tuple[str, str | None]] = entry.statements or ((item.id, None) for item in entry.facts)
    facts: dict[str, tuple[Fact, str | None]] = {
        identity: (item, said) for item, (identity, said) in zip(entry.facts, stated, strict=True)
    }
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


def _add_documents(connection: Connection, entries: Sequence[Entry], recorded: str) -> None:
    rows = [encode_document(entry, recorded) for entry in entries]
    insert_rows(connection, schema.document, DOCUMENT_COLUMNS, rows)
    if connection.dialect.name != "sqlite" or not entries:
        return
    among = [(entry.document.id,) for entry in entries]
    numbered = select_among(connection, schema.document, ("id", "n"), where=("id",), among=among)
    numbers: dict[str, int] = dict(numbered)
    words = [{"n": numbers[entry.document.id], "body": _body(entry)} for entry in entries]
    connection.execute(text("INSERT INTO document_words (rowid, body) VALUES (:n, :body)"), words)


def _body(entry: Entry) -> str:
    """What a search reads; the closing lines give the last two letters a trigram of their own."""
    document = entry.document
    return "\n".join((document.title, document.publisher, document.name, document.text, "", ""))


def new_names(connection: Connection, named: Iterable[Named]) -> list[Named]:
    """Those names of known documents under which they have not come before."""
    given = {(doc, name): url for doc, name, url in named}
    first = select_among(
        connection, schema.document, ("id", "name", "url"), where=("id",), among=[(doc,) for doc, _ in given]
    )
    recorded = {identity: (name, url) for identity, name, url in first}
    other = {place: url for place, url in given.items() if place[1] != recorded.get(place[0], place[1:])[0]}
    place = ("doc", "name")
    noted = {tuple(row) for row in select_among(connection, schema.witness, place, where=place, among=other)}
    return [
        (doc, name, recorded[doc][1] if url is None else url)
        for (doc, name), url in other.items()
        if (doc, name) not in noted
    ]


def add_names(connection: Connection, named: Iterable[Named], *, recorded: str) -> None:
    """Keep names that :func:`new_names` found to be new."""
    rows = [(doc, name, url, recorded) for doc, name, url in named]
    insert_rows(connection, schema.witness, ("doc", "name", "url", "recorded"), rows)


def _add_observations(connection: Connection, entries: Sequence[Entry]) -> None:
    keys = dict.fromkeys(item.key for entry in entries for item in entry.observations)
    numbers = series_numbers(connection, list(keys))
    maintain(
        connection, [Stated(numbers[item.key], item) for entry in entries for item in entry.observations]
    )


def series_numbers(connection: Connection, keys: Sequence[SeriesKey]) -> dict[SeriesKey, int]:
    """The numbers of series; those that are new are made."""
    numbers = _find_series(connection, keys)
    missing = [key for key in keys if key not in numbers]
    if missing:
        insert_rows(connection, schema.series, _DIMENSIONS, [_dimensions(key) for key in missing])
        numbers.update(_find_series(connection, missing))
    return numbers


def _find_series(connection: Connection, keys: Sequence[SeriesKey]) -> dict[SeriesKey, int]:
    among = [_dimensions(key) for key in keys]
    rows = select_among(connection, schema.series, ("n", *_DIMENSIONS), where=_DIMENSIONS, among=among)
    return {SeriesKey(*dimensions): number for number, *dimensions in rows}


def _dimensions(key: SeriesKey) -> tuple[str, ...]:
    return key.indicator, key.area, key.frequency, str(key.kind), key.unit, str(key.price_basis)
