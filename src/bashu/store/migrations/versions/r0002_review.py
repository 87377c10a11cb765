"""Reviews of facts, what holds after them, and the price basis that a sentence states."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the reviews; facts that were recorded before state no price basis."""
    op.add_column("fact", sa.Column("price_basis", sa.Text))
    op.create_table(
        "review",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("fact", sa.Text, sa.ForeignKey("fact.id"), nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("correction", sa.Text, sa.ForeignKey("fact.id")),
        sa.Column("facts", sa.Integer, nullable=False),
        sa.Column("observations", sa.Integer, nullable=False),
    )
    op.create_index("review_by_fact", "review", ["fact"])
    op.create_index("review_by_correction", "review", ["correction"])
    op.create_table(
        "verdict",
        sa.Column("fact", sa.Text, primary_key=True),
        sa.Column("verdict", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":
        _refuse_changes_sqlite()
    else:
        op.execute(
            "CREATE TRIGGER review_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review "
            "FOR EACH STATEMENT EXECUTE FUNCTION bashu_refuse()"
        )


def _refuse_changes_sqlite() -> None:
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER review_no_{action.lower()} BEFORE {action} ON review "
            f"BEGIN SELECT RAISE(ABORT, 'review is append-only: {action} refused'); END"
        )
    op.execute(
        "CREATE TRIGGER review_no_replace BEFORE INSERT ON review "
        "WHEN EXISTS (SELECT 1 FROM review WHERE id = NEW.id OR n = NEW.n) "
        "BEGIN SELECT RAISE(ABORT, 'review is append-only: REPLACE refused'); END"
    )
