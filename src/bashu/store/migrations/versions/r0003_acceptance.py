"""Findings of the audit that a person accepted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the acceptances; findings are worked out anew each time and have no table."""
    op.create_table(
        "acceptance",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("finding", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("acceptance_by_finding", "acceptance", ["finding"])
    if op.get_bind().dialect.name == "sqlite":
        _refuse_changes_sqlite()
    else:
        op.execute(
            "CREATE TRIGGER acceptance_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON acceptance "
            "FOR EACH STATEMENT EXECUTE FUNCTION bashu_refuse()"
        )


def _refuse_changes_sqlite() -> None:
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER acceptance_no_{action.lower()} BEFORE {action} ON acceptance "
            f"BEGIN SELECT RAISE(ABORT, 'acceptance is append-only: {action} refused'); END"
        )
    op.execute(
        "CREATE TRIGGER acceptance_no_replace BEFORE INSERT ON acceptance "
        "WHEN EXISTS (SELECT 1 FROM acceptance WHERE id = NEW.id OR n = NEW.n) "
        "BEGIN SELECT RAISE(ABORT, 'acceptance is append-only: REPLACE refused'); END"
    )
