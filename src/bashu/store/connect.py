"""Connect to SQLite or PostgreSQL, and say in plain words what a database refuses."""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from bashu.errors import BashuError, Conflict, Invalid, NotFound, Unavailable

__all__ = ["connect", "explained", "may_only_read", "parse_url", "reading", "shown", "sqlite_path", "writing"]

#: How long one writer waits for another, in seconds.
WAIT = 60
#: The advisory lock that makes PostgreSQL writers queue; any fixed number that nothing else uses.
WRITER_LOCK = 0x62617368_75


def parse_url(url: str) -> URL:
    """The URL with its driver; Invalid where it names no database that bashu can use."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise _bad_url(url, "it is not a URL") from None
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise _bad_url(shown(parsed), "only SQLite and PostgreSQL are known")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise _bad_url(url, "it names no file")
    return parsed


def _bad_url(url: str, why: str) -> Invalid:
    return Invalid(
        "not a database address",
        where=url,
        why=why,
        next_step="write sqlite:///PATH or postgresql://USER@HOST/NAME",
    )


def shown(url: URL) -> str:
    """The URL as messages show it, without its password."""
    return url.render_as_string(hide_password=True)


def sqlite_path(url: URL) -> Path | None:
    """The file of an SQLite URL; None for a server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


#: The log is folded into the file every 64 MB: indexes by hash touch the same pages again and again until then.
_PRAGMAS = (
    "foreign_keys = ON", "synchronous = FULL", "cache_size = -65536", "temp_store = MEMORY", "wal_autocheckpoint = 16384",
)  # fmt: skip


def connect(url: URL) -> Engine:
    """An engine for the URL; no connection is made yet. Unavailable where the driver is not installed."""
    path = sqlite_path(url)
    if path is not None and may_only_read(path):
        return _read_only(url, path)
    local = path is not None
    wait = {"timeout": WAIT} if local else {"connect_timeout": 10}
    given = {name: value for name, value in wait.items() if name not in url.query}
    try:
        engine = create_engine(url, connect_args=given, pool_pre_ping=not local)
    except (ImportError, NoSuchModuleError):
        raise Unavailable(
            "cannot reach PostgreSQL",
            where=shown(url),
            why="its driver psycopg is not installed",
            next_step="pip install 'bashu[postgres]'",
        ) from None
    if local:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    _forget_after_fork(engine)
    return engine


def may_only_read(path: Path) -> bool:
    """Whether an SQLite file is there that this process may not write; its log needs the folder to be writable too."""
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _read_only(url: URL, path: Path) -> Engine:
    """An engine that reads a file which may not be written.

    SQLite would make its log even to read. Without one nobody is writing, and the file is read as it lies; with
    one the log's own index is there to be read along. As that may change, every read looks anew.
    """

    def opened() -> sqlite3.Connection:
        log = path.with_name(f"{path.name}-wal")
        try:
            still = "" if log.stat().st_size else "&immutable=1"
        except OSError:  # there is none, or its writer is just taking it away
            still = "&immutable=1"
        address = f"file:{quote(str(path.absolute()))}?mode=ro{still}"
        return sqlite3.connect(address, uri=True, timeout=WAIT, check_same_thread=False)

    engine = create_engine(url, creator=opened, poolclass=NullPool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin and end where this room says so
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: one that upgraded later could only fail."""
    writes = connection.get_execution_options().get("bashu_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _forget_after_fork(engine: Engine) -> None:
    """A child process must not use, nor close, the connections of its parent."""
    known = weakref.ref(engine)

    def forget() -> None:
        alive = known()
        if alive is not None:
            alive.dispose(close=False)

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=forget)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the record."""
    with explained(engine.url), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that is alone in writing: all of it is kept, or nothing."""
    with explained(engine.url), engine.connect() as connection:
        connection = connection.execution_options(bashu_writes=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
            yield connection


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn what a driver raises into errors that say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(error, shown(url)) from error


def _explain(error: DBAPIError, where: str) -> BashuError:
    why = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    low = why.lower()
    if "append-only" in low:
        return Conflict(
            "the record is never changed",
            where=where,
            why=why,
            next_step="add a later document: its figures become a new vintage",
        )
    if "readonly" in low or "read-only" in low or "permission denied" in low:
        return Unavailable(
            "the record may only be read",
            where=where,
            why="this account may not write it"
            if "permission" in low
            else "its file or folder may not be written",
            next_step="ask its owner for permission to write, or work in a copy of the workspace",
        )
    if "not a database" in low or "malformed" in low:
        return Invalid(
            "the record cannot be read", where=where, why=why, next_step="restore the file from a backup"
        )
    if "does not exist" in low and "database" in low:
        return NotFound(
            "no such database", where=where, why=why, next_step="make it with createdb, or name another"
        )
    if "locked" in low:
        return Unavailable(
            "the record is being written",
            where=where,
            why=f"another process has held it for {WAIT} s",
            next_step="try again when it is done",
        )
    if isinstance(error, IntegrityError):
        return Invalid("the entry contradicts itself", where=where, why=why, next_step="see the reason above")
    return Unavailable(
        "the database does not answer",
        where=where,
        why=why,
        next_step="check that it runs, that there is space, and that you may use it",
    )
