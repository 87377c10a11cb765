"""Many rows at once, in the driver's own words: SQLAlchemy's own bookkeeping costs more than the database does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

__all__ = ["CHUNK", "chunks", "insert_rows", "select_among", "select_between"]

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

    A join, since SQLite reads the whole table where a pair of columns is IN a list. Lists are filled up to a power
    of two with rows that match nothing, so that the driver meets few statements and keeps them prepared.
    """
    names = ", ".join(f"{table.name}.{table.c[name].name}" for name in columns)
    on = " AND ".join(
        f"{table.name}.{table.c[name].name} = given.column{place}" for place, name in enumerate(where, 1)
    )
    nothing = (None,) * len(where)
    for part in chunks(dict.fromkeys(among)):
        part += [nothing] * ((1 << (len(part) - 1).bit_length()) - len(part))
        statement = f"SELECT {names} FROM {_given(connection, part)} JOIN {table.name} ON {on}"
        yield from connection.exec_driver_sql(statement, tuple(chain.from_iterable(part))).all()


def select_between(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    where: str,
    between: Iterable[tuple[Any, Any]],
) -> Iterator[Any]:
    """Rows of ``columns`` whose value in ``where`` lies between two others, the second left out.

    PostgreSQL thinks a join on two inequalities so large that it reads the whole table; asked for one pair after
    the other it uses the index, as SQLite does in any case.
    """
    names = ", ".join(table.c[name].name for name in columns)
    at = table.c[where].name
    for part in chunks(between):
        given = _given(connection, part)
        bounds = f"{at} >= given.column1 AND {at} < given.column2"
        if connection.dialect.name == "postgresql":
            each = f"(SELECT {names} FROM {table.name} WHERE {bounds} OFFSET 0) AS found"
            statement = f"SELECT found.* FROM {given} CROSS JOIN LATERAL {each}"
        else:
            statement = f"SELECT {names} FROM {given} JOIN {table.name} ON {bounds}"
        yield from connection.exec_driver_sql(statement, tuple(chain.from_iterable(part))).all()


def _given(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> str:
    return f"(VALUES {', '.join([_row(connection, len(rows[0]))] * len(rows))}) AS given"


def _row(connection: Connection, width: int) -> str:
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    return "(" + ", ".join([mark] * width) + ")"
