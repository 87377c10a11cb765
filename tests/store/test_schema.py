"""The migrations, the schema and the code agree; importing the room costs nothing."""

from __future__ import annotations

import subprocess
import sys

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table

from bashu.store import Store
from bashu.store.migrate import _FOLDER, HEAD
from bashu.store.schema import VERSION_TABLE, metadata


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(_FOLDER)).get_current_head() == HEAD


def test_the_migrations_make_the_schema_that_the_code_expects(store: Store) -> None:
    own = set(metadata.tables)

    def is_own(thing: object, name: str | None, kind: str, *_: object) -> bool:
        return name in own if isinstance(thing, Table) else True

    with store._engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "include_object": is_own}
        )
        assert compare_metadata(context, metadata) == []


def test_importing_the_room_does_not_import_sql() -> None:
    code = "import sys, bashu.store; print(sorted({'sqlalchemy', 'alembic', 'psycopg'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_opening_a_record_of_this_version_does_not_import_alembic(store: Store, url: str) -> None:
    code = (
        "import sys; from bashu.store import open_store; open_store(sys.argv[1]).close(); "
        "print('alembic' in sys.modules)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, url], capture_output=True, text=True, check=True
    ).stdout
    assert shown.strip() == "False"
