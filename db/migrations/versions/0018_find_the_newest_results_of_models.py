"""Find the generations of a model that ended last."""

from db.migrations.indexes import create_index, drop_index

revision = "0018"
down_revision = "0017"
additive = True

ENDED = "ix_image_generation_tasks_ended"


def upgrade() -> None:
    create_index(ENDED, "image_generation_tasks", ["model", "completedAt"], where='"completedAt" IS NOT NULL')


def downgrade() -> None:
    drop_index(ENDED)
