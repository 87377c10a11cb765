"""What facts say apart from their documents, so that a release carried by many sites counts once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the statement; facts that were recorded before are statements of their own."""
    op.add_column("fact", sa.Column("statement", sa.Text))
    op.add_column("observation", sa.Column("statement", sa.Text))
    op.create_index("fact_by_statement", "fact", ["statement"])
