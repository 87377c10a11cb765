"""The record: documents, facts, series, observations; append-only, with an index over the documents' words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = ("document", "witness", "fact", "observation")


def upgrade() -> None:
    """Make every table of the first version."""
    _documents()
    _facts()
    _series()
    if op.get_bind().dialect.name == "sqlite":
        _refuse_changes_sqlite()
        _index_words_sqlite()
    else:
        _refuse_changes_postgresql()
        _index_words_postgresql()


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("vintage", sa.Text, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("tier", sa.Text, nullable=False),
        sa.Column("facts", sa.Integer, nullable=False),
        sa.Column("observations", sa.Integer, nullable=False),
        sa.Column("parts", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("document_by_vintage", "document", ["vintage"])
    op.create_table(
        "witness",
        sa.Column("doc", sa.Text, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
    )


def _facts() -> None:
    op.create_table(
        "fact",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("doc", sa.Text, sa.ForeignKey("document.id"), nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("indicator_code", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("area_code", sa.Text),
        sa.Column("period", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("qualifier", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("value_start", sa.Integer, nullable=False),
        sa.Column("value_end", sa.Integer, nullable=False),
        sa.Column("value_text", sa.Text, nullable=False),
        sa.Column("half_width", sa.Text),
        sa.Column("method", sa.Text, nullable=False),
    )
    op.create_index("fact_by_doc", "fact", ["doc"])
    op.create_index("fact_by_indicator", "fact", ["indicator_code", "area_code"])
    op.create_index("fact_by_area", "fact", ["area_code"])


def _series() -> None:
    dimensions = ("indicator", "area", "frequency", "kind", "unit", "price_basis")
    op.create_table(
        "series",
        sa.Column("n", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in dimensions),
        sa.UniqueConstraint(*dimensions, name="series_dimensions"),
    )
    op.create_index("series_by_area", "series", ["area"])
    op.create_table(
        "observation",
        sa.Column("series", sa.Integer, sa.ForeignKey("series.n"), primary_key=True),
        sa.Column("period_end", sa.Text, primary_key=True),
        sa.Column("period", sa.Text, primary_key=True),
        sa.Column("fact", sa.Text, sa.ForeignKey("fact.id"), primary_key=True),
        sa.Column("doc", sa.Text, nullable=False),
        sa.Column("vintage", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("half_width", sa.Text),
        sa.Column("qualifier", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "current_value",
        sa.Column("series", sa.Integer, sa.ForeignKey("series.n"), primary_key=True),
        sa.Column("period_end", sa.Text, primary_key=True),
        sa.Column("period", sa.Text, primary_key=True),
        sa.Column("fact", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )


def _refuse_changes_sqlite() -> None:
    for table in APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: {action} refused'); END"
            )
    # INSERT OR REPLACE deletes without firing the triggers above.
    for table in ("document", "fact"):
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR n = NEW.n) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: REPLACE refused'); END"
        )


def _index_words_sqlite() -> None:
    """Trigrams of every document, without a second copy of its text."""
    op.execute(
        "CREATE VIRTUAL TABLE document_words USING "
        "fts5(body, tokenize = 'trigram', content = '', detail = 'none')"
    )
    op.execute("CREATE VIRTUAL TABLE document_trigrams USING fts5vocab('document_words', 'instance')")


def _refuse_changes_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION bashu_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION bashu_refuse()"
        )


def _index_words_postgresql() -> None:
    """A trigram index where the server has pg_trgm and lets us use it; without it searches read every text."""
    bind = op.get_bind()
    offered = bind.execute(sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")).scalar()
    if not offered:
        return
    try:
        with bind.begin_nested():
            bind.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            bind.execute(
                sa.text(
                    "CREATE INDEX document_by_words ON document USING gin "
                    "((title || ' ' || publisher || ' ' || name || ' ' || text) gin_trgm_ops)"
                )
            )
    except sa.exc.DBAPIError:
        return
