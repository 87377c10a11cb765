"""Bring a record's schema to the version of this bashu."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bashu.errors import Conflict
from bashu.store.schema import VERSION_TABLE, metadata

__all__ = ["HEAD", "migrate", "version_of"]

#: The newest migration; a test holds it to the folder of migrations.
HEAD = "0006"

_FOLDER = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> str | None:
    """The schema version of the record; None where the database holds no record."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return None if version is None else str(version)


def migrate(connection: Connection, *, where: str) -> None:
    """Run the migrations that are missing, in the transaction of ``connection``.

    Conflict where the record is newer than this bashu, or where tables of the same names belong to others.
    """
    version = version_of(connection)
    if version == HEAD:
        return
    if version is None:
        _check_free(connection, where)
    _upgrade(connection, version, where)


def _check_free(connection: Connection, where: str) -> None:
    taken = sorted(set(inspect(connection).get_table_names()) & set(metadata.tables))
    if taken:
        raise Conflict(
            "the database belongs to something else",
            where=where,
            why=f"it holds tables named {', '.join(taken)} that bashu did not make",
            next_step="give bashu a database or a file of its own",
        )


def _upgrade(connection: Connection, version: str | None, where: str) -> None:
    # Alembic takes half a second to import: only a record that is new or old pays for it.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise Conflict(
            "the record is newer than this bashu",
            where=where,
            why=f"its schema is version {version}, this bashu knows up to {HEAD}",
            next_step="upgrade bashu: pip install --upgrade bashu",
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
