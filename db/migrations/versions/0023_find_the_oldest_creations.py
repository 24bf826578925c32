"""Find the creations that ended longest ago, to delete them after the retention."""

from db.migrations.indexes import create_index, drop_index

revision = "0023"
down_revision = "0022"
additive = True

KEPT = "ix_image_generation_tasks_kept"


def upgrade() -> None:
    where = '"completedAt" IS NOT NULL AND deleted_at IS NULL'
    create_index(KEPT, "image_generation_tasks", ["completedAt"], where=where)


def downgrade() -> None:
    drop_index(KEPT)
