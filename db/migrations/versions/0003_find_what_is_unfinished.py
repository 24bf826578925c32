"""Find what a user's creations are still being made of by an index of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

UNFINISHED = sa.text("status NOT IN ('success', 'failed', 'canceled')")


def upgrade() -> None:
    # It has few entries, whatever there is: PostgreSQL reads the table once, and writers of it wait meanwhile.
    op.create_index(
        "ix_image_generation_tasks_unfinished",
        "image_generation_tasks",
        ["user_id", "id"],
        unique=False,
        sqlite_where=UNFINISHED,
        postgresql_where=UNFINISHED,
    )


def downgrade() -> None:
    op.drop_index("ix_image_generation_tasks_unfinished", "image_generation_tasks")
