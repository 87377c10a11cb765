"""Sketches of documents, so that a release that a site carries in slightly other words counts once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add sketches and the statements that differ in wording only; older documents have no sketch."""
    op.create_table(
        "sketch",
        sa.Column("doc", sa.Text, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("wording", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rewording",
        sa.Column("statement", sa.Text, primary_key=True),
        sa.Column("stands_as", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("rewording_by_stands_as", "rewording", ["stands_as"])
