"""How much the record holds is added up from an index: the rows of documents are long with their texts."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the index that every page's counts are read from."""
    op.create_index("document_by_counts", "document", ["facts", "observations"])
