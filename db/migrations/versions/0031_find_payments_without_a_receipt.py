"""Find the payments whose receipts are to be fetched."""

from db.migrations.indexes import create_index, drop_index

revision = "0031"
down_revision = "0030"
additive = True


def upgrade() -> None:
    create_index("ix_payments_receipt_due_at", "payments", ["receipt_due_at"], where="receipt_due_at IS NOT NULL")


def downgrade() -> None:
    drop_index("ix_payments_receipt_due_at")
