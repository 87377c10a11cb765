"""Many rows at once, in the driver's own words: SQLAlchemy's own bookkeeping costs more than the database does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

__all__ = ["CHUNK", "chunks", "insert_rows", "select_among"]

#: Rows in one list of values: below what any SQLite or PostgreSQL takes as parameters.
CHUNK = 1024

_Item = TypeVar("_Item")


def chunks(items: Iterable[_Item], size: int = CHUNK) -> Iterator[list[_Item]]:
    """Lists of at most ``size`` items."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows whose values stand in the order of ``columns``."""
    if rows:
        names = ", ".join(table.c[name].name for name in columns)
        statement = f"INSERT INTO {table.name} ({names}) VALUES {_row(connection, len(columns))}"
        connection.exec_driver_sql(statement, list(rows))


def select_among(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    *,
    where: Sequence[str],
    among: Iterable[tuple[Any, ...]],
) -> Iterator[Any]:
    """Rows of ``columns`` whose values in ``where`` are one of ``among``.

    Lists are filled up to a power of two with their last row, so that the driver meets few statements and keeps
    them prepared.
    """
    names = ", ".join(table.c[name].name for name in columns)
    place = ", ".join(table.c[name].name for name in where)
    for part in chunks(among):
        part += part[-1:] * ((1 << (len(part) - 1).bit_length()) - len(part))
        values = ", ".join([_row(connection, len(where))] * len(part))
        statement = f"SELECT {names} FROM {table.name} WHERE ({place}) IN (VALUES {values})"
        parameters = tuple(value for row in part for value in row)
        yield from connection.exec_driver_sql(statement, parameters).all()


def _row(connection: Connection, width: int) -> str:
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    return "(" + ", ".join([mark] * width) + ")"
