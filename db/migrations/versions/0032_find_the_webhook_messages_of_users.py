"""Find the webhook deliveries about a user, for erasures and exports."""

from db.migrations.indexes import create_index, drop_index

revision = "0032"
down_revision = "0031"
additive = True


def upgrade() -> None:
    create_index("ix_webhook_deliveries_user_id", "webhook_deliveries", ["user_id"])


def downgrade() -> None:
    drop_index("ix_webhook_deliveries_user_id")
