"""Store the return addresses and the receipts of payments, and the tickets for event streams."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
additive = True

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
COLUMNS = ("receipt_due_at", "receipt_url", "cancel_url", "success_url")


def upgrade() -> None:
    op.add_column("payments", sa.Column("success_url", sa.Text(), nullable=True))
    op.add_column("payments", sa.Column("cancel_url", sa.Text(), nullable=True))
    op.add_column("payments", sa.Column("receipt_url", sa.Text(), nullable=True))
    op.add_column("payments", sa.Column("receipt_due_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "stream_tickets",
        sa.Column("id", ID, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("variables", sa.Text(), nullable=False),
        sa.Column("operation_name", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("session_ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_stream_tickets_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stream_tickets")),
        sa.UniqueConstraint("hash", name=op.f("uq_stream_tickets_hash")),
    )
    op.create_index("ix_stream_tickets_user_id", "stream_tickets", ["user_id", "id"])
    op.create_index("ix_stream_tickets_expires_at", "stream_tickets", ["expires_at"])


def downgrade() -> None:
    # Tickets are worth nothing after ten minutes.
    op.execute("DELETE FROM stream_tickets")
    op.drop_table("stream_tickets")
    op.execute("UPDATE payments SET receipt_due_at = NULL")
    for column in COLUMNS:
        op.drop_column("payments", column)
