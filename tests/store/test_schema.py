"""The migrations, the schema and the code agree; importing the room costs nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table

from bashu.model import Sketch
from bashu.store import Entry, Store, open_store
from bashu.store.add import add
from bashu.store.connect import connect, parse_url, writing
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


def test_a_record_from_before_sketches_is_kept_and_added_to(url: str, entry: Callable[..., Entry]) -> None:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    old, late = (_stated(entry(name, {"2023": "100"}, published=day), name) for name, day in DAYS.items())
    engine = connect(parse_url(url))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        add(connection, [old], recorded="2025-06-01T00:00:00+00:00")
    engine.dispose()
    with open_store(url) as store:
        assert [(item.doc, item.statement) for item in store.observations()] == [("old", "ffffffff000000old")]
        assert store.latest()[0].doc == "old"
        store.add([replace(late, sketch=Sketch(b"a" * 256))], recorded=datetime(2025, 7, 1, tzinfo=UTC))
        assert [item.doc for item in store.observations()] == ["old", "late"]
        assert (store.counts().documents, store.latest()[0].doc) == (2, "late")
        assert store.witnesses(old.facts[0].id) == ()


DAYS = {"old": date(2024, 1, 20), "late": date(2024, 6, 1)}


def _stated(entry: Entry, wording: str) -> Entry:
    """The entry with a statement of one figure in that wording."""
    statement = f"ffffffff{wording:0>9}"
    observations = tuple(replace(item, statement=statement) for item in entry.observations)
    return replace(entry, observations=observations, statements=tuple((f.id, statement) for f in entry.facts))


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
