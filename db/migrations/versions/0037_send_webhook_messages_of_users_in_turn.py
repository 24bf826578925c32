"""Find the webhook deliveries of each user that are due, and those about low credits."""

from db.migrations.indexes import create_index, drop_index

revision = "0037"
down_revision = "0032"
additive = True

DELIVERIES = "webhook_deliveries"


def upgrade() -> None:
    create_index(f"ix_{DELIVERIES}_turns", DELIVERIES, ["endpoint_id", "user_id", "due_at"], where="due_at IS NOT NULL")
    create_index(f"ix_{DELIVERIES}_low", DELIVERIES, ["endpoint_id", "user_id"], where="type = 'credits.low'")


def downgrade() -> None:
    for name in (f"ix_{DELIVERIES}_low", f"ix_{DELIVERIES}_turns"):
        drop_index(name)
