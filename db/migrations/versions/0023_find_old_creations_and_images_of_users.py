"""Find the creations that ended longest ago, and the images of a user."""

from db.migrations.indexes import create_index, drop_index

revision = "0023"
down_revision = "0022"
additive = True

KEPT = "ix_image_generation_tasks_kept"
OF_USERS = "ix_images_user_id"


def upgrade() -> None:
    where = '"completedAt" IS NOT NULL AND deleted_at IS NULL'
    create_index(KEPT, "image_generation_tasks", ["completedAt"], where=where)
    create_index(OF_USERS, "images", ["user_id", "id"])


def downgrade() -> None:
    drop_index(OF_USERS)
    drop_index(KEPT)
