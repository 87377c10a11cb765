"""Open a record, make one, or bring an older one forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bashu.errors import NotFound, Unavailable
from bashu.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL, Engine

__all__ = ["open_store"]


def open_store(url: str, *, create: bool = False) -> Store:
    """Open the record at ``url``: ``sqlite:///PATH`` or ``postgresql://USER@HOST/NAME``.

    With ``create`` a missing one is made; a record of an older version is migrated forward in one step. An SQLite
    file that may not be written is opened for reading, and writing to it is Unavailable.
    NotFound where there is none, Conflict where a newer bashu wrote it or the database belongs to something
    else, Unavailable where the server, its driver or the file cannot be reached, Invalid for a bad URL or a
    file that is no database.
    """
    from bashu.store.connect import connect, parse_url, sqlite_path

    parsed = parse_url(url)
    path = sqlite_path(parsed)
    if path is not None:
        _check_file(path, create=create)
    engine = connect(parsed)
    try:
        _prepare(engine, parsed, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


def _prepare(engine: Engine, url: URL, *, create: bool) -> None:
    from bashu.store.connect import reading, shown, writing
    from bashu.store.migrate import HEAD, migrate, version_of

    with reading(engine) as connection:
        version = version_of(connection)
    if version == HEAD:
        return
    if version is None and not create:
        raise _absent(shown(url), "the database holds no record")
    if version is None and engine.dialect.name == "sqlite":
        with reading(engine) as connection:  # readers and one writer then never wait for each other
            connection.connection.execute("PRAGMA journal_mode = WAL")
    with writing(engine) as connection:
        migrate(connection, where=shown(url))


def _check_file(path: Path, *, create: bool) -> None:
    try:
        exists, is_folder, has_folder = path.exists(), path.is_dir(), path.parent.is_dir()
    except OSError as error:
        raise _unreachable(path, error.strerror or str(error), "ask its owner for access") from None
    if not exists and not create:
        raise _absent(str(path), "there is no such file")
    if is_folder:
        raise _unreachable(path, "it is a folder", "name a file in an existing folder")
    if not has_folder:
        raise _unreachable(path, "its folder does not exist", "name a file in an existing folder")


def _unreachable(path: Path, why: str, next_step: str) -> Unavailable:
    return Unavailable("cannot open the record", where=str(path), why=why, next_step=next_step)


def _absent(where: str, why: str) -> NotFound:
    return NotFound(
        "no record here", where=where, why=why, next_step="make a workspace with 'bashu init DIR'"
    )
