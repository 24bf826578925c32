"""Find the webhook deliveries of each user that are due, those about low credits, and the archives of a requester."""

from db.migrations.indexes import create_index, drop_index

revision = "0037"
down_revision = "0036"
additive = True

DELIVERIES = "webhook_deliveries"


def upgrade() -> None:
    create_index(f"ix_{DELIVERIES}_turns", DELIVERIES, ["endpoint_id", "user_id", "due_at"], where="due_at IS NOT NULL")
    create_index(f"ix_{DELIVERIES}_low", DELIVERIES, ["endpoint_id", "user_id"], where="type = 'credits.low'")
    create_index("ix_archives_requester", "archives", ["requester", "finished_at"])


def downgrade() -> None:
    for name in ("ix_archives_requester", f"ix_{DELIVERIES}_low", f"ix_{DELIVERIES}_turns"):
        drop_index(name)
