"""Find users by e-mail address, payments by status, and generations without an image, for operators."""

from db.migrations.indexes import create_index, drop_index

revision = "0029"
down_revision = "0028"
additive = True

TASKS = "image_generation_tasks"


def upgrade() -> None:
    create_index("ix_users_email", "users", ["email"])
    create_index("ix_payments_status", "payments", ["status", "id"])
    create_index(f"ix_{TASKS}_failed", TASKS, ["status", "id"], where="status IN ('failed', 'canceled')")


def downgrade() -> None:
    for name in (f"ix_{TASKS}_failed", "ix_payments_status", "ix_users_email"):
        drop_index(name)
