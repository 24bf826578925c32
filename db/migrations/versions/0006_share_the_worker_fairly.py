"""Store when each user was last served, and what was wrong with a result: other processes act on it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

REFUSED = sa.text("result_refused_host IS NOT NULL")


def upgrade() -> None:
    # No table is rewritten: two columns are null, and the default of the third is a constant.
    op.add_column("users", sa.Column("served_at", sa.DateTime(timezone=True), nullable=True))
    table = "image_generation_tasks"
    op.add_column(table, sa.Column("result_reads", sa.Integer(), server_default="0", nullable=False))
    op.add_column(table, sa.Column("result_refused_host", sa.Text(), nullable=True))
    op.create_index(
        f"ix_{table}_result_refused_host",
        table,
        ["result_refused_host"],
        unique=False,
        sqlite_where=REFUSED,
        postgresql_where=REFUSED,
    )


def downgrade() -> None:
    table = "image_generation_tasks"
    op.drop_index(f"ix_{table}_result_refused_host", table)
    # SQLite copies the table for each column.
    op.drop_column(table, "result_refused_host")
    op.drop_column(table, "result_reads")
    op.drop_column("users", "served_at")
