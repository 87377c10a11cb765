"""Run migrations on the connection that the store holds; its transaction makes them one step."""

from __future__ import annotations

from alembic import context

from bashu.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
