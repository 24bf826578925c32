"""Count and filter what a user's creations are by an index alone: rows with long prompts take long to read."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

SHOWN = sa.text("deleted_at IS NULL")


def upgrade() -> None:
    # On PostgreSQL building an index reads the whole table once, and writers wait meanwhile.
    op.create_index(
        "ix_image_generation_tasks_gallery_shown",
        "image_generation_tasks",
        ["user_id", "id", "status", "style", "deleted_at"],
        unique=False,
        sqlite_where=SHOWN,
        postgresql_where=SHOWN,
    )


def downgrade() -> None:
    op.drop_index("ix_image_generation_tasks_gallery_shown", "image_generation_tasks")
